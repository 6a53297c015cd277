//! The actions of each objective and of those below it, added up from the lowest objectives upwards.

use std::collections::HashMap;

use super::action::ActionProgress;
use crate::mission::{objective::Objective, vocabulary::Status};

/// What the actions of an objective, and of those below it, come to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RolledUp<'p, 'a> {
    /// The worst of those that there is something to say of; of several, the last.
    pub(super) worst: Option<&'p ActionProgress<'a>>,
    /// How many there are.
    pub(super) actions: usize,
    /// How many of them are done.
    pub(super) actions_done: usize,
    /// How many of them nobody measures.
    pub(super) unmeasured: usize,
    /// Σ weight.
    weights: f64,
    /// Σ weight × share done; an action that nobody measures counts as nothing done.
    weighed: f64,
}

impl<'p, 'a> RolledUp<'p, 'a> {
    /// Takes one action.
    fn of(action: &'p ActionProgress<'a>) -> Self {
        Self {
            worst: action.is_current().then_some(action),
            actions: 1,
            actions_done: usize::from(action.status == Status::Done),
            unmeasured: usize::from(action.done.is_none()),
            weights: action.weight,
            weighed: action.weight * action.done.unwrap_or(0.0),
        }
    }

    /// Adds others after these.
    fn add(&mut self, others: &Self) {
        let standing = |one: Option<&ActionProgress<'_>>| one.map(|action| action.standing);
        if others.worst.is_some() && standing(others.worst) >= standing(self.worst) {
            self.worst = others.worst;
        }
        self.actions += others.actions;
        self.actions_done += others.actions_done;
        self.unmeasured += others.unmeasured;
        self.weights += others.weights;
        self.weighed += others.weighed;
    }

    /// Returns Σ weight × share done ÷ Σ weight.
    pub(super) fn done(&self) -> Option<f64> {
        (self.weights > 0.0).then(|| self.weighed / self.weights)
    }
}

/// Returns what the actions of each objective come to, by its id, in linear time.
///
/// Objectives in a circle all come to the same: each is below the others. One of two objectives with the same id, which
/// is reported, stands for both.
pub(super) fn rolled_up<'p, 'a>(
    objectives: &'a [Objective],
    actions: &'p [ActionProgress<'a>],
) -> HashMap<&'a str, RolledUp<'p, 'a>> {
    let mut nodes: HashMap<&str, usize> = HashMap::with_capacity(objectives.len());
    for (node, objective) in objectives.iter().enumerate() {
        nodes.entry(&objective.id.value).or_insert(node);
    }
    let mut sums = vec![RolledUp::default(); objectives.len()];
    for action in actions {
        if let Some(node) = nodes.get(action.objective.unwrap_or_default()) {
            sums[*node].add(&RolledUp::of(action));
        }
    }
    let parent = |objective: &Objective| nodes.get(objective.parent.as_ref()?.value.as_str()).copied();
    let own = |(node, objective): &(usize, &Objective)| nodes.get(objective.id.value.as_str()) == Some(node);
    let mut above: Vec<Option<usize>> = vec![None; objectives.len()];
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); objectives.len()];
    for (node, objective) in objectives.iter().enumerate().filter(own) {
        above[node] = parent(objective);
        if let Some(parent) = above[node] {
            below[parent].push(node);
        }
    }
    add_upwards(&mut sums, &above, &below);
    nodes.into_iter().map(|(id, node)| (id, sums[node])).collect()
}

/// Adds to each the sums of those below it, the last first; what remains once the lowest are taken away stands in circles.
fn add_upwards(sums: &mut [RolledUp<'_, '_>], above: &[Option<usize>], below: &[Vec<usize>]) {
    let mut waiting: Vec<usize> = below.iter().map(Vec::len).collect();
    let mut settled = vec![false; sums.len()];
    let mut ready: Vec<usize> = (0..sums.len()).filter(|node| waiting[*node] == 0).collect();
    while let Some(node) = ready.pop() {
        add_below(node, sums, below, &settled);
        settled[node] = true;
        if let Some(parent) = above[node] {
            waiting[parent] -= 1;
            if waiting[parent] == 0 {
                ready.push(parent);
            }
        }
    }
    for first in 0..sums.len() {
        if settled[first] {
            continue;
        }
        let circle: Vec<usize> = circle(first, above).collect();
        circle.iter().for_each(|node| add_below(*node, sums, below, &settled));
        let mut all = RolledUp::default();
        circle.iter().for_each(|node| all.add(&sums[*node]));
        for node in circle {
            (sums[node], settled[node]) = (all, true);
        }
    }
}

/// Adds to an objective's sum those of the settled ones right below it.
fn add_below(node: usize, sums: &mut [RolledUp<'_, '_>], below: &[Vec<usize>], settled: &[bool]) {
    for child in below[node].iter().rev().filter(|child| settled[**child]) {
        let sum = sums[*child];
        sums[node].add(&sum);
    }
}

/// Returns the objectives of a circle, from one of them upwards until it comes back.
fn circle(first: usize, above: &[Option<usize>]) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(first), move |node| above[*node].filter(|parent| *parent != first))
}

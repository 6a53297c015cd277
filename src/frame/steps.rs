//! The steps of a mission: its own, or the method's, resolved into one list.

use std::collections::{HashMap, HashSet};

use super::{
    method::{Kind, MethodStep, ShownBy, method_step, method_steps},
    shown::{State, shown},
};
use crate::{
    language::{Text, list::List, text},
    mission::{calendar::Step, vocabulary::Role},
    snapshot::Snapshot,
};

/// A step to be scheduled.
#[derive(Clone, Debug)]
pub(crate) struct Planned<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    /// Its name.
    pub(crate) label: Text,
    /// The method's phase, 1 to 4, where it is known.
    pub(crate) phase: Option<i64>,
    /// Working days.
    pub(crate) duration: i64,
    /// The steps that must end first, as indices.
    pub(crate) after: Vec<usize>,
    /// The person in charge.
    pub(crate) owner: Option<&'a str>,
    /// Who does it, by the method.
    pub(crate) by: Option<Role>,
    /// To whom it is presented.
    pub(crate) presented_to: Vec<Role>,
    /// What happens in it.
    pub(crate) kind: Kind,
    /// Days of federation support.
    pub(crate) support_days: f64,
    /// How far it has come.
    pub(crate) state: State,
    /// The mission's own table, where it has one.
    pub(crate) own: Option<&'a Step>,
    /// The method's step that it is or stands for.
    pub(crate) method: Option<&'static MethodStep>,
    /// Whether a person says that it is done.
    is_declared: bool,
}

/// A step before its references are resolved.
struct Raw<'a> {
    own: Option<&'a Step>,
    method: Option<&'static MethodStep>,
}

impl<'a> Raw<'a> {
    fn id(&self) -> &'a str {
        match (self.own, self.method) {
            (Some(own), _) => &own.id.value,
            (None, Some(method)) => &method.id,
            (None, None) => "",
        }
    }

    fn after(&self) -> Vec<&'a str> {
        match (self.own, self.method) {
            (Some(own), _) => own.after.iter().map(|before| before.value.as_str()).collect(),
            (None, Some(method)) => method.after.iter().map(String::as_str).collect(),
            (None, None) => Vec::new(),
        }
    }
}

/// Returns the steps in order: the mission's, with the method's that they wait for, else the method's.
///
/// Where none is the council's vote, the method's is added; every step leads to it.
pub(crate) fn steps<'a>(snapshot: &Snapshot<'a>) -> Vec<Planned<'a>> {
    let raws = raws(&snapshot.mission.frame.steps);
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, raw) in raws.iter().enumerate() {
        index.entry(raw.id()).or_default().push(at);
    }
    for (at, raw) in raws.iter().enumerate() {
        // Several steps may stand for one of the method's.
        if let Some(method) = raw.method.filter(|method| method.id != raw.id()) {
            index.entry(&method.id).or_default().push(at);
        }
    }
    let mut planned: Vec<Planned<'a>> = raws.iter().map(|raw| planned(snapshot, raw, &index)).collect();
    let vote = planned.iter().rposition(|step| step.kind == Kind::Vote);
    if let Some(vote) = vote {
        let waited: HashSet<usize> = planned.iter().flat_map(|step| step.after.iter().copied()).collect();
        let ends = (0..planned.len()).filter(|at| *at != vote && !waited.contains(at));
        let ends: Vec<usize> = ends.filter(|at| planned[*at].kind != Kind::Vote).collect();
        planned[vote].after.extend(ends);
    }
    imply(&mut planned);
    planned
}

/// Returns the phases of the method that have no step but the vote: a mission's own steps replace all of the method's.
pub(crate) fn bare_phases(steps: &[Planned<'_>]) -> Vec<i64> {
    let has = |phase: &i64| steps.iter().any(|step| step.kind != Kind::Vote && step.phase == Some(*phase));
    (1..=4).filter(|phase| !has(phase)).collect()
}

/// Says which phases have no step; none where all have.
pub(crate) fn bare(phases: &[i64]) -> Option<Text> {
    match phases {
        [] => None,
        [phase] => {
            Some(text!("la phase {phase} n'a aucune étape", "phase {phase} has no step", phase = phase))
        }
        phases => Some(text!(
            "les phases {phases} n'ont aucune étape",
            "phases {phases} have no step",
            phases = List::and(phases)
        )),
    }
}

/// Returns the mission's own steps with those of the method's that they wait for, or all of the method's.
fn raws(own: &[Step]) -> Vec<Raw<'_>> {
    let of_method = |method: &'static MethodStep| Raw { own: None, method: Some(method) };
    if own.is_empty() {
        return method_steps().iter().map(of_method).collect();
    }
    let mut raws: Vec<Raw<'_>> = own
        .iter()
        .map(|step| {
            let named = step.method.as_ref().map_or(step.id.value.as_str(), |method| &method.value);
            Raw { own: Some(step), method: method_step(named) }
        })
        .collect();
    let mut wanted: Vec<&str> = raws.iter().flat_map(Raw::after).collect();
    let mut added: Vec<&'static MethodStep> = Vec::new();
    if !raws.iter().any(|raw| raw.method.is_some_and(|method| method.kind == Kind::Vote)) {
        added.extend(method_step("vote"));
    }
    let there: HashSet<&str> = raws
        .iter()
        .flat_map(|raw| [Some(raw.id()), raw.method.map(|method| method.id.as_str())])
        .flatten()
        .collect();
    while let Some(id) = wanted.pop() {
        let is_there = there.contains(id) || added.iter().any(|method| method.id == id);
        if let (false, Some(method)) = (is_there, method_step(id)) {
            added.push(method);
            wanted.extend(method.after.iter().map(String::as_str));
        }
    }
    // The vote comes last, the others first, in the method's order.
    let order = |method: &&MethodStep| method_steps().iter().position(|step| step.id == method.id);
    added.sort_by_key(order);
    let (last, first): (Vec<_>, Vec<_>) = added.into_iter().partition(|method| method.kind == Kind::Vote);
    let mut all: Vec<Raw<'_>> = first.into_iter().map(of_method).collect();
    all.append(&mut raws);
    all.extend(last.into_iter().map(of_method));
    all
}

fn planned<'a>(snapshot: &Snapshot<'a>, raw: &Raw<'a>, index: &HashMap<&str, Vec<usize>>) -> Planned<'a> {
    let id = raw.id();
    let own = raw.own;
    let method = raw.method;
    let after = raw.after().into_iter().filter_map(|before| index.get(before)).flatten().copied();
    let own_label = own.and_then(|own| own.label.as_ref()).map(|label| Text::same(&label.value));
    let label = own_label.or_else(|| method.map(|method| method.label.text()));
    let presented_to = match own {
        Some(own) if !own.presented_to.is_empty() => own.presented_to.clone(),
        _ => method.map(MethodStep::presented_to).unwrap_or_default(),
    };
    // A step of the mission's own that is presented to others brings them together.
    let others = |role: &Role| matches!(role, Role::Elected | Role::Professional);
    let default = if presented_to.iter().any(others) { Kind::Meeting } else { Kind::Work };
    let support = match own {
        Some(own) => own.support_days.as_ref().map_or(0.0, |days| days.value),
        None => method.map_or(0.0, |method| method.support),
    };
    let declared = declared(snapshot, raw);
    Planned {
        id,
        label: label.unwrap_or_else(|| Text::same(id)),
        phase: own
            .and_then(|own| own.phase.as_ref())
            .map(|phase| phase.value)
            .or(method.map(|method| method.phase)),
        duration: own
            .and_then(|own| own.duration.as_ref())
            .map(|days| days.value)
            .or(method.map(|method| method.duration))
            .unwrap_or(1),
        after: after.collect(),
        owner: own.and_then(|own| own.owner.as_ref()).map(|owner| owner.value.as_str()),
        by: method.and_then(MethodStep::by),
        presented_to,
        kind: method.map_or(default, |method| method.kind),
        support_days: support.max(0.0),
        state: state(snapshot, raw, declared),
        own,
        method,
        is_declared: declared.is_some(),
    }
}

/// Returns what a person says of a step that is done: in its table, else in `[[calendar.done]]`.
fn declared(snapshot: &Snapshot<'_>, raw: &Raw<'_>) -> Option<State> {
    let own = raw.own.and_then(|own| own.done.as_ref()).map(|date| date.value);
    if let Some(date) = own.filter(|date| *date <= snapshot.today) {
        return Some(State::Done(Some(date)));
    }
    let method = raw.method.map(|method| method.id.as_str());
    listed(snapshot, raw.id()).or_else(|| listed(snapshot, method?))
}

/// Returns what `[[calendar.done]]` says of a step.
pub(crate) fn listed(snapshot: &Snapshot<'_>, id: &str) -> Option<State> {
    let mut done = snapshot.mission.frame.calendar.done.iter();
    let found = done.find(|done| done.step.as_ref().is_some_and(|step| step.value == id))?;
    let date = found.date.as_ref().map(|date| date.value);
    date.is_none_or(|date| date <= snapshot.today).then_some(State::Done(date))
}

/// Returns how far a step has come: what a person says, then what the mission shows.
fn state(snapshot: &Snapshot<'_>, raw: &Raw<'_>, declared: Option<State>) -> State {
    if let Some(declared) = declared {
        return declared;
    }
    let shown = raw.method.and_then(|method| shown(snapshot, method)).unwrap_or(State::ToDo);
    let started = raw.own.and_then(|own| own.started.as_ref()).map(|date| date.value);
    match (shown, started.filter(|date| *date <= snapshot.today)) {
        (State::Done(date), _) => State::Done(date),
        (_, Some(started)) => State::Begun(Some(started)),
        (shown, None) => shown,
    }
}

/// Tells apart from what is to be done what nobody speaks of: all that comes before a step that a person
/// says is done, and each step that only people can speak of, where a later one has begun.
///
/// It is neither late nor done: that a meeting was held is for people to say.
fn imply(steps: &mut [Planned<'_>]) {
    // A day for the vote is set long before the presentations are made.
    let tells = |step: &Planned<'_>| {
        let is_day = step.method.is_some_and(|method| method.shown_by == Some(ShownBy::VoteDate));
        step.state != State::ToDo && (step.is_declared || !is_day)
    };
    let (declared, shown): (Vec<usize>, Vec<usize>) =
        (0..steps.len()).filter(|at| tells(&steps[*at])).partition(|at| steps[*at].is_declared);
    for at in earlier(steps, declared) {
        if !steps[at].state.is_done() {
            steps[at].state = State::Unsaid;
        }
    }
    for at in earlier(steps, shown) {
        let is_silent = steps[at].method.is_none_or(|method| method.shown_by.is_none());
        if is_silent && steps[at].state == State::ToDo {
            steps[at].state = State::Unsaid;
        }
    }
}

/// Returns the steps that some wait for, near and far.
fn earlier(steps: &[Planned<'_>], from: Vec<usize>) -> Vec<usize> {
    let mut seen = vec![false; steps.len()];
    let (mut stack, mut found) = (from, Vec::new());
    while let Some(at) = stack.pop() {
        for before in steps[at].after.iter().copied() {
            if !std::mem::replace(&mut seen[before], true) {
                found.push(before);
                stack.push(before);
            }
        }
    }
    found
}

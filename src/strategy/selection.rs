//! The set of actions that contributes most within the means of each year.
//!
//! A 0–1 linear programme: maximise Σ contribution, each year's euros and days within the means left by what
//! is already under way, no action without those it waits for. Contributions are whole numbers, so that a set
//! less than one point below the solver's bound is the best there is.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use super::{
    load::{days_by_year, money_by_year},
    means::Means,
    plan::{PersonView, euros, person},
    progress::Log,
    rank::title,
    solver::{self, Programme},
};
use crate::{
    language::{money::Money, vocabulary::Vocabulary as _},
    mission::{Mission, action::Action, vocabulary::Status},
    snapshot::Snapshot,
};

/// What means are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Resource<'a> {
    /// Euros.
    Budget,
    /// Working days of all.
    Days,
    /// Working days of a person.
    Person(&'a str),
}

/// The set chosen, and what is left out and why; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Selection<'a> {
    /// Whether no set can contribute more: false where the solver had no time to prove it.
    pub(crate) proven: bool,
    /// What the set contributes.
    pub(crate) contribution: i64,
    /// What no set can exceed.
    pub(crate) bound: i64,
    /// What all the actions that can be chosen would contribute together.
    pub(crate) possible: i64,
    /// The actions done or under way: they stay, and use up means first.
    pub(crate) kept: Vec<Selected<'a>>,
    /// The actions chosen.
    pub(crate) chosen: Vec<Selected<'a>>,
    /// The actions left out, the most contributing first.
    pub(crate) left_out: Vec<LeftOut<'a>>,
    /// The means, year by year.
    pub(crate) means: Vec<YearMeans<'a>>,
}

/// An action of the set.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Selected<'a> {
    /// The action's id.
    pub(crate) id: &'a str,
    /// What is done.
    pub(crate) title: &'a str,
    /// The status's key.
    pub(crate) status: &'static str,
    /// From 1 to 5; none where it is not rated.
    pub(crate) contribution: Option<i64>,
    /// Euros; none counts as 0.
    #[serde(serialize_with = "euros")]
    pub(crate) cost: Option<Money>,
    /// Working days; none counts as 0.
    pub(crate) days: Option<f64>,
}

/// An action left out, and why.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LeftOut<'a> {
    /// The action.
    #[serde(flatten)]
    pub(crate) action: Selected<'a>,
    /// Why; several reasons may hold at once.
    pub(crate) reasons: Vec<Reason<'a>>,
}

/// Why an action is left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub(crate) enum Reason<'a> {
    /// It has no deadline: there is no year to charge.
    NoDeadline,
    /// It says no contribution: it cannot be weighed.
    NotRated,
    /// It waits for actions that are left out.
    WaitsFor {
        /// Their ids.
        actions: Vec<&'a str>,
    },
    /// It asks for more than a year has, the actions under way deducted.
    Beyond {
        /// What it lacks.
        resource: Resource<'a>,
        /// When.
        year: i16,
        /// What it asks for.
        needs: f64,
        /// What the year has.
        has: f64,
    },
    /// It asks for more than the set leaves of a year.
    Short {
        /// What it lacks.
        resource: Resource<'a>,
        /// When.
        year: i16,
        /// What it asks for.
        needs: f64,
        /// What the set leaves.
        left: f64,
    },
}

/// A year's means of one kind.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct YearMeans<'a> {
    /// What.
    pub(crate) resource: Resource<'a>,
    /// The person's name, where it is a person's.
    pub(crate) person: Option<PersonView<'a>>,
    /// When.
    pub(crate) year: i16,
    /// What there is; none where it is not limited.
    pub(crate) limit: Option<f64>,
    /// What the actions done or under way use.
    pub(crate) kept: f64,
    /// What the actions chosen use.
    pub(crate) chosen: f64,
    /// What all the actions would use.
    pub(crate) asked: f64,
}

/// What an action uses of each year's means.
type Uses<'a> = Vec<((Resource<'a>, i16), f64)>;

/// Half a cent, or a second of a working day: below it two figures are the same.
const ROUNDING: f64 = 0.004;

/// Returns the set that contributes most within the means.
pub(crate) fn selection<'a>(snapshot: &Snapshot<'a>, means: &Means) -> Selection<'a> {
    let mission = snapshot.mission;
    let log = Log::of(&mission.measures, snapshot.today);
    let (kept, candidates): (Vec<&Action>, Vec<&Action>) = mission
        .actions
        .iter()
        .filter(|action| log.status(action) != Status::Dropped)
        .partition(|action| matches!(log.status(action), Status::Done | Status::Running));
    let problem = Problem::new(mission, means, &kept, candidates);
    let solved = solver::solve(&problem.programme());
    let chosen = problem.completed(solved.chosen);
    let contribution = problem.worth(&chosen);
    let possible = problem.worth(&vec![true; chosen.len()]);
    let bound = solved.bound.min(possible).max(contribution);
    Selection {
        proven: solved.proven || contribution == bound,
        contribution,
        bound: if solved.proven { contribution } else { bound },
        possible,
        kept: kept.iter().map(|action| selected(action, &log)).collect(),
        chosen: problem.picked(&chosen, true).map(|(_, action)| selected(action, &log)).collect(),
        left_out: problem.left_out(&chosen, &log),
        means: problem.means(&chosen),
    }
}

fn selected<'a>(action: &'a Action, log: &Log<'_>) -> Selected<'a> {
    Selected {
        id: &action.id.value,
        title: title(action),
        status: log.status(action).key(),
        contribution: action.contribution.as_ref().map(|contribution| contribution.value),
        cost: action.cost.as_ref().map(|cost| cost.value),
        days: action.days.as_ref().map(|days| days.value),
    }
}

/// The actions that can be chosen, what each uses, and what there is.
struct Problem<'a> {
    mission: &'a Mission,
    candidates: Vec<&'a Action>,
    uses: Vec<Uses<'a>>,
    /// For each candidate, the candidates that it waits for.
    before: Vec<Vec<usize>>,
    /// Each year's limit; `kept` deducted it may be less than nothing.
    limits: BTreeMap<(Resource<'a>, i16), f64>,
    kept: BTreeMap<(Resource<'a>, i16), f64>,
}

impl<'a> Problem<'a> {
    fn new(mission: &'a Mission, means: &Means, kept: &[&'a Action], candidates: Vec<&'a Action>) -> Self {
        let people: HashSet<&str> = means.people.keys().map(String::as_str).collect();
        let asked: Vec<Uses<'_>> = candidates.iter().map(|action| uses(action, &people)).collect();
        let mut used = BTreeMap::new();
        for (key, use_) in kept.iter().flat_map(|action| uses(action, &people)) {
            *used.entry(key).or_default() += use_;
        }
        let index: HashMap<&str, usize> =
            candidates.iter().enumerate().map(|(at, action)| (action.id.value.as_str(), at)).collect();
        let before = candidates
            .iter()
            .enumerate()
            .map(|(own, action)| {
                let found = action.after.iter().filter_map(|id| index.get(id.value.as_str()).copied());
                found.filter(|at| *at != own).collect()
            })
            .collect();
        let mut limits = BTreeMap::new();
        for key in asked.iter().flatten().map(|(key, _)| *key).chain(used.keys().copied()) {
            let (resource, year) = key;
            let limit = match resource {
                Resource::Budget => means.budget.of(year),
                Resource::Days => means.days.of(year),
                Resource::Person(id) => means.people.get(id).copied(),
            };
            if let Some(limit) = limit {
                limits.insert(key, limit.max(0.0));
            }
        }
        Self { mission, candidates, uses: asked, before, limits, kept: used }
    }

    /// Returns what a year still has for the candidates.
    fn free(&self, key: &(Resource<'a>, i16)) -> Option<f64> {
        let limit = self.limits.get(key)?;
        Some((limit - self.kept.get(key).copied().unwrap_or_default()).max(0.0))
    }

    /// Returns whether a candidate can be chosen at all.
    fn is_possible(&self, at: usize) -> bool {
        let has_year = self.candidates[at].deadline.is_some() || asks_nothing(self.candidates[at]);
        has_year
            && self.uses[at]
                .iter()
                .all(|(key, use_)| self.free(key).is_none_or(|free| *use_ <= free + ROUNDING))
    }

    fn programme(&self) -> Programme {
        let mut constraints: BTreeMap<(Resource<'_>, i16), Vec<(usize, f64)>> = BTreeMap::new();
        for (at, uses) in self.uses.iter().enumerate() {
            for (key, use_) in uses.iter().filter(|(key, use_)| *use_ > 0.0 && self.limits.contains_key(key))
            {
                constraints.entry(*key).or_default().push((at, *use_));
            }
        }
        let constraints = constraints
            .into_iter()
            .filter_map(|(key, uses)| Some((uses, self.free(&key)? + ROUNDING)))
            .collect();
        Programme {
            values: (0..self.candidates.len()).map(|at| self.value(at)).collect(),
            possible: (0..self.candidates.len()).map(|at| self.is_possible(at)).collect(),
            constraints,
            before: self.before.clone(),
        }
    }

    fn value(&self, at: usize) -> i64 {
        self.candidates[at].contribution.as_ref().map_or(0, |contribution| contribution.value)
    }

    fn worth(&self, chosen: &[bool]) -> i64 {
        (0..chosen.len()).filter(|at| chosen[*at]).map(|at| self.value(at)).sum()
    }

    /// Takes out what contributes nothing and that nothing waits for, then adds what still fits.
    fn completed(&self, mut chosen: Vec<bool>) -> Vec<bool> {
        let mut needed = vec![false; chosen.len()];
        let mut stack: Vec<usize> =
            (0..chosen.len()).filter(|at| chosen[*at] && self.value(*at) > 0).collect();
        while let Some(at) = stack.pop() {
            if !std::mem::replace(&mut needed[at], true) {
                stack.extend(&self.before[at]);
            }
        }
        chosen.iter_mut().zip(&needed).for_each(|(chosen, needed)| *chosen &= needed);
        let mut left = self.left(&chosen);
        for at in solver::by_precedence(&self.before) {
            let fits = self.value(at) > 0
                && !chosen[at]
                && self.is_possible(at)
                && self.before[at].iter().all(|before| chosen[*before])
                && self.uses[at]
                    .iter()
                    .all(|(key, use_)| left.get(key).is_none_or(|left| *use_ <= left + ROUNDING));
            if fits {
                chosen[at] = true;
                for (key, use_) in &self.uses[at] {
                    left.entry(*key).and_modify(|left| *left -= use_);
                }
            }
        }
        chosen
    }

    /// Returns what the set leaves of each year that is limited.
    fn left(&self, chosen: &[bool]) -> BTreeMap<(Resource<'a>, i16), f64> {
        let mut left: BTreeMap<_, f64> =
            self.limits.keys().filter_map(|key| Some((*key, self.free(key)?))).collect();
        for (at, _) in self.picked(chosen, true) {
            for (key, use_) in &self.uses[at] {
                left.entry(*key).and_modify(|left| *left -= use_);
            }
        }
        left
    }

    fn picked<'s>(
        &'s self,
        chosen: &'s [bool],
        whether: bool,
    ) -> impl Iterator<Item = (usize, &'a Action)> + 's {
        self.candidates.iter().copied().enumerate().filter(move |(at, _)| chosen[*at] == whether)
    }

    fn left_out(&self, chosen: &[bool], log: &Log<'_>) -> Vec<LeftOut<'a>> {
        let left = self.left(chosen);
        let mut out: Vec<LeftOut<'_>> = self
            .picked(chosen, false)
            .map(|(at, action)| LeftOut {
                action: selected(action, log),
                reasons: self.reasons(at, chosen, &left),
            })
            .collect();
        out.sort_by(|a, b| {
            b.action.contribution.cmp(&a.action.contribution).then_with(|| a.action.id.cmp(b.action.id))
        });
        out
    }

    fn reasons(
        &self,
        at: usize,
        chosen: &[bool],
        left: &BTreeMap<(Resource<'a>, i16), f64>,
    ) -> Vec<Reason<'a>> {
        let action = self.candidates[at];
        let mut reasons = Vec::new();
        if action.contribution.is_none() {
            reasons.push(Reason::NotRated);
        }
        if action.deadline.is_none() && !asks_nothing(action) {
            reasons.push(Reason::NoDeadline);
        }
        let waits = self.before[at].iter().filter(|before| !chosen[**before]);
        let waits: Vec<&str> = waits.map(|before| self.candidates[*before].id.value.as_str()).collect();
        if !waits.is_empty() {
            reasons.push(Reason::WaitsFor { actions: waits });
        }
        for (key, needs) in &self.uses[at] {
            let Some((free, left)) = self.free(key).zip(left.get(key).copied()) else { continue };
            let ((resource, year), needs) = (*key, *needs);
            if needs > free + ROUNDING {
                reasons.push(Reason::Beyond { resource, year, needs, has: free });
            } else if needs > left + ROUNDING {
                reasons.push(Reason::Short { resource, year, needs, left: left.max(0.0) });
            }
        }
        reasons
    }

    fn means(&self, chosen: &[bool]) -> Vec<YearMeans<'a>> {
        let mut sums: BTreeMap<(Resource<'a>, i16), (f64, f64)> =
            self.kept.iter().map(|(key, kept)| (*key, (0.0, *kept))).collect();
        for (at, uses) in self.uses.iter().enumerate() {
            for (key, use_) in uses {
                let sum = sums.entry(*key).or_default();
                sum.0 += if chosen[at] { *use_ } else { 0.0 };
                sum.1 += use_;
            }
        }
        let means = sums.into_iter().filter(|(_, (_, asked))| *asked > 0.0);
        let means = means.map(|((resource, year), (chosen, asked))| YearMeans {
            resource,
            person: match resource {
                Resource::Person(id) => Some(person(id, self.mission)),
                Resource::Budget | Resource::Days => None,
            },
            year,
            limit: self.limits.get(&(resource, year)).copied(),
            kept: self.kept.get(&(resource, year)).copied().unwrap_or_default(),
            chosen,
            asked,
        });
        means.collect()
    }
}

fn uses<'a>(action: &'a Action, people: &HashSet<&str>) -> Uses<'a> {
    let cost = action.cost.as_ref().map_or(Money::default(), |cost| cost.value);
    let euros =
        money_by_year(action, cost).into_iter().map(|(year, part)| (Resource::Budget, year, part.as_euros()));
    let days = days_by_year(action);
    let owner =
        action.owner.as_ref().map(|owner| owner.value.as_str()).filter(|owner| people.contains(owner));
    let own = days.iter().filter_map(|(year, part)| Some((Resource::Person(owner?), *year, *part)));
    let all = days.iter().map(|(year, part)| (Resource::Days, *year, *part));
    euros.chain(all).chain(own).map(|(resource, year, part)| ((resource, year), part)).collect()
}

/// Tells whether an action asks for no means at all.
fn asks_nothing(action: &Action) -> bool {
    let costs = action.cost.as_ref().is_some_and(|cost| cost.value.cents > 0);
    let works = action.days.as_ref().is_some_and(|days| days.value > 0.0);
    !costs && !works
}

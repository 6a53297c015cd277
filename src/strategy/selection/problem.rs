//! The programme behind a selection: what each action uses of each year, what there is, what may be chosen.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    super::{
        load::{days_by_year, money_by_year},
        means::{Means, Yearly},
        plan::person,
        progress::Log,
        solver::{self, Programme},
    },
    LeftOut, Reason, Resource, YearMeans, selected,
};
use crate::{
    language::money::Money,
    mission::{Mission, action::Action},
};

/// What an action uses of each year's means.
type Uses<'a> = Vec<((Resource<'a>, i16), f64)>;

/// Half a cent, or a second of a working day: below it two figures are the same.
const ROUNDING: f64 = 0.004;

/// The actions that can be chosen, what each uses, and what there is.
pub(super) struct Problem<'a> {
    mission: &'a Mission,
    candidates: Vec<&'a Action>,
    uses: Vec<Uses<'a>>,
    /// For each candidate, the candidates that it waits for.
    before: Vec<Vec<usize>>,
    /// For each candidate, the limited means of which it does not say what it asks for.
    pub(super) unknown: Vec<Vec<Resource<'a>>>,
    /// The ids of the actions given up.
    pub(super) dropped: HashSet<&'a str>,
    /// Each year's limit; `kept` deducted it may be less than nothing.
    limits: BTreeMap<(Resource<'a>, i16), f64>,
    kept: BTreeMap<(Resource<'a>, i16), f64>,
}

impl<'a> Problem<'a> {
    pub(super) fn new(
        mission: &'a Mission,
        means: &Means,
        kept: &[&'a Action],
        candidates: Vec<&'a Action>,
    ) -> Self {
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
        let unknown = candidates.iter().map(|action| unknown(action, means)).collect();
        let dropped = HashSet::new();
        Self { mission, candidates, uses: asked, before, unknown, dropped, limits, kept: used }
    }

    /// Returns the actions given up that a candidate waits for.
    fn waits_for_dropped(&self, at: usize) -> impl Iterator<Item = &'a str> {
        let after = self.candidates[at].after.iter().map(|id| id.value.as_str());
        after.filter(|id| self.dropped.contains(id))
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
            && self.unknown[at].is_empty()
            && self.waits_for_dropped(at).next().is_none()
            && self.uses[at]
                .iter()
                .all(|(key, use_)| self.free(key).is_none_or(|free| *use_ <= free + ROUNDING))
    }

    pub(super) fn programme(&self) -> Programme {
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

    pub(super) fn worth(&self, chosen: &[bool]) -> i64 {
        (0..chosen.len()).filter(|at| chosen[*at]).map(|at| self.value(at)).sum()
    }

    /// Takes out what contributes nothing and that nothing waits for, then adds what still fits.
    pub(super) fn completed(&self, mut chosen: Vec<bool>) -> Vec<bool> {
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

    pub(super) fn picked<'s>(
        &'s self,
        chosen: &'s [bool],
        whether: bool,
    ) -> impl Iterator<Item = (usize, &'a Action)> + 's {
        self.candidates.iter().copied().enumerate().filter(move |(at, _)| chosen[*at] == whether)
    }

    /// Returns the actions left out, and those set aside because they do not say what they ask for.
    pub(super) fn left_out(&self, chosen: &[bool], log: &Log<'_>) -> (Vec<LeftOut<'a>>, Vec<LeftOut<'a>>) {
        let left = self.left(chosen);
        let mut out: Vec<(usize, LeftOut<'_>)> = self
            .picked(chosen, false)
            .map(|(at, action)| {
                (at, LeftOut { action: selected(action, log), reasons: self.reasons(at, chosen, &left) })
            })
            .collect();
        out.sort_by(|(_, a), (_, b)| {
            b.action.contribution.cmp(&a.action.contribution).then_with(|| a.action.id.cmp(b.action.id))
        });
        let (left_out, aside): (Vec<_>, Vec<_>) =
            out.into_iter().partition(|(at, _)| self.unknown[*at].is_empty());
        let only = |list: Vec<(usize, LeftOut<'a>)>| list.into_iter().map(|(_, left)| left).collect();
        (only(left_out), only(aside))
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
        reasons.extend(self.unknown[at].iter().map(|resource| Reason::Unknown { resource: *resource }));
        let dropped: Vec<&str> = self.waits_for_dropped(at).collect();
        if !dropped.is_empty() {
            reasons.push(Reason::WaitsForDropped { actions: dropped });
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

    pub(super) fn means(&self, chosen: &[bool]) -> Vec<YearMeans<'a>> {
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

/// Returns the limited means of which an action does not say what it asks for, in the years that it has.
fn unknown<'a>(action: &'a Action, means: &Means) -> Vec<Resource<'a>> {
    let years: Vec<i16> = days_by_year(action).into_iter().map(|(year, _)| year).collect();
    let is_limited = |yearly: &Yearly| {
        if years.is_empty() {
            !yearly.is_endless()
        } else {
            years.iter().any(|year| yearly.of(*year).is_some())
        }
    };
    let mut unknown = Vec::new();
    if action.cost.is_none() && is_limited(&means.budget) {
        unknown.push(Resource::Budget);
    }
    let owner = action.owner.as_ref().map(|owner| owner.value.as_str());
    if action.days.is_none() && is_limited(&means.days) {
        unknown.push(Resource::Days);
    } else if let Some(owner) = owner.filter(|id| action.days.is_none() && means.people.contains_key(*id)) {
        unknown.push(Resource::Person(owner));
    }
    unknown
}

/// Tells whether an action asks for no means at all.
fn asks_nothing(action: &Action) -> bool {
    let costs = action.cost.as_ref().is_some_and(|cost| cost.value.cents > 0);
    let works = action.days.as_ref().is_some_and(|days| days.value > 0.0);
    !costs && !works
}

//! What falls out of the plan when means change: the same selection, with other means, side by side.

use std::collections::HashSet;

use serde::Serialize;

use super::{
    means::{Means, planned_budget, planned_days},
    selection::{Selection, selection},
};
use crate::{mission::Mission, snapshot::Snapshot};

/// A change of means.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// What changes.
    pub(crate) what: Changed,
    /// By which share: −0.2 is a fifth less.
    pub(crate) share: f64,
}

/// What changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    /// Each year's euros.
    Budget,
    /// Each year's working days.
    Days,
    /// A person's working days, by id.
    Person(String),
}

/// The set with the means as they are, and with each change; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Comparison<'a> {
    /// With the means as they are.
    pub(crate) selection: Selection<'a>,
    /// With each change, one at a time.
    pub(crate) what_if: Vec<Scenario<'a>>,
}

/// The set with one change.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Scenario<'a> {
    /// The change, as `--what-if` takes it.
    pub(crate) name: String,
    /// The actions that are chosen without the change and not with it.
    pub(crate) falls_out: Vec<&'a str>,
    /// Of these, those that fall out as soon as the days of the person who changes are counted, before any change.
    pub(crate) falls_out_anyway: Vec<&'a str>,
    /// The actions that are chosen with the change and not without it.
    pub(crate) comes_in: Vec<&'a str>,
    /// The set.
    pub(crate) selection: Selection<'a>,
}

impl Change {
    /// Returns the change as `--what-if` takes it.
    fn name(&self) -> String {
        let what = match &self.what {
            Changed::Budget => "budget=".to_owned(),
            Changed::Days => "days=".to_owned(),
            Changed::Person(id) => format!("person={id}:"),
        };
        format!("{what}{:+}%", (self.share * 1e4).round() / 1e2)
    }

    fn changed(&self, means: &Means) -> Means {
        let factor = (1.0 + self.share).max(0.0);
        let mut means = means.clone();
        match &self.what {
            Changed::Budget => means.budget = means.budget.times(factor),
            Changed::Days => means.days = means.days.times(factor),
            Changed::Person(id) => {
                if let Some(capacity) = means.people.get_mut(id) {
                    *capacity *= factor;
                }
            }
        }
        means
    }
}

/// Returns the set with the means given, and with each change of them.
///
/// Euros or days of all that a change touches and that are not limited are first what the whole plan asks for:
/// that changes no set. A person's days are counted where that person changes only: the first set stays what is
/// chosen without a question.
pub(crate) fn comparison<'a>(snapshot: &Snapshot<'a>, means: &Means, changes: &[Change]) -> Comparison<'a> {
    let mut means = means.clone();
    for change in changes {
        match &change.what {
            Changed::Budget if means.budget.is_endless() => means.budget = planned_budget(snapshot),
            Changed::Days if means.days.is_endless() => means.days = planned_days(snapshot),
            Changed::Budget | Changed::Days | Changed::Person(_) => {}
        }
    }
    let base = selection(snapshot, &means);
    let what_if = changes.iter().map(|change| scenario(snapshot, &means, change, &base));
    Comparison { what_if: what_if.collect(), selection: base }
}

fn scenario<'a>(
    snapshot: &Snapshot<'a>,
    means: &Means,
    change: &Change,
    base: &Selection<'a>,
) -> Scenario<'a> {
    let mut before = means.clone();
    if let Changed::Person(id) = &change.what {
        before.people.extend(capacity(snapshot.mission, id).map(|days| (id.clone(), days)));
    }
    let with = selection(snapshot, &change.changed(&before));
    let falls_out = difference(base, &with);
    let mut anyway = Vec::new();
    if before != *means {
        anyway = difference(base, &selection(snapshot, &before));
        anyway.retain(|id| falls_out.contains(id));
    }
    Scenario {
        name: change.name(),
        falls_out,
        falls_out_anyway: anyway,
        comes_in: difference(&with, base),
        selection: with,
    }
}

/// Returns the days a year that a person has, if the mission says so.
pub(crate) fn capacity(mission: &Mission, id: &str) -> Option<f64> {
    let person = mission.frame.people.iter().find(|person| person.id.value == id)?;
    person.capacity.as_ref().map(|capacity| capacity.value.max(0.0))
}

/// Returns the actions chosen in one set and not in another.
fn difference<'a>(one: &Selection<'a>, other: &Selection<'a>) -> Vec<&'a str> {
    let others: HashSet<&str> = other.chosen.iter().map(|action| action.id).collect();
    one.chosen.iter().map(|action| action.id).filter(|id| !others.contains(id)).collect()
}

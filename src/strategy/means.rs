//! The means of each year: euros and working days.

use std::collections::BTreeMap;

use super::{
    load::{days_by_year, money_by_year},
    progress::Log,
};
use crate::{
    language::money::Money,
    mission::{action::Action, vocabulary::Status},
    snapshot::Snapshot,
};

/// The means of each year; what is not limited is without end.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Means {
    /// Euros a year.
    pub(crate) budget: Yearly,
    /// Working days a year.
    pub(crate) days: Yearly,
    /// Working days a year of some people, by id.
    pub(crate) people: BTreeMap<String, f64>,
}

/// A figure a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Yearly {
    /// For every year that is not named.
    pub(crate) every: Option<f64>,
    /// For the years named.
    pub(crate) named: BTreeMap<i16, f64>,
}

impl Yearly {
    /// Returns the figure of a year, if it is limited.
    pub(crate) fn of(&self, year: i16) -> Option<f64> {
        self.named.get(&year).copied().or(self.every)
    }

    /// Returns the figures, each times a factor.
    pub(crate) fn times(&self, factor: f64) -> Self {
        Self {
            every: self.every.map(|figure| figure * factor),
            named: self.named.iter().map(|(year, figure)| (*year, figure * factor)).collect(),
        }
    }

    /// Tells whether no year is limited.
    pub(crate) fn is_endless(&self) -> bool {
        self.every.is_none() && self.named.is_empty()
    }
}

/// Returns what all the actions kept in the plan cost, year by year: the budget with which all of it is done.
pub(crate) fn planned_budget(snapshot: &Snapshot<'_>) -> Yearly {
    planned(snapshot, |action| {
        let cost = action.cost.as_ref().map_or(Money::default(), |cost| cost.value);
        money_by_year(action, cost).into_iter().map(|(year, part)| (year, part.as_euros())).collect()
    })
}

/// Does as [`planned_budget`], for working days.
pub(crate) fn planned_days(snapshot: &Snapshot<'_>) -> Yearly {
    planned(snapshot, days_by_year)
}

fn planned(snapshot: &Snapshot<'_>, parts: impl Fn(&Action) -> Vec<(i16, f64)>) -> Yearly {
    let log = Log::of(&snapshot.mission.measures, snapshot.today);
    let kept = snapshot.mission.actions.iter().filter(|action| log.status(action) != Status::Dropped);
    let mut named = BTreeMap::new();
    for action in kept {
        for (year, part) in parts(action) {
            *named.entry(year).or_default() += part;
        }
    }
    Yearly { every: None, named }
}

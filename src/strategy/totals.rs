//! What actions ask for, year by year and owner by owner: euros, funding, working days.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::{
    load::{days_by_year, money_by_year, overloads},
    plan::{PersonView, person, some_euros},
    progress::Log,
};
use crate::{
    language::money::Money,
    mission::{Mission, action::Action, vocabulary::Status},
};

/// What actions ask for.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Totals<'a> {
    /// Over all years, what has no deadline included.
    pub(crate) all: Sum,
    /// What has no deadline, and so no year.
    pub(crate) undated: Sum,
    /// Year by year; money and days are spread evenly from an action's start to its deadline.
    pub(crate) years: Vec<YearTotal>,
    /// Owner by owner and year by year; no person for actions without an owner.
    pub(crate) owners: Vec<OwnerTotal<'a>>,
}

/// Sums over actions.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Sum {
    /// How many actions.
    pub(crate) actions: usize,
    /// Euros.
    #[serde(serialize_with = "some_euros")]
    pub(crate) cost: Money,
    /// Euros whose source is named.
    #[serde(serialize_with = "some_euros")]
    pub(crate) funding: Money,
    /// Working days.
    pub(crate) days: f64,
}

/// The sums of a year.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct YearTotal {
    /// The year.
    pub(crate) year: i16,
    /// Its sums.
    #[serde(flatten)]
    pub(crate) sum: Sum,
}

/// The sums of an owner in a year.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct OwnerTotal<'a> {
    /// The owner.
    pub(crate) owner: Option<PersonView<'a>>,
    /// The year; none for what has no deadline.
    pub(crate) year: Option<i16>,
    /// The sums.
    #[serde(flatten)]
    pub(crate) sum: Sum,
    /// Days available that year.
    pub(crate) capacity: Option<f64>,
    /// Whether the actions still to be done ask for more than that.
    pub(crate) overloaded: bool,
}

/// Adds up the actions that are not given up.
pub(super) fn totals<'a>(actions: &[&'a Action], mission: &'a Mission, log: &Log<'_>) -> Totals<'a> {
    let mut totals = Totals::default();
    let mut years: BTreeMap<i16, Sum> = BTreeMap::new();
    let mut owners: BTreeMap<(Option<&str>, Option<i16>), Sum> = BTreeMap::new();
    for action in actions.iter().filter(|action| log.status(action) != Status::Dropped) {
        let whole = whole(action);
        totals.all.add(&whole);
        let owner = action.owner.as_ref().map(|owner| owner.value.as_str());
        let parts = by_year(action);
        if parts.is_empty() {
            totals.undated.add(&whole);
            owners.entry((owner, None)).or_default().add(&whole);
        }
        for (year, part) in parts {
            years.entry(year).or_default().add(&part);
            owners.entry((owner, Some(year))).or_default().add(&part);
        }
    }
    let capacities: HashMap<&str, f64> = mission
        .frame
        .people
        .iter()
        .filter_map(|person| Some((person.id.value.as_str(), person.capacity.as_ref()?.value)))
        .collect();
    let over: BTreeSet<(&str, i16)> = overloads(mission)
        .into_iter()
        .map(|overload| (overload.person.id.value.as_str(), overload.year))
        .collect();
    totals.years = years.into_iter().map(|(year, sum)| YearTotal { year, sum }).collect();
    totals.owners = owners
        .into_iter()
        .map(|((owner, year), sum)| OwnerTotal {
            owner: owner.map(|owner| person(owner, mission)),
            year,
            sum,
            capacity: owner.and_then(|owner| capacities.get(owner).copied()),
            overloaded: owner.zip(year).is_some_and(|key| over.contains(&key)),
        })
        .collect();
    totals
}

fn whole(action: &Action) -> Sum {
    let funding = action.funding.iter().filter_map(|funding| funding.amount.as_ref());
    Sum {
        actions: 1,
        cost: action.cost.as_ref().map_or(Money::default(), |cost| cost.value),
        funding: funding.map(|amount| amount.value).sum(),
        days: action.days.as_ref().map_or(0.0, |days| days.value.max(0.0)),
    }
}

fn by_year(action: &Action) -> Vec<(i16, Sum)> {
    let whole = whole(action);
    let (costs, funding) = (money_by_year(action, whole.cost), money_by_year(action, whole.funding));
    let parts = days_by_year(action).into_iter().zip(costs).zip(funding);
    let parts = parts
        .map(|(((year, days), (_, cost)), (_, funding))| (year, Sum { actions: 1, cost, funding, days }));
    parts.collect()
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.actions += other.actions;
        self.cost = self.cost + other.cost;
        self.funding = self.funding + other.funding;
        self.days += other.days;
    }
}

//! What actions ask for, by year, owner and funder: euros, funding, working days, and how many say none.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::{
    load::{days_by_year, money_by_year, overloads},
    plan::{PersonView, person, some_euros},
    progress::Log,
};
use crate::{
    language::{money::Money, order::slug},
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
    /// Owner by owner, over all years: an action over two years counts once.
    pub(crate) by_owner: Vec<OwnerSum<'a>>,
    /// Who pays, the largest amount first.
    pub(crate) funders: Vec<Funder<'a>>,
    /// What the actions whose cost is known lack of funding.
    pub(crate) to_be_funded: Funded,
}

/// Sums over actions, and how many of them say nothing: what is not known is no zero.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Sum {
    /// How many actions.
    pub(crate) actions: usize,
    /// Euros, of the actions that say their cost.
    #[serde(serialize_with = "some_euros")]
    pub(crate) cost: Money,
    /// Euros whose source is named.
    #[serde(serialize_with = "some_euros")]
    pub(crate) funding: Money,
    /// Working days, of the actions that say them.
    pub(crate) days: f64,
    /// How many of the actions say no cost.
    pub(crate) without_cost: usize,
    /// How many name no funding, those that cost nothing left out: they need none.
    pub(crate) without_funding: usize,
    /// How many say no working days.
    pub(crate) without_days: usize,
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

/// The sums of an owner over all years.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct OwnerSum<'a> {
    /// The owner.
    pub(crate) owner: Option<PersonView<'a>>,
    /// The sums.
    #[serde(flatten)]
    pub(crate) sum: Sum,
}

/// What one source pays; sources whose names differ by case or accents only are one.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Funder<'a> {
    /// Who pays, as first written; none where an amount names nobody.
    pub(crate) source: Option<&'a str>,
    /// What it pays.
    #[serde(flatten)]
    pub(crate) funded: Funded,
}

/// An amount over actions, and its years.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Funded {
    /// How many actions.
    pub(crate) actions: usize,
    /// Euros over all years, what has no deadline included.
    #[serde(serialize_with = "some_euros")]
    pub(crate) amount: Money,
    /// Euros year by year.
    #[serde(serialize_with = "by_year_in_euros")]
    pub(crate) years: BTreeMap<i16, Money>,
}

/// Adds up the actions that are not given up.
pub(super) fn totals<'a>(actions: &[&'a Action], mission: &'a Mission, log: &Log<'_>) -> Totals<'a> {
    let kept: Vec<&Action> =
        actions.iter().copied().filter(|action| log.status(action) != Status::Dropped).collect();
    let mut totals = Totals::default();
    let mut years: BTreeMap<i16, Sum> = BTreeMap::new();
    let mut owners: BTreeMap<(Option<&str>, Option<i16>), Sum> = BTreeMap::new();
    let mut by_owner: BTreeMap<Option<&str>, Sum> = BTreeMap::new();
    for action in &kept {
        let whole = whole(action);
        totals.all.add(&whole);
        let owner = action.owner.as_ref().map(|owner| owner.value.as_str());
        by_owner.entry(owner).or_default().add(&whole);
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
    totals.years = years.into_iter().map(|(year, sum)| YearTotal { year, sum }).collect();
    totals.owners = with_capacities(owners, mission);
    totals.by_owner = by_owner
        .into_iter()
        .map(|(owner, sum)| OwnerSum { owner: owner.map(|owner| person(owner, mission)), sum })
        .collect();
    (totals.funders, totals.to_be_funded) = funders(&kept);
    totals
}

/// Sets each owner's days of a year beside those that the owner has.
fn with_capacities<'a>(
    owners: BTreeMap<(Option<&'a str>, Option<i16>), Sum>,
    mission: &'a Mission,
) -> Vec<OwnerTotal<'a>> {
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
    owners
        .into_iter()
        .map(|((owner, year), sum)| OwnerTotal {
            owner: owner.map(|owner| person(owner, mission)),
            year,
            sum,
            capacity: owner.and_then(|owner| capacities.get(owner).copied()),
            overloaded: owner.zip(year).is_some_and(|key| over.contains(&key)),
        })
        .collect()
}

/// Returns what each source pays, and what is left to be funded.
fn funders<'a>(actions: &[&'a Action]) -> (Vec<Funder<'a>>, Funded) {
    let mut funders: BTreeMap<Option<String>, Funder<'_>> = BTreeMap::new();
    let mut lacking = Funded::default();
    for action in actions {
        let (mut before, mut paid) = (BTreeMap::new(), Money::default());
        let mut payers = BTreeSet::new();
        for line in &action.funding {
            let Some(amount) = &line.amount else { continue };
            paid = paid + amount.value;
            let source =
                line.source.as_ref().map(|source| source.value.trim()).filter(|name| !name.is_empty());
            let key = source.map(slug);
            let funder = funders.entry(key.clone()).or_insert(Funder { source, funded: Funded::default() });
            let is_first = payers.insert(key);
            funder.funded.add(usize::from(is_first), amount.value, parts(action, paid, &mut before));
        }
        let lack = action.cost.as_ref().map_or(0, |cost| cost.value.cents - paid.cents);
        if lack > 0 {
            let whole = Money { cents: paid.cents + lack };
            lacking.add(1, Money { cents: lack }, parts(action, whole, &mut before));
        }
    }
    let mut funders: Vec<Funder<'_>> = funders.into_values().collect();
    funders.sort_by_key(|funder| std::cmp::Reverse(funder.funded.amount));
    (funders, lacking)
}

/// Returns what an action's money up to here adds to each year.
///
/// Differences of sums, not shares of each line: so the payers of a year make up exactly what the year is said to
/// have, whatever is rounded.
fn parts(action: &Action, up_to_here: Money, before: &mut BTreeMap<i16, i64>) -> Vec<(i16, Money)> {
    let sums = money_by_year(action, up_to_here).into_iter();
    let parts = sums.map(|(year, sum)| {
        let last = before.insert(year, sum.cents).unwrap_or_default();
        (year, Money { cents: sum.cents - last })
    });
    parts.collect()
}

fn whole(action: &Action) -> Sum {
    let mut funding = action.funding.iter().filter_map(|funding| funding.amount.as_ref()).peekable();
    let is_free = action.cost.as_ref().is_some_and(|cost| cost.value == Money::default());
    Sum {
        actions: 1,
        without_cost: usize::from(action.cost.is_none()),
        without_funding: usize::from(funding.peek().is_none() && !is_free),
        without_days: usize::from(action.days.is_none()),
        cost: action.cost.as_ref().map_or(Money::default(), |cost| cost.value),
        funding: funding.map(|amount| amount.value).sum(),
        days: action.days.as_ref().map_or(0.0, |days| days.value.max(0.0)),
    }
}

fn by_year(action: &Action) -> Vec<(i16, Sum)> {
    let whole = whole(action);
    let (costs, funding) = (money_by_year(action, whole.cost), money_by_year(action, whole.funding));
    let parts = days_by_year(action).into_iter().zip(costs).zip(funding);
    // Each year of an action lacks what the action lacks.
    let parts =
        parts.map(|(((year, days), (_, cost)), (_, funding))| (year, Sum { cost, funding, days, ..whole }));
    parts.collect()
}

impl Totals<'_> {
    /// Returns the sums of a year.
    pub(crate) fn of(&self, year: i16) -> Sum {
        self.years.iter().find(|total| total.year == year).map(|total| total.sum).unwrap_or_default()
    }
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.actions += other.actions;
        self.cost = self.cost + other.cost;
        self.funding = self.funding + other.funding;
        self.days += other.days;
        self.without_cost += other.without_cost;
        self.without_funding += other.without_funding;
        self.without_days += other.without_days;
    }

    /// Returns the cost; none where no action says its own.
    pub(crate) fn known_cost(&self) -> Option<Money> {
        (self.without_cost == 0 || self.without_cost < self.actions).then_some(self.cost)
    }

    /// Returns the funding; none where some is needed and no action names any.
    pub(crate) fn known_funding(&self) -> Option<Money> {
        (self.without_funding == 0 || self.funding != Money::default()).then_some(self.funding)
    }

    /// Returns the working days; none where no action says its own.
    pub(crate) fn known_days(&self) -> Option<f64> {
        (self.without_days == 0 || self.without_days < self.actions).then_some(self.days)
    }
}

impl Funded {
    /// Adds up amounts; their counts of actions make no sum, since an action with two funders counts with both.
    pub(crate) fn sum<'f>(all: impl Iterator<Item = &'f Funded>) -> Funded {
        let mut sum = Funded::default();
        for funded in all {
            sum.add(0, funded.amount, funded.years.iter().map(|(year, part)| (*year, *part)).collect());
        }
        sum
    }

    fn add(&mut self, actions: usize, amount: Money, parts: Vec<(i16, Money)>) {
        self.actions += actions;
        self.amount = self.amount + amount;
        for (year, part) in parts {
            let sum = self.years.entry(year).or_default();
            *sum = *sum + part;
        }
    }
}

fn by_year_in_euros<S: serde::Serializer>(
    years: &BTreeMap<i16, Money>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(years.iter().map(|(year, amount)| (year, amount.as_euros())))
}

//! The days of work and the money that actions ask for, year by year.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::{
    language::money::Money,
    mission::{Mission, action::Action, frame::Person, vocabulary::Status},
};

/// Days by calendar year.
pub(crate) type Years = BTreeMap<i16, f64>;

/// Returns each owner's days, spread evenly from an action's start to its deadline.
pub(crate) fn load(actions: &[Action]) -> HashMap<&str, Years> {
    let mut load: HashMap<&str, Years> = HashMap::new();
    for action in actions.iter().filter(|action| counts(action)) {
        let Some(owner) = &action.owner else { continue };
        let years = load.entry(&owner.value).or_default();
        for (year, days) in days_by_year(action) {
            *years.entry(year).or_default() += days;
        }
    }
    load
}

/// A person who has more days of actions in a year than days available.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Overload<'a> {
    /// The person.
    pub(crate) person: &'a Person,
    /// The year.
    pub(crate) year: i16,
    /// The days of the actions still to be done.
    pub(crate) days: f64,
    /// The days available.
    pub(crate) capacity: f64,
}

/// Returns who has too much to do, and in which years.
pub(crate) fn overloads(mission: &Mission) -> Vec<Overload<'_>> {
    let load = load(&mission.actions);
    let mut overloads = Vec::new();
    for person in &mission.frame.people {
        let Some(capacity) = person.capacity.as_ref().map(|capacity| capacity.value) else { continue };
        let Some(years) = load.get(person.id.value.as_str()) else { continue };
        // Days are spread over years: a rounding of a tenth is no overload.
        let over = years.iter().filter(|(_, days)| **days > capacity + 0.1);
        overloads.extend(over.map(|(year, days)| Overload { person, year: *year, days: *days, capacity }));
    }
    overloads
}

fn counts(action: &Action) -> bool {
    action.status.as_ref().is_none_or(|status| matches!(status.value, Status::Planned | Status::Running))
}

/// Returns an action's days by year; none without a deadline.
pub(crate) fn days_by_year(action: &Action) -> Vec<(i16, f64)> {
    let days = action.days.as_ref().map_or(0.0, |days| days.value.max(0.0));
    shares(action).into_iter().map(|(year, share)| (year, share * days)).collect()
}

/// Returns an amount by year of an action, in whole euros where it is; none without a deadline.
pub(crate) fn money_by_year(action: &Action, amount: Money) -> Vec<(i16, Money)> {
    let shares = shares(action);
    let (mut left, last) = (amount.cents, shares.len().saturating_sub(1));
    // Whole euros stay whole, so that a table of years shows no cents that nobody wrote.
    let unit = if amount.cents % 100 == 0 { 100 } else { 1 };
    let parts = shares.into_iter().enumerate().map(|(index, (year, share))| {
        let part = Money::from_f64(amount.as_euros() * share).map_or(0, |part| part.cents / unit * unit);
        // The last year takes what rounding leaves, so that the parts make the whole.
        let cents = if index == last { left } else { part.min(left) };
        left -= cents;
        (year, Money { cents })
    });
    parts.collect()
}

/// Returns the share of an action that falls in each year; none without a deadline.
fn shares(action: &Action) -> Vec<(i16, f64)> {
    let Some(deadline) = &action.deadline else { return Vec::new() };
    let start = action.start.as_ref().map_or(deadline.value, |start| start.value).min(deadline.value);
    spread(start, deadline.value)
}

/// Years over which an action is spread; a longer one is a mistyped date, and is put in its last year.
const LONGEST_YEARS: i16 = 50;

/// Returns the share of the days from `start` to `end`, both included, that falls in each year.
fn spread(start: Date, end: Date) -> Vec<(i16, f64)> {
    if end.year() - start.year() > LONGEST_YEARS {
        return vec![(end.year(), 1.0)];
    }
    let days = |from: Date, to: Date| f64::from(from.until(to).map_or(0, |span| span.get_days()) + 1);
    let whole = days(start, end);
    (start.year()..=end.year())
        .map(|year| {
            let first = Date::new(year, 1, 1).map_or(start, |first| first.max(start));
            let last = Date::new(year, 12, 31).map_or(end, |last| last.min(end));
            (year, days(first, last) / whole)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_of_an_amount_make_the_whole() {
        let mission = crate::mission::from_memory(vec![
            ("mission.toml".into(), b"[mission]\nname = \"x\"\n".to_vec()),
            (
                "plan/p.toml".into(),
                b"[[action]]\nid = \"a\"\nobjective = \"o\"\ntitle = \"t\"\nstart = 2026-07-01\ndeadline = 2028-07-01\n".to_vec(),
            ),
        ]);
        let action = &mission.actions[0];
        for cents in [0, 1, 99, 100_000, 100_001, 100_000_000_000_000] {
            let parts = money_by_year(action, Money { cents });
            assert_eq!(parts.iter().map(|(year, _)| *year).collect::<Vec<_>>(), [2026, 2027, 2028]);
            assert_eq!(parts.iter().map(|(_, part)| part.cents).sum::<i64>(), cents);
        }
        assert!(
            money_by_year(action, Money { cents: 100_000 }).iter().all(|(_, part)| part.cents % 100 == 0)
        );
    }

    #[test]
    fn an_action_over_two_years_is_shared_by_days() {
        // 31 days of December and 31 of January: half each.
        let shares = spread(Date::constant(2026, 12, 1), Date::constant(2027, 1, 31));
        assert_eq!(shares, vec![(2026, 0.5), (2027, 0.5)]);
        assert_eq!(spread(Date::constant(0, 1, 1), Date::constant(9999, 1, 1)), vec![(9999, 1.0)]);
    }
}

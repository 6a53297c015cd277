//! The days of work that actions ask of people, year by year.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::mission::{action::Action, vocabulary::Status};

/// Days by calendar year.
pub(crate) type Years = BTreeMap<i16, f64>;

/// Returns each owner's days, spread evenly from an action's start to its deadline.
pub(crate) fn load(actions: &[Action]) -> HashMap<&str, Years> {
    let mut load: HashMap<&str, Years> = HashMap::new();
    for action in actions.iter().filter(|action| counts(action)) {
        let (Some(owner), Some(days), Some(deadline)) = (&action.owner, &action.days, &action.deadline)
        else {
            continue;
        };
        let start = action.start.as_ref().map_or(deadline.value, |start| start.value).min(deadline.value);
        let years = load.entry(&owner.value).or_default();
        for (year, share) in spread(start, deadline.value) {
            *years.entry(year).or_default() += share * days.value.max(0.0);
        }
    }
    load
}

fn counts(action: &Action) -> bool {
    action.status.as_ref().is_none_or(|status| matches!(status.value, Status::Planned | Status::Running))
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
    fn an_action_over_two_years_is_shared_by_days() {
        // 31 days of December and 31 of January: half each.
        let shares = spread(Date::constant(2026, 12, 1), Date::constant(2027, 1, 31));
        assert_eq!(shares, vec![(2026, 0.5), (2027, 0.5)]);
        assert_eq!(spread(Date::constant(0, 1, 1), Date::constant(9999, 1, 1)), vec![(9999, 1.0)]);
    }
}

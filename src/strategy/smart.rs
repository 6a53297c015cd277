//! The letters of SMART that need computing: how precise, how fast.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::progress::days;
use crate::{language::order::folded, snapshot::Snapshot};

/// What `specific` adds to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Precision {
    /// It says who, what or where.
    Says,
    /// It says the statement again.
    Repeats,
    /// It is too short to say anything.
    TooShort,
}

/// The share of words in common from which `specific` only repeats the statement.
const REPEATED: f64 = 0.8;

/// Judges what `specific` adds to a statement, by their words of more than three letters.
pub(crate) fn precision(specific: &str, statement: &str) -> Precision {
    let own = content_words(specific);
    if own.len() < 2 {
        return Precision::TooShort;
    }
    let said = content_words(statement);
    #[expect(clippy::cast_precision_loss, reason = "a sentence has few words")]
    let repeated = own.intersection(&said).count() as f64 / own.len() as f64;
    if repeated >= REPEATED { Precision::Repeats } else { Precision::Says }
}

fn content_words(text: &str) -> HashSet<String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    words.map(str::to_owned).collect()
}

/// The pace that an objective asks for, and the one that was measured; in units a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pace {
    /// (target − latest measure) ÷ years left.
    pub(crate) asked: f64,
    /// (latest − first measure) ÷ years between.
    pub(crate) measured: f64,
}

/// How many times the measured pace may be asked for.
const FASTEST: f64 = 2.0;

impl Pace {
    /// Tells whether the pace asked for is at most twice the one measured.
    pub(crate) fn is_plausible(&self) -> bool {
        self.asked == 0.0 || (self.measured / self.asked) >= 1.0 / FASTEST
    }
}

/// Days between two measures below which they tell no pace: a season.
const SHORTEST_DAYS: f64 = 90.0;

const DAYS_A_YEAR: f64 = 365.25;

/// A day and the value measured on it.
type Point = (Date, f64);

/// Returns the paces of the objectives that have two measures a season apart and a target ahead.
pub(crate) fn paces<'a>(snapshot: &Snapshot<'a>) -> HashMap<&'a str, Pace> {
    let mut spans: HashMap<&str, (Point, Point)> = HashMap::new();
    for measure in &snapshot.mission.measures {
        let (Some(subject), Some(date), Some(value)) = (&measure.subject, &measure.date, &measure.value)
        else {
            continue;
        };
        let point = (date.value, value.value);
        let (first, last) = spans.entry(&subject.value).or_insert((point, point));
        if point.0 < first.0 {
            *first = point;
        }
        if point.0 >= last.0 {
            *last = point;
        }
    }
    let objectives = snapshot.mission.objectives.iter();
    objectives
        .filter_map(|objective| {
            let (first, last) = spans.get(objective.id.value.as_str())?;
            let smart = objective.smart.as_ref()?;
            let target = smart.measurable.as_ref()?.target.as_ref()?.value;
            let (between, left) = (days(first.0, last.0), days(last.0, smart.time_bound.as_ref()?.value));
            (between >= SHORTEST_DAYS && left > 0.0).then(|| {
                let measured = (last.1 - first.1) / between * DAYS_A_YEAR;
                (
                    objective.id.value.as_str(),
                    Pace { asked: (target - last.1) / left * DAYS_A_YEAR, measured },
                )
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specific_must_add_to_the_statement() {
        let statement = "Augmenter la durée moyenne des séjours";
        assert_eq!(precision("durée moyenne des séjours", statement), Precision::Repeats);
        assert_eq!(precision("Clients des campings des neuf communes", statement), Precision::Says);
        assert_eq!(precision("tous", statement), Precision::TooShort);
    }

    #[test]
    fn a_pace_three_times_the_measured_one_is_not_plausible() {
        assert!(Pace { asked: 2.0, measured: 1.0 }.is_plausible());
        assert!(!Pace { asked: 3.0, measured: 1.0 }.is_plausible());
        assert!(!Pace { asked: 3.0, measured: -1.0 }.is_plausible());
    }
}

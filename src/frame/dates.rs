//! Dates that offices and councils live by, and the steps that meet one.

use std::sync::LazyLock;

use jiff::{ToSpan as _, civil::Date};
use serde::Deserialize;

use super::{calendar::closed_days, method::Kind};
use crate::{
    language::{Text, vocabulary::Vocabulary as _},
    mission::calendar::OwnDate,
    snapshot::Snapshot,
    state_of_play::catalogue::Names,
};

/// A date, or a period, as `dates.toml` has it.
#[derive(Debug, Deserialize)]
struct Known {
    id: String,
    label: Names,
    #[serde(default)]
    from: Option<String>,
    #[serde(default)]
    to: Option<String>,
    #[serde(default)]
    except: Vec<i16>,
    #[serde(default)]
    spans: Vec<String>,
    #[serde(default)]
    known: Option<String>,
    #[serde(default)]
    from_vote: Option<i64>,
    #[serde(default)]
    to_vote: Option<i64>,
    #[serde(default)]
    legal_form: Option<String>,
    #[serde(default)]
    meets: Vec<Kind>,
    #[serde(default)]
    is_for_professionals: bool,
    overlap: Overlap,
    #[serde(default)]
    grace: i64,
    #[serde(default)]
    is_mild: bool,
    #[serde(default)]
    advice: Option<Names>,
    source: String,
}

/// How much of a step must fall on a date for the step to meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Overlap {
    /// One day.
    Any,
    /// All of it.
    Whole,
}

#[derive(Deserialize)]
struct DatesFile {
    date: Vec<Known>,
}

/// A date as it falls in a given year.
#[derive(Clone, Debug)]
pub(crate) struct Occurrence {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) label: Text,
    /// The first day.
    pub(crate) from: Date,
    /// The last day.
    pub(crate) to: Date,
    /// What to do about it.
    pub(crate) advice: Option<Text>,
    /// Where it comes from.
    pub(crate) source: String,
    /// Whether it is only shown, and no rule speaks of it.
    pub(crate) is_mild: bool,
    meets: Vec<Kind>,
    is_for_professionals: bool,
    overlap: Overlap,
    grace: i64,
    is_of_vote: bool,
}

impl Occurrence {
    /// Tells whether a rule speaks of a step of a kind that meets it; else the schedule alone shows it.
    pub(crate) fn warns(&self, kind: Kind) -> bool {
        !self.is_mild && self.meets.contains(&kind)
    }

    /// Tells whether a step of a kind, from its first to its last day, should not be there;
    /// some dates stand against all that gathers professionals.
    pub(crate) fn is_met(&self, kind: Kind, gathers_professionals: bool, first: Date, last: Date) -> bool {
        let is_theirs = self.is_for_professionals && kind == Kind::Meeting && gathers_professionals;
        if !is_theirs && !self.meets.contains(&kind) {
            return false;
        }
        // A delay that is counted from the vote concerns it, though it falls on other days.
        if self.is_of_vote && kind == Kind::Vote {
            return true;
        }
        let from = if kind == Kind::Vote { moved(self.from, -self.grace) } else { self.from };
        match self.overlap {
            Overlap::Any => first <= self.to && last >= from,
            Overlap::Whole => first >= from && last <= self.to,
        }
    }
}

/// The most years for which dates are computed: a schedule is not longer.
const MOST_YEARS: i16 = 30;

/// Returns the dates that fall between two days, in order.
pub(crate) fn occurrences(snapshot: &Snapshot<'_>, first: Date, last: Date) -> Vec<Occurrence> {
    let frame = &snapshot.mission.frame;
    let last = last.min(moved(first, i64::from(MOST_YEARS) * 365));
    let vote = frame.calendar.vote.as_ref().map(|vote| vote.value);
    let form = frame.legal_form.as_ref().map(|form| form.value.key());
    let own_dates = &frame.calendar.dates;
    let is_replaced = |date: &Known| own_dates.iter().any(|own| own.id.value == date.id);
    let is_of_form = |date: &Known| date.legal_form.is_none() || date.legal_form.as_deref() == form;
    let known = known().iter().filter(|date| is_of_form(date) && !is_replaced(date));
    let spans =
        known.flat_map(|date| spans(date, first, last, vote).into_iter().map(move |span| (date, span)));
    let mut found: Vec<Occurrence> = spans.map(|(date, span)| date.occurrence(span)).collect();
    found.extend(own_dates.iter().filter_map(own));
    found.retain(|date| date.from <= last && date.to >= first);
    found.sort_by(|a, b| (a.from, a.to, &a.id).cmp(&(b.from, b.to, &b.id)));
    found
}

/// Tells whether a date of offices and councils has an id.
pub(crate) fn is_known(id: &str) -> bool {
    known().iter().any(|date| date.id == id)
}

/// Returns the dates whose days are not known up to a day, and the last day up to which they are.
pub(crate) fn unknown(last: Date) -> Vec<(Text, Date)> {
    let until = |date: &Known| date.known.as_ref()?.parse::<Date>().ok();
    let unknown = known().iter().filter_map(|date| Some((date.label.text(), until(date)?)));
    unknown.filter(|(_, until)| *until < last).collect()
}

impl Known {
    fn occurrence(&self, (from, to): (Date, Date)) -> Occurrence {
        Occurrence {
            id: self.id.clone(),
            label: self.label.text(),
            from,
            to,
            advice: self.advice.as_ref().map(Names::text),
            source: self.source.clone(),
            is_mild: self.is_mild,
            meets: self.meets.clone(),
            is_for_professionals: self.is_for_professionals,
            overlap: self.overlap,
            grace: self.grace,
            is_of_vote: self.from_vote.is_some(),
        }
    }
}

/// Returns the days on which a date falls between two others.
fn spans(date: &Known, first: Date, last: Date, vote: Option<Date>) -> Vec<(Date, Date)> {
    let mut spans: Vec<(Date, Date)> = date.spans.iter().filter_map(|span| closed_days(span)).collect();
    if let (Some(days), Some(vote)) = (date.from_vote, vote) {
        spans.push((moved(vote, days), moved(vote, date.to_vote.unwrap_or(days))));
    }
    if let Some(from) = &date.from {
        let to = date.to.as_ref().unwrap_or(from);
        let years = first.year().saturating_sub(1)..=last.year();
        spans.extend(years.filter(|year| !date.except.contains(year)).filter_map(|year| {
            // A period that ends before it begins runs over the new year.
            let end = if to < from { year + 1 } else { year };
            Some((in_year(year, from)?, in_year(end, to)?))
        }));
    }
    spans
}

fn in_year(year: i16, day: &str) -> Option<Date> {
    let (month, day) = day.split_once('-')?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Returns a mission's own date; where it does not say what it concerns, it stands against all that brings
/// people together.
fn own(date: &OwnDate) -> Option<Occurrence> {
    let from = date.from.as_ref()?.value;
    let to = date.to.as_ref().map_or(from, |to| to.value).max(from);
    Some(Occurrence {
        id: date.id.value.clone(),
        label: Text::same(date.label.as_ref().map_or(&date.id.value, |label| &label.value)),
        from,
        to,
        advice: None,
        source: date.source.as_ref().map(|source| source.value.clone()).unwrap_or_default(),
        is_mild: false,
        meets: match date.meets.as_slice() {
            [] => vec![Kind::Meeting, Kind::Survey, Kind::Vote],
            meets => meets.to_vec(),
        },
        is_for_professionals: false,
        overlap: Overlap::Any,
        grace: 0,
        is_of_vote: false,
    })
}

fn moved(day: Date, days: i64) -> Date {
    let span = if days < 0 { Date::MIN } else { Date::MAX };
    day.checked_add(days.clamp(-100_000, 100_000).days()).unwrap_or(span)
}

fn known() -> &'static [Known] {
    static DATES: LazyLock<Vec<Known>> = LazyLock::new(|| {
        // A test proves that the file is read whole.
        let file: Result<DatesFile, _> = toml::from_str(include_str!("dates.toml"));
        file.map(|file| file.date).unwrap_or_default()
    });
    &DATES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn every_date_of_the_file_has_its_days_and_its_source() {
        assert!(known().len() >= 9);
        for known in known() {
            let ways = [known.from.is_some(), !known.spans.is_empty(), known.from_vote.is_some()];
            assert_eq!(ways.iter().filter(|way| **way).count(), 1, "{}", known.id);
            assert!(known.spans.iter().all(|span| closed_days(span).is_some()), "{}", known.id);
            let days = [&known.from, &known.to];
            assert!(days.into_iter().flatten().all(|day| in_year(2026, day).is_some()), "{}", known.id);
            assert!(known.known.as_ref().is_none_or(|day| day.parse::<Date>().is_ok()), "{}", known.id);
            assert!(!known.source.is_empty() && known.grace >= 0, "{}", known.id);
            assert!(!known.meets.is_empty() && known.advice.is_some(), "{}", known.id);
        }
    }

    #[test]
    fn a_vote_too_near_to_the_last_day_of_june_meets_the_tourist_tax_and_a_survey_meets_the_summer() {
        let known = |id: &str| known().iter().find(|known| known.id == id).expect("known");
        let fall = |id: &str, year: i16| {
            let days = spans(known(id), Date::constant(year, 1, 1), Date::constant(year, 12, 31), None);
            let last = *days.last().expect("a span");
            known(id).occurrence(last)
        };
        let tax = fall("tourist-tax-decision", 2027);
        assert!(tax.is_met(Kind::Vote, false, date("2027-06-28"), date("2027-06-28")));
        assert!(!tax.is_met(Kind::Vote, false, date("2027-06-24"), date("2027-06-24")));
        assert!(!tax.is_met(Kind::Meeting, false, date("2027-06-30"), date("2027-06-30")));
        let missed = fall("tourist-tax-missed", 2027);
        for day in ["2027-07-01", "2027-07-05", "2027-09-30"] {
            assert!(missed.is_met(Kind::Vote, false, date(day), date(day)), "{day}");
        }
        assert!(!missed.is_met(Kind::Vote, false, date("2027-06-30"), date("2027-06-30")));
        let budget = fall("budget-vote", 2027);
        assert!(budget.is_met(Kind::Vote, false, date("2027-04-15"), date("2027-04-15")));
        let summer = fall("summer-professionals", 2027);
        assert!(summer.is_met(Kind::Survey, false, date("2027-05-10"), date("2027-06-01")));
        assert!(summer.is_met(Kind::Meeting, true, date("2027-06-10"), date("2027-06-10")));
        assert!(!summer.is_met(Kind::Meeting, false, date("2027-06-10"), date("2027-06-10")));
        assert!(!summer.is_met(Kind::Work, false, date("2027-07-01"), date("2027-07-20")));
    }
}

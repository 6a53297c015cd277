//! Working days: without week-ends, French public holidays and the mission's closed days.
//!
//! Days are counted by their index among the working days, so that a schedule is plain arithmetic,
//! whatever the durations and the dates.

use jiff::{ToSpan as _, civil::Date, civil::Weekday};

/// The most years that are known one by one; beyond, the days of the week alone are counted.
const MOST_YEARS: i16 = 400;

/// The working days around some days.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// The working days, in order.
    working: Vec<Date>,
    /// The first day known one by one.
    first: Date,
}

impl Calendar {
    /// Builds the calendar of the years from a day to another, and of some more before and after; `closed` are the
    /// mission's closed days, first and last included.
    ///
    /// Of too many years, those around the first day are known.
    pub(crate) fn spanning(from: Date, to: Date, more_years: i16, closed: &[(Date, Date)]) -> Self {
        let more = more_years.clamp(0, MOST_YEARS / 2);
        let from = from.year().clamp(1, 9999);
        let to = to.year().clamp(from, from.saturating_add(MOST_YEARS / 2));
        let first = Date::new((from - more).max(1), 1, 1).unwrap_or(Date::MIN);
        let last = Date::new((to + more).min(9999), 12, 31).unwrap_or(Date::MAX);
        let mut closed = closed.to_vec();
        closed.sort_unstable();
        let mut working = Vec::with_capacity(8_000);
        let (mut next, mut until) = (closed.iter().copied().peekable(), None);
        let mut holidays = (0, [Date::ZERO; 11]);
        for day in first.series(1.day()).take_while(|day| *day <= last) {
            while let Some((_, end)) = next.next_if(|(start, _)| *start <= day) {
                until = until.max(Some(end));
            }
            let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            if weekend || until.is_some_and(|until| day <= until) {
                continue;
            }
            if holidays.0 != day.year() {
                holidays = (day.year(), public_holidays(day.year()));
            }
            if !holidays.1.contains(&day) {
                working.push(day);
            }
        }
        Self { working, first }
    }

    /// Returns how many working days stand before a day: the index of the first one that is not before it.
    pub(crate) fn before(&self, day: Date) -> i64 {
        let at = self.working.partition_point(|working| *working < day);
        let (Some(first), Some(last)) = (self.working.first(), self.working.last()) else { return 0 };
        if day < self.first {
            weekdays(day) - weekdays(*first)
        } else if day > *last {
            index(at) + weekdays(day) - weekdays(*last) - 1
        } else {
            index(at)
        }
    }

    /// Returns the working day with an index; far from the days asked for, holidays are not counted.
    pub(crate) fn day(&self, index: i64) -> Date {
        let known = usize::try_from(index).ok().and_then(|index| self.working.get(index)).copied();
        let (Some(first), Some(last)) = (self.working.first(), self.working.last()) else {
            return self.first;
        };
        known.unwrap_or_else(|| {
            if index < 0 {
                weekday(weekdays(*first).saturating_add(index))
            } else {
                weekday((weekdays(*last) + 1 - self::index(self.working.len())).saturating_add(index))
            }
        })
    }
}

fn index(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

/// A Monday.
const FIRST: Date = Date::constant(1, 1, 1);

/// Returns how many days from Monday to Friday stand between the first day of the year 1 and a day.
fn weekdays(day: Date) -> i64 {
    let days = FIRST.until(day).map_or(0, |span| i64::from(span.get_days()));
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

/// Returns the day from Monday to Friday before which so many stand.
fn weekday(number: i64) -> Date {
    shifted(FIRST, number.div_euclid(5).saturating_mul(7).saturating_add(number.rem_euclid(5)))
}

/// Returns the day some days away, no earlier than the year 1 and no later than the year 9999.
fn shifted(day: Date, days: i64) -> Date {
    const LAST: Date = Date::constant(9999, 12, 31);
    let span = jiff::Span::new().try_days(days);
    let moved = span.and_then(|span| day.checked_add(span));
    moved.unwrap_or(if days < 0 { FIRST } else { LAST }).clamp(FIRST, LAST)
}

/// Returns metropolitan France's eleven public holidays of a year.
///
/// Source: Code du travail, L3133-1.
fn public_holidays(year: i16) -> [Date; 11] {
    let fixed = |month, day| Date::new(year, month, day).unwrap_or(Date::ZERO);
    let easter = easter(year);
    let after = |days: i64| shifted(easter, days);
    [
        fixed(1, 1),
        after(1),
        fixed(5, 1),
        fixed(5, 8),
        after(39),
        after(50),
        fixed(7, 14),
        fixed(8, 15),
        fixed(11, 1),
        fixed(11, 11),
        fixed(12, 25),
    ]
}

/// Returns Easter Sunday in the Gregorian calendar.
///
/// Source: J. Meeus, Astronomical Algorithms, 2nd ed., 1998, chapter 8 (the anonymous algorithm of 1876).
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = i8::try_from(n / 31).unwrap_or(4);
    let day = i8::try_from(n % 31 + 1).unwrap_or(1);
    Date::new(year, month, day).unwrap_or(Date::ZERO)
}

/// Why people do not work on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayOff {
    /// A Saturday or a Sunday.
    WeekEnd,
    /// A public holiday.
    PublicHoliday,
    /// One of the mission's closed days.
    Closed,
}

/// Returns why people do not work on a day; none where they do.
pub(crate) fn day_off(day: Date, closed: &[(Date, Date)]) -> Option<DayOff> {
    match day.weekday() {
        Weekday::Saturday | Weekday::Sunday => Some(DayOff::WeekEnd),
        _ if public_holidays(day.year()).contains(&day) => Some(DayOff::PublicHoliday),
        _ => closed.iter().any(|(first, last)| (first..=last).contains(&&day)).then_some(DayOff::Closed),
    }
}

/// Reads closed days: `AAAA-MM-JJ` or `AAAA-MM-JJ..AAAA-MM-JJ`, the last day not before the first.
pub(crate) fn closed_days(text: &str) -> Option<(Date, Date)> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let (first, last): (Date, Date) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    /// Easter Sundays from the Bureau des longitudes' tables.
    #[test]
    fn easter_falls_where_the_tables_have_it() {
        for known in
            ["1818-03-22", "1943-04-25", "2000-04-23", "2024-03-31", "2026-04-05", "2027-03-28", "2038-04-25"]
        {
            assert_eq!(easter(date(known).year()), date(known));
        }
    }

    /// The days of the file etalab/jours-feries-france-data.
    #[test]
    fn the_public_holidays_are_those_published() {
        let known = |year, days: [&str; 11]| {
            assert_eq!(public_holidays(year), days.map(|day| date(&format!("{year}-{day}"))));
        };
        known(
            2026,
            [
                "01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11",
                "12-25",
            ],
        );
        known(
            2027,
            [
                "01-01", "03-29", "05-01", "05-08", "05-06", "05-17", "07-14", "08-15", "11-01", "11-11",
                "12-25",
            ],
        );
    }

    #[test]
    fn week_ends_holidays_and_closed_days_are_not_counted() {
        let closed = [(date("2027-05-07"), date("2027-05-07")), (date("2026-12-24"), date("2027-01-03"))];
        let calendar = Calendar::spanning(date("2027-06-24"), date("2027-06-24"), 1, &closed);
        // From Wednesday 5 May: the 6th is Ascension, the 7th closed, then the week-end; the 17th is Whit Monday.
        let from = calendar.before(date("2027-05-05"));
        let days: Vec<String> = (0..4).map(|at| calendar.day(from + at).to_string()).collect();
        assert_eq!(days, ["2027-05-05", "2027-05-10", "2027-05-11", "2027-05-12"]);
        assert_eq!(calendar.before(date("2027-01-04")) - calendar.before(date("2026-12-23")), 1);
        assert_eq!(calendar.day(calendar.before(date("2027-05-17"))), date("2027-05-18"));
    }

    #[test]
    fn days_out_of_all_measure_neither_loop_nor_panic() {
        let whole = [(date("0000-01-01"), date("9999-12-31"))];
        for day in ["0000-01-01", "2027-06-24", "9999-12-31"] {
            for closed in [&[][..], &whole] {
                let calendar = Calendar::spanning(date(day), date("2027-06-24"), 15, closed);
                for index in [i64::MIN, -1, 0, 1, 100_000_000, i64::MAX] {
                    let shown = calendar.day(index);
                    assert!(shown.year() >= 0, "{shown}");
                }
                for other in ["0000-01-01", "2026-11-24", "9999-12-31"] {
                    assert!(calendar.before(date(other)).abs() < 10_000_000);
                }
            }
        }
    }

    #[test]
    fn far_days_are_in_order() {
        let calendar = Calendar::spanning(date("2027-06-24"), date("2027-06-24"), 15, &[]);
        let days = ["0001-01-01", "1900-01-01", "2010-01-01", "2027-06-24", "2044-01-01", "9999-12-31"];
        let counts: Vec<i64> = days.iter().map(|day| calendar.before(date(day))).collect();
        assert!(counts.is_sorted(), "{counts:?}");
        let back: Vec<Date> = counts.iter().map(|count| calendar.day(*count)).collect();
        assert!(back.is_sorted(), "{back:?}");
        // Beyond what is known one by one, no day falls on a week-end, and each is found again.
        for index in (-3_000..0).chain(calendar.working.len() as i64..calendar.working.len() as i64 + 3_000) {
            let day = calendar.day(index);
            assert!(!matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday), "{day}");
            assert_eq!(calendar.before(day), index, "{day}");
        }
    }

    #[test]
    fn closed_days_are_a_day_or_a_range_in_order() {
        assert_eq!(closed_days("2026-12-24..2027-01-03"), Some((date("2026-12-24"), date("2027-01-03"))));
        assert_eq!(closed_days("2026-12-24"), Some((date("2026-12-24"), date("2026-12-24"))));
        assert_eq!(closed_days("2027-01-03..2026-12-24"), None);
        assert_eq!(closed_days("Noël"), None);
    }
}

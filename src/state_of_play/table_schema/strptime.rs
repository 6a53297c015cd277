//! Dates and times by a pattern, as Python's `strptime` reads them.

use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};

use super::number;

/// How a column writes its dates or times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// The type's own ISO form.
    Iso,
    /// Any usual form.
    Any,
    /// A pattern such as `%d/%m/%Y`.
    Pattern(Pattern),
}

impl Format {
    /// Reads a schema's `format`.
    pub(super) fn of(format: &str) -> Self {
        match format {
            "default" => Self::Iso,
            "any" => Self::Any,
            other => Self::Pattern(Pattern::new(&other.replace("fmt:", ""))),
        }
    }
}

/// A pattern, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// What it asks for, in order; none where Python refuses the pattern: no cell fits it.
    signs: Option<Vec<Sign>>,
}

/// One thing that a pattern asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// Spaces, one or more.
    Spaces,
    /// A character, large or small.
    Literal(char),
    /// A directive.
    Directive(char),
}

/// The directives that Python knows, but for those that stand for several.
const DIRECTIVES: &str = "aAbBdfGHIjmMpSUwWuVyYzZ";

impl Pattern {
    /// Takes a pattern apart.
    pub(super) fn new(pattern: &str) -> Self {
        let whole =
            pattern.replace("%c", "%a %b %d %H:%M:%S %Y").replace("%x", "%m/%d/%y").replace("%X", "%H:%M:%S");
        Self { signs: signs(&whole) }
    }
}

fn signs(pattern: &str) -> Option<Vec<Sign>> {
    let mut signs = Vec::new();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        let sign = if letter == '%' {
            match letters.next()? {
                '%' => Sign::Literal('%'),
                known if DIRECTIVES.contains(known) => Sign::Directive(known),
                _ => return None,
            }
        } else if letter.is_whitespace() {
            if signs.last() == Some(&Sign::Spaces) {
                continue;
            }
            Sign::Spaces
        } else {
            Sign::Literal(letter)
        };
        // A directive given twice is a group defined twice to Python.
        if matches!(sign, Sign::Directive(_)) && signs.contains(&sign) {
            return None;
        }
        signs.push(sign);
    }
    let has = |letter: char| signs.contains(&Sign::Directive(letter));
    let day = ['A', 'a', 'w', 'u'].into_iter().any(has);
    let weeks = !has('G') || (has('V') && day && !has('Y'));
    (weeks && (!has('V') || has('G')) && !(has('G') && has('j'))).then_some(signs)
}

/// A date and a time as they are gathered from a cell.
#[derive(Clone, Copy, Default)]
struct Parts {
    year: Option<i16>,
    iso_year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    hour: i8,
    half: Option<bool>,
    minute: i8,
    second: i8,
    nanosecond: i32,
    day_of_year: Option<i16>,
    /// The week, by `U`, `W` or `V`.
    week: Option<(char, i16)>,
    /// The day of the week, from Monday, 0.
    weekday: Option<i8>,
    offset: Option<i32>,
}

/// Reads a cell by a pattern; missing parts are those of 1 January 1900.
pub(super) fn by_pattern(cell: &str, pattern: &Pattern) -> Option<(DateTime, Option<i32>)> {
    let cell = number::in_ascii(cell);
    let parts = walk(&cell, pattern.signs.as_deref()?, Parts::default())?;
    let hour = match parts.half {
        Some(true) => parts.hour % 12 + 12,
        Some(false) => parts.hour % 12,
        None => parts.hour,
    };
    let time = Time::new(hour, parts.minute, parts.second, parts.nanosecond).ok()?;
    let offset = parts.offset.filter(|offset| offset.abs() < 86_400);
    if parts.offset != offset {
        return None;
    }
    Some((date_of(&parts)?.to_datetime(time), offset))
}

fn date_of(parts: &Parts) -> Option<Date> {
    let first = |year: i16| Date::new(year, 1, 1).ok().filter(|_| year >= 1);
    if let (Some(year), Some((_, week)), Some(weekday)) = (parts.iso_year, parts.week, parts.weekday) {
        let weekday = Weekday::from_monday_zero_offset(weekday).ok()?;
        return ISOWeekDate::new(year, i8::try_from(week).ok()?, weekday).ok().map(|date| date.date());
    }
    let year = parts.year.unwrap_or(1900);
    let by_week = || {
        let ((letter, week), weekday) = parts.week.zip(parts.weekday)?;
        let january = first(year)?;
        let opening = i16::from(january.weekday().to_monday_zero_offset());
        let (opening, weekday) = match letter {
            'U' => ((opening + 1) % 7, (i16::from(weekday) + 1) % 7),
            _ => (opening, i16::from(weekday)),
        };
        let before = (7 - opening) % 7;
        Some(if week == 0 { 1 + weekday - opening } else { 1 + before + 7 * (week - 1) + weekday })
    };
    match parts.day_of_year.or_else(by_week) {
        Some(number) => first(year)?.checked_add(jiff::Span::new().days(number - 1)).ok(),
        None => Date::new(year, parts.month.unwrap_or(1), parts.day.unwrap_or(1)).ok().filter(|_| year >= 1),
    }
}

/// Walks a pattern along a cell, the longest reading of each directive first, as a regular expression does.
fn walk(rest: &str, signs: &[Sign], parts: Parts) -> Option<Parts> {
    let Some((sign, after)) = signs.split_first() else { return rest.is_empty().then_some(parts) };
    match sign {
        Sign::Spaces => {
            let trimmed =
                rest.trim_start_matches(|c: char| c.is_whitespace() || ('\x1c'..='\x1f').contains(&c));
            (trimmed.len() < rest.len()).then(|| walk(trimmed, after, parts))?
        }
        Sign::Literal(wanted) => {
            let found = rest.chars().next()?;
            let same = found == *wanted || found.to_lowercase().eq(wanted.to_lowercase());
            same.then(|| walk(&rest[found.len_utf8()..], after, parts))?
        }
        Sign::Directive(letter) => match number_of(*letter) {
            Some((least, most, low, high)) => {
                // One digit may stand behind a space.
                let (blank, digits) = match rest.strip_prefix(' ') {
                    Some(digits) if *letter == 'd' => (1, digits),
                    _ => (0, rest),
                };
                let most = if blank == 1 { 1 } else { most };
                let count = digits.bytes().take(most).take_while(u8::is_ascii_digit).count();
                (least..=count).rev().find_map(|length| {
                    let value = digits[..length].parse::<i32>().ok()?;
                    let mut parts = parts;
                    (low..=high).contains(&value).then(|| parts.set(*letter, value, length))?;
                    walk(&digits[length..], after, parts)
                })
            }
            None => word(rest, *letter, after, parts),
        },
    }
}

/// Returns the fewest and the most digits of a directive, and its lowest and highest number.
fn number_of(letter: char) -> Option<(usize, usize, i32, i32)> {
    Some(match letter {
        'Y' | 'G' => (4, 4, 0, 9999),
        'y' => (2, 2, 0, 99),
        'm' | 'I' => (1, 2, 1, 12),
        'd' => (1, 2, 1, 31),
        'H' => (1, 2, 0, 23),
        'M' => (1, 2, 0, 59),
        'S' => (1, 2, 0, 61),
        'j' => (1, 3, 1, 366),
        'U' | 'W' => (1, 2, 0, 53),
        'V' => (1, 2, 0, 53),
        'w' => (1, 1, 0, 6),
        'u' => (1, 1, 1, 7),
        'f' => (1, 6, 0, 999_999),
        _ => return None,
    })
}

impl Parts {
    fn set(&mut self, letter: char, value: i32, length: usize) {
        let small = i8::try_from(value).unwrap_or_default();
        let middle = i16::try_from(value).unwrap_or_default();
        match letter {
            'Y' => self.year = Some(middle),
            'G' => self.iso_year = Some(middle),
            'y' => self.year = Some(if middle < 69 { 2000 + middle } else { 1900 + middle }),
            'm' => self.month = Some(small),
            'd' => self.day = Some(small),
            'H' | 'I' => self.hour = small,
            'M' => self.minute = small,
            'S' => self.second = small,
            'j' => self.day_of_year = Some(middle),
            'U' | 'W' | 'V' => self.week = Some((letter, middle)),
            'w' => self.weekday = Some((small + 6) % 7),
            'u' => self.weekday = Some(small - 1),
            'f' => {
                let zeros = u32::try_from(9_usize.saturating_sub(length)).unwrap_or_default();
                self.nanosecond = value * 10_i32.pow(zeros);
            }
            _ => {}
        }
    }
}

/// The months in English, from January.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// The days of the week in English, from Monday.
pub(super) const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads a directive that is no number.
fn word(rest: &str, letter: char, after: &[Sign], mut parts: Parts) -> Option<Parts> {
    let index = |found: usize| i8::try_from(found).ok();
    let rest = match letter {
        'p' => {
            let (half, rest) = name(rest, &["am", "pm"], 2)?;
            parts.half = Some(half == 1);
            rest
        }
        'B' | 'b' => {
            let (month, rest) = name(rest, &MONTHS, if letter == 'b' { 3 } else { usize::MAX })?;
            parts.month = index(month + 1);
            rest
        }
        'A' | 'a' => {
            let (day, rest) = name(rest, &DAYS, if letter == 'a' { 3 } else { usize::MAX })?;
            parts.weekday = index(day);
            rest
        }
        'Z' => name(rest, &["utc", "gmt"], 3)?.1,
        'z' => {
            let (offset, rest) = zone(rest)?;
            parts.offset = Some(offset);
            rest
        }
        _ => return None,
    };
    walk(rest, after, parts)
}

fn name<'c>(rest: &'c str, names: &[&str], most: usize) -> Option<(usize, &'c str)> {
    names.iter().enumerate().find_map(|(index, name)| {
        let wanted = &name[..name.len().min(most)];
        let head = rest.get(..wanted.len())?;
        head.eq_ignore_ascii_case(wanted).then(|| (index, &rest[wanted.len()..]))
    })
}

/// Reads `Z`, or hours and minutes with or without a colon, seconds and their decimals allowed.
fn zone(rest: &str) -> Option<(i32, &str)> {
    if let Some(rest) = rest.strip_prefix('Z') {
        return Some((0, rest));
    }
    let sign = match rest.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let two =
        |text: &str| text.get(..2).filter(|two| two.bytes().all(|b| b.is_ascii_digit()))?.parse::<i32>().ok();
    let hours = two(&rest[1..])?;
    let after = rest.get(3..)?;
    let colon = after.starts_with(':');
    let after = after.strip_prefix(':').unwrap_or(after);
    let minutes = two(after).filter(|minutes| *minutes < 60)?;
    let mut after = &after[2..];
    let mut seconds = 0;
    let further = if colon { after.strip_prefix(':') } else { Some(after) };
    if let Some((further, found)) =
        further.and_then(|further| Some((further, two(further).filter(|seconds| *seconds < 60)?)))
    {
        seconds = found;
        after = &further[2..];
        let digits =
            after.strip_prefix('.').map_or(0, |d| d.bytes().take(6).take_while(u8::is_ascii_digit).count());
        after = if digits > 0 { &after[digits + 1..] } else { after };
    }
    Some((sign * (hours * 3600 + minutes * 60 + seconds), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_read_what_python_reads() {
        let date = |cell, pattern| by_pattern(cell, &Pattern::new(pattern)).map(|(found, _)| found.date());
        assert_eq!(date("31/12/2025", "%d/%m/%Y"), Some(Date::constant(2025, 12, 31)));
        assert_eq!(date("1/2/2025", "%d/%m/%Y"), Some(Date::constant(2025, 2, 1)));
        assert_eq!(date("31/02/2025", "%d/%m/%Y"), None);
        assert_eq!(date("5 march 25", "%d %B %y"), Some(Date::constant(2025, 3, 5)));
        assert_eq!(date("1122025", "%d%m%Y"), Some(Date::constant(2025, 2, 11)));
        assert_eq!(date("2025-W05-5", "%G-W%V-%u"), Some(Date::constant(2025, 1, 31)));
        assert_eq!(date("05 5 2025", "%U %w %Y"), Some(Date::constant(2025, 2, 7)));
        assert_eq!(date("2025", "%Q"), None);
    }
}

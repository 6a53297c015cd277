//! Dates and times as their column's format writes them: ISO, or a `strptime` pattern as Python reads it.

use jiff::civil::{Date, DateTime, Time};

/// How a column writes its dates or times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// The type's own ISO form.
    Iso,
    /// Any usual form.
    Any,
    /// A pattern such as `%d/%m/%Y`.
    Pattern(String),
}

impl Format {
    /// Reads a schema's `format`.
    pub(super) fn of(format: &str) -> Self {
        match format {
            "default" => Self::Iso,
            "any" => Self::Any,
            other => Self::Pattern(other.strip_prefix("fmt:").unwrap_or(other).to_owned()),
        }
    }
}

/// A date and a time as they are gathered from a cell.
#[derive(Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    hour: i8,
    half: Option<bool>,
    minute: i8,
    second: i8,
    nanosecond: i32,
    day_of_year: Option<i16>,
    offset: Option<i32>,
}

/// Reads a cell by a pattern; missing parts are those of 1 January 1900.
pub(super) fn by_pattern(cell: &str, pattern: &str) -> Option<(DateTime, Option<i32>)> {
    let mut parts = Parts::default();
    let rest = matched(cell, pattern, &mut parts)?;
    if !rest.is_empty() {
        return None;
    }
    let hour = match parts.half {
        Some(true) => parts.hour % 12 + 12,
        Some(false) => parts.hour % 12,
        None => parts.hour,
    };
    let time = Time::new(hour, parts.minute, parts.second, parts.nanosecond).ok()?;
    let year = parts.year.unwrap_or(1900);
    let date = match parts.day_of_year.filter(|_| parts.month.is_none() && parts.day.is_none()) {
        Some(number) => Date::new(year, 1, 1).ok()?.checked_add(jiff::Span::new().days(number - 1)).ok()?,
        None => Date::new(year, parts.month.unwrap_or(1), parts.day.unwrap_or(1)).ok()?,
    };
    Some((date.to_datetime(time), parts.offset))
}

/// Walks a pattern along a cell and returns what is left of the cell.
fn matched<'c>(cell: &'c str, pattern: &str, parts: &mut Parts) -> Option<&'c str> {
    let mut rest = cell;
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        if sign.is_whitespace() {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        } else if sign == '%' {
            rest = directive(rest, signs.next()?, parts)?;
        } else {
            let found = rest.chars().next()?;
            let same = found == sign || found.to_lowercase().eq(sign.to_lowercase());
            rest = same.then(|| &rest[found.len_utf8()..])?;
        }
    }
    Some(rest)
}

const MONTHS: [&str; 12] = [
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
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Reads one directive; one that Python does not know fits no cell.
fn directive<'c>(rest: &'c str, letter: char, parts: &mut Parts) -> Option<&'c str> {
    let small = |value: i32| i8::try_from(value).ok();
    match letter {
        '%' => rest.strip_prefix('%'),
        'Y' => number(rest, 4, 4, 0, 9999, |value| parts.year = i16::try_from(value).ok()),
        'y' => number(rest, 2, 2, 0, 99, |value| {
            parts.year = i16::try_from(if value < 69 { 2000 + value } else { 1900 + value }).ok();
        }),
        'm' => number(rest, 1, 2, 1, 12, |value| parts.month = small(value)),
        'd' => {
            let rest = rest
                .strip_prefix(' ')
                .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
                .unwrap_or(rest);
            number(rest, 1, 2, 1, 31, |value| parts.day = small(value))
        }
        'H' => number(rest, 1, 2, 0, 23, |value| parts.hour = small(value).unwrap_or(0)),
        'I' => number(rest, 1, 2, 1, 12, |value| parts.hour = small(value).unwrap_or(0)),
        'M' => number(rest, 1, 2, 0, 59, |value| parts.minute = small(value).unwrap_or(0)),
        'S' => number(rest, 1, 2, 0, 61, |value| parts.second = small(value).unwrap_or(0)),
        'j' => number(rest, 1, 3, 1, 366, |value| parts.day_of_year = i16::try_from(value).ok()),
        'f' => fraction(rest, parts),
        'p' => {
            let head = rest.get(..2)?.to_ascii_lowercase();
            parts.half = Some(match head.as_str() {
                "am" => false,
                "pm" => true,
                _ => return None,
            });
            rest.get(2..)
        }
        'B' => name(rest, &MONTHS, usize::MAX).map(|(index, rest)| {
            parts.month = i8::try_from(index + 1).ok();
            rest
        }),
        'b' => name(rest, &MONTHS, 3).map(|(index, rest)| {
            parts.month = i8::try_from(index + 1).ok();
            rest
        }),
        'A' => name(rest, &DAYS, usize::MAX).map(|(_, rest)| rest),
        'a' => name(rest, &DAYS, 3).map(|(_, rest)| rest),
        'z' => zone(rest).map(|(offset, rest)| {
            parts.offset = Some(offset);
            rest
        }),
        _ => None,
    }
}

/// Reads as many digits as fit between two bounds, the most first.
fn number(
    rest: &str,
    least: usize,
    most: usize,
    low: i32,
    high: i32,
    mut take: impl FnMut(i32),
) -> Option<&str> {
    let digits = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
    for length in (least..=digits).rev() {
        if let Ok(value) = rest[..length].parse::<i32>()
            && (low..=high).contains(&value)
        {
            take(value);
            return Some(&rest[length..]);
        }
    }
    None
}

fn fraction<'c>(rest: &'c str, parts: &mut Parts) -> Option<&'c str> {
    let digits = rest.bytes().take(6).take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    parts.nanosecond = format!("{:0<9}", &rest[..digits]).parse().ok()?;
    Some(&rest[digits..])
}

fn name<'c>(rest: &'c str, names: &[&str], most: usize) -> Option<(usize, &'c str)> {
    names.iter().enumerate().find_map(|(index, name)| {
        let wanted = &name[..name.len().min(most)];
        let head = rest.get(..wanted.len())?;
        head.eq_ignore_ascii_case(wanted).then(|| (index, &rest[wanted.len()..]))
    })
}

/// Reads `Z`, `+HHMM` or `+HH:MM`.
fn zone(rest: &str) -> Option<(i32, &str)> {
    if let Some(rest) = rest.strip_prefix('Z') {
        return Some((0, rest));
    }
    let sign = match rest.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits =
        |text: &str| text.get(..2).filter(|two| two.bytes().all(|b| b.is_ascii_digit()))?.parse::<i32>().ok();
    let hours = digits(&rest[1..])?;
    let after = rest.get(3..)?;
    let after = after.strip_prefix(':').unwrap_or(after);
    let minutes = digits(after)?;
    Some((sign * (hours * 3600 + minutes * 60), &after[2..]))
}

/// Reads an ISO time: `HH:MM:SS`, decimals and a zone allowed; the flag tells that it is 24:00, the next day's start.
pub(super) fn iso_time(cell: &str) -> Option<(Time, Option<i32>, bool)> {
    let bytes = cell.as_bytes();
    if bytes.len() < 8 || bytes[2] != b':' || bytes[5] != b':' || !cell.is_ascii() {
        return None;
    }
    let two = |at: usize| {
        cell.get(at..at + 2).filter(|two| two.bytes().all(|b| b.is_ascii_digit()))?.parse::<i8>().ok()
    };
    let (hour, minute, second) = (two(0)?, two(3)?, two(6)?);
    let mut rest = &cell[8..];
    let mut nanosecond = 0;
    if let Some(after) = rest.strip_prefix(['.', ',']) {
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return None;
        }
        nanosecond = format!("{:0<9}", &after[..digits.min(6)]).parse().ok()?;
        rest = &after[digits..];
    }
    let offset = if rest.is_empty() { None } else { Some(iso_zone(rest)?) };
    if hour == 24 {
        let midnight = minute == 0 && second == 0 && nanosecond == 0;
        return midnight.then_some((Time::MIN, offset, true));
    }
    Some((Time::new(hour, minute, second, nanosecond).ok()?, offset, false))
}

/// Reads `Z`, `+HH`, `+HHMM` or `+HH:MM`.
fn iso_zone(rest: &str) -> Option<i32> {
    if matches!(rest, "Z" | "z") {
        return Some(0);
    }
    let sign = match rest.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = rest[1..].chars().filter(|c| *c != ':').collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !matches!(digits.len(), 2 | 4) {
        return None;
    }
    let hours: i32 = digits[..2].parse().ok()?;
    let minutes: i32 = digits.get(2..4).map_or(Some(0), |two| two.parse().ok())?;
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Reads an ISO day and time with any one character between them.
pub(super) fn iso_datetime(cell: &str) -> Option<(DateTime, Option<i32>)> {
    let date = cell.get(..10)?;
    let well_formed = date
        .bytes()
        .enumerate()
        .all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    if !well_formed {
        return None;
    }
    let date: Date = date.parse().ok()?;
    let after = cell.get(10..)?;
    let separator = after.chars().next()?;
    let (time, offset, next_day) = iso_time(&after[separator.len_utf8()..])?;
    let date = if next_day { date.tomorrow().ok()? } else { date };
    (date.year() >= 1).then(|| (date.to_datetime(time), offset))
}

/// Reads a date in a usual form: ISO, or day and month first as their sizes allow, month first where both could be.
pub(super) fn any_date(cell: &str) -> Option<DateTime> {
    let cell = cell.trim();
    if let Some((datetime, _)) = iso_datetime(cell) {
        return Some(datetime);
    }
    const PATTERNS: [&str; 16] = [
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%Y.%m.%d",
        "%Y%m%d",
        "%m/%d/%Y",
        "%d/%m/%Y",
        "%m-%d-%Y",
        "%d-%m-%Y",
        "%m.%d.%Y",
        "%d.%m.%Y",
        "%d %B %Y",
        "%d %b %Y",
        "%B %d, %Y",
        "%b %d, %Y",
        "%m/%d/%y",
        "%Y",
    ];
    PATTERNS.iter().find_map(|pattern| by_pattern(cell, pattern)).map(|(datetime, _)| datetime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_read_what_python_reads() {
        let date = |cell, pattern| by_pattern(cell, pattern).map(|(found, _)| found.date());
        assert_eq!(date("31/12/2025", "%d/%m/%Y"), Some(Date::constant(2025, 12, 31)));
        assert_eq!(date("1/2/2025", "%d/%m/%Y"), Some(Date::constant(2025, 2, 1)));
        assert_eq!(date("31/02/2025", "%d/%m/%Y"), None);
        assert_eq!(date("5 march 25", "%d %B %y"), Some(Date::constant(2025, 3, 5)));
        assert_eq!(date("2025", "%Q"), None);
    }
}

//! ISO 8601 dates and times, as the `dateutil` library (Apache-2.0 or BSD licence) reads them.

use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};

/// Reads `YYYY-MM-DD`, one or two digits for month and day, as Python's `strptime` does.
pub(super) fn date(cell: &str) -> Option<Date> {
    let bytes = cell.as_bytes();
    let (year, rest) = (digits(bytes, 0, 4)?, bytes.get(4..)?);
    let rest = rest.strip_prefix(b"-")?;
    let dash = rest.iter().take(3).position(|b| *b == b'-')?;
    let month = digits(rest, 0, dash).filter(|_| dash <= 2)?;
    let day = rest.get(dash + 1..)?;
    let day = match day {
        [b' ', digit] if digit.is_ascii_digit() => &day[1..],
        _ => day,
    };
    let day = digits(day, 0, day.len()).filter(|_| day.len() <= 2)?;
    civil(year, month, day)
}

fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (year >= 1).then_some(date)
}

/// Reads exactly `count` digits.
fn digits(bytes: &[u8], at: usize, count: usize) -> Option<i16> {
    let found = bytes.get(at..at + count).filter(|found| !found.is_empty() && count <= 4)?;
    found.iter().try_fold(0_i16, |value, b| b.is_ascii_digit().then(|| value * 10 + i16::from(b - b'0')))
}

/// Reads a time with its seconds, decimals and a zone allowed.
pub(super) fn time(cell: &str) -> Option<(Time, Option<i32>)> {
    // The sixth character is a colon, and there are eight at least: shorter forms are refused.
    if cell.as_bytes().get(5) != Some(&b':') || cell.len() < 8 || !cell.is_ascii() {
        return None;
    }
    clock(cell.as_bytes()).map(|(time, offset, _)| (time, offset))
}

/// Reads a day and a time with any one character between them.
pub(super) fn datetime(cell: &str) -> Option<(DateTime, Option<i32>)> {
    let bytes = cell.as_bytes();
    if bytes.get(16) != Some(&b':') || bytes.len() < 19 || !cell.is_ascii() {
        return None;
    }
    let (date, end) = day(bytes)?;
    let (time, offset, next) = clock(bytes.get(end + 1..)?)?;
    let date = if next { date.tomorrow().ok()? } else { date };
    Some((date.to_datetime(time), offset))
}

/// Reads a day, by month, week or number, and returns where it ends.
fn day(bytes: &[u8]) -> Option<(Date, usize)> {
    let year = digits(bytes, 0, 4)?;
    let dash = usize::from(bytes.get(4) == Some(&b'-'));
    let at = 4 + dash;
    let common = || {
        let month = digits(bytes, at, 2)?;
        if dash == 1 && bytes.get(at + 2) != Some(&b'-') {
            return None;
        }
        let at = at + 2 + dash;
        Some((year, month, digits(bytes, at, 2)?, at + 2))
    };
    if let Some((year, month, day, end)) = common() {
        return civil(year, month, day).map(|date| (date, end));
    }
    if bytes.get(at) == Some(&b'W') {
        let week = digits(bytes, at + 1, 2)?;
        let at = at + 3;
        if (bytes.get(at) == Some(&b'-')) != (dash == 1) {
            return None;
        }
        let weekday = digits(bytes, at + dash, 1).filter(|day| (1..=7).contains(day))?;
        let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
        let monday = ISOWeekDate::new(year, 1, weekday).ok().filter(|_| (1..54).contains(&week))?;
        let date = monday.date().checked_add(jiff::Span::new().weeks(week - 1)).ok()?;
        return Some((date, at + dash + 1));
    }
    let number = digits(bytes, at, 3).filter(|number| *number >= 1)?;
    let date = Date::new(year, 1, 1).ok()?.checked_add(jiff::Span::new().days(number - 1)).ok()?;
    (date.year() == year && year >= 1).then_some((date, at + 3))
}

/// Reads a time; the flag tells that it is 24:00, the next day's start.
fn clock(bytes: &[u8]) -> Option<(Time, Option<i32>, bool)> {
    if bytes.len() < 2 {
        return None;
    }
    let (mut parts, mut microsecond, mut offset) = ([0_i16; 3], 0_i32, None);
    let (mut at, mut colons) = (0, false);
    for part in 0..6 {
        let Some(b) = bytes.get(at) else { break };
        if matches!(b, b'-' | b'+' | b'Z' | b'z') {
            offset = Some(zone(&bytes[at..])?);
            at = bytes.len();
            break;
        }
        if part == 1 && *b == b':' {
            colons = true;
            at += 1;
        } else if part == 2 && colons {
            if *b != b':' {
                return None;
            }
            at += 1;
        }
        if let Some(slot) = parts.get_mut(part) {
            *slot = digits(bytes, at, 2)?;
            at += 2;
        } else if part == 3 && matches!(bytes[at], b'.' | b',') {
            let count = bytes[at + 1..].iter().take_while(|b| b.is_ascii_digit()).count();
            if count > 0 {
                let kept = bytes[at + 1..=at + count.min(6)].iter();
                microsecond = kept.fold(0, |value, b| value * 10 + i32::from(b - b'0'));
                microsecond *= 10_i32.pow(6_u32.saturating_sub(u32::try_from(count).unwrap_or(6)));
                at += count + 1;
            }
        }
    }
    if at < bytes.len() {
        return None;
    }
    let [hour, minute, second] = parts.map(|part| i8::try_from(part).unwrap_or(i8::MAX));
    if hour == 24 {
        let midnight = minute == 0 && second == 0 && microsecond == 0;
        return midnight.then_some((Time::MIN, offset, true));
    }
    Some((Time::new(hour, minute, second, microsecond * 1000).ok()?, offset, false))
}

/// Reads `Z`, `+HH`, `+HHMM` or `+HH:MM`, in seconds east of Greenwich.
fn zone(bytes: &[u8]) -> Option<i32> {
    let sign = match bytes {
        b"Z" | b"z" => return Some(0),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    let hours = i32::from(digits(bytes, 1, 2)?);
    let minutes = match bytes.len() {
        3 => 0,
        5 => i32::from(digits(bytes, 3, 2)?),
        6 if bytes[3] == b':' => i32::from(digits(bytes, 4, 2)?),
        _ => return None,
    };
    (hours <= 23 && minutes <= 59).then_some(sign * (hours * 3600 + minutes * 60))
}

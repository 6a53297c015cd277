//! ISO 8601 durations.

use super::Value;

/// Reads `P1Y2M3W4DT5H6M7S`, signs and decimals allowed, or `P` and a date with a time.
pub(super) fn read(cell: &str) -> Option<Value<'static>> {
    // A line end at the end is not seen by the reference's pattern.
    by_parts(cell.strip_suffix('\n').unwrap_or(cell)).or_else(|| by_date(cell))
}

fn by_parts(cell: &str) -> Option<Value<'static>> {
    let (sign, rest) = match cell.as_bytes().first()? {
        b'-' => (-1.0, &cell[1..]),
        b'+' => (1.0, &cell[1..]),
        _ => (1.0, cell),
    };
    let rest = rest.strip_prefix('P')?;
    let (days, time) = match rest.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (rest, None),
    };
    if days.is_empty() && time.is_none() {
        return None;
    }
    let [years, months, weeks, single] = numbers(days, ['Y', 'M', 'W', 'D'])?;
    let [hours, minutes, seconds] = numbers(time.unwrap_or_default(), ['H', 'M', 'S'])?;
    let total = (weeks * 7.0 + single) * 86_400.0 + hours * 3_600.0 + minutes * 60.0 + seconds;
    // What Python's timedelta holds.
    (total < 86_400.0 * 999_999_999.0)
        .then_some(Value::Duration(sign * (years * 12.0 + months), sign * total))
}

/// Reads numbers followed by their letters, in order, each at most once.
fn numbers<const N: usize>(text: &str, letters: [char; N]) -> Option<[f64; N]> {
    let mut values = [0.0; N];
    let (mut rest, mut next) = (text, 0);
    while !rest.is_empty() {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'))?;
        let letter = rest[end..].chars().next()?;
        let index = next + letters.get(next..)?.iter().position(|known| *known == letter)?;
        let digits = rest[..end].replace(',', ".");
        if digits.is_empty() || digits.starts_with('.') || digits.ends_with('.') {
            return None;
        }
        values[index] = digits.parse().ok()?;
        next = index + 1;
        rest = &rest[end + letter.len_utf8()..];
    }
    Some(values)
}

fn by_date(cell: &str) -> Option<Value<'static>> {
    let datetime: jiff::civil::DateTime =
        cell.strip_prefix('P').filter(|rest| rest.contains('T'))?.parse().ok()?;
    if datetime.year() < 1 {
        return None;
    }
    let seconds = f64::from(datetime.hour()) * 3_600.0 + f64::from(datetime.minute()) * 60.0;
    let days = f64::from(datetime.day()) * 86_400.0;
    let months = f64::from(datetime.year()) * 12.0 + f64::from(datetime.month());
    Some(Value::Duration(months, days + seconds + f64::from(datetime.second())))
}

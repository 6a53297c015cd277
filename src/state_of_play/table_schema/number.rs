//! Numbers as Python reads them: `int()`, `Decimal()` and `float()`.

use std::{borrow::Cow, cmp::Ordering};

use super::{Bare, NumberFormat, Value};

/// The zero of each script's decimal digits, in the order of Unicode; a script's ten digits follow one another.
const ZEROS: [u32; 66] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
    0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
    0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066,
    0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950,
    0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6,
    0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// The most a decimal's exponent may be.
const MOST_EXPONENT: i64 = 999_999_999_999_999_999;

/// The powers of ten that a float holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// A decimal number, exact: `mantissa × 10^exponent`, the mantissa without zeros at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Decimal {
    mantissa: i128,
    exponent: i64,
}

impl Decimal {
    /// Compares two decimals; `None` where they are too far apart to be told by their digits.
    pub(super) fn compare(self, other: Self) -> Option<Ordering> {
        let signs = self.mantissa.signum().cmp(&other.mantissa.signum());
        if signs != Ordering::Equal || self.mantissa == 0 {
            return Some(signs);
        }
        let power = self.exponent.min(other.exponent);
        let raised = |one: Self| {
            let zeros = u32::try_from(one.exponent - power).ok()?;
            one.mantissa.checked_mul(10_i128.checked_pow(zeros)?)
        };
        match (raised(self), raised(other)) {
            (Some(a), Some(b)) => Some(a.cmp(&b)),
            // One has so many more digits before its point that these alone tell.
            (Some(_), None) => Some(0.cmp(&other.mantissa.signum())),
            (None, Some(_)) => Some(self.mantissa.signum().cmp(&0)),
            (None, None) => self.as_f64().partial_cmp(&other.as_f64()),
        }
    }

    /// Returns a whole number as a decimal.
    pub(super) fn whole(mantissa: i128) -> Self {
        Self { mantissa, exponent: 0 }
    }

    /// Returns the nearest float.
    pub(super) fn as_f64(self) -> f64 {
        // Both are exact in a float, so that the quotient is the nearest.
        let power = usize::try_from(self.exponent.unsigned_abs()).ok().and_then(|zeros| POWERS.get(zeros));
        if let (Some(power), true, Ok(mantissa)) =
            (power, self.exponent < 0 && self.mantissa.unsigned_abs() < 1 << 53, i64::try_from(self.mantissa))
        {
            #[expect(clippy::cast_precision_loss, reason = "less than 2^53")]
            return mantissa as f64 / power;
        }
        format!("{}e{}", self.mantissa, self.exponent).parse().unwrap_or(f64::NAN)
    }
}

/// Returns a character's value as a decimal digit of any script.
pub(super) fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    }
    let code = u32::from(c);
    let zero = ZEROS[..ZEROS.partition_point(|zero| *zero <= code)].last()?;
    u8::try_from(code - zero).ok().filter(|digit| *digit < 10)
}

/// Writes the digits of every script in ASCII.
pub(super) fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| digit(c).map_or(c, |digit| char::from(b'0' + digit))).collect()
}

/// Leaves out what Python's `strip()` does: spaces of every kind, and the four separators of ASCII.
pub(super) fn strip(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ('\x1c'..='\x1f').contains(&c))
}

/// Reads digits as Python's `int()` does: spaces around, a sign, single underscores between digits.
pub(super) fn whole(text: &str) -> Option<Value<'static>> {
    let text = strip(text);
    let bytes = text.as_bytes();
    // Most cells are a few digits.
    if !bytes.is_empty() && bytes.len() < 18 && bytes.iter().all(u8::is_ascii_digit) {
        return text.parse::<i64>().ok().map(|whole| Value::Whole(whole.into()));
    }
    let text = in_ascii(text);
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    if !well_grouped(digits) {
        return None;
    }
    let plain: Cow<'_, str> = if text.contains('_') { text.replace('_', "").into() } else { text };
    match plain.parse::<i128>() {
        Ok(whole) => Some(Value::Whole(whole)),
        // Python reads no more than 4300 digits.
        Err(_) if plain.len() > 4301 => None,
        Err(_) => plain.parse::<f64>().ok().map(Value::Real),
    }
}

/// Digits, with single underscores between them.
fn well_grouped(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let ends = bytes.first().is_some_and(u8::is_ascii_digit) && bytes.last().is_some_and(u8::is_ascii_digit);
    ends && bytes.iter().all(|b| b.is_ascii_digit() || *b == b'_') && !digits.contains("__")
}

/// Reads a whole number, with what stands around it where the column allows it.
pub(super) fn integer(cell: &str, bare: Bare) -> Option<Value<'static>> {
    match bare {
        Bare::Yes => whole(cell),
        Bare::No => whole(stripped(strip(cell))),
    }
}

/// Leaves out what is neither digit nor minus at the start, and what is no digit at the end.
fn stripped(text: &str) -> &str {
    let start = text.find(|c: char| c == '-' || digit(c).is_some()).unwrap_or(text.len());
    let rest = &text[start..];
    let last = rest.char_indices().rev().find(|(_, c)| digit(*c).is_some());
    &rest[..last.map_or(0, |(at, c)| at + c.len_utf8())]
}

/// Reads a number with the column's marks.
pub(super) fn number(cell: &str, format: &NumberFormat) -> Option<Value<'static>> {
    let read = if format.float { float } else { decimal };
    let text = strip(cell);
    if !format.stated {
        return read(text);
    }
    let mut text = match format.bare {
        Bare::Yes => Cow::Borrowed(text),
        Bare::No => Cow::Borrowed(stripped(text)),
    };
    if let Some(group) = format.group.as_deref().filter(|group| !group.is_empty())
        && text.contains(group)
    {
        text = text.replace(group, "").into();
    }
    if let Some(mark) = format.decimal.as_deref().filter(|mark| *mark != ".") {
        if text.contains('.') {
            return None;
        }
        if text.contains(mark) {
            text = text.replace(mark, ".").into();
        }
    }
    read(&text)
}

/// Reads a number as Python's `Decimal` does.
pub(super) fn decimal(text: &str) -> Option<Value<'static>> {
    let text = strip(text);
    let bytes = text.as_bytes();
    if !bytes.is_empty() && bytes.len() < 18 && bytes.iter().all(u8::is_ascii_digit) {
        return text.parse::<i64>().ok().map(|whole| Value::Whole(whole.into()));
    }
    let text = in_ascii(text);
    let plain: Cow<'_, str> = if text.contains('_') { text.replace('_', "").into() } else { text };
    let (negative, unsigned) = signed(&plain);
    let first = *unsigned.as_bytes().first()?;
    if first.is_ascii_digit() || first == b'.' {
        return finite(unsigned, negative);
    }
    let lower = unsigned.to_ascii_lowercase();
    if matches!(lower.as_str(), "inf" | "infinity") {
        return Some(Value::Real(if negative { f64::NEG_INFINITY } else { f64::INFINITY }));
    }
    let not_a_number = lower.strip_prefix("nan").or_else(|| lower.strip_prefix("snan"));
    not_a_number.filter(|rest| rest.bytes().all(|b| b.is_ascii_digit())).map(|_| Value::Real(f64::NAN))
}

fn signed(text: &str) -> (bool, &str) {
    match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    }
}

/// Reads digits with a point and an exponent.
fn finite(text: &str, negative: bool) -> Option<Value<'static>> {
    let (digits, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], exponent(&text[at + 1..])?),
        None => (text, 0),
    };
    let (mut mantissa, mut count, mut after_point, mut point, mut exact) = (0_i128, 0, 0_i64, false, true);
    for b in digits.bytes() {
        match b {
            b'.' if !point => point = true,
            b'0'..=b'9' => {
                count += 1;
                after_point += i64::from(point);
                let more = mantissa.checked_mul(10).and_then(|tens| tens.checked_add(i128::from(b - b'0')));
                exact &= more.is_some();
                mantissa = more.unwrap_or(mantissa);
            }
            _ => return None,
        }
    }
    if count == 0 {
        return None;
    }
    let exponent = exponent.checked_sub(after_point)?;
    if exponent.unsigned_abs() > MOST_EXPONENT.unsigned_abs() {
        return None;
    }
    if !exact {
        let real: f64 = text.parse().ok()?;
        let real = real.min(f64::MAX);
        return Some(Value::Real(if negative { -real } else { real }));
    }
    Some(normal(if negative { -mantissa } else { mantissa }, exponent))
}

/// Reads an exponent; one of more digits than any number can have is refused.
fn exponent(text: &str) -> Option<i64> {
    let (negative, digits) = signed(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: i64 = digits.parse().ok().filter(|value| *value <= MOST_EXPONENT)?;
    Some(if negative { -value } else { value })
}

/// Gives one form to equal numbers: whole ones as such, others without zeros at their end.
fn normal(mut mantissa: i128, mut exponent: i64) -> Value<'static> {
    if mantissa == 0 {
        return Value::Whole(0);
    }
    while exponent < 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        exponent += 1;
    }
    let whole = u32::try_from(exponent).ok().and_then(|zeros| 10_i128.checked_pow(zeros));
    if let Some(whole) = whole.and_then(|power| mantissa.checked_mul(power)) {
        return Value::Whole(whole);
    }
    while mantissa % 10 == 0 {
        mantissa /= 10;
        exponent += 1;
    }
    Value::Decimal(Decimal { mantissa, exponent })
}

/// Reads a number as Python's `float` does (`floatNumber: true`).
fn float(text: &str) -> Option<Value<'static>> {
    let text = in_ascii(strip(text));
    let (negative, unsigned) = signed(&text);
    let lower = unsigned.to_ascii_lowercase();
    let infinite = matches!(lower.as_str(), "inf" | "infinity");
    let real = if infinite {
        f64::INFINITY
    } else if lower == "nan" {
        f64::NAN
    } else {
        let shape = |b: &u8| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-' | b'_');
        let between = unsigned.split('_').collect::<Vec<_>>();
        let grouped = between.windows(2).all(|pair| {
            pair[0].ends_with(|c: char| c.is_ascii_digit())
                && pair[1].starts_with(|c: char| c.is_ascii_digit())
        });
        if !grouped || unsigned.starts_with(['+', '-']) || !unsigned.bytes().all(|b| shape(&b)) {
            return None;
        }
        unsigned.replace('_', "").parse::<f64>().ok()?
    };
    let real = if negative { -real } else { real };
    if real.fract() == 0.0 && real.abs() < 1e15 {
        return format!("{real:.0}").parse().ok().map(Value::Whole);
    }
    Some(Value::Real(real))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_compared_by_their_digits() {
        let read = |text| decimal(text).expect(text);
        assert!(read("0.1").same(&read("0.10")));
        assert!(!read("0.1").same(&read("0.1000000000000000000000000001")));
        assert!(read("1e3").same(&read("1000")));
        assert_eq!(read("1e-999").compare(&read("1e-998")), Some(Ordering::Less));
        assert_eq!(read("-1e900").compare(&read("1.5")), Some(Ordering::Less));
        assert_eq!(read("1e900").compare(&read("1.5")), Some(Ordering::Greater));
    }

    #[test]
    fn digits_of_every_script_count() {
        assert!(whole("١٢").expect("digits").same(&Value::Whole(12)));
        assert!(whole("²").is_none());
    }
}

//! Which cells of a column are surely right, told at a glance: most cells of a large file never need to be read.
//!
//! A glance only ever says yes. What it is not sure of is read and checked as the standard says.

use super::table_schema::{Bare, Field, Kind, StringFormat, Value};

/// The cells of a column that were right before are kept in as many places.
const PLACES: usize = 256;

/// The longest cell kept.
const LONGEST: usize = 15;

/// What is known of a column's cells.
pub(super) struct Quick {
    shape: Shape,
    /// Cells that were right, each in the place that its bytes give; zero is none.
    right: Box<[u128; PLACES]>,
}

/// A shape by which a cell is right whatever it says.
enum Shape {
    /// Nothing can be told.
    Unknown,
    /// Every cell is right.
    Any,
    /// Digits.
    Whole,
    /// Digits, with a point among them or not.
    Decimal,
    /// So many digits.
    Digits(usize),
    /// As many characters, each of a class.
    Fixed(Vec<Class>),
}

/// The ASCII characters of a class, a bit each.
type Class = u128;

impl Quick {
    /// Finds out what can be told of a column.
    pub(super) fn of(field: &Field) -> Self {
        Self { shape: shape(field), right: Box::new([0; PLACES]) }
    }

    /// Tells whether a cell is surely right.
    pub(super) fn accepts(&self, cell: &str) -> bool {
        let bytes = cell.as_bytes();
        let shaped = match &self.shape {
            Shape::Any => true,
            Shape::Unknown => false,
            // Fewer digits than an `i64` holds: neither overflow nor rounding to think of.
            Shape::Whole => matches!(bytes.len(), 1..18) && are_digits(bytes),
            Shape::Decimal => matches!(bytes.len(), 1..18) && is_decimal(bytes),
            Shape::Digits(length) => bytes.len() == *length && are_digits(bytes),
            Shape::Fixed(classes) => {
                let fits = |(class, byte): (&Class, &u8)| *byte < 128 && class >> byte & 1 == 1;
                bytes.len() == classes.len() && classes.iter().zip(bytes).all(fits)
            }
        };
        shaped || key(bytes).is_some_and(|key| self.right[place(key)] == key)
    }

    /// Remembers a cell that was read, checked and right.
    pub(super) fn learn(&mut self, cell: &str) {
        if let Some(key) = key(cell.as_bytes()) {
            self.right[place(key)] = key;
        }
    }
}

// Both look at every byte, whatever the first ones were: without a way out the compiler takes many at once.

fn are_digits(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |all, byte| all & byte.is_ascii_digit())
}

fn is_decimal(bytes: &[u8]) -> bool {
    let (others, points) = bytes.iter().fold((0_u8, 0_u8), |(others, points), byte| {
        let point = *byte == b'.';
        (others | u8::from(!byte.is_ascii_digit() & !point), points + u8::from(point))
    });
    others == 0 && points <= 1 && bytes[0] != b'.'
}

/// The number of a cell's bytes and the bytes themselves as one figure; never zero.
fn key(bytes: &[u8]) -> Option<u128> {
    // Bytes shifted in one by one: to copy them and read them again as one makes the processor wait.
    let all = bytes.iter().fold(bytes.len() as u128 + 1, |key, byte| key << 8 | u128::from(*byte));
    (bytes.len() <= LONGEST).then_some(all)
}

/// Multiplying by a large odd figure stirs the low bytes into the high ones (Knuth's multiplicative hashing).
#[expect(clippy::cast_possible_truncation, reason = "the two halves are wanted, and then the high byte")]
fn place(key: u128) -> usize {
    let folded = key as u64 ^ (key >> 64) as u64;
    (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize
}

fn shape(field: &Field) -> Shape {
    let constraints = &field.constraints;
    let bounds = [&constraints.maximum, &constraints.above, &constraints.below];
    let judged = constraints.list.is_some() || constraints.unusable.is_some();
    if judged || bounds.iter().any(|bound| bound.is_some()) {
        return Shape::Unknown;
    }
    let from_zero = |least: &Value<'_>| least.as_f64().is_some_and(|least| least <= 0.0);
    let positive = constraints.minimum.as_ref().is_none_or(from_zero);
    let any_length = constraints.min_length.is_none() && constraints.max_length.is_none();
    match &field.kind {
        Kind::Integer(Bare::Yes) if positive => Shape::Whole,
        Kind::Number(format) if positive && !format.stated => Shape::Decimal,
        Kind::String(StringFormat::Plain) if any_length && constraints.minimum.is_none() => {
            match &constraints.pattern {
                None => Shape::Any,
                Some((pattern, _)) => match classes(pattern) {
                    Some(all) if all.iter().all(|class| *class == span('0', '9')) => Shape::Digits(all.len()),
                    Some(all) => Shape::Fixed(all),
                    None => Shape::Unknown,
                },
            }
        }
        _ => Shape::Unknown,
    }
}

/// Reads a pattern that is a row of digits, letters and simple classes, each once or a fixed number of times.
fn classes(pattern: &str) -> Option<Vec<Class>> {
    let mut rest = pattern.strip_prefix('^').unwrap_or(pattern);
    rest = rest.strip_suffix('$').unwrap_or(rest);
    let mut all = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (class, length) = match first {
            '\\' if rest.starts_with("\\d") => (span('0', '9'), 2),
            '[' => bracketed(rest)?,
            c if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ' | '/' | ':') => (span(c, c), 1),
            _ => return None,
        };
        rest = &rest[length..];
        let (times, length) = repeated(rest)?;
        rest = &rest[length..];
        all.extend(std::iter::repeat_n(class, times));
    }
    (all.len() <= 64).then_some(all)
}

/// Reads `[A-Z0-9]`; anything finer is left to the pattern itself.
fn bracketed(text: &str) -> Option<(Class, usize)> {
    let end = text.find(']')?;
    let mut class = 0;
    let mut rest = text.as_bytes().get(1..end)?;
    while let [from, after @ ..] = rest {
        let (to, left) = match after {
            [b'-', to, left @ ..] => (to, left),
            [b'-'] => return None,
            left => (from, left),
        };
        if !from.is_ascii_alphanumeric() || !to.is_ascii_alphanumeric() {
            return None;
        }
        class |= span(char::from(*from), char::from(*to));
        rest = left;
    }
    (class != 0).then_some((class, end + 1))
}

/// Reads `{14}` or nothing; `None` for what repeats in another way.
fn repeated(text: &str) -> Option<(usize, usize)> {
    match text.chars().next() {
        Some('{') => {
            let end = text.find('}')?;
            Some((text[1..end].parse().ok().filter(|times| *times <= 64)?, end + 1))
        }
        Some('*' | '+' | '?') => None,
        _ => Some((1, 0)),
    }
}

fn span(from: char, to: char) -> Class {
    (u32::from(from)..=u32::from(to)).filter(|c| *c < 128).fold(0, |class, c| class | 1 << c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::state_of_play::table_schema::{parse, read};

    #[test]
    fn simple_patterns_are_told_at_a_glance_and_others_left_alone() {
        for pattern in [r"^\d{14}$", "^[A-Z]{2}[0-9]{3}$", "^2A$"] {
            assert!(classes(pattern).is_some(), "{pattern}");
        }
        for pattern in ["^a*$", r"^\w+$", "^(a|b)$", "^[^a]$", r"^\d{2,3}$", "a.c", "^[a-]$"] {
            assert!(classes(pattern).is_none(), "{pattern}");
        }
    }

    proptest! {
        /// What a glance accepts, reading and checking accept too.
        #[test]
        fn a_glance_never_accepts_what_the_check_refuses(
            cell in r"[-0-9A-Z.e _]{0,20}",
            field in prop::sample::select(vec![
                r#"{"name": "a", "type": "integer", "constraints": {"minimum": 0}}"#,
                r#"{"name": "a", "type": "number"}"#,
                r#"{"name": "a", "type": "number", "constraints": {"minimum": -5}}"#,
                r#"{"name": "a", "type": "string", "constraints": {"pattern": "^[A-Z0-9]{3}\\d$"}}"#,
                r#"{"name": "a", "type": "string"}"#,
            ]),
        ) {
            let schema = parse(&format!("{{\"fields\": [{field}]}}")).expect("a schema");
            let field = &schema.fields[0];
            if Quick::of(field).accepts(&cell) {
                let value = read(&cell, &field.kind).expect("of the type");
                prop_assert_eq!(field.constraints.broken(&value).count(), 0);
            }
        }
    }
}

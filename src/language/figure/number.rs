//! The figures of a statement, written with French or English marks.

use std::ops::Range;

/// A figure: its bytes and its value; `percent` where `%` follows it.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// The bytes of its digits.
    pub(super) range: Range<usize>,
    /// Its value, "k" and "millions" counted.
    pub(super) value: f64,
    /// Whether it is a share.
    pub(super) percent: bool,
}

/// Returns the figures of a statement, read with French or English marks.
pub(super) fn figures(statement: &str) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(offset) = statement[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + offset;
        let end = start + figure_length(&statement[start..]);
        let glued = statement[..start].ends_with(char::is_alphanumeric);
        if !glued && let Some(value) = value(&statement[start..end]) {
            let rest = statement[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let year = value.fract() == 0.0 && (1990.0..=2100.0).contains(&value) && end - start == 4;
            let percent =
                rest.starts_with('%') || rest.starts_with("pour cent") || rest.starts_with("per cent");
            if !year || percent || rest.starts_with('€') {
                figures.push(Figure { range: start..end, value: value * scale(rest), percent });
            }
        }
        at = end;
    }
    figures
}

/// Returns how many bytes a figure takes: digits, with spaces, points and commas before digits.
fn figure_length(text: &str) -> usize {
    let mut end = 0;
    for (offset, c) in text.char_indices() {
        if c.is_ascii_digit() {
            end = offset + 1;
            continue;
        }
        // Four tell three from more; the whole run would be counted again at each mark.
        let after = text[offset + c.len_utf8()..].bytes();
        let digits_after = after.take(4).take_while(u8::is_ascii_digit).count();
        let space = matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '_');
        if !((space && digits_after == 3) || (matches!(c, ',' | '.') && digits_after > 0)) {
            break;
        }
    }
    end
}

/// Reads `1 234,5`, `1,234.5` and `1.234,5`; a single mark before three digits is a thousand in English only.
fn value(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
    let (comma, point) = (plain.rfind(','), plain.rfind('.'));
    let normal = match (comma, point) {
        (Some(comma), Some(point)) if comma > point => plain.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => plain.replace(',', ""),
        (Some(comma), None) if plain.matches(',').count() > 1 || plain.len() - comma == 4 => {
            plain.replace(',', "")
        }
        (Some(_), None) => plain.replace(',', "."),
        (None, Some(_)) if plain.matches('.').count() > 1 => plain.replace('.', ""),
        (None, _) => plain,
    };
    normal.parse().ok()
}

/// Returns what "k€", "M€", "million", "bn" multiply by.
fn scale(rest: &str) -> f64 {
    let unit = |unit: &str| {
        rest.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    if ["milliard", "billion"].iter().any(|word| rest.starts_with(word)) || unit("bn") || unit("Md€") {
        1_000_000_000.0
    } else if rest.starts_with("million") || ["M€", "M", "m"].iter().any(|word| unit(word)) {
        1_000_000.0
    } else if ["k€", "K€", "k", "K"].iter().any(|word| unit(word)) {
        1_000.0
    } else {
        1.0
    }
}

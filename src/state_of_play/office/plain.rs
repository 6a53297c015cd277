//! A cell as written by hand, put into the standard's own form.

use std::borrow::Cow;

use super::marks::{Marks, day_and_month};
use crate::{
    language::{date::MONTHS_FOLDED, order::slug},
    state_of_play::table_schema::{Field, Kind},
};

/// Returns the cell in the standard's form; what is not understood is returned as it is, for the check to refuse.
pub(crate) fn plain<'a>(cell: &'a str, field: &Field, marks: Marks) -> Cow<'a, str> {
    match &field.kind {
        Kind::Integer(_) | Kind::Number(_) => number(cell, marks),
        Kind::Date(_) => date(cell, marks).map_or(Cow::Borrowed(cell), Cow::Owned),
        Kind::YearMonth => month(cell).map_or(Cow::Borrowed(cell), Cow::Owned),
        Kind::Year => {
            Cow::Borrowed(cell.strip_suffix(".0").or_else(|| cell.strip_suffix(",0")).unwrap_or(cell))
        }
        Kind::Boolean { truths, falsehoods } => boolean(cell, truths, falsehoods),
        Kind::String(_) => listed(cell, field),
        _ => Cow::Borrowed(cell),
    }
}

/// `1 234,50 €`, `12,5 %`, `9.476.248`, `£1,008.00`, `(120)` as digits and a point.
fn number(cell: &str, marks: Marks) -> Cow<'_, str> {
    if cell.bytes().all(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(cell);
    }
    let (body, percent) = match cell.strip_suffix('%') {
        Some(body) => (body, true),
        None => (cell, false),
    };
    let (body, negative) = match body.trim().strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (body.trim(), false),
    };
    let currency = |c: char| matches!(c, '€' | '£' | '$');
    let body = body.trim_matches(|c: char| currency(c) || c.is_whitespace());
    let body = body.strip_suffix("EUR").or_else(|| body.strip_suffix("euros")).unwrap_or(body).trim_end();
    let mut out = String::with_capacity(body.len() + 1);
    if negative {
        out.push('-');
    }
    for c in body.chars() {
        match c {
            '\u{a0}' | '\u{202f}' | '\u{2009}' | ' ' | '\'' | '’' => {}
            '.' if marks.point_parts => {}
            ',' if marks.comma_parts => {}
            ',' => out.push('.'),
            '\u{2212}' => out.push('-'),
            c => out.push(c),
        }
    }
    if let (true, Ok(value)) = (percent, out.parse::<f64>()) {
        return Cow::Owned(per_cent(value));
    }
    Cow::Owned(out)
}

/// A hundredth, without the noise of binary fractions.
fn per_cent(value: f64) -> String {
    let written = format!("{:.12}", value / 100.0);
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `31/12/2025`, `31-12-25`, `2025-12-31T00:00:00`, `45 657` (a spreadsheet's serial day) as `2025-12-31`.
fn date(cell: &str, marks: Marks) -> Option<String> {
    if let Some((first, second)) = day_and_month(cell) {
        let (day, month) = if marks.months_first { (second, first) } else { (first, second) };
        let year: i16 = cell.split(['/', '-', '.']).nth(2)?.split([' ', 'T']).next()?.parse().ok()?;
        let year = if year < 70 {
            2000 + year
        } else if year < 100 {
            1900 + year
        } else {
            year
        };
        return Some(format!("{year:04}-{month:02}-{day:02}"));
    }
    if let Some(iso) = cell.get(..10).filter(|iso| cell.len() > 10 && iso.as_bytes()[4] == b'-') {
        return Some(iso.to_owned());
    }
    let serial: i32 = cell.parse().ok()?;
    // From 1954 to 2119: outside, a number is no spreadsheet's date.
    if !(20_000..80_000).contains(&serial) {
        return None;
    }
    // Day 60 is 29 February 1900, which never was: later days count from 30 December 1899.
    let origin = jiff::civil::date(1899, 12, 30);
    origin.checked_add(jiff::Span::new().days(serial)).ok().map(|date| date.to_string())
}

/// `07/2025`, `072025`, `2025M06`, `juillet 2025`, `2025/07` as `2025-07`.
fn month(cell: &str) -> Option<String> {
    let known = |year: &str, month: &str| {
        let month: u8 = month.parse().ok()?;
        let year: u16 = year.parse().ok().filter(|_| year.len() == 4)?;
        Some(format!("{year:04}-{month:02}"))
    };
    if let Some((first, second)) = cell.split_once(['/', '-', 'M', '.', ' ']) {
        if let Some(number) = month_named(first) {
            return known(second.trim(), &number.to_string());
        }
        return if first.len() == 4 { known(first, second) } else { known(second, first) };
    }
    let digits = cell.len() == 6 && cell.bytes().all(|b| b.is_ascii_digit());
    match digits {
        true if cell.starts_with("19") || cell.starts_with("20") => known(&cell[..4], &cell[4..]),
        true => known(&cell[2..], &cell[..2]),
        false => None,
    }
}

fn month_named(word: &str) -> Option<usize> {
    let wanted = slug(word);
    MONTHS_FOLDED.iter().position(|names| names[..2].contains(&wanted.as_str())).map(|index| index + 1)
}

fn boolean<'a>(cell: &'a str, truths: &[String], falsehoods: &[String]) -> Cow<'a, str> {
    let wanted = slug(cell);
    let among = |words: &[String], also: &[&str]| {
        words.iter().any(|word| slug(word) == wanted) || also.contains(&wanted.as_str())
    };
    if among(truths, &["oui", "o", "vrai", "true", "yes", "y", "x", "1"]) {
        truths.first().map_or(Cow::Borrowed(cell), |word| Cow::Owned(word.clone()))
    } else if among(falsehoods, &["non", "n", "faux", "false", "no", "0"]) {
        falsehoods.first().map_or(Cow::Borrowed(cell), |word| Cow::Owned(word.clone()))
    } else {
        Cow::Borrowed(cell)
    }
}

/// A word of a closed list by its key or its name in either language.
fn listed<'a>(cell: &'a str, field: &Field) -> Cow<'a, str> {
    if field.constraints.words.is_empty() || field.constraints.words.iter().any(|word| word == cell) {
        return Cow::Borrowed(cell);
    }
    let wanted = slug(cell);
    let singular = |slug: &str| {
        let words: Vec<&str> = slug.split('-').map(|word| word.trim_end_matches('s')).collect();
        words.join("-")
    };
    let one = singular(&wanted);
    let named = |key: &String| {
        let names = field.labels.get(key).map(|text| [slug(&text.fr), slug(&text.en)]);
        let spellings = names.into_iter().flatten().chain([slug(key)]);
        spellings.into_iter().any(|name| name == wanted || singular(&name) == one)
    };
    field
        .constraints
        .words
        .iter()
        .find(|key| named(key))
        .map_or(Cow::Borrowed(cell), |key| Cow::Owned(key.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_french_sheets_write_them_become_plain() {
        let marks = Marks::default();
        for (cell, expected) in [
            ("1\u{202f}234,50\u{202f}€", "1234.50"),
            ("12,5 %", "0.125"),
            ("-3", "-3"),
            ("(120)", "-120"),
            ("Entre 200 et 500", "Entre200et500"),
        ] {
            assert_eq!(number(cell, marks), expected, "{cell}");
        }
        let mut parts = Marks::default();
        (parts.point_parts, parts.comma_parts) = (true, true);
        assert_eq!(number("9.476.248", parts), "9476248");
    }

    #[test]
    fn dates_and_months_become_iso() {
        let marks = Marks::default();
        assert_eq!(date("31/12/2025", marks).as_deref(), Some("2025-12-31"));
        assert_eq!(date("47727", marks).as_deref(), Some("2030-09-01"));
        assert_eq!(date("2025-12-31T00:00:00", marks).as_deref(), Some("2025-12-31"));
        for (cell, expected) in [
            ("072023", "2023-07"),
            ("2025M06", "2025-06"),
            ("juillet 2025", "2025-07"),
            ("07/2025", "2025-07"),
        ] {
            assert_eq!(month(cell).as_deref(), Some(expected), "{cell}");
        }
    }
}

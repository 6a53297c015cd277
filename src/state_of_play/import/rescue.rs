//! What a spreadsheet did to a cell, undone where the column leaves no doubt: zeros lost at the start, a day of the
//! year turned into a date, stars and other signs for a rating.

use super::{conversion::fits, workbook::Cell};
use crate::{
    language::order::slug,
    state_of_play::table_schema::{Field, Kind},
};

/// What was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rescue {
    /// Zeros at the start were put back.
    Zeros,
    /// A day lost its year, which the column does not hold.
    Year,
    /// Nothing was lost; it was only written in another way.
    Form,
}

/// Returns the cell as its column wants it; `None` where that would be a guess.
pub(super) fn rescued(cell: &Cell, trimmed: &str, field: &Field) -> Option<(String, Rescue)> {
    if !matches!(field.kind, Kind::String(_)) {
        let text = match (&field.kind, cell) {
            // A day where a month or a year is wanted.
            (Kind::YearMonth, Cell::Date(day)) => day.get(..7)?.to_owned(),
            (Kind::Year, Cell::Date(day)) => day.get(..4)?.to_owned(),
            (Kind::Date(_), Cell::Date(day)) => day.get(..10)?.to_owned(),
            (Kind::Boolean { truths, .. }, Cell::Flag(true)) => truths.first()?.clone(),
            (Kind::Boolean { falsehoods, .. }, Cell::Flag(false)) => falsehoods.first()?.clone(),
            _ => return None,
        };
        return fits(&text, field).then_some((text, Rescue::Form));
    }
    if !field.constraints.words.is_empty() {
        return rating(trimmed, field).map(|word| (word, Rescue::Form));
    }
    field.constraints.pattern.as_ref()?;
    if trimmed.bytes().all(|b| b.is_ascii_digit()) && trimmed.len() < 8 {
        let padded = (1..=3).map(|zeros| format!("{}{trimmed}", "0".repeat(zeros)));
        return padded.into_iter().find(|text| fits(text, field)).map(|text| (text, Rescue::Zeros));
    }
    let (day, how) = match cell {
        Cell::Date(day) => (day.get(5..10).map(str::to_owned), Rescue::Year),
        _ if slug(trimmed).split('-').count() > 2 => (day_of_year(trimmed), Rescue::Year),
        _ => (day_of_year(trimmed), Rescue::Form),
    };
    let day = day.map(|text| (text, how));
    let upper = (trimmed.to_uppercase(), Rescue::Form);
    day.into_iter().chain([upper]).find(|(text, _)| fits(text, field))
}

/// `3 étoiles`, `4*`, `★★★`, `5 étoiles (palace)` where the list holds plain figures.
fn rating(cell: &str, field: &Field) -> Option<String> {
    let words = &field.constraints.words;
    let stars = cell.chars().filter(|c| matches!(c, '*' | '★' | '⭐')).count();
    let only_stars = stars > 0 && cell.chars().all(|c| matches!(c, '*' | '★' | '⭐' | ' ' | '\u{fe0f}'));
    let slug = slug(cell);
    let figure = match only_stars {
        true => stars.to_string(),
        false => slug.split('-').next().unwrap_or_default().to_owned(),
    };
    let sign = only_stars || stars > 0 || ["etoile", "star"].iter().any(|sign| slug.contains(sign));
    words.iter().find(|word| sign && **word == figure).cloned()
}

/// `01/04`, `1er avril`, `15 juin` as `04-01`.
fn day_of_year(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec"];
    const ENGLISH: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let slug = slug(text);
    let mut parts = slug.split('-');
    let day: u8 = parts.next()?.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok()?;
    let month = parts.next()?;
    let named = |names: &[&str; 12]| names.iter().position(|name| month.starts_with(name)).map(|at| at + 1);
    let month = month.parse().ok().or_else(|| named(&MONTHS)).or_else(|| named(&ENGLISH))?;
    Some(format!("{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_of_play::{
        catalogue::catalogue,
        table_schema::{TableSchema, parse},
    };

    fn schema(table: &str) -> TableSchema {
        parse(catalogue().table(table).expect("a table of the tools").schema).expect("a right schema")
    }

    #[test]
    fn what_a_spreadsheet_did_to_a_cell_is_undone() {
        let schema = schema("accommodation");
        let text = |words: &str| Cell::Text(words.to_owned());
        for (column, cell, expected) in [
            ("insee_code", Cell::Number(1_300.0), Some("01300")),
            ("insee_code", text("2a004"), Some("2A004")),
            ("insee_code", text("Port-Fictif"), None),
            ("rating", text("3 étoiles"), Some("3")),
            ("rating", text("★★★★"), Some("4")),
            ("rating", text("3 épis"), None),
            ("rating", text("2 clés"), None),
            ("opens", text("01/04/2025"), Some("04-01")),
            ("rating", text("Aire naturelle"), None),
            ("opens", Cell::Date("2025-04-01".to_owned()), Some("04-01")),
            ("opens", text("1er avril"), Some("04-01")),
            ("opens", text("15/06"), Some("06-15")),
            ("opens", text("Pâques"), None),
        ] {
            let field = schema.fields.iter().find(|field| field.name == column).expect("a column");
            let found = rescued(&cell, cell.written().trim(), field).map(|(text, _)| text);
            assert_eq!(found.as_deref(), expected, "{column}: {cell:?}");
        }
    }
}

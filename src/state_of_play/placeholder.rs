//! `{indicator-id}` in a statement: where a computed figure stands, and the statement with its figures.

use std::borrow::Cow;

use super::{StateOfPlay, unit::Figure};
use crate::language::{In, Language};

/// The placeholder that stands for the year of the statement's first figure.
pub(crate) const YEAR: &str = "year";

/// Returns the ids of a statement's placeholders, in order, `{year}` left out.
pub(crate) fn names(statement: &str) -> impl Iterator<Item = &str> {
    pieces(statement).filter_map(|piece| match piece {
        Piece::Name(name, _) if name != YEAR => Some(name),
        Piece::Name(..) | Piece::Words(_) => None,
    })
}

/// A part of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// A placeholder's name, and the byte at which its brace opens.
    Name(&'a str, usize),
}

/// Cuts a statement at its placeholders; braces around anything but an id are words.
pub(crate) fn pieces(statement: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = statement;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let at = statement.len() - rest.len();
        if let Some(inner) = rest.strip_prefix('{')
            && let Some(end) = inner.find('}')
            && is_name(&inner[..end])
        {
            rest = &inner[end + 1..];
            return Some(Piece::Name(&inner[..end], at));
        }
        let skip = usize::from(rest.starts_with('{'));
        let end = rest[skip..].find('{').map_or(rest.len(), |next| next + skip);
        let (words, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Words(words))
    })
}

fn is_name(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    !text.is_empty() && text.chars().all(fits)
}

/// Returns a statement with its figures, written in a language; a figure that is not known stays in braces.
pub(crate) fn filled<'a>(statement: &'a str, state: &StateOfPlay, language: Language) -> Cow<'a, str> {
    if !statement.contains('{') {
        return Cow::Borrowed(statement);
    }
    let year = names(statement).find_map(|name| state.readings.get(name)?.latest()?.year);
    let mut out = String::with_capacity(statement.len() + 16);
    for piece in pieces(statement) {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Name(name, _) => match known(name, year, state, language) {
                Some(figure) => out.push_str(&figure),
                None => out.push_str(&format!("{{{name}}}")),
            },
        }
    }
    Cow::Owned(out)
}

fn known(name: &str, year: Option<i64>, state: &StateOfPlay, language: Language) -> Option<String> {
    if name == YEAR {
        return Some(year?.to_string());
    }
    let value = state.readings.get(name)?.latest()?.value?;
    let unit = state.units.get(name)?;
    Some(In(&Figure { value, unit }, language).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_of_play::indicator::{Point, Reading};

    fn state() -> StateOfPlay {
        let mut state = StateOfPlay::default();
        let point = Point { year: Some(2025), value: Some(0.235), ..Point::default() };
        let reading = Reading { points: vec![point], ..Reading::default() };
        state.readings.insert("undeclared-bed-share".to_owned(), reading);
        state.units.insert("undeclared-bed-share".to_owned(), crate::state_of_play::unit::own(Some("%")));
        state
    }

    #[test]
    fn a_statement_holds_its_figures_and_their_year() {
        let statement = "{undeclared-bed-share} des lits n'ont rien déclaré en {year}.";
        let filled = filled(statement, &state(), Language::French);
        assert_eq!(filled, "23,5\u{202f}% des lits n'ont rien déclaré en 2025.");
    }

    #[test]
    fn what_is_not_known_stays_as_it_is() {
        for statement in ["{unknown} lits", "un {", "{}", "{A b}", "fermé }", "{{x}"] {
            assert_eq!(filled(statement, &state(), Language::French), statement);
        }
        assert_eq!(names("{a-b} et {year} et {c}").collect::<Vec<_>>(), ["a-b", "c"]);
    }
}

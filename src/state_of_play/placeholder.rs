//! `{indicator-id}` in a statement: where a computed figure stands, and the statement with its figures.
//!
//! `{indicator-id@2023}` stands for the value of a year, `{year}` for the year of the first figure.

use std::borrow::Cow;

use super::{StateOfPlay, unit::Figure};
use crate::language::{In, Language};

/// The placeholder that stands for the year of the statement's first figure.
const YEAR: &str = "year";

/// Returns the ids of a statement's placeholders, in order, `{year}` left out.
pub(crate) fn names(statement: &str) -> impl Iterator<Item = &str> {
    figures(statement).map(|figure| figure.id)
}

/// A placeholder that stands for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placeholder<'a> {
    /// The indicator's id.
    pub(crate) id: &'a str,
    /// The year asked for; the latest if none.
    pub(crate) year: Option<i64>,
    /// The bytes that it takes in the statement, braces included.
    pub(crate) start: usize,
    /// See `start`.
    pub(crate) end: usize,
}

/// Returns the placeholders of a statement that stand for figures, in order.
pub(crate) fn figures(statement: &str) -> impl Iterator<Item = Placeholder<'_>> {
    pieces(statement).filter_map(|piece| match piece {
        Piece::Name(name, start) if name != YEAR => {
            let (id, year) = parted(name);
            Some(Placeholder { id, year, start, end: start + name.len() + 2 })
        }
        Piece::Name(..) | Piece::Words(_) => None,
    })
}

/// Parts `id@2023`.
fn parted(name: &str) -> (&str, Option<i64>) {
    match name.split_once('@').map(|(id, year)| (id, year.parse())) {
        Some((id, Ok(year))) => (id, Some(year)),
        Some((_, Err(_))) | None => (name, None),
    }
}

/// A part of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// A placeholder's name, and the byte at which its brace opens.
    Name(&'a str, usize),
}

/// Cuts a statement at its placeholders; braces around anything but an id are words.
fn pieces(statement: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = statement;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let at = statement.len() - rest.len();
        if let Some(inner) = rest.strip_prefix('{')
            && let end = name_length(inner)
            && end > 0
            && inner[end..].starts_with('}')
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

/// Returns how many bytes of an id a text begins with; no brace is one, so none is searched for beyond the next.
fn name_length(text: &str) -> usize {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | '@');
    text.find(|c| !fits(c)).unwrap_or(text.len())
}

/// Returns a statement with its figures, written in a language; a figure that is not known stays in braces.
pub(crate) fn filled<'a>(statement: &'a str, state: &StateOfPlay, language: Language) -> Cow<'a, str> {
    if !statement.contains('{') {
        return Cow::Borrowed(statement);
    }
    let dated = figures(statement).filter(|figure| figure.year.is_none());
    let year = dated.filter_map(|figure| state.readings.get(figure.id)?.latest()?.year).next();
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
    let (id, asked) = parted(name);
    let reading = state.readings.get(id)?;
    let value = match asked {
        Some(year) => reading.of(year)?.value?,
        None => reading.latest()?.value?,
    };
    let unit = state.units.get(id)?;
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
        // As many braces as a megabyte holds, and none that closes: each is read once.
        for open in ["{".repeat(1 << 20), "{a".repeat(1 << 19)] {
            assert_eq!(names(&open).count(), 0);
        }
        assert_eq!(names("{a-b} et {year} et {c@2023}").collect::<Vec<_>>(), ["a-b", "c"]);
        assert_eq!(filled("{undeclared-bed-share@2025}", &state(), Language::English), "23.5%");
        assert_eq!(
            filled("{undeclared-bed-share@2024}", &state(), Language::English),
            "{undeclared-bed-share@2024}"
        );
    }
}

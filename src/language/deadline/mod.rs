//! Dates in a statement: "d'ici fin 2028", "à l'horizon 2030", "by June 2027", "31/12/2028".
//!
//! A date that is compared with ("par rapport à 2019"), a decision already taken ("adopté en 2023") and
//! a delay without a beginning ("d'ici trois ans") are no deadlines.

mod span;

use std::ops::Range;

use jiff::civil::Date;

use super::order::folded;
use span::{Span, Year, day, month, ordinal, part, until, whole, year};

/// A date by which a statement wants something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deadline {
    /// The bytes of its words.
    pub(crate) range: Range<usize>,
    /// The first day that the words allow: 1 January for a year alone.
    pub(crate) first: Date,
    /// The last day that the words allow: 31 December for a year alone.
    pub(crate) last: Date,
}

/// Returns the last deadline of a statement; years that are compared with are none.
pub(crate) fn deadline(statement: &str) -> Option<Deadline> {
    let words = words(statement);
    (0..words.len()).rev().find_map(|at| full_date(&words, at).or_else(|| dated_year(&words, at)))
}

/// A word: its bytes and its letters without case and accents.
struct Word {
    range: Range<usize>,
    folded: String,
}

/// Cuts at spaces and punctuation; `/`, `-` and points between digits stay inside, so that dates stay whole.
fn words(statement: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut before = ' ';
    let mut chars = statement.char_indices().chain([(statement.len(), ' ')]).peekable();
    while let Some((index, c)) = chars.next() {
        let digit_next = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let joint = matches!(c, '/' | '-' | '–') || (c == '.' && before.is_ascii_digit() && digit_next);
        let inside = c.is_alphanumeric() || (joint && start.is_some());
        match (inside, start) {
            (true, None) => start = Some(index),
            (false, Some(from)) => {
                let folded = folded(&statement[from..index]).replace('–', "-");
                words.push(Word { range: from..index, folded });
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
        before = c;
    }
    words
}

/// Returns the folded word so many places before another, or "".
fn before(words: &[Word], at: usize, back: usize) -> &str {
    at.checked_sub(back).map_or("", |index| words[index].folded.as_str())
}

/// Reads `31/12/2028`, `31.12.28`, `2028-12-31` and `12/2028`.
fn full_date(words: &[Word], at: usize) -> Option<Deadline> {
    let word = &words[at];
    let parts: Vec<&str> = word.folded.split(['/', '-', '.']).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let (first, last) = match parts[..] {
        [year, month, day] if year.len() == 4 => exact(number(year)?, number(month)?, number(day)?)?,
        [day, month, year] if matches!(year.len(), 2 | 4) && day.len() <= 2 => {
            let year = number(year).map(|year| if year < 100 { year + 2000 } else { year })?;
            exact(year, number(month)?, number(day)?)?
        }
        [month, year] if year.len() == 4 && month.len() <= 2 => {
            let month = Date::new(number(year)?, i8::try_from(number(month)?).ok()?, 1).ok()?;
            (month, month.last_of_month())
        }
        _ => return None,
    };
    (!compared(words, at)).then(|| Deadline { range: word.range.clone(), first, last })
}

/// Returns one day as a span.
fn exact(year: i16, month: i16, day: i16) -> Option<Span> {
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some((day, day))
}

/// Words that say nothing between a part of the year and the year: "fin de l'année 2027".
const PASSED: [&str; 13] = ["l", "la", "le", "de", "d", "du", "des", "the", "of", "annee", "year", "a", "au"];

/// Reads a year with what stands around it: a month and a day, a part of the year, a season, a cue.
fn dated_year(words: &[Word], at: usize) -> Option<Deadline> {
    let year = year(&words[at].folded)?;
    if starts_a_range(words, at) {
        return None;
    }
    let month = month_before(words, at, &year);
    let part = || part_before(words, at, &year);
    let season = || {
        let after = words.get(at + 1).map_or("", |word| word.folded.as_str());
        matches!(after, "season" | "saison" | "seasons").then(|| Some((at, whole(&year)?))).flatten()
    };
    let (start, span, said) = match month.or_else(part).or_else(season) {
        Some((start, span)) => (start, span, true),
        None => (at, whole(&year)?, year.said || cued(words, at)),
    };
    if !said || compared(words, start) {
        return None;
    }
    let span = if ends_before(words, start, span) { until(span)? } else { span };
    Some(Deadline { range: words[start].range.start..words[at].range.end, first: span.0, last: span.1 })
}

/// Reads "30 juin 2027", "June 2027", "December 31, 2028".
fn month_before(words: &[Word], at: usize, year: &Year) -> Option<(usize, Span)> {
    let (month, used) = month(before(words, at, 1)).map(|month| (month, 1)).or_else(|| {
        // "December 31, 2028": the day stands between.
        day(before(words, at, 1)).and_then(|_| month(before(words, at, 2))).map(|month| (month, 2))
    })?;
    let day_of = |back| day(before(words, at, back));
    let number = if used == 2 { day_of(1) } else { day_of(2) };
    let whole = Date::new(year.last, month, 1).ok()?;
    match number.and_then(|day| Date::new(year.last, month, day).ok()) {
        Some(exact) => Some((at - 2, (exact, exact))),
        None => Some((at - used, (whole, whole.last_of_month()))),
    }
}

/// Reads "fin 2028", "fin de l'année 2027", "end of Q2 2027", "premier semestre 2027", "été 2027".
fn part_before(words: &[Word], at: usize, year: &Year) -> Option<(usize, Span)> {
    let mut told = (0..at).rev().take(6).filter(|index| !PASSED.contains(&words[*index].folded.as_str()));
    let one = told.next()?;
    let two = told.next();
    let second = two.map_or("", |index| words[index].folded.as_str());
    let third = told.next().map_or("", |index| words[index].folded.as_str());
    let ended = matches!(third, "fin" | "end") && ordinal(second).is_some();
    let (first, last) = part(&words[one].folded, second, year)?;
    let span = if ended { (last.first_of_month(), last) } else { (first, last) };
    let both = matches!(second, "fin" | "end") || ordinal(second).is_some();
    Some((two.filter(|_| both).unwrap_or(one), span))
}

/// Tells whether a word before a year makes it a deadline: "en 2028", "by 2030", "for the 2027 season".
fn cued(words: &[Word], at: usize) -> bool {
    let cues = [
        "ici", "horizon", "en", "avant", "annee", "pour", "in", "by", "before", "until", "till", "for", "of",
        "jusqu", "jusque", "a", "periode", "period", "end", "fin", "entre", "between", "over", "sur", "to",
        "and", "et",
    ];
    let cue = before(words, at, 1);
    let ranged = matches!(cue, "a" | "to" | "and" | "et");
    if ranged && before(words, at, 2).parse::<i16>().is_ok_and(|year| (1990..=2100).contains(&year)) {
        return true;
    }
    let plain =
        cues.contains(&cue) && !matches!(cue, "to" | "and" | "et" | "entre" | "between" | "over" | "sur");
    let passed = matches!(cue, "la" | "the" | "l" | "annee" | "year" | "periode" | "period");
    let written = words[at].folded.len() > 4;
    plain || (passed && cues.contains(&before(words, at, 2))) || (written && cues.contains(&cue))
}

/// Tells whether a year opens a range: "de 2025 à 2028", "between 2025 and 2028".
fn starts_a_range(words: &[Word], at: usize) -> bool {
    let word = |index: usize| words.get(index).map_or("", |word| word.folded.as_str());
    let joined = matches!(word(at + 1), "a" | "to" | "and" | "et") && year(word(at + 2)).is_some();
    joined
        && matches!(
            before(words, at, 1),
            "de" | "entre" | "from" | "between" | "periode" | "period" | "en" | "in"
        )
}

/// Tells whether "avant", "before" stands before a span that is not itself an end.
fn ends_before(words: &[Word], start: usize, span: Span) -> bool {
    if span.0 == span.1 || matches!(words[start].folded.as_str(), "fin" | "end") {
        return false;
    }
    let told = (0..start).rev().take(3).find(|index| !PASSED.contains(&words[*index].folded.as_str()));
    told.is_some_and(|index| matches!(words[index].folded.as_str(), "avant" | "before" | "ahead"))
}

/// Tells whether a date is one that is compared with, or of something done: "depuis 2020", "adopté en 2023".
fn compared(words: &[Word], at: usize) -> bool {
    let range =
        matches!(before(words, at, 1), "a" | "to" | "and" | "et") && year(before(words, at, 2)).is_some();
    let mut back = (0..at).rev().take(if range { 0 } else { 3 }).map(|index| words[index].folded.as_str());
    let baseline =
        words.get(at + 1).is_some_and(|word| matches!(word.folded.as_str(), "baseline" | "levels" | "level"));
    let based = [
        "rapport",
        "depuis",
        "contre",
        "since",
        "compared",
        "than",
        "against",
        "versus",
        "vs",
        "celle",
        "celui",
        "celles",
        "ceux",
        "niveau",
        "from",
        "base",
        "baseline",
        "reference",
        "relative",
        "compare",
        "loi",
        "after",
        "apres",
        "adopte",
        "adoptee",
        "cree",
        "creee",
        "lance",
        "lancee",
        "signe",
        "signee",
        "vote",
        "votee",
        "approuve",
        "approuvee",
        "adopted",
        "launched",
        "created",
        "signed",
        "approved",
        "opened",
        "constate",
        "constatee",
        "observe",
        "mesure",
        "mesuree",
        "recorded",
        "measured",
    ];
    let than = matches!(before(words, at, 1), "en" | "in") && matches!(before(words, at, 2), "qu" | "que");
    than || baseline || back.any(|word| based.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(statement: &str) -> Option<String> {
        deadline(statement).map(|deadline| deadline.last.to_string())
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (statement, expected) in [
            ("Augmenter de 15 % la taxe d'ici fin 2028", "2028-12-31"),
            ("à l'horizon 2030", "2030-12-31"),
            ("avant le 30 juin 2027", "2027-06-30"),
            ("d'ici le 1er mars 2027", "2027-03-01"),
            ("au premier semestre 2027", "2027-06-30"),
            ("d'ici fin mars 2027", "2027-03-31"),
            ("T1 2026", "2026-03-31"),
            ("le 31/12/2028", "2028-12-31"),
            ("for 2028-12-31", "2028-12-31"),
            ("by June 2027", "2027-06-30"),
            ("by the end of 2028", "2028-12-31"),
            ("before December 31, 2028", "2028-12-31"),
            ("Q3 2026", "2026-09-30"),
            ("de 12 à 18 % entre 2023 et 2026", "2026-12-31"),
        ] {
            let found = last(statement);
            if statement.contains("entre") {
                assert_ne!(found.as_deref(), Some("2023-12-31"), "{statement}");
            } else {
                assert_eq!(found.as_deref(), Some(expected), "{statement}");
            }
        }
    }

    #[test]
    fn years_compared_with_and_plain_figures_are_no_deadlines() {
        for statement in
            ["plus de nuitées par rapport à 2019", "atteindre 2 028 lits", "depuis 2020", "", "2028 lits"]
        {
            assert_eq!(last(statement), None, "{statement}");
        }
    }
}

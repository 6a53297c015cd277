//! Dates in a statement: "d'ici fin 2028", "à l'horizon 2030", "by June 2027", "31/12/2028".

use std::ops::Range;

use jiff::civil::Date;

use super::order::folded;

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

struct Word {
    range: Range<usize>,
    folded: String,
}

/// Cuts at spaces and punctuation; `/` and `-` stay inside so that dates stay whole.
fn words(statement: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (index, c) in statement.char_indices().chain([(statement.len(), ' ')]) {
        let inside = c.is_alphanumeric() || (matches!(c, '/' | '-') && start.is_some());
        match (inside, start) {
            (true, None) => start = Some(index),
            (false, Some(from)) => {
                words.push(Word { range: from..index, folded: folded(&statement[from..index]) });
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    words
}

/// Reads `31/12/2028` and `2028-12-31`.
fn full_date(words: &[Word], at: usize) -> Option<Deadline> {
    let word = &words[at];
    let date = word.folded.parse().ok().or_else(|| {
        let mut parts = word.folded.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    })?;
    (!compared(words, at)).then(|| Deadline { range: word.range.clone(), first: date, last: date })
}

/// Reads a year with what stands before it: a month and a day, a part of the year, "fin".
fn dated_year(words: &[Word], at: usize) -> Option<Deadline> {
    let year: i16 = words[at].folded.parse().ok().filter(|year| (1990..=2100).contains(year))?;
    if words[at].folded.len() != 4 {
        return None;
    }
    let before = |back: usize| at.checked_sub(back).map_or("", |index| words[index].folded.as_str());
    let month = month(before(1)).map(|month| (month, 2)).or_else(|| {
        // "December 31, 2028": the day stands between.
        day(before(1)).and_then(|_| month(before(2))).map(|month| (month, 3))
    });
    let (first, last, used) = match month {
        Some((month, used)) => {
            let number = day(before(2)).or_else(|| day(before(1)).filter(|_| used == 3));
            let whole = Date::new(year, month, 1).ok()?;
            match number.and_then(|day| Date::new(year, month, day).ok()) {
                Some(exact) => (exact, exact, 3),
                None => (whole, whole.last_of_month(), used),
            }
        }
        None => part_of_year(year, before(1), before(2))?,
    };
    let start = at.saturating_sub(used - 1);
    let cue = at.checked_sub(used).map_or("", |index| words[index].folded.as_str());
    let said = month.is_some() || used > 1 || CUES.contains(&cue);
    let range = words[start].range.start..words[at].range.end;
    (said && !compared(words, start)).then_some(Deadline { range, first, last })
}

/// Returns the days that "fin 2028", "été 2027", "premier semestre 2027", "T1 2026" or a year alone allow.
fn part_of_year(year: i16, one: &str, two: &str) -> Option<(Date, Date, usize)> {
    let span = |from: i8, to: i8, used: usize| {
        let first = Date::new(year, from, 1).ok()?;
        let last = Date::new(year, to, 1).ok()?.last_of_month();
        Some((first, last, used))
    };
    let quarter = |number: i8| span(number * 3 - 2, number * 3, 2);
    match one {
        "fin" | "end" => span(10, 12, 2),
        "of" if two == "end" => span(10, 12, 3),
        "debut" | "early" => span(1, 4, 2),
        "mi" | "mid" => span(5, 8, 2),
        "ete" | "summer" => span(6, 9, 2),
        "printemps" | "spring" => span(3, 6, 2),
        "automne" | "autumn" => span(9, 12, 2),
        "t1" | "q1" => quarter(1),
        "t2" | "q2" => quarter(2),
        "t3" | "q3" => quarter(3),
        "t4" | "q4" => quarter(4),
        "s1" => span(1, 6, 2),
        "s2" => span(7, 12, 2),
        "semestre" if matches!(two, "premier" | "1er") => span(1, 6, 3),
        "semestre" => span(7, 12, 3),
        "saison" | "season" => span(1, 12, 2),
        _ => span(1, 12, 1),
    }
}

/// Words before a year that make it a deadline.
const CUES: [&str; 17] = [
    "ici", "horizon", "en", "avant", "annee", "pour", "fin", "in", "by", "before", "until", "till", "for",
    "of", "jusqu", "jusque", "a",
];

/// Tells whether a date is one that is compared with: "par rapport à 2019", "depuis 2020".
fn compared(words: &[Word], at: usize) -> bool {
    let mut back = (0..at).rev().take(3).map(|index| words[index].folded.as_str());
    back.any(|word| {
        matches!(
            word,
            "rapport"
                | "depuis"
                | "entre"
                | "contre"
                | "since"
                | "compared"
                | "than"
                | "against"
                | "versus"
                | "celle"
                | "celui"
                | "niveau"
                | "from"
                | "base"
                | "between"
        )
    })
}

fn month(word: &str) -> Option<i8> {
    let names = [
        ["janvier", "january"],
        ["fevrier", "february"],
        ["mars", "march"],
        ["avril", "april"],
        ["mai", "may"],
        ["juin", "june"],
        ["juillet", "july"],
        ["aout", "august"],
        ["septembre", "september"],
        ["octobre", "october"],
        ["novembre", "november"],
        ["decembre", "december"],
    ];
    (1..).zip(names).find(|(_, names)| names.contains(&word)).map(|(number, _)| number)
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches("er").trim_end_matches("st").trim_end_matches("th");
    digits.parse().ok().filter(|day| (1..=31).contains(day))
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

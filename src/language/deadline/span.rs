//! The days that a year, and what stands before it, allow.

use jiff::civil::Date;

use crate::language::date::MONTHS_FOLDED;

/// The days that words allow, first and last.
pub(super) type Span = (Date, Date);

/// A year as written: "2028", "2027/28", "mi-2027".
pub(super) struct Year {
    /// The first year.
    pub(super) first: i16,
    /// The last year; the same for a year alone.
    pub(super) last: i16,
    /// What stands before it in the same word: "mi", "fin".
    pub(super) part: String,
    /// Whether the word alone says that it is a date.
    pub(super) said: bool,
}

/// Reads "2028", "2027/28", "2027-2028", "mi-2027", "fy2027".
pub(super) fn year(word: &str) -> Option<Year> {
    let plain = |text: &str| {
        let year: i16 = text.parse().ok().filter(|year| (1990..=2100).contains(year))?;
        (text.len() == 4).then_some(year)
    };
    if let Some(year) = plain(word) {
        return Some(Year { first: year, last: year, part: String::new(), said: false });
    }
    let glued = |at: usize| Some((word.get(..at)?, plain(word.get(at..)?)?));
    if let Some((part, year)) = word.len().checked_sub(4).and_then(glued) {
        let part = part.trim_end_matches('-');
        let known = matches!(part, "mi" | "mid" | "fin" | "end" | "debut" | "early" | "late" | "fy");
        if known {
            return Some(Year { first: year, last: year, part: part.to_owned(), said: true });
        }
    }
    let (first, second) = word.split_once(['/', '-'])?;
    let first = plain(first)?;
    let last = match second.len() {
        2 => first / 100 * 100 + second.parse::<i16>().ok()?,
        _ => plain(second)?,
    };
    (last > first).then_some(Year { first, last, part: String::new(), said: false })
}

/// Returns all the days of a year; of the last two of "2027/28", the last year of "2025-2028".
pub(super) fn whole(year: &Year) -> Option<Span> {
    let first = if year.last - year.first > 1 { year.last } else { year.first };
    if !year.part.is_empty() {
        return part(&year.part, "", &Year { part: String::new(), ..*year });
    }
    Some((Date::new(first, 1, 1).ok()?, Date::new(year.last, 12, 31).ok()?))
}

/// Returns the days of a part of a year; `two` is what stands before `one`.
pub(super) fn part(one: &str, two: &str, year: &Year) -> Option<Span> {
    let ending = matches!(two, "fin" | "end");
    let span = |from: i8, to: i8| {
        let from = if ending { to } else { from };
        let first = Date::new(year.first, from, 1).ok()?;
        Some((first, Date::new(year.last, to, 1).ok()?.last_of_month()))
    };
    let quarter = |number: i8| span(number * 3 - 2, number * 3);
    match one {
        "fin" | "end" | "late" | "year-end" => span(10, 12),
        "hiver" | "winter" if year.last > year.first => {
            Some((Date::new(year.first, 12, 1).ok()?, Date::new(year.last, 3, 31).ok()?))
        }
        "hiver" | "winter" => span(1, 12),
        "debut" | "early" | "start" | "beginning" => span(1, 4),
        "mi" | "mid" => span(5, 8),
        "ete" | "summer" => span(6, 9),
        "printemps" | "spring" => span(3, 6),
        "automne" | "autumn" => span(9, 12),
        "rentree" => span(9, 9),
        "t1" | "q1" => quarter(1),
        "t2" | "q2" => quarter(2),
        "t3" | "q3" => quarter(3),
        "t4" | "q4" => quarter(4),
        "trimestre" | "quarter" => quarter(ordinal(two).filter(|number| *number <= 4)?),
        "s1" | "h1" => span(1, 6),
        "s2" | "h2" => span(7, 12),
        "semestre" | "half" if ordinal(two)? == 1 => span(1, 6),
        "semestre" | "half" => span(7, 12),
        "saison" | "season" | "courant" | "cours" | "during" | "fy" => span(1, 12),
        _ => None,
    }
}

/// Reads "premier", "2e", "last"; the last of four quarters is the fourth.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    Some(match word {
        "premier" | "1er" | "1ere" | "first" | "1st" => 1,
        "deuxieme" | "second" | "2e" | "2eme" | "2nd" => 2,
        "troisieme" | "3e" | "3eme" | "third" | "3rd" => 3,
        "quatrieme" | "dernier" | "4e" | "4eme" | "fourth" | "4th" | "last" | "final" => 4,
        _ => return None,
    })
}

/// Returns the days of the same year that end just before a span.
pub(super) fn until(span: Span) -> Option<Span> {
    let last = span.0.yesterday().ok()?;
    // Summer is counted from June: "before summer" allows June.
    let last =
        if span.0.month() == 6 && span.1.month() == 9 { last.tomorrow().ok()?.last_of_month() } else { last };
    Some((Date::new(last.year(), 1, 1).ok()?, last))
}

/// Reads the name of a month, "mi-" before it or not.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.trim_start_matches("mi-").trim_start_matches("mid-");
    (1..).zip(MONTHS_FOLDED).find(|(_, names)| names.contains(&word)).map(|(number, _)| number)
}

/// Reads "30", "1er", "31st".
pub(super) fn day(word: &str) -> Option<i8> {
    let digits =
        ["er", "st", "nd", "rd", "th"].iter().fold(word, |word, ending| word.trim_end_matches(ending));
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

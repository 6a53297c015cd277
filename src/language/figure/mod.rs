//! The change that a statement asks for: "de 12 à 18 %", "+15 %", "doubler", "atteindre 400 000".

mod asked;
mod number;

use std::{fmt, ops::Range};

use super::order::folded;
use asked::{by, factor, fraction, from_to, level, names_a_level, points, turn};
use number::figures;

/// A change read in a statement.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// The bytes of its figures.
    pub(crate) range: Range<usize>,
    /// What is asked for.
    pub(crate) kind: ChangeKind,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ChangeKind {
    /// From one value to another.
    FromTo(f64, f64),
    /// By a share of the baseline, as a signed fraction.
    Relative(f64),
    /// By so many points of percentage, signed.
    Points(f64),
    /// A value to reach.
    Level(f64),
    /// A value to reach or pass.
    AtLeast(f64),
    /// A value not to pass.
    AtMost(f64),
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FromTo(from, to) => write!(f, "{from} -> {to}"),
            Self::Relative(share) => write!(f, "{:+}%", (share * 1e4).round() / 1e2),
            Self::Points(points) => write!(f, "{points:+} points"),
            Self::Level(level) => write!(f, "= {level}"),
            Self::AtLeast(level) => write!(f, ">= {level}"),
            Self::AtMost(level) => write!(f, "<= {level}"),
        }
    }
}

/// Returns the change that a statement asks for, if it names one plainly; years and ranks are none.
pub(crate) fn change(statement: &str) -> Option<Change> {
    let text = Text::of(statement);
    let figures = figures(statement);
    from_to(&text, &figures)
        .or_else(|| points(&text, &figures))
        .or_else(|| by(&text, &figures))
        .or_else(|| factor(&text, &figures))
        .or_else(|| fraction(&text))
        .or_else(|| level(&text, &figures))
}

/// A statement and its folded words.
///
/// Each figure asks for the words around it: they are found by bisection, and the telling ones are noted once, so that
/// a statement of a thousand figures is not read a thousand times.
struct Text<'a> {
    statement: &'a str,
    words: Vec<Word>,
    /// The words of change, by their index, each with whether it asks for less.
    turns: Vec<(usize, bool)>,
    /// The words that name a level, by their index.
    levels: Vec<usize>,
}

/// A word: its bytes and its letters without case and accents.
struct Word {
    range: Range<usize>,
    folded: String,
}

impl<'a> Text<'a> {
    /// Reads a statement.
    fn of(statement: &'a str) -> Self {
        let words = words(statement);
        let named = || words.iter().map(|word| word.folded.as_str()).enumerate();
        let turns = named().filter_map(|(at, word)| Some((at, turn(word)?))).collect();
        let levels = named().filter(|(_, word)| names_a_level(word)).map(|(at, _)| at).collect();
        Self { statement, turns, levels, words }
    }

    /// Returns how many words end before a byte.
    fn ended(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.range.end <= byte)
    }

    /// Returns how many words begin before a byte.
    fn begun(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.range.start < byte)
    }

    /// Returns the words before a byte, the nearest first.
    fn before(&self, byte: usize) -> impl Iterator<Item = &str> {
        self.words[..self.ended(byte)].iter().rev().map(|word| word.folded.as_str())
    }

    /// Returns the words after a byte.
    fn after(&self, byte: usize) -> impl Iterator<Item = &str> {
        self.words[self.begun(byte)..].iter().map(|word| word.folded.as_str())
    }

    /// Tells whether the nearest word of change before a byte asks for less; `None` without one.
    fn falls(&self, byte: usize) -> Option<bool> {
        let ended = self.ended(byte);
        let near = self.turns.partition_point(|(at, _)| *at < ended).checked_sub(1)?;
        Some(self.turns[near].1)
    }

    /// Returns the nearest word that names a level before a byte.
    fn level(&self, byte: usize) -> Option<&str> {
        let ended = self.ended(byte);
        let near = self.levels.partition_point(|at| *at < ended).checked_sub(1)?;
        Some(&self.words[self.levels[near]].folded)
    }
}

/// Cuts at everything but letters and digits.
fn words(statement: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (index, c) in statement.char_indices().chain([(statement.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(statement: &str) -> Option<ChangeKind> {
        change(statement).map(|change| change.kind)
    }

    #[test]
    fn changes_are_read_in_both_languages() {
        assert_eq!(
            kind("Porter l'autofinancement de 12 à 18 % d'ici 2028"),
            Some(ChangeKind::FromTo(12.0, 18.0))
        );
        assert_eq!(kind("Lengthen stays from 2.4 to 2.8 nights by 2028"), Some(ChangeKind::FromTo(2.4, 2.8)));
        assert_eq!(
            kind("de 14\u{202f}700\u{202f}000 à 16 800 000 €"),
            Some(ChangeKind::FromTo(14_700_000.0, 16_800_000.0))
        );
        assert_eq!(
            kind("from 14,700,000 to 16,800,000 euros"),
            Some(ChangeKind::FromTo(14_700_000.0, 16_800_000.0))
        );
        assert_eq!(kind("Augmenter de 15 % le produit d'ici fin 2028"), Some(ChangeKind::Relative(0.15)));
        assert_eq!(kind("Réduire de 10 % les déchets"), Some(ChangeKind::Relative(-0.10)));
        assert_eq!(kind("Doubler les ventes"), Some(ChangeKind::Relative(1.0)));
        assert_eq!(kind("Atteindre 400 000 nuitées en 2028"), Some(ChangeKind::Level(400_000.0)));
        assert_eq!(kind("Atteindre 1,7 M€ de taxe"), Some(ChangeKind::Level(1_700_000.0)));
    }

    #[test]
    fn words_are_looked_up_once_however_many_figures_stand_between_them() {
        // Half a million figures without a word that makes one a change: none of them may be read from the other end.
        for (figure, count) in
            [("1 ", 100_000), ("12 % ", 50_000), ("2025 ", 50_000), ("1", 200_000), ("1,", 100_000)]
        {
            assert_eq!(kind(&format!("Augmenter {}", figure.repeat(count))), None, "{figure}");
        }
        let far = format!("Réduire {}de 12 %", "les 2 lits ".repeat(20_000));
        assert_eq!(kind(&far), Some(ChangeKind::Relative(-0.12)));
        let unjoined = "multiplier ".repeat(20_000);
        assert_eq!(kind(&unjoined), None);
        assert_eq!(kind(&format!("{unjoined} les visites par 3")), Some(ChangeKind::Relative(2.0)));
    }

    #[test]
    fn years_ranks_and_bare_words_ask_for_no_change() {
        for statement in ["", "Fidéliser d'ici 2028", "Axe 2 : accueillir", "€", "1", "à 9"] {
            assert_eq!(kind(statement), None, "{statement}");
        }
    }
}

//! The change that a statement asks for: "de 12 à 18 %", "+15 %", "doubler", "atteindre 400 000".

use std::ops::Range;

use super::order::folded;

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
    /// A value to reach.
    Level(f64),
}

/// A figure: its bytes and its value; `percent` where `%` follows it.
#[derive(Clone, Debug)]
struct Figure {
    range: Range<usize>,
    value: f64,
    percent: bool,
}

/// Returns the change that a statement asks for, if it names one plainly; years and ranks are none.
pub(crate) fn change(statement: &str) -> Option<Change> {
    let figures = figures(statement);
    from_to(statement, &figures)
        .or_else(|| by(statement, &figures))
        .or_else(|| multiple(statement))
        .or_else(|| level(statement, &figures))
}

/// "de 12 à 18 %", "from 2.4 to 2.8 nights".
fn from_to(statement: &str, figures: &[Figure]) -> Option<Change> {
    figures.windows(2).find_map(|pair| {
        let opening = ends_with_word(&statement[..pair[0].range.start], &["de", "from"]);
        let between = folded(&statement[pair[0].range.end..pair[1].range.start]);
        let joined = between.split_whitespace().next_back().is_some_and(|word| matches!(word, "a" | "to"));
        (opening && joined && between.len() < 30).then(|| Change {
            range: pair[0].range.start..pair[1].range.end,
            kind: ChangeKind::FromTo(pair[0].value, pair[1].value),
        })
    })
}

/// "augmenter de 15 %", "by 15%", "+15 %", "réduire de 10 %".
fn by(statement: &str, figures: &[Figure]) -> Option<Change> {
    let falls = folded(statement).split(|c: char| !c.is_alphanumeric()).any(|word| FALLING.contains(&word));
    figures.iter().filter(|figure| figure.percent).find_map(|figure| {
        let before = &statement[..figure.range.start];
        let signed = before.ends_with(['+', '-', '\u{2212}']);
        let said = signed || ends_with_word(before, &["de", "by", "d'au moins", "moins"]);
        let negative = before.ends_with(['-', '\u{2212}']) || (!signed && falls);
        let value = figure.value / 100.0;
        said.then(|| Change {
            range: figure.range.clone(),
            kind: ChangeKind::Relative(if negative { -value } else { value }),
        })
    })
}

const FALLING: [&str; 12] = [
    "reduire",
    "diminuer",
    "baisser",
    "abaisser",
    "baisse",
    "reduction",
    "diminution",
    "reduce",
    "decrease",
    "cut",
    "lower",
    "reducing",
];

/// "doubler", "halve", "tripler".
fn multiple(statement: &str) -> Option<Change> {
    let first = statement.split_whitespace().next()?;
    let factor = match folded(first).as_str() {
        "doubler" | "double" | "doublement" => 1.0,
        "tripler" | "triple" => 2.0,
        "halve" => -0.5,
        _ => return None,
    };
    Some(Change { range: 0..first.len(), kind: ChangeKind::Relative(factor) })
}

/// "atteindre 400 000 nuitées", "porter à 18 %", "reach 80%".
fn level(statement: &str, figures: &[Figure]) -> Option<Change> {
    let words: Vec<String> = statement.split_whitespace().map(folded).collect();
    let reaches = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "atteindre" | "porter" | "reach" | "attain" | "passer" | "ramener" | "bring" | "raise"
        )
    });
    let figure = figures.iter().rev().find(|figure| {
        ends_with_word(&statement[..figure.range.start], &["a", "to", "atteindre", "reach", "attain"])
    })?;
    reaches.then(|| Change { range: figure.range.clone(), kind: ChangeKind::Level(figure.value) })
}

fn ends_with_word(text: &str, words: &[&str]) -> bool {
    let last = text.split_whitespace().next_back().map(folded).unwrap_or_default();
    text.ends_with(char::is_whitespace) && words.contains(&last.as_str())
}

/// Returns the figures of a statement, read with French or English marks.
fn figures(statement: &str) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(offset) = statement[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + offset;
        let end = start + figure_length(&statement[start..]);
        let glued = statement[..start].ends_with(char::is_alphanumeric);
        if !glued && let Some(value) = value(&statement[start..end]) {
            let rest = statement[end..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            let year = value.fract() == 0.0 && (1990.0..=2100.0).contains(&value) && end - start == 4;
            if !year || rest.starts_with('%') || rest.starts_with('€') {
                figures.push(Figure {
                    range: start..end,
                    value: value * scale(rest),
                    percent: rest.starts_with('%'),
                });
            }
        }
        at = end;
    }
    figures
}

/// Returns how many bytes a figure takes: digits, with spaces, points and commas before digits.
fn figure_length(text: &str) -> usize {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut end = 0;
    let mut index = 0;
    while let Some((offset, c)) = chars.get(index) {
        let digits_after = chars[index + 1..].iter().take_while(|(_, next)| next.is_ascii_digit()).count();
        let space = matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '_');
        if c.is_ascii_digit() {
            end = offset + 1;
        } else if !((space && digits_after == 3) || (matches!(c, ',' | '.') && digits_after > 0)) {
            break;
        }
        index += 1;
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

/// Returns what "k€", "M€", "million" multiply by.
fn scale(rest: &str) -> f64 {
    if rest.starts_with("M€") || rest.starts_with("million") {
        1_000_000.0
    } else if rest.starts_with("k€") || rest.starts_with("K€") {
        1_000.0
    } else {
        1.0
    }
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
    fn years_ranks_and_bare_words_ask_for_no_change() {
        for statement in ["", "Fidéliser d'ici 2028", "Axe 2 : accueillir", "€", "1", "à 9"] {
            assert_eq!(kind(statement), None, "{statement}");
        }
    }
}

//! What a fact's words are worth: a figure, a date or a name; a judgement; a solution.
//!
//! Source: T. Hill and R. Westbrook, "SWOT analysis: it's time for a product recall", Long Range
//! Planning 30(1), 1997: general descriptions, no verification.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::language::order::folded;

/// Tells whether a statement gives no figure, no date and no name.
///
/// An indicator's placeholder, an acronym, and a word with a capital inside the sentence are names.
pub(crate) fn is_vague(statement: &str) -> bool {
    let figure = statement.chars().any(|c| c.is_ascii_digit()) || statement.contains('{');
    !figure && !has_number_word(statement) && !has_name(statement)
}

fn has_number_word(statement: &str) -> bool {
    words(statement).any(|word| NUMBER_WORDS.contains(&word.as_str()))
}

const NUMBER_WORDS: [&str; 44] = [
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "quinze",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "cent",
    "cents",
    "mille",
    "moitie",
    "tiers",
    "quart",
    "double",
    "unanimite",
    "aucun",
    "aucune",
    "seul",
    "two",
    "three",
    "four",
    "five",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "twenty",
    "hundred",
    "thousand",
    "half",
    "third",
    "quarter",
    "none",
    "only",
];

/// Tells whether a word other than the first of a sentence has a capital, or is an acronym.
fn has_name(statement: &str) -> bool {
    let mut opens = true;
    for word in statement.split_whitespace() {
        let letters: Vec<char> =
            word.rsplit(['\'', '’']).next().unwrap_or(word).chars().filter(|c| c.is_alphanumeric()).collect();
        let capital = letters.first().is_some_and(|c| c.is_uppercase());
        let acronym = letters.len() > 1 && letters.iter().all(|c| c.is_uppercase());
        if acronym || (capital && !opens && letters.len() > 1) {
            return true;
        }
        opens = word.ends_with(['.', '!', '?', ':', '«']);
    }
    false
}

/// Returns the first word of judgement, where no figure stands beside it.
pub(crate) fn judgement(statement: &str) -> Option<String> {
    if statement.chars().any(|c| c.is_ascii_digit()) || statement.contains('{') {
        return None;
    }
    words(statement).find(|word| JUDGEMENTS.contains(&word.as_str()))
}

/// Words that judge; without accents.
const JUDGEMENTS: [&str; 61] = [
    "bon",
    "bonne",
    "bons",
    "bonnes",
    "mauvais",
    "mauvaise",
    "mauvaises",
    "excellent",
    "excellente",
    "insuffisant",
    "insuffisante",
    "insuffisants",
    "insuffisantes",
    "trop",
    "manque",
    "formidable",
    "mediocre",
    "mediocres",
    "catastrophique",
    "remarquable",
    "magnifique",
    "faible",
    "mal",
    "malheureusement",
    "heureusement",
    "satisfaisant",
    "satisfaisante",
    "dynamique",
    "dynamiques",
    "vieillissant",
    "vieillissante",
    "obsolete",
    "idealement",
    "semble",
    "selon",
    "vraiment",
    "tres",
    "peut-etre",
    "belle",
    "beau",
    "good",
    "bad",
    "badly",
    "poor",
    "great",
    "excellent",
    "terrible",
    "insufficient",
    "lack",
    "lacks",
    "too",
    "weak",
    "unfortunately",
    "beautiful",
    "outdated",
    "seems",
    "very",
    "probably",
    "wonderful",
    "awful",
    "dynamic",
];

/// Returns the words that announce a solution: "il faut", "we should".
pub(crate) fn solution(statement: &str) -> Option<&'static str> {
    static ANY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(SOLUTIONS).ok());
    let text = folded(statement);
    let whole_word = |found: &aho_corasick::Match| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let (before, after) = (&text[..found.start()], &text[found.end()..]);
        !letter(before.chars().next_back()) && !letter(after.chars().next())
    };
    let found = ANY.as_ref()?.find_overlapping_iter(&text).find(whole_word)?;
    SOLUTIONS.get(found.pattern().as_usize()).copied()
}

const SOLUTIONS: [&str; 26] = [
    "il faut",
    "il faudrait",
    "il faudra",
    "il conviendrait",
    "il convient de",
    "on doit",
    "on devrait",
    "nous devons",
    "nous devrions",
    "doit etre cree",
    "il est necessaire",
    "il serait souhaitable",
    "il est urgent",
    "a creer",
    "a mettre en place",
    "devrait etre",
    "we should",
    "we must",
    "we need to",
    "should be",
    "must be",
    "needs to be",
    "it is necessary",
    "it would be good",
    "has to be",
    "ought to",
];

/// Returns the folded words of a statement; apostrophes cut, hyphens do not.
fn words(statement: &str) -> impl Iterator<Item = String> {
    let pieces = statement.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    pieces.filter(|word| !word.is_empty()).map(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_a_name_or_an_acronym_makes_a_statement_precise() {
        for precise in [
            "Ouvert 142 jours",
            "La ville de Granville perd des visiteurs",
            "L'office est un EPIC",
            "Deux bureaux",
        ] {
            assert!(!is_vague(precise), "{precise}");
        }
        for vague in ["L'accueil est lent", "Les visiteurs sont nombreux", ""] {
            assert!(is_vague(vague), "{vague}");
        }
    }

    #[test]
    fn a_judgement_counts_only_without_a_figure() {
        assert_eq!(judgement("L'accueil est insuffisant").as_deref(), Some("insuffisant"));
        assert_eq!(judgement("Taux de 12 %, insuffisant selon l'audit"), None);
        assert_eq!(solution("Il faut recruter"), Some("il faut"));
    }
}

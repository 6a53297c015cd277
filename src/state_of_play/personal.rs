//! What tells who a person is: the state of play holds posts and codes, never persons.

use std::{collections::HashSet, sync::LazyLock};

use super::problems::Personal;
use crate::language::order::slug;

/// Common first names of France, folded, one a line.
static FIRST_NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("first-names.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Tells what the cells of a column say of a person, by its label.
pub(crate) fn label(label: &str) -> Option<Personal> {
    match slug(label).as_str() {
        "nom" | "noms" | "prenom" | "prenoms" | "nom-prenom" | "prenom-nom" | "nom-et-prenom"
        | "prenom-et-nom" | "nom-de-famille" | "nom-patronymique" | "nom-de-naissance" | "nom-du-salarie"
        | "nom-de-l-agent" | "first-name" | "last-name" | "firstname" | "lastname" | "surname"
        | "full-name" | "family-name" | "given-name" => Some(Personal::Name),
        "e-mail"
        | "email"
        | "mail"
        | "courriel"
        | "adresse-mail"
        | "adresse-e-mail"
        | "adresse-email"
        | "adresse-electronique"
        | "email-address"
        | "e-mail-address" => Some(Personal::Email),
        "telephone"
        | "tel"
        | "portable"
        | "mobile"
        | "numero-de-telephone"
        | "n-de-telephone"
        | "phone"
        | "phone-number"
        | "telephone-portable"
        | "telephone-mobile"
        | "gsm" => Some(Personal::Phone),
        "date-de-naissance" | "ne-e-le" | "ne-le" | "nee-le" | "birth-date" | "birthdate"
        | "date-of-birth" => Some(Personal::Birth),
        _ => None,
    }
}

/// Tells what a cell says of a person; a name is looked for only where codes stand for persons.
pub(crate) fn cell(cell: &str, stands_for_person: bool) -> Option<Personal> {
    if cell.contains('@') && cell.split_whitespace().any(is_email) {
        return Some(Personal::Email);
    }
    if holds_phone(cell) {
        return Some(Personal::Phone);
    }
    (stands_for_person && is_name(cell)).then_some(Personal::Name)
}

fn is_email(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(user, host)| {
        let dot = host.rfind('.').is_some_and(|dot| dot > 0 && host.len() - dot > 2);
        !user.is_empty() && dot && !host.contains('@')
    })
}

/// Looks for a French number: ten digits from 01 to 09, or after `+33`, parted by spaces, points or hyphens.
fn holds_phone(cell: &str) -> bool {
    if cell.len() < 10 || !cell.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let compact: String =
        cell.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{a0}' | '\u{202f}')).collect();
    let runs = compact.split(|c: char| !c.is_ascii_digit() && c != '+');
    runs.into_iter().any(|run| {
        let (digits, national) = match run.strip_prefix("+33").or_else(|| run.strip_prefix("0033")) {
            Some(rest) => (rest, 9),
            None => (run.strip_prefix('0').unwrap_or_default(), 9),
        };
        digits.len() == national
            && digits.starts_with(|c: char| matches!(c, '1'..='9'))
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A first name, and another word that begins with a capital.
fn is_name(cell: &str) -> bool {
    let words: Vec<&str> = cell.split([' ', '\u{a0}', '\u{202f}']).filter(|word| !word.is_empty()).collect();
    let named = |word: &&str| FIRST_NAMES.contains(slug(word).as_str());
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    (2..=4).contains(&words.len()) && words.iter().all(capital) && words.iter().any(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_told_from_codes_and_figures() {
        for (text, expected) in [
            ("Léa Martin", Some(Personal::Name)),
            ("MARTIN Jean-Pierre", Some(Personal::Name)),
            ("Conseil Séjour", None),
            ("agent-3", None),
            ("écrire à lea.martin@ot.example svp", Some(Personal::Email)),
            ("prix @ 3 €", None),
            ("02 31 00 00 00", Some(Personal::Phone)),
            ("+33 6 12 34 56 78", Some(Personal::Phone)),
            ("2 310 000 000 €", None),
            ("20250101", None),
        ] {
            assert_eq!(cell(text, true), expected, "{text}");
        }
        assert_eq!(label("Prénom"), Some(Personal::Name));
        assert_eq!(label("commune"), None);
    }
}

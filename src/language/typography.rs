//! The French spaces, put in once, where a text is shown.

use std::borrow::Cow;

use super::date::MONTHS_FR;

/// The narrow no-break space (U+202F) that French puts before `; : ! ?` and in thousands.
pub(crate) const NARROW: char = '\u{202f}';

/// The sign of what is less than nothing (U+2212): a hyphen is shorter, and a line may end after it.
pub(crate) const MINUS: char = '\u{2212}';

/// Returns `text` with no-break spaces where French wants them.
///
/// An ordinary space before `; : ! ? » % €` or after `«` becomes a narrow no-break one; other
/// spaces stay, so that addresses (`https://…`) and times (`10:30`) are untouched.
///
/// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, 2002.
pub(crate) fn french(text: &str) -> Cow<'_, str> {
    if !needs_change(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    let mut previous = None;
    while let Some(c) = chars.next() {
        let binds = c == ' ' && (chars.peek().is_some_and(|n| binds_left(*n)) || previous == Some('«'));
        out.push(if binds { NARROW } else { c });
        previous = Some(c);
    }
    Cow::Owned(out)
}

/// Returns a French text as a page sets it: figures, units, days and numerals kept on one line, the apostrophe and
/// the minus sign of print. A terminal keeps what people typed, since they copy it from there.
///
/// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, 2002.
pub(crate) fn printed(text: &str) -> Cow<'_, str> {
    if !text.contains([' ', '\'', '-']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    // The word that is being written begins here.
    let mut word = 0;
    for (at, c) in text.char_indices() {
        let (before, after) = (out.chars().next_back(), &text[at + c.len_utf8()..]);
        match c {
            '\'' if before.is_some_and(char::is_alphabetic) && after.starts_with(is_after_apostrophe) => {
                out.push('’');
            }
            '-' if before.is_none_or(|c| c.is_whitespace() || c == '(')
                && after.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                out.push(MINUS);
            }
            ' ' => {
                out.push(binding(&out[word..], after).unwrap_or(' '));
                word = out.len();
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_after_apostrophe(c: char) -> bool {
    c.is_alphanumeric() || c == '«'
}

/// Returns the space that holds a word and what follows together; none where a line may end.
fn binding(word: &str, after: &str) -> Option<char> {
    let next = after.split([' ', ',', ';', '.', ')', ':', '\u{a0}', NARROW]).next().unwrap_or_default();
    let is_figure = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    // A figure that goes on from its first thousands ends with the group that was just written.
    let figure = word.rsplit(NARROW).next().unwrap_or_default().trim_start_matches(['(', '«', MINUS, '+']);
    if is_figure(figure) && figure.len() <= 3 && next.len() == 3 && is_figure(next) {
        return Some(NARROW);
    }
    let ends_in_digit = figure.ends_with(|c: char| c.is_ascii_digit());
    if ends_in_digit && ["€", "%", "k€", "M€"].contains(&next) {
        return Some(NARROW);
    }
    let is_day = figure == "1er" || (is_figure(figure) && figure.len() <= 2);
    let is_held = (is_day && MONTHS_FR.contains(&next))
        || (ends_in_digit && UNITS.contains(&next))
        || (word.ends_with(char::is_alphabetic) && is_numeral(next));
    is_held.then_some('\u{a0}')
}

/// Units that are not left alone on the next line.
const UNITS: [&str; 20] = [
    "an", "ans", "h", "ha", "j", "jour", "jours", "kg", "km", "km²", "m", "m²", "min", "mois", "nuit",
    "nuits", "pt", "pts", "t", "°C",
];

/// Tells whether a word is a Roman numeral, as in "catégorie I".
fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.len() <= 4 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

fn needs_change(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(2).any(|w| w[0] == b' ' && matches!(w[1], b';' | b':' | b'!' | b'?' | b'%' | 0xc2 | 0xe2))
        || text.contains("« ")
}

fn binds_left(c: char) -> bool {
    matches!(c, ';' | ':' | '!' | '?' | '»' | '%' | '€')
}

/// Returns the beginning of a text that is longer than `longest` characters, ended by an ellipsis.
pub(crate) fn shortened(text: &str, longest: usize) -> Cow<'_, str> {
    if text.chars().count() <= longest {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().take(longest.saturating_sub(1)).chain(['…']).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_before_high_punctuation_become_narrow_and_no_break() {
        assert_eq!(
            french("Quoi ? Oui : « là » !"),
            "Quoi\u{202f}? Oui\u{202f}: «\u{202f}là\u{202f}»\u{202f}!"
        );
    }

    #[test]
    fn addresses_and_plain_text_are_left_alone() {
        assert!(matches!(french("voir https://a.fr/b?c=1 à 10:30"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_page_keeps_figures_units_and_days_on_one_line() {
        let page = |text: &str| printed(text).replace(NARROW, "~").replace('\u{a0}', "_");
        for (text, expected) in [
            ("45 000 € de taxe", "45~000~€ de taxe"),
            ("1 180 000 nuitées", "1~180~000 nuitées"),
            ("en 2025 450 lits", "en 2025 450 lits"),
            ("le 26 novembre 2026, le 1er juillet", "le 26_novembre 2026, le 1er_juillet"),
            ("classé en catégorie I en 2024", "classé en catégorie_I en 2024"),
            ("3 km, 12 jours, 12 %", "3_km, 12_jours, 12~%"),
            ("l'office d'« ici », 'x'", "l’office d’« ici », 'x'"),
            ("un résultat de -16 000 € en 2026-2028", "un résultat de −16~000~€ en 2026-2028"),
            ("--format, 5 -3, a-b", "--format, 5 −3, a-b"),
            ("", ""),
        ] {
            assert_eq!(page(text), expected, "{text}");
        }
    }
}

//! The French spaces, put in once, where a text is shown.

use std::borrow::Cow;

/// The narrow no-break space (U+202F) that French puts before `; : ! ?` and in thousands.
pub(crate) const NARROW: char = '\u{202f}';

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

fn needs_change(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(2).any(|w| w[0] == b' ' && matches!(w[1], b';' | b':' | b'!' | b'?' | b'%' | 0xc2 | 0xe2))
        || text.contains("« ")
}

fn binds_left(c: char) -> bool {
    matches!(c, ';' | ':' | '!' | '?' | '»' | '%' | '€')
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
}

//! A person's own words, made harmless before they reach a reader.

use std::borrow::Cow;

/// Returns `text` with everything that could disturb a terminal or a page made visible.
///
/// Control characters (terminal escapes among them), right-to-left marks and other invisible
/// formatting characters become `\u{…}`; line ends and tabs become a space.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if is_hidden(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Does as [`visible`], but keeps line ends: for the tool's own words around a person's.
pub(crate) fn visible_lines(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

/// Tells whether a character changes what is shown without being seen.
///
/// The bidirectional controls are those of Unicode's UAX #9 (the "Trojan Source" characters);
/// U+00AD, U+200B–U+200F, U+2060–U+206F, U+FEFF and the tag characters are invisible.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_escapes_and_direction_marks_are_shown_not_obeyed() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c d");
    }

    #[test]
    fn ordinary_french_is_untouched() {
        assert!(matches!(visible("l’été à 12\u{202f}%\u{a0}!"), Cow::Borrowed(_)));
    }
}

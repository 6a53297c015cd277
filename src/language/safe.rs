//! A person's own words, made harmless before they reach a reader.

use std::{borrow::Cow, fmt::Write as _};

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

/// Returns a JSON text with what could disturb a terminal written as JSON's own escapes: its data stay the same.
///
/// Line ends are the text's own: those of strings are escaped already.
pub(crate) fn json(text: String) -> String {
    let disturbs = |c: char| c != '\n' && is_hidden(c);
    if !text.chars().any(disturbs) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if disturbs(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // A string takes it.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
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
    fn json_keeps_its_data_and_shows_nothing_hidden() {
        let text = "a\u{9b}b\u{202e}c\u{e0041}d\u{7f}é\u{202f}%";
        let shown = json(format!("{{\n  \"a\": {}\n}}", serde_json::to_string(text).expect("JSON")));
        assert!(shown.chars().all(|c| c == '\n' || !is_hidden(c)), "{shown}");
        let read: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
        assert_eq!(read["a"], text);
    }

    #[test]
    fn terminal_escapes_and_direction_marks_are_shown_not_obeyed() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c\nd"), "a\\u{1b}[31mb\\u{202e}c d");
    }

    #[test]
    fn ordinary_french_is_untouched() {
        assert!(matches!(visible("l’été à 12\u{202f}%\u{a0}!"), Cow::Borrowed(_)));
    }
}

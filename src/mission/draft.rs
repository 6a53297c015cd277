//! A fact that is not in a file yet, written as a person would write it.

use std::{collections::HashSet, fmt::Write as _};

use super::vocabulary::{Effect, Nature, Origin};
use crate::language::{Language, Text, order::slug, safe::is_hidden, vocabulary::Vocabulary as _};

/// A fact to be written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// Unique among the facts.
    pub(crate) id: String,
    /// The fact, as a sentence.
    pub(crate) statement: String,
    /// Its nature.
    pub(crate) nature: Option<Nature>,
    /// Its effect.
    pub(crate) effect: Option<Effect>,
    /// Where it comes from.
    pub(crate) origin: Option<Origin>,
    /// Its theme's id.
    pub(crate) theme: Option<String>,
    /// What it changes for the future organisation.
    pub(crate) impact: Option<String>,
    /// From 1 to 5.
    pub(crate) importance: Option<i64>,
    /// What it rests on, each an inline table's inside as TOML.
    pub(crate) evidence: Vec<String>,
}

impl Draft {
    /// Returns the `[[fact]]` table, ending with a line end; closed lists' words are in the team's language.
    pub(crate) fn text(&self, language: Language) -> String {
        let word = |name: Text| quoted(&name.in_(language));
        let mut out = String::from("[[fact]]\n");
        let mut key = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                // A string takes it.
                let _ = writeln!(out, "{name} = {value}");
            }
        };
        key("id", Some(quoted(&self.id)));
        key("statement", Some(quoted(&self.statement)));
        key("nature", self.nature.map(|nature| word(nature.name())));
        key("effect", self.effect.map(|effect| word(effect.name())));
        key("origin", self.origin.map(|origin| word(origin.name())));
        key("theme", self.theme.as_deref().map(quoted));
        key("impact", self.impact.as_deref().map(quoted));
        key("importance", self.importance.map(|importance| importance.to_string()));
        if !self.evidence.is_empty() {
            let lines: Vec<String> = self.evidence.iter().map(|inside| format!("{{ {inside} }}")).collect();
            key("evidence", Some(format!("[{}]", lines.join(", "))));
        }
        out
    }
}

/// Returns a text as TOML has it, on one line.
pub(crate) fn quoted(text: &str) -> String {
    let parts = text.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty());
    let one_line = parts.collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(one_line.len() + 2);
    out.push('"');
    for c in one_line.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            // What is not seen is written so that it is.
            c if is_hidden(c) => {
                let (letter, digits) = if u32::from(c) > 0xffff { ('U', 8) } else { ('u', 4) };
                // A string takes it.
                let _ = write!(out, "\\{letter}{:0digits$X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The longest identifier made from a statement, in characters.
const LONGEST_ID: usize = 40;

/// Words that say nothing of a fact, folded.
const EMPTY_WORDS: [&str; 44] = [
    "le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "et", "ou", "en", "a", "au", "aux", "dans",
    "par", "pour", "sur", "est", "sont", "ont", "n", "ne", "pas", "que", "qui", "se", "s", "the", "of",
    "and", "or", "in", "an", "to", "for", "on", "is", "are", "has", "have", "by",
];

/// Makes an identifier from the first words that say something, unlike those taken; it is then taken too.
pub(crate) fn identifier(words: &str, taken: &mut HashSet<String>) -> String {
    let slug = slug(words);
    let mut stem = String::new();
    for word in slug.split('-').filter(|word| !EMPTY_WORDS.contains(word)).take(6) {
        if !stem.is_empty() && stem.len() + word.len() >= LONGEST_ID {
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.extend(word.chars().take(LONGEST_ID));
    }
    if stem.is_empty() {
        stem.push_str("fact");
    }
    let mut id = stem.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{stem}-{number}");
        number += 1;
    }
    id
}

/// The longest id, in characters: longer ones break every table they stand in.
const LONGEST_WRITTEN_ID: usize = 100;

/// Tells whether an id is safe to print, to link to and to type: letters, digits, `-`, `_`, `.`.
pub(crate) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.chars().count() <= LONGEST_WRITTEN_ID
        && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Returns a file's text with something added at its end, a blank line between, in the file's own line ends.
pub(crate) fn appended(text: &str, added: &str) -> String {
    let mut out = text.to_owned();
    let windows = text.contains("\r\n");
    if !out.is_empty() && !out.ends_with('\n') {
        out.push_str(if windows { "\r\n" } else { "\n" });
    }
    if !out.trim().is_empty() {
        out.push_str(if windows { "\r\n" } else { "\n" });
    }
    out.push_str(&if windows { added.replace('\n', "\r\n") } else { added.to_owned() });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_the_telling_words_and_unlike_the_others() {
        let mut ids = HashSet::from(["lits-declares".to_owned()]);
        assert_eq!(identifier("Les lits déclarés", &mut ids), "lits-declares-2");
        let long = "22 % des lits marchands n'ont déclaré aucune nuitée en 2025.";
        assert_eq!(identifier(long, &mut ids), "22-lits-marchands-declare-aucune-nuitee");
        assert_eq!(identifier("…", &mut ids), "fact");
        assert_eq!(identifier("…", &mut ids), "fact-2");
    }

    #[test]
    fn a_text_stays_one_value_whatever_it_holds() {
        assert_eq!(quoted("a \"b\"\\\n c\u{7}"), r#""a \"b\"\\ c\u0007""#);
    }

    #[test]
    fn what_is_added_keeps_what_was_there_and_its_line_ends() {
        assert_eq!(appended("a = 1", "b = 2\n"), "a = 1\n\nb = 2\n");
        assert_eq!(appended("a = 1\r\n", "b = 2\n"), "a = 1\r\n\r\nb = 2\r\n");
        assert_eq!(appended("", "b = 2\n"), "b = 2\n");
    }
}

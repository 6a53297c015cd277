//! Closed lists of words that files may hold, accepted in English and in French.

use std::fmt;

use super::{Language, Localised, Text, order::slug, suggestion};

/// A word of a closed list: its key in files and its two names.
pub(crate) struct Word {
    /// The English key that the tool writes; kebab-case and stable.
    pub(crate) key: &'static str,
    /// The French name.
    pub(crate) fr: &'static str,
    /// The English name.
    pub(crate) en: &'static str,
    /// Other accepted spellings (feminine, plural, abbreviation), compared without accents.
    pub(crate) also: &'static [&'static str],
}

impl Word {
    /// Builds a word.
    pub(crate) const fn new(
        key: &'static str,
        fr: &'static str,
        en: &'static str,
        also: &'static [&'static str],
    ) -> Self {
        Self { key, fr, en, also }
    }
}

/// A closed list of values.
pub(crate) trait Vocabulary: Copy + Eq + 'static {
    /// Every value, in the order in which a reader expects them.
    const ALL: &'static [Self];

    /// Returns the value's key and names.
    fn word(self) -> Word;

    /// Returns the key that files hold.
    fn key(self) -> &'static str {
        self.word().key
    }

    /// Returns the name shown to a reader.
    fn name(self) -> Text {
        let word = self.word();
        Text::fixed(word.fr, word.en)
    }

    /// Reads a value by key, French or English name, without regard to accents and case.
    fn parse(text: &str) -> Option<Self> {
        // As most files are written: the key or a name as it stands, at no cost.
        let exact = |value: &&Self| {
            let Word { key, fr, en, also } = value.word();
            [key, fr, en].contains(&text) || also.contains(&text)
        };
        if let Some(value) = Self::ALL.iter().find(exact) {
            return Some(*value);
        }
        let wanted = slug(text);
        Self::ALL.iter().copied().find(|value| {
            let Word { key, fr, en, also } = value.word();
            [key, fr, en].iter().chain(also).any(|spelling| slug(spelling) == wanted)
        })
    }

    /// Returns the keys of the list, in order.
    fn keys() -> Vec<&'static str> {
        Self::ALL.iter().map(|value| value.key()).collect()
    }

    /// Returns the words of the list as a reader of each language writes them in a file.
    fn spellings() -> Vec<Text> {
        Self::ALL.iter().map(|value| spelling(&value.word())).collect()
    }

    /// Returns the word that a misspelt one was probably meant to be.
    fn nearest(text: &str) -> Option<Text> {
        let words: Vec<Word> = Self::ALL.iter().map(|value| value.word()).collect();
        let found = suggestion::nearest(
            text,
            words.iter().flat_map(|w| [w.key, w.fr, w.en].into_iter().chain(w.also.iter().copied())),
        )?;
        words.iter().find(|w| [w.key, w.fr, w.en].contains(&found) || w.also.contains(&found)).map(spelling)
    }
}

fn spelling(word: &Word) -> Text {
    Text::fixed(word.fr, word.key)
}

/// A vocabulary value shown by its name inside a sentence.
pub(crate) struct Named<T>(pub(crate) T);

impl<T: Vocabulary> Localised for Named<T> {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.0.word();
        f.write_str(match language {
            Language::French => word.fr,
            Language::English => word.en,
        })
    }
}

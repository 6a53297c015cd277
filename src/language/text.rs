//! A sentence in both languages, and what may stand in it.

use std::{borrow::Cow, fmt};

use super::{Language, typography};

/// The same sentence in French and in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    /// The French sentence, typed with ordinary spaces.
    pub(crate) fr: Cow<'static, str>,
    /// The English sentence.
    pub(crate) en: Cow<'static, str>,
}

impl Text {
    /// Builds a text without values.
    pub(crate) const fn fixed(fr: &'static str, en: &'static str) -> Self {
        Self { fr: Cow::Borrowed(fr), en: Cow::Borrowed(en) }
    }

    /// Builds a text that is the same in both languages, such as a person's own words.
    pub(crate) fn same(words: &str) -> Self {
        Self { fr: Cow::Owned(words.to_owned()), en: Cow::Owned(words.to_owned()) }
    }

    /// Joins several texts, with what stands between two of them.
    pub(crate) fn joined<T: Localised>(parts: &[T], between: &str) -> Self {
        let join = |language| {
            let all: Vec<String> = parts.iter().map(|part| In(part, language).to_string()).collect();
            all.join(between).into()
        };
        Self { fr: join(Language::French), en: join(Language::English) }
    }

    /// Sets texts apart by semicolons: for parts that may hold commas of their own.
    pub(crate) fn set_apart(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut parts = parts.into_iter();
        let Some(first) = parts.next() else { return Self::same("") };
        parts.fold(first, |all, next| text!("{all} ; {next}", "{all}; {next}", all = all, next = next))
    }

    /// Returns the sentence in one language, with that language's typography.
    pub(crate) fn in_(&self, language: Language) -> Cow<'_, str> {
        match language {
            Language::French => typography::french(&self.fr),
            Language::English => Cow::Borrowed(&self.en),
        }
    }
}

impl Localised for Text {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_(language))
    }
}

/// A value that knows how it is written in each language.
pub(crate) trait Localised {
    /// Writes the value as a reader of `language` expects it.
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// A value paired with the language it is to be shown in.
pub(crate) struct In<'a, T: ?Sized>(pub(crate) &'a T, pub(crate) Language);

impl<T: Localised + ?Sized> fmt::Display for In<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(self.1, f)
    }
}

impl Localised for str {
    fn write(&self, _: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Localised for String {
    fn write(&self, _: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Localised for Cow<'_, str> {
    fn write(&self, _: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl<T: Localised + ?Sized> Localised for &T {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).write(language, f)
    }
}

/// Builds a [`Text`] from the French and the English sentence, side by side.
///
/// A missing language, or a value that one of the two sentences forgets, does not compile; each
/// value must be [`Localised`].
macro_rules! text {
    ($fr:literal, $en:literal $(,)?) => { $crate::language::Text::fixed($fr, $en) };
    ($fr:literal, $en:literal, $($name:ident = $value:expr),+ $(,)?) => {
        // `match` binds all the names at once, so that no value is hidden by another's name.
        match ($(&$value,)+) {
            ($($name,)+) => $crate::language::Text {
                fr: format!($fr, $($name = $crate::language::In($name, $crate::language::Language::French)),+).into(),
                en: format!($en, $($name = $crate::language::In($name, $crate::language::Language::English)),+).into(),
            },
        }
    };
}
pub(crate) use text;

#[cfg(test)]
mod tests {
    use super::super::count::Count;
    use super::*;

    #[test]
    fn a_value_writes_itself_in_each_language() {
        let text = text!(
            "il manque {n} : complétez",
            "{n} missing: fill in",
            n = Count::new(2, "coût", "coûts", "cost", "costs")
        );
        assert_eq!(text.in_(Language::French), "il manque 2 coûts\u{202f}: complétez");
        assert_eq!(text.in_(Language::English), "2 costs missing: fill in");
    }

    #[test]
    fn parts_are_set_apart_as_each_language_does() {
        let parts = Text::set_apart(["a, b", "c"].map(Text::same));
        assert_eq!(parts.in_(Language::French), "a, b\u{202f}; c");
        assert_eq!(parts.in_(Language::English), "a, b; c");
        assert_eq!(Text::set_apart([]).in_(Language::French), "");
    }
}

//! Enumerations: "a, b and c".

use std::fmt;

use super::{In, Language, Localised};

/// Items joined by commas and a last conjunction.
pub(crate) struct List<'a, T> {
    items: &'a [T],
    fr: &'static str,
    en: &'static str,
}

impl<'a, T> List<'a, T> {
    /// Joins with "et" / "and".
    pub(crate) const fn and(items: &'a [T]) -> Self {
        Self { items, fr: "et", en: "and" }
    }

    /// Joins with "ou" / "or".
    pub(crate) const fn or(items: &'a [T]) -> Self {
        Self { items, fr: "ou", en: "or" }
    }
}

impl<T: Localised> Localised for List<'_, T> {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let conjunction = match language {
            Language::French => self.fr,
            Language::English => self.en,
        };
        for (index, item) in self.items.iter().enumerate() {
            if index > 0 && index + 1 == self.items.len() {
                write!(f, " {conjunction} ")?;
            } else if index > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{}", In(item, language))?;
        }
        Ok(())
    }
}

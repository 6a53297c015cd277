//! Counted things: the figure and its noun, singular or plural.

use std::fmt;

use super::{Language, Localised};

/// A number of things, with the noun's four forms.
///
/// French writes 0 and 1 in the singular, English only 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Count {
    number: usize,
    fr: [&'static str; 2],
    en: [&'static str; 2],
}

impl Count {
    /// Builds a count from the French singular and plural, then the English ones.
    pub(crate) const fn new(
        number: usize,
        fr_one: &'static str,
        fr_many: &'static str,
        en_one: &'static str,
        en_many: &'static str,
    ) -> Self {
        Self { number, fr: [fr_one, fr_many], en: [en_one, en_many] }
    }
}

impl Localised for Count {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.write(language, f)?;
        let noun = match language {
            Language::French => self.fr[usize::from(self.number > 1)],
            Language::English => self.en[usize::from(self.number != 1)],
        };
        write!(f, " {noun}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::In;
    use super::*;

    #[test]
    fn zero_is_singular_in_french_and_plural_in_english() {
        let none = Count::new(0, "fait", "faits", "fact", "facts");
        assert_eq!(In(&none, Language::French).to_string(), "0 fait");
        assert_eq!(In(&none, Language::English).to_string(), "0 facts");
    }
}

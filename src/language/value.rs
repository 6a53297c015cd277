//! A value of a mission's file that is shown before and after a change, whatever its kind.

use std::{borrow::Cow, fmt};

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::{Language, Localised, Text, money::Money, number::Number, vocabulary::Vocabulary};

/// A text, a word of a closed list, a figure, an amount or a day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A person's words.
    Words(String),
    /// A word of a closed list, or a thing with an id: its key in files and its name.
    Word(Cow<'static, str>, Text),
    /// A figure.
    Number(f64),
    /// Euros.
    Money(Money),
    /// A day.
    Date(Date),
}

impl Value {
    /// Takes a word of a closed list.
    pub(crate) fn word(word: impl Vocabulary) -> Self {
        Self::Word(Cow::Borrowed(word.key()), word.name())
    }

    /// Takes a thing by its id, and by the name that people give it.
    pub(crate) fn named(id: &str, name: &str) -> Self {
        Self::Word(Cow::Owned(id.to_owned()), Text::same(name))
    }

    /// Returns the value read as the same kind as another: an amount is written as a figure, a thing by its id; none
    /// where it cannot be.
    pub(crate) fn read_as(&self, kind: &Self) -> Option<Self> {
        match (self, kind) {
            (Self::Number(euros), Self::Money(_)) => Money::from_f64(*euros).map(Self::Money),
            (Self::Words(id), Self::Word(key, name)) => {
                (*id == **key).then(|| Self::Word(key.clone(), name.clone()))
            }
            (Self::Words(_), Self::Words(_))
            | (Self::Number(_), Self::Number(_))
            | (Self::Date(_), Self::Date(_)) => Some(self.clone()),
            _ => None,
        }
    }
}

impl Localised for Value {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => f.write_str(words),
            Self::Word(_, name) => name.write(language, f),
            Self::Number(value) => Number::new(*value).write(language, f),
            Self::Money(money) => money.write(language, f),
            Self::Date(date) => date.write(language, f),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Words(words) => serializer.serialize_str(words),
            Self::Word(key, _) => serializer.serialize_str(key),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Money(money) => serializer.serialize_f64(money.as_euros()),
            Self::Date(date) => date.serialize(serializer),
        }
    }
}

//! What each table of a mission file may hold: the one description from which the reader's
//! unknown-key check, the JSON Schemas, the file reference and the scaffold all follow.

use crate::language::Text;

/// A key of a table.
#[derive(Debug)]
pub(crate) struct Key {
    /// The key as written in files.
    pub(crate) name: &'static str,
    /// What it holds.
    pub(crate) shape: Shape,
    /// Whether the file is wrong without it.
    pub(crate) need: Need,
    /// What it means, in both languages; one sentence.
    pub(crate) help: Text,
}

/// Whether a key may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Without it the table cannot be understood (`missing-key`).
    Required,
    /// It may be left out; a rule may ask for it.
    Optional,
}

/// The most days of a person, a step or a charter: a hundred working years of support are a slip of the hand.
pub(crate) const MOST_DAYS: f64 = 10_000.0;

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// A sentence or a name.
    Text,
    /// An id: lower-case letters, digits and hyphens.
    Id,
    /// The id of something else.
    Reference,
    /// A path from the mission's folder.
    Path,
    /// A whole number between two bounds, both included.
    Integer(i64, i64),
    /// Any finite number.
    Number,
    /// A number of days, from none to [`MOST_DAYS`].
    Days,
    /// An amount in euros.
    Money,
    /// A day.
    Date,
    /// A text, a figure or a day.
    Scalar,
    /// A word of a closed list; the function returns its accepted spellings, keys first.
    Word(fn() -> Vec<&'static str>),
    /// A list of sentences, ids or paths.
    Texts,
    /// A list of ids.
    References,
    /// A list of numbers, none below zero.
    Numbers,
    /// A table.
    Table(&'static [Key]),
    /// A list of tables.
    Tables(&'static [Key]),
    /// A table of figures by id.
    Figures,
    /// A table of amounts in euros, by what they are for.
    Amounts,
}

impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Eq for Shape {}

impl Key {
    /// Describes a key that may be left out.
    pub(super) const fn optional(
        name: &'static str,
        shape: Shape,
        fr: &'static str,
        en: &'static str,
    ) -> Self {
        Self { name, shape, need: Need::Optional, help: Text::fixed(fr, en) }
    }

    /// Describes a key without which the table cannot be understood.
    pub(super) const fn required(
        name: &'static str,
        shape: Shape,
        fr: &'static str,
        en: &'static str,
    ) -> Self {
        Self { name, shape, need: Need::Required, help: Text::fixed(fr, en) }
    }
}

/// Returns the accepted spellings of a vocabulary, the keys first.
pub(super) fn spellings<V: crate::language::vocabulary::Vocabulary>() -> Vec<&'static str> {
    let mut all = V::keys();
    for value in V::ALL {
        let word = value.word();
        for spelling in [word.fr, word.en].into_iter().chain(word.also.iter().copied()) {
            if !all.contains(&spelling) {
                all.push(spelling);
            }
        }
    }
    all
}

//! A revision of an action or of an objective: what was adjusted, and why. Adjusting is part of the method.

use jiff::civil::Date;

use super::{
    key::{Key, Shape},
    source::{Located, Place},
    table::TableReader,
};
use crate::language::{order::folded, value::Value};

/// One line of `revised = [{ date, what, from, to, why }]`.
#[derive(Clone, Debug)]
pub(crate) struct Revision {
    /// Where it stands.
    pub(crate) place: Place,
    /// The day it was decided.
    pub(crate) date: Option<Located<Date>>,
    /// The key that was changed, or what was, in words.
    pub(crate) what: Option<Located<String>>,
    /// What it was.
    pub(crate) from: Option<Located<Value>>,
    /// What it is now.
    pub(crate) to: Option<Located<Value>>,
    /// The reason.
    pub(crate) why: Option<Located<String>>,
}

/// The keys of a line of `revised`.
pub(super) const KEYS: &[Key] = &[
    Key::required("date", Shape::Date, "jour de la décision", "the day it was decided"),
    Key::required(
        "what",
        Shape::Text,
        "la clé changée (deadline, cost, target…), ou ce qui l'est, en clair",
        "the key that was changed (deadline, cost, target…), or what was, in words",
    ),
    Key::optional("from", Shape::Scalar, "ce que c'était", "what it was"),
    Key::optional("to", Shape::Scalar, "ce que c'est désormais", "what it is now"),
    Key::optional("why", Shape::Text, "la raison", "the reason"),
];

impl Revision {
    /// Tells whether the line is about a key: one of its names begins a word of what was changed.
    pub(crate) fn is_of(&self, names: &[&str]) -> bool {
        let what = self.what.as_ref().map(|what| folded(&what.value)).unwrap_or_default();
        let mut words = what.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.any(|word| names.iter().any(|name| word.starts_with(name)))
    }

    /// Returns the line that counts: the last by its day, of one day the last written.
    pub(crate) fn last<'a>(lines: impl Iterator<Item = &'a Self>) -> Option<&'a Self> {
        lines.max_by_key(|line| line.date.as_ref().map(|date| date.value))
    }

    /// Reads the list under `revised`.
    pub(super) fn read_all(table: &mut TableReader<'_, '_>) -> Vec<Self> {
        table.tables("revised", KEYS, |mut revision| {
            revision.require("revised");
            Self {
                place: revision.place,
                date: revision.date("date"),
                what: revision.text("what"),
                from: revision.scalar("from"),
                to: revision.scalar("to"),
                why: revision.text("why"),
            }
        })
    }
}

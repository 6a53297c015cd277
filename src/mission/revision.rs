//! A revision of an action or of an objective: what was adjusted, and why. Adjusting is part of the method.

use jiff::civil::Date;

use super::{
    key::{Key, Shape},
    source::{Located, Place},
    table::TableReader,
};
use crate::language::{Text, order::folded, value::Value};

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

/// A key that revisions are made of.
#[derive(Debug)]
pub(crate) struct Revisable {
    /// The key, as in the files.
    pub(crate) key: &'static str,
    /// How people call it: the beginnings of words, folded.
    pub(crate) names: &'static [&'static str],
    fr: &'static str,
    en: &'static str,
}

impl Revisable {
    const fn new(
        key: &'static str,
        names: &'static [&'static str],
        fr: &'static str,
        en: &'static str,
    ) -> Self {
        Self { key, names, fr, en }
    }

    /// Returns its name.
    pub(crate) fn name(&self) -> Text {
        Text::fixed(self.fr, self.en)
    }
}

/// An action's last day.
pub(crate) static DEADLINE: Revisable =
    Revisable::new("deadline", &["deadline", "echeance"], "échéance", "deadline");
/// An objective's last day.
pub(crate) static TIME_BOUND: Revisable =
    Revisable::new("time_bound", &["time_bound", "deadline", "echeance", "date"], "échéance", "date");
/// An action's first day.
pub(crate) static START: Revisable = Revisable::new("start", &["start", "debut"], "début", "start");
/// What an action costs.
pub(crate) static COST: Revisable = Revisable::new("cost", &["cost", "cout"], "coût", "cost");
/// The days that an action asks for.
pub(crate) static DAYS: Revisable = Revisable::new("days", &["days", "jours"], "jours", "days");
/// The value at the start.
pub(crate) static BASELINE: Revisable =
    Revisable::new("baseline", &["baseline", "depart"], "départ", "baseline");
/// The value wanted.
pub(crate) static TARGET: Revisable = Revisable::new("target", &["target", "cible"], "cible", "target");
/// The person in charge.
pub(crate) static OWNER: Revisable =
    Revisable::new("owner", &["owner", "responsable"], "responsable", "owner");

/// The keys that revisions are made of.
static REVISABLE: [&Revisable; 8] =
    [&DEADLINE, &TIME_BOUND, &START, &COST, &DAYS, &BASELINE, &TARGET, &OWNER];

/// Returns what revisions call a key.
pub(crate) fn revisable(key: &str) -> Option<&'static Revisable> {
    REVISABLE.into_iter().find(|known| known.key == key)
}

impl Revision {
    /// Returns the key that the line is about, where it names one and nothing else.
    pub(crate) fn key(what: &str) -> Option<&'static Revisable> {
        let what = folded(what.trim());
        revisable(&what).or_else(|| REVISABLE.into_iter().find(|known| known.names.contains(&what.as_str())))
    }

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

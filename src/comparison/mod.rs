//! What changed in a mission between two moments, as plain values: parts added, removed, changed key by key.

mod calendar;
mod frame;
mod keys;
mod organisation;
mod settings;
mod slip;

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use serde::Serialize;

use crate::{
    language::{Language, Text, value::Value},
    mission::{Mission, follow_up::Measure, history::Past, revision::Revision, source::Located},
    state_of_play::{
        StateOfPlay,
        figures::Indicators,
        placeholder::filled,
        unit::{Unit, serialize_id},
    },
};

/// What changed since a revision; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Comparison {
    /// The mission's name.
    pub(crate) mission: String,
    /// The revision as asked for.
    pub(crate) revision: String,
    /// Its commit's hash, shortened.
    pub(crate) commit: String,
    /// The day of the commit.
    pub(crate) date: String,
    /// `mission.toml`.
    pub(crate) frame: Vec<Change>,
    /// The facts.
    pub(crate) facts: Vec<Change>,
    /// The choices.
    pub(crate) choices: Vec<Change>,
    /// The posts, bodies and budgets of the organisation aimed at.
    pub(crate) organisation: Vec<Change>,
    /// The objectives.
    pub(crate) objectives: Vec<Change>,
    /// The actions.
    pub(crate) actions: Vec<Change>,
    /// The risks.
    pub(crate) risks: Vec<Change>,
    /// The figures measured.
    pub(crate) figures: Vec<FigureChange>,
}

/// A part of a mission that changed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Change {
    /// Its id.
    pub(crate) id: String,
    /// Its statement, title or question as it is now; as it was where it is gone.
    pub(crate) label: String,
    /// What happened to it.
    pub(crate) kind: Kind,
    /// The keys that changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) details: Vec<Detail>,
}

/// What happened to a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is what another id bore, word for word.
    Renamed {
        /// The id that it had.
        from: String,
    },
    /// Some of its keys changed.
    Changed,
}

/// A key that changed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Detail {
    /// The key, as in the files; of what has an id in a list, its path.
    pub(crate) key: Cow<'static, str>,
    /// Its name.
    #[serde(skip)]
    pub(crate) name: Text,
    /// What it was.
    pub(crate) from: Option<Value>,
    /// What it is now.
    pub(crate) to: Option<Value>,
    /// A deadline moved later, and no new line of `revised` says that it is where it is now.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) silently_later: bool,
    /// A target came nearer to the baseline, and no new line of `revised` says that it is where it is now.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) silently_lowered: bool,
    /// The reason that a new line of `revised` gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) why: Option<String>,
}

/// A figure that moved: an indicator of the state of play, or the latest measure of a subject of the log.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FigureChange {
    /// The indicator's id, or what the log calls the subject.
    pub(crate) subject: String,
    /// The indicator's name.
    pub(crate) label: Option<String>,
    /// The indicator's unit.
    #[serde(serialize_with = "unit_id")]
    pub(crate) unit: Option<Unit>,
    /// What it was.
    pub(crate) from: Option<f64>,
    /// What it is now.
    pub(crate) to: Option<f64>,
}

fn unit_id<S: serde::Serializer>(unit: &Option<Unit>, serializer: S) -> Result<S::Ok, S::Error> {
    match unit {
        Some(unit) => serialize_id(unit, serializer),
        None => serializer.serialize_none(),
    }
}

/// What the tables say at one moment.
pub(crate) struct Tables<'a> {
    /// The figures that statements name.
    pub(crate) state: &'a StateOfPlay,
    /// Every indicator.
    pub(crate) indicators: &'a Indicators,
}

/// Compares a mission with what it was.
///
/// Figures that labels name are written in a language, as they are now.
pub(crate) fn compare(
    past: &Past,
    revision: &str,
    new: &Mission,
    [before, now]: [&Tables<'_>; 2],
    language: Language,
) -> Comparison {
    let mut comparison = compared(past, revision, new);
    comparison.figures.splice(0..0, indicators(before.indicators, now.indicators));
    for change in comparison.facts.iter_mut().chain(&mut comparison.objectives) {
        change.label = filled(&change.label, now.state, language).into_owned();
    }
    comparison
}

fn compared(past: &Past, revision: &str, new: &Mission) -> Comparison {
    let old = &past.mission;
    Comparison {
        mission: new.frame.name.as_ref().map_or_else(String::new, |name| name.value.clone()),
        revision: revision.to_owned(),
        commit: past.commit.clone(),
        date: past.date.clone(),
        frame: frame::frame(old, new),
        facts: parts(keys::facts(old), keys::facts(new)),
        choices: parts(keys::choices(old), keys::choices(new)),
        organisation: organisation::organisation(old, new),
        objectives: parts(keys::objectives(old), keys::objectives(new)),
        actions: parts(keys::actions(old), keys::actions(new)),
        risks: parts(keys::risks(old), keys::risks(new)),
        figures: figures(old, new),
    }
}

/// A part of a mission as a list of keys, so that all parts are compared alike.
struct Part<'a> {
    id: &'a str,
    label: &'a str,
    keys: Vec<Entry>,
    revised: &'a [Revision],
}

/// A key and what it holds.
#[derive(Clone, Debug)]
struct Entry {
    key: Cow<'static, str>,
    name: Text,
    value: Option<Value>,
}

/// Compares parts by id, in the order of the new files; what is gone comes last.
fn parts(old: Vec<Part<'_>>, new: Vec<Part<'_>>) -> Vec<Change> {
    let mut before: HashMap<&str, &Part<'_>> = HashMap::with_capacity(old.len());
    for part in &old {
        before.entry(part.id).or_insert(part);
    }
    let now: HashSet<&str> = new.iter().map(|part| part.id).collect();
    let mut gone: HashMap<&str, &Part<'_>> = HashMap::new();
    for part in old.iter().filter(|part| !now.contains(part.id) && !part.label.is_empty()) {
        gone.entry(part.label).or_insert(part);
    }
    let (mut changes, mut renamed) = (Vec::new(), HashSet::new());
    for part in &new {
        let change =
            |kind, details| Change { id: part.id.to_owned(), label: part.label.to_owned(), kind, details };
        match (before.get(part.id), gone.get(part.label)) {
            (Some(old), _) => {
                let details = details(old, part);
                if !details.is_empty() {
                    changes.push(change(Kind::Changed, details));
                }
            }
            (None, Some(old)) if renamed.insert(old.id) => {
                changes.push(change(Kind::Renamed { from: old.id.to_owned() }, details(old, part)));
            }
            (None, _) => changes.push(change(Kind::Added, Vec::new())),
        }
    }
    let removed = old.iter().filter(|part| !now.contains(part.id) && !renamed.contains(part.id));
    changes.extend(removed.map(|part| Change {
        id: part.id.to_owned(),
        label: part.label.to_owned(),
        kind: Kind::Removed,
        details: Vec::new(),
    }));
    changes
}

/// Compares two lists of keys, in the order of the new one; keys that only the old one has come last.
fn details(old: &Part<'_>, new: &Part<'_>) -> Vec<Detail> {
    let before: HashMap<&str, &Entry> = old.keys.iter().map(|entry| (&*entry.key, entry)).collect();
    let now: HashSet<&str> = new.keys.iter().map(|entry| &*entry.key).collect();
    let kept = new.keys.iter().map(|entry| {
        let from = before.get(&*entry.key).and_then(|before| before.value.clone());
        (entry, from, entry.value.clone())
    });
    let gone = old.keys.iter().filter(|entry| !now.contains(&*entry.key));
    let all = kept.chain(gone.map(|entry| (entry, entry.value.clone(), None)));
    let changed = all.filter(|(_, from, to)| !same(from, to));
    changed
        .map(|(entry, from, to)| {
            let told = slip::told(&entry.key, to.as_ref(), [old.revised, new.revised]);
            Detail {
                silently_later: !told.leads && slip::is_later(&entry.key, [&from, &to]),
                silently_lowered: !told.leads && slip::is_lowered(&entry.key, [&from, &to], new),
                why: told.why,
                key: entry.key.clone(),
                name: entry.name.clone(),
                from,
                to,
            }
        })
        .collect()
}

/// Tells whether two values are the same; the spaces around a person's words do not count, nor the name of what has an id.
fn same(old: &Option<Value>, new: &Option<Value>) -> bool {
    match (old, new) {
        (Some(Value::Words(old)), Some(Value::Words(new))) => old.trim() == new.trim(),
        (Some(Value::Word(old, _)), Some(Value::Word(new, _))) => old == new,
        _ => old == new,
    }
}

/// Returns the indicators whose value changed, in the tools' order; both values are computed by this program.
fn indicators(before: &Indicators, now: &Indicators) -> Vec<FigureChange> {
    let old: HashMap<&str, Option<f64>> =
        before.indicators.iter().map(|view| (view.id.as_str(), view.value)).collect();
    let changes = now.indicators.iter().map(|view| FigureChange {
        subject: view.id.clone(),
        label: Some(view.label.clone()),
        unit: Some(view.unit.clone()),
        from: old.get(view.id.as_str()).copied().flatten(),
        to: view.value,
    });
    changes.filter(|change| change.from != change.to).collect()
}

/// Returns the subjects of the log whose latest measure changed.
fn figures(old: &Mission, new: &Mission) -> Vec<FigureChange> {
    let before = latest(&old.measures);
    let now = latest(&new.measures);
    let mut subjects: Vec<&str> = now.keys().chain(before.keys()).copied().collect();
    subjects.sort_unstable();
    subjects.dedup();
    let value =
        |of: &HashMap<&str, (jiff::civil::Date, f64)>, subject| of.get(subject).map(|(_, value)| *value);
    let changes = subjects.into_iter().map(|subject| FigureChange {
        subject: subject.to_owned(),
        label: None,
        unit: None,
        from: value(&before, subject),
        to: value(&now, subject),
    });
    changes.filter(|change| change.from != change.to).collect()
}

/// Returns each subject's latest measure; of two on one day the later line counts.
fn latest(measures: &[Measure]) -> HashMap<&str, (jiff::civil::Date, f64)> {
    let mut latest = HashMap::new();
    for measure in measures {
        let (Some(subject), Some(date), Some(value)) = (&measure.subject, &measure.date, &measure.value)
        else {
            continue;
        };
        let point = (date.value, value.value);
        let known = latest.entry(subject.value.as_str()).or_insert(point);
        if point.0 >= known.0 {
            *known = point;
        }
    }
    latest
}

/// Returns the words of an optional text.
fn words(text: Option<&Located<String>>) -> Option<Value> {
    text.map(|text| Value::Words(text.value.clone()))
}

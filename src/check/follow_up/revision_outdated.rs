//! `revision-outdated`: the last revision of a key leads to a value that is no longer the key's.

use crate::{
    check::{Finding, Rule, Severity},
    language::{Text, money::Money, text, value::Value},
    mission::{
        action::Action,
        objective::Objective,
        revision::Revision,
        source::{Located, Place},
    },
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "revision-outdated",
    severity: Severity::Warning,
    fr: include_str!("revision_outdated.fr.md"),
    en: include_str!("revision_outdated.en.md"),
    check,
};

/// A key that revisions are made of.
struct Held {
    key: &'static str,
    /// How people call it: the beginnings of words, folded.
    names: &'static [&'static str],
    value: Value,
    place: Place,
}

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let objectives = mission
        .objectives
        .iter()
        .map(|objective| (&objective.id, &objective.revised, of_objective(objective)));
    let actions = mission.actions.iter().map(|action| (&action.id, &action.revised, of_action(action)));
    let all = objectives.chain(actions);
    all.flat_map(|(id, revised, held)| held.into_iter().filter_map(|held| finding(&id.value, revised, &held)))
        .collect()
}

fn of_objective(objective: &Objective) -> Vec<Held> {
    let Some(smart) = &objective.smart else { return Vec::new() };
    let measurable = smart.measurable.as_ref();
    let held = [
        held(
            "time_bound",
            &["time_bound", "deadline", "echeance", "date"],
            smart.time_bound.as_ref(),
            Value::Date,
        ),
        held(
            "baseline",
            &["baseline", "depart"],
            measurable.and_then(|m| m.baseline.as_ref()),
            Value::Number,
        ),
        held("target", &["target", "cible"], measurable.and_then(|m| m.target.as_ref()), Value::Number),
    ];
    held.into_iter().flatten().collect()
}

fn of_action(action: &Action) -> Vec<Held> {
    let held = [
        held("start", &["start", "debut"], action.start.as_ref(), Value::Date),
        held("deadline", &["deadline", "echeance"], action.deadline.as_ref(), Value::Date),
        held("cost", &["cost", "cout"], action.cost.as_ref(), Value::Money),
        held("days", &["days", "jours"], action.days.as_ref(), Value::Number),
    ];
    held.into_iter().flatten().collect()
}

fn held<T: Clone>(
    key: &'static str,
    names: &'static [&'static str],
    located: Option<&Located<T>>,
    value: fn(T) -> Value,
) -> Option<Held> {
    located.map(|located| Held { key, names, value: value(located.value.clone()), place: located.place })
}

fn finding(id: &str, revised: &[Revision], held: &Held) -> Option<Finding> {
    let last = Revision::last(revised.iter().filter(|line| line.is_of(held.names)))?;
    let to = last.to.as_ref()?;
    let said = alike(&to.value, &held.value).filter(|said| *said != held.value)?;
    let message = text!(
        "la dernière révision de {key} dans « {id} » donne {said}, mais le fichier dit aujourd'hui {now}",
        "the last revision of {key} in “{id}” gives {said}, but the file now says {now}",
        key = held.key,
        id = id,
        said = said,
        now = held.value
    );
    Some(Finding::about(id, to.place, message).related(held.place, Text::same(held.key)).help(text!(
        "ajoutez à revised une ligne pour ce qui a changé depuis, avec sa raison, ou corrigez {key}",
        "add a line to revised for what changed since, with its reason, or correct {key}",
        key = held.key
    )))
}

/// Returns what a revision gives as the same kind of value as the key's; none where words or another kind stand.
fn alike(said: &Value, now: &Value) -> Option<Value> {
    match (said, now) {
        (Value::Date(_), Value::Date(_)) | (Value::Number(_), Value::Number(_)) => Some(said.clone()),
        (Value::Number(euros), Value::Money(_)) => Money::from_f64(*euros).map(Value::Money),
        _ => None,
    }
}

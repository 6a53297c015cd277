//! `revision-outdated`: the last revision of a key leads to a value that is no longer the key's.

use crate::{
    check::{Finding, Rule, Severity},
    language::{Text, text, value::Value},
    mission::{
        action::Action,
        objective::Objective,
        revision::{BASELINE, COST, DAYS, DEADLINE, Revisable, Revision, START, TARGET, TIME_BOUND},
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

/// A key that revisions are made of, and what the file gives it.
struct Held {
    key: &'static Revisable,
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
        held(&TIME_BOUND, smart.time_bound.as_ref(), Value::Date),
        held(&BASELINE, measurable.and_then(|m| m.baseline.as_ref()), Value::Number),
        held(&TARGET, measurable.and_then(|m| m.target.as_ref()), Value::Number),
    ];
    held.into_iter().flatten().collect()
}

fn of_action(action: &Action) -> Vec<Held> {
    // Of several indicators, nothing says which one's target a line is about.
    let target = match action.indicators.as_slice() {
        [indicator] => indicator.target.as_ref(),
        _ => None,
    };
    let held = [
        held(&START, action.start.as_ref(), Value::Date),
        held(&DEADLINE, action.deadline.as_ref(), Value::Date),
        held(&COST, action.cost.as_ref(), Value::Money),
        held(&DAYS, action.days.as_ref(), Value::Number),
        held(&TARGET, target, Value::Number),
    ];
    held.into_iter().flatten().collect()
}

fn held<T: Clone>(
    key: &'static Revisable,
    located: Option<&Located<T>>,
    value: fn(T) -> Value,
) -> Option<Held> {
    located.map(|located| Held { key, value: value(located.value.clone()), place: located.place })
}

fn finding(id: &str, revised: &[Revision], held: &Held) -> Option<Finding> {
    let last = Revision::last(revised.iter().filter(|line| line.is_of(held.key.names)))?;
    let to = last.to.as_ref()?;
    let said = to.value.read_as(&held.value).filter(|said| *said != held.value)?;
    let message = text!(
        "la dernière révision de {key} dans « {id} » donne {said}, mais le fichier dit aujourd'hui {now}",
        "the last revision of {key} in “{id}” gives {said}, but the file now says {now}",
        key = held.key.key,
        id = id,
        said = said,
        now = held.value
    );
    Some(Finding::about(id, to.place, message).related(held.place, Text::same(held.key.key)).help(text!(
        "ajoutez à revised une ligne pour ce qui a changé depuis, avec sa raison, ou corrigez {key}",
        "add a line to revised for what changed since, with its reason, or correct {key}",
        key = held.key.key
    )))
}

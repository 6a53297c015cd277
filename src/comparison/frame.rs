//! The keys by which `mission.toml` is compared, as one part.

use super::{
    Change, Entry, Kind, Part, details,
    keys::{date, entry, label, list, number, word},
    words,
};
use crate::{
    language::{text, value::Value},
    mission::{Mission, frame::Person},
};

/// Compares `mission.toml`.
pub(super) fn frame(old: &Mission, new: &Mission) -> Vec<Change> {
    let (before, now) = (part(old), part(new));
    let details = details(&before, &now);
    if details.is_empty() {
        return Vec::new();
    }
    let id = crate::mission::MISSION_FILE.to_owned();
    vec![Change { id, label: now.label.to_owned(), kind: Kind::Changed, details }]
}

fn part(mission: &Mission) -> Part<'_> {
    let frame = &mission.frame;
    let ambition = frame.ambition.as_ref();
    let expectations = ambition.map(|ambition| ambition.expectations.as_slice()).unwrap_or_default();
    let mut keys = vec![
        entry("name", text!("nom", "name"), words(frame.name.as_ref())),
        entry("territory", text!("territoire", "territory"), words(frame.territory.as_ref())),
        entry("authority", text!("collectivité de tutelle", "authority"), words(frame.authority.as_ref())),
        entry("legal_form", text!("forme juridique", "legal form"), word(frame.legal_form.as_ref())),
        entry(
            "statement",
            text!("ambition", "ambition"),
            words(ambition.and_then(|ambition| ambition.statement.as_ref())),
        ),
        entry(
            "subject",
            text!("sujet", "subject"),
            words(ambition.and_then(|ambition| ambition.subject.as_ref())),
        ),
        entry("expectations", text!("attentes", "expectations"), list(expectations)),
        entry("vote", text!("jour du vote", "day of the vote"), date(frame.calendar.vote.as_ref())),
    ];
    keys.extend(priorities(mission));
    keys.extend(frame.people.iter().flat_map(person));
    Part { id: "", label: label(frame.name.as_ref()), keys, revised: &[] }
}

/// Returns the weights of the priorities, by which actions are ranked.
fn priorities(mission: &Mission) -> [Entry; 4] {
    let weights = &mission.settings.priorities;
    let weight = |value| Some(Value::Number(value));
    [
        entry("priorities.cost", text!("poids du coût", "weight of the cost"), weight(weights.cost)),
        entry(
            "priorities.complexity",
            text!("poids de la complexité", "weight of the complexity"),
            weight(weights.complexity),
        ),
        entry("priorities.time", text!("poids du délai", "weight of the time"), weight(weights.time)),
        entry(
            "priorities.contribution",
            text!("poids de la contribution", "weight of the contribution"),
            weight(weights.contribution),
        ),
    ]
}

fn person(person: &Person) -> [Entry; 3] {
    let id = &person.id.value;
    let name = person.name.as_ref().map_or(id, |name| &name.value);
    [
        entry(
            format!("person.{id}.name"),
            text!("nom de « {id} »", "name of “{id}”", id = id),
            words(person.name.as_ref()),
        ),
        entry(
            format!("person.{id}.role"),
            text!("rôle de {name}", "role of {name}", name = name),
            word(person.role.as_ref()),
        ),
        entry(
            format!("person.{id}.capacity"),
            text!("jours par an de {name}", "days a year of {name}", name = name),
            number(person.capacity.as_ref()),
        ),
    ]
}

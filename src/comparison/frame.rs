//! The keys by which `mission.toml` is compared, as one part.

use super::{
    Change, Entry, Kind, Part, calendar, details,
    keys::{date, entry, label, list, number, numbers, word},
    settings, words,
};
use crate::{
    language::{text, value::Value},
    mission::{
        Mission,
        frame::{Frame, Person, Strategy},
    },
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
    let mut keys = vec![
        entry("name", text!("nom", "name"), words(frame.name.as_ref())),
        entry("language", text!("langue", "language"), words(frame.language.as_ref())),
        entry("territory", text!("territoire", "territory"), words(frame.territory.as_ref())),
        entry("authority", text!("collectivité de tutelle", "authority"), words(frame.authority.as_ref())),
        entry("legal_form", text!("forme juridique", "legal form"), word(frame.legal_form.as_ref())),
        entry(
            "diagnosis.territory",
            text!("origine des faits du territoire", "origin of the territory's facts"),
            word(frame.territory_counts.as_ref()),
        ),
    ];
    keys.extend(ambition(frame));
    keys.extend(order(frame));
    keys.extend(charter(frame));
    keys.extend(calendar::keys(mission));
    keys.extend(settings::keys(&mission.settings));
    keys.extend(frame.people.iter().flat_map(person));
    keys.extend(frame.themes.iter().map(|theme| {
        let id = &theme.id.value;
        entry(
            format!("theme.{id}"),
            text!("thème « {id} »", "theme “{id}”", id = id),
            words(theme.label.as_ref()),
        )
    }));
    keys.extend(frame.strategies.iter().flat_map(strategy));
    Part { id: "", label: label(frame.name.as_ref()), keys, revised: &[] }
}

fn ambition(frame: &Frame) -> [Entry; 3] {
    let ambition = frame.ambition.as_ref();
    let expectations = ambition.map(|ambition| ambition.expectations.as_slice()).unwrap_or_default();
    [
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
    ]
}

fn order(frame: &Frame) -> [Entry; 3] {
    let order = frame.order.as_ref();
    [
        entry(
            "order.body",
            text!("instance qui commande", "body that orders"),
            words(order.and_then(|order| order.body.as_ref())),
        ),
        entry(
            "order.date",
            text!("date de la commande", "day of the order"),
            date(order.and_then(|order| order.date.as_ref())),
        ),
        entry(
            "order.document",
            text!("document de la commande", "document of the order"),
            words(order.and_then(|order| order.document.as_ref())),
        ),
    ]
}

fn charter(frame: &Frame) -> [Entry; 5] {
    let charter = frame.charter.as_ref();
    let phases: Vec<f64> =
        charter.iter().flat_map(|charter| &charter.phase_days).map(|days| days.value).collect();
    [
        entry(
            "charter.signed",
            text!("signature de la charte", "signature of the charter"),
            date(charter.and_then(|charter| charter.signed.as_ref())),
        ),
        entry(
            "charter.document",
            text!("document de la charte", "document of the charter"),
            words(charter.and_then(|charter| charter.document.as_ref())),
        ),
        entry(
            "charter.daily_rate",
            text!("prix du jour d'accompagnement", "price of a day of support"),
            charter.and_then(|charter| charter.daily_rate.as_ref()).map(|rate| Value::Money(rate.value)),
        ),
        entry(
            "charter.days",
            text!("jours d'accompagnement convenus", "days of support agreed"),
            number(charter.and_then(|charter| charter.days.as_ref())),
        ),
        entry(
            "charter.phase_days",
            text!("jours convenus par phase", "days agreed for each phase"),
            numbers(&phases),
        ),
    ]
}

fn strategy(strategy: &Strategy) -> Vec<Entry> {
    let id = &strategy.id.value;
    let mut keys = vec![
        entry(
            format!("strategy.{id}.name"),
            text!("nom de la stratégie « {id} »", "name of the strategy “{id}”", id = id),
            words(strategy.name.as_ref()),
        ),
        entry(
            format!("strategy.{id}.level"),
            text!("échelon de la stratégie « {id} »", "level of the strategy “{id}”", id = id),
            word(strategy.level.as_ref()),
        ),
    ];
    keys.extend(strategy.orientations.iter().map(|orientation| {
        let orientation_id = &orientation.id.value;
        entry(
            format!("strategy.{id}.orientations.{orientation_id}"),
            text!("orientation « {id}/{of} »", "orientation “{id}/{of}”", id = id, of = orientation_id),
            Some(Value::Words(label(orientation.label.as_ref()).to_owned())),
        )
    }));
    keys
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

//! `owner-overloaded`: more days than a person has.

use crate::{
    check::{Finding, Rule, Severity},
    language::{number::Number, text},
    snapshot::Snapshot,
    strategy::load::load,
};

pub(super) static RULE: Rule = Rule {
    name: "owner-overloaded",
    severity: Severity::Warning,
    fr: include_str!("owner_overloaded.fr.md"),
    en: include_str!("owner_overloaded.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let load = load(&mission.actions);
    let mut findings = Vec::new();
    for person in &mission.frame.people {
        let Some(capacity) = &person.capacity else { continue };
        let Some(years) = load.get(person.id.value.as_str()) else { continue };
        // Days are spread over years: a rounding of a tenth is no overload.
        for (year, days) in years.iter().filter(|(_, days)| **days > capacity.value + 0.1) {
            let message = text!(
                "« {id} » a {days} jours d'actions en {year}, pour {capacity} jours disponibles",
                "“{id}” has {days} days of actions in {year}, for {capacity} days available",
                id = person.id.value,
                days = Number { value: *days, decimals: 1 },
                year = year.to_string(),
                capacity = Number::new(capacity.value)
            );
            findings.push(Finding::about(&person.id.value, person.id.place, message).help(text!(
                "confiez des actions à d'autres, étalez-les, ou renoncez aux moins utiles",
                "hand actions over, spread them, or give up the least useful"
            )));
        }
    }
    findings
}

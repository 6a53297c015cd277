//! `owner-overloaded`: more days than a person has.

use crate::{
    check::{Finding, Rule, Severity},
    language::{number::Number, text},
    snapshot::Snapshot,
    strategy::load::overloads,
};

pub(super) static RULE: Rule = Rule {
    name: "owner-overloaded",
    severity: Severity::Warning,
    fr: include_str!("owner_overloaded.fr.md"),
    en: include_str!("owner_overloaded.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let overloads = overloads(snapshot.mission).into_iter();
    overloads
        .map(|overload| {
            let id = &overload.person.id;
            let message = text!(
                "« {id} » a {days} jours d'actions en {year}, pour {capacity} jours disponibles",
                "“{id}” has {days} days of actions in {year}, for {capacity} days available",
                id = id.value,
                days = Number { value: overload.days, decimals: 1 },
                year = overload.year.to_string(),
                capacity = Number::new(overload.capacity)
            );
            Finding::about(&id.value, id.place, message).help(text!(
                "confiez des actions à d'autres, étalez-les, ou renoncez aux moins utiles",
                "hand actions over, spread them, or give up the least useful"
            ))
        })
        .collect()
}

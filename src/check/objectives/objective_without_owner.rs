//! `objective-without-owner`: nobody is in charge of an operational objective.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-without-owner",
    severity: Severity::Warning,
    fr: include_str!("objective_without_owner.fr.md"),
    en: include_str!("objective_without_owner.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let ownerless = snapshot
        .mission
        .objectives
        .iter()
        .filter(|objective| objective.is_operational() && objective.owner.is_none());
    ownerless
        .map(|objective| {
            let id = &objective.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "personne ne répond de l'objectif « {id} »",
                    "nobody is in charge of objective “{id}”",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez owner = \"…\", l'identifiant d'une personne de mission.toml",
                "add owner = \"…\", the id of a person in mission.toml"
            ))
        })
        .collect()
}

//! `objective-without-fact`: answers no fact.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-without-fact",
    severity: Severity::Warning,
    fr: include_str!("objective_without_fact.fr.md"),
    en: include_str!("objective_without_fact.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let objectives = mission
        .objectives
        .iter()
        .filter(|objective| objective.is_operational() && objective.answers.is_empty());
    objectives
        .map(|objective| {
            let id = &objective.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "l'objectif « {id} » ne répond à aucun fait du diagnostic",
                    "objective “{id}” answers no fact of the diagnosis",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez answers = [\"…\"], les faits auxquels il répond",
                "add answers = [\"…\"], the facts it answers"
            ))
        })
        .collect()
}

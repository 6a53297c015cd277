//! `important-fact-unanswered`: an important fact that no objective answers.

use std::collections::HashSet;

use crate::{
    check::{Finding, Rule, Severity},
    diagnosis::cross::IMPORTANT,
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "important-fact-unanswered",
    severity: Severity::Note,
    fr: include_str!("important_fact_unanswered.fr.md"),
    en: include_str!("important_fact_unanswered.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    // Before the first objective, everything is unanswered and nothing is wrong.
    if mission.objectives.is_empty() {
        return Vec::new();
    }
    let answers = mission.objectives.iter().flat_map(|objective| &objective.answers);
    let answered: HashSet<&str> = answers.map(|id| id.value.as_str()).collect();
    mission
        .facts
        .iter()
        .filter(|fact| fact.importance.as_ref().is_some_and(|importance| importance.value >= IMPORTANT))
        .filter(|fact| !answered.contains(fact.id.value.as_str()))
        .map(|fact| {
            let id = &fact.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "aucun objectif ne répond au fait important « {id} »",
                    "no objective answers the important fact “{id}”",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez-le aux answers d'un objectif, ou abaissez son importance",
                "add it to the answers of an objective, or lower its importance"
            ))
        })
        .collect()
}

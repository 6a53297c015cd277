//! `objective-without-strategy`: supports no orientation.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    strategy::coherence::supports_nothing,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-without-strategy",
    severity: Severity::Note,
    fr: include_str!("objective_without_strategy.fr.md"),
    en: include_str!("objective_without_strategy.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let objectives = mission.objectives.iter().filter(|objective| supports_nothing(objective, mission));
    objectives
        .map(|objective| {
            let id = &objective.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "l'objectif « {id} » ne sert aucune orientation des autres échelons",
                    "objective “{id}” supports no orientation of the other levels",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez supports = [\"stratégie/orientation\"] : leurs orientations sont des leviers",
                "add supports = [\"strategy/orientation\"]: their orientations are levers"
            ))
        })
        .collect()
}

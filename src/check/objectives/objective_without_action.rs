//! `objective-without-action`: nothing is done for the objective.

use std::collections::HashSet;

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-without-action",
    severity: Severity::Warning,
    fr: include_str!("objective_without_action.fr.md"),
    en: include_str!("objective_without_action.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let kept = mission.actions.iter().filter(|action| action.is_kept());
    let parents = mission.objectives.iter().filter_map(|objective| objective.parent.as_ref());
    let served: HashSet<&str> = kept
        .filter_map(|action| action.objective.as_ref())
        .chain(parents)
        .map(|id| id.value.as_str())
        .collect();
    let unserved =
        mission.objectives.iter().filter(|objective| !served.contains(objective.id.value.as_str()));
    unserved
        .map(|objective| {
            let id = &objective.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "aucune action ne sert l'objectif « {id} »",
                    "no action serves objective “{id}”",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez une [[action]] avec objective = \"{id}\", ou renoncez à l'objectif",
                "add an [[action]] with objective = \"{id}\", or give the objective up",
                id = id.value
            ))
        })
        .collect()
}

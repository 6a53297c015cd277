//! `objective-not-time-bound`: no date.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-not-time-bound",
    severity: Severity::Error,
    fr: include_str!("objective_not_time_bound.fr.md"),
    en: include_str!("objective_not_time_bound.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let objectives = mission.objectives.iter().filter(|objective| {
        objective.is_operational() && objective.smart.as_ref().is_none_or(|smart| smart.time_bound.is_none())
    });
    objectives
        .map(|objective| {
            let id = &objective.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "l'objectif « {id} » n'a pas d'échéance (T de SMART)",
                    "objective “{id}” has no deadline (T of SMART)",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez time_bound = AAAA-MM-JJ dans [objective.smart]",
                "add time_bound = YYYY-MM-DD in [objective.smart]"
            ))
        })
        .collect()
}

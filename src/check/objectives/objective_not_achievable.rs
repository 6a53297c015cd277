//! `objective-not-achievable`: no action with means or cost.

use std::collections::HashMap;

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-not-achievable",
    severity: Severity::Warning,
    fr: include_str!("objective_not_achievable.fr.md"),
    en: include_str!("objective_not_achievable.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let mut acted: HashMap<&str, bool> = HashMap::new();
    for action in mission.actions.iter().filter(|action| action.is_kept()) {
        let Some(objective) = &action.objective else { continue };
        let means = action.means.as_ref().is_some_and(|means| !means.value.trim().is_empty());
        *acted.entry(&objective.value).or_default() |=
            means || action.cost.is_some() || action.days.is_some();
    }
    let wanting = mission.objectives.iter().filter(|objective| objective.is_operational());
    wanting
        .filter(|objective| acted.get(objective.id.value.as_str()) == Some(&false))
        .map(|objective| {
            let id = &objective.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "aucune action de « {id} » n'a de coût ni de moyens (A de SMART)",
                    "no action of “{id}” has a cost or means (A of SMART)",
                    id = id.value
                ),
            )
            .help(text!("donnez cost, days ou means à ses actions", "give its actions cost, days or means"))
        })
        .collect()
}

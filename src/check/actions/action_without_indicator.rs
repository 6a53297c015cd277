//! `action-without-indicator`: nothing measures the action.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::action::{Action, ActionIndicator},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-without-indicator",
    severity: Severity::Warning,
    fr: include_str!("action_without_indicator.fr.md"),
    en: include_str!("action_without_indicator.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.actions.iter().filter(|action| action.is_open()).filter_map(finding).collect()
}

fn finding(action: &Action) -> Option<Finding> {
    let id = &action.id;
    let help = text!(
        "ajoutez indicators = [{ id = \"…\", label = \"…\", unit = \"…\", baseline = 0, target = … }]",
        "add indicators = [{ id = \"…\", label = \"…\", unit = \"…\", baseline = 0, target = … }]"
    );
    if action.indicators.is_empty() {
        let message =
            text!("rien ne mesure l'action « {id} »", "nothing measures action “{id}”", id = id.value);
        return Some(Finding::about(&id.value, id.place, message).help(help));
    }
    let measures = |indicator: &ActionIndicator| match (&indicator.baseline, &indicator.target) {
        (baseline, Some(target)) => baseline.as_ref().is_none_or(|baseline| baseline.value != target.value),
        (_, None) => false,
    };
    (!action.indicators.iter().any(measures)).then(|| {
        let message = text!(
            "aucun indicateur de « {id} » n'a de cible à atteindre",
            "no indicator of “{id}” has a target to reach",
            id = id.value
        );
        Finding::about(&id.value, id.place, message).help(help)
    })
}

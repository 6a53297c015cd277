//! `risk-without-response`: nothing is planned against a risk.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "risk-without-response",
    severity: Severity::Warning,
    fr: include_str!("risk_without_response.fr.md"),
    en: include_str!("risk_without_response.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let unanswered = snapshot
        .mission
        .risks
        .iter()
        .filter(|risk| risk.response.as_ref().is_none_or(|response| response.value.trim().is_empty()));
    unanswered
        .map(|risk| {
            let id = &risk.id;
            let message = match (&risk.likelihood, &risk.impact) {
                (Some(likelihood), Some(impact)) => text!(
                    "rien n'est prévu contre le risque « {id} » (criticité {score} sur 25)",
                    "nothing is planned against risk “{id}” (criticality {score} of 25)",
                    id = id.value,
                    score = likelihood.value * impact.value
                ),
                _ => text!(
                    "rien n'est prévu contre le risque « {id} »",
                    "nothing is planned against risk “{id}”",
                    id = id.value
                ),
            };
            Finding::about(&id.value, id.place, message).help(text!(
                "ajoutez response = \"…\" et owner = \"…\"",
                "add response = \"…\" and owner = \"…\""
            ))
        })
        .collect()
}

//! `choice-score-missing`: an option without a score for a criterion.

use crate::{
    check::{Finding, Rule, Severity},
    language::{list::List, text},
    snapshot::Snapshot,
    strategy::choice::missing,
};

pub(super) static RULE: Rule = Rule {
    name: "choice-score-missing",
    severity: Severity::Warning,
    fr: include_str!("choice_score_missing.fr.md"),
    en: include_str!("choice_score_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for choice in &snapshot.mission.choices {
        for option in &choice.options {
            let missing = missing(choice, option);
            if missing.is_empty() {
                continue;
            }
            let message = text!(
                "l'option « {option} » n'a pas de note pour {missing}",
                "option “{option}” has no score for {missing}",
                option = option.id.value,
                missing = List::and(&missing)
            );
            findings.push(
                Finding::about(&choice.id.value, option.place, message)
                    .help(text!("complétez scores = { … }", "complete scores = { … }")),
            );
        }
    }
    findings
}

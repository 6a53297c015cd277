//! `expectations-missing`: what the authority expects is not written.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "expectations-missing",
    severity: Severity::Warning,
    fr: include_str!("expectations_missing.fr.md"),
    en: include_str!("expectations_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let Some(ambition) = &snapshot.mission.frame.ambition else { return Vec::new() };
    if ambition.expectations.iter().any(|expectation| !expectation.value.trim().is_empty()) {
        return Vec::new();
    }
    vec![
        Finding::at(
            ambition.place,
            text!(
                "ce que la collectivité attend de son office n'est pas écrit",
                "what the authority expects of its office is not written"
            ),
        )
        .help(text!(
            "sous [ambition], une seule ligne : expectations = [\"…\", \"…\"]",
            "under [ambition], a single line: expectations = [\"…\", \"…\"]"
        )),
    ]
}

//! `action-without-expected-result`: no result expected.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-without-expected-result",
    severity: Severity::Warning,
    fr: include_str!("action_without_expected_result.fr.md"),
    en: include_str!("action_without_expected_result.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let actions = snapshot.mission.actions.iter().filter(|action| {
        action.is_open() && (action.expected.as_ref().is_none_or(|text| text.value.trim().is_empty()))
    });
    actions
        .map(|action| {
            let id = &action.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "l'action « {id} » ne dit pas le résultat attendu",
                    "action “{id}” does not say the result expected",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez expected = \"…\" : ce que l'on constatera à l'échéance",
                "add expected = \"…\": what will be seen at the deadline"
            ))
        })
        .collect()
}

//! `action-without-target`: no public aimed at.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-without-target",
    severity: Severity::Note,
    fr: include_str!("action_without_target.fr.md"),
    en: include_str!("action_without_target.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let actions = snapshot.mission.actions.iter().filter(|action| {
        action.is_open() && (action.target.as_ref().is_none_or(|text| text.value.trim().is_empty()))
    });
    actions
        .map(|action| {
            let id = &action.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "l'action « {id} » ne dit pas à qui elle s'adresse",
                    "action “{id}” does not say whom it is for",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez target = \"…\", le public visé (cible)",
                "add target = \"…\", the public aimed at"
            ))
        })
        .collect()
}

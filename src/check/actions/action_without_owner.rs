//! `action-without-owner`: nobody in charge.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-without-owner",
    severity: Severity::Error,
    fr: include_str!("action_without_owner.fr.md"),
    en: include_str!("action_without_owner.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let actions = snapshot.mission.actions.iter().filter(|action| {
        action.is_open() && (action.owner.as_ref().is_none_or(|text| text.value.trim().is_empty()))
    });
    actions
        .map(|action| {
            let id = &action.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "personne ne répond de l'action « {id} »",
                    "nobody is in charge of action “{id}”",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez owner = \"…\", une personne de mission.toml",
                "add owner = \"…\", a person in mission.toml"
            ))
        })
        .collect()
}

//! `action-without-deadline`: no deadline.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-without-deadline",
    severity: Severity::Error,
    fr: include_str!("action_without_deadline.fr.md"),
    en: include_str!("action_without_deadline.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let actions =
        snapshot.mission.actions.iter().filter(|action| action.is_open() && (action.deadline.is_none()));
    actions
        .map(|action| {
            let id = &action.id;
            Finding::about(
                &id.value,
                id.place,
                text!("l'action « {id} » n'a pas d'échéance", "action “{id}” has no deadline", id = id.value),
            )
            .help(text!("ajoutez deadline = AAAA-MM-JJ", "add deadline = YYYY-MM-DD"))
        })
        .collect()
}

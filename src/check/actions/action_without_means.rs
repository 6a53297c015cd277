//! `action-without-means`: no means.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-without-means",
    severity: Severity::Note,
    fr: include_str!("action_without_means.fr.md"),
    en: include_str!("action_without_means.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let actions = snapshot.mission.actions.iter().filter(|action| {
        action.is_open()
            && (action.means.as_ref().is_none_or(|text| text.value.trim().is_empty())
                && action.days.is_none())
    });
    actions
        .map(|action| {
            let id = &action.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "l'action « {id} » ne dit pas ses moyens",
                    "action “{id}” does not say its means",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez means = \"0,1 ETP ; …\" ou days = …",
                "add means = \"0.1 FTE; …\" or days = …"
            ))
        })
        .collect()
}

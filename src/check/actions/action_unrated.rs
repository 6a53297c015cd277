//! `action-unrated`: complexity or contribution missing.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    strategy::rank::missing_ratings,
};

pub(super) static RULE: Rule = Rule {
    name: "action-unrated",
    severity: Severity::Warning,
    fr: include_str!("action_unrated.fr.md"),
    en: include_str!("action_unrated.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let actions = snapshot.mission.actions.iter();
    let actions = actions.filter(|action| action.is_open() && !missing_ratings(action).is_empty());
    actions
        .map(|action| {
            let id = &action.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "l'action « {id} » n'est pas notée : elle ne peut pas être classée",
                    "action “{id}” is not rated: it cannot be ranked",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez complexity et contribution, de 1 à 5",
                "add complexity and contribution, from 1 to 5"
            ))
        })
        .collect()
}

//! `action-without-cost`: no cost.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-without-cost",
    severity: Severity::Warning,
    fr: include_str!("action_without_cost.fr.md"),
    en: include_str!("action_without_cost.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    // What a finished action has cost is asked too: the next plan is priced from it.
    let actions =
        snapshot.mission.actions.iter().filter(|action| action.is_kept() && (action.cost.is_none()));
    actions
        .map(|action| {
            let id = &action.id;
            Finding::about(
                &id.value,
                id.place,
                text!("l'action « {id} » n'a pas de coût", "action “{id}” has no cost", id = id.value),
            )
            .help(text!(
                "ajoutez cost = … en euros ; cost = 0 si elle ne coûte que du temps",
                "add cost = … in euros; cost = 0 if it costs time only"
            ))
        })
        .collect()
}

//! `action-funding-differs`: the funding is not the cost.

use crate::{
    check::{Finding, Rule, Severity},
    language::{money::Money, text},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-funding-differs",
    severity: Severity::Warning,
    fr: include_str!("action_funding_differs.fr.md"),
    en: include_str!("action_funding_differs.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot
        .mission
        .actions
        .iter()
        .filter(|action| action.is_kept() && !action.funding.is_empty())
        .filter_map(|action| {
            let cost = action.cost.as_ref()?;
            let funded: Money = action
                .funding
                .iter()
                .filter_map(|funding| funding.amount.as_ref())
                .map(|amount| amount.value)
                .sum();
            (funded != cost.value).then(|| {
                let message = text!(
                    "l'action « {id} » coûte {cost}, financée à hauteur de {funded}",
                    "action “{id}” costs {cost}, funded for {funded}",
                    id = action.id.value,
                    cost = cost.value,
                    funded = funded
                );
                Finding::about(&action.id.value, cost.place, message)
                    .help(text!("complétez funding, ou corrigez cost", "complete funding, or correct cost"))
            })
        })
        .collect()
}

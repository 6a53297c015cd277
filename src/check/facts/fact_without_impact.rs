//! `fact-without-impact`: no impact.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-without-impact",
    severity: Severity::Warning,
    fr: include_str!("fact_without_impact.fr.md"),
    en: include_str!("fact_without_impact.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let facts = snapshot
        .mission
        .facts
        .iter()
        .filter(|fact| fact.impact.as_ref().is_none_or(|impact| impact.value.trim().is_empty()));
    facts
        .map(|fact| {
            let id = &fact.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "le fait « {id} » ne dit pas ce qu'il change pour la future organisation",
                    "fact “{id}” does not say what it changes for the future organisation",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez impact = \"…\" : ce que la nouvelle organisation devra prévoir",
                "add impact = \"…\": what the new organisation will have to provide for"
            ))
        })
        .collect()
}

//! `fact-without-evidence`: no evidence.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-without-evidence",
    severity: Severity::Warning,
    fr: include_str!("fact_without_evidence.fr.md"),
    en: include_str!("fact_without_evidence.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let facts = snapshot
        .mission
        .facts
        .iter()
        .filter(|fact| !fact.evidence.iter().any(crate::mission::fact::Evidence::names_something));
    facts
        .map(|fact| {
            let id = &fact.id;
            Finding::about(&id.value, id.place, text!("rien ne prouve le fait « {id} »", "nothing proves fact “{id}”", id = id.value))
                .help(text!("ajoutez evidence = [{ document = \"documents/…\" }] ou [{ source = \"…\", date = 2026-05-18 }]", "add evidence = [{ document = \"documents/…\" }] or [{ source = \"…\", date = 2026-05-18 }]"))
        })
        .collect()
}

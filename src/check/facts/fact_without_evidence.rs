//! `fact-without-evidence`: no evidence.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::fact::Evidence,
    snapshot::Snapshot,
    state_of_play::placeholder::names,
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
        .filter(|fact| !fact.evidence.iter().any(Evidence::names_something))
        // A figure of the state of play in the statement is evidence.
        .filter(|fact| fact.statement.as_ref().is_none_or(|said| names(&said.value).next().is_none()));
    facts
        .map(|fact| {
            let id = &fact.id;
            Finding::about(&id.value, id.place, text!("rien ne prouve le fait « {id} »", "nothing proves fact “{id}”", id = id.value))
                .help(text!("ajoutez evidence = [{ document = \"documents/…\" }] ou [{ source = \"…\", date = 2026-05-18 }]", "add evidence = [{ document = \"documents/…\" }] or [{ source = \"…\", date = 2026-05-18 }]"))
        })
        .collect()
}

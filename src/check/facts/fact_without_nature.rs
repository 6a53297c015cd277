//! `fact-without-nature`: no nature.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-without-nature",
    severity: Severity::Warning,
    fr: include_str!("fact_without_nature.fr.md"),
    en: include_str!("fact_without_nature.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let facts = snapshot.mission.facts.iter().filter(|fact| fact.nature.is_none());
    facts
        .map(|fact| {
            let id = &fact.id;
            Finding::about(&id.value, id.place, text!("le fait « {id} » n'a pas de nature", "fact “{id}” has no nature", id = id.value))
                .help(text!("ajoutez nature = \"financière\", \"ressources humaines\", \"technique\", \"gouvernance\" ou \"marché\"", "add nature = \"financial\", \"human-resources\", \"technical\", \"governance\" or \"market\""))
        })
        .collect()
}

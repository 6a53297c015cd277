//! `fact-without-theme`: no theme.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-without-theme",
    severity: Severity::Note,
    fr: include_str!("fact_without_theme.fr.md"),
    en: include_str!("fact_without_theme.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let facts = snapshot.mission.facts.iter().filter(|fact| fact.theme.is_none());
    facts
        .map(|fact| {
            let id = &fact.id;
            Finding::about(
                &id.value,
                id.place,
                text!("le fait « {id} » n'a pas de thème", "fact “{id}” has no theme", id = id.value),
            )
            .help(text!(
                "ajoutez theme = \"…\", un thème de mission.toml",
                "add theme = \"…\", a theme in mission.toml"
            ))
        })
        .collect()
}

//! `fact-unclassified`: effect or origin not decided.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-unclassified",
    severity: Severity::Warning,
    fr: include_str!("fact_unclassified.fr.md"),
    en: include_str!("fact_unclassified.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let facts = snapshot.mission.facts.iter().filter(|fact| fact.effect.is_none() || fact.origin.is_none());
    facts
        .map(|fact| {
            let id = &fact.id;
            Finding::about(
                &id.value,
                id.place,
                text!(
                    "le fait « {id} » n'est pas classé : il n'entre dans aucun cadran",
                    "fact “{id}” is not classified: it is in no quadrant",
                    id = id.value
                ),
            )
            .help(text!(
                "ajoutez effect = \"favorable\" ou \"défavorable\", et origin = \"interne\" ou \"externe\"",
                "add effect = \"favourable\" or \"unfavourable\", and origin = \"internal\" or \"external\""
            ))
        })
        .collect()
}

//! `choice-undecided`: nothing chosen yet.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "choice-undecided",
    severity: Severity::Note,
    fr: include_str!("choice_undecided.fr.md"),
    en: include_str!("choice_undecided.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let undecided = snapshot.mission.choices.iter().filter(|choice| choice.chosen.is_none());
    undecided
        .map(|choice| {
            let id = &choice.id;
            Finding::about(
                &id.value,
                id.place,
                text!("le choix « {id} » n'est pas fait", "choice “{id}” is not made", id = id.value),
            )
            .help(text!(
                "après le vote : chosen = \"…\" et decided = { by = \"…\", date = … }",
                "after the vote: chosen = \"…\" and decided = { by = \"…\", date = … }"
            ))
        })
        .collect()
}

//! `action-cycle`: actions that wait for each other.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    strategy::precedence::cycles,
};

pub(super) static RULE: Rule = Rule {
    name: "action-cycle",
    severity: Severity::Error,
    fr: include_str!("action_cycle.fr.md"),
    en: include_str!("action_cycle.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let actions = &snapshot.mission.actions;
    let found = cycles(actions);
    found
        .into_iter()
        .filter_map(|cycle| {
            let first = &actions.get(*cycle.first()?)?.id;
            let names =
                cycle.iter().chain(cycle.first()).take(MOST_NAMED).filter_map(|index| actions.get(*index));
            let path = names.map(|action| action.id.value.as_str()).collect::<Vec<_>>().join(" → ");
            let message = text!(
                "ces actions s'attendent l'une l'autre : {path}",
                "these actions wait for each other: {path}",
                path = path
            );
            Some(
                Finding::about(&first.value, first.place, message)
                    .help(text!("retirez l'un des after du cercle", "remove one after from the circle")),
            )
        })
        .collect()
}

/// Names shown of a long circle.
const MOST_NAMED: usize = 12;

//! `action-ends-before-start`: the action ends before it starts.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-ends-before-start",
    severity: Severity::Error,
    fr: include_str!("action_ends_before_start.fr.md"),
    en: include_str!("action_ends_before_start.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot
        .mission
        .actions
        .iter()
        .filter_map(|action| {
            let (start, deadline) = (action.start.as_ref()?, action.deadline.as_ref()?);
            (deadline.value < start.value).then(|| {
                let message = text!(
                    "« {id} » finit le {deadline}, avant de commencer ({start})",
                    "“{id}” ends on {deadline}, before it starts ({start})",
                    id = action.id.value,
                    deadline = deadline.value,
                    start = start.value
                );
                Finding::about(&action.id.value, deadline.place, message)
                    .help(text!("corrigez start ou deadline", "correct start or deadline"))
            })
        })
        .collect()
}

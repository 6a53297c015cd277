//! `action-starts-too-early`: the action starts before what it waits for ends.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-starts-too-early",
    severity: Severity::Error,
    fr: include_str!("action_starts_too_early.fr.md"),
    en: include_str!("action_starts_too_early.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let mut findings = Vec::new();
    for action in mission.actions.iter().filter(|action| action.is_kept()) {
        let Some(start) = &action.start else { continue };
        for before in
            action.after.iter().filter_map(|id| mission.action(&id.value)).filter(|before| before.is_kept())
        {
            // One that waits for itself is a circle, which action-cycle tells.
            if before.id.value == action.id.value {
                continue;
            }
            let Some(end) = before.deadline.as_ref().filter(|end| start.value < end.value) else { continue };
            let message = text!(
                "« {id} » commence le {start}, avant la fin de « {before} » ({end})",
                "“{id}” starts on {start}, before “{before}” ends ({end})",
                id = action.id.value,
                start = start.value,
                before = before.id.value,
                end = end.value
            );
            findings.push(
                Finding::about(&action.id.value, start.place, message)
                    .related(
                        end.place,
                        text!("elle attend la fin de celle-ci", "it waits for the end of this one"),
                    )
                    .help(text!(
                        "mettez start = {end} ou plus tard, ou retirez-la de after",
                        "set start = {end} or later, or take it out of after",
                        end = end.value.to_string()
                    )),
            );
        }
    }
    findings
}

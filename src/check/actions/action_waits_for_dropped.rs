//! `action-waits-for-dropped`: what the action waits for is given up.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::vocabulary::Status,
    snapshot::Snapshot,
    strategy::progress::Log,
};

pub(super) static RULE: Rule = Rule {
    name: "action-waits-for-dropped",
    severity: Severity::Warning,
    fr: include_str!("action_waits_for_dropped.fr.md"),
    en: include_str!("action_waits_for_dropped.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let log = Log::of(&mission.measures, snapshot.today);
    let mut findings = Vec::new();
    for action in &mission.actions {
        if !matches!(log.status(action), Status::Planned | Status::Running) {
            continue;
        }
        for id in &action.after {
            let Some(before) = mission.action(&id.value).filter(|a| log.status(a) == Status::Dropped) else {
                continue;
            };
            let message = text!(
                "« {id} » attend « {before} », qui est abandonnée",
                "“{id}” waits for “{before}”, which is given up",
                id = action.id.value,
                before = before.id.value
            );
            findings.push(
                Finding::about(&action.id.value, id.place, message)
                    .related(before.id.place, text!("abandonnée ici", "given up here"))
                    .help(text!(
                        "retirez-la de after si l'action se fait sans elle ; sinon, abandonnez aussi l'action",
                        "take it out of after if the action is done without it; else give the action up too"
                    )),
            );
        }
    }
    findings
}

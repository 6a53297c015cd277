//! `schedule-cycle`: steps that wait for each other.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    strategy::precedence::circles,
};

pub(super) static RULE: Rule = Rule {
    name: "schedule-cycle",
    severity: Severity::Error,
    fr: include_str!("schedule_cycle.fr.md"),
    en: include_str!("schedule_cycle.en.md"),
    check,
};

/// Names shown of a long circle.
const MOST_NAMED: usize = 12;

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let steps = &snapshot.plan().steps;
    let before: Vec<Vec<usize>> = steps.iter().map(|step| step.after.clone()).collect();
    let found = circles(&before).into_iter();
    found
        .filter_map(|circle| {
            let own = circle.iter().find_map(|at| steps[*at].own)?;
            let names = circle.iter().chain(circle.first()).take(MOST_NAMED).map(|at| steps[*at].id);
            let message = text!(
                "ces étapes s'attendent l'une l'autre : {path}",
                "these steps wait for each other: {path}",
                path = names.collect::<Vec<_>>().join(" → ")
            );
            let help = text!("retirez l'un des after du cercle", "remove one after from the circle");
            Some(Finding::about(&own.id.value, own.id.place, message).help(help))
        })
        .collect()
}

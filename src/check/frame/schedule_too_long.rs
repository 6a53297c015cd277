//! `schedule-too-long`: what is left does not fit before the vote.

use crate::{
    check::{Finding, Rule, Severity},
    frame::method::Kind,
    language::{count::Count, text},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "schedule-too-long",
    severity: Severity::Error,
    fr: include_str!("schedule_too_long.fr.md"),
    en: include_str!("schedule_too_long.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let Some(vote) = &snapshot.mission.frame.calendar.vote else { return Vec::new() };
    let plan = snapshot.plan();
    let Ok(missing @ 1..) = usize::try_from(plan.missing_days) else { return Vec::new() };
    let message = text!(
        "il manque {missing} avant le vote : tout ne peut être prêt que le {earliest}",
        "{missing} missing before the vote: all can be ready on {earliest} only",
        missing = Count::new(missing, "jour ouvré", "jours ouvrés", "working day", "working days"),
        earliest = plan.earliest_vote
    );
    let critical =
        (0..plan.steps.len()).filter(|at| plan.times[*at].critical && plan.steps[*at].kind != Kind::Vote);
    let names: Vec<&str> = critical.map(|at| plan.steps[at].id).take(MOST_NAMED).collect();
    let help = text!(
        "reportez le vote, ou raccourcissez une étape du chemin critique : {names}",
        "put off the vote, or shorten a step of the critical path: {names}",
        names = names.join(", ")
    );
    vec![Finding::at(vote.place, message).help(help)]
}

/// Names shown of a long path.
const MOST_NAMED: usize = 12;

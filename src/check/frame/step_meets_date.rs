//! `step-meets-date`: a step falls on days when it should not.

use crate::{
    check::{Finding, Rule, Severity},
    frame::{dates::Occurrence, method::Kind, schedule::Plan},
    language::{Text, list::List, text},
    mission::source::Place,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "step-meets-date",
    severity: Severity::Warning,
    fr: include_str!("step_meets_date.fr.md"),
    en: include_str!("step_meets_date.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let Some(vote) = &snapshot.mission.frame.calendar.vote else { return Vec::new() };
    let plan = snapshot.plan();
    let dates = plan.dates(snapshot);
    (0..plan.steps.len())
        .filter_map(|at| {
            let met: Vec<&Occurrence> =
                dates.iter().filter(|date| date.warns(plan.steps[at].kind) && plan.meets(at, date)).collect();
            finding(plan, at, &met, vote.place)
        })
        .collect()
}

/// Returns what a step meets, in one finding: the same days may be closed for several reasons.
fn finding(plan: &Plan<'_>, at: usize, met: &[&Occurrence], vote: Place) -> Option<Finding> {
    let first_met = met.first()?;
    let (step, (first, last)) = (&plan.steps[at], plan.days[at]);
    let mut names: Vec<Text> = met.iter().map(|date| date.label.clone()).collect();
    names.dedup();
    let names = List::and(&names);
    let message = if first == last {
        text!(
            "« {step} », le {last}, tombe sur : {names}",
            "“{step}”, on {last}, falls on: {names}",
            step = step.label,
            last = last,
            names = names
        )
    } else {
        text!(
            "« {step} », du {first} au {last} au plus tard, tombe sur : {names}",
            "“{step}”, from {first} to {last} at the latest, falls on: {names}",
            step = step.label,
            first = first,
            last = last,
            names = names
        )
    };
    let place = step.own.map_or(vote, |own| own.id.place);
    let mut finding = Finding::about(step.id, place, message);
    let mut advice: Vec<&Text> = met.iter().filter_map(|date| date.advice.as_ref()).collect();
    advice.dedup();
    finding.help.extend(advice.into_iter().cloned());
    // It may end before, if it can begin early enough.
    let start = plan.calendar.before(first_met.from) - step.duration;
    if step.kind != Kind::Vote && start >= plan.times[at].earliest_start {
        finding = finding.help(text!(
            "elle peut finir avant : commencez-la le {start} au plus tard",
            "it can end before: begin it on {start} at the latest",
            start = plan.calendar.day(start)
        ));
    }
    Some(finding)
}

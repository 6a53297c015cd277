//! `step-late`: a step should have begun, or ended.

use crate::{
    check::{Finding, Rule, Severity},
    frame::{schedule::Status, shown::State},
    language::{Text, count::Count, list::List, text},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "step-late",
    severity: Severity::Warning,
    fr: include_str!("step_late.fr.md"),
    en: include_str!("step_late.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let Some(vote) = &snapshot.mission.frame.calendar.vote else { return Vec::new() };
    let plan = snapshot.plan();
    let late: Vec<usize> = (0..plan.steps.len()).filter(|at| plan.status(*at) == Status::Late).collect();
    let mut findings = Vec::new();
    for (at, own) in late.iter().filter_map(|at| Some((*at, plan.steps[*at].own?))) {
        let (first, last) = plan.days[at];
        let message = match plan.steps[at].state {
            State::Begun(_) => text!(
                "cette étape devait finir le {last} au plus tard : {late} de retard",
                "this step had to end on {last} at the latest: late by {late}",
                last = last,
                late = days(plan.times[at].late)
            ),
            State::ToDo | State::Unsaid | State::Done(_) => text!(
                "cette étape devait commencer le {first} au plus tard : {late} de retard",
                "this step had to begin on {first} at the latest: late by {late}",
                first = first,
                late = days(plan.times[at].late)
            ),
        };
        findings.push(Finding::about(&own.id.value, own.id.place, message).help(text!(
            "si elle est faite, ajoutez done = et le jour ; si elle est commencée, started =",
            "if it is done, add done = and the day; if it has begun, started ="
        )));
    }
    // The method's own steps stand in no file: they are told together, where the vote is.
    let others: Vec<usize> = late.into_iter().filter(|at| plan.steps[*at].own.is_none()).collect();
    if let Some(most) = others.iter().map(|at| plan.times[*at].late).max() {
        let mut names: Vec<Text> =
            others.iter().take(MOST_NAMED).map(|at| plan.steps[*at].label.clone()).collect();
        if let Some(more @ 1..) = others.len().checked_sub(MOST_NAMED) {
            let more = Count::new(more, "autre", "autres", "other", "others");
            names.push(text!("{more}", "{more}", more = more));
        }
        let message = text!(
            "{steps} de la méthode en retard, jusqu'à {most} : {names}",
            "{steps} of the method late, by up to {most}: {names}",
            steps = Count::new(others.len(), "étape", "étapes", "step", "steps"),
            most = days(most),
            names = List::and(&names)
        );
        let id = plan.steps[others[0]].id;
        findings.push(Finding::at(vote.place, message).help(text!(
            "reportez le vote, ou dites ce qui est fait, une clé par ligne :\n[[calendar.done]]\nstep = \"{id}\"",
            "put off the vote, or say what is done, one key a line:\n[[calendar.done]]\nstep = \"{id}\"",
            id = id
        )));
    }
    findings
}

/// Names shown of a long list.
const MOST_NAMED: usize = 6;

fn days(number: i64) -> Count {
    let number = usize::try_from(number).unwrap_or_default();
    Count::new(number, "jour ouvré", "jours ouvrés", "working day", "working days")
}

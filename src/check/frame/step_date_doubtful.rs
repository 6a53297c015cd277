//! `step-date-doubtful`: a step that is said to be done or begun on a day to come, or done before it began.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "step-date-doubtful",
    severity: Severity::Warning,
    fr: include_str!("step_date_doubtful.fr.md"),
    en: include_str!("step_date_doubtful.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let frame = &snapshot.mission.frame;
    let help = || {
        text!(
            "corrigez l'année ou le jour, ou ôtez la ligne jusque-là",
            "correct the year or the day, or take the line away until then"
        )
    };
    let mut findings = Vec::new();
    for step in &frame.steps {
        let id = &step.id.value;
        for date in [&step.started, &step.done].into_iter().flatten() {
            if date.value > snapshot.today {
                let message = text!(
                    "le {date} est à venir : l'étape « {id} » n'est ni commencée ni faite ce jour-là",
                    "{date} is still to come: the step “{id}” has neither begun nor been done on that day",
                    date = date.value,
                    id = id
                );
                findings.push(Finding::about(id, date.place, message).help(help()));
            }
        }
        if let (Some(started), Some(done)) = (&step.started, &step.done)
            && done.value < started.value
        {
            let message = text!(
                "l'étape « {id} » est faite le {done}, avant d'être commencée le {started}",
                "the step “{id}” is done on {done}, before it began on {started}",
                id = id,
                done = done.value,
                started = started.value
            );
            findings.push(Finding::about(id, done.place, message).help(help()));
        }
    }
    for date in frame.calendar.done.iter().filter_map(|done| done.date.as_ref()) {
        if date.value > snapshot.today {
            let message = text!(
                "le {date} est à venir : rien n'est fait ce jour-là",
                "{date} is still to come: nothing is done on that day",
                date = date.value
            );
            findings.push(Finding::at(date.place, message).help(help()));
        }
    }
    findings
}

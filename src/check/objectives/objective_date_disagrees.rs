//! `objective-date-disagrees`: the statement and `time_bound` give different dates.

use crate::{
    check::{Finding, Rule, Severity},
    language::{deadline::deadline, text},
    mission::objective::Objective,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-date-disagrees",
    severity: Severity::Error,
    fr: include_str!("objective_date_disagrees.fr.md"),
    en: include_str!("objective_date_disagrees.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.objectives.iter().filter_map(finding).collect()
}

fn finding(objective: &Objective) -> Option<Finding> {
    let statement = objective.statement.as_ref()?;
    let time_bound = objective.smart.as_ref()?.time_bound.as_ref()?;
    let said = deadline(&statement.value)?;
    if (said.first..=said.last).contains(&time_bound.value) {
        return None;
    }
    let words = statement.value.get(said.range).unwrap_or_default();
    let id = &objective.id.value;
    Some(
        Finding::about(
            id,
            time_bound.place,
            text!(
                "l'énoncé de « {id} » dit « {words} », mais time_bound est le {date}",
                "the statement of “{id}” says “{words}”, but time_bound is {date}",
                id = id,
                words = words,
                date = time_bound.value
            ),
        )
        .related(statement.place, text!("l'énoncé est ici", "the statement is here"))
        .help(text!(
            "mettez time_bound = {last}, ou corrigez l'énoncé",
            "set time_bound = {last}, or correct the statement",
            last = said.last.to_string()
        )),
    )
}

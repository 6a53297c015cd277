//! `duplicate-id`: an id given twice.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::problem::{Entity, Problem, ProblemKind},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    fr: include_str!("duplicate_id.fr.md"),
    en: include_str!("duplicate_id.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.problems.iter().filter_map(finding).collect()
}

fn finding(problem: &Problem) -> Option<Finding> {
    let ProblemKind::DuplicateId { id, entity, first } = &problem.kind else { return None };
    let (message, help) = if *entity == Entity::Budget {
        (
            text!("l'année {year} a déjà un budget", "the year {year} already has a budget", year = id),
            text!("réunissez les deux, ou corrigez l'année", "put the two together, or correct the year"),
        )
    } else {
        (
            text!("l'identifiant « {id} » est déjà pris", "the id “{id}” is already taken", id = id),
            text!(
                "renommez l'un des deux, et ce qui s'y réfère",
                "rename one of the two, and what refers to it"
            ),
        )
    };
    let first_words = text!("il est donné ici la première fois", "it is given here first");
    Some(Finding::about(id, problem.place, message).related(*first, first_words).help(help))
}

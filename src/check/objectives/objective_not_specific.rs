//! `objective-not-specific`: `specific` says nothing more than the statement.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::objective::Objective,
    snapshot::Snapshot,
    strategy::smart::{Precision, precision},
};

pub(super) static RULE: Rule = Rule {
    name: "objective-not-specific",
    severity: Severity::Warning,
    fr: include_str!("objective_not_specific.fr.md"),
    en: include_str!("objective_not_specific.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let operational = snapshot.mission.objectives.iter().filter(|objective| objective.is_operational());
    operational.filter_map(finding).collect()
}

fn finding(objective: &Objective) -> Option<Finding> {
    let id = &objective.id;
    let specific = objective.smart.as_ref().and_then(|smart| smart.specific.as_ref());
    let statement = objective.statement.as_ref().map_or("", |statement| &statement.value);
    let help = text!(
        "dites qui, quoi, où : specific = \"Hébergeurs non déclarés des 23 communes\"",
        "say who, what, where: specific = \"Undeclared hosts of the 23 communes\""
    );
    let (place, message) =
        match specific.map(|specific| (specific.place, precision(&specific.value, statement))) {
            Some((_, Precision::Says)) => return None,
            Some((place, Precision::Repeats)) => (
                place,
                text!(
                    "specific répète l'énoncé de « {id} » (S de SMART)",
                    "specific repeats the statement of “{id}” (S of SMART)",
                    id = id.value
                ),
            ),
            Some((place, Precision::TooShort)) => (
                place,
                text!(
                    "specific ne dit ni qui, ni quoi, ni où pour « {id} » (S de SMART)",
                    "specific says neither who, what nor where for “{id}” (S of SMART)",
                    id = id.value
                ),
            ),
            None => (
                id.place,
                text!(
                    "l'objectif « {id} » ne dit pas qui, quoi, où (S de SMART)",
                    "objective “{id}” does not say who, what, where (S of SMART)",
                    id = id.value
                ),
            ),
        };
    Some(Finding::about(&id.value, place, message).help(help))
}

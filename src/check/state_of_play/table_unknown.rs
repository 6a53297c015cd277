//! `table-unknown`: a CSV that no schema describes.

use super::tables;
use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    state_of_play::problems::{TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "table-unknown",
    severity: Severity::Warning,
    fr: include_str!("table_unknown.fr.md"),
    en: include_str!("table_unknown.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    tables(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::Unknown { nearest } = &problem.fault else { return None };
    let finding = super::at(
        table,
        problem,
        text!(
            "aucun schéma ne décrit la table « {name} » : elle n'est pas lue",
            "no schema describes the table “{name}”: it is not read",
            name = table.name
        ),
    );
    let finding = match nearest {
        Some(near) => finding.help(text!(
            "vouliez-vous dire « {near}.csv » ?",
            "did you mean “{near}.csv”?",
            near = near
        )),
        None => finding,
    };
    Some(finding.help(text!(
        "sinon, écrivez à côté son schéma : state-of-play/{name}.schema.json",
        "else write its schema beside it: state-of-play/{name}.schema.json",
        name = table.name
    )))
}

//! `column-duplicate`: a column that comes twice.

use super::tables;
use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    state_of_play::problems::{TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "column-duplicate",
    severity: Severity::Error,
    fr: include_str!("column_duplicate.fr.md"),
    en: include_str!("column_duplicate.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    tables(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::ColumnDuplicate { label } = &problem.fault else { return None };
    let message =
        text!("la colonne « {label} » vient deux fois", "the column “{label}” comes twice", label = label);
    Some(super::at(table, problem, message).help(text!(
        "gardez-en une : on ne peut pas savoir laquelle est la bonne",
        "keep one: nobody can tell which is right"
    )))
}

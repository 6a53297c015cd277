//! `column-unknown`: a column that the schema does not have.

use super::tables;
use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    state_of_play::problems::{TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "column-unknown",
    severity: Severity::Warning,
    fr: include_str!("column_unknown.fr.md"),
    en: include_str!("column_unknown.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    tables(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::ColumnUnknown { label, expected } = &problem.fault else { return None };
    let at = |message| super::at(table, problem, message);
    let help = match (label.is_empty(), expected) {
        (true, Some(expected)) => text!(
            "écrivez le nom de la colonne : « {expected} »",
            "write the column's name: “{expected}”",
            expected = expected
        ),
        (false, Some(expected)) => text!(
            "écrivez « {expected} » si c'est bien elle",
            "write “{expected}” if that is the one",
            expected = expected
        ),
        (_, None) => text!(
            "renommez-la comme dans le schéma, ou retirez-la : elle n'est pas lue",
            "name it as the schema does, or remove it: it is not read"
        ),
    };
    let message = if label.is_empty() {
        text!("une colonne n'a pas de nom", "a column has no name")
    } else {
        text!(
            "« {label} » n'est pas une colonne du schéma",
            "“{label}” is no column of the schema",
            label = label
        )
    };
    Some(at(message).help(help))
}

//! `cell-missing`: a line with fewer cells than the header.

use super::cells;
use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    state_of_play::problems::{CellFault, CellProblem, TableCheck},
};

pub(super) static RULE: Rule = Rule {
    name: "cell-missing",
    severity: Severity::Error,
    fr: include_str!("cell_missing.fr.md"),
    en: include_str!("cell_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    cells(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let message = match problem.fault {
        CellFault::Missing => text!(
            "la ligne s'arrête avant la colonne « {column} »",
            "the line ends before the column “{column}”",
            column = super::column(table, problem)
        ),
        CellFault::BlankRow => text!("la ligne est vide", "the line is blank"),
        _ => return None,
    };
    let help = match problem.fault {
        CellFault::BlankRow => text!("retirez-la", "remove it"),
        _ => text!(
            "complétez la ligne, avec un séparateur pour chaque case vide",
            "complete the line, with a delimiter for each empty cell"
        ),
    };
    Some(super::in_row(table, problem, message).help(help))
}

//! `cell-required`: an empty cell where a value is needed.

use super::cells;
use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    state_of_play::problems::{CellFault, CellProblem, TableCheck},
    state_of_play::table_schema::Broken,
};

pub(super) static RULE: Rule = Rule {
    name: "cell-required",
    severity: Severity::Error,
    fr: include_str!("cell_required.fr.md"),
    en: include_str!("cell_required.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    cells(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let CellFault::Broken(Broken::Required) = problem.fault else { return None };
    Some(
        super::in_row(
            table,
            problem,
            text!(
                "la colonne « {column} » doit être remplie à chaque ligne",
                "the column “{column}” must be filled in on every line",
                column = super::column(table, problem)
            ),
        )
        .help(text!("donnez la valeur, ou retirez la ligne", "give the value, or remove the line")),
    )
}

//! `cell-extra`: a line with more cells than the header.

use super::cells;
use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    state_of_play::problems::{CellFault, CellProblem, TableCheck},
};

pub(super) static RULE: Rule = Rule {
    name: "cell-extra",
    severity: Severity::Error,
    fr: include_str!("cell_extra.fr.md"),
    en: include_str!("cell_extra.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    cells(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let CellFault::Extra = problem.fault else { return None };
    Some(
        super::in_row(
            table,
            problem,
            text!(
                "la ligne a une case de plus que l'en-tête : « {cell} »",
                "the line has one cell more than the header: “{cell}”",
                cell = problem.cell.as_deref().unwrap_or_default()
            ),
        )
        .help(text!(
            "mettez entre guillemets \" le texte qui contient le séparateur, ou retirez la case",
            "put the text that holds the delimiter in quotes \", or remove the cell"
        )),
    )
}

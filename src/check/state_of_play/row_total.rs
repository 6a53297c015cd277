//! `row-total`: a total among the data.

use super::cells;
use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    state_of_play::problems::{CellFault, CellProblem, TableCheck},
};

pub(super) static RULE: Rule = Rule {
    name: "row-total",
    severity: Severity::Warning,
    fr: include_str!("row_total.fr.md"),
    en: include_str!("row_total.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    cells(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let CellFault::Total = problem.fault else { return None };
    Some(
        super::in_row(
            table,
            problem,
            text!(
                "cette ligne est un total : elle est laissée de côté, sans quoi tout compterait double",
                "this line is a total: it is left out, or all would count twice"
            ),
        )
        .help(text!("retirez-la : les totaux se calculent", "remove it: totals are computed")),
    )
}

//! `rate-out-of-bounds`: a rate outside what the law accepts.

use super::cells;
use crate::{
    check::{Finding, Rule, Severity},
    language::{money::Money, text},
    snapshot::Snapshot,
    state_of_play::problems::{CellFault, CellProblem, Detail, TableCheck},
};

pub(super) static RULE: Rule = Rule {
    name: "rate-out-of-bounds",
    severity: Severity::Warning,
    fr: include_str!("rate_out_of_bounds.fr.md"),
    en: include_str!("rate_out_of_bounds.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    cells(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let (CellFault::OutOfBounds, Some(Detail::Bounds { floor, ceiling, since })) =
        (problem.fault, problem.detail)
    else {
        return None;
    };
    let finding = super::in_row(
        table,
        problem,
        text!(
            "le tarif {cell} est hors du barème connu : de {floor} à {ceiling} depuis {since}",
            "the rate {cell} is outside the known scale: from {floor} to {ceiling} since {since}",
            cell = problem.cell.as_deref().unwrap_or_default(),
            floor = Money::from_f64(floor).unwrap_or_default(),
            ceiling = Money::from_f64(ceiling).unwrap_or_default(),
            since = since.to_string()
        ),
    );
    Some(finding.help(text!(
        "vérifiez le tarif, la catégorie et l'année dans la délibération ; le barème est indexé chaque année",
        "check the rate, the kind and the year in the decision; the scale is indexed each year"
    )))
}

//! `row-duplicate`: a line that names what an earlier one named.

use super::cells;
use crate::{
    check::{Finding, Rule, Severity},
    language::{list::List, text},
    snapshot::Snapshot,
    state_of_play::problems::{CellFault, CellProblem, TableCheck},
};

pub(super) static RULE: Rule = Rule {
    name: "row-duplicate",
    severity: Severity::Error,
    fr: include_str!("row_duplicate.fr.md"),
    en: include_str!("row_duplicate.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    cells(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let CellFault::Double = problem.fault else { return None };
    let schema = table.schema.as_ref()?;
    let key: Vec<_> = schema.primary_key.iter().map(|field| super::title(&schema.fields[*field])).collect();
    Some(
        super::in_row(
            table,
            problem,
            text!(
                "cette ligne répète ou laisse vide ce qui doit la nommer : {key}",
                "this line repeats, or leaves empty, what must name it: {key}",
                key = List::and(&key)
            ),
        )
        .help(text!(
            "gardez une seule des deux lignes, ou corrigez ce qui les distingue",
            "keep one of the two lines, or mend what tells them apart"
        )),
    )
}

//! `cell-type`: a cell that is not what its column holds.

use super::cells;
use crate::{
    check::{Finding, Rule, Severity},
    language::{Text, text},
    snapshot::Snapshot,
    state_of_play::{
        problems::{CellFault, CellProblem, TableCheck},
        table_schema::Kind,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "cell-type",
    severity: Severity::Error,
    fr: include_str!("cell_type.fr.md"),
    en: include_str!("cell_type.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    cells(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let CellFault::Type = problem.fault else { return None };
    let field = table.schema.as_ref()?.fields.get(problem.field?)?;
    let finding = super::in_row(
        table,
        problem,
        text!(
            "la colonne « {column} » attend {kind}, mais on y lit « {cell} »",
            "the column “{column}” takes {kind}, but holds “{cell}”",
            column = super::column(table, problem),
            kind = field.kind.words(),
            cell = problem.cell.as_deref().unwrap_or_default()
        ),
    );
    // A tool's column takes words where the standard takes `true` alone.
    let in_words = matches!(field.kind, Kind::Boolean { .. }) && !field.titles.is_empty();
    let example = field.example.as_ref().map(|example| match in_words {
        true => Text::fixed("oui", "yes"),
        false => Text::same(example),
    });
    // A column that must be filled in may not be left empty.
    let required = field.constraints.required;
    Some(finding.help(match (example, required) {
        (Some(example), true) => {
            text!("écrivez par exemple {example}", "write for instance {example}", example = example)
        }
        (Some(example), false) => text!(
            "écrivez par exemple {example}, ou laissez la case vide si la valeur n'est pas connue",
            "write for instance {example}, or leave the cell empty if the value is not known",
            example = example
        ),
        (None, true) => text!("corrigez la valeur", "mend the value"),
        (None, false) => text!(
            "corrigez la valeur, ou laissez la case vide si elle n'est pas connue",
            "mend the value, or leave the cell empty if it is not known"
        ),
    }))
}

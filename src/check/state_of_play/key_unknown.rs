//! `key-unknown`: a cell that names a line which does not exist.

use super::{cells, tables};
use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    state_of_play::problems::{CellFault, CellProblem, TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "key-unknown",
    severity: Severity::Error,
    fr: include_str!("key_unknown.fr.md"),
    en: include_str!("key_unknown.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mut findings = cells(snapshot, finding);
    findings.extend(tables(snapshot, other_table));
    findings
}

fn finding(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let CellFault::KeyUnknown = problem.fault else { return None };
    let schema = table.schema.as_ref()?;
    let key = schema.foreign_keys.iter().find(|key| key.fields.first() == problem.field.as_ref())?;
    let there = if key.table.is_empty() { &table.name } else { &key.table };
    Some(
        super::in_row(
            table,
            problem,
            text!(
                "« {cell} » ne désigne aucune ligne de la table {there}",
                "“{cell}” names no line of the table {there}",
                cell = problem.cell.as_deref().unwrap_or_default(),
                there = there
            ),
        )
        .help(text!(
            "corrigez-le, ou ajoutez la ligne dans {there}.csv (colonne {column})",
            "mend it, or add the line to {there}.csv (column {column})",
            there = there,
            column = key.reference.first().map(String::as_str).unwrap_or_default()
        )),
    )
}

fn other_table(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::OtherTable { table: other } = &problem.fault else { return None };
    Some(
        super::at(
            table,
            problem,
            text!(
                "le schéma renvoie à la table « {other} », qui n'est pas donnée",
                "the schema refers to the table “{other}”, which is not given",
                other = other
            ),
        )
        .help(text!(
            "relisez ce fichier dans une mission, où les deux tables sont connues",
            "check this file in a mission, where both tables are known"
        )),
    )
}

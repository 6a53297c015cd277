//! `column-missing`: a column that the schema asks for and the file does not have.

use super::tables;
use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    state_of_play::problems::{TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "column-missing",
    severity: Severity::Error,
    fr: include_str!("column_missing.fr.md"),
    en: include_str!("column_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    tables(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let at = |message| super::at(table, problem, message);
    match &problem.fault {
        TableFault::ColumnMissing { name } => Some(
            at(text!("il manque la colonne « {name} »", "the column “{name}” is missing", name = name)).help(
                text!("ajoutez-la à l'en-tête, avec ses valeurs", "add it to the header, with its values"),
            ),
        ),
        TableFault::NoColumnKnown => Some(
            at(text!(
                "aucune colonne de ce fichier n'est une colonne du schéma",
                "no column of this file is a column of the schema"
            ))
            .help(text!(
                "vérifiez que c'est le bon schéma, et que la première ligne donne les noms des colonnes",
                "check that the schema is the right one, and that the first line names the columns"
            )),
        ),
        _ => None,
    }
}

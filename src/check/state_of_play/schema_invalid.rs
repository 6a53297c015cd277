//! `schema-invalid`: a Table Schema that cannot be used.

use super::tables;
use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::source::Place,
    snapshot::Snapshot,
    state_of_play::problems::{TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "schema-invalid",
    severity: Severity::Error,
    fr: include_str!("schema_invalid.fr.md"),
    en: include_str!("schema_invalid.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    tables(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::Schema(schema) = &problem.fault else { return None };
    let message = text!(
        "le schéma ne peut pas servir : {reason}",
        "the schema cannot be used: {reason}",
        reason = schema.message
    );
    let finding = match table.schema_file {
        Some(file) => Finding::about(&table.name, Place::new(file, 0..0), message),
        None => super::at(table, problem, message),
    };
    Some(finding.help(text!(
        "corrigez-le : la table n'est pas lue en attendant",
        "mend it: the table is not read in the meantime"
    )))
}

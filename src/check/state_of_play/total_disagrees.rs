//! `total-disagrees`: parts that do not add up to their total.

use super::{cells, tables};
use crate::{
    check::{Finding, Rule, Severity},
    language::{list::List, number::Number, text},
    snapshot::Snapshot,
    state_of_play::problems::{CellFault, CellProblem, Detail, TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "total-disagrees",
    severity: Severity::Warning,
    fr: include_str!("total_disagrees.fr.md"),
    en: include_str!("total_disagrees.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mut findings = cells(snapshot, row);
    findings.extend(tables(snapshot, column));
    findings
}

fn row(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let (CellFault::Sum(number), Some(Detail::Sum { found, expected })) = (problem.fault, problem.detail)
    else {
        return None;
    };
    let schema = table.schema.as_ref()?;
    let sum = schema.sums.get(number)?;
    let parts: Vec<_> = sum.parts.iter().map(|part| super::title(&schema.fields[*part])).collect();
    let (parts, found, expected) = (List::and(&parts), figure(found), figure(expected));
    let message = if sum.parts.len() == 1 {
        text!(
            "{parts} fait {found}, plus que {column} : {expected}",
            "{parts} is {found}, more than {column}: {expected}",
            parts = parts,
            found = found,
            column = super::column(table, problem),
            expected = expected
        )
    } else {
        text!(
            "{parts} font ensemble {found}, mais {expected} est attendu",
            "{parts} add up to {found}, but {expected} is expected",
            parts = parts,
            found = found,
            expected = expected
        )
    };
    Some(super::in_row(table, problem, message).help(text!(
        "corrigez celle des valeurs qui est fausse, ou videz ce qui n'est pas connu",
        "mend the value that is wrong, or empty what is not known"
    )))
}

fn column(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::ColumnSum { name, found, most } = &problem.fault else { return None };
    let message = text!(
        "la colonne « {column} » fait {found} en tout, plus que {most}",
        "the column “{column}” adds up to {found}, more than {most}",
        column = super::column_named(table, name),
        found = figure(*found),
        most = figure(*most)
    );
    Some(super::at(table, problem, message).help(text!(
        "corrigez les parts : ensemble elles font 100 % au plus",
        "mend the shares: together they are 100% at most"
    )))
}

fn figure(value: f64) -> Number {
    Number { value, decimals: 4 }
}

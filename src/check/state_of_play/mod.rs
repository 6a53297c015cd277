//! Phase 2: the tables of the state of play. Each rule words one kind of fault that reading a table found.

mod cell_constraint;
mod cell_extra;
mod cell_missing;
mod cell_required;
mod cell_type;
mod column_ambiguous;
mod column_duplicate;
mod column_missing;
mod column_unknown;
mod indicator_invalid;
mod key_unknown;
mod person_name;
mod rate_out_of_bounds;
mod row_duplicate;
mod row_total;
mod schema_invalid;
mod table_missing;
mod table_unknown;
mod total_disagrees;

use std::collections::BTreeMap;

use super::{Finding, Rule};
use crate::{
    language::{Language, Text},
    mission::source::Place,
    snapshot::Snapshot,
    state_of_play::{
        problems::{CellProblem, FaultKind, TableCheck, TableProblem},
        table_schema::Field,
    },
};

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[
    &cell_constraint::RULE,
    &cell_extra::RULE,
    &cell_missing::RULE,
    &cell_required::RULE,
    &cell_type::RULE,
    &column_ambiguous::RULE,
    &column_duplicate::RULE,
    &column_missing::RULE,
    &column_unknown::RULE,
    &indicator_invalid::RULE,
    &key_unknown::RULE,
    &person_name::RULE,
    &rate_out_of_bounds::RULE,
    &row_duplicate::RULE,
    &row_total::RULE,
    &schema_invalid::RULE,
    &table_missing::RULE,
    &table_unknown::RULE,
    &total_disagrees::RULE,
];

/// Returns a finding for each fault of a table as a whole that a rule knows how to word.
pub(super) fn tables(
    snapshot: &Snapshot<'_>,
    words: fn(&TableCheck, &TableProblem) -> Option<Finding>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in &snapshot.state.tables {
        let mut found: Vec<Finding> =
            table.problems.tables.iter().filter_map(|problem| words(table, problem)).collect();
        let most = table.problems.first.unwrap_or(usize::MAX);
        let more = found.len().saturating_sub(most);
        found.truncate(most);
        if let (1.., Some(last)) = (more, found.last_mut()) {
            last.and_more(more);
        }
        findings.extend(found);
    }
    findings
}

/// Returns a finding for each fault of a row or a cell that a rule knows how to word.
///
/// The first of each kind are kept when a table is read; the last of them says how many more there are.
fn cells(snapshot: &Snapshot<'_>, words: fn(&TableCheck, &CellProblem) -> Option<Finding>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in &snapshot.state.tables {
        let mut shown: BTreeMap<FaultKind, (usize, usize)> = BTreeMap::new();
        for problem in &table.problems.cells {
            let Some(finding) = words(table, problem) else { continue };
            let (count, last) = shown.entry((problem.fault, problem.field)).or_default();
            (*count, *last) = (*count + 1, findings.len());
            findings.push(finding);
        }
        for (kind, (count, last)) in shown {
            let more = table.problems.counts.get(&kind).map_or(0, |all| all.saturating_sub(count));
            if more > 0 {
                findings[last].and_more(more);
            }
        }
    }
    findings
}

/// Builds a finding about a table as a whole.
pub(super) fn at(table: &TableCheck, problem: &TableProblem, message: Text) -> Finding {
    Finding::about(&table.name, problem.place.unwrap_or(Place::new(table.file, 0..0)), message)
}

/// Builds a finding about a row or a cell.
fn in_row(table: &TableCheck, problem: &CellProblem, message: Text) -> Finding {
    Finding::about(&table.name, problem.place.unwrap_or(Place::new(table.file, 0..0)), message)
}

/// Returns the name of a problem's column, as the file's own header has it where it has one.
fn column(table: &TableCheck, problem: &CellProblem) -> Text {
    let label = problem.column.and_then(|column| table.problems.columns.get(column));
    let field = || table.schema.as_ref()?.fields.get(problem.field?);
    match (label.filter(|label| !label.is_empty()), field()) {
        (Some(label), _) => Text::same(label),
        (None, Some(field)) => title(field),
        (None, None) => Text::same(&problem.column.map_or(String::new(), |column| (column + 1).to_string())),
    }
}

/// Returns the title of a column of the schema by its name.
fn column_named(table: &TableCheck, name: &str) -> Text {
    let field =
        table.schema.as_ref().and_then(|schema| schema.fields.iter().find(|field| field.name == name));
    field.map_or_else(|| Text::same(name), title)
}

fn title(field: &Field) -> Text {
    Text { fr: field.title_in(Language::French).into(), en: field.title_in(Language::English).into() }
}

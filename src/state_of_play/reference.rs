//! What was found in a table, in the words of the standard's reference implementation.
//!
//! Only the comparison with that implementation reads it: its names are no part of what is shown.

use std::path::Path;

use super::{
    problems::{CellFault, CellProblem, Problems, TableFault, TableProblem},
    reading::{self, Keep},
    table_schema::{Broken, Matching},
};
use crate::mission::source::Sources;

/// An error: its type, its row and its column from 1, 0 where it has none.
pub(crate) type Error = (&'static str, u64, u64);

/// How many errors the reference implementation tells, unless asked for more.
const LIMIT: usize = 1000;

/// Checks a file against a schema and returns the errors as the reference implementation tells them.
pub(crate) fn verdict(file: &Path, schema: &Path) -> Vec<Error> {
    let mut sources = Sources::default();
    let check = reading::check_file(file, schema, &mut sources, Keep::All);
    let by_name = check.schema.as_ref().is_some_and(|schema| schema.matching != Matching::Exact);
    // The reference implementation stops there, and says nothing else.
    if by_name && check.problems.has_double_label() {
        return vec![("error", 0, 0)];
    }
    let mut errors = of_table(&check.problems);
    errors.extend(check.problems.cells.iter().map(of_cell));
    errors.truncate(LIMIT);
    errors
}

fn of_table(problems: &Problems) -> Vec<Error> {
    let mut missing = problems.columns.len();
    problems.tables.iter().map(|problem| of_whole(problem, &mut missing)).collect()
}

/// Names a fault of the whole; columns that the file does not have are counted on behind its last one.
fn of_whole(problem: &TableProblem, missing: &mut usize) -> Error {
    let column = problem.column.map_or(0, |column| column as u64 + 1);
    match &problem.fault {
        TableFault::Unreadable { .. } | TableFault::NotAFile => ("scheme-error", 0, 0),
        TableFault::Encoding { .. } => ("encoding-error", 0, 0),
        TableFault::Empty | TableFault::TooLong { .. } => ("source-error", 0, 0),
        TableFault::OtherTable { .. } => ("resource-error", 0, 0),
        TableFault::Schema(_) => ("schema-error", 0, 0),
        TableFault::ColumnUnknown { expected: None, .. } => ("extra-label", 0, column),
        TableFault::ColumnUnknown { label, .. } if label.is_empty() => ("blank-label", 0, column),
        TableFault::ColumnUnknown { .. } => ("incorrect-label", 0, column),
        TableFault::ColumnDuplicate { .. } => ("duplicate-label", 0, column),
        TableFault::ColumnMissing { .. } => {
            *missing += 1;
            ("missing-label", 0, *missing as u64)
        }
        TableFault::NoColumnKnown => ("unmatched-header", 0, 0),
        // What only the project's own reading of a mission's tables tells.
        TableFault::Unknown { .. }
        | TableFault::Ambiguous { .. }
        | TableFault::Changed
        | TableFault::LinkOutside
        | TableFault::Personal { .. }
        | TableFault::ColumnSum { .. } => ("error", 0, column),
    }
}

fn of_cell(problem: &CellProblem) -> Error {
    let name = match problem.fault {
        CellFault::Type => "type-error",
        CellFault::Broken(Broken::Unique) => "unique-error",
        CellFault::Broken(_) => "constraint-error",
        CellFault::Missing => "missing-cell",
        CellFault::Extra => "extra-cell",
        CellFault::BlankRow => "blank-row",
        CellFault::Double => "primary-key",
        CellFault::KeyUnknown => "foreign-key",
        CellFault::Total | CellFault::Personal(_) | CellFault::Sum(_) | CellFault::OutOfBounds => "error",
    };
    (name, problem.position.number, problem.column.map_or(0, |column| column as u64 + 1))
}

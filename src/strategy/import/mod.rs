//! Brings the plan back from a spreadsheet: what differs, cell by cell, and what becomes of the files.

mod cell;
mod changes;
mod foreign;
mod sheet;
mod toml;

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    language::{Language, money::Money, vocabulary::Vocabulary as _},
    mission::Mission,
    state_of_play::import::{columns::Mapping, refusal::Refusal, workbook::Workbook},
    strategy::register::Column,
};

pub(crate) use cell::Why;
use sheet::Found;

/// The sheet on which a report writes what it has written, and its first cell.
pub(crate) const WRITTEN: (&str, &str) = ("otn written", "otn register 1");

/// What an import would change.
#[derive(Debug, Default, Serialize)]
pub(crate) struct PlanImport {
    /// The file read.
    pub(crate) source: String,
    /// The sheet read; empty for a CSV.
    pub(crate) sheet: String,
    /// The row of the header.
    pub(crate) header_line: u64,
    /// Whether the sheet says what it held when it was written.
    pub(crate) based: bool,
    /// Whether the file is another tool's plan, taken in as new actions.
    pub(crate) foreign: bool,
    /// The values that change.
    pub(crate) changes: Vec<Change>,
    /// The values that changed on both sides.
    pub(crate) conflicts: Vec<Conflict>,
    /// The new actions.
    pub(crate) added: Vec<Added>,
    /// The actions that the sheet no longer has; they stay.
    pub(crate) removed: Vec<String>,
    /// The cells that were not understood; what they stand for stays.
    pub(crate) problems: Vec<Problem>,
    /// The labels that are no column, and the one that each looks like.
    pub(crate) unknown_columns: Vec<(String, Option<&'static str>)>,
    /// The labels that stand twice: the column that is read, and the one that is not.
    pub(crate) twice: Vec<(String, String, String)>,
    /// The cells of computed columns that were changed: nothing of them comes back.
    pub(crate) computed: Vec<String>,
    /// The sheets that were changed and do not come back.
    pub(crate) changed_sheets: Vec<String>,
    /// The actions whose funding would not be their cost.
    pub(crate) unbalanced: Vec<Unbalanced>,
    /// The comments of the files that go with what they were about.
    pub(crate) lost: Vec<Lost>,
    /// The columns that the sheet does not have.
    pub(crate) missing_columns: Vec<&'static str>,
    /// The cells read whose value a formula gives.
    pub(crate) formulas: Vec<String>,
    /// The rows left out of another tool's plan: hints, instructions, rows without a title.
    pub(crate) skipped: Vec<u64>,
    /// Whether the files were written.
    pub(crate) written: bool,
    /// The files and their new texts.
    #[serde(skip)]
    pub(crate) files: Vec<File>,
}

/// A file and its new text.
#[derive(Debug)]
pub(crate) struct File {
    /// Its path from the mission's folder.
    pub(crate) path: String,
    /// What was read; none for a new file.
    pub(crate) read: Option<String>,
    /// What is written.
    pub(crate) text: String,
}

/// A value that changes.
#[derive(Debug, Serialize)]
pub(crate) struct Change {
    /// The action.
    pub(crate) id: String,
    /// The key.
    pub(crate) key: &'static str,
    /// What the file says; empty where it says nothing.
    pub(crate) from: String,
    /// What the sheet says; empty where the cell is.
    pub(crate) to: String,
    /// The file.
    pub(crate) file: String,
    /// The line of the value, or of the action where the value is new.
    pub(crate) line: usize,
    /// The cell.
    pub(crate) cell: String,
}

/// A value that changed in the sheet and in the file.
#[derive(Debug, Serialize)]
pub(crate) struct Conflict {
    /// The action.
    pub(crate) id: String,
    /// The key.
    pub(crate) key: &'static str,
    /// What it was when the sheet was written.
    pub(crate) base: String,
    /// What the file says now.
    pub(crate) mission: String,
    /// What the sheet says now.
    pub(crate) sheet: String,
    /// The cell.
    pub(crate) cell: String,
}

/// An action whose funding would not be its cost.
#[derive(Debug, Serialize)]
pub(crate) struct Unbalanced {
    /// The action.
    pub(crate) id: String,
    /// What it would cost.
    #[serde(serialize_with = "super::follow_up::euros")]
    pub(crate) cost: Money,
    /// What would be paid.
    #[serde(serialize_with = "super::follow_up::euros")]
    pub(crate) funding: Money,
}

/// A comment that goes with what it was about.
#[derive(Debug, Serialize)]
pub(crate) struct Lost {
    /// The action.
    pub(crate) id: String,
    /// The key.
    pub(crate) key: &'static str,
    /// The comment.
    pub(crate) comment: String,
}

/// A new action.
#[derive(Debug, Serialize)]
pub(crate) struct Added {
    /// Its id.
    pub(crate) id: String,
    /// What is done.
    pub(crate) title: String,
    /// The file that it goes to.
    pub(crate) file: String,
    /// The row of the sheet.
    pub(crate) row: u64,
    /// The action without a row whose title it has: its id was probably changed.
    pub(crate) renamed: Option<String>,
}

/// A cell that was not understood.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    /// The cell.
    pub(crate) cell: String,
    /// The title of its column.
    pub(crate) column: String,
    /// What it holds.
    pub(crate) found: String,
    /// Why it is not taken.
    pub(crate) why: Why,
    /// Whether its words were kept in the comment of the action.
    pub(crate) kept: bool,
}

/// What is asked of an import.
pub(crate) struct Request<'a> {
    /// The mission.
    pub(crate) mission: &'a Mission,
    /// The language of the words written.
    pub(crate) language: Language,
    /// The file, as it was given.
    pub(crate) source: String,
    /// The sheet to read, instead of the one that fits best.
    pub(crate) sheet: Option<&'a str>,
    /// Which label is which column.
    pub(crate) maps: &'a [Mapping],
    /// The name of the file of another tool's plan.
    pub(crate) name: String,
}

/// Compares a sheet with the mission.
///
/// # Errors
/// What makes the workbook unreadable; no sheet looks like a plan; a file of the mission does not parse.
pub(crate) fn plan(book: &mut Workbook, request: &Request<'_>) -> Result<PlanImport, Refusal> {
    match sheet::find(book, request)? {
        Found::Register(register) => changes::plan(book, &register, request),
        Found::Foreign(found) => foreign::plan(book, &found, request),
    }
}

/// Returns the name of a cell, as spreadsheets write it.
fn cell_name(row: u64, column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        letters.push(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    format!("{}{row}", String::from_utf8_lossy(&letters))
}

/// Returns a value's canonical form as people read it: days, figures and words of the mission's language.
pub(crate) fn said(column: &str, written: &str, language: Language) -> String {
    use crate::language::{In, date::Short, number::Number};
    let known = Column::ALL.into_iter().find(|known| known.key() == column);
    let of_kind = |column: Column| match column.kind() {
        super::register::Kind::Date => Some(In(&Short(written.parse::<Date>().ok()?), language).to_string()),
        super::register::Kind::Money => {
            Some(In(&Money::from_f64(written.parse().ok()?)?, language).to_string())
        }
        super::register::Kind::Number => {
            Some(In(&Number { value: written.parse().ok()?, decimals: 6 }, language).to_string())
        }
        super::register::Kind::Status => {
            let status = crate::mission::vocabulary::Status::parse(written)?;
            Some(status.name().in_(language).into_owned())
        }
        _ => None,
    };
    known.and_then(of_kind).unwrap_or_else(|| written.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        for (column, expected) in [(0, "A3"), (25, "Z3"), (26, "AA3"), (701, "ZZ3"), (702, "AAA3")] {
            assert_eq!(cell_name(3, column), expected);
        }
    }
}

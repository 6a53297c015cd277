//! `.xlsx`: the cells of a sheet as a stream, so that a sheet's size costs no memory.

use std::{fs::File, io::BufReader, ops::ControlFlow, path::Path};

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use super::{Cell, Epoch, MOST_CELLS, MOST_COLUMNS, Row, Seen, Sheet, guarded, serial_date, worksheets};
use crate::language::system::refusal;
use crate::state_of_play::import::refusal::Refusal;

/// An Excel workbook.
pub(crate) struct Excel {
    book: Xlsx<BufReader<File>>,
}

impl Excel {
    /// Opens a workbook that was weighed.
    pub(super) fn open(path: &Path) -> Result<Self, Refusal> {
        let file = File::open(path).map_err(|error| Refusal::Unreadable(refusal(&error)))?;
        let book = guarded(|| Xlsx::new(BufReader::new(file)).map_err(|error| refused(&error)))?;
        Ok(Self { book })
    }

    /// Returns the sheets that hold cells.
    pub(super) fn sheets(&self) -> Vec<Sheet> {
        worksheets(self.book.sheets_metadata())
    }

    /// Hands each row on.
    pub(super) fn each_row(&mut self, sheet: &str, seen: Seen<'_>) -> Result<(), Refusal> {
        guarded(|| {
            let epoch = if self.book.has_1904_epoch() { Epoch::Y1904 } else { Epoch::Y1900 };
            let mut cells = self.book.worksheet_cells_reader(sheet).map_err(|error| refused(&error))?;
            let (mut row, mut count) = (Row::default(), 0);
            while let Some(found) = cells.next_cell().map_err(|error| refused(&error))? {
                let (at, column) = found.get_position();
                let (number, column) = (u64::from(at) + 1, usize::try_from(column).unwrap_or(usize::MAX));
                count += 1;
                if count > MOST_CELLS || column >= MOST_COLUMNS {
                    return Err(Refusal::TooLarge(sheet.to_owned()));
                }
                let Some(cell) = cell(found.get_value(), epoch) else { continue };
                if number != row.number {
                    if hand_on(&mut row, seen) == ControlFlow::Break(()) {
                        return Ok(());
                    }
                    row.cells.clear();
                    row.number = number;
                }
                if row.cells.len() < MOST_COLUMNS {
                    row.cells.push((column, cell));
                }
            }
            // The last row: whether more are wanted no longer matters.
            let _ = hand_on(&mut row, seen);
            Ok(())
        })
    }

    /// Returns the cells whose value a formula gives, by row from 1 and column from 0.
    pub(super) fn formulas(&mut self, sheet: &str) -> Result<Vec<(u64, usize)>, Refusal> {
        guarded(|| {
            let mut cells = self.book.worksheet_cells_reader(sheet).map_err(|error| refused(&error))?;
            let mut found = Vec::new();
            while let Some(cell) = cells.next_formula().map_err(|error| refused(&error))? {
                let (row, column) = cell.get_position();
                if !cell.get_value().is_empty() {
                    found.push((u64::from(row) + 1, usize::try_from(column).unwrap_or(usize::MAX)));
                }
                if found.len() as u64 > MOST_CELLS {
                    return Err(Refusal::TooLarge(sheet.to_owned()));
                }
            }
            Ok(found)
        })
    }

    /// Returns the places whose cells are merged with their neighbours.
    pub(super) fn merged(&mut self, sheet: &str) -> Vec<String> {
        let places = guarded(|| {
            let merged = self.book.merge_cells_by_sheet_name(sheet).map_err(|error| refused(&error))?;
            Ok(merged.iter().map(|area| super::place(area.start, area.end)).collect())
        });
        places.unwrap_or_default()
    }
}

/// Hands a row on, its cells in order whatever the file's.
fn hand_on(row: &mut Row, seen: Seen<'_>) -> ControlFlow<()> {
    if row.cells.is_empty() {
        return ControlFlow::Continue(());
    }
    if !row.cells.is_sorted_by_key(|(column, _)| *column) {
        row.cells.sort_by_key(|(column, _)| *column);
    }
    seen(row)
}

fn refused(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Password,
        XlsxError::Io(error) => Refusal::Unreadable(refusal(error)),
        other => Refusal::Broken(other.to_string()),
    }
}

fn cell(value: &DataRef<'_>, epoch: Epoch) -> Option<Cell> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => text_cell(text)?,
        DataRef::SharedString(text) => text_cell(text)?,
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's numbers are floats")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        // A file may hold "1e400" or "NaN", which no spreadsheet computes.
        DataRef::Float(number) if !number.is_finite() => Cell::Error(number.to_string()),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(day) if day.is_duration() => Cell::Text(clock(day.as_f64())),
        DataRef::DateTime(day) => {
            serial_date(day.as_f64(), epoch).map_or(Cell::Number(day.as_f64()), Cell::Date)
        }
        DataRef::DateTimeIso(day) => Cell::Date(day.clone()),
        DataRef::DurationIso(length) => Cell::Text(length.clone()),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    })
}

/// A cell of text; one that holds nothing but spaces is no cell.
pub(super) fn text_cell(text: &str) -> Option<Cell> {
    (!text.trim().is_empty()).then(|| Cell::Text(text.to_owned()))
}

/// A length of time counted in days, as hours, minutes and seconds.
pub(super) fn clock(days: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a cast of floats saturates")]
    let seconds = (days * 86_400.0).round() as i64;
    format!("{}:{:02}:{:02}", seconds / 3_600, (seconds / 60 % 60).abs(), (seconds % 60).abs())
}

//! `.xls`, the workbooks of before 2007.

use std::{fs, io::Cursor, ops::ControlFlow, path::Path};

use calamine::{Data, Reader as _, Xls, XlsError};

use super::{
    Cell, Epoch, Row, Seen, Sheet,
    compound::{Compound, long, short},
    excel::{clock, text_cell},
    guarded, serial_date, worksheets,
};
use crate::language::system::refusal;
use crate::state_of_play::import::refusal::Refusal;

/// The largest file read: sheets of 65,536 rows, many times over.
const LARGEST_FILE: u64 = 256 << 20;

/// The most cells of all the sheets' rectangles together.
const MOST_CELLS: u64 = 16_000_000;

/// A workbook of old.
pub(crate) struct OldExcel {
    book: Xls<Cursor<Vec<u8>>>,
}

impl OldExcel {
    /// Opens a workbook, once it is known to be of a real size.
    pub(super) fn open(path: &Path) -> Result<Self, Refusal> {
        let unreadable = |error: std::io::Error| Refusal::Unreadable(refusal(&error));
        if path.metadata().map_err(unreadable)?.len() > LARGEST_FILE {
            return Err(Refusal::TooLarge(path.display().to_string()));
        }
        let bytes = fs::read(path).map_err(unreadable)?;
        weigh(&bytes)?;
        let book = guarded(|| Xls::new(Cursor::new(bytes)).map_err(|error| refused(&error)))?;
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
            let range = self.book.worksheet_range(sheet).map_err(|error| refused(&error))?;
            let (first, left) = range.start().unwrap_or_default();
            let left = usize::try_from(left).unwrap_or(0);
            for (number, values) in (u64::from(first) + 1..).zip(range.rows()) {
                let cells = values.iter().enumerate();
                let cells = cells.filter_map(|(at, value)| Some((left + at, cell(value, epoch)?))).collect();
                let row = Row { number, cells };
                if !row.cells.is_empty() && seen(&row) == ControlFlow::Break(()) {
                    break;
                }
            }
            Ok(())
        })
    }

    /// Returns the places whose cells are merged with their neighbours.
    pub(super) fn merged(&self, sheet: &str) -> Vec<String> {
        self.book.merge_cells_by_sheet_name(sheet).map_or_else(
            |_| Vec::new(),
            |merged| merged.iter().map(|area| super::place(area.start, area.end)).collect(),
        )
    }
}

fn refused(error: &XlsError) -> Refusal {
    match error {
        XlsError::Password => Refusal::Password,
        other => Refusal::Broken(other.to_string()),
    }
}

fn cell(value: &Data, epoch: Epoch) -> Option<Cell> {
    Some(match value {
        Data::Empty => return None,
        Data::String(text) => text_cell(text)?,
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's numbers are floats")]
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(day) if day.is_duration() => Cell::Text(clock(day.as_f64())),
        Data::DateTime(day) => {
            serial_date(day.as_f64(), epoch).map_or(Cell::Number(day.as_f64()), Cell::Date)
        }
        Data::DateTimeIso(day) => Cell::Date(day.clone()),
        Data::DurationIso(length) => Cell::Text(length.clone()),
        Data::Error(error) => Cell::Error(error.to_string()),
    })
}

/// Refuses a workbook whose sheets ask for more cells than any real one has.
fn weigh(bytes: &[u8]) -> Result<(), Refusal> {
    let damaged = || Refusal::Broken("structure".to_owned());
    let container = Compound::read(bytes).ok_or_else(damaged)?;
    if container.has("EncryptedPackage") {
        return Err(Refusal::Password);
    }
    if container.has("WordDocument") {
        return Err(Refusal::OtherKind(".doc"));
    }
    let book =
        container.stream("Workbook").or_else(|| container.stream("Book")).ok_or(Refusal::NotAWorkbook)?;
    let mut cells = 0_u64;
    for start in sheets(&book) {
        let rectangle = rectangle(book.get(start..).ok_or_else(damaged)?);
        cells = cells.saturating_add(rectangle);
        if cells > MOST_CELLS {
            return Err(Refusal::TooLarge("Workbook".to_owned()));
        }
    }
    Ok(())
}

/// Splits a stream into its records: type and content.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (kind, length) = (short(stream, at)?, usize::from(short(stream, at + 2)?));
        let content = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((kind, content))
    })
}

/// Returns where each sheet starts in the stream (record BoundSheet8).
fn sheets(book: &[u8]) -> Vec<usize> {
    let starts = records(book).filter(|(kind, _)| *kind == 0x0085);
    starts.filter_map(|(_, content)| usize::try_from(long(content, 0)?).ok()).collect()
}

/// Returns the cells of the rectangle that a sheet's cells span, or that it declares (record Dimensions).
fn rectangle(sheet: &[u8]) -> u64 {
    let (mut rows, mut columns, mut declared) = ((u64::MAX, 0), (u64::MAX, 0), 0_u64);
    let mut depth = 0_usize;
    let mut see = |row: u16, column: u16| {
        let (row, column) = (u64::from(row), u64::from(column));
        rows = (rows.0.min(row), rows.1.max(row));
        columns = (columns.0.min(column), columns.1.max(column));
    };
    for (kind, content) in records(sheet) {
        match kind {
            0x0809 => depth += 1,
            0x000a if depth <= 1 => break,
            0x000a => depth -= 1,
            // What a newer sheet declares stands in 14 bytes, an older one's in 10.
            0x0200 => {
                // An end before its start counts as the reader would count it: around the whole.
                let extent = |from: Option<u32>, to: Option<u32>| match (from.unwrap_or(0), to.unwrap_or(0)) {
                    (0, 0) => 1,
                    (from, to) => u64::from(to.wrapping_sub(from)) + 1,
                };
                let narrow = |at: usize| short(content, at).map(u32::from);
                let area = if content.len() == 10 {
                    extent(narrow(0), narrow(2)) * extent(narrow(4), narrow(6))
                } else {
                    extent(long(content, 0), long(content, 4)) * extent(narrow(8), narrow(10))
                };
                declared = declared.max(area);
            }
            0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd | 0x00bd | 0x0006 => {
                if let (Some(row), Some(column)) = (short(content, 0), short(content, 2)) {
                    see(row, column);
                    // Several numbers in a record: the last column stands at its end.
                    if kind == 0x00bd
                        && let Some(last) = content.len().checked_sub(2).and_then(|at| short(content, at))
                    {
                        see(row, last);
                    }
                }
            }
            _ => {}
        }
    }
    let span = |(first, last): (u64, u64)| if first > last { 0 } else { last - first + 1 };
    (span(rows) * span(columns)).max(declared)
}

#[cfg(test)]
mod tests {
    use super::{super::compound, *};

    #[test]
    fn two_far_cells_span_a_rectangle_and_a_sheet_may_declare_more() {
        let number = |row: u16, column: u16| {
            let mut record = vec![0x03, 0x02, 14, 0];
            record.extend(row.to_le_bytes());
            record.extend(column.to_le_bytes());
            record.extend([0; 10]);
            record
        };
        let far = [number(0, 0), number(65_535, 65_535)].concat();
        assert_eq!(rectangle(&far), 65_536 * 65_536);
        let mut declared = vec![0x00, 0x02, 14, 0];
        declared.extend(0_u32.to_le_bytes());
        declared.extend(u32::MAX.to_le_bytes());
        declared.extend([0, 0, 255, 0, 0, 0]);
        assert!(rectangle(&declared) > MOST_CELLS);
        assert_eq!(rectangle(&[]), 0);
    }

    #[test]
    fn a_container_cut_anywhere_is_refused_without_fear() {
        let mut bytes = compound::SIGNATURE.to_vec();
        bytes.resize(1_536, 0);
        for end in 0..bytes.len() {
            assert!(weigh(&bytes[..end]).is_err());
        }
    }
}

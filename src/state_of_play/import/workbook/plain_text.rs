//! CSV and its like: what was guessed of a file, and its records.

use std::{io, ops::ControlFlow, path::Path};

use super::{super::refusal::Refusal, Row, Seen, excel::text_cell, unreadable};
use crate::state_of_play::csv::{Records, Step, delimiter, encoding::TextFile};

/// The bytes from which the delimiter is guessed.
const SAMPLE_BYTES: u64 = 1024 * 1024;

/// A file of text.
pub(crate) struct PlainText {
    file: TextFile,
    delimiter: u8,
}

impl PlainText {
    /// Looks at a file.
    ///
    /// # Errors
    /// Those of the system.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = TextFile::open(path, SAMPLE_BYTES)?;
        let delimiter = delimiter::likeliest(file.start());
        Ok(Self { file, delimiter })
    }

    /// Returns the encoding's name.
    pub(crate) fn encoding(&self) -> &'static str {
        self.file.detected().encoding.name()
    }

    /// Returns the delimiter.
    pub(crate) fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// Hands each record that holds something on.
    ///
    /// # Errors
    /// The system's, and a quote that is never closed: rows would be swallowed by one cell.
    pub(super) fn each_row(&self, seen: Seen<'_>) -> Result<(), Refusal> {
        let mut records = Records::new(self.file.stream().map_err(unreadable)?, self.delimiter);
        loop {
            match records.step().map_err(unreadable)? {
                Step::End(_) => {
                    let unclosed = records.unclosed().map(|position| Refusal::Unclosed(position.line));
                    return unclosed.map_or(Ok(()), Err);
                }
                Step::TooLong(position) => return Err(Refusal::Unclosed(position.line)),
                Step::Record(record, position) => {
                    let cells = record.cells().map(text_cell).enumerate();
                    let cells = cells.filter_map(|(at, cell)| Some((at, cell?))).collect();
                    let row = Row { number: position.line, cells };
                    if !row.cells.is_empty() && seen(&row) == ControlFlow::Break(()) {
                        return Ok(());
                    }
                }
            }
        }
    }
}

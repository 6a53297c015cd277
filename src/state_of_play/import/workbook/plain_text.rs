//! CSV and its like: what was guessed of a file, and its records.

use std::{
    io,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use super::{Row, Seen, excel::text_cell};
use crate::state_of_play::csv::{
    Records, Step, delimiter,
    encoding::{self, Detected},
};

/// The bytes from which the delimiter is guessed.
const SAMPLE_BYTES: u64 = 1024 * 1024;

/// A file of text.
pub(crate) struct PlainText {
    path: PathBuf,
    detected: Detected,
    delimiter: u8,
}

impl PlainText {
    /// Looks at a file.
    ///
    /// # Errors
    /// Those of the system.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let detected = encoding::detect(path)?;
        let sample = encoding::sample(path, detected, SAMPLE_BYTES)?;
        Ok(Self { path: path.to_owned(), detected, delimiter: delimiter::likeliest(&sample) })
    }

    /// Returns the encoding's name.
    pub(crate) fn encoding(&self) -> &'static str {
        self.detected.encoding.name()
    }

    /// Returns the delimiter.
    pub(crate) fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// Hands each record that holds something on.
    pub(super) fn each_row(&self, seen: Seen<'_>) -> io::Result<()> {
        let mut records = Records::new(encoding::open(&self.path, self.detected)?, self.delimiter);
        loop {
            match records.step()? {
                Step::End(_) => return Ok(()),
                Step::TooLong(position) => {
                    return Err(io::Error::other(format!(
                        "line {}: a record without end, a quote was surely not closed",
                        position.line
                    )));
                }
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

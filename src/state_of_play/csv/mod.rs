//! CSV as a stream of records: `csv-core` splits, this keeps count of lines, bytes and blank lines.

pub(crate) mod delimiter;
pub(crate) mod encoding;
mod python;

use std::io::{self, BufRead};

use delimiter::Dialect;

/// The longest record read, in bytes: beyond it a quote was surely never closed.
pub(crate) const LONGEST_RECORD: usize = 64 * 1024 * 1024;

/// A stream of records.
pub(crate) struct Records<R> {
    input: R,
    core: Splitter,
    cells: Vec<u8>,
    ends: Vec<usize>,
    offset: u64,
    lines: Lines,
    /// Where the last record stands.
    last: Position,
}

/// The lines of what was read.
struct Lines {
    /// The line that is read, from 1.
    line: u64,
    after_return: bool,
    /// The quotes of the last record, counted where it has any.
    quotes: usize,
}

/// What splits records.
enum Splitter {
    /// The fast one.
    Core(Box<csv_core::Reader>),
    /// The one that reads as Python does.
    Python(python::Reader),
}

/// Where a record stands, and what went before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Position {
    /// The record's first line, from 1.
    pub(crate) line: u64,
    /// The bytes before the record, in the decoded stream.
    pub(crate) offset: u64,
    /// The bytes that the record takes, its line end included.
    pub(crate) length: u64,
    /// Blank lines just before it.
    pub(crate) blank_lines: u64,
    /// Its number in the file, blank lines counted, from 1; 0 where nobody counts.
    pub(crate) number: u64,
}

/// What reading one record gave.
pub(crate) enum Step<'a> {
    /// A record.
    Record(Record<'a>, Position),
    /// No record is left; blank lines may have stood at the end.
    End(Position),
    /// A record longer than [`LONGEST_RECORD`].
    TooLong(Position),
}

/// The cells of a record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'a> {
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Record<'a> {
    /// Returns the number of cells.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns a cell.
    pub(crate) fn get(&self, index: usize) -> Option<&'a str> {
        let end = *self.ends.get(index)?;
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        self.text.get(start..end)
    }

    /// Returns the cells in order.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (text, ends) = (self.text, self.ends);
        let mut start = 0;
        ends.iter().map(move |end| {
            let cell = text.get(start..*end).unwrap_or_default();
            start = *end;
            cell
        })
    }
}

impl<R: BufRead> Records<R> {
    /// Starts to read a stream of UTF-8.
    pub(crate) fn new(input: R, delimiter: u8) -> Self {
        let core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        Self::splitting(input, Splitter::Core(Box::new(core)))
    }

    /// Starts anew with another stream; to make a splitter takes longer than to read a small file with it.
    pub(crate) fn again<S: BufRead>(self, input: S) -> Records<S> {
        let core = match self.core {
            Splitter::Core(mut core) => {
                core.reset();
                Splitter::Core(core)
            }
            Splitter::Python(reader) => Splitter::Python(reader.again()),
        };
        Records::over(input, core, self.cells, self.ends)
    }

    /// Starts to read a stream of UTF-8 as Python reads it.
    pub(crate) fn with_dialect(input: R, dialect: Dialect) -> Self {
        let reader = python::Reader::new(dialect.delimiter, dialect.skip_space);
        Self::splitting(input, Splitter::Python(reader))
    }

    fn splitting(input: R, core: Splitter) -> Self {
        Self::over(input, core, vec![0; 4 * 1024], vec![0; 64])
    }

    fn over(input: R, core: Splitter, cells: Vec<u8>, ends: Vec<usize>) -> Self {
        let lines = Lines { line: 1, after_return: false, quotes: 0 };
        Self { input, core, cells, ends, offset: 0, lines, last: Position::default() }
    }

    /// Reads the next record.
    ///
    /// # Errors
    /// Those of the stream.
    pub(crate) fn step(&mut self) -> io::Result<Step<'_>> {
        let (mut filled, mut count, mut begun) = (0, 0, false);
        let mut position = Position { line: self.lines.line, offset: self.offset, ..Position::default() };
        loop {
            let input = filled_buffer(&mut self.input)?;
            let (cells, ends) = (&mut self.cells[filled..], &mut self.ends[count..]);
            let (result, taken, written, ended) = match &mut self.core {
                Splitter::Core(core) => core.read_record(input, cells, ends),
                Splitter::Python(reader) => reader.read_record(input, cells, ends),
            };
            let plain = filled == 0 && matches!(result, csv_core::ReadRecordResult::Record);
            let plain = plain.then_some(written + ended);
            if !begun && taken > 0 {
                self.lines.quotes = 0;
            }
            self.lines.count(&input[..taken], plain, &mut begun, &mut position);
            self.input.consume(taken);
            self.offset += taken as u64;
            filled += written;
            count += ended;
            match result {
                csv_core::ReadRecordResult::InputEmpty => {}
                csv_core::ReadRecordResult::OutputFull if self.cells.len() >= LONGEST_RECORD => {
                    return Ok(Step::TooLong(position));
                }
                csv_core::ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                csv_core::ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                csv_core::ReadRecordResult::Record => break,
                csv_core::ReadRecordResult::End => return Ok(Step::End(position)),
            }
        }
        position.length = self.offset - position.offset;
        self.last = position;
        // The stream was decoded, and cells end at ASCII bytes: this cannot fail, and costs little.
        let text = std::str::from_utf8(&self.cells[..filled]).unwrap_or_default();
        Ok(Step::Record(Record { text, ends: &self.ends[..count] }, position))
    }

    /// Tells, once no record is left, the record of a quote that was probably never closed: the last record
    /// has an odd number of quotes and took several lines.
    pub(crate) fn unclosed(&self) -> Option<Position> {
        (self.lines.quotes % 2 == 1 && self.lines.line > self.last.line + 1).then_some(self.last)
    }
}

/// Returns what can be read next; nothing at the end.
fn filled_buffer(input: &mut impl BufRead) -> io::Result<&[u8]> {
    // Asked again rather than kept: what is returned would be borrowed until the end of the loop.
    while let Err(error) = input.fill_buf() {
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
    input.fill_buf()
}

impl Lines {
    /// Counts the line ends in what was taken; those before a record's first byte are blank lines.
    ///
    /// `plain` is what a whole record taken at once would be long without quotes: its cells, and a byte after each.
    fn count(&mut self, bytes: &[u8], plain: Option<usize>, begun: &mut bool, position: &mut Position) {
        let mut lead = 0;
        while !*begun && lead < bytes.len() {
            match bytes[lead] {
                b'\n' => {
                    if !self.after_return {
                        position.blank_lines += 1;
                    }
                    self.after_return = false;
                    self.line += 1;
                }
                b'\r' => {
                    position.blank_lines += 1;
                    self.line += u64::from(self.after_return);
                    self.after_return = true;
                }
                _ => {
                    *begun = true;
                    // A lone carriage return ended the line before.
                    self.line += u64::from(std::mem::take(&mut self.after_return));
                    position.line = self.line;
                    position.offset += lead as u64;
                    break;
                }
            }
            lead += 1;
        }
        if !*begun {
            position.line = self.line;
            position.offset += lead as u64;
            return;
        }
        let last = bytes.last();
        self.line += if plain == Some(bytes.len() - lead) {
            // Without quotes a record holds no line end but its own.
            u64::from(last == Some(&b'\n'))
        } else {
            self.quotes += memchr::memchr_iter(b'"', &bytes[lead..]).count();
            memchr::memchr_iter(b'\n', &bytes[lead..]).count() as u64
        };
        self.after_return = bytes.last() == Some(&b'\r');
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    fn lines(text: &str) -> Vec<(u64, u64, Vec<String>)> {
        let mut records = Records::new(text.as_bytes(), b',');
        let mut all = Vec::new();
        while let Step::Record(record, position) = records.step().expect("memory") {
            all.push((position.line, position.blank_lines, record.cells().map(str::to_owned).collect()));
        }
        all
    }

    #[test]
    fn lines_and_blank_lines_are_counted_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("a,b{end}{end}\"1{end}1\",2{end}3,4");
            let found: Vec<_> =
                lines(&text).into_iter().map(|(line, blank, cells)| (line, blank, cells.len())).collect();
            let last = if end == "\r" { 4 } else { 5 };
            assert_eq!(found, [(1, 0, 2), (3, 1, 2), (last, 0, 2)], "{end:?}");
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told() {
        let unclosed = |text: &str| {
            let mut records = Records::new(text.as_bytes(), b',');
            while let Step::Record(..) = records.step().expect("memory") {}
            records.unclosed().map(|at| (at.line, at.offset))
        };
        assert_eq!(unclosed("a,b\n1,\"x\n2,y\n3,z\n"), Some((2, 4)));
        assert_eq!(unclosed("a,b\n1,\"x\n\"\n2,5\"\n"), None);
        assert_eq!(unclosed("a,b\n1,2\n"), None);
    }

    #[test]
    fn quotes_hold_delimiters_and_a_quote_inside_a_cell_is_itself() {
        assert_eq!(lines("\"a,b\",c\"d\n")[0].2, ["a,b", "c\"d"]);
    }

    proptest! {
        /// The records are those of the `csv` crate, whatever stands where the buffer ends.
        #[test]
        fn the_records_are_those_of_the_csv_crate(text in "[a,;\"\\n\\r é]{0,60}") {
            let mut reader = ::csv::ReaderBuilder::new();
            let reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> = reader
                .into_records()
                .map(|record| record.expect("UTF-8").iter().map(str::to_owned).collect())
                .collect();
            let found: Vec<Vec<String>> = lines(&text).into_iter().map(|(_, _, cells)| cells).collect();
            prop_assert_eq!(found, expected);
        }

        /// Read as Python reads it, a text gives the same records at once as byte by byte.
        #[test]
        fn a_record_is_the_same_at_once_and_byte_by_byte(text in "[a,\"\n\r é]{0,60}") {
            let dialect = Dialect { delimiter: b',', skip_space: false };
            let mut whole = Records::with_dialect(text.as_bytes(), dialect);
            let mut pieces = Records::with_dialect(BufReader::with_capacity(1, text.as_bytes()), dialect);
            loop {
                match (whole.step().expect("memory"), pieces.step().expect("memory")) {
                    (Step::Record(a, at), Step::Record(b, same)) => {
                        prop_assert_eq!(a.cells().collect::<Vec<_>>(), b.cells().collect::<Vec<_>>());
                        prop_assert_eq!(at, same);
                    }
                    (Step::End(_), Step::End(_)) => break,
                    _ => prop_assert!(false, "one ends before the other"),
                }
            }
        }

        /// A record begins where its position says, and on the line that its position says.
        #[test]
        fn a_position_is_where_the_record_begins(text in "[a,\"\\n]{0,60}") {
            let mut records = Records::new(text.as_bytes(), b',');
            while let Step::Record(_, position) = records.step().expect("memory") {
                let before = &text.as_bytes()[..usize::try_from(position.offset).expect("small")];
                let lines = before.iter().filter(|byte| **byte == b'\n').count() as u64;
                prop_assert_eq!(position.line, lines + 1);
                prop_assert_ne!(text.as_bytes()[before.len()], b'\n');
            }
        }
    }
}

//! Splits records as Python's `csv` module does, where that is not as `csv-core` does.

use csv_core::ReadRecordResult;

/// Where the reader stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Before a record.
    #[default]
    Start,
    /// Before a cell.
    Cell,
    /// In a cell without quotes, or behind its quotes.
    Bare,
    /// In quotes.
    Quoted,
    /// Behind a quote in quotes.
    Quote,
}

/// A reader.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    delimiter: u8,
    skip_space: bool,
    state: State,
    written: usize,
}

impl Reader {
    /// Starts a reader.
    pub(super) fn new(delimiter: u8, skip_space: bool) -> Self {
        Self { delimiter, skip_space, state: State::Start, written: 0 }
    }

    /// Returns a reader in the same dialect that has read nothing.
    pub(super) fn again(&self) -> Self {
        Self::new(self.delimiter, self.skip_space)
    }

    /// Reads on; see `csv_core::Reader::read_record`, which takes and gives the same.
    pub(super) fn read_record(
        &mut self,
        input: &[u8],
        output: &mut [u8],
        ends: &mut [usize],
    ) -> (ReadRecordResult, usize, usize, usize) {
        let (mut taken, mut filled, mut ended) = (0, 0, 0);
        if input.is_empty() {
            return self.finish(ends);
        }
        while taken < input.len() {
            if self.state == State::Start
                && !self.skip_space
                && let Some((length, written, cells)) = self.plain(&input[taken..], output, ends)
            {
                return (ReadRecordResult::Record, taken + length, written, cells);
            }
            let run = self.run(&input[taken..]);
            if run > 0 {
                let fits = run.min(output.len() - filled);
                output[filled..filled + fits].copy_from_slice(&input[taken..taken + fits]);
                taken += fits;
                filled += fits;
                self.written += fits;
                if fits < run {
                    return (ReadRecordResult::OutputFull, taken, filled, ended);
                }
                continue;
            }
            let b = input[taken];
            let line_end = b == b'\n' || b == b'\r';
            if self.state == State::Start {
                if line_end {
                    taken += 1;
                    continue;
                }
                self.state = State::Cell;
            }
            if self.state != State::Quoted && (line_end || b == self.delimiter) {
                if ended == ends.len() {
                    return (ReadRecordResult::OutputEndsFull, taken, filled, ended);
                }
                ends[ended] = self.written;
                (taken, ended) = (taken + 1, ended + 1);
                if line_end {
                    (self.state, self.written) = (State::Start, 0);
                    return (ReadRecordResult::Record, taken, filled, ended);
                }
                self.state = State::Cell;
                continue;
            }
            let state = match (self.state, b) {
                (State::Cell, b' ') if self.skip_space => {
                    taken += 1;
                    continue;
                }
                (State::Cell, b'"') => {
                    (self.state, taken) = (State::Quoted, taken + 1);
                    continue;
                }
                (State::Quoted, b'"') => {
                    (self.state, taken) = (State::Quote, taken + 1);
                    continue;
                }
                (State::Quoted, _) | (State::Quote, b'"') => State::Quoted,
                _ => State::Bare,
            };
            if filled == output.len() {
                return (ReadRecordResult::OutputFull, taken, filled, ended);
            }
            output[filled] = b;
            self.state = state;
            taken += 1;
            filled += 1;
            self.written += 1;
        }
        (ReadRecordResult::InputEmpty, taken, filled, ended)
    }

    /// Reads a whole record without quotes at once: a byte goes to the cells, or ends one, without a guess which.
    ///
    /// Returns the bytes taken, those written, and the cells; `None` for what is not so plain, or does not fit.
    fn plain(&self, input: &[u8], output: &mut [u8], ends: &mut [usize]) -> Option<(usize, usize, usize)> {
        let length = memchr::memchr2(b'\n', b'\r', input).filter(|length| *length > 0)?;
        let line = &input[..length];
        let output = output.get_mut(..length)?;
        if memchr::memchr(b'"', line).is_some() {
            return None;
        }
        let (mut written, mut cells) = (0, 0);
        for byte in line {
            let parts = *byte == self.delimiter;
            output[written] = *byte;
            *ends.get_mut(cells)? = written;
            written += usize::from(!parts);
            cells += usize::from(parts);
        }
        *ends.get_mut(cells)? = written;
        Some((length + 1, written, cells + 1))
    }

    /// Returns how many bytes at the start of the input are of the cell, whatever they are.
    fn run(&self, input: &[u8]) -> usize {
        let end = match self.state {
            State::Bare => memchr::memchr3(self.delimiter, b'\n', b'\r', input),
            State::Quoted => memchr::memchr(b'"', input),
            State::Start | State::Cell | State::Quote => Some(0),
        };
        end.unwrap_or(input.len())
    }

    /// Ends the last record where no line end does.
    fn finish(&mut self, ends: &mut [usize]) -> (ReadRecordResult, usize, usize, usize) {
        if self.state == State::Start {
            return (ReadRecordResult::End, 0, 0, 0);
        }
        let Some(end) = ends.first_mut() else { return (ReadRecordResult::OutputEndsFull, 0, 0, 0) };
        *end = self.written;
        (self.state, self.written) = (State::Start, 0);
        (ReadRecordResult::Record, 0, 0, 1)
    }
}

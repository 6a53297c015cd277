//! Fetches again the lines that problems are about: large files are not kept in memory.

use std::{
    io::{self, Read},
    path::Path,
};

use super::{
    csv::{
        Position,
        encoding::{self, Detected},
    },
    problems::{Problems, TableCheck, TableFault},
};
use crate::mission::source::{Place, Sources};

/// The longest piece of a record shown, in bytes.
const LONGEST: u64 = 8 * 1024;

/// Adds the lines that a table's problems are about to the sources, and gives each problem its place.
pub(crate) fn locate(sources: &mut Sources, mut check: TableCheck, file: &Path) -> TableCheck {
    let mut wanted: Vec<(u64, u64, u64)> = Vec::new();
    let spans = check.problems.cells.iter().map(|problem| problem.position);
    let endless = check.problems.tables.iter().filter_map(|problem| endless(&problem.fault));
    let header = check.problems.header;
    for position in spans.chain(endless).chain(header) {
        // A record without end has no length.
        let length = if position.length == 0 { LONGEST } else { position.length.min(LONGEST) };
        wanted.push((position.offset, length, position.line));
    }
    if wanted.is_empty() && !check.problems.leads_out() {
        // What is wrong with the whole is shown on the first line.
        wanted.push((0, LONGEST, 1));
    }
    wanted.sort_unstable();
    wanted.dedup();
    let delimiter = check.problems.understood.delimiter;
    // A file that has changed meanwhile gives other lines, or none: the places then point at its start.
    let texts = fetch(file, check.problems.detected, &wanted).unwrap_or_default();
    let mut text = String::new();
    let mut chunks = Vec::new();
    for ((offset, _, line), piece) in wanted.iter().zip(&texts) {
        chunks.push(Chunk { record: *offset, start: text.len(), end: text.len() + piece.len(), line: *line });
        text.push_str(piece);
        text.push('\n');
    }
    let starts = chunks.iter().map(|chunk| (chunk.start, usize::try_from(chunk.line).unwrap_or(1))).collect();
    check.file = sources.add_excerpts(&check.path, text, starts);
    let (file, text) = (check.file, sources.get(check.file).text.as_str());
    let place = |offset: u64, column: Option<usize>| {
        let chunk = chunks.binary_search_by_key(&offset, |chunk| chunk.record).map(|index| &chunks[index]);
        chunk.map_or(Place::new(file, 0..0), |chunk| {
            let span = cell_span(&text[chunk.start..chunk.end], column, delimiter);
            Place::new(file, chunk.start + span.start..chunk.start + span.end)
        })
    };
    settle(&mut check.problems, place);
    check
}

fn settle(problems: &mut Problems, place: impl Fn(u64, Option<usize>) -> Place) {
    for problem in &mut problems.cells {
        problem.place = Some(place(problem.position.offset, problem.column));
    }
    for problem in &mut problems.tables {
        let header = problems.header.map_or(0, |header| header.offset);
        let offset = endless(&problem.fault).map_or(header, |record| record.offset);
        problem.place = Some(place(offset, problem.column));
    }
}

/// Returns the record of a quote that was never closed.
fn endless(fault: &TableFault) -> Option<Position> {
    match fault {
        TableFault::TooLong { at } => Some(*at),
        _ => None,
    }
}

/// A record shown, and where it stands in the excerpts.
struct Chunk {
    record: u64,
    start: usize,
    end: usize,
    line: u64,
}

/// Reads pieces of a file's decoded text; they come in the order of the file.
fn fetch(file: &Path, detected: Option<Detected>, wanted: &[(u64, u64, u64)]) -> io::Result<Vec<String>> {
    let detected = match detected {
        Some(detected) => detected,
        None => encoding::detect(file)?,
    };
    let mut stream = encoding::open(file, detected)?;
    let (mut at, mut texts) = (0, Vec::with_capacity(wanted.len()));
    for (offset, length, _) in wanted {
        io::copy(&mut stream.by_ref().take(offset.saturating_sub(at)), &mut io::sink())?;
        let mut bytes = Vec::new();
        stream.by_ref().take(*length).read_to_end(&mut bytes)?;
        at = offset + bytes.len() as u64;
        let text = String::from_utf8_lossy(&bytes);
        // Without a record to go by, the first line is shown.
        let text = match wanted {
            [(0, LONGEST, 1)] => text.split(['\n', '\r']).next().unwrap_or_default(),
            _ => &text,
        };
        texts.push(text.trim_end_matches(['\n', '\r']).to_owned());
    }
    Ok(texts)
}

/// Returns where a cell stands in its record as written; the whole first line without a column.
fn cell_span(record: &str, column: Option<usize>, delimiter: char) -> std::ops::Range<usize> {
    let Some(column) = column else {
        return 0..record.find(['\n', '\r']).unwrap_or(record.len());
    };
    let (mut index, mut start, mut quoted, mut opens) = (0, 0, false, true);
    for (at, c) in record.char_indices() {
        if c == '"' && (opens || quoted) {
            quoted = !quoted;
            opens = false;
        } else if c == delimiter && !quoted {
            if index == column {
                return start..at;
            }
            index += 1;
            start = at + c.len_utf8();
            opens = true;
        } else {
            // A quote that opens again inside a quoted cell is a doubled one.
            opens = false;
        }
    }
    if index == column { start..record.len() } else { record.len()..record.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_behind_quoted_delimiters() {
        let record = "a,\"b,\"\"c\",d";
        assert_eq!(&record[cell_span(record, Some(1), ',')], "\"b,\"\"c\"");
        assert_eq!(&record[cell_span(record, Some(2), ',')], "d");
        assert_eq!(cell_span(record, Some(9), ','), record.len()..record.len());
    }
}

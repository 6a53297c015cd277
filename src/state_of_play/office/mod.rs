//! A tool's CSV as people really write it: titles in French, decimal commas, `31/12/2025`, totals, blank lines.
//!
//! Every cell is first put into the standard's own form, then read and checked as the standard says.
//! What is ambiguous is decided by the whole column, never cell by cell.

mod across;
mod marks;
mod plain;
mod row;

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hasher as _},
    io,
    path::Path,
    rc::Rc,
};

pub(crate) use marks::Marks;
pub(crate) use plain::plain;
pub(crate) use row::{Row, Rows, Stored, store};

use row::Judged;
use rustc_hash::FxHashMap;

use super::{
    bounds::Bounds,
    csv::{Position, Record, Records, Step, delimiter, encoding::TextFile},
    database::Needs,
    personal,
    problems::{CellFault, Ignored, Personal, Problems, TableFault},
    table_schema::{Field, Kind, TableSchema, read},
};
use crate::language::{Text, order::slug, suggestion};

/// The values that foreign keys may name, by table and column.
pub(crate) type Known = HashMap<(String, String), HashSet<String>>;

/// What a table is checked with, beside its schema.
#[derive(Clone, Copy)]
pub(crate) struct Beside<'a> {
    /// The values of the tables read before.
    pub(crate) known: &'a Known,
    /// The bounds that change with the years.
    pub(crate) bounds: Option<&'a Bounds>,
    /// The table's name and the columns that are asked for, where it is read for their sake and not to be checked.
    pub(crate) only: Option<(&'a str, &'a Needs)>,
}

/// Rows above the header that are looked at.
const DEEPEST_HEADER: usize = 20;

/// The bytes that are held in memory, so that an ordinary table is read from the disk once.
const HELD: u64 = 1024 * 1024;

/// Rows that are handed on at once.
const AT_ONCE: usize = 256;

/// Reads a file, and hands its rows on, some at once.
///
/// # Errors
/// Those of the system.
pub(crate) fn check(
    path: &Path,
    schema: &TableSchema,
    beside: Beside<'_>,
    problems: &mut Problems,
    mut rows: impl FnMut(Rows<'_>),
) -> io::Result<u64> {
    let file = TextFile::open(path, HELD)?;
    problems.detected = Some(file.detected());
    problems.understood.encoding = file.detected().encoding.name();
    if file.start().trim().is_empty() {
        return Ok(0);
    }
    let parted = schema.delimiter.unwrap_or_else(|| delimiter::likeliest(file.start()));
    problems.understood.delimiter = char::from(parted);
    let accepted: Vec<Vec<String>> = schema.fields.iter().map(spellings).collect();
    let mut records = Records::new(file.start().as_bytes(), parted);
    let header = header_record(&mut records, &accepted);
    let mut office = Office::new(schema, beside, problems);
    let mut records = records.again(file.stream()?);
    office.decide(&mut records, header, &accepted)?;
    office.run(records.again(file.stream()?), header, &mut rows)
}

/// Returns the number of the record that holds the most of the schema's columns, from 0.
fn header_record(records: &mut Records<impl io::BufRead>, accepted: &[Vec<String>]) -> usize {
    let names: HashSet<&str> = accepted.iter().flatten().map(String::as_str).collect();
    let (mut best, mut most) = (0, 0);
    for number in 0..DEEPEST_HEADER {
        let Ok(Step::Record(record, _)) = records.step() else { break };
        let known = record.cells().filter(|cell| names.contains(label_key(cell).as_str())).count();
        if known > most {
            (best, most) = (number, known);
        }
        // No record can hold more.
        if most == accepted.len() {
            break;
        }
    }
    best
}

/// Returns the spellings of a column that are accepted, as [`label_key`] folds them.
pub(crate) fn spellings(field: &Field) -> Vec<String> {
    let labels = field.titles.iter().chain(&field.also).chain([&field.name]);
    labels.map(|label| label_key(label)).collect()
}

/// Returns what a label comes down to: no case, accents or marks, and no "number of" before what is counted.
pub(crate) fn label_key(label: &str) -> String {
    let whole = slug(label);
    let counted = ["nombre", "nbre", "nbr", "nb", "number"].iter().find_map(|word| {
        let rest = whole.strip_prefix(word)?.strip_prefix('-')?;
        Some(["de-", "d-", "des-", "of-"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest))
    });
    counted.map(str::to_owned).unwrap_or(whole)
}

/// Tells whether a label may be a column's: a postcode looks like an INSEE code, and is none.
pub(crate) fn may_be(label: &str, field: &Field) -> bool {
    let is_postcode = |word: &str| matches!(word, "postal" | "postaux" | "postcode" | "cp" | "zip");
    field.name != "insee_code" || !slug(label).split('-').any(is_postcode)
}

/// The state of a reading that goes row by row.
struct Office<'s, 'p> {
    schema: &'s TableSchema,
    beside: Beside<'s>,
    problems: &'p mut Problems,
    /// What each column that is summed over all rows gave, and in how many rows.
    over_rows: Vec<(f64, u32)>,
    /// For each column of the file, the column of the schema.
    columns: Vec<Option<usize>>,
    /// The columns that are read: in the file, and in the schema.
    read: Vec<(usize, usize)>,
    /// Those of them whose marks are to be decided on.
    marked: Vec<(usize, usize)>,
    marks: Vec<Marks>,
    keys: HashSet<u64>,
    own: Vec<HashSet<String>>,
    /// For each column of the schema, the cells that mean nothing known, in small letters.
    missing: Vec<HashSet<String>>,
    /// What the cells of each column said, by the cell.
    memory: Vec<FxHashMap<Box<str>, Rc<Judged>>>,
}

impl<'s, 'p> Office<'s, 'p> {
    fn new(schema: &'s TableSchema, beside: Beside<'s>, problems: &'p mut Problems) -> Self {
        Self {
            schema,
            beside,
            problems,
            over_rows: vec![(0.0, 0); schema.sums.len()],
            columns: Vec::new(),
            read: Vec::new(),
            marked: Vec::new(),
            marks: vec![Marks::default(); schema.fields.len()],
            keys: HashSet::new(),
            own: vec![HashSet::new(); schema.foreign_keys.len()],
            missing: schema.fields.iter().map(|field| missing(schema, field)).collect(),
            memory: vec![FxHashMap::default(); schema.fields.len()],
        }
    }

    /// Reads the labels, then looks at every cell once to decide what each column's marks mean.
    fn decide(
        &mut self,
        records: &mut Records<impl io::BufRead>,
        header: usize,
        accepted: &[Vec<String>],
    ) -> io::Result<()> {
        let mut number = 0;
        while let Step::Record(record, position) = records.step()? {
            if number == header {
                self.problems.header = Some(position);
                self.problems.understood.header_line = position.line;
                self.labels(record, accepted);
                if self.beside.only.is_some() && self.marked.is_empty() {
                    return Ok(());
                }
            } else if number > header {
                self.look(record);
            }
            number += 1;
        }
        for (field, marks) in self.schema.fields.iter().zip(&mut self.marks) {
            let open = marks.settle(&field.kind);
            self.problems.understood.comma_columns += usize::from(marks.decimal_comma());
            if let Some(read_as) = open {
                self.problems.table(TableFault::Ambiguous { name: field.name.clone(), read_as });
            }
        }
        Ok(())
    }

    fn look(&mut self, record: Record<'_>) {
        if is_total(record) {
            return;
        }
        for (column, field) in &self.marked {
            if let Some(cell) = record.get(*column) {
                self.marks[*field].see(cell.trim());
            }
        }
        for (key, own) in self.schema.foreign_keys.iter().zip(&mut self.own) {
            if key.table.is_empty() {
                let there = key
                    .reference
                    .first()
                    .and_then(|name| self.schema.fields.iter().position(|f| f.name == *name));
                let column = self.columns.iter().position(|column| column.is_some() && *column == there);
                own.extend(column.and_then(|column| record.get(column)).map(|cell| cell.trim().to_owned()));
            }
        }
    }

    fn labels(&mut self, record: Record<'_>, accepted: &[Vec<String>]) {
        let labels: Vec<String> = record.cells().map(|label| label.trim().to_owned()).collect();
        let mut taken: Vec<Option<usize>> = Vec::with_capacity(labels.len());
        for (index, label) in labels.iter().enumerate() {
            let wanted = label_key(label);
            let found = accepted.iter().position(|spellings| spellings.contains(&wanted));
            match found {
                Some(field) if taken.contains(&Some(field)) => {
                    self.problems.label(index, TableFault::ColumnDuplicate { label: label.clone() });
                    taken.push(None);
                }
                Some(field) => taken.push(Some(field)),
                None => {
                    if let Some(what) = personal::label(label) {
                        self.problems.label(index, TableFault::Personal { label: label.clone(), what });
                    } else if !label.is_empty() {
                        let titles = self
                            .schema
                            .fields
                            .iter()
                            .filter(|field| may_be(label, field))
                            .flat_map(|f| f.titles.iter().map(String::as_str).chain([f.name.as_str()]));
                        let expected = suggestion::nearest(label, titles).map(str::to_owned);
                        self.problems
                            .label(index, TableFault::ColumnUnknown { label: label.clone(), expected });
                    }
                    taken.push(None);
                }
            }
        }
        for (index, field) in self.schema.fields.iter().enumerate() {
            if field.constraints.required && !taken.contains(&Some(index)) {
                let name = field.title.clone().unwrap_or_else(|| Text::same(&field.name));
                self.problems.table(TableFault::ColumnMissing { name });
            }
        }
        if let Some((table, needs)) = self.beside.only {
            let asked = |index: usize| needs.column(table, &self.schema.fields[index].name);
            taken.iter_mut().for_each(|field| *field = field.filter(|index| asked(*index)));
        }
        self.read = taken.iter().enumerate().filter_map(|(at, field)| Some((at, (*field)?))).collect();
        let marks = |field: usize| {
            matches!(self.schema.fields[field].kind, Kind::Integer(_) | Kind::Number(_) | Kind::Date(_))
        };
        self.marked = self.read.iter().copied().filter(|(_, field)| marks(*field)).collect();
        self.columns = taken;
        self.problems.columns = labels;
    }

    fn run(
        &mut self,
        mut records: Records<impl io::BufRead>,
        header: usize,
        hand_on: &mut impl FnMut(Rows<'_>),
    ) -> io::Result<u64> {
        let (mut number, mut rows) = (0, 0);
        let width = self.schema.fields.len();
        let mut judged: Vec<Option<Rc<Judged>>> = Vec::with_capacity(AT_ONCE * width);
        loop {
            if judged.len() == AT_ONCE * width {
                hand_on(Rows { width, judged: &judged });
                judged.clear();
            }
            match records.step()? {
                Step::End(_) => {
                    hand_on(Rows { width, judged: &judged });
                    self.sums_over_rows();
                    if let Some(at) = records.unclosed() {
                        self.problems.table(TableFault::TooLong { at });
                    }
                    return Ok(rows);
                }
                Step::TooLong(position) => {
                    hand_on(Rows { width, judged: &judged });
                    self.problems.table(TableFault::TooLong { at: position });
                    return Ok(rows);
                }
                Step::Record(record, position) => {
                    if number < header {
                        self.problems.ignore(position.line, Ignored::AboveHeader);
                    } else if number > header && record.cells().all(|cell| cell.trim().is_empty()) {
                        self.problems.ignore(position.line, Ignored::Blank);
                    } else if number > header && is_total(record) {
                        self.problems.ignore(position.line, Ignored::Total);
                        self.problems.cell(position, Some(0), None, CellFault::Total, record.get(0));
                    } else if number > header {
                        rows += 1;
                        let begin = judged.len();
                        judged.resize(begin + width, None);
                        self.row(record, position, &mut judged[begin..]);
                        if self.beside.only.is_none() {
                            let row = Row(&judged[begin..]);
                            self.keys(row, position);
                            self.across(record, position, row);
                        }
                    }
                    number += 1;
                }
            }
        }
    }

    fn row(&mut self, record: Record<'_>, position: Position, judged: &mut [Option<Rc<Judged>>]) {
        for at in 0..self.read.len() {
            let (column, index) = self.read[at];
            let Some(cell) = record.get(column) else {
                self.problems.cell(position, Some(column), Some(index), CellFault::Missing, None);
                continue;
            };
            let found = self.judged(cell.trim(), index);
            for fault in &found.faults {
                self.problems.cell(position, Some(column), Some(index), *fault, Some(cell));
            }
            judged[index] = Some(found);
        }
        for column in self.columns.len()..record.len() {
            if record.get(column).is_some_and(|cell| !cell.trim().is_empty()) {
                self.problems.cell(position, Some(column), None, CellFault::Extra, record.get(column));
            }
        }
    }

    /// Returns what a cell says; most cells of a column say what another one said.
    fn judged(&mut self, cell: &str, index: usize) -> Rc<Judged> {
        if let Some(known) = self.memory[index].get(cell) {
            return Rc::clone(known);
        }
        let judged = Rc::new(self.judge(cell, index));
        let memory = &mut self.memory[index];
        if memory.len() < MOST_REMEMBERED && cell.len() <= LONGEST_REMEMBERED {
            memory.insert(cell.into(), Rc::clone(&judged));
        }
        judged
    }

    fn judge(&self, cell: &str, index: usize) -> Judged {
        let (field, marks) = (&self.schema.fields[index], self.marks[index]);
        if cell.is_empty() || self.missing[index].contains(&cell.to_lowercase()) {
            let required = field.constraints.required;
            let fault = required.then_some(CellFault::Broken(super::table_schema::Broken::Required));
            return Judged { word: None, stored: Stored::Null, faults: fault.into_iter().collect() };
        }
        let text = plain(cell, field, marks);
        let value = read(&text, &field.kind);
        let stored = value.as_ref().map_or(Stored::Null, |value| store(value, field.money));
        if self.beside.only.is_some() {
            return Judged { word: None, stored, faults: Vec::new() };
        }
        let mut faults = match value {
            None => vec![CellFault::Type],
            Some(value) => field.constraints.broken(&value).map(CellFault::Broken).collect(),
        };
        faults.extend(told(field, cell).map(CellFault::Personal));
        Judged { word: Some(text.into_owned()), stored, faults }
    }

    fn keys(&mut self, row: Row<'_>, position: Position) {
        let words = |field: usize| row.word(field);
        let column = |field: usize| self.columns.iter().position(|column| *column == Some(field));
        let key = &self.schema.primary_key;
        if !key.is_empty() && key.iter().any(|field| words(*field).is_some()) {
            let mut hasher = DefaultHasher::new();
            for field in key {
                hasher.write(words(*field).unwrap_or("\u{0}").as_bytes());
                hasher.write_u8(0xff);
            }
            if !self.keys.insert(hasher.finish()) {
                let at = key.iter().find_map(|field| column(*field));
                self.problems.cell(position, at, key.first().copied(), CellFault::Double, words(key[0]));
            }
        }
        for (key, own) in self.schema.foreign_keys.iter().zip(&self.own) {
            let (Some(field), Some(name)) = (key.fields.first(), key.reference.first()) else { continue };
            let Some(word) = words(*field) else { continue };
            let known = if key.table.is_empty() {
                Some(own)
            } else {
                self.beside.known.get(&(key.table.clone(), name.clone()))
            };
            // A table that is not filled in yet cannot be wrong about its neighbours.
            if known.is_some_and(|known| !known.is_empty() && !known.contains(word)) {
                self.problems.cell(position, column(*field), Some(*field), CellFault::KeyUnknown, Some(word));
            }
        }
    }
}

/// Returns the cells of a column that mean nothing known, in small letters: people write them with and without capitals.
pub(crate) fn missing(schema: &TableSchema, field: &Field) -> HashSet<String> {
    schema.missing_of(field).iter().map(|word| word.to_lowercase()).collect()
}

/// The most cells of a column whose judgement is remembered: enough for words, days and small figures.
const MOST_REMEMBERED: usize = 2048;

/// The longest cell that is remembered, in bytes.
const LONGEST_REMEMBERED: usize = 64;

/// Tells what a cell says of a person; numbers, dates and closed lists cannot say anything.
fn told(field: &Field, cell: &str) -> Option<Personal> {
    let free = matches!(field.kind, Kind::String(_)) && field.constraints.words.is_empty();
    if free { personal::cell(cell, field.stands_for_person) } else { None }
}

/// Tells whether a row is a total: its first words say so.
fn is_total(record: Record<'_>) -> bool {
    record.cells().map(str::trim).find(|cell| !cell.is_empty()).is_some_and(is_total_word)
}

/// Tells whether the first words of a row are those of a total.
pub(crate) fn is_total_word(first: &str) -> bool {
    const WORDS: [&str; 7] =
        ["total", "totaux", "sous-total", "ensemble", "somme", "subtotal", "grand-total"];
    // Most rows begin with something else: their first letter tells.
    let letter = first.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
    if !letter.is_some_and(|letter| WORDS.iter().any(|word| word.starts_with(letter))) {
        return false;
    }
    let folded = slug(first);
    WORDS
        .iter()
        .any(|word| folded == *word || folded.strip_prefix(word).is_some_and(|rest| rest.starts_with('-')))
}

//! Any CSV against any Table Schema, with the verdicts of the standard's reference implementation.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hasher as _},
    io,
    path::Path,
};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    csv::{Position, Record, Records, Step, delimiter, encoding},
    problems::{CellFault, Problems, TableFault},
    table_schema::{Broken, Matching, TableSchema, Value, read},
};

/// The bytes from which encoding and delimiter are guessed by the reference implementation.
const SAMPLE_BYTES: u64 = 100_000;

/// The lines from which the delimiter is guessed.
const SAMPLE_LINES: usize = 100;

/// Checks a file.
///
/// # Errors
/// Those of the system.
pub(crate) fn check(path: &Path, schema: &TableSchema, problems: &mut Problems) -> io::Result<u64> {
    let detected = encoding::detect(path)?;
    if let Some(offset) = detected.broken_at.filter(|offset| *offset > SAMPLE_BYTES) {
        problems.table(TableFault::Encoding { offset });
    }
    let sample = encoding::sample(path, detected, 4 * 1024 * 1024)?;
    let dialect = delimiter::sniffed(&first_lines(&sample));
    problems.understood.delimiter = char::from(dialect.delimiter);
    problems.understood.encoding = detected.encoding.name();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    if let Some(key) = schema.foreign_keys.iter().find(|key| !key.table.is_empty() && key.table != stem) {
        problems.table(TableFault::OtherTable { table: key.table.clone() });
        return Ok(0);
    }
    let Some(header) = header_number(&sample, dialect.delimiter) else {
        problems.table(TableFault::Empty);
        return Ok(0);
    };
    let open = || encoding::open(path, detected).map(|stream| Records::new(stream, dialect.delimiter));
    let mut check = Check::new(schema, dialect.skip_space, problems);
    if !schema.foreign_keys.is_empty() {
        check.gather_keys(open()?, header)?;
    }
    check.run(open()?, header)
}

fn first_lines(sample: &str) -> String {
    let unified = sample.replace("\r\n", "\n").replace('\r', "\n");
    unified.split_inclusive('\n').take(SAMPLE_LINES).collect()
}

/// Returns the number of the record that is the header: the first whose width is near the mean of the first hundred.
fn header_number(sample: &str, delimiter: u8) -> Option<u64> {
    let mut widths = Vec::new();
    let mut records = Records::new(sample.as_bytes(), delimiter);
    while widths.len() < SAMPLE_LINES {
        match records.step() {
            Ok(Step::Record(record, position)) => {
                widths.extend((0..position.blank_lines).map(|_| 0));
                widths.push(record.len());
            }
            Ok(Step::End(position)) => {
                widths.extend((0..position.blank_lines).map(|_| 0));
                break;
            }
            _ => break,
        }
    }
    widths.truncate(SAMPLE_LINES);
    if widths.iter().all(|width| *width == 0) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "a hundred widths")]
    let mean = widths.iter().sum::<usize>() as f64 / widths.len() as f64;
    let width = mean.round_ties_even();
    let drift = (width * 0.1).round_ties_even().max(1.0);
    #[expect(clippy::cast_precision_loss, reason = "a hundred widths")]
    let near = |found: &usize| (width - drift..=width + drift).contains(&(*found as f64));
    Some(widths.iter().position(near).unwrap_or(0) as u64 + 1)
}

/// What one column of the file is to the schema.
#[derive(Clone, Copy)]
enum Column {
    /// A column of the schema.
    Field(usize),
    /// A column that the schema does not know.
    Other,
}

/// The state of a check that goes row by row.
struct Check<'s, 'p> {
    schema: &'s TableSchema,
    problems: &'p mut Problems,
    skip_space: bool,
    columns: Vec<Column>,
    primary: Option<Vec<usize>>,
    foreign: Vec<usize>,
    keys: FxHashSet<u64>,
    known: Vec<FxHashSet<u64>>,
    uniques: FxHashMap<usize, FxHashSet<u64>>,
    missing: Vec<HashSet<&'s str>>,
}

impl<'s, 'p> Check<'s, 'p> {
    fn new(schema: &'s TableSchema, skip_space: bool, problems: &'p mut Problems) -> Self {
        let missing = schema.fields.iter().map(|field| {
            let own = field.missing.as_ref().unwrap_or(&schema.missing);
            own.iter().map(String::as_str).collect()
        });
        Self {
            schema,
            problems,
            skip_space,
            columns: Vec::new(),
            primary: None,
            foreign: Vec::new(),
            keys: FxHashSet::default(),
            known: vec![FxHashSet::default(); schema.foreign_keys.len()],
            uniques: FxHashMap::default(),
            missing: missing.collect(),
        }
    }

    /// Reads the header and every row; returns the number of rows.
    fn run(&mut self, mut records: Records<impl io::Read>, header: u64) -> io::Result<u64> {
        let (mut number, mut rows) = (0, 0);
        loop {
            let step = records.step()?;
            let (record, mut position) = match step {
                Step::Record(record, position) => (Some(record), position),
                Step::End(position) => (None, position),
                Step::TooLong(position) => {
                    self.problems.table(TableFault::TooLong { line: position.line });
                    return Ok(rows);
                }
            };
            for blank in 0..position.blank_lines {
                number += 1;
                let line = position.line - position.blank_lines + blank;
                match number {
                    _ if number == header => self.labels(None, line),
                    _ if number > header => self.blank(line, number),
                    _ => {}
                }
            }
            let Some(record) = record else { return Ok(rows) };
            number += 1;
            position.number = number;
            if number == header {
                self.problems.header = Some(position);
                self.labels(Some(record), position.line);
                if self.stops() {
                    return Ok(0);
                }
            } else if number > header {
                rows += 1;
                self.row(record, position);
            }
        }
    }

    /// A file matched by name is not read where a label comes twice.
    fn stops(&self) -> bool {
        self.schema.matching != Matching::Exact && self.problems.has_double_label()
    }

    fn labels(&mut self, record: Option<Record<'_>>, line: u64) {
        let labels: Vec<String> = record
            .map(|record| record.cells().map(|label| label.trim().to_owned()).collect())
            .unwrap_or_default();
        self.problems.understood.header_line = line;
        if labels.is_empty() {
            self.columns = (0..self.schema.fields.len()).map(Column::Field).collect();
        } else if self.schema.matching == Matching::Exact {
            self.by_position(&labels);
        } else {
            self.by_name(&labels);
        }
        self.problems.columns = labels;
        let has = |index: &usize| {
            self.columns.iter().any(|column| matches!(column, Column::Field(f) if f == index))
        };
        let key = &self.schema.primary_key;
        self.primary = (!key.is_empty() && key.iter().all(has)).then(|| key.clone());
        let foreign = self.schema.foreign_keys.iter().enumerate();
        self.foreign =
            foreign.filter(|(_, key)| key.fields.iter().all(has)).map(|(index, _)| index).collect();
    }

    fn by_position(&mut self, labels: &[String]) {
        let fields = &self.schema.fields;
        for (index, label) in labels.iter().enumerate().skip(fields.len()) {
            self.problems.label(index, TableFault::ColumnUnknown { label: label.clone(), expected: None });
        }
        for field in fields.iter().skip(labels.len()) {
            self.problems.table(TableFault::ColumnMissing { name: field.name.clone() });
        }
        for (index, (field, label)) in fields.iter().zip(labels).enumerate() {
            if label.is_empty() {
                self.problems.label(
                    index,
                    TableFault::ColumnUnknown { label: String::new(), expected: Some(field.name.clone()) },
                );
            } else if labels[..index].contains(label) {
                self.problems.label(index, TableFault::ColumnDuplicate { label: label.clone() });
            } else if *label != field.name {
                let expected = Some(field.name.clone());
                self.problems.label(index, TableFault::ColumnUnknown { label: label.clone(), expected });
            }
        }
        let known = fields.len();
        self.columns =
            (0..labels.len()).map(|i| if i < known { Column::Field(i) } else { Column::Other }).collect();
    }

    fn by_name(&mut self, labels: &[String]) {
        let fields = &self.schema.fields;
        let matching = self.schema.matching;
        let positions: HashMap<&str, usize> =
            fields.iter().enumerate().map(|(index, field)| (field.name.as_str(), index)).collect();
        for (index, label) in labels.iter().enumerate() {
            if labels[..index].contains(label) {
                self.problems.label(index, TableFault::ColumnDuplicate { label: label.clone() });
            }
            let known = positions.get(label.as_str());
            if known.is_none() && matches!(matching, Matching::Equal | Matching::Superset) {
                self.problems
                    .label(index, TableFault::ColumnUnknown { label: label.clone(), expected: None });
            }
            self.columns.push(known.map_or(Column::Other, |index| Column::Field(*index)));
        }
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| !labels.contains(&field.name)) {
            let may_lack = matches!(matching, Matching::Superset | Matching::Partial);
            let needed = field.constraints.required || self.schema.primary_key.contains(&index);
            if !may_lack || needed {
                self.problems.table(TableFault::ColumnMissing { name: field.name.clone() });
            }
        }
        if matching == Matching::Partial && !labels.iter().any(|label| positions.contains_key(label.as_str()))
        {
            self.problems.table(TableFault::NoColumnKnown);
        }
    }

    fn blank(&mut self, line: u64, number: u64) {
        let position = Position { line, number, ..Position::default() };
        self.problems.cell(position, None, None, CellFault::BlankRow, None);
        self.check_keys(&[], position);
    }

    fn row(&mut self, record: Record<'_>, position: Position) {
        let expected = self.columns.len();
        let mut values: Vec<Option<Value<'_>>> = Vec::new();
        values.resize_with(self.schema.fields.len(), || None);
        let (mut kept, mut faults) = (0, Vec::new());
        for (index, column) in self.columns.iter().enumerate() {
            let cell = record
                .get(index)
                .map(|cell| if self.skip_space { cell.trim_start_matches(' ') } else { cell });
            let Column::Field(field_index) = *column else {
                kept += usize::from(cell.is_some_and(|cell| !cell.is_empty()));
                if cell.is_none() {
                    faults.push((index, None, CellFault::Missing));
                }
                continue;
            };
            let field = &self.schema.fields[field_index];
            let text = cell.filter(|cell| !self.missing[field_index].contains(cell));
            match text {
                None if field.constraints.required => {
                    faults.push((index, Some(field_index), CellFault::Broken(Broken::Required)));
                }
                None => {}
                Some(text) => {
                    kept += 1;
                    match read(text, &field.kind) {
                        None => faults.push((index, Some(field_index), CellFault::Type)),
                        Some(value) => {
                            let broken = field.constraints.broken(&value);
                            faults.extend(
                                broken.map(|broken| (index, Some(field_index), CellFault::Broken(broken))),
                            );
                            values[field_index] = Some(value);
                        }
                    }
                }
            }
            if cell.is_none() {
                faults.push((index, Some(field_index), CellFault::Missing));
            }
        }
        if kept == 0 {
            self.problems.cell(position, None, None, CellFault::BlankRow, None);
        } else {
            faults.extend((expected..record.len()).map(|index| (index, None, CellFault::Extra)));
            for (index, field, fault) in faults {
                let cell = record.get(index);
                self.problems.cell(position, Some(index), field, fault, cell);
            }
        }
        self.check_uniques(&values, &record, position);
        self.check_keys(&values, position);
    }

    fn check_uniques(&mut self, values: &[Option<Value<'_>>], record: &Record<'_>, position: Position) {
        for (index, column) in self.columns.iter().enumerate() {
            let Column::Field(field) = *column else { continue };
            if !self.schema.fields[field].constraints.unique {
                continue;
            }
            let Some(value) = values[field].as_ref().filter(|value| value.same(value)) else { continue };
            let hash = hash_of(std::iter::once(Some(value)));
            if !self.uniques.entry(field).or_default().insert(hash) {
                let fault = CellFault::Broken(Broken::Unique);
                self.problems.cell(position, Some(index), Some(field), fault, record.get(index));
            }
        }
    }

    fn check_keys(&mut self, values: &[Option<Value<'_>>], position: Position) {
        let part = |field: usize| values.get(field).and_then(Option::as_ref);
        if let Some(key) = &self.primary {
            let empty = key.iter().all(|field| part(*field).is_none());
            let hash = hash_of(key.iter().map(|field| part(*field)));
            if empty || !self.keys.insert(hash) {
                self.problems.cell(position, None, key.first().copied(), CellFault::Double, None);
            }
        }
        for index in &self.foreign {
            let key = &self.schema.foreign_keys[*index];
            let empty = key.fields.iter().all(|field| part(*field).is_none());
            let hash = hash_of(key.fields.iter().map(|field| part(*field)));
            if !empty && !self.known[*index].contains(&hash) {
                self.problems.cell(position, None, key.fields.first().copied(), CellFault::KeyUnknown, None);
            }
        }
    }

    /// Reads the file once for the values that its own foreign keys may name.
    fn gather_keys(&mut self, mut records: Records<impl io::Read>, header: u64) -> io::Result<()> {
        let places: Vec<Option<Vec<usize>>> = self
            .schema
            .foreign_keys
            .iter()
            .map(|key| {
                let place = |name: &String| self.schema.fields.iter().position(|field| field.name == *name);
                key.reference.iter().map(place).collect()
            })
            .collect();
        let mut number = 0;
        while let Step::Record(record, position) = records.step()? {
            number += 1 + position.blank_lines;
            if number <= header {
                continue;
            }
            for (index, place) in places.iter().enumerate() {
                let Some(place) = place else { continue };
                let values: Vec<Option<Value<'_>>> = place
                    .iter()
                    .map(|field| {
                        let cell = record.get(*field).filter(|cell| !self.missing[*field].contains(cell))?;
                        read(cell, &self.schema.fields[*field].kind)
                    })
                    .collect();
                if values.iter().any(Option::is_some) {
                    self.known[index].insert(hash_of(values.iter().map(Option::as_ref)));
                }
            }
        }
        Ok(())
    }
}

/// Returns a hash of a key's values; 64 bits, so that a million keys collide once in ten million files.
fn hash_of<'v>(values: impl Iterator<Item = Option<&'v Value<'v>>>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for value in values {
        match value {
            Some(value) => {
                hasher.write_u8(1);
                value.hash(&mut hasher);
            }
            None => hasher.write_u8(0),
        }
    }
    hasher.finish()
}

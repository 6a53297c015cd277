//! Any CSV against any Table Schema, with the verdicts of the standard's reference implementation.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hasher as _},
    io,
    path::Path,
};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    csv::{
        Position, Record, Records, Step,
        delimiter::{self, Dialect},
        encoding::TextFile,
    },
    problems::{CellFault, Problems, TableFault},
    quick::Quick,
    table_schema::{Broken, Field, Matching, SchemaProblem, TableSchema, Value, item_faults, read},
};
use crate::language::Text;

/// The bytes from which encoding and delimiter are guessed by the reference implementation.
const SAMPLE_BYTES: u64 = 100_000;

/// The lines from which the delimiter is guessed.
const SAMPLE_LINES: usize = 100;

/// Checks a file.
///
/// # Errors
/// Those of the system.
pub(crate) fn check(path: &Path, schema: &TableSchema, problems: &mut Problems) -> io::Result<u64> {
    let file = TextFile::open(path, 4 * 1024 * 1024)?;
    let detected = file.detected();
    problems.detected = Some(detected);
    problems.understood.encoding = detected.encoding.name();
    // UTF-16 is read where a mark says so, as the reference implementation does.
    if detected.encoding != encoding_rs::UTF_8
        && detected.encoding != encoding_rs::WINDOWS_1252
        && !detected.mark
    {
        problems.table(TableFault::Encoding { offset: 0 });
        return Ok(0);
    }
    if let Some(offset) = detected.broken_at.filter(|offset| *offset > SAMPLE_BYTES) {
        problems.table(TableFault::Encoding { offset });
    }
    let dialect = delimiter::sniffed(first_lines(file.start()));
    problems.understood.delimiter = char::from(dialect.delimiter);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    if let Some(key) = schema.foreign_keys.iter().find(|key| !key.table.is_empty() && key.table != stem) {
        problems.table(TableFault::OtherTable { table: key.table.clone() });
        return Ok(0);
    }
    let Some(header) = header_number(file.start(), dialect) else {
        problems.table(TableFault::Empty);
        return Ok(0);
    };
    let open = || file.stream().map(|stream| Records::with_dialect(stream, dialect));
    let mut check = Check::new(schema, problems);
    if !schema.foreign_keys.is_empty() {
        check.gather_keys(open()?, header)?;
    }
    check.run(open()?, header)
}

/// Returns the first lines, whatever ends them.
fn first_lines(sample: &str) -> &str {
    let (mut end, mut lines) = (0, 0);
    while lines < SAMPLE_LINES && end < sample.len() {
        let rest = &sample[end..];
        end += match rest.find(['\n', '\r']) {
            Some(at) if rest[at..].starts_with("\r\n") => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        lines += 1;
    }
    &sample[..end]
}

/// Returns the number of the record that is the header: the first whose width is near the mean of the first hundred.
fn header_number(sample: &str, dialect: Dialect) -> Option<u64> {
    let mut widths = Vec::new();
    let mut records = Records::with_dialect(sample.as_bytes(), dialect);
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
    if widths.is_empty() {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "a hundred widths")]
    let mean = widths.iter().sum::<usize>() as f64 / widths.len() as f64;
    let width = mean.round_ties_even();
    let drift = (width * 0.1).round_ties_even().max(1.0);
    #[expect(clippy::cast_precision_loss, reason = "a hundred widths")]
    let near = |found: &usize| (width - drift..=width + drift).contains(&(*found as f64));
    let header = widths.iter().position(near).unwrap_or(0);
    // A header without labels, and nothing after it.
    let nothing = widths[header] == 0 && header + 1 == widths.len();
    (!nothing).then_some(header as u64 + 1)
}

/// What one column of the file is to the schema.
#[derive(Clone, Copy, Debug)]
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
    columns: Vec<Column>,
    primary: Option<Vec<usize>>,
    foreign: Vec<usize>,
    keys: FxHashSet<u64>,
    known: Vec<FxHashSet<u64>>,
    uniques: FxHashMap<usize, FxHashSet<u64>>,
    judges: Vec<Judge<'s>>,
    /// Whether any value is compared between rows.
    compares: bool,
    /// What made a constraint impossible to check.
    unusable: Option<&'s SchemaProblem>,
}

/// What the cells of a column are judged by.
struct Judge<'s> {
    field: &'s Field,
    missing: Missing<'s>,
    /// What can be told at a glance.
    quick: Quick,
    /// Whether its values are compared between rows, and so must be read.
    compared: bool,
}

impl<'s> Judge<'s> {
    fn of(index: usize, field: &'s Field, schema: &'s TableSchema) -> Self {
        let mut keys = schema.foreign_keys.iter().flat_map(|key| &key.fields).chain(&schema.primary_key);
        Self {
            field,
            missing: Missing::of(schema.missing_of(field)),
            quick: Quick::of(field),
            compared: field.constraints.unique || keys.any(|key| *key == index),
        }
    }
}

/// The cells of a column that mean nothing known.
enum Missing<'s> {
    /// The empty one alone, as nearly everywhere.
    Empty,
    /// Several, or others.
    Words(HashSet<&'s str>),
}

impl<'s> Missing<'s> {
    fn of(words: &'s [String]) -> Self {
        match words {
            [word] if word.is_empty() => Self::Empty,
            words => Self::Words(words.iter().map(String::as_str).collect()),
        }
    }

    fn has(&self, cell: &str) -> bool {
        match self {
            Self::Empty => cell.is_empty(),
            Self::Words(words) => words.contains(cell),
        }
    }
}

impl<'s, 'p> Check<'s, 'p> {
    fn new(schema: &'s TableSchema, problems: &'p mut Problems) -> Self {
        let fields = schema.fields.iter().enumerate();
        let judges: Vec<_> = fields.map(|(index, field)| Judge::of(index, field, schema)).collect();
        Self {
            schema,
            problems,
            columns: Vec::new(),
            primary: None,
            foreign: Vec::new(),
            keys: FxHashSet::default(),
            known: vec![FxHashSet::default(); schema.foreign_keys.len()],
            uniques: FxHashMap::default(),
            compares: judges.iter().any(|judge| judge.compared),
            judges,
            unusable: None,
        }
    }

    /// Reads the header and every row; returns the number of rows.
    fn run(&mut self, mut records: Records<impl io::BufRead>, header: u64) -> io::Result<u64> {
        let (mut number, mut rows) = (0, 0);
        loop {
            let step = records.step()?;
            let (record, mut position) = match step {
                Step::Record(record, position) => (Some(record), position),
                Step::End(position) => (None, position),
                Step::TooLong(position) => {
                    self.problems.table(TableFault::TooLong { at: position });
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
                if let Some(problem) = self.unusable {
                    self.problems.table(TableFault::Schema(problem.clone()));
                    return Ok(rows);
                }
            }
        }
    }

    /// A file matched by name is not read where a label comes twice.
    fn stops(&self) -> bool {
        self.schema.matching != Matching::Exact && self.problems.has_double_label()
    }

    fn labels(&mut self, record: Option<Record<'_>>, line: u64) {
        let labels = record.map(labels_of).unwrap_or_default();
        self.problems.understood.header_line = line;
        self.columns = self.columns_of(&labels);
        if labels.is_empty() {
            // Nothing to compare.
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
            self.problems.table(TableFault::ColumnMissing { name: Text::same(&field.name) });
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
        }
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| !labels.contains(&field.name)) {
            let may_lack = matches!(matching, Matching::Superset | Matching::Partial);
            let needed = field.constraints.required || self.schema.primary_key.contains(&index);
            if !may_lack || needed {
                self.problems.table(TableFault::ColumnMissing { name: Text::same(&field.name) });
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
        if self.compares {
            values.resize_with(self.schema.fields.len(), || None);
        }
        let (mut kept, mut faults) = (0, Vec::new());
        let mut cells = record.cells();
        for (index, column) in self.columns.iter().enumerate() {
            let cell = cells.next();
            let Column::Field(field_index) = *column else {
                kept += usize::from(cell.is_some_and(|cell| !cell.is_empty()));
                if cell.is_none() {
                    faults.push((index, None, CellFault::Missing));
                }
                continue;
            };
            let judge = &mut self.judges[field_index];
            let field = judge.field;
            let text = cell.filter(|cell| !judge.missing.has(cell));
            match text {
                None if field.constraints.required => {
                    faults.push((index, Some(field_index), CellFault::Broken(Broken::Required)));
                }
                None => {}
                Some(text) if !judge.compared && judge.quick.accepts(text) => kept += 1,
                Some(text) => {
                    kept += 1;
                    let before = faults.len();
                    let value = read(text, &field.kind);
                    match &value {
                        None => faults.push((index, Some(field_index), CellFault::Type)),
                        Some(value) => {
                            if let Some(problem) = &field.constraints.unusable {
                                self.unusable.get_or_insert(problem);
                            }
                            let fault = |broken| (index, Some(field_index), CellFault::Broken(broken));
                            faults.extend(field.constraints.broken(value).map(fault));
                            if faults.len() == before
                                && let Some((wrong_type, broken)) = item_faults(value, &field.kind)
                            {
                                faults.extend(wrong_type.then_some((
                                    index,
                                    Some(field_index),
                                    CellFault::Type,
                                )));
                                faults.extend(broken.into_iter().map(fault));
                            }
                        }
                    }
                    if faults.len() == before {
                        judge.quick.learn(text);
                    }
                    if let (Some(kept), Some(value)) = (values.get_mut(field_index), value) {
                        *kept = Some(value);
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
        if self.compares {
            self.check_uniques(&values, &record, position);
            self.check_keys(&values, position);
        }
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
            // What is no number is the same as nothing, not even itself.
            let apart = key.iter().filter_map(|field| part(*field)).any(|value| !value.same(value));
            let hash = hash_of(key.iter().map(|field| part(*field)));
            if empty || (!apart && !self.keys.insert(hash)) {
                self.problems.cell(position, None, key.first().copied(), CellFault::Double, None);
            }
        }
        for index in &self.foreign {
            let key = &self.schema.foreign_keys[*index];
            let empty = key.fields.iter().all(|field| part(*field).is_none());
            let hash = hash_of(key.fields.iter().map(|field| part(*field)));
            let apart = key.fields.iter().filter_map(|field| part(*field)).any(|value| !value.same(value));
            if !empty && (apart || !self.known[*index].contains(&hash)) {
                self.problems.cell(position, None, key.fields.first().copied(), CellFault::KeyUnknown, None);
            }
        }
    }

    /// Reads the file once for the values that its own foreign keys may name.
    fn gather_keys(&mut self, mut records: Records<impl io::BufRead>, header: u64) -> io::Result<()> {
        let (mut number, mut columns) = (0, self.columns_of(&[]));
        let mut places = self.places(&columns);
        while let Step::Record(record, position) = records.step()? {
            number += 1 + position.blank_lines;
            if number == header {
                columns = self.columns_of(&labels_of(record));
                places = self.places(&columns);
            }
            if number <= header {
                continue;
            }
            for (index, place) in places.iter().enumerate() {
                let read_at = |place: &Option<usize>| {
                    let place = (*place)?;
                    let Column::Field(field) = columns[place] else { return None };
                    let cell = record.get(place).filter(|cell| !self.judges[field].missing.has(cell))?;
                    read(cell, &self.schema.fields[field].kind)
                };
                let values: Vec<Option<Value<'_>>> = place.iter().map(read_at).collect();
                if values.iter().any(Option::is_some) {
                    self.known[index].insert(hash_of(values.iter().map(Option::as_ref)));
                }
            }
        }
        Ok(())
    }

    /// Returns where the columns that foreign keys lead to stand in the file.
    fn places(&self, columns: &[Column]) -> Vec<Vec<Option<usize>>> {
        let fields = &self.schema.fields;
        let place = |name: &String| {
            columns.iter().position(|column| matches!(column, Column::Field(f) if fields[*f].name == *name))
        };
        self.schema.foreign_keys.iter().map(|key| key.reference.iter().map(place).collect()).collect()
    }

    /// Returns what the columns of a file are to the schema.
    fn columns_of(&self, labels: &[String]) -> Vec<Column> {
        let fields = &self.schema.fields;
        if labels.is_empty() {
            return (0..fields.len()).map(Column::Field).collect();
        }
        if self.schema.matching == Matching::Exact {
            let column = |index| if index < fields.len() { Column::Field(index) } else { Column::Other };
            return (0..labels.len()).map(column).collect();
        }
        let positions: HashMap<&str, usize> =
            fields.iter().enumerate().map(|(index, field)| (field.name.as_str(), index)).collect();
        let column =
            |label: &String| positions.get(label.as_str()).map_or(Column::Other, |at| Column::Field(*at));
        labels.iter().map(column).collect()
    }
}

/// Returns a header's labels, without the spaces around them.
fn labels_of(record: Record<'_>) -> Vec<String> {
    record.cells().map(|label| label.trim().to_owned()).collect()
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

//! Brings a spreadsheet or any CSV in as a tool's clean CSV, or as facts: a plan first, then what is written.

pub(crate) mod columns;
pub(crate) mod conversion;
pub(crate) mod facts;
pub(crate) mod heading;
pub(crate) mod refusal;
mod rescue;
pub(crate) mod values;
pub(crate) mod workbook;

use std::{fs, io, ops::ControlFlow, path::Path, sync::Arc};

use serde::Serialize;

use super::{
    catalogue::Catalogue,
    problems::TableFault,
    reading::{FOLDER, schema_of},
    table_schema::TableSchema,
};
use crate::language::{Language, order::slug};
use columns::{Columns, How};
use conversion::{Feed, Seen};
use heading::Head;
use refusal::Refusal;
use values::Meaning;
use workbook::Workbook;

/// A table that may be filled: one of the tools', or one of the mission's own.
pub(crate) struct Target {
    /// Its name.
    pub(crate) name: String,
    /// Its schema.
    pub(crate) schema: Arc<TableSchema>,
}

/// What is told of an import.
#[derive(Debug, Serialize)]
pub(crate) struct Import {
    /// The file read.
    pub(crate) source: String,
    /// The sheet read; none for a CSV.
    pub(crate) sheet: Option<String>,
    /// The other sheets that hold something.
    pub(crate) other_sheets: Vec<String>,
    /// The encoding and the delimiter of a CSV.
    pub(crate) encoding: Option<&'static str>,
    /// The delimiter of a CSV.
    pub(crate) delimiter: Option<char>,
    /// The table filled; `facts` for facts.
    pub(crate) table: String,
    /// The file written, from the mission's folder.
    pub(crate) file: String,
    /// Whether it was written, or only would be.
    pub(crate) written: bool,
    /// Whether it could not be written as it was asked for.
    pub(crate) refused: bool,
    /// The number of the header's row.
    pub(crate) header_line: u64,
    /// The columns that feed the table.
    pub(crate) columns: Vec<Fed>,
    /// The labels that feed nothing.
    pub(crate) left_out_columns: Vec<Unfed>,
    /// The required columns that the file does not have, by title and name.
    pub(crate) missing_columns: Vec<Missing>,
    /// The column whose cells were made, where the file had none.
    pub(crate) made_column: Option<String>,
    /// The cells merged with their neighbours.
    pub(crate) merged: usize,
    /// Where the first of them are, as a spreadsheet names them.
    pub(crate) merged_places: Vec<String>,
    /// What was seen in the rows.
    #[serde(flatten)]
    pub(crate) seen: Seen,
    /// The first rows as they are written.
    pub(crate) preview: Preview,
}

/// The first rows as they are written.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Preview {
    /// The columns.
    pub(crate) columns: Vec<String>,
    /// The rows.
    pub(crate) rows: Vec<Vec<String>>,
}

/// A column that feeds the table.
#[derive(Debug, Serialize)]
pub(crate) struct Fed {
    /// The label of the file.
    pub(crate) label: String,
    /// The column of the table.
    pub(crate) column: String,
    /// How they were brought together.
    pub(crate) how: How,
}

/// A label that feeds nothing.
#[derive(Debug, Serialize)]
pub(crate) struct Unfed {
    /// The label.
    pub(crate) label: String,
    /// The column that it looks like.
    pub(crate) nearest: Option<String>,
}

/// A required column that the file does not have.
#[derive(Debug, Serialize)]
pub(crate) struct Missing {
    /// Its name.
    pub(crate) column: String,
    /// Its French title.
    pub(crate) fr: String,
}

/// What to write, and what to say of it.
pub(crate) struct Planned {
    /// The text of the file.
    pub(crate) text: String,
    /// What is told.
    pub(crate) told: Import,
}

/// How many rows are shown beforehand.
const PREVIEW: usize = 5;

/// How many places of merged cells are named.
const MOST_PLACES: usize = 5;

/// Returns the tables that may be filled, the tools' first; a schema that cannot be used is left out.
pub(crate) fn targets(root: &Path, catalogue: &Catalogue) -> Vec<Target> {
    let known = catalogue.tools.iter().flat_map(|tool| &tool.tables).map(|table| table.name.clone());
    let mut names: Vec<String> = known.collect();
    let beside = fs::read_dir(root.join(FOLDER)).into_iter().flatten().filter_map(Result::ok);
    let mut own: Vec<String> = beside
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".schema.json")?.to_owned()))
        .filter(|name| !names.contains(name))
        .collect();
    own.sort();
    names.append(&mut own);
    let target = |name: String| match schema_of(root, &name, catalogue) {
        Ok(schema) => Some(Target { name, schema }),
        Err(_) => None,
    };
    names.into_iter().filter_map(target).collect()
}

/// Returns the table of a name.
///
/// # Errors
/// None has it, or its schema cannot be used.
pub(crate) fn target(root: &Path, catalogue: &Catalogue, name: &str) -> Result<Target, Refusal> {
    let unknown = || Refusal::UnknownTable {
        name: name.to_owned(),
        tables: targets(root, catalogue).into_iter().map(|target| target.name).collect(),
    };
    // A name is a file's, never a way out of the folder.
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
        return Err(unknown());
    }
    match schema_of(root, name, catalogue) {
        Ok(schema) => Ok(Target { name: name.to_owned(), schema }),
        Err(TableFault::Schema(problem)) => {
            Err(Refusal::Schema(problem.message.in_(Language::English).into_owned()))
        }
        Err(TableFault::Unreadable { reason }) => {
            Err(Refusal::Schema(reason.in_(Language::English).into_owned()))
        }
        Err(_) => Err(unknown()),
    }
}

/// What to import, all questions answered.
pub(crate) struct Request<'a> {
    /// The file, as it was given.
    pub(crate) source: &'a Path,
    /// The sheet's first rows.
    pub(crate) head: &'a Head,
    /// The header's row, as an index into them.
    pub(crate) header: usize,
    /// The columns.
    pub(crate) columns: &'a Columns,
    /// The table.
    pub(crate) target: &'a Target,
    /// What words of the file mean.
    pub(crate) values: &'a [Meaning],
    /// Columns of the table whose cells are all alike, and what these hold.
    pub(crate) constants: &'a [(usize, String)],
    /// Whether identifiers are made where the file has none.
    pub(crate) identifiers: Identifiers,
    /// The language of the header.
    pub(crate) language: Language,
}

/// Whether identifiers are made where the file has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Identifiers {
    /// As the file gives them.
    Given,
    /// Made from the row's words.
    Made,
}

/// Returns the CSV of a table, and what is told of it.
///
/// # Errors
/// What makes the file unreadable.
pub(crate) fn plan(book: &mut Workbook, request: &Request<'_>) -> Result<Planned, Refusal> {
    let Request { head, columns, target, .. } = request;
    let schema = &target.schema;
    let row = head.rows.get(request.header).ok_or(Refusal::NoHeader)?;
    let labels = heading::labels(row);
    let feed = Feed {
        sheet: &head.sheet,
        header: row.number,
        labels: &labels,
        matches: &columns.matches,
        schema,
        values: request.values,
    };
    let mut made =
        made_column(request).map(|field| Maker::new(schema, field, &columns.matches, &target.name));
    let title = |field: usize| match request.language {
        Language::French => schema.fields[field].title_in(Language::French),
        Language::English => schema.fields[field].name.clone(),
    };
    let titles = made.as_ref().map(|maker| maker.field).into_iter();
    let titles = titles.chain(columns.matches.iter().map(|known| known.field));
    let titles = titles.chain(request.constants.iter().map(|(field, _)| *field)).map(title);
    let mut preview = Preview { columns: titles.collect(), rows: Vec::new() };
    let mut text = String::new();
    line(&mut text, preview.columns.iter().map(String::as_str));
    let seen = conversion::convert(book, &feed, |_, cells| {
        let id = made.as_mut().map(|maker| maker.next(cells));
        let constants = request.constants.iter().map(|(_, cell)| cell);
        let whole = id.as_ref().into_iter().chain(cells).chain(constants).map(String::as_str);
        if preview.rows.len() < PREVIEW {
            preview.rows.push(whole.clone().map(str::to_owned).collect());
        }
        line(&mut text, whole);
        ControlFlow::Continue(())
    })?;
    let file = format!("{FOLDER}/{}.csv", target.name);
    let made_column = made.map(|maker| schema.fields[maker.field].name.clone());
    let told = told(book, request, &feed, seen, preview, file, made_column);
    Ok(Planned { text, told })
}

/// Gathers what is told of an import.
fn told(
    book: &mut Workbook,
    request: &Request<'_>,
    feed: &Feed<'_>,
    mut seen: Seen,
    preview: Preview,
    file: String,
    made_column: Option<String>,
) -> Import {
    let Request { columns, target, .. } = request;
    let schema = feed.schema;
    seen.suggest(schema, request.language);
    let name = |field: usize| schema.fields[field].name.clone();
    let text = match book {
        Workbook::PlainText(text) => Some((text.encoding(), text.delimiter())),
        _ => None,
    };
    let sheets = book.sheets().into_iter().filter(|sheet| !sheet.hidden && sheet.name != feed.sheet);
    let near = columns.near.iter();
    let near = near.map(|near| Unfed { label: near.label.clone(), nearest: Some(name(near.field)) });
    let others = columns.others.iter().filter(|(_, label)| !label.is_empty());
    let others = others.map(|(_, label)| Unfed { label: label.clone(), nearest: None });
    let lacks = |field: usize| {
        let made = made_column.as_deref() == Some(schema.fields[field].name.as_str());
        let set = request.constants.iter().any(|(known, _)| *known == field);
        !made && !set && !columns.matches.iter().any(|known| known.field == field)
    };
    let merged = book.merged(feed.sheet);
    let required = schema.fields.iter().enumerate();
    let required = required.filter(|(index, field)| field.constraints.required && lacks(*index));
    Import {
        source: request.source.display().to_string(),
        sheet: (!feed.sheet.is_empty()).then(|| feed.sheet.to_owned()),
        other_sheets: sheets.map(|sheet| sheet.name).collect(),
        encoding: text.map(|(encoding, _)| encoding),
        delimiter: text.map(|(_, delimiter)| delimiter),
        table: target.name.clone(),
        file,
        written: false,
        refused: false,
        header_line: feed.header,
        columns: columns
            .matches
            .iter()
            .map(|known| Fed { label: known.label.clone(), column: name(known.field), how: known.how })
            .chain(request.constants.iter().map(|(field, cell)| Fed {
                label: cell.clone(),
                column: name(*field),
                how: How::Set,
            }))
            .collect(),
        left_out_columns: near.chain(others).collect(),
        missing_columns: required
            .map(|(_, field)| Missing { column: field.name.clone(), fr: field.title_in(Language::French) })
            .collect(),
        made_column,
        merged: merged.len(),
        merged_places: merged.into_iter().take(MOST_PLACES).collect(),
        seen,
        preview,
    }
}

/// Writes a record.
fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    let start = out.len();
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    // A line of one empty cell would be a blank line.
    if out.len() == start {
        out.push_str("\"\"");
    }
    out.push('\n');
}

/// Tells whether a file may be written over: it is not there, or holds a header and no row.
///
/// # Errors
/// Those of the system.
pub(crate) fn is_free(path: &Path) -> io::Result<bool> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
        Ok(metadata) if metadata.len() > 64 * 1024 || !metadata.is_file() => Ok(false),
        Ok(_) => Ok(String::from_utf8_lossy(&fs::read(path)?).trim().lines().count() <= 1),
    }
}

/// Returns the column whose cells are to be made: a key of one text that the file does not have.
fn made_column(request: &Request<'_>) -> Option<usize> {
    let schema = &request.target.schema;
    let wanted = request.identifiers == Identifiers::Made;
    let key = schema.primary_key.first().copied().filter(|_| wanted)?;
    let text = matches!(schema.fields[key].kind, super::table_schema::Kind::String(_));
    let lacks = !request.columns.matches.iter().any(|known| known.field == key)
        && !request.constants.iter().any(|(known, _)| *known == key);
    (text && lacks && schema.fields[key].constraints.words.is_empty()).then_some(key)
}

/// Makes identifiers from the words of each row.
struct Maker {
    /// The column.
    field: usize,
    /// The cells whose words are taken: the first texts that are no word of a closed list.
    sources: Vec<usize>,
    table: String,
    taken: std::collections::HashMap<String, usize>,
}

impl Maker {
    fn new(schema: &TableSchema, field: usize, matches: &[columns::Match], table: &str) -> Self {
        let is_text = |known: &columns::Match| {
            let field = &schema.fields[known.field];
            let free = field.constraints.words.is_empty() && field.constraints.pattern.is_none();
            free && matches!(field.kind, super::table_schema::Kind::String(_))
        };
        let sources =
            matches.iter().enumerate().filter(|(_, known)| is_text(known)).map(|(at, _)| at).take(2);
        Self { field, sources: sources.collect(), table: table.to_owned(), taken: Default::default() }
    }

    /// Returns the identifier of the next row; the same words again are told apart by a number.
    fn next(&mut self, cells: &[String]) -> String {
        let words: Vec<String> =
            self.sources.iter().map(|at| slug(&cells[*at])).filter(|words| !words.is_empty()).collect();
        let stem = if words.is_empty() { self.table.clone() } else { words.join("-") };
        let stem: String = stem.chars().take(60).collect();
        let times = self.taken.entry(stem.clone()).or_default();
        *times += 1;
        if *times == 1 { stem } else { format!("{stem}-{times}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_a_blank_row_stays_a_row() {
        let mut out = String::new();
        line(&mut out, ["a,b", "say \"yes\"", "plain"].into_iter());
        line(&mut out, [""].into_iter());
        assert_eq!(out, "\"a,b\",\"say \"\"yes\"\"\",plain\n\"\"\n");
    }
}

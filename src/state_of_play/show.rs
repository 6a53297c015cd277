//! What the state of play holds: how complete each tool is, and what a table's columns hold.

use std::{
    collections::BTreeMap,
    ops::ControlFlow,
    path::Path,
    sync::{Mutex, PoisonError},
};

use serde::Serialize;

use super::{
    catalogue::Catalogue,
    import::{
        self,
        columns::{Columns, How, Match, columns},
        conversion::{self, Feed, LeftOut, Why},
        heading::{self, Head},
        refusal::Refusal,
        workbook::{self, Workbook},
    },
    office::{self, Marks, Rows, Stored, label_key, spellings},
    problems::{Ignored, TableCheck},
    profile::{Profile, Profiler},
    reading::{self, Keep},
    table_schema::{Field, Format, Kind, NumberFormat, StringFormat, TableSchema, read},
};
use crate::{language::Text, mission::Mission};

/// How complete the tools are.
#[derive(Debug, Serialize)]
pub(crate) struct Completeness {
    /// The tools, in the method's order.
    pub(crate) tools: Vec<ToolState>,
    /// The mission's own tables.
    pub(crate) own: Vec<TableState>,
}

/// How complete a tool is.
#[derive(Debug, Serialize)]
pub(crate) struct ToolState {
    /// Its id.
    pub(crate) id: String,
    /// Its number in the method.
    pub(crate) number: u8,
    /// Its name.
    #[serde(skip)]
    pub(crate) title: Text,
    /// Its tables.
    pub(crate) tables: Vec<TableState>,
}

/// How complete a table is.
#[derive(Debug, Serialize)]
pub(crate) struct TableState {
    /// Its name.
    pub(crate) table: String,
    /// Whether its file is there.
    pub(crate) present: bool,
    /// Its rows.
    pub(crate) rows: u64,
    /// The share of the required cells that are filled, from 0 to 1; none without rows.
    pub(crate) required_filled: Option<f64>,
    /// The share of the other cells that are filled.
    pub(crate) optional_filled: Option<f64>,
    /// The required columns that the file does not have, or that hold nothing.
    pub(crate) missing: Vec<String>,
    /// Cells, rows and labels that the check finds wrong.
    pub(crate) faults: usize,
}

/// What a table holds.
#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    /// The file.
    pub(crate) file: String,
    /// The table that it is; none where it is like none.
    pub(crate) table: Option<String>,
    /// The sheet; none for a CSV.
    pub(crate) sheet: Option<String>,
    /// The encoding of a CSV.
    pub(crate) encoding: Option<String>,
    /// The delimiter of a CSV.
    pub(crate) delimiter: Option<char>,
    /// How many columns have a comma as their decimal mark.
    pub(crate) comma_columns: usize,
    /// The header's line; 0 where there is none.
    pub(crate) header_line: u64,
    /// The rows.
    pub(crate) rows: u64,
    /// The first lines left out.
    pub(crate) left_out: Vec<LeftOut>,
    /// How many lines were left out.
    pub(crate) left_out_count: u64,
    /// The columns that the table does not know.
    pub(crate) unknown_columns: Vec<String>,
    /// Cells, rows and labels that the check finds wrong; none where there is nothing to check against.
    pub(crate) faults: Option<usize>,
    /// The columns.
    pub(crate) columns: Vec<Profile>,
    /// The columns' titles.
    #[serde(skip)]
    pub(crate) titles: Vec<Text>,
    /// Whether each column holds euros.
    #[serde(skip)]
    pub(crate) money: Vec<bool>,
}

/// A mission's tables, read once, with a profile each.
struct Tables {
    checks: Vec<TableCheck>,
    profiles: BTreeMap<String, Vec<Profile>>,
}

fn tables(mission: &mut Mission, catalogue: &Catalogue, wanted: impl Fn(&str) -> bool) -> Tables {
    let schemas = import::targets(&mission.root, catalogue);
    let mut profilers: BTreeMap<&str, Mutex<Profiler<'_>>> = BTreeMap::new();
    for target in schemas.iter().filter(|target| wanted(&target.name)) {
        profilers.insert(&target.name, Mutex::new(Profiler::new(&target.schema.fields)));
    }
    let root = mission.root.clone();
    let see = |name: &str, _: &TableSchema, rows: Rows<'_>| {
        if let Some(profiler) = profilers.get(name) {
            let mut profiler = profiler.lock().unwrap_or_else(PoisonError::into_inner);
            rows.iter().for_each(|row| profiler.see(row.values()));
        }
    };
    let state = reading::read(&root, catalogue, &mut mission.sources, Keep::First, &see);
    let mut profiles = BTreeMap::new();
    for check in &state.tables {
        let (Some(profiler), Some(schema)) = (profilers.remove(check.name.as_str()), &check.schema) else {
            continue;
        };
        let labels: Vec<String> = check.problems.columns.iter().map(|label| label_key(label)).collect();
        let profiler = profiler.into_inner().unwrap_or_else(PoisonError::into_inner);
        let present = |index: usize| {
            let field: Option<&Field> = schema.fields.get(index);
            field.is_some_and(|field| spellings(field).iter().any(|spelling| labels.contains(spelling)))
        };
        profiles.insert(check.name.clone(), profiler.profiles(present));
    }
    Tables { checks: state.tables, profiles }
}

/// Returns how complete the tools are.
pub(crate) fn completeness(mission: &mut Mission, catalogue: &Catalogue) -> Completeness {
    let found = tables(mission, catalogue, |_| true);
    let state = |name: &str| {
        let check = found.checks.iter().find(|check| check.name == name);
        let profiles = found.profiles.get(name).map(Vec::as_slice).unwrap_or_default();
        table_state(name, check, profiles)
    };
    let known: Vec<&str> =
        catalogue.tools.iter().flat_map(|tool| &tool.tables).map(|table| table.name.as_str()).collect();
    let own = found.checks.iter().filter(|check| !known.contains(&check.name.as_str()));
    Completeness {
        tools: catalogue
            .tools
            .iter()
            .map(|tool| ToolState {
                id: tool.id.clone(),
                number: tool.number,
                title: tool.title.clone(),
                tables: tool.tables.iter().map(|table| state(&table.name)).collect(),
            })
            .collect(),
        own: own.map(|check| state(&check.name)).collect(),
    }
}

fn table_state(name: &str, check: Option<&TableCheck>, profiles: &[Profile]) -> TableState {
    let rows = check.map_or(0, |check| check.rows);
    let share = |required: bool| {
        let columns = profiles.iter().filter(|profile| profile.required == required);
        let (filled, count) = columns.fold((0, 0), |(filled, count), p| (filled + p.filled, count + 1));
        #[expect(clippy::cast_precision_loss, reason = "a share shown in hundredths")]
        let share = filled as f64 / (count * rows) as f64;
        (count * rows > 0).then_some(share)
    };
    let empty = profiles.iter().filter(|profile| profile.required && profile.filled == 0);
    TableState {
        table: name.to_owned(),
        present: check.is_some(),
        rows,
        required_filled: share(true),
        optional_filled: share(false),
        missing: if rows > 0 { empty.map(|profile| profile.column.clone()).collect() } else { Vec::new() },
        faults: check.map_or(0, faults),
    }
}

fn faults(check: &TableCheck) -> usize {
    check.problems.tables.len() + check.problems.counts.values().sum::<usize>()
}

/// Returns what a table of the mission holds; `None` where its file is not there.
pub(crate) fn table(mission: &mut Mission, catalogue: &Catalogue, name: &str) -> Option<Shown> {
    let mut found = tables(mission, catalogue, |table| table == name);
    let check = found.checks.iter().find(|check| check.name == name)?;
    let schema = check.schema.clone()?;
    let understood = &check.problems.understood;
    let known: Vec<String> = schema.fields.iter().flat_map(spellings).collect();
    let unknown = check.problems.columns.iter().filter(|label| !known.contains(&label_key(label)));
    Some(Shown {
        file: check.path.display().to_string(),
        table: Some(name.to_owned()),
        sheet: None,
        encoding: Some(understood.encoding.to_owned()),
        delimiter: Some(understood.delimiter),
        comma_columns: understood.comma_columns,
        header_line: understood.header_line,
        rows: check.rows,
        left_out: understood.ignored.iter().filter_map(|(line, why)| left_out(*line, *why)).collect(),
        left_out_count: understood.ignored_count,
        unknown_columns: unknown.filter(|label| !label.is_empty()).cloned().collect(),
        faults: Some(faults(check)),
        columns: found.profiles.remove(name).unwrap_or_default(),
        titles: titles(&schema),
        money: schema.fields.iter().map(|field| field.money).collect(),
    })
}

fn left_out(line: u64, why: Ignored) -> Option<LeftOut> {
    let why = match why {
        Ignored::AboveHeader => Why::AboveHeader,
        Ignored::Blank => Why::NothingKnown,
        Ignored::Total => Why::Total,
    };
    Some(LeftOut { line, why, words: String::new() })
}

fn titles(schema: &TableSchema) -> Vec<Text> {
    schema.fields.iter().map(|field| field.title.clone().unwrap_or_else(|| Text::same(&field.name))).collect()
}

/// Returns what any file holds, as the table that its columns look like, else by what its cells look like.
///
/// # Errors
/// What makes it unreadable.
pub(crate) fn file(path: &Path, root: Option<&Path>, catalogue: &Catalogue) -> Result<Shown, Refusal> {
    let mut book = workbook::open(path)?;
    let heads = heading::heads(&mut book, None)?;
    let targets = import::targets(root.unwrap_or(Path::new(".")), catalogue);
    let tables: Vec<_> = targets.iter().map(|target| (target.name.clone(), &*target.schema)).collect();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ranking = heading::ranking(&heads, &tables, &[], &stem);
    let best = ranking.first().filter(|_| heading::stands_out(&ranking));
    let like = best.and_then(|best| {
        let target = targets.iter().find(|target| target.name == best.table)?;
        Some((&heads[best.sheet], best.header, target.name.clone(), target.schema.clone()))
    });
    match like {
        Some((head, header, table, schema)) => {
            let row = head.rows.get(header).ok_or(Refusal::NoHeader)?;
            let found = columns(&heading::labels(row), &schema, &[])?;
            profiled(&mut book, path, head, header, &found, &schema, Some(table))
        }
        None => {
            let head = heads.iter().find(|head| !head.rows.is_empty()).ok_or(Refusal::Empty)?;
            let (header, schema, found) = guessed(&mut book, head)?;
            profiled(&mut book, path, head, header, &found, &schema, None)
        }
    }
}

/// The rows from which the types of an unknown table's columns are guessed.
const GUESSED_ROWS: usize = 1_000;

/// Guesses the header and the types of a table that is like none.
fn guessed(book: &mut Workbook, head: &Head) -> Result<(usize, TableSchema, Columns), Refusal> {
    // The widest of the first rows; the first among equals.
    let widest = head.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let header = head.rows.iter().position(|row| row.cells.len() == widest).ok_or(Refusal::NoHeader)?;
    let row = &head.rows[header];
    let labels = heading::labels(row);
    let number = Kind::Number(NumberFormat::default());
    let kinds = [Kind::Year, number, Kind::Date(Format::Iso), Kind::String(StringFormat::Plain)];
    let mut fields: Vec<Vec<Field>> = labels
        .iter()
        .map(|(_, label)| kinds.iter().map(|kind| plain_field(label, kind.clone())).collect())
        .collect();
    let mut seen = 0;
    book.each_row(&head.sheet, &mut |found| {
        if found.number > row.number {
            seen += 1;
            for ((column, _), candidates) in labels.iter().zip(&mut fields) {
                let Some(cell) = found.get(*column) else { continue };
                let written = cell.written();
                let text = written.trim();
                candidates.retain(|field| text == "-" || looks_like(text, field));
            }
        }
        if seen < GUESSED_ROWS { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    let missing = ["", "-", "nc", "nd", "n/a", "#n/a", "#div/0!"].map(str::to_owned).to_vec();
    let chosen = fields.into_iter().zip(&labels).map(|(candidates, (_, label))| {
        let text = || plain_field(label, Kind::String(StringFormat::Plain));
        candidates.into_iter().next().unwrap_or_else(text)
    });
    let schema = TableSchema { fields: chosen.collect(), missing, ..TableSchema::default() };
    let matches = labels.iter().enumerate().map(|(field, (column, label))| Match {
        column: *column,
        label: label.clone(),
        field,
        how: How::Title,
    });
    let found = Columns { matches: matches.collect(), ..Columns::default() };
    Ok((header, schema, found))
}

/// Tells whether a cell looks like one of a type; stricter than reading it, which was told the type.
fn looks_like(text: &str, field: &Field) -> bool {
    let reads = |text: &str| read(&office::plain(text, field, Marks::default()), &field.kind).is_some();
    match field.kind {
        Kind::Year => text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && reads(text),
        // A figure with zeros at its start is a code.
        Kind::Number(_) => {
            let is_code =
                text.len() > 1 && text.starts_with('0') && !text.starts_with("0,") && !text.starts_with("0.");
            let parted = text.split('.').skip(1).all(|part| part.len() == 3);
            !is_code && (reads(text) || (parted && reads(&text.replace('.', ""))))
        }
        Kind::Date(_) => text.contains(['/', '-', '.']) && reads(text),
        _ => true,
    }
}

fn plain_field(label: &str, kind: Kind) -> Field {
    Field {
        name: label.to_owned(),
        kind,
        also: Vec::new(),
        titles: Vec::new(),
        title: None,
        example: None,
        missing: None,
        empty_means: None,
        constraints: Default::default(),
        money: false,
        stands_for_person: false,
        labels: BTreeMap::new(),
    }
}

/// Reads a sheet through once more, and profiles it.
fn profiled(
    book: &mut Workbook,
    path: &Path,
    head: &Head,
    header: usize,
    found: &Columns,
    schema: &TableSchema,
    table: Option<String>,
) -> Result<Shown, Refusal> {
    let row = &head.rows[header];
    let labels = heading::labels(row);
    let matches = &found.matches;
    let feed = Feed { sheet: &head.sheet, header: row.number, labels: &labels, matches, schema, values: &[] };
    let mut profiler = Profiler::new(&schema.fields);
    let mut stored = vec![Stored::Null; schema.fields.len()];
    let seen = conversion::convert(book, &feed, |_, texts| {
        stored.fill(Stored::Null);
        for (known, text) in matches.iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
            let field = &schema.fields[known.field];
            if let Some(value) = read(text, &field.kind) {
                stored[known.field] = office::store(&value, field.money);
            }
        }
        profiler.see(&stored);
        ControlFlow::Continue(())
    })?;
    let text = match book {
        Workbook::PlainText(text) => Some((text.encoding(), text.delimiter())),
        _ => None,
    };
    let near = found.near.iter().map(|near| near.label.clone());
    let others = found.others.iter().map(|(_, label)| label.clone()).filter(|label| !label.is_empty());
    Ok(Shown {
        file: path.display().to_string(),
        table,
        sheet: (!head.sheet.is_empty()).then(|| head.sheet.clone()),
        encoding: text.map(|(encoding, _)| encoding.to_owned()),
        delimiter: text.map(|(_, delimiter)| delimiter),
        comma_columns: seen.comma_columns,
        header_line: row.number,
        rows: seen.rows,
        left_out_count: seen.left_out_count.values().sum(),
        left_out: seen.left_out,
        unknown_columns: near.chain(others).collect(),
        faults: None,
        columns: profiler.profiles(|field| matches.iter().any(|known| known.field == field)),
        titles: titles(schema),
        money: schema.fields.iter().map(|field| field.money).collect(),
    })
}

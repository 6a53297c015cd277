//! Reads the tables of a mission's `state-of-play` folder, each against its schema.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use super::{
    StateOfPlay,
    bounds::Bounds,
    catalogue::Catalogue,
    database::sql_name,
    excerpt::locate,
    office::{self, Beside, Known, Stored},
    problems::{Problems, TableCheck, TableFault},
    standard,
    table_schema::{TableSchema, parse},
};
use crate::{
    language::suggestion,
    mission::source::{FileId, Sources},
};

/// The folder of the tables.
pub(crate) const FOLDER: &str = "state-of-play";

/// How many faults of each kind are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// The first ones.
    First,
    /// All of them.
    All,
}

impl Keep {
    fn limit(self) -> Option<usize> {
        match self {
            Self::First => Some(super::problems::FIRST),
            Self::All => None,
        }
    }
}

/// A table's file and its schema.
struct Given {
    name: String,
    path: PathBuf,
    schema: Result<Arc<TableSchema>, TableFault>,
    /// The schema's own file, where it stands beside the table.
    beside: Option<PathBuf>,
}

/// The columns that are asked for, by table; both by their names in SQL.
pub(crate) type Needs = BTreeMap<String, BTreeSet<String>>;

/// Reads every table of a mission; `row` is given the good rows of each table.
pub(crate) fn read(
    root: &Path,
    catalogue: &Catalogue,
    sources: &mut Sources,
    keep: Keep,
    row: impl FnMut(&str, &TableSchema, &[Stored]),
) -> StateOfPlay {
    read_given(root, list(root, catalogue, |_| true), None, catalogue, sources, keep, row)
}

/// Reads the columns that are asked for, and no other; what is wrong with them is not told.
pub(crate) fn read_only(
    root: &Path,
    needs: &Needs,
    catalogue: &Catalogue,
    sources: &mut Sources,
    row: impl FnMut(&str, &TableSchema, &[Stored]),
) -> StateOfPlay {
    let given = list(root, catalogue, |table| needs.contains_key(&sql_name(table)));
    read_given(root, given, Some(needs), catalogue, sources, Keep::First, row)
}

/// Counts the rows of each table, roughly: the lines below the first that hold something. Nothing is checked.
pub(crate) fn outline(root: &Path, catalogue: &Catalogue) -> StateOfPlay {
    let mut state = StateOfPlay { folder: root.join(FOLDER).is_dir(), ..StateOfPlay::default() };
    for (name, given) in list(root, catalogue, |_| true) {
        let rows = fs::File::open(root.join(&given.path)).map_or(0, filled_lines).saturating_sub(1);
        let schema = given.schema.ok();
        let problems = Problems::default();
        let path = given.path;
        state.tables.push(TableCheck {
            name,
            file: FileId(0),
            path,
            schema_file: None,
            schema,
            rows,
            problems,
        });
    }
    state
}

/// Counts the lines that hold more than delimiters and spaces.
fn filled_lines(file: fs::File) -> u64 {
    use std::io::BufRead as _;
    let lines = io::BufReader::new(file).split(b'\n').map_while(Result::ok);
    let filled = lines.filter(|line| {
        line.iter().any(|byte| !matches!(byte, b',' | b';' | b'\t' | b'"' | b' ' | b'\r' | 0))
    });
    filled.count() as u64
}

fn read_given(
    root: &Path,
    given: BTreeMap<String, Given>,
    needs: Option<&Needs>,
    catalogue: &Catalogue,
    sources: &mut Sources,
    keep: Keep,
    mut row: impl FnMut(&str, &TableSchema, &[Stored]),
) -> StateOfPlay {
    let mut state = StateOfPlay { folder: root.join(FOLDER).is_dir(), ..StateOfPlay::default() };
    let mut known = Known::new();
    for given in in_order(given) {
        let file = root.join(&given.path);
        let mut problems = Problems::keeping(keep.limit());
        let (mut rows, mut schema, mut schema_file) = (0, None, None);
        match given.schema {
            Err(fault) => {
                schema_file = given.beside.as_ref().map(|path| add_text(sources, &root.join(path), path));
                problems.table(fault);
            }
            Ok(described) => {
                let wanted = referenced(catalogue, &given.name);
                let fields = described.fields.iter().map(|field| field.name.as_str()).enumerate();
                let mut seen: Vec<(usize, &str, HashSet<String>)> = fields
                    .filter(|(_, name)| wanted.contains(name))
                    .map(|(index, name)| (index, name, HashSet::new()))
                    .collect();
                let bounds = bounds(catalogue, &given.name, &described);
                let only = needs.and_then(|needs| needs.get(&sql_name(&given.name)));
                let beside = Beside { known: &known, bounds: bounds.as_ref(), only };
                let before = state_of(&file);
                let read = office::check(&file, &described, beside, &mut problems, |stored| {
                    for (index, _, values) in &mut seen {
                        if let Stored::Text(text) = &stored[*index]
                            && !values.contains(text)
                        {
                            values.insert(text.clone());
                        }
                    }
                    row(&given.name, &described, stored);
                });
                rows = settle(read, &mut problems);
                if before != state_of(&file) {
                    problems.table(TableFault::Changed);
                }
                for (_, name, values) in seen.into_iter().filter(|(_, _, values)| !values.is_empty()) {
                    known.insert((given.name.clone(), name.to_owned()), values);
                }
                schema = Some(described);
            }
        }
        let (name, path) = (given.name, given.path);
        let check = TableCheck { name, file: FileId(0), path, schema_file, schema, rows, problems };
        state.tables.push(locate(sources, check, &file));
    }
    state.tables.sort_by(|a, b| a.name.cmp(&b.name));
    state
}

/// Adds a text file to the sources; nothing of it where it cannot be read.
fn add_text(sources: &mut Sources, file: &Path, path: &Path) -> FileId {
    sources.add(path, String::from_utf8_lossy(&fs::read(file).unwrap_or_default()).into_owned())
}

/// Returns what changes when a file is written to.
fn state_of(file: &Path) -> Option<(u64, SystemTime)> {
    let about = fs::metadata(file).ok()?;
    Some((about.len(), about.modified().ok()?))
}

fn bounds(catalogue: &Catalogue, table: &str, schema: &TableSchema) -> Option<Bounds> {
    let csv = catalogue.table(table)?.bounds?;
    Some(Bounds::read(schema.bounds.clone()?, csv))
}

fn settle(read: io::Result<u64>, problems: &mut Problems) -> u64 {
    read.unwrap_or_else(|error| {
        problems.table(match error.kind() {
            io::ErrorKind::InvalidInput => TableFault::NotAFile,
            _ => TableFault::Unreadable { reason: error.to_string() },
        });
        0
    })
}

/// Checks one file against one schema, as the standard's reference implementation does.
pub(crate) fn check_file(file: &Path, schema: &Path, sources: &mut Sources, keep: Keep) -> TableCheck {
    let mut problems = Problems::keeping(keep.limit());
    let (mut rows, mut described, mut schema_file) = (0, None, None);
    match read_schema(schema) {
        Err(faults) => {
            schema_file = Some(add_text(sources, schema, schema));
            faults.into_iter().for_each(|fault| problems.table(fault));
        }
        Ok(schema) => {
            let before = state_of(file);
            let read = standard::check(file, &schema, &mut problems);
            rows = settle(read, &mut problems);
            if before != state_of(file) {
                problems.table(TableFault::Changed);
            }
            described = Some(Arc::new(schema));
        }
    }
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let path = file.to_owned();
    let check = TableCheck { name, file: FileId(0), path, schema_file, schema: described, rows, problems };
    locate(sources, check, file)
}

fn read_schema(path: &Path) -> Result<TableSchema, Vec<TableFault>> {
    let unreadable =
        |error: io::Error| vec![TableFault::Unreadable { reason: format!("{}: {error}", path.display()) }];
    let bytes = fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8_lossy(&bytes);
    parse(&text).map_err(|problems| problems.into_iter().map(TableFault::Schema).collect())
}

/// Lists the CSV files of the folder, each with the schema beside it or the tool's.
fn list(root: &Path, catalogue: &Catalogue, wanted: impl Fn(&str) -> bool) -> BTreeMap<String, Given> {
    let mut found = BTreeMap::new();
    let Ok(entries) = fs::read_dir(root.join(FOLDER)) else { return found };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let table = name.strip_suffix(".csv").filter(|table| !table.starts_with('.') && wanted(table));
        let Some(table) = table else { continue };
        let path = Path::new(FOLDER).join(&name);
        let beside = Path::new(FOLDER).join(format!("{table}.schema.json"));
        let outside = [entry.path(), root.join(&beside)].iter().any(|path| leads_out(root, path));
        let schema = if outside { Err(TableFault::LinkOutside) } else { schema_of(root, table, catalogue) };
        let beside = (!outside && root.join(&beside).is_file()).then_some(beside);
        found.insert(table.to_owned(), Given { name: table.to_owned(), path, schema, beside });
    }
    found
}

/// Tells whether a link, the file itself or a folder above it, leads out of the mission.
fn leads_out(root: &Path, path: &Path) -> bool {
    match (fs::canonicalize(root), fs::canonicalize(path)) {
        (Ok(root), Ok(target)) => !target.starts_with(root),
        // A link that leads nowhere is said to be unreadable.
        _ => false,
    }
}

pub(super) fn schema_of(
    root: &Path,
    table: &str,
    catalogue: &Catalogue,
) -> Result<Arc<TableSchema>, TableFault> {
    let beside = root.join(FOLDER).join(format!("{table}.schema.json"));
    if beside.is_file() {
        return read_schema(&beside).map(Arc::new).map_err(|mut faults| faults.swap_remove(0));
    }
    match catalogue.table(table) {
        Some(known) => parse(known.schema)
            .map(Arc::new)
            .map_err(|mut problems| TableFault::Schema(problems.swap_remove(0))),
        None => {
            let names = catalogue.tools.iter().flat_map(|tool| &tool.tables).map(|table| table.name.as_str());
            Err(TableFault::Unknown { nearest: suggestion::nearest(table, names).map(str::to_owned) })
        }
    }
}

/// Puts the tables that others name first, so that their keys are known.
fn in_order(mut given: BTreeMap<String, Given>) -> Vec<Given> {
    let mut ordered = Vec::with_capacity(given.len());
    while !given.is_empty() {
        let waits = |table: &Given| {
            let keys = table.schema.as_ref().map(|schema| schema.foreign_keys.as_slice()).unwrap_or_default();
            keys.iter().any(|key| key.table != table.name && given.contains_key(&key.table))
        };
        // In a circle the first by name goes first.
        let next = given.values().find(|table| !waits(table)).or_else(|| given.values().next());
        let Some(name) = next.map(|table| table.name.clone()) else { break };
        ordered.extend(given.remove(&name));
    }
    ordered
}

/// Returns the columns of a table that other tables' foreign keys name.
fn referenced<'c>(catalogue: &'c Catalogue, table: &str) -> HashSet<&'c str> {
    let keys = catalogue.tools.iter().flat_map(|tool| &tool.tables).flat_map(|table| &table.references);
    keys.filter(|(name, _)| name == table).map(|(_, column)| column.as_str()).collect()
}

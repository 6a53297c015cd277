//! Reads the tables of a mission's `state-of-play` folder, each against its schema.

use std::{
    collections::{BTreeSet, HashSet},
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use super::{
    StateOfPlay,
    bounds::Bounds,
    catalogue::Catalogue,
    database::Needs,
    excerpt::locate,
    office::{self, Beside, Known, Rows, Stored},
    problems::{Problems, TableCheck, TableFault},
    standard,
    table_schema::{TableSchema, parse},
};
use crate::{
    language::{suggestion, system::refusal, text},
    mission::{
        cores, read_bounded,
        source::{FileId, Sources},
    },
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

/// A table's file.
struct Listed {
    name: String,
    path: PathBuf,
    bytes: u64,
    /// The schema's own file, where it stands beside the table.
    beside: Option<PathBuf>,
    /// Whether a link leads out of the mission.
    outside: bool,
}

/// A table's file and its schema.
struct Given {
    table: Listed,
    schema: Result<Arc<TableSchema>, TableFault>,
}

/// What is given the good rows of each table; the rows of one come in their order, from one thread.
pub(crate) type HandOn<'h> = &'h (dyn Fn(&str, &TableSchema, Rows<'_>) + Sync);

/// Reads every table of a mission.
pub(crate) fn read(
    root: &Path,
    catalogue: &Catalogue,
    sources: &mut Sources,
    keep: Keep,
    hand_on: HandOn<'_>,
) -> StateOfPlay {
    let mut state = StateOfPlay { folder: root.join(FOLDER).is_dir(), ..StateOfPlay::default() };
    let mut known = Known::new();
    let given = cores::map(list(root, |_| true), |table| Given::new(table, root, catalogue));
    for wave in waves(given) {
        let reader = Reader { root, catalogue, needs: None, keep, hand_on, known: &known };
        let read = cores::map(wave, |given| reader.table(given));
        for (mut check, beside, values) in read {
            if check.schema.is_none() {
                check.schema_file = beside.map(|path| add_text(sources, &root.join(&path), &path));
            }
            known.extend(values);
            let file = root.join(&check.path);
            state.tables.push(locate(sources, check, &file));
        }
    }
    state.tables.sort_by(|a, b| a.name.cmp(&b.name));
    state
}

/// Reads the columns that are asked for, and no other; what is wrong with them is not told.
pub(crate) fn read_only(
    root: &Path,
    needs: &Needs,
    catalogue: &Catalogue,
    hand_on: HandOn<'_>,
) -> Vec<PathBuf> {
    let known = Known::new();
    let reader = Reader { root, catalogue, needs: Some(needs), keep: Keep::First, hand_on, known: &known };
    let tables = list(root, |table| needs.table(table));
    let read = cores::map(tables, |table| {
        let (check, ..) = reader.table(Given::new(table, root, catalogue));
        check.is_half_read().then_some(check.path)
    });
    read.into_iter().flatten().collect()
}

/// Counts the rows of each table, roughly: the lines below the first that hold something. Nothing is checked.
pub(crate) fn outline(root: &Path, catalogue: &Catalogue) -> StateOfPlay {
    let mut state = StateOfPlay { folder: root.join(FOLDER).is_dir(), ..StateOfPlay::default() };
    let mut listed = list(root, |_| true);
    listed.sort_by(|a, b| a.name.cmp(&b.name));
    for table in listed {
        let path = root.join(&table.path);
        // A pipe would be waited for, and a link may lead to what has no end.
        let ordinary = !table.outside && path.metadata().is_ok_and(|metadata| metadata.is_file());
        let opened = ordinary.then(|| fs::File::open(&path).ok()).flatten();
        let rows = opened.map_or(0, filled_lines).saturating_sub(1);
        let given = Given::new(table, root, catalogue);
        state.tables.push(TableCheck { rows, ..given.unread() });
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

/// What tables are read with.
struct Reader<'r> {
    root: &'r Path,
    catalogue: &'r Catalogue,
    /// The columns that are asked for; all if none.
    needs: Option<&'r Needs>,
    keep: Keep,
    hand_on: HandOn<'r>,
    /// The values of the tables read before.
    known: &'r Known,
}

/// A table that was read, its schema's own file, and the values that other tables' foreign keys may name.
type ReadTable = (TableCheck, Option<PathBuf>, Known);

impl Reader<'_> {
    fn table(&self, given: Given) -> ReadTable {
        let mut check = given.unread();
        let mut values = Known::new();
        check.problems = Problems::keeping(self.keep.limit());
        match (given.schema, &check.schema) {
            (Err(fault), _) => check.problems.table(fault),
            (Ok(_), None) => {}
            (Ok(_), Some(schema)) => {
                let file = self.root.join(&check.path);
                let before = state_of(&file);
                let read = self.rows(&check.name, &file, schema, &mut check.problems, &mut values);
                check.rows = settle(read, &mut check.problems);
                if before != state_of(&file) {
                    check.problems.table(TableFault::Changed);
                }
            }
        }
        (check, given.table.beside, values)
    }

    fn rows(
        &self,
        name: &str,
        file: &Path,
        schema: &TableSchema,
        problems: &mut Problems,
        values: &mut Known,
    ) -> io::Result<u64> {
        // Where nothing is checked, no key is.
        let wanted = if self.needs.is_some() { HashSet::new() } else { referenced(self.catalogue, name) };
        let fields = schema.fields.iter().map(|field| field.name.as_str()).enumerate();
        let mut seen: Vec<(usize, &str, HashSet<String>)> = fields
            .filter(|(_, name)| wanted.contains(name))
            .map(|(index, name)| (index, name, HashSet::new()))
            .collect();
        let bounds = bounds(self.catalogue, name, schema);
        let beside = Beside {
            known: self.known,
            bounds: bounds.as_ref(),
            only: self.needs.map(|needs| (name, needs)),
        };
        let read = office::check(file, schema, beside, problems, |rows| {
            for (index, _, values) in &mut seen {
                for row in rows.iter() {
                    if let Stored::Text(text) = row.get(*index)
                        && !values.contains(text)
                    {
                        values.insert(text.clone());
                    }
                }
            }
            (self.hand_on)(name, schema, rows);
        });
        let filled = seen.into_iter().filter(|(_, _, values)| !values.is_empty());
        values.extend(filled.map(|(_, column, values)| ((name.to_owned(), column.to_owned()), values)));
        read
    }
}

/// Adds a text file to the sources; nothing of it where it cannot be read.
fn add_text(sources: &mut Sources, file: &Path, path: &Path) -> FileId {
    sources.add(path, String::from_utf8_lossy(&read_bounded(file).unwrap_or_default()).into_owned())
}

/// Returns what changes when a file is written to.
fn state_of(file: &Path) -> Option<(u64, SystemTime)> {
    let about = fs::metadata(file).ok()?;
    Some((about.len(), about.modified().ok()?))
}

fn bounds(catalogue: &Catalogue, table: &str, schema: &TableSchema) -> Option<Bounds> {
    let csv = catalogue.table(table)?.bounds()?;
    Some(Bounds::read(schema.bounds.clone()?, csv))
}

fn settle(read: io::Result<u64>, problems: &mut Problems) -> u64 {
    read.unwrap_or_else(|error| {
        problems.table(match error.kind() {
            io::ErrorKind::InvalidInput => TableFault::NotAFile,
            _ => TableFault::Unreadable { reason: refusal(&error) },
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
    let unreadable = |error: io::Error| {
        vec![TableFault::Unreadable {
            reason: text!(
                "{path} : {why}",
                "{path}: {why}",
                path = path.display().to_string(),
                why = refusal(&error)
            ),
        }]
    };
    let bytes = read_bounded(path).map_err(unreadable)?;
    let text = String::from_utf8_lossy(&bytes);
    parse(&text).map_err(|problems| problems.into_iter().map(TableFault::Schema).collect())
}

/// Lists the CSV files of the folder that are wanted, the largest first, so that the cores end together.
fn list(root: &Path, wanted: impl Fn(&str) -> bool) -> Vec<Listed> {
    let folder = root.join(FOLDER);
    let Ok(entries) = fs::read_dir(&folder) else { return Vec::new() };
    let outside = leads_out(root, &folder);
    let mut found: Vec<Listed> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let file = entry.file_name().to_string_lossy().into_owned();
            let name = file.strip_suffix(".csv").filter(|name| !name.starts_with('.') && wanted(name))?;
            let beside = Path::new(FOLDER).join(format!("{name}.schema.json"));
            let outside = outside || link_out(root, &entry.path()) || link_out(root, &root.join(&beside));
            Some(Listed {
                name: name.to_owned(),
                path: Path::new(FOLDER).join(&file),
                bytes: entry.metadata().map_or(0, |metadata| metadata.len()),
                beside: (!outside && root.join(&beside).is_file()).then_some(beside),
                outside,
            })
        })
        .collect();
    found.sort_by(|a, b| (b.bytes, &a.name).cmp(&(a.bytes, &b.name)));
    found
}

/// Tells whether a file is a link that leads out of the mission; most are no link, and need no looking up.
fn link_out(root: &Path, path: &Path) -> bool {
    path.is_symlink() && leads_out(root, path)
}

impl Given {
    fn new(table: Listed, root: &Path, catalogue: &Catalogue) -> Self {
        let schema = if table.outside {
            Err(TableFault::LinkOutside)
        } else {
            schema_of(root, &table.name, catalogue)
        };
        Self { table, schema }
    }

    /// Returns the table as long as nothing of it is read.
    fn unread(&self) -> TableCheck {
        TableCheck {
            name: self.table.name.clone(),
            file: FileId(0),
            path: self.table.path.clone(),
            schema_file: None,
            schema: self.schema.as_ref().ok().cloned(),
            rows: 0,
            problems: Problems::default(),
        }
    }
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

/// Puts the tables that others name before them, so that their keys are known; those of a wave do not wait for each other.
fn waves(mut given: Vec<Given>) -> Vec<Vec<Given>> {
    let mut waves = Vec::new();
    while !given.is_empty() {
        let names: BTreeSet<String> = given.iter().map(|given| given.table.name.clone()).collect();
        let waits = |given: &Given| {
            let keys = given.schema.as_ref().map(|schema| schema.foreign_keys.as_slice()).unwrap_or_default();
            keys.iter().any(|key| key.table != given.table.name && names.contains(&key.table))
        };
        let (mut wave, mut rest): (Vec<_>, Vec<_>) = given.into_iter().partition(|given| !waits(given));
        if wave.is_empty() {
            // In a circle the first by name goes first.
            rest.sort_by(|a, b| b.table.name.cmp(&a.table.name));
            wave.extend(rest.pop());
        }
        waves.push(wave);
        given = rest;
    }
    waves
}

/// Returns the columns of a table that other tables' foreign keys name.
fn referenced<'c>(catalogue: &'c Catalogue, table: &str) -> HashSet<&'c str> {
    let keys = catalogue.tools.iter().flat_map(|tool| &tool.tables).flat_map(|table| table.references());
    keys.filter(|(name, _)| name == table).map(|(_, column)| column.as_str()).collect()
}

//! The nine tools, as the data folders beside this file describe them.

use std::{
    collections::BTreeMap,
    sync::{LazyLock, OnceLock},
};

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::unit::{self, Unit};
use crate::{
    language::{Language, Text, vocabulary::Vocabulary as _},
    mission::vocabulary::{Direction, Nature, Origin},
};

/// The tools' folders, embedded whole: adding a tool is adding a folder.
static TOOLS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/state_of_play/tools");

/// The tools' descriptions, turned into JSON by `build.rs`.
static DESCRIBED: &str = include_str!(concat!(env!("OUT_DIR"), "/tools.json"));

/// The nine tools and their indicators.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    /// The tools, in the method's order.
    pub(crate) tools: Vec<Tool>,
}

/// One of the method's nine tools.
#[derive(Debug)]
pub(crate) struct Tool {
    /// Its id: the name of its folder.
    pub(crate) id: String,
    /// Its number in the method.
    pub(crate) number: u8,
    /// Its name.
    pub(crate) title: Text,
    /// What it is for.
    pub(crate) summary: Text,
    /// Its tables, by name.
    pub(crate) tables: Vec<Table>,
    /// The nature of a fact suggested from its indicators.
    pub(crate) nature: Nature,
    /// The origin of such a fact.
    pub(crate) origin: Origin,
    /// Views that its indicators' queries share.
    pub(crate) views: Vec<View>,
    /// Its indicators.
    pub(crate) indicators: Vec<Indicator>,
}

/// A query that other queries read as a table.
#[derive(Debug)]
pub(crate) struct View {
    /// Its name.
    pub(crate) name: String,
    /// The query.
    pub(crate) body: String,
}

/// A table of a tool.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name: that of its CSV file.
    pub(crate) name: String,
    /// The Table Schema, as it stands in the folder.
    pub(crate) schema: &'static str,
    folder: &'static Dir<'static>,
    described: OnceLock<Described>,
}

/// What a table's schema says; read the first time it is asked for, since most commands ask for few tables.
#[derive(Debug, Default)]
struct Described {
    columns: Vec<Column>,
    bounds: Option<&'static str>,
    references: Vec<(String, String)>,
}

impl Table {
    /// Returns the columns, in order.
    pub(crate) fn columns(&self) -> &[Column] {
        &self.described().columns
    }

    /// Returns the bounds beside the schema, if it names any.
    pub(crate) fn bounds(&self) -> Option<&'static str> {
        self.described().bounds
    }

    /// Returns the tables and columns that its foreign keys name.
    pub(crate) fn references(&self) -> &[(String, String)] {
        &self.described().references
    }

    fn described(&self) -> &Described {
        self.described.get_or_init(|| described(self.schema, self.folder).unwrap_or_default())
    }

    /// Returns the header line of the table's CSV: French titles or English names.
    pub(crate) fn header(&self, language: Language) -> String {
        let titles = self.columns().iter().map(|column| match (language, &column.titles) {
            (Language::French, Some(titles)) => titles.fr.as_str(),
            (Language::French, None) | (Language::English, _) => column.name.as_str(),
        });
        titles.map(quoted).collect::<Vec<_>>().join(",") + "\n"
    }
}

fn quoted(title: &str) -> String {
    if title.contains([',', '"']) { format!("\"{}\"", title.replace('"', "\"\"")) } else { title.to_owned() }
}

/// A column of a table.
#[derive(Debug)]
pub(crate) struct Column {
    /// The English name.
    pub(crate) name: String,
    /// The titles in both languages.
    pub(crate) titles: Option<Names>,
    /// The standard's name of its type.
    pub(crate) kind: String,
    /// Whether it holds euros.
    pub(crate) money: bool,
    /// The names of its closed list's values.
    pub(crate) labels: BTreeMap<String, Names>,
}

/// An indicator of a tool.
#[derive(Debug)]
pub(crate) struct Indicator {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) label: Text,
    /// Its unit.
    pub(crate) unit: Unit,
    /// Whether more of it is better.
    pub(crate) direction: Direction,
    /// The tables without which it cannot be computed.
    pub(crate) tables: Vec<String>,
    /// How it is computed, in words.
    pub(crate) formula: Text,
    /// The query: columns `year` and `value`, and `numerator`, `denominator`, `margin`, `answers` where they make sense.
    pub(crate) sql: String,
    /// The same by a column: `key` beside the others.
    pub(crate) breakdowns: Vec<Breakdown>,
    /// What it is compared with.
    pub(crate) benchmarks: Vec<Benchmark>,
    /// The nature of a fact suggested from it, where it is not its tool's.
    pub(crate) nature: Option<Nature>,
    /// The origin of such a fact, likewise.
    pub(crate) origin: Option<Origin>,
}

/// An indicator by a column.
#[derive(Debug)]
pub(crate) struct Breakdown {
    /// The column's name.
    pub(crate) by: String,
    /// What it shows.
    pub(crate) label: Text,
    /// The table and the column whose closed list names the keys.
    pub(crate) labels: Option<(String, String)>,
    /// The keys' names, where no column lists them.
    pub(crate) names: BTreeMap<String, Names>,
    /// The query.
    pub(crate) sql: String,
}

/// A published figure that an indicator is compared with.
#[derive(Clone, Debug)]
pub(crate) struct Benchmark {
    /// What it is.
    pub(crate) label: Text,
    /// The figure itself, where it is one.
    pub(crate) value: Option<f64>,
    /// The lowest that is right.
    pub(crate) low: Option<f64>,
    /// The highest that is right.
    pub(crate) high: Option<f64>,
    /// Who published it.
    pub(crate) source: String,
    /// The year that it is of.
    pub(crate) year: Option<i64>,
}

/// A name in both languages, in a data file.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Names {
    /// French.
    pub(crate) fr: String,
    /// English.
    pub(crate) en: String,
}

impl Names {
    /// Returns the name in one language.
    pub(crate) fn in_(&self, language: Language) -> &str {
        match language {
            Language::French => &self.fr,
            Language::English => &self.en,
        }
    }

    /// Returns the name as a text.
    pub(crate) fn text(&self) -> Text {
        Text { fr: self.fr.clone().into(), en: self.en.clone().into() }
    }
}

/// What stands in the files of a tool.
#[derive(Deserialize)]
struct ToolFiles {
    tool: ToolFile,
    indicators: IndicatorsFile,
    benchmarks: BenchmarksFile,
}

#[derive(Deserialize)]
struct ToolFile {
    id: String,
    number: u8,
    title: Names,
    summary: Names,
    fact: FactEntry,
}

#[derive(Deserialize)]
struct FactEntry {
    nature: String,
    origin: String,
}

#[derive(Deserialize)]
struct IndicatorsFile {
    #[serde(default)]
    indicator: Vec<IndicatorEntry>,
}

#[derive(Deserialize)]
struct IndicatorEntry {
    id: String,
    label: Names,
    unit: String,
    direction: String,
    tables: Vec<String>,
    formula: Names,
    sql: String,
    nature: Option<String>,
    origin: Option<String>,
    #[serde(default)]
    breakdown: Vec<BreakdownEntry>,
}

#[derive(Deserialize)]
struct BreakdownEntry {
    by: String,
    label: Names,
    labels: Option<String>,
    #[serde(default)]
    names: BTreeMap<String, Names>,
    sql: String,
}

#[derive(Deserialize)]
struct BenchmarksFile {
    #[serde(default)]
    benchmark: Vec<BenchmarkEntry>,
}

#[derive(Deserialize)]
struct BenchmarkEntry {
    indicator: String,
    label: Names,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    source: String,
    year: Option<i64>,
}

#[derive(Deserialize)]
struct SchemaFile {
    #[serde(default)]
    fields: Vec<FieldEntry>,
    #[serde(default, rename = "foreignKeys")]
    foreign_keys: Vec<ForeignKey>,
    #[serde(default)]
    bounds: Option<BoundsFile>,
}

#[derive(Deserialize)]
struct BoundsFile {
    file: String,
}

#[derive(Deserialize)]
struct FieldEntry {
    name: String,
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default, rename = "rdfType")]
    rdf_type: String,
    #[serde(default)]
    titles: Option<Names>,
    #[serde(default)]
    labels: BTreeMap<String, Names>,
}

#[derive(Deserialize)]
struct ForeignKey {
    reference: Reference,
}

#[derive(Deserialize)]
struct Reference {
    #[serde(default)]
    resource: String,
    fields: Vec<String>,
}

/// Returns the tools; read once, the first time they are asked for.
pub(crate) fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(read);
    &CATALOGUE
}

fn read() -> Catalogue {
    let mut files = tool_files();
    let mut tools: Vec<Tool> =
        TOOLS.dirs().filter_map(|folder| tool(folder, files.remove(folder.path().to_str()?)?)).collect();
    tools.sort_by_key(|tool| tool.number);
    Catalogue { tools }
}

/// Reads the descriptions of the tools, by folder; a test proves that none is left out for being wrong.
fn tool_files() -> BTreeMap<String, ToolFiles> {
    serde_json::from_str(DESCRIBED).unwrap_or_default()
}

fn tool(folder: &'static Dir<'static>, files: ToolFiles) -> Option<Tool> {
    let file = |name: &str| folder.get_file(folder.path().join(name))?.contents_utf8();
    let ToolFiles { tool: about, indicators, benchmarks } = files;
    let mut tables: Vec<Table> = folder.files().filter_map(|file| table(file, folder)).collect();
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    Some(Tool {
        id: about.id,
        number: about.number,
        title: about.title.text(),
        summary: about.summary.text(),
        tables,
        nature: Nature::parse(&about.fact.nature)?,
        origin: Origin::parse(&about.fact.origin)?,
        views: file("views.sql").map_or_else(Vec::new, |sql| views(sql).collect()),
        indicators: indicators
            .indicator
            .into_iter()
            .map(|entry| indicator(entry, &benchmarks.benchmark))
            .collect::<Option<_>>()?,
    })
}

/// Reads `CREATE VIEW name AS`, and the query up to the semicolon at a line's end.
fn views(sql: &str) -> impl Iterator<Item = View> {
    let written = sql.split("\nCREATE VIEW ").skip(1);
    written.filter_map(|view| {
        let (name, rest) = view.split_once(" AS\n")?;
        let (body, _) = rest.split_once(";\n")?;
        Some(View { name: name.to_owned(), body: body.to_owned() })
    })
}

fn indicator(entry: IndicatorEntry, benchmarks: &[BenchmarkEntry]) -> Option<Indicator> {
    let own = benchmarks.iter().filter(|benchmark| benchmark.indicator == entry.id);
    let benchmarks = own.map(|benchmark| Benchmark {
        label: benchmark.label.text(),
        value: benchmark.value,
        low: benchmark.low,
        high: benchmark.high,
        source: benchmark.source.clone(),
        year: benchmark.year,
    });
    let breakdowns = entry.breakdown.into_iter().map(|breakdown| {
        let labels = breakdown.labels.as_deref().and_then(|place| place.split_once('.'));
        Breakdown {
            labels: labels.map(|(table, column)| (table.to_owned(), column.to_owned())),
            by: breakdown.by,
            label: breakdown.label.text(),
            names: breakdown.names,
            sql: breakdown.sql,
        }
    });
    Some(Indicator {
        unit: unit::known(&entry.unit)?,
        direction: Direction::parse(&entry.direction)?,
        label: entry.label.text(),
        formula: entry.formula.text(),
        tables: entry.tables,
        sql: entry.sql,
        breakdowns: breakdowns.collect(),
        benchmarks: benchmarks.collect(),
        nature: entry.nature.as_deref().and_then(Nature::parse),
        origin: entry.origin.as_deref().and_then(Origin::parse),
        id: entry.id,
    })
}

fn table(file: &'static include_dir::File<'static>, folder: &'static Dir<'static>) -> Option<Table> {
    let name = file.path().file_name()?.to_str()?.strip_suffix(".schema.json")?.to_owned();
    Some(Table { name, schema: file.contents_utf8()?, folder, described: OnceLock::new() })
}

/// Reads a schema; a test proves that each of the tools' can be.
fn described(schema: &str, folder: &'static Dir<'static>) -> Option<Described> {
    let parsed: SchemaFile = serde_json::from_str(schema).ok()?;
    let references = parsed.foreign_keys.into_iter().flat_map(|key| {
        let Reference { resource, fields } = key.reference;
        fields.into_iter().map(move |field| (resource.clone(), field))
    });
    let bounds = parsed.bounds.and_then(|named| {
        let file = folder.get_file(folder.path().join(named.file));
        file?.contents_utf8()
    });
    let columns = parsed.fields.into_iter().map(|field| Column {
        kind: field.kind,
        money: field.rdf_type.ends_with("MonetaryAmount"),
        name: field.name,
        titles: field.titles,
        labels: field.labels,
    });
    Some(Described { columns: columns.collect(), bounds, references: references.collect() })
}

impl Catalogue {
    /// Returns the indicator with an id.
    pub(crate) fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators().find(|indicator| indicator.id == id)
    }

    /// Returns the indicators of all tools.
    pub(crate) fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.tools.iter().flat_map(|tool| &tool.indicators)
    }

    /// Returns the table with a name.
    pub(crate) fn table(&self, name: &str) -> Option<&Table> {
        self.tools.iter().flat_map(|tool| &tool.tables).find(|table| table.name == name)
    }

    /// Returns the closed list that names a breakdown's keys; `None` where they are words of the table's own.
    pub(crate) fn key_names<'c>(&'c self, breakdown: &'c Breakdown) -> Option<&'c BTreeMap<String, Names>> {
        match &breakdown.labels {
            Some((table, column)) => {
                let column = self.table(table)?.columns().iter().find(|known| known.name == *column)?;
                Some(&column.labels)
            }
            None => (!breakdown.names.is_empty()).then_some(&breakdown.names),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_folder_is_read_and_they_are_nine() {
        let numbers: Vec<u8> = catalogue().tools.iter().map(|tool| tool.number).collect();
        assert_eq!(numbers, (1..=9).collect::<Vec<_>>());
        let folders = TOOLS.dirs().count();
        assert_eq!(folders, 9);
        let schemas = TOOLS
            .dirs()
            .flat_map(Dir::files)
            .filter(|file| file.path().to_string_lossy().ends_with(".schema.json"))
            .count();
        let tables: Vec<&Table> = catalogue().tools.iter().flat_map(|tool| &tool.tables).collect();
        assert_eq!(tables.len(), schemas);
        for table in tables {
            assert!(!table.columns().is_empty(), "{}", table.name);
            assert_eq!(table.bounds().is_some(), table.schema.contains("\"bounds\""), "{}", table.name);
        }
    }

    #[test]
    fn every_view_of_the_tools_is_read() {
        for tool in &catalogue().tools {
            let folder = TOOLS.dirs().find(|folder| folder.path().ends_with(&tool.id)).expect("its folder");
            let file = folder.get_file(folder.path().join("views.sql"));
            let text = file.and_then(include_dir::File::contents_utf8).unwrap_or_default();
            assert_eq!(tool.views.len(), text.matches("CREATE VIEW").count(), "{}", tool.id);
        }
    }

    #[test]
    fn no_two_indicators_share_an_id() {
        let mut ids: Vec<&str> = catalogue().indicators().map(|indicator| indicator.id.as_str()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }

    #[test]
    fn indicators_name_tables_and_lists_that_are_there() {
        for indicator in catalogue().indicators() {
            for table in &indicator.tables {
                assert!(catalogue().table(table).is_some(), "{}: {table}", indicator.id);
            }
            for breakdown in &indicator.breakdowns {
                let named = breakdown.labels.is_some() || !breakdown.names.is_empty();
                let names = catalogue().key_names(breakdown);
                let filled = names.is_some_and(|names| !names.is_empty());
                assert_eq!(named, filled, "{} by {}", indicator.id, breakdown.by);
            }
        }
    }

    #[test]
    fn benchmarks_are_of_indicators_that_are_there_and_give_their_source() {
        for benchmark in tool_files().into_values().flat_map(|files| files.benchmarks.benchmark) {
            assert!(catalogue().indicator(&benchmark.indicator).is_some(), "{}", benchmark.indicator);
            assert!(!benchmark.source.is_empty(), "{}", benchmark.indicator);
        }
    }
}

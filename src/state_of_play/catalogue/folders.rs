//! The tools' folders as they stand embedded in the program, read into the catalogue.

use std::{collections::BTreeMap, sync::OnceLock};

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::{Benchmark, Breakdown, Catalogue, Column, Described, Indicator, Names, Table, Tool, View};
use crate::{
    language::vocabulary::Vocabulary as _,
    mission::vocabulary::{Direction, Nature, Origin},
    state_of_play::unit,
};

/// The tools' folders, embedded whole: adding a tool is adding a folder.
pub(super) static TOOLS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/state_of_play/tools");

/// The tools' descriptions, turned into JSON by `build.rs`.
static DESCRIBED: &str = include_str!(concat!(env!("OUT_DIR"), "/tools.json"));

/// What stands in the files of a tool.
#[derive(Deserialize)]
pub(super) struct ToolFiles {
    tool: ToolFile,
    indicators: IndicatorsFile,
    pub(super) benchmarks: BenchmarksFile,
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
    key: bool,
    #[serde(default)]
    portrait: bool,
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
pub(super) struct BenchmarksFile {
    #[serde(default)]
    pub(super) benchmark: Vec<BenchmarkEntry>,
}

#[derive(Deserialize)]
pub(super) struct BenchmarkEntry {
    pub(super) indicator: String,
    label: Names,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    pub(super) source: String,
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

/// Reads the tools.
pub(super) fn read() -> Catalogue {
    let mut files = tool_files();
    let mut tools: Vec<Tool> =
        TOOLS.dirs().filter_map(|folder| tool(folder, files.remove(folder.path().to_str()?)?)).collect();
    tools.sort_by_key(|tool| tool.number);
    Catalogue { tools }
}

/// Reads the descriptions of the tools, by folder; a test proves that none is left out for being wrong.
pub(super) fn tool_files() -> BTreeMap<String, ToolFiles> {
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
        key: entry.key,
        portrait: entry.portrait,
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
pub(super) fn described(schema: &str, folder: &'static Dir<'static>) -> Option<Described> {
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

//! The nine tools, as the data folders beside this file describe them.

mod folders;

use std::{
    collections::BTreeMap,
    sync::{LazyLock, OnceLock},
};

use include_dir::Dir;
use serde::Deserialize;

use super::unit::Unit;
use crate::{
    language::{Language, Text},
    mission::vocabulary::{Direction, Nature, Origin},
};

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
        self.described.get_or_init(|| folders::described(self.schema, self.folder).unwrap_or_default())
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
    /// Whether reports show it even where no fact names it: what those who decide ask for.
    pub(crate) key: bool,
    /// Whether it says what the territory and the office are.
    pub(crate) portrait: bool,
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

/// Returns the tools; read once, the first time they are asked for.
pub(crate) fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(folders::read);
    &CATALOGUE
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
    use super::{
        folders::{TOOLS, tool_files},
        *,
    };

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

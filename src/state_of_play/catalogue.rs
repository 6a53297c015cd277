//! The nine tools, as the data folders beside this file describe them.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::language::{Language, Text};

/// The tools' folders, embedded whole: adding a tool is adding a folder.
static TOOLS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/state_of_play/tools");

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
    /// Its indicators.
    pub(crate) indicators: Vec<Indicator>,
}

/// A table of a tool.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name: that of its CSV file.
    pub(crate) name: String,
    /// The Table Schema, as it stands in the folder.
    pub(crate) schema: &'static str,
    /// The columns, in order.
    pub(crate) fields: Vec<Field>,
    /// The tables and columns that its foreign keys name.
    pub(crate) references: Vec<(String, String)>,
}

impl Table {
    /// Returns the header line of the table's CSV: French titles or English names.
    pub(crate) fn header(&self, language: Language) -> String {
        let titles = self.fields.iter().map(|field| match (language, &field.titles) {
            (Language::French, Some(titles)) => titles.fr.as_str(),
            (Language::French, None) | (Language::English, _) => field.name.as_str(),
        });
        titles.map(quoted).collect::<Vec<_>>().join(",") + "\n"
    }
}

fn quoted(title: &str) -> String {
    if title.contains([',', '"']) { format!("\"{}\"", title.replace('"', "\"\"")) } else { title.to_owned() }
}

/// A column of a table.
#[derive(Debug, Deserialize)]
pub(crate) struct Field {
    /// The English name.
    pub(crate) name: String,
    /// The titles in both languages.
    #[serde(default)]
    pub(crate) titles: Option<Names>,
}

/// An indicator of a tool.
#[derive(Debug, Deserialize)]
pub(crate) struct Indicator {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) label: Names,
    /// Its unit.
    pub(crate) unit: String,
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

    /// Returns the name in both languages.
    pub(crate) fn text(&self) -> Text {
        Text { fr: self.fr.clone().into(), en: self.en.clone().into() }
    }
}

#[derive(Deserialize)]
struct ToolFile {
    id: String,
    number: u8,
    title: Names,
    summary: Names,
}

#[derive(Deserialize)]
struct IndicatorsFile {
    #[serde(default)]
    indicator: Vec<Indicator>,
}

#[derive(Deserialize)]
struct SchemaFile {
    #[serde(default)]
    fields: Vec<Field>,
    #[serde(default, rename = "foreignKeys")]
    foreign_keys: Vec<ForeignKey>,
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
    let mut tools: Vec<Tool> = TOOLS.dirs().filter_map(tool).collect();
    tools.sort_by_key(|tool| tool.number);
    Catalogue { tools }
}

/// Reads a tool's folder; a test proves that none is left out for being wrong.
fn tool(folder: &'static Dir<'static>) -> Option<Tool> {
    let file = |name: &str| folder.get_file(folder.path().join(name))?.contents_utf8();
    let about: ToolFile = toml::from_str(file("tool.toml")?).ok()?;
    let indicators: IndicatorsFile = toml::from_str(file("indicators.toml")?).ok()?;
    let mut tables: Vec<Table> = folder.files().filter_map(table).collect();
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    Some(Tool {
        id: about.id,
        number: about.number,
        title: about.title.text(),
        summary: about.summary.text(),
        tables,
        indicators: indicators.indicator,
    })
}

fn table(file: &'static include_dir::File<'static>) -> Option<Table> {
    let name = file.path().file_name()?.to_str()?.strip_suffix(".schema.json")?.to_owned();
    let schema = file.contents_utf8()?;
    let parsed: SchemaFile = serde_json::from_str(schema).ok()?;
    let references = parsed.foreign_keys.into_iter().flat_map(|key| {
        let Reference { resource, fields } = key.reference;
        fields.into_iter().map(move |field| (resource.clone(), field))
    });
    Some(Table { name, schema, fields: parsed.fields, references: references.collect() })
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
        assert_eq!(catalogue().tools.iter().map(|tool| tool.tables.len()).sum::<usize>(), schemas);
    }

    #[test]
    fn no_two_indicators_share_an_id() {
        let mut ids: Vec<&str> = catalogue().indicators().map(|indicator| indicator.id.as_str()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}

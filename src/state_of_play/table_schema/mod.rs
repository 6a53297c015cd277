//! Table Schema, the standard that describes the columns of a CSV (Frictionless, schema.data.gouv.fr).
//!
//! What is accepted, and what is not, follows the standard's reference implementation,
//! frictionless-py 5 (MIT licence), also where the standard's text leaves it open.

mod any_date;
mod cell;
mod constraint;
mod duration;
mod email;
mod geo;
mod iso;
mod json;
mod number;
mod ours;
mod parse;
mod pattern;
mod strptime;
mod text;
mod value;

pub(crate) use cell::{item_faults, read};
pub(crate) use constraint::{Broken, Constraints};
pub(crate) use parse::parse;
pub(crate) use strptime::Format;
pub(crate) use value::Value;

use std::collections::BTreeMap;

use crate::language::{Language, Text, suggestion};

/// The columns of a table, and what holds between them.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableSchema {
    /// The columns, in order.
    pub(crate) fields: Vec<Field>,
    /// The cells that mean nothing known.
    pub(crate) missing: Vec<String>,
    /// The columns that together name a row.
    pub(crate) primary_key: Vec<usize>,
    /// The columns that name a row of a table.
    pub(crate) foreign_keys: Vec<ForeignKey>,
    /// How labels and columns are matched.
    pub(crate) matching: Matching,
    /// Sums that must hold: a property of ours beside the standard's, `sums`.
    pub(crate) sums: Vec<Sum>,
    /// Bounds that change with the years: a property of ours, `bounds`.
    pub(crate) bounds: Option<BoundsAsked>,
    /// How the file is written, where the guess would be wrong: `dialect.delimiter`.
    pub(crate) delimiter: Option<u8>,
}

impl TableSchema {
    /// Returns the cells of a column that mean nothing known: its own, else the table's.
    pub(crate) fn missing_of<'s>(&'s self, field: &'s Field) -> &'s [String] {
        field.missing.as_deref().unwrap_or(&self.missing)
    }
}

/// How the labels of a file and the columns of its schema are matched (`fieldsMatch`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Matching {
    /// One by one, in order.
    #[default]
    Exact,
    /// By name.
    Equal,
    /// By name; the file may have more.
    Subset,
    /// By name; the file may have fewer.
    Superset,
    /// By name; at least one.
    Partial,
}

/// A sum that must hold.
#[derive(Clone, Debug)]
pub(crate) struct Sum {
    /// The columns that are added, row by row; or the one that is added over all rows.
    pub(crate) parts: Vec<usize>,
    /// Whether the parts are the rows of one column.
    pub(crate) over_rows: bool,
    /// What they must give.
    pub(crate) total: Total,
    /// Whether less is right too.
    pub(crate) at_most: bool,
    /// How far each part may be rounded.
    pub(crate) within: f64,
}

/// What the parts of a sum must give.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Total {
    /// The value of another column.
    Column(usize),
    /// A figure.
    Figure(f64),
}

/// Where bounds that change with the years stand, and what they bound.
#[derive(Clone, Debug)]
pub(crate) struct BoundsAsked {
    /// The file beside the schema: the columns of `since` and `by`, `floor`, `ceiling`.
    pub(crate) file: String,
    /// The column bounded.
    pub(crate) value: usize,
    /// The column of the year.
    pub(crate) since: usize,
    /// The columns that tell which bounds hold.
    pub(crate) by: Vec<usize>,
}

/// Columns that name a row of a table.
#[derive(Clone, Debug)]
pub(crate) struct ForeignKey {
    /// The columns here.
    pub(crate) fields: Vec<usize>,
    /// The table; empty for this one.
    pub(crate) table: String,
    /// The columns there, by name.
    pub(crate) reference: Vec<String>,
}

/// A column.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// Its name.
    pub(crate) name: String,
    /// What its cells hold.
    pub(crate) kind: Kind,
    /// Its titles, the plain one first.
    pub(crate) titles: Vec<String>,
    /// Other labels that people give it: a property of ours, `also`.
    pub(crate) also: Vec<String>,
    /// Its title in each language.
    pub(crate) title: Option<Text>,
    /// An example of a cell.
    pub(crate) example: Option<String>,
    /// The cells that mean nothing known, where the column says so itself.
    pub(crate) missing: Option<Vec<String>>,
    /// What such a cell means all the same, such as « non classé »: a property of ours, `emptyMeans`.
    pub(crate) empty_means: Option<Text>,
    /// What its values must meet.
    pub(crate) constraints: Constraints,
    /// Whether it holds euros (`rdfType` <http://schema.org/MonetaryAmount>).
    pub(crate) money: bool,
    /// Whether its cells are codes that stand for persons: a property of ours, `"stands": "person"`.
    pub(crate) stands_for_person: bool,
    /// The names of its closed list's values, in both languages.
    pub(crate) labels: BTreeMap<String, Text>,
}

impl Field {
    /// Tells whether an item of a list is one of the texts that mean nothing known.
    pub(crate) fn is_missing(&self, text: &str) -> bool {
        self.missing.as_ref().map_or(text.is_empty(), |own| own.iter().any(|known| known == text))
    }

    /// Returns the value of the closed list that a word looks like, as a reader of one language names it, and its key.
    ///
    /// Across languages a likeness misleads: « salaires » looks like `sales`, and means another thing.
    pub(crate) fn nearest_in(&self, word: &str, language: Language) -> Option<(&str, &str)> {
        let keys = self.constraints.words.iter();
        let named: Vec<(&str, &str)> = keys
            .flat_map(|key| {
                let label = self.labels.get(key).map(|label| match language {
                    Language::French => label.fr.as_ref(),
                    Language::English => label.en.as_ref(),
                });
                // The keys are English; where nothing else names a value, the key is everybody's word for it.
                let own = (language == Language::English || label.is_none()).then_some(key.as_str());
                label.into_iter().chain(own).map(|name| (name, key.as_str()))
            })
            .collect();
        let found = suggestion::nearest(word, named.iter().map(|(name, _)| *name))?;
        named.into_iter().find(|(name, _)| *name == found && suggestion::is_slip(word, name))
    }

    /// Returns the title in one language, or the name.
    pub(crate) fn title_in(&self, language: Language) -> String {
        self.title.as_ref().map_or_else(|| self.name.clone(), |title| title.in_(language).into_owned())
    }
}

/// What the cells of a column hold.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Text.
    String(StringFormat),
    /// A whole number.
    Integer(Bare),
    /// A number.
    Number(NumberFormat),
    /// True or false, by the words for each.
    Boolean {
        /// The words for true.
        truths: Vec<String>,
        /// The words for false.
        falsehoods: Vec<String>,
    },
    /// A day.
    Date(Format),
    /// A time of the day.
    Time(Format),
    /// A day and a time.
    Datetime(Format),
    /// A year.
    Year,
    /// A month of a year.
    YearMonth,
    /// A length of time.
    Duration,
    /// A longitude and a latitude.
    Geopoint(PointFormat),
    /// A GeoJSON object, or a TopoJSON one.
    Geojson {
        /// Whether it is TopoJSON.
        topology: bool,
    },
    /// A JSON object.
    Object,
    /// A JSON array, and what its items are.
    Array(Option<Box<Field>>),
    /// Items parted by a delimiter.
    List {
        /// The delimiter.
        delimiter: String,
        /// What the items are.
        item: Box<Kind>,
    },
    /// Anything.
    Any,
}

/// Returns what the database holds of a column: `INTEGER`, `REAL` or `TEXT`; money is in cents.
pub(crate) fn affinity(type_name: &str, money: bool) -> &'static str {
    match type_name {
        _ if money => "INTEGER",
        "integer" | "boolean" | "year" => "INTEGER",
        "number" => "REAL",
        _ => "TEXT",
    }
}

impl Kind {
    /// Returns the standard's name of the type.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::String(_) => "string",
            Self::Integer(_) => "integer",
            Self::Number(_) => "number",
            Self::Boolean { .. } => "boolean",
            Self::Date(_) => "date",
            Self::Time(_) => "time",
            Self::Datetime(_) => "datetime",
            Self::Year => "year",
            Self::YearMonth => "yearmonth",
            Self::Duration => "duration",
            Self::Geopoint(_) => "geopoint",
            Self::Geojson { .. } => "geojson",
            Self::Object => "object",
            Self::Array(_) => "array",
            Self::List { .. } => "list",
            Self::Any => "any",
        }
    }

    /// Returns the name of the type for a reader.
    pub(crate) fn words(&self) -> Text {
        match self {
            Self::String(StringFormat::Email) => Text::fixed("une adresse électronique", "an e-mail address"),
            Self::String(StringFormat::Uri) => Text::fixed("une adresse web", "a web address"),
            Self::String(_) | Self::Any => Text::fixed("un texte", "a text"),
            Self::Integer(_) => Text::fixed("un nombre entier", "a whole number"),
            Self::Number(_) => Text::fixed("un nombre", "a number"),
            Self::Boolean { .. } => Text::fixed("oui ou non", "yes or no"),
            Self::Date(_) => Text::fixed("une date", "a date"),
            Self::Time(_) => Text::fixed("une heure", "a time"),
            Self::Datetime(_) => Text::fixed("une date et une heure", "a date and a time"),
            Self::Year => Text::fixed("une année", "a year"),
            Self::YearMonth => Text::fixed("un mois (AAAA-MM)", "a month (YYYY-MM)"),
            Self::Duration => Text::fixed("une durée (P1D, PT2H …)", "a duration (P1D, PT2H …)"),
            Self::Geopoint(_) => Text::fixed("une longitude et une latitude", "a longitude and a latitude"),
            Self::Geojson { .. } => Text::fixed("un objet GeoJSON", "a GeoJSON object"),
            Self::Object => Text::fixed("un objet JSON", "a JSON object"),
            Self::Array(_) => Text::fixed("une liste JSON", "a JSON array"),
            Self::List { .. } => Text::fixed("une liste", "a list"),
        }
    }
}

/// Whether digits stand alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Bare {
    /// The cell is the number.
    #[default]
    Yes,
    /// Signs and letters around it are left out (`bareNumber: false`).
    No,
}

/// How numbers are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NumberFormat {
    /// The decimal mark, a point by default.
    pub(crate) decimal: Option<String>,
    /// The mark between thousands.
    pub(crate) group: Option<String>,
    /// Whether digits stand alone.
    pub(crate) bare: Bare,
    /// Whether `bareNumber` is given at all: the marks are looked at only where one of the three is.
    pub(crate) stated: bool,
    /// Whether numbers are floats, and no exact decimals (`floatNumber`).
    pub(crate) float: bool,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StringFormat {
    /// Any text.
    Plain,
    /// An e-mail address.
    Email,
    /// An address with a scheme.
    Uri,
    /// A universally unique identifier.
    Uuid,
    /// Base64.
    Binary,
    /// Well-known text of a geometry; not looked into.
    Wkt,
}

/// How a point is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PointFormat {
    /// `lon, lat`.
    Plain,
    /// `[lon, lat]`.
    Array,
    /// `{"lon": …, "lat": …}`.
    Object,
    /// A format that the standard does not know: no cell fits.
    Unknown,
}

/// What is wrong with a schema.
#[derive(Clone, Debug)]
pub(crate) struct SchemaProblem {
    /// What is wrong.
    pub(crate) message: Text,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_of_play::catalogue::catalogue;

    #[test]
    fn a_word_is_near_those_of_the_readers_language_only() {
        let schema = catalogue().table("accounts").expect("a table of the tools").schema;
        let schema = parse(schema).expect("a right schema");
        let field = schema.fields.iter().find(|field| field.name == "category").expect("a column");
        for (word, fr, en) in [
            ("personel", Some(("personnel", "payroll")), None),
            ("tourist-taxe", None, Some(("tourist-tax", "tourist-tax"))),
            ("promotions", Some(("promotion", "promotion")), Some(("promotion", "promotion"))),
            // Not `sales`, which are « ventes ».
            ("salaires", None, None),
        ] {
            assert_eq!(field.nearest_in(word, Language::French), fr, "{word}");
            assert_eq!(field.nearest_in(word, Language::English), en, "{word}");
        }
    }
}

//! An indicator of the mission's own: `indicators/*.toml`, `[[indicator]]`.

use super::{
    key::{Key, Shape, spellings},
    source::{Located, Place},
    table::TableReader,
    vocabulary::Direction,
};

/// A figure that the mission follows beside the tools' own.
#[derive(Clone, Debug)]
pub(crate) struct OwnIndicator {
    /// Unique among the indicators.
    pub(crate) id: Located<String>,
    /// Where its table stands.
    pub(crate) place: Place,
    /// Its name.
    pub(crate) label: Option<Located<String>>,
    /// Its unit.
    pub(crate) unit: Option<Located<String>>,
    /// Whether more of it is better.
    pub(crate) direction: Option<Located<Direction>>,
    /// Where its values come from.
    pub(crate) source: Option<Located<String>>,
    /// The query that computes it from the state of play.
    pub(crate) sql: Option<Located<String>>,
    /// What the mission compares it with.
    pub(crate) benchmark: Option<OwnBenchmark>,
}

/// What the mission compares an indicator with.
#[derive(Clone, Debug)]
pub(crate) struct OwnBenchmark {
    /// What it is.
    pub(crate) label: Option<Located<String>>,
    /// The figure itself, where it is one.
    pub(crate) value: Option<Located<f64>>,
    /// The lowest that is right.
    pub(crate) low: Option<Located<f64>>,
    /// The highest that is right.
    pub(crate) high: Option<Located<f64>>,
    /// Who gives it.
    pub(crate) source: Option<Located<String>>,
    /// The year that it is of.
    pub(crate) year: Option<Located<i64>>,
}

/// The keys of `benchmark`.
const BENCHMARK_KEYS: &[Key] = &[
    Key::optional("label", Shape::Text, "ce que c'est", "what it is"),
    Key::optional("value", Shape::Number, "la valeur de référence", "the figure to compare with"),
    Key::optional("low", Shape::Number, "la plus basse valeur normale", "the lowest normal value"),
    Key::optional("high", Shape::Number, "la plus haute valeur normale", "the highest normal value"),
    Key::required("source", Shape::Text, "qui donne cette valeur", "who gives this figure"),
    Key::optional("year", Shape::Integer(1900, 2200), "l'année de la valeur", "the year of the figure"),
];

/// The keys of `[[indicator]]`.
pub(super) const KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant unique de l'indicateur", "the indicator's unique id"),
    Key::optional("label", Shape::Text, "nom de l'indicateur", "the indicator's name"),
    Key::optional("unit", Shape::Text, "unité", "the unit"),
    Key::optional(
        "direction",
        Shape::Word(spellings::<Direction>),
        "faut-il l'augmenter ou le diminuer ?",
        "whether more of it is better",
    ),
    Key::optional("source", Shape::Text, "d'où viennent ses valeurs", "where its values come from"),
    Key::optional(
        "sql",
        Shape::Text,
        "requête qui le calcule : une colonne value, et year pour une valeur par an",
        "the query that computes it: a column value, and year for a value a year",
    ),
    Key::optional(
        "benchmark",
        Shape::Table(BENCHMARK_KEYS),
        "à quoi la mission le compare, avec sa source ; un indicateur des outils peut en recevoir une",
        "what the mission compares it with, with its source; an indicator of the tools may be given one",
    ),
];

impl OwnIndicator {
    /// Reads `[[indicator]]`.
    pub(super) fn read(mut table: TableReader<'_, '_>, id: Located<String>) -> Self {
        table.require("[[indicator]]");
        Self {
            id,
            place: table.place,
            label: table.text("label"),
            unit: table.text("unit"),
            direction: table.word("direction"),
            source: table.text("source"),
            sql: table.text("sql"),
            benchmark: table.table("benchmark", BENCHMARK_KEYS).map(OwnBenchmark::read),
        }
    }
}

impl OwnBenchmark {
    fn read(mut table: TableReader<'_, '_>) -> Self {
        table.require("benchmark");
        Self {
            label: table.text("label"),
            value: table.number("value"),
            low: table.number("low"),
            high: table.number("high"),
            source: table.text("source"),
            year: table.integer("year"),
        }
    }
}

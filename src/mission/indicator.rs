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
}

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
    Key::optional("sql", Shape::Text, "requête qui le calcule", "the query that computes it"),
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
        }
    }
}

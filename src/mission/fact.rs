//! A fact of the diagnosis: `facts/*.toml`, `[[fact]]`.

use jiff::civil::Date;

use super::{
    key::{Key, Shape, spellings},
    source::{Located, Place},
    table::TableReader,
    vocabulary::{Effect, Nature, Origin},
};

/// What a team found, classified for the SWOT.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// Unique among the facts.
    pub(crate) id: Located<String>,
    /// Where its table stands.
    pub(crate) place: Place,
    /// The fact, as a sentence; `{indicator-id}` stands for a computed value.
    pub(crate) statement: Option<Located<String>>,
    /// Financial, human resources, technical, governance or market.
    pub(crate) nature: Option<Located<Nature>>,
    /// Favourable or unfavourable to the future organisation.
    pub(crate) effect: Option<Located<Effect>>,
    /// Internal or external to the office, or of the territory.
    pub(crate) origin: Option<Located<Origin>>,
    /// The common theme it is grouped under.
    pub(crate) theme: Option<Located<String>>,
    /// What it changes for the future organisation.
    pub(crate) impact: Option<Located<String>>,
    /// From 1 (minor) to 5 (decisive).
    pub(crate) importance: Option<Located<i64>>,
    /// What it rests on.
    pub(crate) evidence: Vec<Evidence>,
}

/// One thing that a fact rests on.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    /// Where it stands.
    pub(crate) place: Place,
    /// An indicator's id.
    pub(crate) indicator: Option<Located<String>>,
    /// The fact holds while the indicator is above this value.
    pub(crate) above: Option<Located<f64>>,
    /// The fact holds while the indicator is below this value.
    pub(crate) below: Option<Located<f64>>,
    /// The effect that crossing the threshold means.
    pub(crate) means: Option<Located<Effect>>,
    /// The indicator's value as the source gives it.
    pub(crate) value: Option<Located<f64>>,
    /// The year that the value is of.
    pub(crate) year: Option<Located<i64>>,
    /// A document's path in the mission's folder.
    pub(crate) document: Option<Located<String>>,
    /// The page in the document.
    pub(crate) page: Option<Located<i64>>,
    /// A source that is not in the folder.
    pub(crate) source: Option<Located<String>>,
    /// The source's address.
    pub(crate) url: Option<Located<String>>,
    /// The day of the source.
    pub(crate) date: Option<Located<Date>>,
}

/// The keys of `[[fact]]`.
pub(super) const KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant unique du fait", "the fact's unique id"),
    Key::required(
        "statement",
        Shape::Text,
        "le fait, en une phrase : un chiffre, une date ou un nom",
        "the fact in one sentence: a figure, a date or a name",
    ),
    Key::optional("nature", Shape::Word(spellings::<Nature>), "nature du fait", "the nature of the fact"),
    Key::optional(
        "effect",
        Shape::Word(spellings::<Effect>),
        "favorable ou défavorable à la future organisation ; à laisser vide tant que l'équipe n'a pas tranché",
        "favourable or unfavourable to the future organisation; left out while the team has not decided",
    ),
    Key::optional(
        "origin",
        Shape::Word(spellings::<Origin>),
        "interne ou externe à l'office, ou propre au territoire (voir [diagnosis])",
        "internal or external to the office, or of the territory (see [diagnosis])",
    ),
    Key::optional("theme", Shape::Reference, "thème commun (identifiant)", "the common theme (id)"),
    Key::optional(
        "impact",
        Shape::Text,
        "ce que le fait change pour la future organisation",
        "what the fact changes for the future organisation",
    ),
    Key::optional(
        "importance",
        Shape::Integer(1, 5),
        "de 1 (mineur) à 5 (décisif)",
        "from 1 (minor) to 5 (decisive)",
    ),
    Key::optional(
        "evidence",
        Shape::Tables(EVIDENCE_KEYS),
        "ce qui prouve le fait : indicateur, document ou source",
        "what proves the fact: an indicator, a document or a source",
    ),
];

/// The keys of an evidence line.
const EVIDENCE_KEYS: &[Key] = &[
    Key::optional("indicator", Shape::Reference, "identifiant d'un indicateur", "an indicator's id"),
    Key::optional(
        "above",
        Shape::Number,
        "le fait tient tant que l'indicateur dépasse ce seuil",
        "the fact holds while the indicator is above this threshold",
    ),
    Key::optional(
        "below",
        Shape::Number,
        "le fait tient tant que l'indicateur reste sous ce seuil",
        "the fact holds while the indicator is below this threshold",
    ),
    Key::optional(
        "means",
        Shape::Word(spellings::<Effect>),
        "l'effet que signifie le seuil franchi",
        "the effect that crossing the threshold means",
    ),
    Key::optional("value", Shape::Number, "la valeur que donne la source", "the value that the source gives"),
    Key::optional("year", Shape::Integer(1900, 2200), "l'année de la valeur", "the year of the value"),
    Key::optional(
        "document",
        Shape::Path,
        "chemin du document dans le dossier",
        "the document's path in the folder",
    ),
    Key::optional("page", Shape::Integer(1, 100_000), "page du document", "page of the document"),
    Key::optional("source", Shape::Text, "source hors du dossier", "a source outside the folder"),
    Key::optional("url", Shape::Text, "adresse de la source", "the source's address"),
    Key::optional("date", Shape::Date, "date de la source", "the day of the source"),
];

impl Fact {
    /// Reads `[[fact]]`.
    pub(super) fn read(mut table: TableReader<'_, '_>, id: Located<String>) -> Self {
        table.require("[[fact]]");
        Self {
            id,
            place: table.place,
            statement: table.text("statement"),
            nature: table.word("nature"),
            effect: table.word("effect"),
            origin: table.word("origin"),
            theme: table.text("theme"),
            impact: table.text("impact"),
            importance: table.integer("importance"),
            evidence: table.tables("evidence", EVIDENCE_KEYS, Evidence::read),
        }
    }
}

impl Evidence {
    /// Tells whether the line names an indicator, a document or a source.
    pub(crate) fn names_something(&self) -> bool {
        let named = [&self.indicator, &self.document, &self.source, &self.url];
        named.into_iter().flatten().any(|name| !name.value.trim().is_empty())
    }

    fn read(mut table: TableReader<'_, '_>) -> Self {
        Self {
            place: table.place,
            indicator: table.text("indicator"),
            above: table.number("above"),
            below: table.number("below"),
            means: table.word("means"),
            value: table.number("value"),
            year: table.integer("year"),
            document: table.text("document"),
            page: table.integer("page"),
            source: table.text("source"),
            url: table.text("url"),
            date: table.date("date"),
        }
    }
}

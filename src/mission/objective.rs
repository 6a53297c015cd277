//! An objective: `plan/*.toml`, `[[objective]]`.

use jiff::civil::Date;

use super::{
    key::{Key, Shape, spellings},
    revision::{self, Revision},
    source::{Located, Place},
    table::TableReader,
    vocabulary::ObjectiveKind,
};

/// What the office wants to have reached, and by when.
#[derive(Clone, Debug)]
pub(crate) struct Objective {
    /// Unique among the objectives.
    pub(crate) id: Located<String>,
    /// Where its table stands.
    pub(crate) place: Place,
    /// The objective, as a sentence that begins with a verb.
    pub(crate) statement: Option<Located<String>>,
    /// Strategic or operational.
    pub(crate) kind: Option<Located<ObjectiveKind>>,
    /// The strategic objective that an operational one serves.
    pub(crate) parent: Option<Located<String>>,
    /// The facts it answers.
    pub(crate) answers: Vec<Located<String>>,
    /// The orientations of other strategies that it supports, `strategy/orientation`.
    pub(crate) supports: Vec<Located<String>>,
    /// The person in charge.
    pub(crate) owner: Option<Located<String>>,
    /// The five letters.
    pub(crate) smart: Option<Smart>,
    /// What was adjusted in it, and why.
    pub(crate) revised: Vec<Revision>,
}

impl Objective {
    /// Tells whether the SMART rules apply: to all but the strategic objectives.
    pub(crate) fn is_operational(&self) -> bool {
        self.kind.as_ref().is_none_or(|kind| kind.value == ObjectiveKind::Operational)
    }
}

/// `[objective.smart]`.
#[derive(Clone, Debug)]
pub(crate) struct Smart {
    /// Who, what, where.
    pub(crate) specific: Option<Located<String>>,
    /// The indicator and its values.
    pub(crate) measurable: Option<Measurable>,
    /// With which means.
    pub(crate) achievable: Option<Located<String>>,
    /// By what reference.
    pub(crate) realistic: Option<Located<String>>,
    /// By which day.
    pub(crate) time_bound: Option<Located<Date>>,
}

/// How an objective is measured.
#[derive(Clone, Debug)]
pub(crate) struct Measurable {
    /// Where it stands.
    pub(crate) place: Place,
    /// The indicator's id.
    pub(crate) indicator: Option<Located<String>>,
    /// The unit of both values.
    pub(crate) unit: Option<Located<String>>,
    /// The value today.
    pub(crate) baseline: Option<Located<f64>>,
    /// The value wanted.
    pub(crate) target: Option<Located<f64>>,
}

/// The keys of `[[objective]]`.
pub(super) const KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant unique de l'objectif", "the objective's unique id"),
    Key::required(
        "statement",
        Shape::Text,
        "l'objectif : un verbe d'effet, un chiffre, une date",
        "the objective: a verb of effect, a figure, a date",
    ),
    Key::optional(
        "kind",
        Shape::Word(spellings::<ObjectiveKind>),
        "stratégique ou opérationnel",
        "strategic or operational",
    ),
    Key::optional(
        "parent",
        Shape::Reference,
        "objectif stratégique que sert un objectif opérationnel",
        "the strategic objective that an operational one serves",
    ),
    Key::optional("answers", Shape::References, "faits auxquels il répond", "the facts it answers"),
    Key::optional(
        "supports",
        Shape::References,
        "orientations d'autres stratégies qu'il sert (stratégie/orientation)",
        "orientations of other strategies that it supports (strategy/orientation)",
    ),
    Key::optional("owner", Shape::Reference, "personne responsable", "the person in charge"),
    Key::optional("smart", Shape::Table(SMART_KEYS), "les cinq lettres SMART", "the five SMART letters"),
    Key::optional(
        "revised",
        Shape::Tables(revision::KEYS),
        "ce qui a été révisé, quand et pourquoi",
        "what was revised, when and why",
    ),
];

const SMART_KEYS: &[Key] = &[
    Key::optional("specific", Shape::Text, "qui, quoi, où", "who, what, where"),
    Key::optional(
        "measurable",
        Shape::Table(MEASURABLE_KEYS),
        "l'indicateur, sa valeur actuelle et sa cible",
        "the indicator, its value today and its target",
    ),
    Key::optional("achievable", Shape::Text, "avec quels moyens", "with which means"),
    Key::optional("realistic", Shape::Text, "au regard de quelle référence", "by what reference"),
    Key::optional("time_bound", Shape::Date, "pour quel jour", "by which day"),
];

const MEASURABLE_KEYS: &[Key] = &[
    Key::optional("indicator", Shape::Reference, "identifiant de l'indicateur", "the indicator's id"),
    Key::optional("unit", Shape::Text, "unité des deux valeurs", "the unit of both values"),
    Key::optional("baseline", Shape::Number, "valeur actuelle", "the value today"),
    Key::optional("target", Shape::Number, "valeur voulue", "the value wanted"),
];

impl Objective {
    /// Reads `[[objective]]`.
    pub(super) fn read(mut table: TableReader<'_, '_>, id: Located<String>) -> Self {
        table.require("[[objective]]");
        Self {
            id,
            place: table.place,
            statement: table.text("statement"),
            kind: table.word("kind"),
            parent: table.text("parent"),
            answers: table.texts("answers"),
            supports: table.texts("supports"),
            owner: table.text("owner"),
            smart: table.table("smart", SMART_KEYS).map(Smart::read),
            revised: Revision::read_all(&mut table),
        }
    }
}

impl Smart {
    fn read(mut table: TableReader<'_, '_>) -> Self {
        Self {
            specific: table.text("specific"),
            measurable: table.table("measurable", MEASURABLE_KEYS).map(|mut measurable| Measurable {
                place: measurable.place,
                indicator: measurable.text("indicator"),
                unit: measurable.text("unit"),
                baseline: measurable.number("baseline"),
                target: measurable.number("target"),
            }),
            achievable: table.text("achievable"),
            realistic: table.text("realistic"),
            time_bound: table.date("time_bound"),
        }
    }
}

//! An action and a risk: `plan/*.toml`, `[[action]]`, `[[risk]]`.

use jiff::civil::Date;

use super::{
    key::{Key, Shape, spellings},
    revision::{self, Revision},
    source::{Located, Place},
    table::TableReader,
    vocabulary::Status,
};
use crate::language::money::Money;

/// What is done to reach an objective.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    /// Unique among the actions.
    pub(crate) id: Located<String>,
    /// Where its table stands.
    pub(crate) place: Place,
    /// The objective it serves.
    pub(crate) objective: Option<Located<String>>,
    /// What is done.
    pub(crate) title: Option<Located<String>>,
    /// The person in charge.
    pub(crate) owner: Option<Located<String>>,
    /// Who else takes part.
    pub(crate) partners: Vec<Located<String>>,
    /// The first day.
    pub(crate) start: Option<Located<Date>>,
    /// The last day.
    pub(crate) deadline: Option<Located<Date>>,
    /// What it costs.
    pub(crate) cost: Option<Located<Money>>,
    /// Who pays what.
    pub(crate) funding: Vec<Funding>,
    /// People and things allocated.
    pub(crate) means: Option<Located<String>>,
    /// Working days of the office's people.
    pub(crate) days: Option<Located<f64>>,
    /// The public aimed at (*cible*).
    pub(crate) target: Option<Located<String>>,
    /// How its result is measured.
    pub(crate) indicators: Vec<ActionIndicator>,
    /// The result expected.
    pub(crate) expected: Option<Located<String>>,
    /// From 1 (simple) to 5.
    pub(crate) complexity: Option<Located<i64>>,
    /// From 1 (little) to 5, to its objective.
    pub(crate) contribution: Option<Located<i64>>,
    /// The actions that must end first.
    pub(crate) after: Vec<Located<String>>,
    /// Where it stands.
    pub(crate) status: Option<Located<Status>>,
    /// Free words.
    pub(crate) comment: Option<Located<String>>,
    /// What was adjusted in it, and why.
    pub(crate) revised: Vec<Revision>,
}

impl Action {
    /// Tells whether the action is still to be done, wholly or in part.
    pub(crate) fn is_open(&self) -> bool {
        self.is_kept() && self.status.as_ref().is_none_or(|status| status.value != Status::Done)
    }

    /// Returns where the plan says that the action stands: planned, where it says nothing.
    pub(crate) fn written_status(&self) -> Status {
        self.status.as_ref().map_or(Status::Planned, |status| status.value)
    }

    /// Tells whether the action still counts in the plan.
    pub(crate) fn is_kept(&self) -> bool {
        self.status.as_ref().is_none_or(|status| status.value != Status::Dropped)
    }
}

/// One source of an action's money.
#[derive(Clone, Debug)]
pub(crate) struct Funding {
    /// Who pays.
    pub(crate) source: Option<Located<String>>,
    /// How much.
    pub(crate) amount: Option<Located<Money>>,
}

/// How an action's result is measured.
#[derive(Clone, Debug)]
pub(crate) struct ActionIndicator {
    /// Unique in the action.
    pub(crate) id: Option<Located<String>>,
    /// Its name.
    pub(crate) label: Option<Located<String>>,
    /// The unit of both values.
    pub(crate) unit: Option<Located<String>>,
    /// The value at the start.
    pub(crate) baseline: Option<Located<f64>>,
    /// The value wanted.
    pub(crate) target: Option<Located<f64>>,
}

/// What may go wrong.
#[derive(Clone, Debug)]
pub(crate) struct Risk {
    /// Unique among the risks.
    pub(crate) id: Located<String>,
    /// Where its table stands.
    pub(crate) place: Place,
    /// The action that it threatens.
    pub(crate) action: Option<Located<String>>,
    /// What may happen.
    pub(crate) statement: Option<Located<String>>,
    /// From 1 to 5.
    pub(crate) likelihood: Option<Located<i64>>,
    /// From 1 to 5.
    pub(crate) impact: Option<Located<i64>>,
    /// What is done about it.
    pub(crate) response: Option<Located<String>>,
    /// The person in charge.
    pub(crate) owner: Option<Located<String>>,
}

/// The keys of `[[action]]`.
pub(super) const KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant unique de l'action", "the action's unique id"),
    Key::required("objective", Shape::Reference, "objectif servi", "the objective it serves"),
    Key::required("title", Shape::Text, "ce que l'on fait", "what is done"),
    Key::optional("owner", Shape::Reference, "personne responsable", "the person in charge"),
    Key::optional("partners", Shape::Texts, "partenaires", "who else takes part"),
    Key::optional("start", Shape::Date, "premier jour", "the first day"),
    Key::optional("deadline", Shape::Date, "dernier jour", "the last day"),
    Key::optional("cost", Shape::Money, "coût, en euros", "the cost, in euros"),
    Key::optional("funding", Shape::Tables(FUNDING_KEYS), "qui paie combien", "who pays what"),
    Key::optional(
        "means",
        Shape::Text,
        "moyens humains et techniques alloués",
        "people and things allocated",
    ),
    Key::optional(
        "days",
        Shape::Number,
        "jours de travail de l'équipe",
        "working days of the office's people",
    ),
    Key::optional("target", Shape::Text, "cible : le public visé", "the public aimed at"),
    Key::optional(
        "indicators",
        Shape::Tables(INDICATOR_KEYS),
        "comment le résultat est mesuré",
        "how the result is measured",
    ),
    Key::optional("expected", Shape::Text, "résultat attendu", "the result expected"),
    Key::optional("complexity", Shape::Integer(1, 5), "de 1 (simple) à 5", "from 1 (simple) to 5"),
    Key::optional(
        "contribution",
        Shape::Integer(1, 5),
        "contribution à l'objectif, de 1 (faible) à 5",
        "the contribution to its objective, from 1 (little) to 5",
    ),
    Key::optional("after", Shape::References, "actions à finir avant", "actions that must end first"),
    Key::optional("status", Shape::Word(spellings::<Status>), "avancement", "where it stands"),
    Key::optional("comment", Shape::Text, "commentaire", "a comment"),
    Key::optional(
        "revised",
        Shape::Tables(revision::KEYS),
        "ce qui a été révisé, quand et pourquoi",
        "what was revised, when and why",
    ),
];

const FUNDING_KEYS: &[Key] = &[
    Key::required("source", Shape::Text, "financeur", "who pays"),
    Key::required("amount", Shape::Money, "montant, en euros", "the amount, in euros"),
];

const INDICATOR_KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant dans l'action", "its id in the action"),
    Key::optional("label", Shape::Text, "nom de l'indicateur", "the indicator's name"),
    Key::optional("unit", Shape::Text, "unité", "the unit"),
    Key::optional("baseline", Shape::Number, "valeur au départ", "the value at the start"),
    Key::optional("target", Shape::Number, "valeur voulue", "the value wanted"),
];

/// The keys of `[[risk]]`.
pub(super) const RISK_KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant unique du risque", "the risk's unique id"),
    Key::optional("action", Shape::Reference, "action menacée", "the action that it threatens"),
    Key::required("statement", Shape::Text, "ce qui peut arriver", "what may happen"),
    Key::optional("likelihood", Shape::Integer(1, 5), "probabilité, de 1 à 5", "the likelihood, from 1 to 5"),
    Key::optional("impact", Shape::Integer(1, 5), "gravité, de 1 à 5", "the impact, from 1 to 5"),
    Key::optional("response", Shape::Text, "réponse prévue", "what is done about it"),
    Key::optional("owner", Shape::Reference, "personne responsable", "the person in charge"),
];

impl Action {
    /// Reads `[[action]]`.
    pub(super) fn read(mut table: TableReader<'_, '_>, id: Located<String>) -> Self {
        table.require("[[action]]");
        Self {
            id,
            place: table.place,
            objective: table.text("objective"),
            title: table.text("title"),
            owner: table.text("owner"),
            partners: table.texts("partners"),
            start: table.date("start"),
            deadline: table.date("deadline"),
            cost: table.money("cost"),
            funding: table.tables("funding", FUNDING_KEYS, Funding::read),
            means: table.text("means"),
            days: table.number("days"),
            target: table.text("target"),
            indicators: table.tables("indicators", INDICATOR_KEYS, ActionIndicator::read),
            expected: table.text("expected"),
            complexity: table.integer("complexity"),
            contribution: table.integer("contribution"),
            after: table.texts("after"),
            status: table.word("status"),
            comment: table.text("comment"),
            revised: Revision::read_all(&mut table),
        }
    }
}

impl Funding {
    fn read(mut table: TableReader<'_, '_>) -> Self {
        table.require("funding");
        Self { source: table.text("source"), amount: table.money("amount") }
    }
}

impl ActionIndicator {
    fn read(mut table: TableReader<'_, '_>) -> Self {
        table.require("indicators");
        Self {
            id: table.id("id"),
            label: table.text("label"),
            unit: table.text("unit"),
            baseline: table.number("baseline"),
            target: table.number("target"),
        }
    }
}

impl Risk {
    /// Reads `[[risk]]`.
    pub(super) fn read(mut table: TableReader<'_, '_>, id: Located<String>) -> Self {
        table.require("[[risk]]");
        Self {
            id,
            place: table.place,
            action: table.text("action"),
            statement: table.text("statement"),
            likelihood: table.integer("likelihood"),
            impact: table.integer("impact"),
            response: table.text("response"),
            owner: table.text("owner"),
        }
    }
}

//! A choice of the elected officials: `plan/*.toml`, `[[choice]]`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{
    key::{Key, Shape},
    problem::ProblemKind,
    source::{Located, Place},
    table::TableReader,
};
use crate::language::money::Money;

/// A question, its options compared, and what was decided.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// Unique among the choices.
    pub(crate) id: Located<String>,
    /// Where its table stands.
    pub(crate) place: Place,
    /// What is to be decided.
    pub(crate) question: Option<Located<String>>,
    /// What counts, and how much.
    pub(crate) criteria: Vec<Criterion>,
    /// What can be chosen.
    pub(crate) options: Vec<ChoiceOption>,
    /// The option chosen.
    pub(crate) chosen: Option<Located<String>>,
    /// Who decided, and when.
    pub(crate) decided: Option<Decision>,
}

/// What counts in a choice.
#[derive(Clone, Debug)]
pub(crate) struct Criterion {
    /// Unique in the choice.
    pub(crate) id: Located<String>,
    /// Its name.
    pub(crate) label: Option<Located<String>>,
    /// Its weight; 1 if absent.
    pub(crate) weight: Option<Located<f64>>,
}

/// What can be chosen.
#[derive(Clone, Debug)]
pub(crate) struct ChoiceOption {
    /// Unique in the choice.
    pub(crate) id: Located<String>,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its name.
    pub(crate) label: Option<Located<String>>,
    /// What it costs a year.
    pub(crate) cost: Option<Located<Money>>,
    /// Its score by criterion.
    pub(crate) scores: BTreeMap<String, Located<f64>>,
}

/// Who decided, and when.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    /// The body or the person.
    pub(crate) by: Option<Located<String>>,
    /// The day.
    pub(crate) date: Option<Located<Date>>,
    /// Why, where the ranking alone does not say.
    pub(crate) why: Option<Located<String>>,
}

/// The keys of `[[choice]]`.
pub(super) const KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant unique du choix", "the choice's unique id"),
    Key::required("question", Shape::Text, "ce qui est à décider", "what is to be decided"),
    Key::optional(
        "criteria",
        Shape::Tables(CRITERION_KEYS),
        "ce qui compte, et combien",
        "what counts, and how much",
    ),
    Key::optional("options", Shape::Tables(OPTION_KEYS), "ce que l'on peut choisir", "what can be chosen"),
    Key::optional("chosen", Shape::Reference, "option retenue", "the option chosen"),
    Key::optional("decided", Shape::Table(DECISION_KEYS), "qui a décidé, et quand", "who decided, and when"),
];

const CRITERION_KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant dans le choix", "its id in the choice"),
    Key::optional("label", Shape::Text, "nom du critère", "the criterion's name"),
    Key::optional("weight", Shape::Number, "poids (1 par défaut)", "the weight (1 by default)"),
];

const OPTION_KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant dans le choix", "its id in the choice"),
    Key::optional("label", Shape::Text, "nom de l'option", "the option's name"),
    Key::optional(
        "cost",
        Shape::Money,
        "ce qu'elle coûte par an, en euros",
        "what it costs a year, in euros",
    ),
    Key::optional("scores", Shape::Figures, "note par critère", "the score by criterion"),
];

const DECISION_KEYS: &[Key] = &[
    Key::optional("by", Shape::Text, "qui a décidé", "who decided"),
    Key::optional("date", Shape::Date, "quand", "when"),
    Key::optional(
        "why",
        Shape::Text,
        "pourquoi, si le classement ne suffit pas à le dire",
        "why, where the ranking alone does not say",
    ),
];

impl Choice {
    /// Tells whether an option is chosen, by a decision that is not still to come.
    pub(crate) fn is_made(&self, today: Date) -> bool {
        self.chosen.is_some() && self.decided_on().is_none_or(|date| date.value <= today)
    }

    /// Returns the day of the decision.
    pub(crate) fn decided_on(&self) -> Option<&Located<Date>> {
        self.decided.as_ref()?.date.as_ref()
    }

    /// Reads `[[choice]]`.
    pub(super) fn read(mut table: TableReader<'_, '_>, id: Located<String>) -> Self {
        table.require("[[choice]]");
        Self {
            id,
            place: table.place,
            question: table.text("question"),
            criteria: table
                .tables("criteria", CRITERION_KEYS, Criterion::read)
                .into_iter()
                .flatten()
                .collect(),
            options: table.tables("options", OPTION_KEYS, ChoiceOption::read).into_iter().flatten().collect(),
            chosen: table.text("chosen"),
            decided: table.table("decided", DECISION_KEYS).map(|mut decided| Decision {
                by: decided.text("by"),
                date: decided.date("date"),
                why: decided.text("why"),
            }),
        }
    }
}

impl Criterion {
    fn read(mut table: TableReader<'_, '_>) -> Option<Self> {
        table.require("criteria");
        let weight = table.number("weight");
        let negative = weight.as_ref().filter(|weight| weight.value < 0.0).map(|weight| weight.place);
        if let Some(place) = negative {
            let kind = ProblemKind::OutOfRange { key: "weight".to_owned(), lowest: Some(0.0), highest: None };
            table.report(place, kind);
        }
        let weight = weight.filter(|_| negative.is_none());
        Some(Self { id: table.id("id")?, label: table.text("label"), weight })
    }
}

impl ChoiceOption {
    fn read(mut table: TableReader<'_, '_>) -> Option<Self> {
        table.require("options");
        Some(Self {
            id: table.id("id")?,
            place: table.place,
            label: table.text("label"),
            cost: table.money("cost"),
            // From 1 to 5: a slip of the hand would rank its option first.
            scores: table.figures_within("scores", 1.0, HIGHEST_SCORE),
        })
    }
}

/// The highest score; the lowest is 1.
const HIGHEST_SCORE: f64 = 5.0;

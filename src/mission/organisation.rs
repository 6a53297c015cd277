//! The organisation aimed at: `plan/*.toml`, `[[post]]`, `[[body]]`, `[[budget]]`.

use std::collections::BTreeMap;

use super::{
    key::{Key, Shape},
    source::Located,
    table::TableReader,
};
use crate::language::money::Money;

/// Where the organisation aimed at is written, by convention; any file of `plan/` will do.
pub(crate) const ORGANISATION: &str = "plan/organisation.toml";

/// The organisation aimed at, as the files describe it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Organisation {
    /// Who does what.
    pub(crate) posts: Vec<Post>,
    /// Who decides.
    pub(crate) bodies: Vec<Body>,
    /// With what money.
    pub(crate) budgets: Vec<Budget>,
}

/// A post of the organisation chart.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    /// Unique among the posts.
    pub(crate) id: Located<String>,
    /// Its name.
    pub(crate) title: Option<Located<String>>,
    /// Full-time equivalents by mission; a post counts for their sum.
    pub(crate) missions: BTreeMap<String, Located<f64>>,
    /// The post that it answers to.
    pub(crate) reports_to: Option<Located<String>>,
    /// The people of `mission.toml` who hold it.
    pub(crate) people: Vec<Located<String>>,
    /// Free words.
    pub(crate) comment: Option<Located<String>>,
}

impl Post {
    /// Returns the post's full-time equivalents, over its missions.
    pub(crate) fn fte(&self) -> f64 {
        self.missions.values().map(|fte| fte.value).sum()
    }
}

/// A body that decides or is heard.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// Unique among the bodies.
    pub(crate) id: Located<String>,
    /// Its name.
    pub(crate) title: Option<Located<String>>,
    /// Who sits in it.
    pub(crate) colleges: Vec<College>,
    /// Meetings a year.
    pub(crate) meetings: Option<Located<i64>>,
    /// Free words.
    pub(crate) comment: Option<Located<String>>,
}

/// Those who sit in a body under one name.
#[derive(Clone, Debug)]
pub(crate) struct College {
    /// Its name.
    pub(crate) name: Option<Located<String>>,
    /// Its seats.
    pub(crate) seats: Option<Located<i64>>,
}

/// A year's budget.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    /// The year as an id: given once.
    pub(crate) id: Located<String>,
    /// The year.
    pub(crate) year: Option<Located<i64>>,
    /// What comes in, in the order of the file.
    pub(crate) income: Vec<Line>,
    /// What is spent, in the order of the file.
    pub(crate) expenses: Vec<Line>,
    /// Free words.
    pub(crate) comment: Option<Located<String>>,
}

impl Budget {
    /// Returns all that comes in.
    pub(crate) fn total_income(&self) -> Money {
        total(&self.income)
    }

    /// Returns all that is spent.
    pub(crate) fn total_expenses(&self) -> Money {
        total(&self.expenses)
    }
}

fn total(lines: &[Line]) -> Money {
    lines.iter().map(|line| line.amount.value).sum()
}

/// A line of a budget.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// What it is of.
    pub(crate) name: String,
    /// How much.
    pub(crate) amount: Located<Money>,
}

/// The keys of `[[post]]`.
pub(super) const POST_KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant unique du poste", "the post's unique id"),
    Key::required("title", Shape::Text, "intitulé du poste", "the post's title"),
    Key::optional(
        "missions",
        Shape::Figures,
        "ETP par mission ; le poste compte pour leur somme",
        "FTE by mission; the post counts for their sum",
    ),
    Key::optional("reports_to", Shape::Reference, "poste dont il relève", "the post that it answers to"),
    Key::optional("people", Shape::References, "personnes qui le tiennent", "the people who hold it"),
    Key::optional("comment", Shape::Text, "commentaire", "a comment"),
];

/// The keys of `[[body]]`.
pub(super) const BODY_KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant unique de l'instance", "the body's unique id"),
    Key::required("title", Shape::Text, "nom de l'instance", "the body's name"),
    Key::optional("colleges", Shape::Tables(COLLEGE_KEYS), "qui y siège", "who sits in it"),
    Key::optional("meetings", Shape::Integer(0, 366), "réunions par an", "meetings a year"),
    Key::optional("comment", Shape::Text, "commentaire", "a comment"),
];

const COLLEGE_KEYS: &[Key] = &[
    Key::required("name", Shape::Text, "nom du collège", "the college's name"),
    Key::required("seats", Shape::Integer(0, 1_000), "sièges", "the seats"),
];

/// The keys of `[[budget]]`.
pub(super) const BUDGET_KEYS: &[Key] = &[
    Key::required("year", Shape::Integer(1900, 2200), "année", "the year"),
    Key::optional("income", Shape::Amounts, "recettes, en euros", "the income, in euros"),
    Key::optional("expenses", Shape::Amounts, "dépenses, en euros", "the expenses, in euros"),
    Key::optional("comment", Shape::Text, "commentaire", "a comment"),
];

/// The most full-time equivalents that one post counts for in a mission: a slip of the hand would hide all the others.
const MOST_FTE: f64 = 1_000.0;

impl Post {
    /// Reads `[[post]]`.
    pub(super) fn read(mut table: TableReader<'_, '_>, id: Located<String>) -> Self {
        table.require("[[post]]");
        Self {
            id,
            title: table.text("title"),
            missions: table.figures_within("missions", 0.0, MOST_FTE),
            reports_to: table.text("reports_to"),
            people: table.texts("people"),
            comment: table.text("comment"),
        }
    }
}

impl Body {
    /// Reads `[[body]]`.
    pub(super) fn read(mut table: TableReader<'_, '_>, id: Located<String>) -> Self {
        table.require("[[body]]");
        Self {
            id,
            title: table.text("title"),
            colleges: table.tables("colleges", COLLEGE_KEYS, College::read),
            meetings: table.integer("meetings"),
            comment: table.text("comment"),
        }
    }
}

impl College {
    fn read(mut table: TableReader<'_, '_>) -> Self {
        table.require("colleges");
        Self { name: table.text("name"), seats: table.integer("seats") }
    }
}

impl Budget {
    /// Reads each `[[budget]]`; what is wrong in one is filed under its year.
    pub(super) fn read_all(root: &mut TableReader<'_, '_>, stem: &str) -> Vec<Self> {
        let mut number = 0;
        root.tables("budget", BUDGET_KEYS, |mut table| {
            number += 1;
            let year = table.integer("year");
            let id = match &year {
                Some(year) => Located { value: year.value.to_string(), place: year.place },
                None => Located { value: format!("{stem}#{number}"), place: table.place },
            };
            Self::read(table.for_entity(&id.value), id, year)
        })
    }

    fn read(mut table: TableReader<'_, '_>, id: Located<String>, year: Option<Located<i64>>) -> Self {
        table.require("[[budget]]");
        Self {
            id,
            year,
            income: table.amounts("income"),
            expenses: table.amounts("expenses"),
            comment: table.text("comment"),
        }
    }
}

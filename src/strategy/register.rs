//! The action plan as a table that people change in a spreadsheet: its columns, and each action's values.

use jiff::civil::Date;

use crate::{
    language::{Text, money::Money, safe, text, vocabulary::Vocabulary as _},
    mission::{action::Action, source::Located, vocabulary::Status},
};

/// A column that can be changed: a key of `[[action]]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    /// Its id: never changed, since all the rest is found by it.
    Id,
    /// The objective it serves.
    Objective,
    /// What is done.
    Title,
    /// The person in charge.
    Owner,
    /// Who else takes part.
    Partners,
    /// The first day.
    Start,
    /// The last day.
    Deadline,
    /// Where it stands.
    Status,
    /// What it costs.
    Cost,
    /// Working days of the team.
    Days,
    /// People and things.
    Means,
    /// The public aimed at.
    Target,
    /// The result expected.
    Expected,
    /// From 1 to 5.
    Complexity,
    /// From 1 to 5.
    Contribution,
    /// The actions that must end first.
    After,
    /// Free words.
    Comment,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words.
    Words,
    /// Words or ids, separated by semicolons.
    List,
    /// The id or the name of a person.
    Person,
    /// A day.
    Date,
    /// Euros.
    Money,
    /// A figure.
    Number,
    /// From 1 to 5.
    Score,
    /// A word of the list of statuses.
    Status,
}

/// A value of an action.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Words, or the id of a person.
    Words(String),
    /// Words or ids.
    List(Vec<String>),
    /// A day.
    Date(Date),
    /// Euros.
    Money(Money),
    /// A figure.
    Number(f64),
    /// From 1 to 5.
    Score(i64),
    /// A status.
    Status(Status),
}

impl Column {
    /// The columns, in the order of the sheet.
    pub(crate) const ALL: [Self; 17] = [
        Self::Id,
        Self::Objective,
        Self::Title,
        Self::Owner,
        Self::Partners,
        Self::Start,
        Self::Deadline,
        Self::Status,
        Self::Cost,
        Self::Days,
        Self::Means,
        Self::Target,
        Self::Expected,
        Self::Complexity,
        Self::Contribution,
        Self::After,
        Self::Comment,
    ];

    /// Returns the key in the mission's files.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Objective => "objective",
            Self::Title => "title",
            Self::Owner => "owner",
            Self::Partners => "partners",
            Self::Start => "start",
            Self::Deadline => "deadline",
            Self::Status => "status",
            Self::Cost => "cost",
            Self::Days => "days",
            Self::Means => "means",
            Self::Target => "target",
            Self::Expected => "expected",
            Self::Complexity => "complexity",
            Self::Contribution => "contribution",
            Self::After => "after",
            Self::Comment => "comment",
        }
    }

    /// Returns the title of the column.
    pub(crate) fn title(self) -> Text {
        match self {
            Self::Id => text!("Identifiant", "Id"),
            Self::Objective => text!("Objectif", "Objective"),
            Self::Title => text!("Action", "Action"),
            Self::Owner => text!("Responsable", "Owner"),
            Self::Partners => text!("Partenaires", "Partners"),
            Self::Start => text!("Début", "Start"),
            Self::Deadline => text!("Échéance", "Deadline"),
            Self::Status => text!("Statut", "Status"),
            Self::Cost => text!("Coût", "Cost"),
            Self::Days => text!("Jours", "Days"),
            Self::Means => text!("Moyens", "Means"),
            Self::Target => text!("Cible", "Target"),
            Self::Expected => text!("Résultat attendu", "Expected result"),
            Self::Complexity => text!("Complexité", "Complexity"),
            Self::Contribution => text!("Contribution", "Contribution"),
            Self::After => text!("Après", "After"),
            Self::Comment => text!("Commentaire", "Comment"),
        }
    }

    /// Returns what it holds.
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Id
            | Self::Objective
            | Self::Title
            | Self::Means
            | Self::Target
            | Self::Expected
            | Self::Comment => Kind::Words,
            Self::Owner => Kind::Person,
            Self::Partners | Self::After => Kind::List,
            Self::Start | Self::Deadline => Kind::Date,
            Self::Status => Kind::Status,
            Self::Cost => Kind::Money,
            Self::Days => Kind::Number,
            Self::Complexity | Self::Contribution => Kind::Score,
        }
    }

    /// Returns an action's value; none where the file says nothing.
    pub(crate) fn value(self, action: &Action) -> Option<Value> {
        let words =
            |words: &Option<Located<String>>| words.as_ref().map(|words| Value::Words(words.value.clone()));
        let list = |all: &[Located<String>]| {
            (!all.is_empty()).then(|| Value::List(all.iter().map(|one| one.value.clone()).collect()))
        };
        let date = |date: &Option<Located<Date>>| date.as_ref().map(|date| Value::Date(date.value));
        let score = |score: &Option<Located<i64>>| score.as_ref().map(|score| Value::Score(score.value));
        match self {
            Self::Id => Some(Value::Words(action.id.value.clone())),
            Self::Objective => words(&action.objective),
            Self::Title => words(&action.title),
            Self::Owner => words(&action.owner),
            Self::Partners => list(&action.partners),
            Self::Start => date(&action.start),
            Self::Deadline => date(&action.deadline),
            Self::Status => action.status.as_ref().map(|status| Value::Status(status.value)),
            Self::Cost => action.cost.as_ref().map(|cost| Value::Money(cost.value)),
            Self::Days => action.days.as_ref().map(|days| Value::Number(days.value)),
            Self::Means => words(&action.means),
            Self::Target => words(&action.target),
            Self::Expected => words(&action.expected),
            Self::Complexity => score(&action.complexity),
            Self::Contribution => score(&action.contribution),
            Self::After => list(&action.after),
            Self::Comment => words(&action.comment),
        }
    }
}

/// The longest text of a cell: spreadsheets hold 32,767 units, of which a sign may take two.
const LONGEST_CELL: usize = 16_000;

/// Returns words as a cell holds them: harmless, their lines kept, cut where a cell ends.
pub(crate) fn cell_words(words: &str) -> String {
    let visible = safe::visible_lines(words.trim_end());
    match visible.char_indices().nth(LONGEST_CELL) {
        Some((end, _)) => visible[..end].to_owned(),
        None => visible,
    }
}

/// Between two items of a list in a cell.
pub(crate) const BETWEEN: &str = "; ";

impl Value {
    /// Returns the value in a form that depends on no language: what two values are compared by.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::Words(words) => cell_words(words),
            Self::List(all) => cell_words(&all.join(BETWEEN)),
            Self::Date(date) => date.to_string(),
            Self::Money(money) => money.as_euros().to_string(),
            Self::Number(number) => number.to_string(),
            Self::Score(score) => score.to_string(),
            Self::Status(status) => status.key().to_owned(),
        }
    }
}

/// Returns an action's values in that form, by [`Column::ALL`]; empty where the file says nothing.
pub(crate) fn written(action: &Action) -> Vec<String> {
    let written = |column: Column| column.value(action).map(|value| value.written()).unwrap_or_default();
    Column::ALL.into_iter().map(written).collect()
}

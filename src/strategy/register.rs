//! The action plan as a table that people change in a spreadsheet: its columns, and each action's values.

use jiff::civil::Date;

use crate::{
    language::{Language, Text, money::Money, number::grouped, safe, text, vocabulary::Vocabulary as _},
    mission::{Mission, action::Action, source::Located, vocabulary::Status},
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
    /// Who pays what.
    Funding,
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
    /// Payers and what each pays, separated by semicolons.
    Funding,
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
    /// Payers and what each pays, as far as the file says.
    Funding(Vec<(String, Option<Money>)>),
    /// A figure.
    Number(f64),
    /// From 1 to 5.
    Score(i64),
    /// A status.
    Status(Status),
}

impl Column {
    /// The columns, in the order of the sheet.
    pub(crate) const ALL: [Self; 18] = [
        Self::Id,
        Self::Objective,
        Self::Title,
        Self::Owner,
        Self::Partners,
        Self::Start,
        Self::Deadline,
        Self::Status,
        Self::Cost,
        Self::Funding,
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
            Self::Funding => "funding",
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
            Self::Funding => text!("Financement", "Funding"),
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
            Self::Funding => Kind::Funding,
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
            Self::Funding => (!action.funding.is_empty()).then(|| Value::Funding(funding(action))),
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

fn funding(action: &Action) -> Vec<(String, Option<Money>)> {
    let payer = |one: &crate::mission::action::Funding| {
        let source = one.source.as_ref().map_or("?", |source| &source.value);
        (source.to_owned(), one.amount.as_ref().map(|amount| amount.value))
    };
    action.funding.iter().map(payer).collect()
}

/// A column that is computed: what is changed in it does not come back, and is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Computed {
    /// How the result is measured, from where to where.
    Indicators,
    /// What was measured last.
    Result,
    /// Where the action stands against its path.
    Weather,
    /// How much of it is done.
    Done,
}

impl Computed {
    /// The computed columns.
    pub(crate) const ALL: [Self; 4] = [Self::Indicators, Self::Result, Self::Weather, Self::Done];

    /// Returns the key under which what was written is kept.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Indicators => "indicators",
            Self::Result => "result",
            Self::Weather => "weather",
            Self::Done => "done",
        }
    }

    /// Returns the title of the column.
    pub(crate) fn title(self) -> Text {
        match self {
            Self::Indicators => text!("Indicateurs", "Indicators"),
            Self::Result => text!("Résultat", "Result"),
            Self::Weather => text!("Météo", "Weather"),
            Self::Done => text!("Fait", "Done"),
        }
    }
}

/// The key under which the label of the objective is kept, as it was written.
pub(crate) const LABEL: &str = "objective-label";

/// Between the id of an objective and its statement, in a cell.
pub(crate) const DASH: &str = " — ";

/// Returns what a cell says of an objective: its id, by which it comes back, and its statement.
pub(crate) fn objective_label(id: &str, mission: &Mission) -> String {
    let statement = mission.objective(id).and_then(|objective| objective.statement.as_ref());
    match statement.filter(|statement| !statement.value.trim().is_empty()) {
        Some(statement) => cell_words(&format!("{id}{DASH}{}", statement.value)),
        None => cell_words(id),
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
            Self::Funding(all) => {
                let all: Vec<String> = all.iter().map(|(source, amount)| payer(source, *amount)).collect();
                cell_words(&all.join(BETWEEN))
            }
            Self::Number(number) => number.to_string(),
            Self::Score(score) => score.to_string(),
            Self::Status(status) => status.key().to_owned(),
        }
    }
}

/// Returns a payer as a cell holds it: `Région 54 000`, with a colon where the name would run into the amount.
fn payer(source: &str, amount: Option<Money>) -> String {
    let Some(amount) = amount else { return source.to_owned() };
    let colon = if source.ends_with(|c: char| c.is_ascii_digit()) { ":" } else { "" };
    format!("{source}{colon} {}", grouped(&amount.as_euros().to_string(), Language::French))
}

/// Returns an action's values in that form, by [`Column::ALL`]; empty where the file says nothing.
pub(crate) fn written(action: &Action) -> Vec<String> {
    let written = |column: Column| column.value(action).map(|value| value.written()).unwrap_or_default();
    Column::ALL.into_iter().map(written).collect()
}

//! The action plan as a table that people change in a spreadsheet: only that format writes it.

use super::{super::follow::weather, basis::Basis, part};
use crate::{
    language::{Text, number::Number, text, vocabulary::Vocabulary as _},
    mission::{Mission, action::Action, vocabulary::Status},
    report::document::{Block, Cell, Field, Input, Late, Paper, Part, Register, Sign},
    strategy::register::{BETWEEN, Column, Kind, Value, cell_words, written},
};

/// The table of actions, for technicians.
pub(super) fn register(basis: &Basis<'_>) -> Option<Part> {
    let mission = basis.mission();
    if !basis.is_for_technicians() || mission.actions.is_empty() {
        return None;
    }
    let mut columns: Vec<Field> = Column::ALL
        .into_iter()
        .map(|column| Field { title: column.title(), width: width(column), input: input(column, mission) })
        .collect();
    let computed = |title: Text, width: u16| Field { title, width, input: Input::None };
    columns.push(computed(text!("Objectif en toutes lettres", "Objective in words"), 32));
    columns.push(computed(text!("Météo", "Weather"), 14));
    columns.push(computed(text!("Fait", "Done"), 8));
    let register = Register {
        columns,
        rows: mission.actions.iter().map(|action| row(basis, action)).collect(),
        late: Some(Late {
            day: position(Column::Deadline),
            state: position(Column::Status),
            over: vec![Status::Done.name(), Status::Dropped.name()],
        }),
        keys: Column::ALL.into_iter().map(Column::key).collect(),
        written: mission.actions.iter().map(written).collect(),
    };
    let title = text!("Tableau à compléter", "Table to fill in");
    part(title.clone(), title, Paper::Turned, vec![Block::Register(Box::new(register))])
}

fn position(column: Column) -> u16 {
    let at = Column::ALL.iter().position(|one| *one == column);
    at.and_then(|at| u16::try_from(at).ok()).unwrap_or_default()
}

fn width(column: Column) -> u16 {
    match column {
        Column::Title => 30,
        Column::Expected | Column::Comment | Column::Means => 26,
        Column::Id | Column::Objective | Column::Owner | Column::Partners | Column::Target => 19,
        Column::After => 15,
        Column::Start | Column::Deadline | Column::Status | Column::Cost => 12,
        Column::Days | Column::Complexity | Column::Contribution => 11,
    }
}

fn input(column: Column, mission: &Mission) -> Input {
    match column.kind() {
        Kind::Words | Kind::List => match column {
            Column::Objective => Input::Mostly(
                mission
                    .objectives
                    .iter()
                    .map(|objective| Text::same(&cell_words(&objective.id.value)))
                    .collect(),
            ),
            _ => Input::Words,
        },
        Kind::Person => {
            let people = mission.frame.people.iter();
            Input::Mostly(
                people.map(|person| Text::same(&cell_words(mission.person_name(&person.id.value)))).collect(),
            )
        }
        Kind::Date => Input::Date,
        Kind::Money => Input::Money,
        Kind::Number => Input::Number,
        Kind::Score => Input::Score,
        Kind::Status => {
            Input::OneOf(Status::ALL.iter().map(|status| (status.name(), sign(*status))).collect())
        }
    }
}

fn sign(status: Status) -> Sign {
    match status {
        Status::Planned => Sign::Unknown,
        Status::Running => Sign::Watch,
        Status::Done => Sign::Good,
        Status::Dropped => Sign::Bad,
    }
}

fn row(basis: &Basis<'_>, action: &Action) -> Vec<Cell> {
    let mission = basis.mission();
    let mut row: Vec<Cell> = Column::ALL.into_iter().map(|column| cell(column, action, mission)).collect();
    let objective = action.objective.as_ref().and_then(|id| mission.objective(&id.value));
    let statement = objective.and_then(|objective| objective.statement.as_ref());
    row.push(statement.map_or(Cell::Empty, |statement| Cell::Raw(statement.value.clone())));
    let followed = basis.follow_up.actions.iter().find(|one| one.id == action.id.value);
    row.push(followed.map_or(Cell::Empty, |one| weather(one.standing)));
    row.push(followed.and_then(|one| one.done).map_or(Cell::Empty, Cell::Share));
    row
}

fn cell(column: Column, action: &Action, mission: &Mission) -> Cell {
    match column.value(action) {
        None => Cell::Empty,
        Some(Value::Words(id)) if column == Column::Owner => Cell::Raw(mission.person_name(&id).to_owned()),
        Some(Value::Words(words)) => Cell::Raw(words),
        Some(Value::List(all)) => Cell::Raw(all.join(BETWEEN)),
        Some(Value::Date(date)) => Cell::Date(date),
        Some(Value::Money(money)) => Cell::Money(money),
        Some(Value::Number(number)) => Cell::Number(Number::new(number), None),
        Some(Value::Score(score)) => Cell::Score(score),
        Some(Value::Status(status)) => Cell::Words(status.name()),
    }
}

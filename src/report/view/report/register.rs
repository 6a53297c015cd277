//! The action plan as one table of a workbook: technicians change it and it comes back; the others read it.

use super::{
    super::{
        follow::weather,
        plan::{indicators, result, stage},
    },
    basis::Basis,
    part,
};
use crate::{
    language::{Text, number::Number, text, vocabulary::Vocabulary as _},
    mission::{Mission, action::Action, vocabulary::Status},
    report::document::{Block, Cell, Field, Input, Late, Paper, Part, Register, Sign},
    strategy::{
        plan::ActionView,
        register::{BETWEEN, Column, Computed, Kind, LABEL, Value, cell_words, objective_label, written},
    },
};

/// The table of the actions; for technicians, the one that comes back.
pub(super) fn register(basis: &Basis<'_>) -> Option<Part> {
    if basis.mission().actions.is_empty() {
        return None;
    }
    let register = if basis.is_for_technicians() { filled_in(basis) } else { read(basis) };
    part(
        text!("Le plan d'action", "The action plan"),
        text!("Tableau", "Table"),
        Paper::Turned,
        vec![Block::Register(Box::new(register))],
    )
}

/// A column of the table for technicians.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// It comes back.
    Key(Column),
    /// It is computed.
    Computed(Computed),
}

/// The columns, in the method's order: what is computed stands beside what it is read with.
fn shown() -> Vec<Shown> {
    let mut all = Vec::new();
    for column in Column::ALL {
        if column == Column::Expected {
            all.push(Shown::Computed(Computed::Indicators));
        }
        all.push(Shown::Key(column));
        if column == Column::Expected {
            all.push(Shown::Computed(Computed::Result));
        }
    }
    all.extend([Shown::Computed(Computed::Weather), Shown::Computed(Computed::Done)]);
    all
}

fn filled_in(basis: &Basis<'_>) -> Register {
    let mission = basis.mission();
    let shown = shown();
    let columns = shown.iter().map(|column| match column {
        Shown::Key(column) => {
            Field { title: column.title(), width: width(*column), input: input(*column, mission) }
        }
        Shown::Computed(column) => {
            let width = match column {
                Computed::Indicators => 18,
                Computed::Result => 12,
                Computed::Weather => 12,
                Computed::Done => 7,
            };
            Field { title: column.title(), width, input: Input::None }
        }
    });
    let at = |wanted: Shown| {
        let at = shown.iter().position(|one| *one == wanted);
        at.and_then(|at| u16::try_from(at).ok()).unwrap_or_default()
    };
    let rows = mission.actions.iter().map(|action| {
        let cell = |column: &Shown| match column {
            Shown::Key(column) => cell(*column, action, mission),
            Shown::Computed(column) => computed(basis, *column, action),
        };
        shown.iter().map(cell).collect()
    });
    let computed = Computed::ALL.into_iter().map(|column| (column.key(), at(Shown::Computed(column))));
    Register {
        columns: columns.collect(),
        rows: rows.collect(),
        late: Some(Late {
            day: at(Shown::Key(Column::Deadline)),
            state: at(Shown::Key(Column::Status)),
            over: vec![Status::Done.name(), Status::Dropped.name()],
        }),
        keys: Column::ALL.into_iter().map(Column::key).collect(),
        written: mission.actions.iter().map(written).collect(),
        kept: computed.chain([(LABEL, at(Shown::Key(Column::Objective)))]).collect(),
    }
}

fn computed(basis: &Basis<'_>, column: Computed, action: &Action) -> Cell {
    let followed = basis.follow_up.actions.iter().find(|one| one.id == action.id.value);
    match column {
        Computed::Indicators => view(basis, action).map_or(Cell::Empty, indicators),
        Computed::Result => view(basis, action).map_or(Cell::Empty, result),
        Computed::Weather => followed.map_or(Cell::Empty, |one| weather(one.standing)),
        Computed::Done => followed.and_then(|one| one.done).map_or(Cell::Empty, Cell::Share),
    }
}

fn view<'b, 'a>(basis: &'b Basis<'a>, action: &Action) -> Option<&'b ActionView<'a>> {
    let objectives = basis.plan.objectives.iter().flat_map(|objective| &objective.actions);
    let mut all = objectives.chain(&basis.plan.without_objective);
    all.find(|view| view.id == action.id.value)
}

/// Returns the width of a column: all of them are still read on a page of A3.
fn width(column: Column) -> u16 {
    match column {
        Column::Title | Column::Objective => 22,
        Column::Expected => 16,
        Column::Funding => 15,
        Column::Id | Column::Comment | Column::Means => 14,
        Column::Owner | Column::Partners | Column::Target => 13,
        Column::After | Column::Contribution => 12,
        Column::Start | Column::Deadline | Column::Complexity => 11,
        Column::Status | Column::Cost => 10,
        Column::Days => 7,
    }
}

fn input(column: Column, mission: &Mission) -> Input {
    match column.kind() {
        Kind::Words | Kind::List | Kind::Funding => match column {
            Column::Objective => {
                let labels = mission.objectives.iter().map(|one| objective_label(&one.id.value, mission));
                Input::Mostly(labels.map(|label| Text::same(&label)).collect())
            }
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

fn cell(column: Column, action: &Action, mission: &Mission) -> Cell {
    let Some(value) = column.value(action) else { return Cell::Empty };
    match value {
        Value::Words(id) if column == Column::Owner => Cell::Raw(mission.person_name(&id).to_owned()),
        Value::Words(id) if column == Column::Objective => Cell::Raw(objective_label(&id, mission)),
        Value::Words(words) => Cell::Raw(words),
        Value::List(all) => Cell::Raw(all.join(BETWEEN)),
        Value::Date(date) => Cell::Date(date),
        Value::Money(money) => Cell::Money(money),
        Value::Funding(_) => Cell::Raw(value.written()),
        Value::Number(number) => Cell::Number(Number::new(number), None),
        Value::Score(score) => Cell::Score(score),
        Value::Status(status) => Cell::Words(status.name()),
    }
}

/// The table of those who read: the method's columns, without the ids, and for professionals without the staff.
fn read(basis: &Basis<'_>) -> Register {
    let field = |title: Text, width: u16| Field { title, width, input: Input::None };
    let mut columns = vec![field(text!("Objectif", "Objective"), 32)];
    columns.extend([
        field(text!("Action", "Action"), 34),
        field(text!("Début", "Start"), 12),
        field(text!("Échéance", "Deadline"), 12),
        field(text!("État", "Standing"), 15),
    ]);
    if !basis.is_public() {
        columns.push(field(text!("Responsable", "Owner"), 18));
    }
    columns.extend([
        field(text!("Coût", "Cost"), 12),
        field(text!("Financement", "Funding"), 22),
        field(text!("Cible", "Target"), 20),
        field(text!("Indicateurs", "Indicators"), 26),
        field(text!("Résultat attendu", "Expected result"), 26),
        field(text!("Résultat", "Result"), 16),
    ]);
    let of_objectives = basis.plan.objectives.iter().flat_map(|objective| {
        let title = if objective.statement.is_empty() { objective.id } else { objective.statement };
        objective.actions.iter().map(move |action| (Some(title), action))
    });
    let rest = basis.plan.without_objective.iter().map(|action| (None, action));
    let rows = of_objectives.chain(rest).map(|(objective, action)| {
        let words = |words: Option<&str>| words.map_or(Cell::Empty, |words| Cell::Raw(words.to_owned()));
        let (sign, standing) = stage(action.stage);
        let mut row = vec![
            words(objective),
            words(Some(action.title)),
            action.start.map_or(Cell::Empty, Cell::Date),
            action.deadline.map_or(Cell::Empty, Cell::Date),
            Cell::Status(sign, standing),
        ];
        if !basis.is_public() {
            row.push(words(action.owner.map(|owner| owner.name)));
        }
        row.extend([action.cost.map_or(Cell::Empty, Cell::Money), funding(basis, action.id)]);
        row.extend([words(action.target), indicators(action), words(action.expected), result(action)]);
        row
    });
    Register {
        columns,
        rows: rows.collect(),
        late: None,
        keys: Vec::new(),
        written: Vec::new(),
        kept: Vec::new(),
    }
}

fn funding(basis: &Basis<'_>, id: &str) -> Cell {
    let value = basis.mission().action(id).and_then(|action| Column::Funding.value(action));
    value.map_or(Cell::Empty, |value| Cell::Raw(value.written()))
}

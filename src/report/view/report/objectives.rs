//! The objectives: a line each, and for technicians the five SMART letters.

use super::{
    super::{names, plan::way},
    basis::Basis,
    frame::pairs,
    part, public,
};
use crate::{
    language::{Text, text},
    mission::{objective::Objective, source::Located},
    report::document::{Block, Cell, Column, Paper, Part, Table},
    strategy::plan::ObjectiveView,
};

/// The objectives, the strategic ones first, each before those that serve it.
pub(super) fn objectives(basis: &Basis<'_>) -> Option<Part> {
    let objectives = in_order(&basis.plan.objectives);
    if objectives.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Table(table(basis, &objectives))];
    if basis.is_for_technicians() {
        for objective in basis.mission().objectives.iter().filter(|objective| objective.smart.is_some()) {
            blocks.extend(smart(basis, objective));
        }
    }
    part(text!("Les objectifs", "The objectives"), text!("Objectifs", "Objectives"), Paper::Upright, blocks)
}

/// Returns the objectives as a reader follows them: those without a parent, then those that serve each.
fn in_order<'v, 'a>(objectives: &'v [ObjectiveView<'a>]) -> Vec<&'v ObjectiveView<'a>> {
    let known = |id: &str| objectives.iter().any(|objective| objective.id == id);
    let roots = objectives.iter().filter(|objective| objective.parent.is_none_or(|parent| !known(parent)));
    let mut all: Vec<&ObjectiveView<'a>> = Vec::with_capacity(objectives.len());
    for root in roots {
        all.push(root);
        all.extend(objectives.iter().filter(|objective| objective.parent == Some(root.id)));
    }
    // Parents in a circle, or three deep, are not lost.
    let rest: Vec<_> =
        objectives.iter().filter(|one| !all.iter().any(|known| std::ptr::eq(*known, *one))).collect();
    all.extend(rest);
    all
}

fn table(basis: &Basis<'_>, objectives: &[&ObjectiveView<'_>]) -> Table {
    let rows = objectives.iter().map(|objective| {
        let mark = if objective.kind == Some("strategic") { "◆ " } else { "" };
        let statement = if basis.is_for_technicians() {
            format!("{mark}{} ({})", objective.statement, objective.id)
        } else {
            format!("{mark}{}", objective.statement)
        };
        let mut row = vec![
            Cell::Raw(statement),
            way(objective.baseline, objective.target, objective.unit)
                .filter(|_| public::shows_measure(basis, objective.id))
                .map_or(Cell::Empty, Cell::Words),
            objective.deadline.map_or(Cell::Empty, Cell::Date),
        ];
        if !basis.is_public() {
            row.push(objective.owner.map_or(Cell::Empty, |owner| Cell::Raw(owner.name.to_owned())));
        }
        row.push(Cell::Count(objective.actions.len()));
        row
    });
    let mut columns = vec![
        Column::left(text!("Objectif (◆ stratégique)", "Objective (◆ strategic)")),
        Column::left(text!("Mesure", "Measure")),
        Column::left(text!("D'ici au", "By")),
    ];
    if !basis.is_public() {
        columns.push(Column::left(text!("Responsable", "Owner")));
    }
    columns.push(Column::right(text!("Actions", "Actions")));
    Table { columns, rows: rows.collect() }
}

/// The five letters of an objective, the facts it answers and the orientations it supports.
fn smart(basis: &Basis<'_>, objective: &Objective) -> Vec<Block> {
    let Some(smart) = &objective.smart else { return Vec::new() };
    let view = basis.plan.objectives.iter().find(|view| view.id == objective.id.value);
    let statement = objective.statement.as_ref().map_or(&objective.id.value, |statement| &statement.value);
    let raw = |words: &Option<Located<String>>| {
        words
            .as_ref()
            .map_or(Cell::Words(text!("non dit", "not said")), |words| Cell::Raw(words.value.clone()))
    };
    let measure = view.and_then(|view| {
        let way = way(view.baseline, view.target, view.unit)?;
        Some(Cell::Words(match view.indicator {
            Some(indicator) => text!(
                "{indicator} : {way}",
                "{indicator}: {way}",
                way = way,
                indicator = names::indicator(indicator, basis.snapshot)
            ),
            None => way,
        }))
    });
    let mut rows = vec![
        vec![Cell::Words(text!("Spécifique", "Specific")), raw(&smart.specific)],
        vec![
            Cell::Words(text!("Mesurable", "Measurable")),
            measure.unwrap_or(Cell::Words(text!("non dit", "not said"))),
        ],
        vec![Cell::Words(text!("Atteignable", "Achievable")), raw(&smart.achievable)],
        vec![Cell::Words(text!("Réaliste", "Realistic")), raw(&smart.realistic)],
        vec![
            Cell::Words(text!("Temporellement défini", "Time-bound")),
            smart
                .time_bound
                .as_ref()
                .map_or(Cell::Words(text!("non dit", "not said")), |day| Cell::Date(day.value)),
        ],
    ];
    let mut named = |title: Text, words: Vec<String>| {
        if !words.is_empty() {
            rows.push(vec![Cell::Words(title), Cell::Words(Text::joined(&words, " · "))]);
        }
    };
    let fact = |id: &Located<String>| names::fact(&id.value, basis.snapshot, basis.language);
    named(text!("Répond à", "Answers"), objective.answers.iter().map(fact).collect());
    let orientation = |id: &Located<String>| names::orientation(&id.value, basis.mission());
    named(text!("Sert", "Supports"), objective.supports.iter().map(orientation).collect());
    vec![Block::Heading(Text::same(statement)), Block::Table(pairs(rows))]
}

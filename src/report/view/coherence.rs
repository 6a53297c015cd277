//! Coherence laid out: which orientation of which other strategy each objective supports.

use crate::{
    language::{
        Text,
        list::List,
        text,
        vocabulary::{Named, Vocabulary as _},
    },
    mission::vocabulary::Level,
    report::document::{Block, Cell, Column, Document, Sign, Table},
    strategy::coherence::{Coherence, Supporter},
};

/// Lays out which orientation of which strategy each objective supports.
pub(crate) fn coherence(coherence: &Coherence<'_>) -> Document {
    let mut blocks = Vec::new();
    if coherence.strategies.is_empty() {
        blocks.push(Block::Paragraph(text!(
            "La mission ne cite aucune stratégie d'un autre échelon : ajoutez des [[strategy]] à mission.toml.",
            "The mission names no strategy of another level: add [[strategy]] tables to mission.toml."
        )));
    }
    for strategy in &coherence.strategies {
        let level = strategy.level.and_then(Level::parse);
        blocks.push(Block::Heading(match level {
            Some(level) => {
                text!("{name} ({level})", "{name} ({level})", name = strategy.name, level = Named(level))
            }
            None => Text::same(strategy.name),
        }));
        let rows = strategy.orientations.iter().map(|orientation| {
            let all: Vec<String> = orientation.objectives.iter().map(named).collect();
            vec![
                Cell::Raw(orientation.label.to_owned()),
                if all.is_empty() {
                    Cell::Status(Sign::Watch, text!("aucun objectif", "no objective"))
                } else {
                    Cell::Status(Sign::Good, text!("{all}", "{all}", all = List::and(&all)))
                },
            ]
        });
        let columns = vec![
            Column::left(text!("Orientation", "Orientation")),
            Column::left(text!("Objectifs qui la servent", "Objectives that support it")),
        ];
        blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    }
    if !coherence.without_strategy.is_empty() {
        blocks.push(Block::Heading(text!(
            "Objectifs opérationnels qui ne servent aucune orientation ({n})",
            "Operational objectives that support no orientation ({n})",
            n = coherence.without_strategy.len()
        )));
        blocks.push(Block::Table(supporters(&coherence.without_strategy)));
    }
    for unknown in &coherence.unknown {
        blocks.push(Block::Paragraph(text!(
            "« {objective} » cite « {reference} », qui n'existe pas.",
            "“{objective}” names “{reference}”, which does not exist.",
            objective = unknown.objective,
            reference = unknown.reference
        )));
    }
    Document {
        title: text!(
            "Cohérence avec les autres stratégies — {name}",
            "Coherence with the other strategies — {name}",
            name = coherence.mission
        ),
        blocks,
    }
}

/// Returns an objective by its statement and its id.
fn named(objective: &Supporter<'_>) -> String {
    if objective.statement.is_empty() {
        return objective.id.to_owned();
    }
    format!("{} ({})", objective.statement, objective.id)
}

fn supporters(objectives: &[Supporter<'_>]) -> Table {
    let rows = objectives
        .iter()
        .map(|objective| vec![Cell::Raw(objective.id.to_owned()), Cell::Raw(objective.statement.to_owned())]);
    Table {
        columns: vec![Column::left(text!("Identifiant", "Id")), Column::left(text!("Objectif", "Objective"))],
        rows: rows.collect(),
    }
}

/// The flat table that CSV gives: a line per orientation and objective that supports it.
pub(crate) fn flat(coherence: &Coherence<'_>) -> Document {
    let columns = [
        text!("stratégie", "strategy"),
        text!("orientation", "orientation"),
        text!("libellé", "label"),
        text!("objectif", "objective"),
        text!("énoncé", "statement"),
    ];
    let raw = |words: &str| Cell::Raw(words.to_owned());
    let mut rows = Vec::new();
    for strategy in &coherence.strategies {
        for orientation in &strategy.orientations {
            let row = |objective: &str, statement: &str| {
                vec![
                    raw(strategy.id),
                    raw(orientation.id),
                    raw(orientation.label),
                    raw(objective),
                    raw(statement),
                ]
            };
            rows.extend(
                orientation.objectives.iter().map(|objective| row(objective.id, objective.statement)),
            );
            if orientation.objectives.is_empty() {
                rows.push(row("", ""));
            }
        }
    }
    let without = coherence.without_strategy.iter();
    rows.extend(
        without.map(|objective| vec![raw(""), raw(""), raw(""), raw(objective.id), raw(objective.statement)]),
    );
    let table = Table { columns: columns.into_iter().map(Column::left).collect(), rows };
    Document { title: text!("Cohérence", "Coherence"), blocks: vec![Block::Table(table)] }
}

//! The scenarios compared, and the organisation that was chosen.

use super::{super::choices::blocks_of, basis::Basis, grid::grid, part};
use crate::{
    language::{date::Short, number::Number, text},
    report::document::{Block, Cell, Column, Paper, Part, Sign, Table},
    strategy::choice::ChoiceView,
};

/// The choices of the elected officials: options compared, one chosen.
pub(super) fn choices(basis: &Basis<'_>) -> Option<Part> {
    let choices = &basis.choices.choices;
    let blocks = if basis.is_for_technicians() {
        choices.iter().flat_map(blocks_of).collect()
    } else {
        choices.iter().flat_map(short).collect()
    };
    part(
        text!("Les scénarios comparés", "The scenarios compared"),
        text!("Choix", "Choices"),
        Paper::Upright,
        blocks,
    )
}

/// A choice without its ids: the options, by score, and what was decided.
fn short(choice: &ChoiceView<'_>) -> Vec<Block> {
    let title = if choice.question.is_empty() { choice.id } else { choice.question };
    let rows = choice.options.iter().map(|option| {
        vec![
            Cell::Raw(option.label.to_owned()),
            option.score.map_or(Cell::Empty, |score| Cell::Number(Number::new(score), None)),
            option.score.map_or(Cell::Empty, |score| Cell::Bar(score / 5.0)),
            if option.chosen { Cell::Status(Sign::Good, text!("retenue", "chosen")) } else { Cell::Empty },
        ]
    });
    let columns = vec![
        Column::left(text!("Option", "Option")),
        Column::right(text!("Note sur 5", "Score of 5")),
        Column::left(text!("", "")),
        Column::left(text!("Décision", "Decision")),
    ];
    let mut blocks = vec![
        Block::Heading(crate::language::Text::same(title)),
        Block::Table(Table { columns, rows: rows.collect() }),
    ];
    blocks.extend(grid(choice));
    blocks
}

/// The organisation chosen: what was decided, and what the plan asks year by year.
pub(super) fn organisation(basis: &Basis<'_>) -> Option<Part> {
    let mut blocks =
        vec![Block::Heading(text!("Ce qui est décidé", "What is decided")), Block::Table(decided(basis))];
    if basis.choices.choices.is_empty() {
        blocks = vec![Block::Paragraph(text!(
            "Aucun choix n'est encore inscrit.",
            "No choice is written down yet."
        ))];
    }
    part(
        text!("Le mode d'organisation retenu", "The mode of organisation chosen"),
        text!("Organisation", "Organisation"),
        Paper::Upright,
        blocks,
    )
}

fn decided(basis: &Basis<'_>) -> Table {
    let rows = basis.choices.choices.iter().map(|choice| {
        let label = |id: &str| {
            let option = choice.options.iter().find(|option| option.id == id);
            option.map_or(id, |option| option.label).to_owned()
        };
        let decision = match choice.chosen {
            Some(id) => Cell::Status(Sign::Good, crate::language::Text::same(&label(id))),
            None => Cell::Status(Sign::Watch, text!("à décider", "to be decided")),
        };
        let by = match (choice.decided_by, choice.decided_on) {
            (Some(by), Some(on)) => Cell::Words(text!("{by}, {on}", "{by}, {on}", by = by, on = Short(on))),
            (Some(by), None) => Cell::Raw(by.to_owned()),
            (None, Some(on)) => Cell::Date(on),
            (None, None) => Cell::Empty,
        };
        vec![Cell::Raw(choice.question.to_owned()), decision, by]
    });
    Table {
        columns: vec![
            Column::left(text!("Question", "Question")),
            Column::left(text!("Décision", "Decision")),
            Column::left(text!("Par qui, quand", "By whom, when")),
        ],
        rows: rows.collect(),
    }
}

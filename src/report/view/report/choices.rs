//! The scenarios compared.

use super::{
    super::choices::{Heads, blocks_of, has_costs, yearly_cost},
    basis::Basis,
    grid::grid,
    part,
};
use crate::{
    language::{number::Number, text},
    report::document::{Block, Cell, Column, Paper, Part, Sign, Table},
    strategy::choice::ChoiceView,
};

/// The choices of the elected officials: options compared, one chosen.
pub(super) fn choices(basis: &Basis<'_>) -> Option<Part> {
    let choices = &basis.choices.choices;
    let blocks = if basis.is_for_technicians() {
        choices.iter().flat_map(|choice| blocks_of(choice, Heads::Labels)).collect()
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
        let mut row = vec![
            Cell::Raw(option.label.to_owned()),
            option
                .score
                .map_or(Cell::Empty, |score| Cell::Number(Number { value: score, decimals: 1 }, None)),
            option.score.map_or(Cell::Empty, |score| Cell::Bar(score / 5.0)),
            match (option.chosen, choice.made) {
                (true, true) => Cell::Status(Sign::Good, text!("retenue", "chosen")),
                (true, false) => Cell::Status(Sign::Watch, text!("proposée", "proposed")),
                (false, _) => Cell::Empty,
            },
        ];
        if has_costs(choice) {
            row.insert(1, option.cost.map_or(Cell::Empty, Cell::Money));
        }
        row
    });
    let mut columns = vec![
        Column::left(text!("Option", "Option")),
        Column::right(text!("Note sur 5", "Score out of 5")),
        Column::left(text!("En barre", "As a bar")),
        Column::left(text!("Décision", "Decision")),
    ];
    if has_costs(choice) {
        columns.insert(1, yearly_cost());
    }
    let mut blocks = vec![
        Block::Heading(crate::language::Text::same(title)),
        Block::Table(Table { columns, rows: rows.collect() }),
    ];
    blocks.extend(grid(choice));
    blocks
}

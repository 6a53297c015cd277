//! What changes for the socio-professionals: the actions aimed at them or made with them, and when.

use super::{
    super::plan::dates,
    basis::{Audience, Basis},
    part, public,
};
use crate::{
    language::{Text, text},
    report::document::{Block, Cell, Column, Paper, Part, Table},
    strategy::plan::ActionView,
};

/// What changes for them; for the other publics the plan itself says it.
pub(super) fn changes(basis: &Basis<'_>) -> Option<Part> {
    if basis.audience != Audience::Professionals {
        return None;
    }
    let all = basis.plan.objectives.iter().flat_map(|objective| objective.actions.iter());
    let kept = all.chain(&basis.plan.without_objective).filter(|action| action.status != "dropped");
    let (theirs, others): (Vec<&ActionView<'_>>, Vec<&ActionView<'_>>) =
        kept.partition(|action| public::concerns_professionals(action));
    let mut blocks = Vec::new();
    if theirs.is_empty() {
        blocks.push(Block::Paragraph(text!(
            "Aucune action du plan ne nomme les professionnels dans sa cible ou parmi ses partenaires.",
            "No action of the plan names the professionals in its target or among its partners."
        )));
    } else {
        blocks.push(Block::Table(table(&theirs)));
    }
    if !others.is_empty() {
        blocks.push(Block::Heading(text!("Les autres actions du plan", "The other actions of the plan")));
        let items = others.iter().map(|action| {
            text!(
                "{title}, {dates}",
                "{title}, {dates}",
                title = action.title,
                dates = dates(action.start, action.deadline)
            )
        });
        blocks.push(Block::List(items.collect()));
    }
    part(
        text!("Ce qui change pour vous", "What changes for you"),
        text!("Pour vous", "For you"),
        Paper::Upright,
        blocks,
    )
}

fn table(actions: &[&ActionView<'_>]) -> Table {
    let optional = |words: Option<&str>| words.map_or(Cell::Empty, |words| Cell::Raw(words.to_owned()));
    let rows = actions.iter().map(|action| {
        vec![
            Cell::Raw(action.title.to_owned()),
            optional(action.target),
            Cell::Words(dates(action.start, action.deadline)),
            optional(action.expected),
            if action.partners.is_empty() {
                Cell::Empty
            } else {
                Cell::Words(Text::joined(&action.partners, ", "))
            },
        ]
    });
    Table {
        columns: vec![
            Column::left(text!("Ce qui se fait", "What is done")),
            Column::left(text!("Pour qui", "For whom")),
            Column::left(text!("Quand", "When")),
            Column::left(text!("Ce que l'on en attend", "What is expected of it")),
            Column::left(text!("Avec qui", "With whom")),
        ],
        rows: rows.collect(),
    }
}

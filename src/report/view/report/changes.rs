//! What changes for the socio-professionals: the actions aimed at them or made with them, and when.

use super::{
    super::plan::dates,
    basis::{Audience, Basis},
    part, professionals,
};
use crate::{
    language::{Text, count::Count, text},
    mission::organisation::{Body, College},
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
    let mut kept: Vec<&ActionView<'_>> = kept.collect();
    // What begins first is read first; what has no date comes last.
    kept.sort_by_key(|action| {
        action.start.or(action.deadline).map_or((true, None), |day| (false, Some(day)))
    });
    let (theirs, others): (Vec<&ActionView<'_>>, Vec<&ActionView<'_>>) =
        kept.into_iter().partition(|action| professionals::concerns(action, basis));
    let mut blocks = organisation(basis);
    if theirs.is_empty() {
        blocks.push(Block::Paragraph(text!(
            "Aucune action du plan ne nomme les professionnels.",
            "No action of the plan names the professionals."
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

/// The bodies in which the professionals sit; what is decided stands in the essentials.
fn organisation(basis: &Basis<'_>) -> Vec<Block> {
    let lines: Vec<Text> = basis.mission().organisation.bodies.iter().filter_map(seats).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(text!("Votre place dans la gouvernance", "Your place in the governance")),
        Block::List(lines),
        Block::Heading(text!("Les actions qui vous concernent", "The actions that concern you")),
    ]
}

/// Says how many seats of a body are theirs.
fn seats(body: &Body) -> Option<Text> {
    let seats = |college: &College| college.seats.as_ref().map_or(0, |seats| seats.value);
    let is_theirs =
        |college: &&College| college.name.as_ref().is_some_and(|name| professionals::names(&name.value));
    let sum = |seats: i64| usize::try_from(seats).unwrap_or(0);
    let theirs = body.colleges.iter().filter(is_theirs).map(seats).fold(0, i64::saturating_add);
    let all = body.colleges.iter().map(seats).fold(0, i64::saturating_add);
    (theirs > 0).then(|| {
        text!(
            "{body} : {theirs} sur {all} pour les professionnels.",
            "{body}: {theirs} of {all} for the professionals.",
            body = body.title.as_ref().map_or(&body.id.value, |title| &title.value),
            theirs = Count::new(sum(theirs), "siège", "sièges", "seat", "seats"),
            all = all
        )
    })
}

fn table(actions: &[&ActionView<'_>]) -> Table {
    let optional = |words: Option<&str>| words.map_or(Cell::Empty, |words| Cell::Raw(words.to_owned()));
    let rows = actions.iter().map(|action| {
        vec![
            Cell::Words(dates(action.start, action.deadline)),
            Cell::Raw(action.title.to_owned()),
            optional(action.target),
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
            Column::left(text!("Quand", "When")),
            Column::left(text!("Ce qui se fait", "What is done")),
            Column::left(text!("Pour qui", "For whom")),
            Column::left(text!("Ce que l'on en attend", "What is expected of it")),
            Column::left(text!("Avec qui", "With whom")),
        ],
        rows: rows.collect(),
    }
}

//! The bodies, their colleges and seats.

use super::{super::basis::Basis, to_fill, today_to_fill};
use crate::{
    language::text,
    report::document::{Block, Cell, Column, Table},
    strategy::organisation::BodyView,
};

/// The bodies, their colleges and seats, today and as aimed at.
pub(super) fn governance(basis: &Basis<'_>) -> Vec<Block> {
    let bodies = &basis.organisation.bodies;
    let has_target = bodies.iter().any(|body| body.is_target);
    let mut blocks = vec![Block::Heading(text!("La gouvernance", "The governance"))];
    if !bodies.is_empty() {
        let mut columns = vec![
            Column::left(text!("Instance", "Body")),
            Column::left(text!("Collège", "College")),
            Column::right(text!("Aujourd'hui", "Today")),
        ];
        if has_target {
            columns.push(Column::right(text!("Cible", "Aimed at")));
        }
        let rows: Vec<Vec<Cell>> = bodies.iter().flat_map(|body| seats(body, has_target)).collect();
        if !rows.is_empty() {
            blocks.push(Block::Table(Table { columns, rows }));
        }
    }
    let has_today = bodies.iter().any(|body| body.is_today);
    if has_today && has_target && bodies.iter().any(|body| body.is_today != body.is_target) {
        blocks.push(Block::Paragraph(text!(
            "Une instance sans chiffre d'un côté n'y existe pas.",
            "A body without a figure on one side is not there."
        )));
    }
    if basis.is_public() {
        // What is to be filled in is the office's own business.
        return if bodies.is_empty() { Vec::new() } else { blocks };
    }
    if !has_today {
        blocks.push(today_to_fill(text!("les instances", "bodies"), "governance.csv"));
    }
    if !has_target {
        let what = text!(
            "les instances, leurs collèges et leurs sièges",
            "the bodies, their colleges and their seats"
        );
        blocks.push(to_fill(what, "[[body]]"));
    }
    for body in bodies.iter().filter(|body| body.is_target) {
        let name = &body.title;
        if body.seats()[1].is_none() {
            let what = text!("les sièges de « {name} »", "the seats of “{name}”", name = name);
            blocks.push(to_fill(what, "colleges, [[body]]"));
        }
        if body.meetings_target.is_none() {
            let what =
                text!("les réunions par an de « {name} »", "the meetings a year of “{name}”", name = name);
            blocks.push(to_fill(what, "meetings, [[body]]"));
        }
    }
    blocks
}

/// Returns a body's colleges, its seats in all and its meetings, a row each.
fn seats(body: &BodyView, has_target: bool) -> Vec<Vec<Cell>> {
    let count = |number: Option<i64>| {
        let number = number.and_then(|number| usize::try_from(number).ok());
        number.map_or(Cell::Empty, Cell::Count)
    };
    let row = |what: Cell, [today, target]: [Option<i64>; 2]| {
        let mut row = vec![Cell::Raw(body.title.clone()), what, count(today)];
        row.extend(has_target.then(|| count(target)));
        row
    };
    let colleges = body
        .colleges
        .iter()
        .map(|college| row(Cell::Raw(college.name.clone()), [college.today, college.target]));
    let mut rows: Vec<Vec<Cell>> = colleges.collect();
    if rows.len() > 1 {
        rows.push(row(Cell::Words(text!("sièges en tout", "seats in all")), body.seats()));
    }
    let meetings = [body.meetings_today, body.meetings_target];
    if meetings.iter().any(Option::is_some) {
        rows.push(row(Cell::Words(text!("réunions par an", "meetings a year")), meetings));
    }
    rows
}

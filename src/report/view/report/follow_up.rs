//! The follow-up and the evaluation: how it goes, what to adjust, who measures what.

use super::{
    super::follow,
    basis::{Audience, Basis, Kind},
    part,
};
use crate::{
    language::{Text, text},
    report::document::{Block, Cell, Column, Paper, Part, Table},
};

/// The follow-up.
pub(super) fn follow_up(basis: &Basis<'_>) -> Option<Part> {
    if basis.mission().objectives.is_empty() && basis.mission().actions.is_empty() {
        return None;
    }
    let (view, mission) = (&basis.follow_up, basis.mission());
    let blocks = match (basis.audience, basis.kind) {
        (Audience::Technicians, Kind::FollowUp) => follow::follow(view, mission, follow::Shown::All).blocks,
        (Audience::Technicians, _) => {
            let mut blocks = vec![Block::Paragraph(follow::summary(view))];
            blocks.extend(follow::adjustments(view, mission));
            blocks.extend(follow::objectives(view));
            blocks.extend(follow::indicators(view));
            blocks.extend(follow::spending(view));
            blocks.extend(follow::silences(view, mission));
            blocks.extend(follow::revisions(view));
            blocks.push(Block::Paragraph(follow::key(mission)));
            blocks
        }
        (Audience::Elected | Audience::Professionals, _) => {
            let mut blocks = vec![Block::Paragraph(follow::summary(view)), Block::Table(objectives(basis))];
            if basis.audience == Audience::Elected {
                if view.cost.told > 0 {
                    blocks.extend(follow::spending(view));
                }
                blocks.extend(revised(basis));
            }
            blocks.push(Block::Paragraph(follow::key(mission)));
            blocks
        }
    };
    part(
        text!("Le suivi et l'évaluation", "Follow-up and evaluation"),
        text!("Suivi", "Follow-up"),
        Paper::Upright,
        blocks,
    )
}

/// The objectives and how they stand, without ids.
fn objectives(basis: &Basis<'_>) -> Table {
    let rows = basis.follow_up.objectives.iter().map(|objective| {
        vec![
            follow::weather(objective.standing),
            Cell::Raw(objective.statement.clone().into_owned()),
            Cell::Words(follow::measure_words(objective, basis.follow_up.today)),
            objective.done.map_or(Cell::Empty, Cell::Share),
        ]
    });
    Table {
        columns: vec![
            Column::left(text!("Météo", "Weather")),
            Column::left(text!("Objectif", "Objective")),
            Column::left(follow::measure_heading(basis.follow_up.today)),
            Column::right(text!("Avancement", "Progress")),
        ],
        rows: rows.collect(),
    }
}

/// What was revised, and why, in sentences.
fn revised(basis: &Basis<'_>) -> Vec<Block> {
    let name = |id: &str| {
        let mission = basis.mission();
        let action = mission.action(id).and_then(|action| action.title.as_ref());
        let objective = mission.objective(id).and_then(|objective| objective.statement.as_ref());
        action.or(objective).map_or(id.to_owned(), |words| words.value.clone())
    };
    let lines: Vec<Text> = basis
        .follow_up
        .revisions
        .iter()
        .map(|revision| match revision.why {
            Some(why) => text!("{name} : {why}", "{name}: {why}", name = name(revision.of), why = why),
            None => text!(
                "{name} : revu, sans raison donnée",
                "{name}: revised, no reason given",
                name = name(revision.of)
            ),
        })
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(text!("Ce qui a été revu", "What was revised")), Block::List(lines)]
}

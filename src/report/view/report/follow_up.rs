//! The follow-up and the evaluation: how it goes, what to adjust, who measures what.

use super::{
    super::follow,
    basis::{Audience, Basis, Kind},
    part, public,
};
use crate::{
    language::{Text, text},
    report::document::{Block, Cell, Column, Paper, Part, Table},
    strategy::follow_up::{ObjectiveProgress, RevisionView},
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
            blocks.push(Block::Paragraph(follow::key(mission)));
            blocks.extend(follow::indicators(view));
            blocks.extend(follow::spending(view));
            blocks.extend(follow::silences(view, mission));
            blocks.extend(follow::revisions(view, mission));
            blocks
        }
        (Audience::Elected | Audience::Professionals, _) => {
            let mut blocks = vec![
                Block::Paragraph(follow::summary(view)),
                Block::Table(objectives(basis)),
                Block::Paragraph(follow::key(mission)),
            ];
            if basis.audience == Audience::Elected {
                if view.cost.told > 0 {
                    blocks.extend(follow::spending(view));
                }
                blocks.extend(revised(basis));
            }
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
            Cell::Words(measure(basis, objective)),
            objective.done.map_or(Cell::Empty, |done| Cell::Words(follow::share_words(objective, done))),
        ]
    });
    Table {
        columns: vec![
            Column::left(text!("Météo", "Weather")),
            Column::left(text!("Objectif", "Objective")),
            Column::left(follow::measure_heading(basis.follow_up.today)),
            Column::left(follow::done_heading()),
        ],
        rows: rows.collect(),
    }
}

/// Says what an objective measures; the comment of its measure stays between the office and its authority.
fn measure(basis: &Basis<'_>, objective: &ObjectiveProgress<'_>) -> Text {
    if !public::shows_measure(basis, objective.id) {
        return text!("non montrée", "not shown");
    }
    let words = follow::measure_words(objective, basis.follow_up.today);
    match objective.latest {
        Some(latest) if basis.audience != Audience::Professionals => follow::commented(words, latest),
        _ => words,
    }
}

/// What was revised, and why, in sentences.
fn revised(basis: &Basis<'_>) -> Vec<Block> {
    let mission = basis.mission();
    let line = |revision: &RevisionView<'_>| {
        let name = follow::title_of(revision.of, mission).unwrap_or(revision.of);
        let what = follow::revision_words(revision, mission);
        match revision.why.map(sentence) {
            Some(why) => {
                text!("{name} : {what}. {why}", "{name}: {what}. {why}", name = name, what = what, why = why)
            }
            None => text!(
                "{name} : {what}, sans raison donnée.",
                "{name}: {what}, no reason given.",
                name = name,
                what = what
            ),
        }
    };
    let lines: Vec<Text> = basis.follow_up.revisions.iter().map(line).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(text!("Ce qui a été revu", "What was revised")), Block::List(lines)]
}

/// Returns a person's words as a sentence: a capital, and a full stop.
fn sentence(words: &str) -> String {
    let words = words.trim().trim_end_matches('.');
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    format!("{}{}.", first.collect::<String>(), letters.as_str())
}

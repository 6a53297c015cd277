//! The reports: built once from the views, for a public, as parts of a document. One file a part.

mod annexes;
mod basis;
mod changes;
mod choices;
mod decision;
mod diagnosis;
mod essentials;
mod follow_up;
mod frame;
mod grid;
mod key_figures;
mod means;
mod objectives;
mod organisation;
mod plan;
mod professionals;
mod public;
mod register;
mod shortened;
mod transition;

use crate::{
    language::{Text, text},
    report::document::{Block, Document, Paper, Part},
};

pub(crate) use basis::{Audience, Basis, Kind, Review, json};

/// Builds a report.
pub(crate) fn report(basis: &Basis<'_>) -> Document {
    let parts = match basis.kind {
        Kind::Diagnosis => vec![
            essentials::essentials(basis),
            diagnosis::figures(basis),
            diagnosis::swot(basis),
            diagnosis::crossed(basis),
            diagnosis::missing(basis),
            annexes::sources(basis),
            annexes::queries(basis),
        ],
        Kind::Plan => vec![
            essentials::essentials(basis),
            changes::changes(basis),
            choices::choices(basis),
            organisation::organisation(basis).filter(|_| !basis.is_public()),
            objectives::objectives(basis),
            plan::table(basis),
            plan::priorities(basis),
            plan::calendar(basis),
            means::means(basis),
            transition::risks(basis),
            annexes::review(basis),
        ],
        Kind::FollowUp => vec![essentials::essentials(basis), follow_up::follow_up(basis)],
        Kind::Full => full(basis),
    };
    let blocks = parts.into_iter().flatten().map(Block::Part).collect();
    Document { title: title(basis), blocks }
}

/// Builds a report for a workbook: with the table that people fill in there.
pub(crate) fn workbook(basis: &Basis<'_>) -> Document {
    let mut document = report(basis);
    let has_plan = basis.kind != Kind::Diagnosis;
    document.blocks.extend(register::register(basis).filter(|_| has_plan).map(Block::Part));
    document
}

/// The definition of the new mode of organisation: from the order to the follow-up.
fn full(basis: &Basis<'_>) -> Vec<Option<Part>> {
    vec![
        essentials::essentials(basis),
        changes::changes(basis),
        frame::order(basis),
        frame::office(basis),
        diagnosis::figures(basis),
        diagnosis::swot(basis),
        diagnosis::crossed(basis),
        diagnosis::missing(basis),
        choices::choices(basis),
        organisation::organisation(basis),
        objectives::objectives(basis),
        plan::table(basis),
        plan::priorities(basis),
        plan::calendar(basis),
        means::means(basis),
        transition::schedule(basis),
        transition::risks(basis),
        follow_up::follow_up(basis),
        annexes::sources(basis),
        annexes::queries(basis),
        annexes::review(basis),
        annexes::method(basis),
    ]
}

fn title(basis: &Basis<'_>) -> Text {
    let name = basis.name();
    match basis.kind {
        Kind::Diagnosis => text!("Diagnostic — {name}", "Diagnosis — {name}", name = name),
        Kind::Plan => text!("Plan d'action — {name}", "Action plan — {name}", name = name),
        Kind::FollowUp => text!("Suivi du plan — {name}", "Follow-up of the plan — {name}", name = name),
        Kind::Full => text!(
            "Définition du nouveau mode d'organisation — {name}",
            "The definition of the new mode of organisation — {name}",
            name = name
        ),
    }
}

/// Builds a part; none where it would hold nothing.
fn part(title: Text, tab: Text, paper: Paper, blocks: Vec<Block>) -> Option<Part> {
    (!blocks.is_empty()).then_some(Part { title, tab, paper, blocks })
}

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

use super::indicators::Layout;
use crate::{
    language::{Text, text},
    report::document::{Block, Document, Paper, Part},
};

pub(crate) use basis::{Audience, Basis, Kind, Review, json};

/// Builds a report.
pub(crate) fn report(basis: &Basis<'_>) -> Document {
    document(basis, plan::table(basis), Layout::Pages)
}

/// Builds a report for a workbook: one table of the plan, right after the first sheet, and what comes back said on each.
pub(crate) fn workbook(basis: &Basis<'_>) -> Document {
    let mut document = document(basis, None, Layout::Cells);
    let table = register::register(basis).filter(|_| basis.kind != Kind::Diagnosis);
    let comes_back = table.is_some() && basis.is_for_technicians();
    for (index, block) in document.blocks.iter_mut().enumerate() {
        let Block::Part(part) = block else { continue };
        match (index, comes_back) {
            (0, true) => part.blocks.insert(0, Block::Paragraph(text!(
                "Seule la feuille « Tableau » revient dans la mission : complétez-la, enregistrez, puis « otn plan import CLASSEUR.xlsx ». Les autres feuilles se lisent.",
                "Only the sheet “Table” comes back into the mission: fill it in, save, then “otn plan import WORKBOOK.xlsx”. The other sheets are to be read."
            ))),
            (0, false) => part.blocks.insert(0, Block::Paragraph(text!(
                "Ce classeur se lit : ce qu'on y change ne revient pas dans la mission.",
                "This workbook is to be read: what is changed in it does not come back into the mission."
            ))),
            (_, true) => part.blocks.insert(0, Block::Paragraph(text!(
                "Feuille à lire : ce qu'on y change ne revient pas (seule « Tableau » revient).",
                "A sheet to be read: what is changed here does not come back (only “Table” does)."
            ))),
            (_, false) => {}
        }
    }
    let at = document.blocks.len().min(1);
    document.blocks.splice(at..at, table.map(Block::Part));
    document
}

fn document(basis: &Basis<'_>, table: Option<Part>, layout: Layout) -> Document {
    let parts = match basis.kind {
        Kind::Diagnosis => vec![
            essentials::essentials(basis),
            diagnosis::figures(basis, layout),
            diagnosis::swot(basis),
            diagnosis::crossed(basis),
            diagnosis::missing(basis),
            annexes::sources(basis),
            annexes::formulas(basis),
        ],
        Kind::Plan => vec![
            essentials::essentials(basis),
            changes::changes(basis),
            choices::choices(basis),
            organisation::organisation(basis).filter(|_| !basis.is_public()),
            objectives::objectives(basis),
            table,
            plan::priorities(basis),
            plan::calendar(basis),
            means::means(basis),
            transition::risks(basis),
            annexes::review(basis),
        ],
        Kind::FollowUp => vec![essentials::essentials(basis), follow_up::follow_up(basis)],
        Kind::Full => full(basis, table, layout),
    };
    let blocks = parts.into_iter().flatten().map(Block::Part).collect();
    Document { title: title(basis), blocks }
}

/// The definition of the new mode of organisation: from the order to the follow-up.
fn full(basis: &Basis<'_>, table: Option<Part>, layout: Layout) -> Vec<Option<Part>> {
    vec![
        essentials::essentials(basis),
        changes::changes(basis),
        frame::order(basis),
        frame::office(basis),
        diagnosis::figures(basis, layout),
        diagnosis::swot(basis),
        diagnosis::crossed(basis),
        diagnosis::missing(basis),
        choices::choices(basis),
        organisation::organisation(basis),
        objectives::objectives(basis),
        table,
        plan::priorities(basis),
        plan::calendar(basis),
        means::means(basis),
        transition::schedule(basis),
        transition::risks(basis),
        follow_up::follow_up(basis),
        annexes::sources(basis),
        annexes::formulas(basis),
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

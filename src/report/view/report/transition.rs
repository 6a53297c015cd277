//! The way to the new organisation: the schedule to the vote, and the risks.

use super::{
    super::{follow, schedule as schedule_view},
    basis::{Audience, Basis},
    part,
    shortened::shown,
};
use crate::{
    frame::schedule::{Status, StepView},
    language::{count::Count, text},
    report::document::{Block, Cell, Column, Paper, Part, Table},
};

/// The backward schedule, from the vote.
pub(super) fn schedule(basis: &Basis<'_>) -> Option<Part> {
    let schedule = &basis.schedule;
    let mut blocks = vec![Block::Paragraph(schedule_view::summary(schedule))];
    blocks.extend(schedule_view::replaced(schedule).map(Block::Paragraph));
    match basis.audience {
        Audience::Technicians => {
            blocks.push(Block::Timeline(schedule_view::bars(schedule)));
            blocks.push(Block::Heading(text!("Les étapes", "The steps")));
            blocks.push(Block::Paragraph(schedule_view::legend()));
            blocks.push(Block::Table(schedule_view::all_steps(schedule)));
            blocks.push(Block::Heading(text!("Dates à connaître", "Dates to know")));
            blocks.extend(schedule_view::dates(schedule));
            blocks.push(Block::Heading(text!("Accompagnement de la fédération", "The federation's support")));
            blocks.push(Block::Table(schedule_view::support(&schedule.support)));
        }
        Audience::Elected => {
            blocks.push(Block::Timeline(schedule_view::bars(schedule)));
            if let Some(left) = schedule_view::left(schedule) {
                blocks.push(Block::Heading(text!("Ce qui reste à faire", "What is left to do")));
                blocks.push(Block::Table(left));
            }
            blocks.extend(schedule_view::unrecorded(schedule).map(Block::Paragraph));
        }
        Audience::Professionals => {
            let theirs = |step: &&StepView<'_>| {
                step.presented_to.contains(&"professional") && step.status != Status::Unrecorded
            };
            let theirs = schedule.steps.iter().filter(theirs);
            let rows = theirs
                .map(|step| vec![Cell::Raw(step.label.clone()), Cell::Words(schedule_view::when(step))]);
            let rows: Vec<Vec<Cell>> = rows.collect();
            if rows.is_empty() {
                return None;
            }
            blocks = vec![
                Block::Paragraph(text!(
                    "Les étapes dont le résultat vous est présenté : le jour où elles ont été faites, ou celui où elles finissent au plus tard.",
                    "The steps whose result is presented to you: the day they were done, or the day by which they end at the latest."
                )),
                Block::Table(Table {
                    columns: vec![Column::left(text!("Étape", "Step")), Column::left(text!("Quand", "When"))],
                    rows,
                }),
            ];
        }
    }
    part(text!("La transition", "The transition"), text!("Transition", "Transition"), Paper::Upright, blocks)
}

/// The risks that those who decide are shown: the gravest.
const MOST_RISKS: usize = 5;

/// The risks, the gravest first; they may name partners, and stay between the office and its authority.
pub(super) fn risks(basis: &Basis<'_>) -> Option<Part> {
    let blocks = match basis.audience {
        Audience::Technicians => follow::risks(&basis.follow_up, basis.mission()),
        Audience::Elected => {
            let risks = &basis.follow_up.risks;
            let most = shown(risks, MOST_RISKS, |risk| risk.score);
            let rows = risks[..most].iter().map(|risk| {
                vec![
                    follow::risk_score(risk),
                    Cell::Raw(risk.statement.to_owned()),
                    risk.response.map_or(Cell::Empty, |response| Cell::Raw(response.to_owned())),
                ]
            });
            let rows: Vec<Vec<Cell>> = rows.collect();
            if rows.is_empty() {
                return None;
            }
            let table = Table {
                columns: vec![
                    Column::left(follow::risk_heading()),
                    Column::left(text!("Risque", "Risk")),
                    Column::left(text!("Réponse", "Response")),
                ],
                rows,
            };
            let hidden = risks.len() - most;
            let rest = (hidden > 0).then(|| {
                text!(
                    "{n} : le rapport des techniciens les donne tous.",
                    "{n}: the technicians' report gives them all.",
                    n = Count::new(
                        hidden,
                        "autre risque, moins grave",
                        "autres risques, moins graves",
                        "other risk, less grave",
                        "other risks, less grave"
                    )
                )
            });
            std::iter::once(Block::Table(table)).chain(rest.map(Block::Paragraph)).collect()
        }
        Audience::Professionals => Vec::new(),
    };
    part(text!("Les risques", "The risks"), text!("Risques", "Risks"), Paper::Upright, blocks)
}

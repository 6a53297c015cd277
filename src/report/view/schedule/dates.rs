//! The dates to reckon with, and the federation's support by phase.

use super::phase_number;
use crate::{
    frame::{
        dates::unknown,
        schedule::{DateView, Schedule},
        support::Support,
    },
    language::{list::List, money::Money, number::Number, text},
    report::document::{Block, Cell, Column, Sign, Table},
};

/// Lays out the dates to reckon with.
pub(in crate::report::view) fn dates(schedule: &Schedule<'_>) -> Vec<Block> {
    let columns = vec![
        Column::right(text!("Du", "From")),
        Column::right(text!("au", "to")),
        Column::left(text!("Date", "Date")),
        Column::left(text!("Étape concernée", "Step concerned")),
    ];
    let rows = schedule.dates.iter().map(|date| {
        vec![
            Cell::Date(date.from),
            if date.to == date.from { Cell::Empty } else { Cell::Date(date.to) },
            Cell::Raw(date.label.clone()),
            met(date, schedule),
        ]
    });
    let table = Table { columns, rows: rows.collect() };
    let mut blocks = if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] };
    let last = schedule.vote.unwrap_or(schedule.earliest_vote);
    blocks.extend(unknown(last).into_iter().map(|(label, until)| {
        Block::Paragraph(text!(
            "{label} : jours connus jusqu'au {until} ; au-delà, ajoutez-les en [[calendar.date]].",
            "{label}: days known until {until}; beyond, add them as [[calendar.date]].",
            label = label,
            until = until
        ))
    }));
    blocks
}

fn met(date: &DateView, schedule: &Schedule<'_>) -> Cell {
    if date.met_by.is_empty() {
        return Cell::Empty;
    }
    let label = |id: &String| schedule.steps.iter().find(|step| step.id == id).map(|step| step.label.clone());
    let labels: Vec<String> = date.met_by.iter().filter_map(label).collect();
    Cell::Status(Sign::Watch, text!("{steps}", "{steps}", steps = List::and(&labels)))
}

/// Lays out the federation's support, phase by phase.
pub(in crate::report::view) fn support(support: &Support) -> Table {
    let columns = vec![
        Column::left(text!("Phase", "Phase")),
        Column::right(text!("Convenu (j)", "Agreed (d)")),
        Column::right(text!("Convenu (€)", "Agreed (€)")),
        Column::right(text!("Prévu (j)", "Planned (d)")),
        Column::right(text!("Prévu (€)", "Planned (€)")),
        Column::right(text!("Utilisé (j)", "Used (d)")),
        Column::right(text!("Utilisé (€)", "Used (€)")),
        Column::right(text!("De trop (j)", "Over (d)")),
    ];
    let number = |days: f64| Cell::Number(Number::new(days), None);
    let euros = |euros: f64| Cell::Money(Money::nearest(euros));
    let over = |days: Option<f64>| {
        days.map_or(Cell::Empty, |days| {
            Cell::Status(Sign::Watch, text!("{days}", "{days}", days = Number::new(days)))
        })
    };
    let mut rows: Vec<Vec<Cell>> = support
        .phases
        .iter()
        .map(|phase| {
            vec![
                Cell::Words(phase_number(phase.phase)),
                phase.agreed.map_or(Cell::Empty, number),
                phase.agreed_euros.map_or(Cell::Empty, euros),
                number(phase.days),
                euros(phase.euros),
                number(phase.used),
                euros(phase.used_euros),
                over(phase.overrun()),
            ]
        })
        .collect();
    let rate = Money::nearest(support.daily_rate);
    rows.push(vec![
        Cell::Words(text!("Total, à {rate} par jour", "Total, at {rate} a day", rate = rate)),
        support.agreed_days.map_or(Cell::Words(text!("non dit", "not said")), number),
        support.agreed_euros.map_or(Cell::Empty, euros),
        number(support.days),
        euros(support.euros),
        number(support.used_days),
        euros(support.used_euros),
        over(support.overrun()),
    ]);
    Table { columns, rows }
}

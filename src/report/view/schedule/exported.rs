//! The schedule for other programs: one table for a spreadsheet, events for a calendar.

use super::{sign, slack_words, status, status_name, title, when};
use crate::{
    frame::schedule::{Schedule, Status},
    language::{In, Language, number::Number, text},
    report::{
        document::{Block, Cell, Column, Document, Table},
        format::ics::Event,
    },
};

/// Lays out the steps as the one table that CSV gives.
pub(crate) fn flat(schedule: &Schedule<'_>) -> Document {
    let columns = [
        text!("phase", "phase"),
        text!("identifiant", "id"),
        text!("étape", "step"),
        text!("responsable", "owner"),
        text!("jours ouvrés", "working days"),
        text!("début au plus tard", "latest start"),
        text!("fin au plus tard", "latest end"),
        text!("marge", "slack"),
        text!("critique", "critical"),
        text!("état", "status"),
        text!("retard", "late by"),
        text!("commencée le", "started"),
        text!("faite le", "done"),
        text!("jours d'accompagnement", "support days"),
    ];
    let number = |days: i64| Cell::Raw(days.to_string());
    let rows = schedule.steps.iter().map(|step| {
        vec![
            step.phase.map_or(Cell::Empty, Cell::Score),
            Cell::Raw(step.id.to_owned()),
            Cell::Raw(step.label.clone()),
            step.owner_name.as_ref().map_or(Cell::Empty, |owner| Cell::Raw(owner.clone())),
            number(step.duration),
            Cell::Date(step.latest_start),
            Cell::Date(step.latest_end),
            step.slack_days.map_or(Cell::Empty, number),
            if step.critical { Cell::Words(text!("oui", "yes")) } else { Cell::Empty },
            Cell::Status(sign(step.status), status_name(step.status)),
            number(step.late_days),
            step.started.map_or(Cell::Empty, Cell::Date),
            step.done.map_or(Cell::Empty, Cell::Date),
            Cell::Number(Number::new(step.support_days), None),
        ]
    });
    let table = Table { columns: columns.into_iter().map(Column::left).collect(), rows: rows.collect() };
    Document { title: title(schedule), blocks: vec![Block::Table(table)] }
}

/// The first year of which a calendar program is given a day.
const FIRST_YEAR: i16 = 1900;

/// Returns the events of the schedule's calendar: what is still to be done, and the vote.
pub(crate) fn events(schedule: &Schedule<'_>, language: Language) -> Vec<Event> {
    let open = schedule.steps.iter().filter(|step| step.status != Status::Done);
    // Calendar programs know no day of the first centuries; a rule says that such a vote is past.
    open.filter(|step| step.latest_end.year() >= FIRST_YEAR)
        .map(|step| {
            let owner = step.owner_name.as_ref().map(|owner| {
                text!("Responsable : {owner}", "In charge: {owner}", owner = owner).in_(language).into_owned()
            });
            let slack =
                step.slack_days.map(|slack| slack_words(slack, step.critical).in_(language).into_owned());
            let state = status(step).in_(language).into_owned();
            let when = when(step).in_(language).into_owned();
            let lines: Vec<String> = owner.into_iter().chain([when]).chain(slack).chain([state]).collect();
            Event {
                uid: format!("{}.{:016x}@otn", step.id, fingerprint(schedule.mission)),
                first: step.started.unwrap_or(step.latest_start).min(step.latest_end),
                last: step.latest_end,
                summary: step.label.clone(),
                description: lines.join("\n"),
                is_transparent: step.id != "vote",
            }
        })
        .collect()
}

/// Returns a number that tells one mission's calendar from another's, the same on every machine (FNV-1a).
fn fingerprint(name: &str) -> u64 {
    name.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Writes the schedule's title for a calendar program.
pub(crate) fn name(schedule: &Schedule<'_>, language: Language) -> String {
    In(&title(schedule), language).to_string()
}

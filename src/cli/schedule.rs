//! `otn schedule`: the calendar counted back from the vote.

use std::path::PathBuf;

use super::{exit::Exit, output, session::Session};
use crate::{
    frame::schedule::schedule,
    report::{
        format::{Format, ics, render, svg},
        view::schedule::{document, events, flat, name},
    },
};

/// Options of `otn schedule`.
#[derive(clap::Args, Debug)]
pub(crate) struct ScheduleArgs {
    /// How to write it
    #[arg(long, value_enum, default_value_t = ScheduleFormat::Table)]
    format: ScheduleFormat,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The formats of the schedule: those of every view, and a calendar program's.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ScheduleFormat {
    /// For people, at a terminal
    Table,
    /// For scripts
    Json,
    /// For a spreadsheet
    Csv,
    /// For a page of text
    Markdown,
    /// For a browser or for paper: one file, no network
    Html,
    /// For a calendar program (iCalendar)
    Ics,
    /// The bars alone, as a picture
    Svg,
}

/// Shows the schedule.
pub(crate) fn run(session: &Session, args: &ScheduleArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    // The tables that are filled are steps that are done.
    let state = session.outline(&mission);
    let language = session.language_of(&mission);
    let schedule = schedule(&session.snapshot(&mission, &state), language);
    let rendered = |format| render(&document(&schedule), format, language, session.width);
    let text = match args.format {
        ScheduleFormat::Json => output::json(&schedule)?,
        ScheduleFormat::Csv => render(&flat(&schedule), Format::Csv, language, session.width),
        ScheduleFormat::Ics => {
            ics::render(&name(&schedule, language), session.today, &events(&schedule, language))
        }
        ScheduleFormat::Svg => svg(&document(&schedule), language),
        ScheduleFormat::Table => rendered(Format::Table),
        ScheduleFormat::Markdown => rendered(Format::Markdown),
        ScheduleFormat::Html => rendered(Format::Html),
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

//! `otn plan gantt`: the plan over time.

use std::path::PathBuf;

use super::{exit::Exit, output, session::Session};
use crate::{
    report::{
        format::{Format, render, svg},
        view::gantt as view,
    },
    state_of_play::StateOfPlay,
    strategy::gantt::gantt,
};

/// Options of `otn plan gantt`.
#[derive(clap::Args, Debug)]
pub(crate) struct GanttArgs {
    /// How to write it
    #[arg(long, value_enum, default_value_t = GanttFormat::Table)]
    format: GanttFormat,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The formats of the plan over time: those of every view, and the bars alone.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum GanttFormat {
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
    /// The bars alone, as a picture
    Svg,
}

/// Shows the plan over time.
pub(crate) fn run(session: &Session, args: &GanttArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let state = StateOfPlay::default();
    let gantt = gantt(&session.snapshot(&mission, &state));
    let language = session.language_of(&mission);
    let rendered = |format| render(&view::gantt(&gantt), format, language, session.width);
    let text = match args.format {
        GanttFormat::Json => output::json(&gantt)?,
        GanttFormat::Csv => render(&view::flat(&gantt), Format::Csv, language, session.width),
        GanttFormat::Svg => svg(&view::gantt(&gantt), language),
        GanttFormat::Table => rendered(Format::Table),
        GanttFormat::Markdown => rendered(Format::Markdown),
        GanttFormat::Html => rendered(Format::Html),
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

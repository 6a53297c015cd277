//! `otn plan gantt`: the plan over time.

use std::path::PathBuf;

use super::{exit::Exit, output, session::Session};
use crate::{
    report::{
        format::{Format, render},
        view::gantt as view,
    },
    state_of_play::StateOfPlay,
    strategy::gantt::gantt,
};

/// Options of `otn plan gantt`.
#[derive(clap::Args, Debug)]
pub(crate) struct GanttArgs {
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
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
    let text = match args.format {
        Format::Json => output::json(&gantt)?,
        Format::Csv => render(&view::flat(&gantt), args.format, language, session.width),
        Format::Table | Format::Markdown | Format::Html => {
            render(&view::gantt(&gantt), args.format, language, session.width)
        }
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

//! `otn plan follow`: what moves, what is late, what to adjust.

use std::path::PathBuf;

use jiff::civil::Date;

use super::{exit::Exit, output, session::Session};
use crate::{
    report::{
        format::{Format, render},
        view::follow::{Shown, flat, follow},
    },
    strategy::follow_up::follow_up,
};

/// Options of `otn plan follow`.
#[derive(clap::Args, Debug)]
pub(crate) struct FollowArgs {
    /// Also say what changed in the log since this day
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    since: Option<Date>,
    /// List every action, also those not to begin yet
    #[arg(long)]
    all: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Shows the follow-up.
pub(crate) fn run(session: &Session, args: &FollowArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let statements = mission.objectives.iter().filter_map(|objective| objective.statement.as_ref());
    let state = session.figures(&mission, statements);
    let language = session.language_of(&mission);
    let view = follow_up(&session.snapshot(&mission, &state), args.since, language);
    let shown = if args.all { Shown::All } else { Shown::Current };
    let text = match args.format {
        Format::Json => output::json(&view)?,
        Format::Csv => render(&flat(&view, &mission), args.format, language, session.width),
        Format::Table | Format::Markdown | Format::Html => {
            render(&follow(&view, &mission, shown), args.format, language, session.width)
        }
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

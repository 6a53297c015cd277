//! `otn status`: where the mission stands.

use std::path::PathBuf;

use super::{exit::Exit, output, session::Session};
use crate::{
    frame::status::standing,
    report::{
        format::{Format, render},
        view::status::document,
    },
};

/// Options of `otn status`.
#[derive(clap::Args, Debug)]
pub(crate) struct StatusArgs {
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Shows where the mission stands.
pub(crate) fn run(session: &Session, args: &StatusArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    // The tables that are filled are steps that are done.
    let state = session.outline(&mission);
    let language = session.language_of(&mission);
    let standing = standing(&session.snapshot(&mission, &state), language);
    let text = match args.format {
        Format::Json => output::json(&standing)?,
        format => render(&document(&standing), format, language, session.width),
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

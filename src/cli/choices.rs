//! `otn choices`: the options of each choice, scored and ranked; the legal forms compared.

use std::path::PathBuf;

use super::{exit::Exit, output, session::Session};
use crate::{
    mission,
    report::{
        format::{Format, render},
        view::choices::{choices as laid_out, flat, legal_forms},
    },
    state_of_play::StateOfPlay,
    strategy::{choice::choices, legal_form},
};

/// Options of `otn choices`.
#[derive(clap::Args, Debug)]
pub(crate) struct ChoicesArgs {
    /// Compare the legal forms of a tourist office instead; needs no mission
    #[arg(long)]
    legal_forms: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Shows the choices, or the legal forms.
pub(crate) fn run(session: &Session, args: &ChoicesArgs) -> anyhow::Result<Exit> {
    if args.legal_forms {
        return compare(session, args);
    }
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let state = StateOfPlay::default();
    let choices = choices(&session.snapshot(&mission, &state));
    let language = session.language_of(&mission);
    let text = match args.format {
        Format::Json => output::json(&choices)?,
        Format::Csv => render(&flat(&choices), args.format, language, session.width),
        Format::Table | Format::Markdown | Format::Html => {
            render(&laid_out(&choices), args.format, language, session.width)
        }
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

fn compare(session: &Session, args: &ChoicesArgs) -> anyhow::Result<Exit> {
    let comparison = legal_form::comparison();
    let language = match mission::open(&session.folder) {
        Ok(mission) => session.language_of(&mission),
        Err(_) => session.language(),
    };
    let text = match args.format {
        Format::Json => output::json(comparison)?,
        Format::Table | Format::Csv | Format::Markdown | Format::Html => {
            render(&legal_forms(comparison), args.format, language, session.width)
        }
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    Ok(Exit::Clean)
}

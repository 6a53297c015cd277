//! `otn swot`: the matrix of the diagnosis.

use std::path::PathBuf;

use super::{exit::Exit, filter::FilterArgs, output, session::Session};
use crate::{
    diagnosis::{cross::cross, swot::swot},
    mission::Mission,
    report::{
        document::Document,
        format::{Format, render},
        view::swot::{Group, Print, crossed, flat, grouped, matrix},
    },
};

/// Options of `otn swot`.
#[derive(clap::Args, Debug)]
pub(crate) struct SwotArgs {
    /// Group the facts
    #[arg(long, value_enum, value_name = "GROUP")]
    by: Option<Group>,
    /// Show the crossed matrix: which pairs of facts an objective answers
    #[arg(long, conflicts_with_all = ["by", "nature", "theme"])]
    cross: bool,
    #[command(flatten)]
    filter: FilterArgs,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Shows the SWOT.
pub(crate) fn run(session: &Session, args: &SwotArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let Some(filter) = args.filter.resolve(session, &mission) else { return Ok(Exit::Misuse) };
    let shown = mission.facts.iter().filter(|fact| args.cross || filter.keeps(fact));
    let state = session.figures(&mission, shown.filter_map(|fact| fact.statement.as_ref()));
    let snapshot = session.snapshot(&mission, &state);
    let language = session.language_of(&mission);
    let text = if args.format == Format::Json {
        let json = if args.cross {
            output::json(&cross(&snapshot, language))
        } else {
            output::json(&swot(&snapshot, &filter, language))
        };
        json?
    } else {
        let document = if args.cross {
            crossed(&cross(&snapshot, language), &mission)
        } else {
            laid_out(&swot(&snapshot, &filter, language), &mission, args)
        };
        render(&document, args.format, language, session.width)
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

fn laid_out(swot: &crate::diagnosis::swot::Swot<'_>, mission: &Mission, args: &SwotArgs) -> Document {
    match (args.format, args.by) {
        (Format::Csv, _) => flat(swot, mission),
        (_, Some(group)) => grouped(swot, mission, group),
        (_, None) => matrix(swot, mission, Print::Short),
    }
}

//! `otn report`, `otn plan report`: the reports that each public is given.

use std::path::PathBuf;

use super::{exit::Exit, output, session::Session};
use crate::{
    check::review::{Scope, accepted, review},
    language::text,
    report::{
        format::{Format, render, xlsx},
        view::report::{Audience, Basis, Kind, Review, json, report, workbook},
    },
    state_of_play::{
        catalogue::catalogue,
        figures,
        indicator::{self, Reading},
        loading::Wanted,
        reading::Keep,
    },
};

/// Options of `otn report`.
#[derive(clap::Args, Debug)]
pub(crate) struct ReportArgs {
    /// What it is about
    #[arg(value_enum, default_value_t = Kind::Full)]
    kind: Kind,
    #[command(flatten)]
    how: How,
}

/// Options of `otn plan report`.
#[derive(clap::Args, Debug)]
pub(crate) struct PlanReportArgs {
    #[command(flatten)]
    how: How,
}

/// For whom, and how it is written.
#[derive(clap::Args, Debug)]
struct How {
    /// For whom it is
    #[arg(long = "for", value_enum, default_value_t = Audience::Technicians, value_name = "PUBLIC")]
    audience: Audience,
    /// How to write it
    #[arg(long, value_enum, default_value_t = ReportFormat::Table)]
    format: ReportFormat,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ReportFormat {
    /// For people, at a terminal
    Table,
    /// For scripts
    Json,
    /// A report is no table: says so
    #[value(hide = true)]
    Csv,
    /// For a page of text
    #[value(alias = "md")]
    Markdown,
    /// For a browser or for paper: one file, no network
    Html,
    /// For a spreadsheet: a sheet per part; what is changed there comes back by `otn plan import`
    Xlsx,
}

/// Writes the report asked for.
pub(crate) fn run(session: &Session, args: &ReportArgs) -> anyhow::Result<Exit> {
    write(session, args.kind, &args.how)
}

/// Writes the report of the plan.
pub(crate) fn plan(session: &Session, args: &PlanReportArgs) -> anyhow::Result<Exit> {
    write(session, Kind::Plan, &args.how)
}

fn write(session: &Session, kind: Kind, how: &How) -> anyhow::Result<Exit> {
    if let Some(words) = refused(how) {
        session.complain(&words);
        return Ok(Exit::Misuse);
    }
    let mut mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let state = session.checked(&mut mission, Keep::First, Wanted::Report);
    let language = session.language_of(&mission);
    let snapshot = session.snapshot(&mission, &state);
    let named = indicator::definitions(catalogue(), &mission).into_iter();
    let named: Vec<_> = named.filter(|definition| state.readings.contains_key(definition.id())).collect();
    let nothing = Reading::default();
    let views = named.iter().map(|definition| {
        let reading = state.readings.get(definition.id()).unwrap_or(&nothing);
        figures::view(definition, reading, catalogue(), language)
    });
    let views: Vec<_> = views.collect();
    let found = match how.audience {
        Audience::Technicians => review(&snapshot, Scope::Mission, Keep::First),
        Audience::Elected | Audience::Professionals => Vec::new(),
    };
    let review = Review { found, accepted: accepted(&snapshot) };
    let basis = Basis::new(kind, how.audience, language, &snapshot, &views, &review);
    let text = match how.format {
        ReportFormat::Json => output::json(&json(&basis)?)?,
        ReportFormat::Markdown => render(&report(&basis), Format::Markdown, language, session.width),
        ReportFormat::Html => render(&report(&basis), Format::Html, language, session.width),
        ReportFormat::Xlsx => {
            let book = xlsx::render(&workbook(&basis), language, session.today)?;
            output::deliver_bytes(&book, how.output.as_deref())?;
            session.warn_of_problems(&mission);
            return Ok(Exit::Clean);
        }
        ReportFormat::Table | ReportFormat::Csv => {
            render(&report(&basis), Format::Table, language, session.width)
        }
    };
    output::deliver(&text, how.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

/// Says why a report cannot be written in this way.
fn refused(how: &How) -> Option<crate::language::Text> {
    match (how.format, how.audience, &how.output) {
        (ReportFormat::Csv, ..) => Some(text!(
            "un rapport n'est pas une table : --format xlsx en fait un classeur, « otn plan show --format csv » donne le tableau des actions",
            "a report is no table: --format xlsx makes a workbook of it, “otn plan show --format csv” gives the table of actions"
        )),
        (ReportFormat::Xlsx, _, None) => Some(text!(
            "un classeur s'écrit dans un fichier : ajoutez --output rapport.xlsx",
            "a workbook is written to a file: add --output report.xlsx"
        )),
        (ReportFormat::Json, Audience::Elected | Audience::Professionals, _) => Some(text!(
            "--format json donne toutes les données, sans égard au public : il ne va qu'avec --for technicians",
            "--format json gives all the data, whatever the public: it goes with --for technicians only"
        )),
        _ => None,
    }
}

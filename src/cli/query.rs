//! `otn query SQL` and `otn export`: any question to the state of play, and the whole of it for other tools.

use std::{collections::HashSet, path::PathBuf};

use anyhow::Context as _;

use super::{exit::Exit, output, session::Session};
use crate::{
    language::text,
    mission::write::{Existing, write},
    report::{
        format::{Format, render},
        view::query::laid_out,
    },
    state_of_play::database::{Answer, Datum, QueryError},
};

/// Options of `otn query`.
#[derive(clap::Args, Debug)]
pub(crate) struct QueryArgs {
    /// The question, in SQL: SELECT * FROM columns shows the tables; money is in cents, so amount / 100.0
    sql: String,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What is exported.
#[derive(clap::Subcommand, Debug)]
pub(crate) enum ExportCommand {
    /// Write all tables and the mission's objects to a SQLite file, money in cents
    Sqlite(ExportArgs),
}

/// Options of `otn export sqlite`.
#[derive(clap::Args, Debug)]
pub(crate) struct ExportArgs {
    /// The file to write; a file that is there is kept
    file: PathBuf,
    /// Write over the file that is there
    #[arg(long)]
    replace: bool,
}

/// Asks the database a question.
pub(crate) fn query(session: &Session, args: &QueryArgs) -> anyhow::Result<Exit> {
    let mut mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let database = session.database(&mut mission);
    let answer = match database.query(&args.sql) {
        Ok(answer) => answer,
        Err(fault) => {
            session.complain(&fault.words());
            if let Some(place) = place(&args.sql, &fault) {
                output::complain(&place, session.color);
            }
            return Ok(Exit::Misuse);
        }
    };
    let language = session.language_of(&mission);
    let text = match args.format {
        Format::Json => json(&answer)?,
        format => render(&laid_out(&answer), format, language, session.width),
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

/// Returns the rows as JSON objects, their keys in the columns' order.
fn json(answer: &Answer) -> anyhow::Result<String> {
    let names = unlike(&answer.columns);
    let rows: Vec<serde_json::Map<String, serde_json::Value>> = answer
        .rows
        .iter()
        .map(|row| {
            let values = row.iter().map(|datum| match datum {
                Datum::Null => serde_json::Value::Null,
                Datum::Integer(integer) => (*integer).into(),
                Datum::Real(real) => (*real).into(),
                Datum::Text(text) => text.as_str().into(),
            });
            names.iter().cloned().zip(values).collect()
        })
        .collect();
    Ok(output::json(&rows)?)
}

/// Returns columns' names, a number behind each that stands before: an object has a key once.
fn unlike(columns: &[String]) -> Vec<String> {
    let mut taken: HashSet<String> = columns.iter().cloned().collect();
    let mut seen = HashSet::new();
    let mut names = Vec::with_capacity(columns.len());
    for column in columns {
        let mut numbered = (2..).map(|number| format!("{column}_{number}"));
        names.push(match seen.insert(column) {
            true => column.clone(),
            false => numbered.find(|name| taken.insert(name.clone())).unwrap_or_default(),
        });
    }
    names
}

/// Returns the line of the query that is wrong, and a mark under the place.
fn place(sql: &str, fault: &QueryError) -> Option<String> {
    let QueryError::Wrong { offset: Some(offset), .. } = fault else { return None };
    let offset = sql.floor_char_boundary(*offset);
    let start = sql[..offset].rfind('\n').map_or(0, |end| end + 1);
    let line = sql[start..].lines().next().unwrap_or_default();
    let shown = crate::language::safe::visible(line).into_owned();
    Some(format!("  {shown}\n  {}^", " ".repeat(sql[start..offset].chars().count())))
}

/// Writes the database to a file.
pub(crate) fn export(session: &Session, args: &ExportArgs) -> anyhow::Result<Exit> {
    let mut mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let mut database = session.database(&mut mission);
    let existing = if args.replace { Existing::Replace } else { Existing::Keep };
    output::refuse_a_source(&args.file)?;
    write(&args.file, &database.file()?, existing).with_context(|| args.file.display().to_string())?;
    if !session.quiet {
        let words = text!("écrit : {file}", "written: {file}", file = args.file.display().to_string());
        output::complain(&words.in_(session.language_of(&mission)), session.color);
    }
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

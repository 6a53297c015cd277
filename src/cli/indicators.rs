//! `otn indicators`: the figures of the state of play, by a column, or one explained.

use std::path::PathBuf;

use serde::Serialize;

use super::{exit::Exit, output, session::Session};
use crate::{
    language::{Language, Text, list::List, suggestion, text},
    report::{
        document::Document,
        format::{Format, render},
        view::indicators as laid_out,
    },
    state_of_play::{
        breakdown,
        catalogue::catalogue,
        database::Database,
        figures::{self, IndicatorView},
        indicator::{self, Definition},
    },
};

/// Options of `otn indicators`.
#[derive(clap::Args, Debug)]
pub(crate) struct IndicatorsArgs {
    /// Only these indicators
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Show values by a column, such as commune or kind, or by year
    #[arg(long, value_name = "COLUMN", conflicts_with = "explain")]
    by: Option<String>,
    /// Show what an indicator rests on: formula, tables, rows, benchmark, query
    #[arg(long, value_name = "ID", conflicts_with = "ids")]
    explain: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Shows the indicators.
pub(crate) fn run(session: &Session, args: &IndicatorsArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let language = session.language_of(&mission);
    let asked = match chosen(args, indicator::definitions(catalogue(), &mission)) {
        Ok(asked) => asked,
        Err(words) => {
            session.complain(&words);
            return Ok(Exit::Misuse);
        }
    };
    let writer = Writer { format: args.format, language, width: session.width };
    let database = || session.indicators_by_column(&mission, &asked);
    let text = match (&args.explain, &args.by) {
        (Some(_), _) => explained(&asked, &database(), &writer)?,
        (None, Some(column)) => by(&asked, column, &database(), &writer)?,
        (None, None) => {
            let state = session.indicators(&mission, &asked);
            let all = figures::indicators(&state, catalogue(), &asked, language);
            writer.text(&all, || match args.format {
                Format::Csv => laid_out::flat(&all),
                Format::Table | Format::Json | Format::Markdown | Format::Html => {
                    laid_out::all(&all, &catalogue().tools)
                }
            })?
        }
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

/// How a view is written.
struct Writer {
    format: Format,
    language: Language,
    width: usize,
}

impl Writer {
    /// Writes a view: its data as JSON, or its document in any other format.
    fn text(&self, data: &impl Serialize, document: impl FnOnce() -> Document) -> anyhow::Result<String> {
        match self.format {
            Format::Json => Ok(output::json(data)?),
            format => Ok(render(&document(), format, self.language, self.width)),
        }
    }
}

/// Returns the indicators asked for, or says which word means nothing.
fn chosen<'a>(args: &IndicatorsArgs, all: Vec<Definition<'a>>) -> Result<Vec<Definition<'a>>, Text> {
    let ids: Vec<&String> = args.ids.iter().chain(&args.explain).collect();
    if let Some(id) = ids.iter().find(|id| all.iter().all(|definition| definition.id() != id.as_str())) {
        let near = suggestion::nearest(id, all.iter().map(Definition::id));
        return Err(unknown(id, near));
    }
    let asked: Vec<Definition<'a>> = all
        .into_iter()
        .filter(|definition| ids.is_empty() || ids.iter().any(|id| id.as_str() == definition.id()))
        .collect();
    let columns = breakdown::columns(&asked, catalogue());
    match &args.by {
        Some(word) if !columns.iter().any(|column| breakdown::is_called(column, word)) => Err(text!(
            "aucun de ces indicateurs ne se lit par « {column} » ; colonnes : {columns}",
            "none of these indicators can be shown by “{column}”; columns: {columns}",
            column = word,
            columns = List::and(&columns)
        )),
        Some(_) | None => Ok(asked),
    }
}

fn unknown(id: &str, near: Option<&str>) -> Text {
    match near {
        Some(near) => text!(
            "aucun indicateur ne s'appelle « {id} » ; vouliez-vous dire « {near} » ?",
            "no indicator is called “{id}”; did you mean “{near}”?",
            id = id,
            near = near
        ),
        None => text!(
            "aucun indicateur ne s'appelle « {id} » ; « otn indicators --format csv » en donne la liste",
            "no indicator is called “{id}”; “otn indicators --format csv” lists them",
            id = id
        ),
    }
}

fn by(
    asked: &[Definition<'_>],
    column: &str,
    database: &Database,
    writer: &Writer,
) -> anyhow::Result<String> {
    #[derive(Serialize)]
    struct Json<'a> {
        indicators: &'a [breakdown::Broken],
    }
    let broken = breakdown::by(database, catalogue(), asked, column, writer.language);
    writer.text(&Json { indicators: &broken }, || {
        let nothing = broken.is_empty().then(|| breakdown::nothing(database, asked, column));
        laid_out::by(&broken, nothing)
    })
}

fn explained(asked: &[Definition<'_>], database: &Database, writer: &Writer) -> anyhow::Result<String> {
    #[derive(Serialize)]
    struct Json<'a> {
        #[serde(flatten)]
        view: &'a IndicatorView,
        sql: Option<&'a str>,
    }
    let Some(definition) = asked.first() else { return Ok(String::new()) };
    let reading = indicator::compute(database, definition);
    let view = figures::view(definition, &reading, catalogue(), writer.language);
    writer.text(&Json { view: &view, sql: definition.sql() }, || {
        let tables = definition.tables().iter();
        let rows: Vec<(String, u64)> =
            tables.map(|table| (table.clone(), database.rows_of(table, view.period))).collect();
        laid_out::explained(&view, definition.sql(), &rows)
    })
}

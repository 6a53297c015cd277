//! `otn data show`: how complete the state of play is, and what a table or a file holds.

use std::path::{Path, PathBuf};

use crate::{
    cli::{exit::Exit, output, session::Session},
    language::{suggestion, text},
    mission::Mission,
    report::{
        format::{Format, render},
        view,
    },
    state_of_play::{catalogue::catalogue, show},
};

/// Options of `otn data show`.
#[derive(clap::Args, Debug)]
pub(crate) struct ShowArgs {
    /// A table of the mission, or any file; all tables if absent
    table: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Shows the tables.
pub(crate) fn run(session: &Session, args: &ShowArgs) -> anyhow::Result<Exit> {
    // A file needs no mission, and is no table's name.
    if let Some(path) = args.table.as_deref().map(Path::new).filter(|path| is_file_name(path)) {
        return file(session, args, path);
    }
    let mut mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let language = session.language_of(&mission);
    let text = match &args.table {
        None => {
            let found = show::completeness(&mut mission, catalogue());
            match args.format {
                Format::Json => output::json(&found)?,
                format => render(&view::data::completeness(&found), format, language, session.width),
            }
        }
        Some(name) => {
            let Some(found) = show::table(&mut mission, catalogue(), name) else {
                unknown(session, &mission, name);
                return Ok(Exit::Misuse);
            };
            match args.format {
                Format::Json => output::json(&found)?,
                format => render(&view::data::table(&found), format, language, session.width),
            }
        }
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    Ok(Exit::Clean)
}

/// A path, or a name that ends as a file's.
fn is_file_name(path: &Path) -> bool {
    path.components().count() > 1 || path.extension().is_some()
}

fn file(session: &Session, args: &ShowArgs, path: &Path) -> anyhow::Result<Exit> {
    let found = match show::file(path, Some(&session.folder), catalogue()) {
        Ok(found) => found,
        Err(refusal) => {
            session.complain(&text!(
                "{file} : {why}",
                "{file}: {why}",
                file = path.display().to_string(),
                why = refusal.words()
            ));
            return Ok(Exit::Misuse);
        }
    };
    let text = match args.format {
        Format::Json => output::json(&found)?,
        format => render(&view::data::table(&found), format, session.language(), session.width),
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    Ok(Exit::Clean)
}

/// Says that the mission has no such table, and what to do about it.
pub(super) fn unknown(session: &Session, mission: &Mission, name: &str) {
    let known = catalogue().tools.iter().flat_map(|tool| &tool.tables).map(|table| table.name.as_str());
    let names: Vec<&str> = known.collect();
    let words = if names.contains(&name) {
        text!(
            "la mission n'a pas de fichier state-of-play/{name}.csv : « otn data import FICHIER --table {name} » en reprend un",
            "the mission has no file state-of-play/{name}.csv: “otn data import FILE --table {name}” brings one in",
            name = name
        )
    } else {
        let nearest = suggestion::nearest(name, names.iter().copied()).unwrap_or("otn data show");
        text!(
            "aucune table ne s'appelle « {name} » ; vouliez-vous dire « {nearest} » ?",
            "no table is called “{name}”; did you mean “{nearest}”?",
            name = name,
            nearest = nearest
        )
    };
    let language = session.language_of(mission);
    crate::cli::session::complain(&words, language, session.color);
}

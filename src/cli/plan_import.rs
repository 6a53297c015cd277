//! `otn plan import`: a change made in a spreadsheet comes back; another tool's plan comes in.

use std::{
    fs,
    io::{self, IsTerminal as _},
    path::PathBuf,
};

use anyhow::Context as _;

use super::{data::import::yes, exit::Exit, output, session::Session};
use crate::{
    language::{order::slug, text},
    mission::{
        Mission, edit,
        write::{Existing, write},
    },
    report::{
        format::{Format, render},
        view::plan_import::plan_import,
    },
    state_of_play::import::{columns::Mapping, workbook},
    strategy::import::{PlanImport, Request, plan},
};

/// Options of `otn plan import`.
#[derive(clap::Args, Debug)]
pub(crate) struct PlanImportArgs {
    /// The workbook that otn plan report wrote, changed; or another tool's plan (.xlsx, .xls, .ods, .csv)
    file: PathBuf,
    /// The sheet to read, instead of the one that fits best
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    /// Which column of the file is which key of an action, as "Label=key"; "Label=" leaves it out
    #[arg(long = "map", value_name = "LABEL=KEY", value_parser = mapping)]
    maps: Vec<Mapping>,
    /// The name of the file of another tool's plan, in plan/; that of the imported file if absent
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Only say what would be written
    #[arg(long)]
    dry_run: bool,
    /// Write without asking
    #[arg(long, short, conflicts_with = "dry_run")]
    yes: bool,
    /// How to write what differs
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

fn mapping(text: &str) -> Result<Mapping, String> {
    Mapping::parse(text).ok_or_else(|| "Label=key".to_owned())
}

/// Brings a file in, or says why it cannot.
pub(crate) fn run(session: &Session, args: &PlanImportArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let language = session.language_of(&mission);
    let stem = args.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = slug(args.name.as_deref().unwrap_or(&stem));
    let request = Request {
        mission: &mission,
        language,
        source: args.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        sheet: args.sheet.as_deref(),
        maps: &args.maps,
        name: if name.is_empty() { "import".to_owned() } else { name },
    };
    let planned = workbook::open(&args.file).and_then(|mut book| plan(&mut book, &request));
    let mut told = match planned {
        Ok(told) => told,
        Err(refusal) => {
            session.complain(&text!(
                "{file} : {why}",
                "{file}: {why}",
                file = args.file.display().to_string(),
                why = refusal.words()
            ));
            return Ok(Exit::Misuse);
        }
    };
    let to_write = !told.files.is_empty() && !args.dry_run;
    let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    let asks = to_write && !args.yes && terminal && args.format != Format::Json;
    if to_write && args.yes {
        write_files(&mission, &told)?;
        told.written = true;
    }
    let shown = match args.format {
        Format::Json => output::json(&told)?,
        format => render(&plan_import(&told, language), format, language, session.width),
    };
    output::print(&shown, session.color)?;
    if asks {
        let question = text!("Écrire dans la mission ?", "Write this into the mission?");
        if yes(&question.in_(language), language)? {
            write_files(&mission, &told)?;
            told.written = true;
        }
    }
    Ok(end(session, args, &told))
}

/// Says what became of the files.
fn end(session: &Session, args: &PlanImportArgs, told: &PlanImport) -> Exit {
    let open = !told.conflicts.is_empty()
        || (!told.foreign && !told.problems.is_empty())
        || !told.changed_sheets.is_empty()
        || !told.computed.is_empty()
        || !told.twice.is_empty()
        || told.added.iter().any(|added| added.renamed.is_some());
    let files: Vec<&str> = told.files.iter().map(|file| file.path.as_str()).collect();
    let words = match (files.is_empty(), told.written) {
        (true, _) => text!("Rien à écrire.", "Nothing to write."),
        (false, true) => text!("Écrit : {files}.", "Written: {files}.", files = files.join(", ")),
        (false, false) => text!(
            "Rien n'a été écrit ; --yes écrit dans {files}.",
            "Nothing was written; --yes writes to {files}.",
            files = files.join(", ")
        ),
    };
    if !session.quiet {
        output::complain(&words.in_(session.language()), session.color);
    }
    match (open, files.is_empty() || told.written || args.dry_run) {
        (true, _) => Exit::Findings,
        (false, true) => Exit::Clean,
        (false, false) => Exit::Misuse,
    }
}

/// Writes the files, each whole or not at all; one that changed since it was read is left alone.
fn write_files(mission: &Mission, told: &PlanImport) -> anyhow::Result<()> {
    for file in &told.files {
        let path = mission.root.join(&file.path);
        let written = match &file.read {
            Some(read) => edit::replace(&path, read, &file.text),
            None => {
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
                }
                write(&path, file.text.as_bytes(), Existing::Keep)
            }
        };
        written.with_context(|| file.path.clone())?;
    }
    Ok(())
}

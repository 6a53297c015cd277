//! `otn data check`: the mission's tables, or any CSV against any Table Schema.

use std::path::{Path, PathBuf};

use super::show::unknown;
use crate::{
    check::review::Scope,
    cli::{
        check::{self, CheckArgs},
        exit::Exit,
        session::Session,
    },
    language::{system::refusal, text},
    mission,
    state_of_play::{
        StateOfPlay,
        reading::{Keep, check_file},
    },
};

/// Options of `otn data check`.
#[derive(clap::Args, Debug)]
pub(crate) struct DataCheckArgs {
    /// A table of the mission to check alone, or with --schema any CSV: then no mission is needed
    #[arg(value_name = "TABLE|FILE")]
    file: Option<PathBuf>,
    /// The Table Schema to validate it against
    #[arg(long, value_name = "SCHEMA", requires = "file")]
    schema: Option<PathBuf>,
    /// Show every problem, not only the first of each kind
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    check: CheckArgs,
}

/// Validates.
pub(crate) fn run(session: &Session, args: &DataCheckArgs) -> anyhow::Result<Exit> {
    let keep = check::keep(args.all);
    let (file, schema) = match (&args.file, &args.schema) {
        (Some(file), Some(schema)) => (file, schema),
        (Some(table), None) => return of_mission(session, args, table, keep),
        (None, _) => return check::run(session, &args.check, Scope::StateOfPlay, keep),
    };
    let folder = &session.folder;
    let [file, schema] =
        [file, schema].map(|path| if folder == Path::new(".") { path.clone() } else { folder.join(path) });
    for path in [&file, &schema] {
        if let Err(error) = path.metadata() {
            session.complain(&text!(
                "impossible de lire {path} : {error}",
                "cannot read {path}: {error}",
                path = path.display().to_string(),
                error = refusal(&error)
            ));
            return Ok(Exit::Misuse);
        }
    }
    let mut nothing = mission::from_memory(Vec::new());
    nothing.problems.clear();
    let table = check_file(&file, &schema, &mut nothing.sources, keep);
    let state = StateOfPlay { folder: true, tables: vec![table], ..StateOfPlay::default() };
    check::deliver(session, &args.check, (Scope::Table, keep), &nothing, &state, |_| true)
}

/// Checks one table of the mission, by its name or its file.
fn of_mission(session: &Session, args: &DataCheckArgs, table: &Path, keep: Keep) -> anyhow::Result<Exit> {
    let mut mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let name = table.file_stem().unwrap_or_default().to_string_lossy();
    let checked = check::table(session, &args.check, &mut mission, &name, keep)?;
    Ok(checked.unwrap_or_else(|| {
        unknown(session, &mission, &name);
        Exit::Misuse
    }))
}

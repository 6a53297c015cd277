//! `otn data check`: the mission's tables, or any CSV against any Table Schema.

use std::path::{Path, PathBuf};

use crate::{
    check::review::Scope,
    cli::{
        check::{self, CheckArgs},
        exit::Exit,
        session::Session,
    },
    language::{system::refusal, text},
    mission,
    state_of_play::{StateOfPlay, reading::check_file},
};

/// Options of `otn data check`.
#[derive(clap::Args, Debug)]
pub(crate) struct DataCheckArgs {
    /// A CSV to validate instead of the mission's tables; no mission is needed
    #[arg(value_name = "FILE", requires = "schema")]
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
    let (Some(file), Some(schema)) = (&args.file, &args.schema) else {
        return check::run(session, &args.check, Scope::StateOfPlay, keep);
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
    check::deliver(session, &args.check, Scope::Table, &nothing, &state)
}

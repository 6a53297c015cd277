//! `otn check`, `otn plan check` and `otn data check`: the review.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::{exit::Exit, output, session::Session};
use crate::{
    check::{
        Severity,
        baseline::Baseline,
        render::{Format, Layout, Review, Reviewed, render},
        review::{Scope, review},
    },
    language::{Text, system::refusal, text},
    mission::{
        Mission, read_bounded,
        vocabulary::Deny,
        write::{Existing, write},
    },
    state_of_play::{StateOfPlay, loading::Wanted, reading::Keep},
};

/// Options of a check.
#[derive(clap::Args, Debug)]
pub(crate) struct CheckArgs {
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Also fail on these
    #[arg(long, value_enum, value_name = "LEVEL")]
    deny: Option<DenyArg>,
    /// Leave out the findings recorded in this file
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Record today's findings in this file
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<PathBuf>,
}

/// Options of the review of a whole mission.
#[derive(clap::Args, Debug)]
pub(crate) struct MissionCheckArgs {
    #[command(flatten)]
    check: CheckArgs,
    /// Show every finding, not only the first of each kind
    #[arg(long)]
    all: bool,
}

/// What fails a check beside errors.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum DenyArg {
    /// Warnings
    Warnings,
    /// Warnings and notes
    Notes,
}

/// Reviews the whole mission, or its plan.
pub(crate) fn mission(session: &Session, args: &MissionCheckArgs, scope: Scope) -> anyhow::Result<Exit> {
    run(session, &args.check, scope, keep(args.all))
}

/// Returns how much of what is found is kept.
pub(crate) fn keep(all: bool) -> Keep {
    if all { Keep::All } else { Keep::First }
}

/// Runs the check over a scope of the mission.
pub(crate) fn run(session: &Session, args: &CheckArgs, scope: Scope, keep: Keep) -> anyhow::Result<Exit> {
    let mut mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let state = match scope {
        Scope::Mission => session.checked(&mut mission, keep, Wanted::Named),
        // Without indicators of its own a mission's tables need no database to be checked.
        Scope::StateOfPlay | Scope::Table if mission.indicators.is_empty() => {
            session.tables(&mut mission, keep)
        }
        Scope::StateOfPlay | Scope::Table => session.checked(&mut mission, keep, Wanted::Own),
        // The plan's rules look at no table.
        Scope::Plan => StateOfPlay::default(),
    };
    deliver(session, args, (scope, keep), &mission, &state, |_| true)
}

/// Runs the check over one table of the mission; `None` where it has no such table.
pub(crate) fn table(
    session: &Session,
    args: &CheckArgs,
    mission: &mut Mission,
    name: &str,
    keep: Keep,
) -> anyhow::Result<Option<Exit>> {
    let mut state = session.tables(mission, keep);
    state.tables.retain(|table| table.name == name);
    let Some(table) = state.tables.first() else { return Ok(None) };
    let files = [table.path.clone(), table.path.with_extension("schema.json")];
    deliver(session, args, (Scope::StateOfPlay, keep), mission, &state, |path| {
        files.iter().any(|file| file == path)
    })
    .map(Some)
}

/// Reviews what was read, and writes what was found in the files that are asked for.
pub(crate) fn deliver(
    session: &Session,
    args: &CheckArgs,
    (scope, keep): (Scope, Keep),
    mission: &Mission,
    state: &StateOfPlay,
    asked: impl Fn(&Path) -> bool,
) -> anyhow::Result<Exit> {
    // A finding that is only counted could not be told from a new one.
    let keep = if args.baseline.is_some() || args.write_baseline.is_some() { Keep::All } else { keep };
    let mut diagnostics = review(&session.snapshot(mission, state), scope, keep);
    diagnostics.retain(|diagnostic| asked(&mission.sources.get(diagnostic.finding.place.file).path));
    if let Some(path) = &args.write_baseline {
        let mut json = serde_json::to_vec_pretty(&Baseline::of(&diagnostics, &mission.sources))?;
        json.push(b'\n');
        output::refuse_a_source(path)?;
        write(path, &json, Existing::Replace).with_context(|| path.display().to_string())?;
    }
    let mut known = 0;
    if let Some(path) = args.baseline.as_ref().or(args.write_baseline.as_ref()) {
        let Some(baseline) = read_baseline(session, path) else { return Ok(Exit::Misuse) };
        let all = diagnostics.len();
        diagnostics = baseline.new_among(diagnostics, &mission.sources);
        known = all - diagnostics.len();
    }
    let found = Review {
        sources: &mission.sources,
        reviewed: Reviewed::of(mission, state, scope),
        diagnostics: &diagnostics,
        deny: deny(args, mission),
        known,
    };
    let language = match scope {
        Scope::Table => session.language(),
        Scope::Mission | Scope::StateOfPlay | Scope::Plan => session.language_of(mission),
    };
    let text = render(&found, args.format, language, Layout { width: session.width });
    output::deliver(&text, args.output.as_deref(), session.color)?;
    Ok(if found.fails() { Exit::Findings } else { Exit::Clean })
}

fn read_baseline(session: &Session, path: &std::path::Path) -> Option<Baseline> {
    let read = read_bounded(path).map_err(|error| refusal(&error));
    let parsed =
        read.and_then(|bytes| serde_json::from_slice(&bytes).map_err(|error| Text::same(&error.to_string())));
    match parsed {
        Ok(baseline) => Some(baseline),
        Err(reason) => {
            session.complain(&text!(
                "impossible de lire les constats connus de {path} : {reason}",
                "cannot read the known findings of {path}: {reason}",
                path = path.display().to_string(),
                reason = reason
            ));
            None
        }
    }
}

/// Returns the lowest severity that fails: the option's, else the mission's, else errors.
fn deny(args: &CheckArgs, mission: &Mission) -> Severity {
    let own = &mission.settings.deny;
    match args.deny {
        Some(DenyArg::Notes) => Severity::Note,
        Some(DenyArg::Warnings) => Severity::Warning,
        None if own.contains(&Deny::Notes) => Severity::Note,
        None if own.contains(&Deny::Warnings) => Severity::Warning,
        None => Severity::Error,
    }
}

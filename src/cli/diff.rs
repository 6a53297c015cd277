//! `otn diff REV`: what changed in the mission since a git revision, such as the last committee's.

use std::path::PathBuf;

use super::{exit::Exit, output, session::Session};
use crate::{
    comparison::{Tables, compare},
    language::{Language, Text, count::Count, system::refusal, text},
    mission::{
        Mission,
        history::{self, HistoryError},
    },
    report::{
        format::{Format, render},
        view,
    },
    state_of_play::{
        StateOfPlay,
        catalogue::catalogue,
        figures::{self, Indicators},
        indicator,
    },
};

/// Options of `otn diff`.
#[derive(clap::Args, Debug)]
pub(crate) struct DiffArgs {
    /// A revision of git: a hash, a tag, a branch, HEAD~3, "main@{2026-10-01}"
    #[arg(value_name = "REV", allow_hyphen_values = true)]
    revision: String,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Shows what changed.
pub(crate) fn run(session: &Session, args: &DiffArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let language = session.language_of(&mission);
    let past = match history::at(&mission.root, &args.revision) {
        Ok(past) => past,
        Err(error) => {
            super::session::complain(&describe(&error, &args.revision), language, session.color);
            return Ok(Exit::Misuse);
        }
    };
    let (state, now) = tables(session, &mission, language);
    let (old_state, before) = tables(session, &past.mission, language);
    let before = Tables { state: &old_state, indicators: &before };
    let now = Tables { state: &state, indicators: &now };
    let comparison = compare(&past, &args.revision, &mission, [&before, &now], language);
    let text = match args.format {
        Format::Json => output::json(&comparison)?,
        Format::Csv => render(&view::diff::flat(&comparison), args.format, language, session.width),
        Format::Table | Format::Markdown | Format::Html => {
            render(&view::diff::diff(&comparison), args.format, language, session.width)
        }
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    if !past.mission.problems.is_empty() && !session.quiet {
        let words = text!(
            "{problems} de lecture dans la mission d'alors : la comparaison peut être incomplète",
            "{problems} while reading the mission of then: the comparison may be incomplete",
            problems =
                Count::new(past.mission.problems.len(), "problème", "problèmes", "problem", "problems")
        );
        output::complain(&words.in_(language), session.color);
    }
    Ok(Exit::Clean)
}

/// Reads the tables of a mission and computes every indicator.
fn tables(session: &Session, mission: &Mission, language: Language) -> (StateOfPlay, Indicators) {
    let definitions = indicator::definitions(catalogue(), mission);
    let state = session.indicators(mission, &definitions);
    let indicators = figures::indicators(&state, catalogue(), &definitions, language);
    (state, indicators)
}

fn describe(error: &HistoryError, revision: &str) -> Text {
    match error {
        HistoryError::NoGit => text!(
            "git n'est pas installé sur cette machine, ou n'est pas dans le PATH : « otn diff » lit l'histoire qu'il garde",
            "git is not installed on this machine, or not in the PATH: “otn diff” reads the history that it keeps"
        ),
        HistoryError::NoRepository(words) => text!(
            "la mission n'est pas dans un dépôt git ({words})\n  « git init », puis « git add . » et « git commit » en commencent un",
            "the mission is in no git repository ({words})\n  “git init”, then “git add .” and “git commit” begin one",
            words = words
        ),
        HistoryError::UnknownRevision => text!(
            "git ne connaît pas la révision « {revision} » ; « git log --oneline » donne celles qu'il garde",
            "git knows no revision “{revision}”; “git log --oneline” lists those it keeps",
            revision = revision
        ),
        HistoryError::NoMission => text!(
            "la mission n'existait pas encore à la révision « {revision} » : mission.toml n'y est pas",
            "the mission did not exist yet at the revision “{revision}”: mission.toml is not there",
            revision = revision
        ),
        HistoryError::Tables(error) => text!(
            "impossible de poser les tables d'alors dans un dossier temporaire : {reason}",
            "cannot lay the tables of then out in a temporary folder: {reason}",
            reason = refusal(error)
        ),
        HistoryError::Git(words) => text!("git : {words}", "git: {words}", words = words),
    }
}

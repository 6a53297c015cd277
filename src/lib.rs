//! `otn` carries a tourist office's reorganisation from an ambition to a followed action plan.
//!
//! Five floors, dependencies only downwards:
//! `language` (how things are said) ← `mission` (the folder read into a typed value) ←
//! `frame`, `state_of_play`, `diagnosis`, `strategy` (the method's phases: plain values) ←
//! `check` (rules and their findings), `report` (views laid out and rendered) ← `cli` (the edge).
//! Computing never prints, and printing never computes.

#![forbid(unsafe_code)]

mod check;
mod cli;
mod comparison;
mod diagnosis;
mod frame;
mod language;
#[expect(dead_code, reason = "the folder is read whole; the calendar and the reports will show the rest")]
mod mission;
mod report;
mod scaffold;
mod snapshot;
#[expect(dead_code, reason = "the tools are described whole; their tables are not read yet")]
mod state_of_play;
mod strategy;

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::ExitCode,
};

use state_of_play::{StateOfPlay, catalogue::catalogue, reading};

/// Runs the command line `arguments` (the program's name first) and returns its exit code.
///
/// 0: nothing wrong at the level asked; 1: findings; 2: misuse, or no mission could be read.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    cli::run(arguments)
}

/// Reads and reviews a mission that is in memory, in both languages, and returns how many findings it has.
///
/// The door for fuzzers and property tests: whatever the bytes, this returns.
#[doc(hidden)]
pub fn review_in_memory(files: Vec<(PathBuf, Vec<u8>)>, today: jiff::civil::Date) -> usize {
    let mission = mission::from_memory(files);
    reviewed(&mission, &StateOfPlay::default(), check::review::Scope::Mission, today)
}

/// Checks a CSV against a Table Schema, and as a table of a mission's state of play, in both languages.
///
/// The door for fuzzers and property tests, as [`review_in_memory`]: the bytes stand in a folder, `table.csv`
/// and `table.schema.json` in its `state-of-play`, since a large table is never wholly in memory.
#[doc(hidden)]
pub fn check_table(folder: &Path, table: &str, today: jiff::civil::Date) -> usize {
    use check::review::Scope::{StateOfPlay as Tables, Table};
    let mut mission = mission::from_memory(Vec::new());
    let keep = reading::Keep::First;
    let state = reading::read(folder, catalogue(), &mut mission.sources, keep, &|_, _, _| {});
    let as_people_write_it = reviewed(&mission, &state, Tables, today);
    let file = folder.join(reading::FOLDER).join(format!("{table}.csv"));
    let checked = reading::check_file(&file, &file.with_extension("schema.json"), &mut mission.sources, keep);
    let state = StateOfPlay { folder: true, tables: vec![checked], ..StateOfPlay::default() };
    as_people_write_it + reviewed(&mission, &state, Table, today)
}

/// Reviews, and writes what is found for people in both languages.
fn reviewed(
    mission: &mission::Mission,
    state: &StateOfPlay,
    scope: check::review::Scope,
    today: jiff::civil::Date,
) -> usize {
    use check::{Severity, render, review::review};
    let diagnostics =
        review(&snapshot::Snapshot::new(mission, state, catalogue(), today), scope, reading::Keep::First);
    let found = render::Review {
        sources: &mission.sources,
        reviewed: render::Reviewed::of(mission, state, scope),
        diagnostics: &diagnostics,
        deny: Severity::Error,
        known: 0,
    };
    for language in [language::Language::French, language::Language::English] {
        render::render(&found, render::Format::Human, language, render::Layout { width: 80 });
    }
    diagnostics.len()
}

/// What is read in a planning statement.
#[doc(hidden)]
#[derive(Debug)]
pub struct StatementReading {
    /// `objective`, `means` or `doubtful`.
    pub verdict: &'static str,
    /// The first and the last day that its deadline allows.
    pub deadline: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// The change it asks for: `12 -> 18`, `+15%`, `+20 points`, `= 400000`.
    pub change: Option<String>,
}

/// Reads a planning statement written in French (`french`) or in English.
///
/// The door for the test that measures the reading on published plans.
#[doc(hidden)]
pub fn read_statement(statement: &str, french: bool) -> StatementReading {
    use language::{Language, deadline::deadline, figure::change, wording};
    let language = if french { Language::French } else { Language::English };
    StatementReading {
        verdict: match wording::wording(statement, language).verdict {
            wording::Verdict::Objective => "objective",
            wording::Verdict::Means => "means",
            wording::Verdict::Doubtful => "doubtful",
        },
        deadline: deadline(statement).map(|deadline| (deadline.first, deadline.last)),
        change: change(statement).map(|change| change.kind.to_string()),
    }
}

/// Returns what a statement is weighed by: its language ("fr", "en"), and its features.
///
/// The door for fitting the weights (see `docs/en/wording.md`).
#[doc(hidden)]
pub fn statement_features(statement: &str, french: bool) -> (&'static str, Vec<String>) {
    use language::{Language, wording::features};
    let (language, features) = features(statement, if french { Language::French } else { Language::English });
    (if language == Language::French { "fr" } else { "en" }, features)
}

/// Checks a file against a Table Schema and returns what was found, in the reference implementation's words:
/// the type of each error, its row and its column from 1, 0 where it has none.
///
/// The door for the comparison with that implementation (see `docs/table-schema.md`).
#[doc(hidden)]
pub fn verdict_on(file: &std::path::Path, schema: &std::path::Path) -> Vec<(&'static str, u64, u64)> {
    state_of_play::reference::verdict(file, schema)
}

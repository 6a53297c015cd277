//! `otn` carries a tourist office's reorganisation from an ambition to a followed action plan.
//!
//! Five floors, dependencies only downwards:
//! `language` (how things are said) ← `mission` (the folder read into a typed value) ←
//! `state_of_play`, `diagnosis`, `strategy` (the method's phases: plain values) ←
//! `check` (rules and their findings), `report` (views laid out and rendered) ← `cli` (the edge).
//! Computing never prints, and printing never computes.

#![forbid(unsafe_code)]

mod check;
mod cli;
mod diagnosis;
mod language;
#[expect(dead_code, reason = "the folder is read whole; the calendar and the reports will show the rest")]
mod mission;
#[expect(dead_code, reason = "the views of the calendar and of the indicators show the rest")]
mod report;
mod scaffold;
mod snapshot;
#[expect(dead_code, reason = "the tools are described whole; their tables are not read yet")]
mod state_of_play;
mod strategy;

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

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
    use check::{Severity, render, review};
    use language::Language::{English, French};
    let mission = mission::from_memory(files);
    let state = state_of_play::StateOfPlay::default();
    let snapshot = snapshot::Snapshot::new(&mission, &state, state_of_play::catalogue::catalogue(), today);
    let diagnostics = review::review(&snapshot, review::Scope::Mission);
    let found = render::Review {
        sources: &mission.sources,
        reviewed: render::Reviewed::of(&mission, &state, review::Scope::Mission),
        diagnostics: &diagnostics,
        deny: Severity::Error,
    };
    for language in [French, English] {
        let layout = render::Layout { width: 80 };
        render::render(&found, render::Format::Human, language, layout);
    }
    diagnostics.len()
}

/// Checks a file against a Table Schema and returns what was found, in the reference implementation's words:
/// the type of each error, its row and its column from 1, 0 where it has none.
///
/// The door for the comparison with that implementation (see `docs/table-schema.md`).
#[doc(hidden)]
pub fn verdict_on(file: &std::path::Path, schema: &std::path::Path) -> Vec<(&'static str, u64, u64)> {
    state_of_play::reference::verdict(file, schema)
}

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
mod report;
mod scaffold;
mod snapshot;
#[expect(dead_code, reason = "the tools are described whole; their tables are not read yet")]
mod state_of_play;
mod strategy;

use std::{ffi::OsString, process::ExitCode};

/// Runs the command line `arguments` (the program's name first) and returns its exit code.
///
/// 0: nothing wrong at the level asked; 1: findings; 2: misuse, or no mission could be read.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    cli::run(arguments)
}

//! The exit codes: a contract with scripts.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing wrong at the level asked.
    Clean = 0,
    /// Findings at error level (warnings too with `--deny warnings`).
    Findings = 1,
    /// Misuse, or no mission could be read.
    Misuse = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

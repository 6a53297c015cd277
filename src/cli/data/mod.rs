//! `otn data`: the tables of the state of play.

mod check;
pub(super) mod import;
mod show;

use clap::Subcommand;

use super::{exit::Exit, session::Session};

/// What to do with the tables.
#[derive(Subcommand, Debug)]
pub(crate) enum DataCommand {
    /// Validate the tables of the mission, or any CSV against any Table Schema
    Check(check::DataCheckArgs),
    /// Show how complete the tables are, or what a table or a file holds
    Show(show::ShowArgs),
    /// Bring in an Excel or LibreOffice sheet, or any CSV
    Import(import::ImportArgs),
}

/// Runs a command on the tables.
pub(crate) fn run(session: &Session, command: &DataCommand) -> anyhow::Result<Exit> {
    match command {
        DataCommand::Check(args) => check::run(session, args),
        DataCommand::Show(args) => show::run(session, args),
        DataCommand::Import(args) => import::run(session, args),
    }
}

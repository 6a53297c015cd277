//! `otn data`: the tables of the state of play.

mod check;

use clap::Subcommand;

use super::{exit::Exit, session::Session};

/// What to do with the tables.
#[derive(Subcommand, Debug)]
pub(crate) enum DataCommand {
    /// Validate the tables of the mission, or any CSV against any Table Schema
    Check(check::DataCheckArgs),
}

/// Runs a command on the tables.
pub(crate) fn run(session: &Session, command: &DataCommand) -> anyhow::Result<Exit> {
    match command {
        DataCommand::Check(args) => check::run(session, args),
    }
}

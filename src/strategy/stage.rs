//! Where an action stands on a day: done, under way, late, to come.

use jiff::civil::Date;
use serde::Serialize;

use crate::mission::{action::Action, vocabulary::Status};

/// Where an action stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Stage {
    /// Finished.
    Done,
    /// Under way, within its dates.
    Running,
    /// Its start is still to come, or is not known.
    Planned,
    /// It should have begun.
    NotBegun,
    /// Its deadline is past, and it is not finished.
    Late,
    /// Given up.
    Dropped,
}

/// Returns where an action with a status stands on a day.
pub(crate) fn stage(action: &Action, status: Status, today: Date) -> Stage {
    match status {
        Status::Done => Stage::Done,
        Status::Dropped => Stage::Dropped,
        _ if action.deadline.as_ref().is_some_and(|deadline| deadline.value < today) => Stage::Late,
        Status::Running => Stage::Running,
        Status::Planned => {
            if action.start.as_ref().is_some_and(|start| start.value < today) {
                Stage::NotBegun
            } else {
                Stage::Planned
            }
        }
    }
}

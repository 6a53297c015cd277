//! What every view and every rule is given: the mission, the indicators it may name, and today.

use jiff::civil::Date;

use crate::{mission::Mission, state_of_play::catalogue::Catalogue};

/// A mission on a given day; read only.
#[derive(Clone, Copy)]
pub(crate) struct Snapshot<'a> {
    /// The mission.
    pub(crate) mission: &'a Mission,
    /// The indicators of the nine tools.
    pub(crate) catalogue: &'a Catalogue,
    /// The day that lateness and age are counted from.
    pub(crate) today: Date,
}

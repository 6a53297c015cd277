//! What every view and every rule is given: the mission, its tables, the indicators it may name, and today.

use std::sync::OnceLock;

use jiff::civil::Date;

use crate::{
    diagnosis::similarity::{self, Pair},
    mission::Mission,
    state_of_play::{StateOfPlay, catalogue::Catalogue},
};

/// A mission on a given day; read only.
pub(crate) struct Snapshot<'a> {
    /// The mission.
    pub(crate) mission: &'a Mission,
    /// The tables of the state of play; none where the view does not need them.
    pub(crate) state: &'a StateOfPlay,
    /// The indicators of the nine tools.
    pub(crate) catalogue: &'a Catalogue,
    /// The day that lateness and age are counted from.
    pub(crate) today: Date,
    alike: OnceLock<Vec<Pair>>,
}

impl<'a> Snapshot<'a> {
    /// Takes a mission on a day.
    pub(crate) fn new(
        mission: &'a Mission,
        state: &'a StateOfPlay,
        catalogue: &'a Catalogue,
        today: Date,
    ) -> Self {
        Self { mission, state, catalogue, today, alike: OnceLock::new() }
    }

    /// Returns the facts that are alike; compared once, when first asked for.
    pub(crate) fn alike(&self) -> &[Pair] {
        self.alike.get_or_init(|| similarity::pairs(&self.mission.facts))
    }
}

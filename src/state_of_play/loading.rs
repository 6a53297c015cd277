//! A mission's tables read into the database, and the indicators that are asked for.

use std::collections::BTreeSet;

use super::{
    StateOfPlay,
    catalogue::Catalogue,
    database::Database,
    indicator::{self, compute},
    reading::{self, Keep},
};
use crate::mission::Mission;

/// Which indicators are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// None of them: the view computes what it shows.
    None,
    /// All of them.
    All,
    /// The mission's own.
    Own,
    /// Those that facts and objectives name, and the mission's own.
    Named,
}

/// Reads the tables, fills the database, seals it, and computes the indicators.
pub(crate) fn load(
    mission: &mut Mission,
    catalogue: &Catalogue,
    keep: Keep,
    wanted: Wanted,
) -> (StateOfPlay, Database) {
    let mut database = Database::new(catalogue);
    let mut state =
        reading::read(&mission.root, catalogue, &mut mission.sources, keep, |name, schema, row| {
            database.insert(name, schema, row);
        });
    database.add_mission(mission);
    if wanted == Wanted::None {
        database.describe(catalogue);
    }
    database.seal();
    let named = match wanted {
        Wanted::None => Some(BTreeSet::new()),
        Wanted::All => None,
        Wanted::Own => Some(own_names(mission).collect()),
        Wanted::Named => Some(names(mission)),
    };
    for definition in indicator::definitions(catalogue, mission) {
        let id = definition.id();
        if named.as_ref().is_none_or(|named| named.contains(id)) {
            state.readings.insert(id.to_owned(), compute(&database, &definition));
            state.units.insert(id.to_owned(), definition.unit());
        }
    }
    (state, database)
}

/// Tells whether a mission's facts or objectives name an indicator that tables could give.
pub(crate) fn is_needed(mission: &Mission) -> bool {
    mission.root.join(reading::FOLDER).is_dir() && !names(mission).is_empty()
}

/// Returns the ids that facts and objectives name, and those of the mission's own indicators.
fn names(mission: &Mission) -> BTreeSet<String> {
    let evidence = mission.facts.iter().flat_map(|fact| &fact.evidence);
    let evidence = evidence.filter_map(|evidence| evidence.indicator.as_ref()).map(|id| id.value.clone());
    let objectives = mission.objectives.iter().filter_map(|objective| {
        Some(objective.smart.as_ref()?.measurable.as_ref()?.indicator.as_ref()?.value.clone())
    });
    let statements = mission.facts.iter().filter_map(|fact| fact.statement.as_ref());
    let placed = statements.flat_map(|statement| super::placeholder::names(&statement.value));
    evidence.chain(objectives).chain(own_names(mission)).chain(placed.map(str::to_owned)).collect()
}

fn own_names(mission: &Mission) -> impl Iterator<Item = String> {
    mission.indicators.iter().map(|own| own.id.value.clone())
}

//! A mission's tables read into the database, and the indicators that are asked for.

use std::{
    collections::BTreeSet,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{
    StateOfPlay,
    catalogue::Catalogue,
    database::{Database, sql_name},
    indicator::{self, Definition, compute},
    office::Rows,
    reading::{self, Keep},
    table_schema::TableSchema,
};
use crate::mission::Mission;

/// Which indicators are computed while the tables are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// None of them.
    None,
    /// The mission's own.
    Own,
    /// Those that facts and objectives name, and the mission's own.
    Named,
}

/// Reads the tables, fills the database, seals it, and computes the indicators that are wanted.
pub(crate) fn load(
    mission: &mut Mission,
    catalogue: &Catalogue,
    keep: Keep,
    wanted: Wanted,
) -> (StateOfPlay, Database) {
    let (mut state, mut database) = filled(mission, catalogue, keep);
    let named = match wanted {
        Wanted::None => BTreeSet::new(),
        Wanted::Own => own_names(mission).collect(),
        Wanted::Named => names(mission),
    };
    if wanted == Wanted::None {
        database.describe(catalogue);
    }
    database.seal();
    compute_into(&mut state, &database, &chosen(catalogue, mission, &named));
    (state, database)
}

/// Reads the tables and computes every indicator; what the queries share is computed once.
pub(crate) fn load_all(mission: &mut Mission, catalogue: &Catalogue) -> (StateOfPlay, Database) {
    let (mut state, mut database) = filled(mission, catalogue, Keep::First);
    let views = database.views();
    database.settle(&views);
    database.seal();
    compute_into(&mut state, &database, &indicator::definitions(catalogue, mission));
    (state, database)
}

/// Reads the tables whole, and puts their rows and the mission's own objects in a database that is still open.
fn filled(mission: &mut Mission, catalogue: &Catalogue, keep: Keep) -> (StateOfPlay, Database) {
    let shared = Mutex::new(Database::new(catalogue));
    let insert = |name: &str, schema: &TableSchema, rows: Rows<'_>| open(&shared).insert(name, schema, rows);
    let state = reading::read(&mission.root, catalogue, &mut mission.sources, keep, &insert);
    let mut database = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
    database.add_mission(mission);
    (state, database)
}

/// Tables are read on all cores, and their rows added by one at a time.
fn open(shared: &Mutex<Database>) -> MutexGuard<'_, Database> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Computes the indicators that facts and objectives name, from the columns that their queries read and no other.
pub(crate) fn figures(mission: &Mission, catalogue: &Catalogue) -> StateOfPlay {
    let named = named(mission);
    if named.is_empty() || !mission.root.join(reading::FOLDER).is_dir() {
        return StateOfPlay::default();
    }
    let mut database = Database::new(catalogue);
    let definitions = chosen(catalogue, mission, &named);
    database.add_mission(mission);
    let read = database.reads(definitions.iter().filter_map(Definition::sql));
    let mut needs = read.columns;
    for table in definitions.iter().flat_map(|definition| definition.tables()) {
        needs.entry(sql_name(table)).or_default();
    }
    database.keep_only(&needs);
    let shared = Mutex::new(database);
    let insert = |name: &str, schema: &TableSchema, rows: Rows<'_>| open(&shared).insert(name, schema, rows);
    reading::read_only(&mission.root, &needs, catalogue, &insert);
    let mut database = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
    database.settle(&read.shared_views);
    database.seal();
    let mut state = StateOfPlay { folder: true, ..StateOfPlay::default() };
    compute_into(&mut state, &database, &definitions);
    state
}

fn chosen<'a>(
    catalogue: &'a Catalogue,
    mission: &'a Mission,
    named: &BTreeSet<String>,
) -> Vec<Definition<'a>> {
    let all = indicator::definitions(catalogue, mission).into_iter();
    all.filter(|definition| named.contains(definition.id())).collect()
}

fn compute_into(state: &mut StateOfPlay, database: &Database, definitions: &[Definition<'_>]) {
    for definition in definitions {
        let id = definition.id();
        state.readings.insert(id.to_owned(), compute(database, definition));
        state.units.insert(id.to_owned(), definition.unit());
    }
}

/// Returns the ids that facts and objectives name, and those of the mission's own indicators.
fn names(mission: &Mission) -> BTreeSet<String> {
    let mut names = named(mission);
    names.extend(own_names(mission));
    names
}

/// Returns the ids that facts and objectives name.
fn named(mission: &Mission) -> BTreeSet<String> {
    let evidence = mission.facts.iter().flat_map(|fact| &fact.evidence);
    let evidence = evidence.filter_map(|evidence| evidence.indicator.as_ref()).map(|id| id.value.clone());
    let objectives = mission.objectives.iter().filter_map(|objective| {
        Some(objective.smart.as_ref()?.measurable.as_ref()?.indicator.as_ref()?.value.clone())
    });
    let statements = mission.facts.iter().filter_map(|fact| fact.statement.as_ref());
    let placed = statements.flat_map(|statement| super::placeholder::names(&statement.value));
    evidence.chain(objectives).chain(placed.map(str::to_owned)).collect()
}

fn own_names(mission: &Mission) -> impl Iterator<Item = String> {
    mission.indicators.iter().map(|own| own.id.value.clone())
}

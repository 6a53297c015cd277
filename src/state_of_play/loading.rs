//! A mission's tables read into the database, and the indicators that are asked for.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    StateOfPlay,
    catalogue::Catalogue,
    database::{Database, Needs},
    indicator::{self, Definition, Reading, compute},
    office::Rows,
    placeholder, present,
    reading::{self, HandOn, Keep},
    table_schema::TableSchema,
    unit::Unit,
};
use crate::mission::{Mission, source::Located};

/// Which indicators are computed while the tables are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The mission's own.
    Own,
    /// Those that facts and objectives name, and the mission's own.
    Named,
    /// These, the tools' key figures, and what the tables say of the office as it is today.
    Report,
}

/// Reads and checks the tables, and computes the indicators that are wanted.
pub(crate) fn check(
    mission: &mut Mission,
    catalogue: &'static Catalogue,
    keep: Keep,
    wanted: Wanted,
) -> StateOfPlay {
    // What is read adds to the sources while the indicators are the mission's.
    let mut sources = mem::take(&mut mission.sources);
    let names = match wanted {
        Wanted::Own => own_names(mission).collect(),
        Wanted::Named => names(mission),
        Wanted::Report => {
            let key = catalogue.indicators().filter(|indicator| indicator.key || indicator.portrait);
            names(mission).into_iter().chain(key.map(|indicator| indicator.id.clone())).collect()
        }
    };
    let more: &[&str] = match wanted {
        Wanted::Report => &present::QUERIES,
        Wanted::Own | Wanted::Named => &[],
    };
    let definitions = chosen(catalogue, mission, &names);
    let (mut state, computed) = computed(mission, catalogue, &definitions, more, |_, hand_on| {
        reading::read(&mission.root, catalogue, &mut sources, keep, hand_on)
    });
    mission.sources = sources;
    if wanted == Wanted::Report {
        state.present = present::present(&computed.database);
    }
    StateOfPlay { readings: computed.readings, units: computed.units, ..state }
}

/// Computes the indicators that statements name, from the columns that their queries read and no other.
pub(crate) fn figures<'s>(
    mission: &Mission,
    catalogue: &'static Catalogue,
    statements: impl Iterator<Item = &'s Located<String>>,
) -> StateOfPlay {
    let placed: BTreeSet<String> = placed(statements).collect();
    if placed.is_empty() || !mission.root.join(reading::FOLDER).is_dir() {
        return StateOfPlay::default();
    }
    indicators(mission, catalogue, &chosen(catalogue, mission, &placed))
}

/// Reads what indicators need, by their columns too, into one database that they can be computed from.
pub(crate) fn by_column(
    mission: &Mission,
    catalogue: &'static Catalogue,
    definitions: &[Definition<'_>],
) -> (StateOfPlay, Database) {
    let queries = definitions.iter().flat_map(|definition| definition.breakdowns());
    let needs = needs(definitions, queries.map(|breakdown| breakdown.sql.as_str()), catalogue);
    let new = || Database::new(catalogue, Some(Arc::clone(&needs)));
    let (half_read, mut database) =
        filling(new, |hand_on| reading::read_only(&mission.root, &needs, catalogue, hand_on));
    let state = read_in(mission, half_read);
    make_ready(&mut database, mission, &needs);
    (state, database)
}

/// Computes indicators, from the columns that their queries read and no other.
pub(crate) fn indicators(
    mission: &Mission,
    catalogue: &'static Catalogue,
    definitions: &[Definition<'_>],
) -> StateOfPlay {
    let (half_read, computed) = computed(mission, catalogue, definitions, &[], |needs, hand_on| {
        reading::read_only(&mission.root, needs, catalogue, hand_on)
    });
    StateOfPlay { readings: computed.readings, units: computed.units, ..read_in(mission, half_read) }
}

/// Computes indicators from the tables that `read` hands on. Returns what reading gave, and what was computed, with a database
/// of what `more` queries need.
fn computed<R>(
    mission: &Mission,
    catalogue: &'static Catalogue,
    definitions: &[Definition<'_>],
    more: &[&str],
    read: impl FnOnce(&Needs, HandOn<'_>) -> R,
) -> (R, Computed) {
    let needs = needs(definitions, more.iter().copied(), catalogue);
    let new = || Database::new(catalogue, Some(Arc::clone(&needs)));
    let (read, mut database) = filling(new, |hand_on| read(&needs, hand_on));
    make_ready(&mut database, mission, &needs);
    // On one core: shared out among two, each with a database of its share, indicators took no less time. What several
    // shares read is made twice, and SQLite counts its memory under one lock.
    let readings = definitions.iter().map(|one| (one.id().to_owned(), compute(&database, one)));
    let readings = readings.collect();
    let units = definitions.iter().map(|one| (one.id().to_owned(), one.unit())).collect();
    (read, Computed { readings, units, database })
}

/// What computing some indicators gave; see [`StateOfPlay`].
struct Computed {
    readings: BTreeMap<String, Reading>,
    units: BTreeMap<String, Unit>,
    database: Database,
}

/// Returns a state of play of which nothing is computed yet.
fn read_in(mission: &Mission, half_read: Vec<PathBuf>) -> StateOfPlay {
    let folder = mission.root.join(reading::FOLDER).is_dir();
    StateOfPlay { folder, half_read, ..StateOfPlay::default() }
}

/// Reads the tables whole into a database that can be asked anything.
pub(crate) fn database(mission: &mut Mission, catalogue: &'static Catalogue) -> (StateOfPlay, Database) {
    let (state, mut database) = filling(
        || Database::new(catalogue, None),
        |hand_on| reading::read(&mission.root, catalogue, &mut mission.sources, Keep::First, hand_on),
    );
    database.add_mission(mission);
    database.add_views(catalogue);
    database.describe(catalogue);
    database.seal();
    (state, database)
}

/// Makes a database of the rows that are read: tables are read on all cores, and their rows added by one at a time. It is
/// made with the first rows, while the other cores read on.
fn filling<R>(new: impl Fn() -> Database + Sync, read: impl FnOnce(HandOn<'_>) -> R) -> (R, Database) {
    let shared = Mutex::new(None);
    let insert = |name: &str, schema: &TableSchema, rows: Rows<'_>| {
        let mut database = shared.lock().unwrap_or_else(PoisonError::into_inner);
        database.get_or_insert_with(&new).insert(name, schema, rows);
    };
    let read = read(&insert);
    let database = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
    (read, database.unwrap_or_else(new))
}

/// Returns what indicators need, and some more queries.
fn needs<'q>(
    definitions: &'q [Definition<'_>],
    more: impl Iterator<Item = &'q str>,
    catalogue: &'static Catalogue,
) -> Arc<Needs> {
    let queries = definitions.iter().filter_map(Definition::sql).chain(more);
    let tables = definitions.iter().flat_map(|definition| definition.tables());
    Arc::new(Needs::of(queries, catalogue).and_tables(tables))
}

fn chosen<'a>(
    catalogue: &'a Catalogue,
    mission: &'a Mission,
    named: &BTreeSet<String>,
) -> Vec<Definition<'a>> {
    let all = indicator::definitions(catalogue, mission).into_iter();
    all.filter(|definition| named.contains(definition.id())).collect()
}

/// Adds the mission's objects and the views that are needed, and seals the database.
fn make_ready(database: &mut Database, mission: &Mission, needs: &Needs) {
    database.add_mission(mission);
    database.add_needed_views(needs);
    database.seal();
}

/// Returns the ids that facts and objectives name, and those of the mission's own indicators.
pub(crate) fn names(mission: &Mission) -> BTreeSet<String> {
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
    evidence.chain(objectives).chain(placed(statements)).collect()
}

/// Returns the ids that stand in statements.
fn placed<'s>(statements: impl Iterator<Item = &'s Located<String>>) -> impl Iterator<Item = String> {
    statements.flat_map(|statement| placeholder::names(&statement.value)).map(str::to_owned)
}

fn own_names(mission: &Mission) -> impl Iterator<Item = String> {
    mission.indicators.iter().map(|own| own.id.value.clone())
}

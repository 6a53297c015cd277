//! A mission's tables read into the database, and the indicators that are asked for.

use std::{
    collections::BTreeSet,
    iter,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    StateOfPlay,
    catalogue::Catalogue,
    database::{Database, Needs},
    indicator::{self, Definition, compute},
    office::Rows,
    placeholder, present,
    reading::{self, HandOn, Keep},
    table_schema::TableSchema,
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

/// Reads and checks the tables, and computes the indicators that are wanted; of the rows the database keeps what these need.
pub(crate) fn check(
    mission: &mut Mission,
    catalogue: &'static Catalogue,
    keep: Keep,
    wanted: Wanted,
) -> (StateOfPlay, Database) {
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
    let needs = needs(&chosen(catalogue, mission, &names), more.iter().copied(), catalogue);
    let new = || Database::new(catalogue, Some(Arc::clone(&needs)));
    let (mut state, mut database) =
        filling(new, |hand_on| reading::read(&mission.root, catalogue, &mut mission.sources, keep, hand_on));
    compute_into(&mut state, &mut database, mission, &needs, &chosen(catalogue, mission, &names));
    if wanted == Wanted::Report {
        state.present = present::present(&database);
    }
    (state, database)
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
    computed(mission, catalogue, &chosen(catalogue, mission, &placed), iter::empty()).0
}

/// Computes every indicator; where they are asked for `by_column` too, the database can give that.
pub(crate) fn all(
    mission: &Mission,
    catalogue: &'static Catalogue,
    by_column: bool,
) -> (StateOfPlay, Database) {
    let definitions = indicator::definitions(catalogue, mission);
    let asked = definitions.iter().filter(|_| by_column);
    let queries = asked.flat_map(|definition| definition.breakdowns());
    computed(mission, catalogue, &definitions, queries.map(|breakdown| breakdown.sql.as_str()))
}

/// Computes indicators from a database of what they and some more queries need.
fn computed<'q>(
    mission: &Mission,
    catalogue: &'static Catalogue,
    definitions: &'q [Definition<'_>],
    more: impl Iterator<Item = &'q str>,
) -> (StateOfPlay, Database) {
    let needs = needs(definitions, more, catalogue);
    let new = || Database::new(catalogue, Some(Arc::clone(&needs)));
    let (half_read, mut database) =
        filling(new, |hand_on| reading::read_only(&mission.root, &needs, catalogue, hand_on));
    let folder = mission.root.join(reading::FOLDER).is_dir();
    let mut state = StateOfPlay { folder, half_read, ..StateOfPlay::default() };
    compute_into(&mut state, &mut database, mission, &needs, definitions);
    (state, database)
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

/// Adds the mission's objects and the views that are needed, seals the database, and computes indicators from it.
fn compute_into(
    state: &mut StateOfPlay,
    database: &mut Database,
    mission: &Mission,
    needs: &Needs,
    definitions: &[Definition<'_>],
) {
    database.add_mission(mission);
    database.add_needed_views(needs);
    // On one core: SQLite counts its memory under a lock, and copies asked from several threads wait for each other.
    database.seal();
    for definition in definitions {
        let id = definition.id();
        state.readings.insert(id.to_owned(), compute(database, definition));
        state.units.insert(id.to_owned(), definition.unit());
    }
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

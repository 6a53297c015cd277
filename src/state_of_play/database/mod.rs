//! The state of play as a small database: the tools' tables and the mission's own objects, in memory.
//!
//! It is filled first, then sealed: from then on it can only be read, and each query is bounded in time
//! and memory. Money is in cents; days and months are texts as ISO 8601 writes them.

mod bounds;
mod fault;
mod filling;
mod margin;
mod mission;
mod needs;

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use rusqlite::{Batch, Connection, ErrorCode, fallible_iterator::FallibleIterator as _, types::ValueRef};

pub(crate) use fault::QueryError;
use filling::Insertion;
pub(crate) use needs::Needs;

use super::{
    catalogue::{Catalogue, View},
    table_schema::affinity,
};
use crate::language::{Language, suggestion};

/// The most rows that a query may return.
pub(crate) const MOST_ROWS: usize = 100_000;

/// The rows that are sorted as fast as they are found in an order.
const FEW_ROWS: i64 = 200;

/// Tables, ready to be asked.
pub(crate) struct Database {
    connection: Connection,
    /// The columns of each table, in order.
    tables: BTreeMap<String, Vec<String>>,
    /// The steps that the running query has taken.
    steps: Arc<AtomicU64>,
    /// How rows are added to each table, and how many were.
    insertions: HashMap<String, Insertion>,
    /// What is kept; all if none.
    needs: Option<Arc<Needs>>,
    /// The rows of tables and years that were counted: many indicators ask for the same.
    counted: RefCell<HashMap<(String, i64), u64>>,
    refused: Cell<bool>,
}

/// A value that a query returns.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Datum {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// A text.
    Text(String),
}

impl Datum {
    /// Returns a figure; `None` for what is none.
    pub(crate) fn as_f64(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "counts and cents are far below 2^53")]
            Self::Integer(integer) => Some(*integer as f64),
            Self::Real(real) => Some(*real),
            Self::Null | Self::Text(_) => None,
        }
    }
}

/// What a query returns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    /// The columns' names.
    pub(crate) columns: Vec<String>,
    /// The rows.
    pub(crate) rows: Vec<Vec<Datum>>,
}

impl Database {
    /// Makes the tools' tables, empty; those that are needed, with the columns that are, where not all of them are.
    ///
    /// # Panics
    /// Never: a test makes every table, view and query of the tools.
    pub(crate) fn new(catalogue: &Catalogue, needs: Option<Arc<Needs>>) -> Self {
        let connection = Connection::open_in_memory().expect("memory is at hand");
        margin::register(&connection).expect("the functions are well formed");
        let mut database = Self {
            connection,
            tables: BTreeMap::new(),
            steps: Arc::default(),
            insertions: HashMap::new(),
            needs,
            counted: RefCell::default(),
            refused: Cell::new(false),
        };
        // One transaction for all that is added, ended by the seal.
        database.run("BEGIN");
        for table in catalogue.tools.iter().flat_map(|tool| &tool.tables) {
            if database.needs(&table.name) {
                let columns = table.columns().iter().enumerate();
                let kept: Vec<_> = columns
                    .filter(|(index, column)| database.keeps(&table.name, *index, &column.name))
                    .collect();
                let declared = kept.into_iter().map(|(_, column)| column);
                database.make(
                    &sql_name(&table.name),
                    declared.map(|column| (column.name.as_str(), affinity(&column.kind, column.money))),
                );
            }
        }
        database
    }

    /// Tells whether a table is asked for.
    fn needs(&self, table: &str) -> bool {
        self.needs.as_ref().is_none_or(|needs| needs.table(table))
    }

    /// Makes the tools' views.
    pub(crate) fn add_views(&mut self, catalogue: &Catalogue) {
        let views = catalogue.tools.iter().flat_map(|tool| &tool.views);
        views.for_each(|View { name, body }| self.run(&format!("CREATE VIEW {name} AS {body}")));
    }

    /// Makes the views that are needed; those that are read more than once are computed once and for all.
    pub(crate) fn add_needed_views(&mut self, needs: &Needs) {
        for (View { name, body }, more) in needs.views() {
            let kind = if more { "TABLE" } else { "VIEW" };
            self.run(&format!("CREATE {kind} {name} AS {body}"));
            if more {
                self.order_by_year(name);
            }
        }
    }

    /// Keeps the rows of a settled view by year too, where it has one and many rows: most queries group by it, and
    /// sorting takes longer than all else that they do.
    fn order_by_year(&self, view: &str) {
        let most = format!("SELECT max(rowid), year FROM {view}");
        let rows = self.connection.query_row(&most, [], |row| row.get::<_, Option<i64>>(0));
        if rows.is_ok_and(|rows| rows.is_some_and(|rows| rows > FEW_ROWS)) {
            self.run(&format!("CREATE INDEX {view}_by_year ON {view} (year)"));
        }
    }

    fn run(&self, sql: &str) {
        if self.connection.execute_batch(sql).is_err() {
            self.refused.set(true);
        }
    }

    fn make<'c>(&mut self, table: &str, columns: impl Iterator<Item = (&'c str, &'static str)>) {
        let columns: Vec<(String, &str)> =
            columns.map(|(name, affinity)| (sql_name(name), affinity)).collect();
        let written: Vec<String> =
            columns.iter().map(|(name, affinity)| format!("{} {affinity}", quoted(name))).collect();
        self.run(&format!("CREATE TABLE {} ({})", quoted(table), written.join(", ")));
        self.tables.insert(table.to_owned(), columns.into_iter().map(|(name, _)| name).collect());
    }

    /// Adds the table `columns`, which says what each column of the tools' tables is.
    pub(crate) fn describe(&mut self, catalogue: &Catalogue) {
        let names = ["table_name", "name", "type", "title_fr", "title_en"];
        self.make("columns", names.into_iter().map(|name| (name, "TEXT")));
        for table in catalogue.tools.iter().flat_map(|tool| &tool.tables) {
            for column in table.columns() {
                let kind = if column.money { "cents" } else { &column.kind };
                let title = |language| {
                    column.titles.as_ref().map_or(column.name.as_str(), |titles| titles.in_(language))
                };
                let row = [
                    &sql_name(&table.name),
                    &sql_name(&column.name),
                    kind,
                    title(Language::French),
                    title(Language::English),
                ];
                let added = self
                    .connection
                    .prepare_cached("INSERT INTO columns VALUES (?, ?, ?, ?, ?)")
                    .and_then(|mut statement| statement.execute(row));
                if added.is_err() {
                    self.refused.set(true);
                }
            }
        }
    }

    /// Adds the mission's facts, objectives, actions, risks and measures.
    pub(crate) fn add_mission(&mut self, mission: &crate::mission::Mission) {
        mission::add(self, mission);
    }

    /// Ends the filling: nothing can be changed any more, and queries are bounded.
    pub(crate) fn seal(&mut self) {
        self.run("COMMIT");
        if bounds::set(&mut self.connection, &self.steps).is_err() {
            self.refused.set(true);
        }
    }

    /// Asks a question; the answer's order is the query's.
    ///
    /// # Errors
    /// See [`QueryError`].
    pub(crate) fn query(&self, sql: &str) -> Result<Answer, QueryError> {
        self.steps.store(0, Ordering::Relaxed);
        let wrong = |error| self.understood(error);
        let mut batch = Batch::new(&self.connection, sql);
        let mut statement = batch.next().map_err(wrong)?.ok_or(QueryError::NotOne)?;
        if batch.next().map_err(wrong)?.is_some() {
            return Err(QueryError::NotOne);
        }
        if !statement.readonly() {
            return Err(QueryError::Forbidden);
        }
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut answer = Answer { columns, rows: Vec::new() };
        let mut rows = statement.query([]).map_err(wrong)?;
        while let Some(row) = rows.next().map_err(wrong)? {
            if answer.rows.len() == MOST_ROWS {
                return Err(QueryError::TooLarge);
            }
            let data = (0..answer.columns.len()).map(|index| row.get_ref(index).map(datum));
            answer.rows.push(data.collect::<Result<_, _>>().map_err(wrong)?);
        }
        Ok(answer)
    }

    /// Prepares a query, without asking it.
    ///
    /// # Errors
    /// See [`QueryError`].
    pub(crate) fn prepare(&self, sql: &str) -> Result<(), QueryError> {
        self.connection.prepare(sql).map(drop).map_err(|error| self.understood(error))
    }

    /// Returns the number of rows of a table.
    pub(crate) fn rows(&self, table: &str) -> u64 {
        self.insertions.get(table).map_or(0, |insertion| insertion.rows)
    }

    /// Returns the number of rows of a table that are of a year; of all rows where they have none, or none is asked for.
    pub(crate) fn rows_of(&self, table: &str, year: Option<i64>) -> u64 {
        let Some(year) = year else { return self.rows(table) };
        let asked = (table.to_owned(), year);
        if let Some(known) = self.counted.borrow().get(&asked) {
            return *known;
        }
        let rows = self.count(table, year);
        self.counted.borrow_mut().insert(asked, rows);
        rows
    }

    fn count(&self, table: &str, year: i64) -> u64 {
        let name = sql_name(table);
        let columns = self.tables.get(&name).map(Vec::as_slice).unwrap_or_default();
        let dated = needs::YEARS.into_iter().find(|dated| columns.iter().any(|column| column == dated));
        let Some(column) = dated else { return self.rows(table) };
        let is = if column == "year" { "= ?" } else { "LIKE ? || '-%'" };
        let sql = format!("SELECT count(*) FROM {} WHERE {column} {is}", quoted(&name));
        let counted = self.connection.query_row(&sql, [year], |row| row.get::<_, i64>(0));
        counted.ok().and_then(|count| u64::try_from(count).ok()).unwrap_or(0)
    }

    /// Returns the whole database as the bytes of a SQLite file.
    ///
    /// # Errors
    /// The database's own.
    pub(crate) fn file(&mut self) -> anyhow::Result<Vec<u8>> {
        // Taking a copy asks the database for its number of pages, which a sealed one refuses.
        self.connection
            .authorizer(None::<fn(rusqlite::hooks::AuthContext<'_>) -> rusqlite::hooks::Authorization>)?;
        Ok(self.connection.serialize("main")?.to_vec())
    }

    /// Tells whether a row or a table could not be kept, for want of memory.
    pub(crate) fn refused(&self) -> bool {
        self.refused.get()
    }

    fn understood(&self, error: rusqlite::Error) -> QueryError {
        let (code, message, offset) = match error {
            rusqlite::Error::SqlInputError { error, msg, offset, .. } => {
                (Some(error.code), msg, usize::try_from(offset).ok())
            }
            rusqlite::Error::SqliteFailure(error, message) => {
                (Some(error.code), message.unwrap_or_else(|| error.to_string()), None)
            }
            rusqlite::Error::MultipleStatement => return QueryError::NotOne,
            other => (None, other.to_string(), None),
        };
        match code {
            Some(ErrorCode::OperationInterrupted) => QueryError::TooLong,
            Some(ErrorCode::AuthorizationForStatementDenied | ErrorCode::ReadOnly) => QueryError::Forbidden,
            Some(ErrorCode::TooBig | ErrorCode::OutOfMemory) => QueryError::TooLarge,
            _ if message.contains("not authorized") || message.contains("prohibited") => {
                QueryError::Forbidden
            }
            _ => QueryError::Wrong { nearest: self.nearest(&message), message, offset },
        }
    }

    /// Returns the table or the column that a query probably meant.
    fn nearest(&self, message: &str) -> Option<String> {
        let name =
            |start: &str| message.strip_prefix(start).map(|rest| rest.rsplit('.').next().unwrap_or(rest));
        if let Some(table) = name("no such table: ") {
            let hyphened = sql_name(table);
            let known = || self.tables.keys().map(String::as_str);
            return suggestion::nearest(&hyphened, known()).map(str::to_owned);
        }
        let column = name("no such column: ")?;
        let known: BTreeSet<&str> = self.tables.values().flatten().map(String::as_str).collect();
        suggestion::nearest(column, known).map(str::to_owned)
    }
}

/// Returns the name of a table or a column in SQL: a hyphen would be a minus.
pub(crate) fn sql_name(name: &str) -> String {
    name.replace('-', "_")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn datum(value: ValueRef<'_>) -> Datum {
    match value {
        ValueRef::Null => Datum::Null,
        ValueRef::Integer(integer) => Datum::Integer(integer),
        ValueRef::Real(real) => Datum::Real(real),
        ValueRef::Text(text) => Datum::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Datum::Text(bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_of_play::catalogue::catalogue;

    fn sealed() -> Database {
        let mut database = Database::new(catalogue(), None);
        database.add_views(catalogue());
        database.seal();
        assert!(!database.refused());
        database
    }

    #[test]
    fn every_query_of_the_tools_can_be_asked() {
        let database = sealed();
        for indicator in catalogue().indicators() {
            let queries = indicator.breakdowns.iter().map(|breakdown| &breakdown.sql).chain([&indicator.sql]);
            for sql in queries {
                let answer = database.query(sql);
                assert!(answer.is_ok(), "{}: {answer:?}", indicator.id);
            }
        }
    }

    #[test]
    fn settled_views_give_what_the_views_gave() {
        let rows = |settled: bool| {
            let mut database = Database::new(catalogue(), None);
            let stays = "('2025-07', 3), ('2025-08', 4), ('2024-08', 5)";
            database.run(&format!("INSERT INTO stays (period, nights) VALUES {stays}"));
            let twice = "SELECT (SELECT count(*) FROM stay_years), (SELECT sum(nights) FROM stay_years)";
            match settled {
                true => database.add_needed_views(&Needs::of([twice].into_iter(), catalogue())),
                false => database.add_views(catalogue()),
            }
            database.seal();
            assert!(!database.refused());
            database.query("SELECT year, nights FROM stay_years ORDER BY year").expect("rows").rows
        };
        assert_eq!(rows(true), rows(false));
        assert_eq!(rows(true).len(), 2);
    }

    #[test]
    fn a_query_that_would_change_or_reach_something_is_refused() {
        let database = sealed();
        for sql in [
            "DELETE FROM accounts",
            "INSERT INTO accounts (year) VALUES (1)",
            "CREATE TABLE t (a)",
            "DROP TABLE accounts",
            "ATTACH '/tmp/x.db' AS x",
            "PRAGMA query_only = 0",
            "SELECT * FROM pragma_database_list",
            "SELECT load_extension('x')",
            "VACUUM INTO '/tmp/x.db'",
        ] {
            let answer = database.query(sql);
            assert!(
                matches!(answer, Err(QueryError::Forbidden | QueryError::Wrong { .. })),
                "{sql}: {answer:?}"
            );
        }
        assert!(matches!(database.query("DELETE FROM accounts"), Err(QueryError::Forbidden)));
        assert!(matches!(database.query(""), Err(QueryError::NotOne)));
        assert!(matches!(database.query("SELECT 1; SELECT 2"), Err(QueryError::NotOne)));
    }

    #[test]
    fn a_query_without_end_is_stopped() {
        let database = sealed();
        let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n";
        assert!(matches!(database.query(endless), Err(QueryError::TooLong)));
        let wide = "SELECT hex(zeroblob(1000000000))";
        assert!(matches!(database.query(wide), Err(QueryError::TooLarge)), "{:?}", database.query(wide));
        assert!(database.query("SELECT 1").is_ok(), "the next query starts afresh");
    }

    #[test]
    fn a_misspelt_table_or_column_is_guessed() {
        let nearest = |sql: &str| match sealed().query(sql) {
            Err(QueryError::Wrong { nearest, .. }) => nearest,
            other => panic!("{other:?}"),
        };
        assert_eq!(nearest("SELECT * FROM acounts").as_deref(), Some("accounts"));
        assert_eq!(nearest("SELECT amont FROM accounts").as_deref(), Some("amount"));
    }
}

//! The state of play as a small database: the tools' tables and the mission's own objects, in memory.
//!
//! It is filled first, then sealed: from then on it can only be read, and each query is bounded in time
//! and memory. Money is in cents; days and months are texts as ISO 8601 writes them.

mod bounds;
mod fault;
mod margin;
mod mission;
mod needs;

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use rusqlite::{Batch, Connection, ErrorCode, fallible_iterator::FallibleIterator as _, types::ValueRef};

pub(crate) use fault::QueryError;

use super::{
    catalogue::Catalogue,
    office::{Rows, Stored},
    reading::Needs,
    table_schema::{TableSchema, affinity},
};
use crate::language::{Language, suggestion};

/// The most rows that a query may return.
pub(crate) const MOST_ROWS: usize = 100_000;

/// Tables, ready to be asked.
pub(crate) struct Database {
    connection: Connection,
    /// The columns of each table, in order.
    tables: BTreeMap<String, Vec<String>>,
    /// The steps that the running query has taken.
    steps: Arc<AtomicU64>,
    /// How rows are added to each table.
    insertions: HashMap<String, Insertion>,
    /// The columns that are kept; all if none.
    only: Option<Needs>,
    refused: Cell<bool>,
}

/// How a row of a table is added.
struct Insertion {
    sql: String,
    /// The columns that are kept.
    fields: Vec<usize>,
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
    /// Makes the tools' tables, empty.
    ///
    /// # Panics
    /// Never: a test makes every table, view and query of the tools.
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let connection = Connection::open_in_memory().expect("memory is at hand");
        margin::register(&connection).expect("the functions are well formed");
        let mut database = Self {
            connection,
            tables: BTreeMap::new(),
            steps: Arc::default(),
            insertions: HashMap::new(),
            only: None,
            refused: Cell::new(false),
        };
        // One transaction for all that is added, ended by the seal.
        database.run("BEGIN");
        for tool in &catalogue.tools {
            for table in &tool.tables {
                let columns = table
                    .columns
                    .iter()
                    .map(|column| (column.name.as_str(), affinity(&column.kind, column.money)));
                database.make(&sql_name(&table.name), columns);
            }
        }
        for views in catalogue.tools.iter().filter_map(|tool| tool.views) {
            database.run(views);
        }
        database
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

    /// Adds rows that were read; a table of the mission's own is made at its first ones.
    pub(crate) fn insert(&mut self, name: &str, schema: &TableSchema, rows: Rows<'_>) {
        if !self.insertions.contains_key(name) {
            let insertion = self.insertion_into(name, schema);
            self.insertions.insert(name.to_owned(), insertion);
        }
        if self.add(&self.insertions[name], rows).is_err() {
            self.refused.set(true);
        }
    }

    fn add(&self, insertion: &Insertion, rows: Rows<'_>) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(&insertion.sql)?;
        for row in rows.iter() {
            for (at, field) in (1..).zip(&insertion.fields) {
                statement.raw_bind_parameter(at, row.get(*field))?;
            }
            statement.raw_execute()?;
        }
        Ok(())
    }

    fn insertion_into(&mut self, name: &str, schema: &TableSchema) -> Insertion {
        let table = sql_name(name);
        let own = || {
            schema.fields.iter().map(|field| (field.name.as_str(), affinity(field.kind.name(), field.money)))
        };
        match self.tables.get(&table) {
            None => self.make(&table, own()),
            // A mission's own description of a tool's table may have more columns than the tool's.
            Some(known) => {
                let more: Vec<(String, &str)> = own()
                    .map(|(column, affinity)| (sql_name(column), affinity))
                    .filter(|(column, _)| !known.contains(column))
                    .collect();
                for (column, affinity) in &more {
                    self.run(&format!(
                        "ALTER TABLE {} ADD COLUMN {} {affinity}",
                        quoted(&table),
                        quoted(column)
                    ));
                }
                if let Some(known) = self.tables.get_mut(&table) {
                    known.extend(more.into_iter().map(|(column, _)| column));
                }
            }
        }
        let named = schema.fields.iter().map(|field| sql_name(&field.name)).enumerate();
        let only = self.only.as_ref().and_then(|only| only.get(&table));
        let kept: Vec<(usize, String)> = named
            .filter(|(index, name)| *index == 0 || only.is_none_or(|only| only.contains(name)))
            .collect();
        let columns: Vec<String> = kept.iter().map(|(_, name)| quoted(name)).collect();
        let marks = vec!["?"; columns.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", quoted(&table), columns.join(", "));
        Insertion { sql, fields: kept.into_iter().map(|(index, _)| index).collect() }
    }

    /// Keeps these columns of the rows that are added, and no other.
    pub(crate) fn keep_only(&mut self, needs: &Needs) {
        self.only = Some(needs.clone());
    }

    /// Adds the table `columns`, which says what each column of the tools' tables is.
    pub(crate) fn describe(&mut self, catalogue: &Catalogue) {
        let names = ["table_name", "name", "type", "title_fr", "title_en"];
        self.make("columns", names.into_iter().map(|name| (name, "TEXT")));
        for table in catalogue.tools.iter().flat_map(|tool| &tool.tables) {
            for column in &table.columns {
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

    /// Returns the number of rows of a table, or of those of a year.
    pub(crate) fn rows(&self, table: &str, year: Option<i64>) -> u64 {
        let table = sql_name(table);
        let Some(columns) = self.tables.get(&table) else { return 0 };
        let dated =
            ["year", "period", "date"].into_iter().find(|name| columns.iter().any(|column| column == name));
        let filter = match (dated, year) {
            (Some("year"), Some(year)) => format!(" WHERE year = {year}"),
            (Some(column), Some(year)) => format!(" WHERE {column} LIKE '{year}-%'"),
            (None, _) | (_, None) => String::new(),
        };
        let sql = format!("SELECT count(*) FROM {}{filter}", quoted(&table));
        let counted = self.connection.query_row(&sql, [], |row| row.get::<_, i64>(0));
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

impl rusqlite::ToSql for Stored {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, Value};
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Integer(integer) => ToSqlOutput::Owned(Value::Integer(*integer)),
            Self::Real(real) => ToSqlOutput::Owned(Value::Real(*real)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_of_play::catalogue::catalogue;

    fn sealed() -> Database {
        let mut database = Database::new(catalogue());
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

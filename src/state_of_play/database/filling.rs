//! Rows that were read, added to the database; of a database that serves some queries only, what these need.

use super::{Database, quoted, sql_name};
use crate::state_of_play::{
    office::{Rows, Stored},
    table_schema::{Field, TableSchema, affinity},
};

/// How a row of a table is added.
pub(super) struct Insertion {
    sql: String,
    /// The columns that are kept.
    fields: Vec<usize>,
    pub(super) rows: u64,
}

impl Database {
    /// Adds rows that were read; a table of the mission's own is made at its first ones.
    pub(crate) fn insert(&mut self, name: &str, schema: &TableSchema, rows: Rows<'_>) {
        if !self.needs(name) {
            return;
        }
        let mut insertion = match self.insertions.remove(name) {
            Some(begun) => begun,
            None => self.insertion_into(name, schema),
        };
        if self.add(&mut insertion, rows).is_err() {
            self.refused.set(true);
        }
        self.insertions.insert(name.to_owned(), insertion);
    }

    fn add(&self, insertion: &mut Insertion, rows: Rows<'_>) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(&insertion.sql)?;
        for row in rows.iter() {
            for (at, field) in (1..).zip(&insertion.fields) {
                statement.raw_bind_parameter(at, row.get(*field))?;
            }
            statement.raw_execute()?;
            insertion.rows += 1;
        }
        Ok(())
    }

    fn insertion_into(&mut self, name: &str, schema: &TableSchema) -> Insertion {
        let table = sql_name(name);
        let kept: Vec<(usize, &Field)> = schema
            .fields
            .iter()
            .enumerate()
            .filter(|(index, field)| self.keeps(name, *index, &field.name))
            .collect();
        let declared =
            kept.iter().map(|(_, field)| (field.name.as_str(), affinity(field.kind.name(), field.money)));
        match self.tables.get(&table) {
            None => self.make(&table, declared),
            // A mission's own description of a tool's table may have more columns than the tool's.
            Some(known) => {
                let more = declared.map(|(column, affinity)| (sql_name(column), affinity));
                let more: Vec<_> = more.filter(|(column, _)| !known.contains(column)).collect();
                for (column, affinity) in &more {
                    let (table, column) = (quoted(&table), quoted(column));
                    self.run(&format!("ALTER TABLE {table} ADD COLUMN {column} {affinity}"));
                }
                if let Some(known) = self.tables.get_mut(&table) {
                    known.extend(more.into_iter().map(|(column, _)| column));
                }
            }
        }
        let columns: Vec<String> = kept.iter().map(|(_, field)| quoted(&sql_name(&field.name))).collect();
        let marks = vec!["?"; columns.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({marks})", quoted(&table), columns.join(", "));
        Insertion { sql, fields: kept.into_iter().map(|(index, _)| index).collect(), rows: 0 }
    }

    /// Tells whether a column is kept; the first always is, since a table has one at least.
    pub(super) fn keeps(&self, table: &str, index: usize, column: &str) -> bool {
        index == 0 || self.needs.as_ref().is_none_or(|needs| needs.column(table, column))
    }
}

impl rusqlite::ToSql for Stored {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, Value, ValueRef};
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Integer(integer) => ToSqlOutput::Owned(Value::Integer(*integer)),
            Self::Real(real) => ToSqlOutput::Owned(Value::Real(*real)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

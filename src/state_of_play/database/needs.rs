//! What queries read: the columns of the tables, so that no other is loaded, and the views that several share.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use super::Database;
use crate::state_of_play::reading::Needs;

/// What some queries read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// The columns of each table.
    pub(crate) columns: Needs,
    /// The views that more than one query reads, in the order in which they were made.
    pub(crate) shared_views: Vec<String>,
}

impl Database {
    /// Finds out what queries read, by preparing them; those that are wrong read nothing.
    pub(crate) fn reads<'q>(&mut self, queries: impl Iterator<Item = &'q str>) -> Read {
        let views = self.views();
        let seen: Arc<Mutex<BTreeSet<(String, String)>>> = Arc::default();
        let writer = Arc::clone(&seen);
        let noted = self.connection.authorizer(Some(move |context: AuthContext<'_>| {
            if let AuthAction::Read { table_name, column_name } = context.action {
                let mut seen = writer.lock().unwrap_or_else(PoisonError::into_inner);
                seen.insert((table_name.to_owned(), column_name.to_owned()));
            }
            Authorization::Allow
        }));
        if noted.is_err() {
            return Read::default();
        }
        let mut read = Read::default();
        let mut users: BTreeMap<String, usize> = BTreeMap::new();
        for sql in queries {
            // A wrong query is told when it is asked.
            let _ = self.connection.prepare(sql);
            let all = std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner));
            let mut used = BTreeSet::new();
            for (table, column) in all {
                if views.contains(&table) {
                    used.insert(table);
                } else {
                    read.columns.entry(table).or_default().insert(column);
                }
            }
            used.into_iter().for_each(|view| *users.entry(view).or_default() += 1);
        }
        read.shared_views =
            views.into_iter().filter(|view| users.get(view).is_some_and(|users| *users > 1)).collect();
        read
    }

    /// Computes views once and for all: from then on they are read as tables are.
    pub(crate) fn settle(&mut self, views: &[String]) {
        for view in views {
            let sql = "SELECT sql FROM sqlite_master WHERE type = 'view' AND name = ?";
            let made: Option<String> = self.connection.query_row(sql, [view], |row| row.get(0)).ok();
            if let Some((_, body)) = made.as_deref().and_then(|sql| sql.split_once(" AS\n")) {
                self.run(&format!("DROP VIEW {view}; CREATE TABLE {view} AS {body}"));
            }
        }
    }

    /// Returns the names of the views, in the order in which they were made.
    pub(crate) fn views(&self) -> Vec<String> {
        let sql = "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY rowid";
        let names = self.connection.prepare(sql).and_then(|mut statement| {
            let names = statement.query_map([], |row| row.get(0))?;
            names.collect::<Result<_, _>>()
        });
        names.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_of_play::catalogue::catalogue;

    #[test]
    fn a_query_reads_the_columns_behind_its_views_and_no_other() {
        let mut database = Database::new(catalogue());
        let read = database.reads(["SELECT sum(nights) FROM stay_years"].into_iter());
        let stays = BTreeSet::from(["nights".to_owned(), "period".to_owned()]);
        assert_eq!(read.columns, Needs::from([("stays".to_owned(), stays)]));
        assert!(read.shared_views.is_empty());
    }

    #[test]
    fn a_settled_view_gives_what_it_gave() {
        let mut database = Database::new(catalogue());
        database
            .run("INSERT INTO stays (period, nights) VALUES ('2025-07', 3), ('2025-08', 4), ('2024-08', 5)");
        let sql = "SELECT year, nights FROM stay_years ORDER BY year";
        let before = database.query(sql).expect("rows").rows;
        let views = database.views();
        database.settle(&views);
        assert!(database.views().is_empty() && !database.refused());
        assert_eq!(database.query(sql).expect("rows").rows, before);
    }
}

//! What queries read, told by the words in them: a query reads no table, view or column that it does not name.

use std::hash::Hasher as _;

use rustc_hash::{FxHashSet, FxHasher};

use super::sql_name;
use crate::state_of_play::catalogue::{Catalogue, View};

/// The tables, columns and views that some queries read; a few more perhaps, none less.
#[derive(Debug, Default)]
pub(crate) struct Needs {
    /// The words of each query, and of each view that is read: what reads a column names it and its table.
    texts: Vec<FxHashSet<Word>>,
    /// Tables that are read whether a query names them or not.
    tables: FxHashSet<String>,
    /// The views, in the order in which they are made, and whether each is read more than once.
    views: Vec<(&'static View, bool)>,
}

/// A word of a query, in small letters, as its hash: two words that share one are needed together.
type Word = u64;

/// The columns that tell a row's year, which are always kept.
pub(super) const YEARS: [&str; 3] = ["year", "period", "date"];

impl Needs {
    /// Looks through queries, and through the views that they read.
    pub(crate) fn of<'q>(queries: impl Iterator<Item = &'q str>, catalogue: &'static Catalogue) -> Self {
        let mut texts: Vec<Vec<Word>> = queries.map(words).collect();
        let views: Vec<&View> = catalogue.tools.iter().flat_map(|tool| &tool.views).collect();
        let mut read = vec![false; views.len()];
        // A view may read another: each text is looked through, those that this adds too.
        let mut next = 0;
        while next < texts.len() {
            for (view, read) in views.iter().zip(&mut read) {
                if !*read && texts[next].contains(&word(&view.name)) {
                    *read = true;
                    texts.push(words(&view.body));
                }
            }
            next += 1;
        }
        let times = |name: &str| {
            let name = word(name);
            texts.iter().flatten().filter(|word| **word == name).count()
        };
        let read = views.into_iter().zip(read).filter(|(_, read)| *read);
        let views = read.map(|(view, _)| (view, times(&view.name) > 1)).collect();
        let texts = texts.into_iter().map(FxHashSet::from_iter).collect();
        Self { texts, tables: FxHashSet::default(), views }
    }

    /// Adds tables that are to be read whether a query names them or not.
    pub(crate) fn and_tables<'t>(mut self, tables: impl Iterator<Item = &'t String>) -> Self {
        self.tables.extend(tables.map(|table| sql_name(table)));
        self
    }

    /// Tells whether a table is read.
    pub(crate) fn table(&self, table: &str) -> bool {
        let table = sql_name(table);
        let named = words(&table);
        self.tables.contains(&table) || self.texts.iter().any(|text| holds(text, &named))
    }

    /// Tells whether a column of a table is read.
    pub(crate) fn column(&self, table: &str, column: &str) -> bool {
        let (table, column) = (words(&sql_name(table)), words(&sql_name(column)));
        let (star, natural) = (word("*"), word("natural"));
        let all = |text: &FxHashSet<Word>| text.contains(&star) || text.contains(&natural);
        let reads = |text| holds(text, &table) && (holds(text, &column) || all(text));
        matches!(column.as_slice(), [one] if YEARS.iter().any(|dated| word(dated) == *one))
            || self.texts.iter().any(reads)
    }

    /// Returns the views that are read, in the order in which they are made, and whether each is read more than once.
    pub(crate) fn views(&self) -> impl Iterator<Item = (&'static View, bool)> {
        self.views.iter().copied()
    }
}

/// Tells whether a text holds the words of a name: one in quotes may have several.
fn holds(text: &FxHashSet<Word>, name: &[Word]) -> bool {
    name.iter().all(|word| text.contains(word))
}

/// Returns a word as it is compared.
fn word(text: &str) -> Word {
    let mut hasher = FxHasher::default();
    text.chars().flat_map(char::to_lowercase).for_each(|c| hasher.write_u32(u32::from(c)));
    hasher.finish()
}

/// Returns the words of a query, and its stars, other than that of `count(*)`.
fn words(sql: &str) -> Vec<Word> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let opens = |word: &str| ["select", "distinct", "all"].iter().any(|open| open.eq_ignore_ascii_case(word));
    let mut words = Vec::new();
    let mut last = "";
    let mut rest = sql;
    while let Some(start) = rest.find(|c: char| is_part(c) || c == '*') {
        let found = &rest[start..];
        let end = found.find(|c: char| !is_part(c)).unwrap_or(found.len());
        if end == 0 {
            // A product has a value before its sign; what stands for columns has not.
            let before = rest[..start].trim_end();
            let begins = before.is_empty() && (last.is_empty() || opens(last));
            let stands_alone = begins || before.ends_with([',', '.', '(']);
            if stands_alone && !found[1..].trim_start().starts_with(')') {
                words.push(word("*"));
                last = "*";
            }
            rest = &found[1..];
        } else {
            last = &found[..end];
            words.push(word(last));
            rest = &found[end..];
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        sync::{Arc, Mutex},
    };

    use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

    use super::{super::Database, *};
    use crate::state_of_play::catalogue::catalogue;

    /// Returns the columns of tables that SQLite says a query reads.
    fn read_by(database: &mut Database, sql: &str) -> BTreeSet<(String, String)> {
        let seen: Arc<Mutex<BTreeSet<(String, String)>>> = Arc::default();
        let writer = Arc::clone(&seen);
        let note = move |context: AuthContext<'_>| {
            if let AuthAction::Read { table_name, column_name } = context.action {
                writer.lock().expect("one thread").insert((table_name.to_owned(), column_name.to_owned()));
            }
            Authorization::Allow
        };
        database.connection.authorizer(Some(note)).expect("set");
        database.connection.prepare(sql).expect("a right query");
        std::mem::take(&mut seen.lock().expect("one thread"))
    }

    #[test]
    fn no_query_of_the_tools_reads_what_it_does_not_need() {
        let mut database = Database::new(catalogue(), None);
        database.add_views(catalogue());
        let views: Vec<&str> =
            catalogue().tools.iter().flat_map(|tool| &tool.views).map(|view| view.name.as_str()).collect();
        for indicator in catalogue().indicators() {
            let needs = Needs::of([indicator.sql.as_str()].into_iter(), catalogue());
            for (table, column) in read_by(&mut database, &indicator.sql) {
                if views.contains(&table.as_str()) {
                    assert!(needs.views().any(|(view, _)| view.name == table), "{}: {table}", indicator.id);
                } else {
                    let known = needs.table(&table) && (column.is_empty() || needs.column(&table, &column));
                    assert!(known || column == "ROWID", "{}: {table}.{column}", indicator.id);
                }
            }
        }
    }

    #[test]
    fn a_view_brings_the_tables_and_columns_behind_it_and_no_other() {
        let needs = Needs::of(["SELECT sum(Nights) FROM stay_years"].into_iter(), catalogue());
        assert!(
            needs.table("stays") && needs.column("stays", "nights") && !needs.column("stays", "arrivals")
        );
        assert!(!needs.table("accounts") && !needs.table("visitors"));
        let once: Vec<(&str, bool)> = needs.views().map(|(view, more)| (view.name.as_str(), more)).collect();
        assert_eq!(once, [("stay_years", false)]);
        let twice = "SELECT a.nights FROM stay_years a JOIN stay_years b ON a.year = b.year - 1";
        assert!(Needs::of([twice].into_iter(), catalogue()).views().all(|(_, more)| more));
    }

    #[test]
    fn a_name_in_quotes_is_read_whatever_stands_in_it() {
        let sql = r#"SELECT "Nombre d'agents" FROM "mes chiffres""#;
        let needs = Needs::of([sql].into_iter(), catalogue());
        assert!(needs.table("mes chiffres") && needs.column("mes chiffres", "Nombre d'agents"));
        assert!(!needs.table("mes comptes") && !needs.column("mes chiffres", "Nombre de sites"));
    }

    #[test]
    fn a_star_reads_all_columns_unless_it_counts_or_multiplies() {
        let all = |sql: &str| Needs::of([sql].into_iter(), catalogue()).column("stays", "arrivals");
        assert!(all("SELECT * FROM stays") && all("SELECT 1, s.* FROM stays s"));
        assert!(all("SELECT nights FROM stays NATURAL JOIN accommodation"));
        assert!(!all("SELECT count(*), count( * ), 2 * nights, (nights)*3 FROM stays"));
    }
}

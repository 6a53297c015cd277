//! The office as its tables describe it today: missions, seats, the latest year of its accounts.

use super::database::{Database, Datum};
use crate::language::money::Money;

/// What the organisation aimed at is compared with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Present {
    /// The missions, in the order of the table.
    pub(crate) missions: Vec<Mission>,
    /// The seats, by body and college, in the order of the table.
    pub(crate) seats: Vec<Seats>,
    /// The latest year of the accounts.
    pub(crate) accounts: Option<Accounts>,
}

/// A mission of the office.
#[derive(Clone, Debug)]
pub(crate) struct Mission {
    /// The word of the closed list.
    pub(crate) key: String,
    /// Full-time equivalents.
    pub(crate) fte: Option<f64>,
}

/// The seats of a college in a body.
#[derive(Clone, Debug)]
pub(crate) struct Seats {
    /// The body.
    pub(crate) body: String,
    /// The word of the closed list.
    pub(crate) college: String,
    /// The seats.
    pub(crate) seats: Option<i64>,
    /// Meetings that the body held in the year.
    pub(crate) meetings: Option<i64>,
}

/// A year's accounts.
#[derive(Clone, Debug)]
pub(crate) struct Accounts {
    /// The year.
    pub(crate) year: i64,
    /// What came in by the word of the closed list, in the order of the table.
    pub(crate) income: Vec<(String, Money)>,
    /// What was spent.
    pub(crate) expenses: Vec<(String, Money)>,
}

const MISSIONS: &str = "SELECT mission, fte FROM missions WHERE mission IS NOT NULL ORDER BY rowid";

const GOVERNANCE: &str =
    "SELECT body, college, seats, meetings_year FROM governance WHERE body IS NOT NULL ORDER BY rowid";

const ACCOUNTS: &str = "SELECT year, side, category, SUM(amount) FROM accounts WHERE amount IS NOT NULL
AND year = (SELECT MAX(year) FROM accounts WHERE amount IS NOT NULL) GROUP BY side, category ORDER BY MIN(rowid)";

/// The queries: the database is to keep what they read.
pub(crate) const QUERIES: [&str; 3] = [MISSIONS, GOVERNANCE, ACCOUNTS];

/// Reads what the tables say of the office; a table that is not there says nothing.
pub(crate) fn present(database: &Database) -> Present {
    let rows = |sql| database.query(sql).map(|answer| answer.rows).unwrap_or_default();
    let missions = rows(MISSIONS)
        .into_iter()
        .map(|row| Mission { key: text(row.first()), fte: row.get(1).and_then(Datum::as_f64) });
    let seats = rows(GOVERNANCE).into_iter().map(|row| Seats {
        body: text(row.first()),
        college: text(row.get(1)),
        seats: integer(row.get(2)),
        meetings: integer(row.get(3)),
    });
    Present { missions: missions.collect(), seats: seats.collect(), accounts: accounts(&rows(ACCOUNTS)) }
}

fn accounts(rows: &[Vec<Datum>]) -> Option<Accounts> {
    let year = integer(rows.first()?.first())?;
    let of = |side: &str| {
        let rows = rows.iter().filter(|row| text(row.get(1)) == side);
        let amount = |row: &Vec<Datum>| Money { cents: integer(row.get(3)).unwrap_or_default() };
        rows.map(|row| (text(row.get(2)), amount(row))).collect()
    };
    Some(Accounts { year, income: of("revenue"), expenses: of("expense") })
}

fn text(datum: Option<&Datum>) -> String {
    match datum {
        Some(Datum::Text(text)) => text.clone(),
        Some(Datum::Null | Datum::Integer(_) | Datum::Real(_)) | None => String::new(),
    }
}

fn integer(datum: Option<&Datum>) -> Option<i64> {
    match datum {
        Some(Datum::Integer(integer)) => Some(*integer),
        Some(Datum::Null | Datum::Real(_) | Datum::Text(_)) | None => None,
    }
}

//! The rows of a table as they are handed on, and a value as the database holds it.

use std::rc::Rc;

use crate::state_of_play::{problems::CellFault, table_schema::Value};

/// A value as the database holds it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Stored {
    /// Nothing known, or nothing right.
    Null,
    /// A whole number, a flag, or cents.
    Integer(i64),
    /// A number.
    Real(f64),
    /// A text, a day, a month.
    Text(String),
}

impl Stored {
    /// Returns a number; `None` for what is none.
    pub(crate) fn as_f64(&self) -> Option<f64> {
        match self {
            #[expect(
                clippy::cast_precision_loss,
                reason = "compared with bounds and sums, with room for rounding"
            )]
            Self::Integer(whole) => Some(*whole as f64),
            Self::Real(real) => Some(*real),
            Self::Null | Self::Text(_) => None,
        }
    }

    /// Tells whether it is a word, or a figure written so.
    pub(crate) fn is_word(&self, word: &str) -> bool {
        match self {
            Self::Text(text) => text == word,
            Self::Integer(whole) => whole.to_string() == word,
            Self::Real(_) | Self::Null => false,
        }
    }
}

/// Some rows of a table, in their order.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'r> {
    pub(super) width: usize,
    pub(super) judged: &'r [Option<Rc<Judged>>],
}

impl<'r> Rows<'r> {
    /// Returns the rows one by one.
    pub(crate) fn iter(self) -> impl Iterator<Item = Row<'r>> {
        self.judged.chunks_exact(self.width.max(1)).map(Row)
    }
}

/// The values of a row, in the order of the schema's columns.
#[derive(Clone, Copy)]
pub(crate) struct Row<'r>(pub(super) &'r [Option<Rc<Judged>>]);

impl<'r> Row<'r> {
    /// Returns the value of a column.
    pub(crate) fn get(self, field: usize) -> &'r Stored {
        self.0.get(field).map_or(&Stored::Null, stored)
    }

    /// Returns the values of all columns.
    pub(crate) fn values(self) -> impl Iterator<Item = &'r Stored> {
        self.0.iter().map(stored)
    }

    /// Returns a cell in the standard's own form.
    pub(super) fn word(self, field: usize) -> Option<&'r str> {
        self.0.get(field)?.as_ref()?.word.as_deref()
    }
}

fn stored(judged: &Option<Rc<Judged>>) -> &Stored {
    judged.as_ref().map_or(&Stored::Null, |judged| &judged.stored)
}

/// What a cell says, whatever its row.
pub(crate) struct Judged {
    /// The cell in the standard's own form; none where it says nothing.
    pub(super) word: Option<String>,
    /// What the database holds of it.
    pub(super) stored: Stored,
    /// What is wrong with it.
    pub(super) faults: Vec<CellFault>,
}

/// Returns a value as the database holds it.
pub(crate) fn store(value: &Value<'_>, money: bool) -> Stored {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "money beyond 10^17 cents is stored as a float")]
        _ if money => match value.as_f64() {
            Some(euros) if euros.abs() < 1e15 => Stored::Integer((euros * 100.0).round() as i64),
            Some(euros) => Stored::Real(euros * 100.0),
            None => Stored::Null,
        },
        Value::Whole(whole) => i64::try_from(*whole)
            .map_or_else(|_| Stored::Real(value.as_f64().unwrap_or(0.0)), Stored::Integer),
        Value::Real(real) if real.is_nan() => Stored::Null,
        Value::Real(real) => Stored::Real(*real),
        Value::Decimal(_) => Stored::Real(value.as_f64().unwrap_or(f64::NAN)),
        Value::Boolean(flag) => Stored::Integer(i64::from(*flag)),
        Value::Text(text) => Stored::Text(text.clone().into_owned()),
        Value::Date(date) => Stored::Text(date.to_string()),
        Value::Time(time, _) => Stored::Text(time.to_string()),
        Value::Datetime(datetime, _) => Stored::Text(datetime.to_string()),
        Value::YearMonth(year, month) => Stored::Text(format!("{year:04}-{month:02}")),
        Value::Duration(months, seconds) => Stored::Text(format!("P{months}MT{seconds}S")),
        Value::Point(longitude, latitude) => Stored::Text(format!("{longitude},{latitude}")),
        Value::Json(json) => Stored::Text(json.to_string()),
        Value::List(_) => Stored::Null,
    }
}

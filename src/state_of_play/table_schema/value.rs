//! A cell's value, as its column reads it.

use std::{
    borrow::Cow,
    cmp::Ordering,
    hash::{Hash as _, Hasher},
};

use jiff::civil::{Date, DateTime, Time};

use super::{json, number::Decimal};

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Value<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i128),
    /// A number that is not whole, exact.
    Decimal(Decimal),
    /// A number too large to be exact, a float, an infinity or none.
    Real(f64),
    /// True or false.
    Boolean(bool),
    /// A day.
    Date(Date),
    /// A time of the day, and seconds east of Greenwich if known.
    Time(Time, Option<i32>),
    /// A day and a time, and seconds east of Greenwich if known.
    Datetime(DateTime, Option<i32>),
    /// A month of a year.
    YearMonth(i64, u8),
    /// A length of time: months and seconds.
    Duration(f64, f64),
    /// A longitude and a latitude.
    Point(f64, f64),
    /// JSON.
    Json(Box<serde_json::Value>),
    /// Items.
    List(Vec<Value<'a>>),
}

impl Value<'_> {
    /// Compares two values of one column; `None` where they cannot be ordered.
    pub(crate) fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => Some(a.cmp(b)),
            (Self::Whole(a), Self::Whole(b)) => Some(a.cmp(b)),
            (Self::Decimal(a), Self::Decimal(b)) => a.compare(*b),
            (Self::Decimal(a), Self::Whole(b)) => a.compare(Decimal::whole(*b)),
            (Self::Whole(a), Self::Decimal(b)) => Decimal::whole(*a).compare(*b),
            (
                Self::Whole(_) | Self::Decimal(_) | Self::Real(_),
                Self::Whole(_) | Self::Decimal(_) | Self::Real(_),
            ) => self.as_f64()?.partial_cmp(&other.as_f64()?),
            (Self::Boolean(a), Self::Boolean(b)) => Some(a.cmp(b)),
            (Self::Date(a), Self::Date(b)) => Some(a.cmp(b)),
            (Self::Time(a, x), Self::Time(b, y)) => {
                (x.is_some() == y.is_some()).then(|| nanoseconds(*a, *x).cmp(&nanoseconds(*b, *y)))
            }
            (Self::Datetime(a, x), Self::Datetime(b, y)) => {
                (x.is_some() == y.is_some()).then(|| instant(*a, *x).cmp(&instant(*b, *y)))
            }
            (Self::YearMonth(a, m), Self::YearMonth(b, n)) => Some((a, m).cmp(&(b, n))),
            (Self::Duration(a, s), Self::Duration(b, t)) => (a, s).partial_cmp(&(b, t)),
            (Self::Point(a, s), Self::Point(b, t)) => (a, s).partial_cmp(&(b, t)),
            (Self::Json(a), Self::Json(b)) => json::same(a, b).then_some(Ordering::Equal),
            // A text of a schema given as JSON.
            (Self::Text(a), Self::Json(b)) | (Self::Json(b), Self::Text(a)) => {
                (b.as_str() == Some(&**a)).then_some(Ordering::Equal)
            }
            _ => None,
        }
    }

    /// Tells whether two values of one column are the same.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.compare(other) == Some(Ordering::Equal)
    }

    /// Returns a number as a float; `None` for what is no number.
    pub(crate) fn as_f64(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "compared with a float, which is no more exact")]
            Self::Whole(whole) => Some(*whole as f64),
            Self::Decimal(decimal) => Some(decimal.as_f64()),
            Self::Real(real) => Some(*real),
            _ => None,
        }
    }

    /// Adds the value to a hash; values that are the same hash alike.
    pub(crate) fn hash(&self, hasher: &mut impl Hasher) {
        match self {
            Self::Text(text) => text.hash(hasher),
            Self::Whole(whole) => whole.hash(hasher),
            Self::Decimal(decimal) => decimal.hash(hasher),
            Self::Real(real) => real.to_bits().hash(hasher),
            Self::Boolean(boolean) => boolean.hash(hasher),
            Self::Date(date) => date.hash(hasher),
            Self::Time(time, offset) => (nanoseconds(*time, *offset), offset.is_some()).hash(hasher),
            Self::Datetime(datetime, offset) => (instant(*datetime, *offset), offset.is_some()).hash(hasher),
            Self::YearMonth(year, month) => (year, month).hash(hasher),
            Self::Duration(a, b) | Self::Point(a, b) => (a.to_bits(), b.to_bits()).hash(hasher),
            Self::Json(json) => json.to_string().hash(hasher),
            Self::List(items) => items.iter().for_each(|item| item.hash(hasher)),
        }
    }

    /// Returns the value with its text, where it has one, of its own.
    pub(super) fn into_owned(self) -> Value<'static> {
        match self {
            Self::Text(text) => Value::Text(text.into_owned().into()),
            Self::Whole(whole) => Value::Whole(whole),
            Self::Decimal(decimal) => Value::Decimal(decimal),
            Self::Real(real) => Value::Real(real),
            Self::Boolean(flag) => Value::Boolean(flag),
            Self::Date(date) => Value::Date(date),
            Self::Time(time, offset) => Value::Time(time, offset),
            Self::Datetime(datetime, offset) => Value::Datetime(datetime, offset),
            Self::YearMonth(year, month) => Value::YearMonth(year, month),
            Self::Duration(months, seconds) => Value::Duration(months, seconds),
            Self::Point(longitude, latitude) => Value::Point(longitude, latitude),
            Self::Json(json) => Value::Json(json),
            Self::List(items) => Value::List(items.into_iter().map(Value::into_owned).collect()),
        }
    }

    /// Returns the number of characters or items, where the type has one.
    pub(crate) fn length(&self) -> Option<i64> {
        let length = match self {
            Self::Text(text) => text.chars().count(),
            Self::List(items) => items.len(),
            Self::Json(json) => match &**json {
                serde_json::Value::Array(items) => items.len(),
                serde_json::Value::Object(members) => members.len(),
                _ => return None,
            },
            _ => return None,
        };
        i64::try_from(length).ok()
    }
}

fn nanoseconds(time: Time, offset: Option<i32>) -> i128 {
    let seconds = i128::from(time.hour()) * 3600 + i128::from(time.minute()) * 60 + i128::from(time.second());
    (seconds - i128::from(offset.unwrap_or(0))) * 1_000_000_000 + i128::from(time.subsec_nanosecond())
}

/// Returns nanoseconds since an arbitrary day.
fn instant(datetime: DateTime, offset: Option<i32>) -> i128 {
    let days = datetime.date().since(Date::ZERO).map_or(0, |span| i128::from(span.get_days()));
    days * 86_400_000_000_000 + nanoseconds(datetime.time(), offset)
}

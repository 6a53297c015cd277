//! Reads a cell as its column's type.

use std::{borrow::Cow, collections::BTreeSet};

use serde_json::Value as Json;

use super::{Broken, Format, Kind, Value, any_date, duration, geo, iso, json, number, strptime, text};

/// Reads a cell; `None` where it is not of the type.
pub(crate) fn read<'a>(cell: &'a str, kind: &Kind) -> Option<Value<'a>> {
    match kind {
        Kind::String(format) => text::is_string(cell, *format).then_some(Value::Text(Cow::Borrowed(cell))),
        Kind::Integer(bare) => number::integer(cell, *bare),
        Kind::Number(format) => number::number(cell, format),
        Kind::Boolean { truths, falsehoods } => {
            if falsehoods.iter().any(|word| word == cell) {
                Some(Value::Boolean(false))
            } else {
                truths.iter().any(|word| word == cell).then_some(Value::Boolean(true))
            }
        }
        Kind::Date(format) => date(cell, format),
        Kind::Time(format) => time(cell, format),
        Kind::Datetime(format) => datetime(cell, format),
        Kind::Year => year(cell),
        Kind::YearMonth => yearmonth(cell),
        Kind::Duration => duration::read(cell),
        Kind::Geopoint(format) => geo::point(cell, *format),
        Kind::Geojson { topology } => geo::geojson(cell, *topology),
        Kind::Object => json::read(cell).filter(Json::is_object).map(|json| Value::Json(Box::new(json))),
        Kind::Array(_) => json::read(cell).filter(Json::is_array).map(|json| Value::Json(Box::new(json))),
        Kind::List { delimiter, item } => {
            let items: Option<Vec<_>> =
                cell.split(delimiter.as_str()).map(|piece| read(piece, item)).collect();
            items.map(Value::List)
        }
        Kind::Any => Some(Value::Text(Cow::Borrowed(cell))),
    }
}

fn date(cell: &str, format: &Format) -> Option<Value<'static>> {
    let date = match format {
        Format::Iso => iso::date(&number::in_ascii(cell))?,
        Format::Any => any_date::read(cell)?.0.date(),
        Format::Pattern(pattern) => strptime::by_pattern(cell, pattern)?.0.date(),
    };
    Some(Value::Date(date))
}

fn time(cell: &str, format: &Format) -> Option<Value<'static>> {
    let (time, offset) = match format {
        Format::Iso => iso::time(cell)?,
        Format::Any => any_date::read(cell).map(|(found, offset)| (found.time(), offset))?,
        Format::Pattern(pattern) => {
            strptime::by_pattern(cell, pattern).map(|(found, offset)| (found.time(), offset))?
        }
    };
    Some(Value::Time(time, offset))
}

fn datetime(cell: &str, format: &Format) -> Option<Value<'static>> {
    let (found, offset) = match format {
        Format::Iso => iso::datetime(cell)?,
        Format::Any => any_date::read(cell)?,
        Format::Pattern(pattern) => strptime::by_pattern(cell, pattern)?,
    };
    Some(Value::Datetime(found, offset))
}

fn year(cell: &str) -> Option<Value<'static>> {
    if cell.chars().count() != 4 {
        return None;
    }
    number::whole(cell).filter(|year| matches!(year, Value::Whole(0..=9999)))
}

fn yearmonth(cell: &str) -> Option<Value<'static>> {
    let (year, month) = cell.split_once('-')?;
    match (number::whole(year)?, number::whole(month)?) {
        (Value::Whole(year), Value::Whole(month @ 1..=12)) => {
            Some(Value::YearMonth(i64::try_from(year).ok()?, u8::try_from(month).ok()?))
        }
        _ => None,
    }
}

/// Returns what is wrong with the items of a JSON array: whether one is not of its type, and each constraint that one
/// does not meet.
pub(crate) fn item_faults(value: &Value<'_>, kind: &Kind) -> Option<(bool, BTreeSet<Broken>)> {
    let (Value::Json(json), Kind::Array(Some(item))) = (value, kind) else { return None };
    let (mut wrong_type, mut broken) = (false, BTreeSet::new());
    for value in json.as_array()? {
        if value.as_str().is_some_and(|text| item.is_missing(text)) || value.is_null() {
            if item.constraints.required {
                broken.insert(Broken::Required);
            }
            continue;
        }
        match of_json(value, &item.kind) {
            Some(value) => broken.extend(item.constraints.broken(&value)),
            None => wrong_type = true,
        }
    }
    (wrong_type || !broken.is_empty()).then_some((wrong_type, broken))
}

/// Reads a value that JSON gives: texts as cells are read, numbers and flags where the type is theirs.
pub(super) fn of_json(json: &Json, kind: &Kind) -> Option<Value<'static>> {
    match (json, kind) {
        (Json::String(text), _) => read(text, kind).map(Value::into_owned),
        (Json::Bool(flag), Kind::Year) => Some(Value::Whole(i128::from(*flag))),
        (Json::Number(number), Kind::Year) => {
            number.as_i64().filter(|year| (0..=9999).contains(year)).map(|year| Value::Whole(year.into()))
        }
        (Json::Number(number), Kind::Integer(_)) => match number.as_i64() {
            Some(whole) => Some(Value::Whole(whole.into())),
            None => {
                let real = number.as_f64().filter(|real| real.fract() == 0.0 && real.abs() < 1e300)?;
                number::whole(&format!("{real:.0}"))
            }
        },
        (Json::Number(number), Kind::Number(_)) => number::decimal(&number.to_string()),
        (Json::Bool(flag), Kind::Boolean { .. }) => Some(Value::Boolean(*flag)),
        (Json::Array(_), Kind::Array(_)) | (Json::Object(_), Kind::Object) => {
            Some(Value::Json(Box::new(json.clone())))
        }
        (Json::Object(_), Kind::Geojson { topology }) => {
            geo::is_geojson(json, *topology).then(|| Value::Json(Box::new(json.clone())))
        }
        (Json::Array(items), Kind::YearMonth) => match items.as_slice() {
            [year, month] => Some(Value::YearMonth(year.as_i64()?, u8::try_from(month.as_i64()?).ok()?)),
            _ => None,
        },
        (Json::Array(items), Kind::Geopoint(_)) => geo::given(items),
        (Json::Array(items), Kind::List { item, .. }) => {
            items.iter().map(|value| of_json(value, item)).collect::<Option<Vec<_>>>().map(Value::List)
        }
        (_, Kind::Any) => Some(Value::Json(Box::new(json.clone()))),
        _ => None,
    }
}

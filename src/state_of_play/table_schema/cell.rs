//! Reads a cell as its column's type.

use std::borrow::Cow;

use jiff::civil::Date;

use super::{
    Bare, Field, Format, Kind, NumberFormat, PointFormat, StringFormat, Value, duration, email, strptime,
};

/// Reads a cell; `None` where it is not of the type.
pub(crate) fn read<'a>(cell: &'a str, kind: &Kind) -> Option<Value<'a>> {
    match kind {
        Kind::String(format) => is_string(cell, *format).then_some(Value::Text(Cow::Borrowed(cell))),
        Kind::Integer(bare) => integer(cell, *bare),
        Kind::Number(format) => number(cell, format),
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
        Kind::Geopoint(format) => point(cell, *format),
        Kind::Geojson => geojson(cell),
        Kind::Object => {
            json(cell).filter(serde_json::Value::is_object).map(|json| Value::Json(Box::new(json)))
        }
        Kind::Array(item) => array(cell, item.as_deref()),
        Kind::List { delimiter, item } => {
            let items: Option<Vec<_>> =
                cell.split(delimiter.as_str()).map(|piece| read(piece, item)).collect();
            items.map(Value::List)
        }
        Kind::Any => Some(Value::Text(Cow::Borrowed(cell))),
    }
}

/// Reads digits as Python's `int()` does: spaces around, a sign, single underscores between digits.
pub(super) fn whole(text: &str) -> Option<Value<'static>> {
    let text = text.trim();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !well_grouped(digits) {
        return None;
    }
    let plain: Cow<'_, str> = if text.contains('_') { text.replace('_', "").into() } else { text.into() };
    match plain.parse::<i128>() {
        Ok(whole) => Some(Value::Whole(whole)),
        Err(_) => plain.parse::<f64>().ok().map(Value::Real),
    }
}

/// Digits, with single underscores between them.
fn well_grouped(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let ends = bytes.first().is_some_and(u8::is_ascii_digit) && bytes.last().is_some_and(u8::is_ascii_digit);
    ends && bytes.iter().all(|b| b.is_ascii_digit() || *b == b'_') && !digits.contains("__")
}

fn integer(cell: &str, bare: Bare) -> Option<Value<'static>> {
    match bare {
        Bare::Yes => whole(cell),
        Bare::No => whole(stripped(cell.trim())),
    }
}

/// Leaves out what is neither digit nor minus at the start, and what is no digit at the end.
fn stripped(text: &str) -> &str {
    let start = text.find(|c: char| c == '-' || c.is_ascii_digit()).unwrap_or(text.len());
    let rest = &text[start..];
    let end = rest.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1);
    &rest[..end]
}

fn number(cell: &str, format: &NumberFormat) -> Option<Value<'static>> {
    let text = cell.trim();
    if !format.stated {
        return decimal(text);
    }
    let mut text = match format.bare {
        Bare::Yes => Cow::Borrowed(text),
        Bare::No => Cow::Borrowed(stripped(text)),
    };
    if let Some(group) = format.group.as_deref().filter(|group| !group.is_empty()) {
        text = text.replace(group, "").into();
    }
    if let Some(mark) = format.decimal.as_deref().filter(|mark| *mark != ".") {
        if text.contains('.') {
            return None;
        }
        text = text.replace(mark, ".").into();
    }
    decimal(&text)
}

/// Reads a number as Python's `Decimal` does.
pub(super) fn decimal(text: &str) -> Option<Value<'static>> {
    let bytes = text.as_bytes();
    // The common cases first: digits alone, digits with a point.
    if !bytes.is_empty() && bytes.len() < 18 && bytes.iter().all(u8::is_ascii_digit) {
        return text.parse::<i64>().ok().map(|whole| Value::Whole(whole.into()));
    }
    let plain: Cow<'_, str> = if text.contains('_') { text.replace('_', "").into() } else { text.into() };
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain);
    let first = *unsigned.as_bytes().first()?;
    if first.is_ascii_digit() || first == b'.' {
        let shape = |b: &u8| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-');
        if !unsigned.bytes().all(|b| shape(&b)) {
            return None;
        }
        let real: f64 = plain.parse().ok()?;
        return Some(if real.is_finite() { Value::Real(real) } else { Value::Real(f64::MAX.copysign(real)) });
    }
    let lower = unsigned.to_ascii_lowercase();
    let infinite = matches!(lower.as_str(), "inf" | "infinity");
    let not_a_number = lower.strip_prefix("nan").or_else(|| lower.strip_prefix("snan"));
    if infinite {
        let sign = if plain.starts_with('-') { -1.0 } else { 1.0 };
        return Some(Value::Real(f64::INFINITY.copysign(sign)));
    }
    not_a_number.filter(|rest| rest.bytes().all(|b| b.is_ascii_digit())).map(|_| Value::Real(f64::NAN))
}

fn date(cell: &str, format: &Format) -> Option<Value<'static>> {
    let date = match format {
        Format::Iso => iso_date(cell)?,
        Format::Any => strptime::any_date(cell)?.date(),
        Format::Pattern(pattern) => strptime::by_pattern(cell, pattern)?.0.date(),
    };
    Some(Value::Date(date))
}

fn iso_date(cell: &str) -> Option<Date> {
    let date = strptime::by_pattern(cell, "%Y-%m-%d")?.0.date();
    (date.year() >= 1).then_some(date)
}

fn time(cell: &str, format: &Format) -> Option<Value<'static>> {
    match format {
        Format::Iso => strptime::iso_time(cell).map(|(time, offset, _)| Value::Time(time, offset)),
        Format::Any => ["%H:%M:%S", "%H:%M", "%I:%M %p", "%I %p", "%H:%M:%S.%f"]
            .iter()
            .find_map(|pattern| strptime::by_pattern(cell.trim(), pattern))
            .map(|(found, _)| Value::Time(found.time(), None)),
        Format::Pattern(pattern) => {
            strptime::by_pattern(cell, pattern).map(|(found, offset)| Value::Time(found.time(), offset))
        }
    }
}

fn datetime(cell: &str, format: &Format) -> Option<Value<'static>> {
    let (found, offset) = match format {
        Format::Iso => strptime::iso_datetime(cell)?,
        Format::Any => (strptime::any_date(cell).or_else(|| any_datetime(cell))?, None),
        Format::Pattern(pattern) => strptime::by_pattern(cell, pattern)?,
    };
    Some(Value::Datetime(found, offset))
}

fn any_datetime(cell: &str) -> Option<jiff::civil::DateTime> {
    let (day, time) = cell.trim().split_once(' ')?;
    let day = strptime::any_date(day)?;
    let time = ["%H:%M:%S", "%H:%M"].iter().find_map(|pattern| strptime::by_pattern(time, pattern))?;
    Some(day.date().to_datetime(time.0.time()))
}

fn year(cell: &str) -> Option<Value<'static>> {
    if cell.chars().count() != 4 {
        return None;
    }
    whole(cell).filter(|year| matches!(year, Value::Whole(0..=9999)))
}

fn yearmonth(cell: &str) -> Option<Value<'static>> {
    let (year, month) = cell.split_once('-')?;
    match (whole(year)?, whole(month)?) {
        (Value::Whole(year), Value::Whole(month @ 1..=12)) => {
            Some(Value::YearMonth(i64::try_from(year).ok()?, u8::try_from(month).ok()?))
        }
        _ => None,
    }
}

fn is_string(cell: &str, format: StringFormat) -> bool {
    match format {
        StringFormat::Plain | StringFormat::Wkt => true,
        StringFormat::Email => email::is_email(cell),
        StringFormat::Uri => cell.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
        }),
        StringFormat::Uuid => {
            let plain = cell.replace("urn:", "").replace("uuid:", "");
            let plain = plain.trim_matches(['{', '}']).replace('-', "");
            plain.len() == 32 && plain.bytes().all(|b| b.is_ascii_hexdigit())
        }
        StringFormat::Binary => is_base64(cell),
    }
}

/// Base64 as Python reads it without validation: other characters are left out, the padding must be right.
fn is_base64(cell: &str) -> bool {
    if !cell.is_ascii() {
        return false;
    }
    let (mut digits, mut padding) = (0_usize, 0_usize);
    for b in cell.bytes() {
        if b == b'=' {
            padding += 1;
            if digits % 4 >= 2 && digits % 4 + padding >= 4 {
                (digits, padding) = (0, 0);
            }
        } else if b.is_ascii_alphanumeric() || b == b'+' || b == b'/' {
            digits += 1;
            padding = 0;
        }
    }
    digits.is_multiple_of(4)
}

fn point(cell: &str, format: PointFormat) -> Option<Value<'static>> {
    let (longitude, latitude) = match format {
        PointFormat::Plain => {
            let mut parts = cell.split(',');
            let (longitude, latitude) = (parts.next()?, parts.next()?);
            if parts.next().is_some() {
                return None;
            }
            (decimal(longitude.trim())?.as_f64()?, decimal(latitude.trim())?.as_f64()?)
        }
        PointFormat::Array => match json(cell)? {
            serde_json::Value::Array(items) if items.len() == 2 => {
                (coordinate(&items[0])?, coordinate(&items[1])?)
            }
            _ => return None,
        },
        PointFormat::Object => match json(cell)? {
            serde_json::Value::Object(members) if members.len() == 2 => {
                (coordinate(members.get("lon")?)?, coordinate(members.get("lat")?)?)
            }
            _ => return None,
        },
        PointFormat::Unknown => return None,
    };
    let inside = (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
    inside.then_some(Value::Point(longitude, latitude))
}

fn coordinate(value: &serde_json::Value) -> Option<f64> {
    match value {
        serde_json::Value::Number(number) => number.as_f64(),
        serde_json::Value::String(text) => decimal(text.trim())?.as_f64(),
        serde_json::Value::Bool(flag) => Some(f64::from(u8::from(*flag))),
        _ => None,
    }
}

fn json(cell: &str) -> Option<serde_json::Value> {
    serde_json::from_str(cell).ok()
}

fn array<'a>(cell: &str, item: Option<&Field>) -> Option<Value<'a>> {
    let json = json(cell)?;
    let items = json.as_array()?;
    let fits = |value: &serde_json::Value| item.is_none_or(|field| item_fits(value, field));
    items.iter().all(fits).then(|| Value::Json(Box::new(json)))
}

/// Tells whether an item of a JSON array is what its description says; texts are read as cells are.
fn item_fits(value: &serde_json::Value, field: &Field) -> bool {
    let text = match (value, &field.kind) {
        (serde_json::Value::Null, _) => return !field.constraints.required,
        (_, Kind::Any) => return true,
        (serde_json::Value::String(text), _) => text.clone(),
        (serde_json::Value::Bool(_), Kind::Boolean { .. }) => return true,
        (serde_json::Value::Number(number), Kind::Integer(_)) => match number.as_f64() {
            Some(real) if real.fract() == 0.0 => format!("{real:.0}"),
            _ => return false,
        },
        (serde_json::Value::Number(number), Kind::Number(_) | Kind::Year) => number.to_string(),
        (serde_json::Value::Array(_), Kind::Array(_)) | (serde_json::Value::Object(_), Kind::Object) => {
            value.to_string()
        }
        _ => return false,
    };
    if text.is_empty() {
        return !field.constraints.required;
    }
    read(&text, &field.kind).is_some_and(|value| field.constraints.broken(&value).next().is_none())
}

/// The kinds of GeoJSON objects that hold coordinates, and how deep these are nested.
const GEOMETRIES: [(&str, usize); 6] = [
    ("Point", 0),
    ("MultiPoint", 1),
    ("LineString", 1),
    ("MultiLineString", 2),
    ("Polygon", 2),
    ("MultiPolygon", 3),
];

fn geojson(cell: &str) -> Option<Value<'static>> {
    let json = json(cell)?;
    is_geojson(&json, 0).then(|| Value::Json(Box::new(json)))
}

/// Checks the shape that the 2008 specification gives; `depth` bounds collections in collections.
fn is_geojson(json: &serde_json::Value, depth: usize) -> bool {
    let Some(kind) = json.get("type").and_then(serde_json::Value::as_str) else { return false };
    let all = |key: &str| {
        let items = json.get(key).and_then(serde_json::Value::as_array);
        items.is_some_and(|items| items.iter().all(|item| depth < 64 && is_geojson(item, depth + 1)))
    };
    match kind {
        "FeatureCollection" => all("features"),
        "GeometryCollection" => all("geometries"),
        "Feature" => {
            let geometry = json.get("geometry");
            let known =
                geometry.is_some_and(|geometry| geometry.is_null() || is_geojson(geometry, depth + 1));
            known && json.get("properties").is_some_and(|p| p.is_object() || p.is_null())
        }
        _ => GEOMETRIES.iter().find(|(name, _)| *name == kind).is_some_and(|(_, nesting)| {
            json.get("coordinates").is_some_and(|coordinates| {
                let ring = if kind.ends_with("Polygon") {
                    4
                } else if kind.ends_with("LineString") {
                    2
                } else {
                    0
                };
                are_coordinates(coordinates, *nesting, ring)
            })
        }),
    }
}

/// Checks positions nested to a depth; the innermost list has at least `fewest` positions.
fn are_coordinates(json: &serde_json::Value, nesting: usize, fewest: usize) -> bool {
    let Some(items) = json.as_array() else { return false };
    match nesting {
        0 => items.len() == 2 && items.iter().all(serde_json::Value::is_number),
        1 => items.len() >= fewest && items.iter().all(|item| are_coordinates(item, 0, 0)),
        _ => items.iter().all(|item| are_coordinates(item, nesting - 1, fewest)),
    }
}

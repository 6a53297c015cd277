//! Points, and the shapes that the profiles of GeoJSON (2008) and TopoJSON describe.

use serde_json::Value as Json;

use super::{PointFormat, Value, json, number};

/// Reads a point.
pub(super) fn point(cell: &str, format: PointFormat) -> Option<Value<'static>> {
    match format {
        PointFormat::Plain => {
            let (longitude, latitude) = cell.split_once(',').filter(|(_, rest)| !rest.contains(','))?;
            let read = |text: &str| number::decimal(text)?.as_f64();
            placed(read(longitude)?, read(latitude)?)
        }
        PointFormat::Array | PointFormat::Object => of_json(&json::read(cell)?, format),
        PointFormat::Unknown => None,
    }
}

/// Reads a point written in JSON.
fn of_json(json: &Json, format: PointFormat) -> Option<Value<'static>> {
    match (format, json) {
        (PointFormat::Array, Json::Array(items)) => match items.as_slice() {
            [longitude, latitude] => placed(coordinate(longitude)?, coordinate(latitude)?),
            _ => None,
        },
        // Python takes a text of two characters and an object of two keys apart as well.
        (PointFormat::Array, Json::String(text)) => {
            let parts: Vec<String> = text.chars().map(String::from).collect();
            of_texts(&parts)
        }
        (PointFormat::Array, Json::Object(members)) => of_texts(&members.keys().cloned().collect::<Vec<_>>()),
        (PointFormat::Object, Json::Object(members)) if members.len() == 2 => {
            placed(coordinate(members.get("lon")?)?, coordinate(members.get("lat")?)?)
        }
        _ => None,
    }
}

fn of_texts(parts: &[String]) -> Option<Value<'static>> {
    match parts {
        [longitude, latitude] => {
            placed(number::decimal(longitude)?.as_f64()?, number::decimal(latitude)?.as_f64()?)
        }
        _ => None,
    }
}

/// A point of the schema itself, given as a list of two numbers.
pub(super) fn given(items: &[Json]) -> Option<Value<'static>> {
    match items {
        [longitude, latitude] => placed(longitude.as_f64()?, latitude.as_f64()?),
        _ => None,
    }
}

fn placed(longitude: f64, latitude: f64) -> Option<Value<'static>> {
    let inside = (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude);
    inside.then_some(Value::Point(longitude, latitude))
}

/// Reads what Python's `Decimal` takes: a number, a text, a flag, or a triple of sign, digits and exponent.
fn coordinate(value: &Json) -> Option<f64> {
    match value {
        Json::Number(number) => number.as_f64(),
        Json::String(text) => number::decimal(text)?.as_f64(),
        Json::Bool(flag) => Some(f64::from(u8::from(*flag))),
        Json::Array(parts) => match parts.as_slice() {
            [Json::Number(sign), Json::Array(digits), Json::Number(exponent)] => {
                let sign = match sign.as_u64()? {
                    0 => "",
                    1 => "-",
                    _ => return None,
                };
                let digits: Option<String> = digits
                    .iter()
                    .map(|digit| digit.as_u64().filter(|digit| *digit < 10).map(|digit| digit.to_string()))
                    .collect();
                number::decimal(&format!("{sign}0{}e{}", digits?, exponent.as_i64()?))?.as_f64()
            }
            _ => None,
        },
        Json::Null | Json::Object(_) => None,
    }
}

/// Reads a GeoJSON or TopoJSON object.
pub(super) fn geojson(cell: &str, topology: bool) -> Option<Value<'static>> {
    let json = json::read(cell)?;
    is_geojson(&json, topology).then(|| Value::Json(Box::new(json)))
}

/// Tells whether a JSON value is what the profile describes.
pub(super) fn is_geojson(json: &Json, topology: bool) -> bool {
    if topology {
        return is_topojson(json);
    }
    let kind = kind(json);
    let shape = match kind {
        "FeatureCollection" => all(json, "features", is_feature),
        "GeometryCollection" => all(json, "geometries", is_geometry),
        "Feature" => is_feature(json),
        _ => is_geometry(json),
    };
    shape
        && json.get("crs").is_none_or(is_reference_system)
        && json.get("bbox").is_none_or(|bounds| numbers(bounds).is_some())
}

fn kind(json: &Json) -> &str {
    json.get("type").and_then(Json::as_str).unwrap_or_default()
}

fn all(json: &Json, key: &str, fits: impl Fn(&Json) -> bool) -> bool {
    json.get(key).and_then(Json::as_array).is_some_and(|items| items.iter().all(fits))
}

/// A feature; inside a collection its type may be left out.
fn is_feature(json: &Json) -> bool {
    let typed = json.get("type").is_none_or(|kind| kind == "Feature");
    let geometry = json.get("geometry").is_some_and(|geometry| geometry.is_null() || is_geometry(geometry));
    typed && geometry && json.get("properties").is_some_and(|found| found.is_object() || found.is_null())
}

fn is_geometry(json: &Json) -> bool {
    let Some(coordinates) = json.get("coordinates") else { return false };
    let (depth, fewest) = match kind(json) {
        "Point" => return is_position(coordinates),
        "MultiPoint" => (1, 0),
        "LineString" => (1, 2),
        "MultiLineString" => (2, 2),
        "Polygon" => (2, 4),
        "MultiPolygon" => (3, 4),
        _ => return false,
    };
    are_positions(coordinates, depth, fewest)
}

/// Lists nested to a depth; the innermost has at least `fewest` positions.
fn are_positions(json: &Json, depth: usize, fewest: usize) -> bool {
    let Some(items) = json.as_array() else { return false };
    match depth {
        1 => items.len() >= fewest && items.iter().all(is_position),
        _ => items.iter().all(|item| are_positions(item, depth - 1, fewest)),
    }
}

/// Two numbers, no more: the profile of 2008 knows no altitude.
fn is_position(json: &Json) -> bool {
    numbers(json) == Some(2)
}

/// Returns how many numbers a list of numbers has.
fn numbers(json: &Json) -> Option<usize> {
    json.as_array().filter(|items| items.iter().all(Json::is_number)).map(Vec::len)
}

fn is_reference_system(json: &Json) -> bool {
    let Some(members) = json.as_object() else { return false };
    let only = |members: &serde_json::Map<String, Json>, known: &[&str]| {
        members.keys().all(|key| known.contains(&key.as_str()))
    };
    let Some(properties) = json.get("properties").and_then(Json::as_object) else { return false };
    let shape = match kind(json) {
        "name" => properties.get("name").is_some_and(Json::is_string) && only(properties, &["name"]),
        "link" => {
            properties.get("href").is_some_and(Json::is_string)
                && properties.get("type").is_none_or(Json::is_string)
        }
        _ => false,
    };
    shape && only(members, &["type", "properties"])
}

fn is_topojson(json: &Json) -> bool {
    let bounds = |json: &Json| {
        json.get("bbox").is_none_or(|bounds| {
            bounds
                .as_array()
                .is_some_and(|sides| sides.len() == 2 && sides.iter().all(|side| numbers(side).is_some()))
        })
    };
    if kind(json) != "Topology" {
        return bounds(json) && is_part(json, 0);
    }
    let least_two = |json: &Json| numbers(json).is_some_and(|count| count >= 2);
    let objects = json.get("objects").and_then(Json::as_object);
    let arc = |arc: &Json| {
        let positions = arc.as_array();
        positions.is_some_and(|all| {
            all.len() >= 2 && all.iter().all(|position| position.is_null() || least_two(position))
        })
    };
    let transform = |transform: &Json| {
        transform.get("scale").is_some_and(least_two) && transform.get("translate").is_some_and(least_two)
    };
    objects.is_some_and(|objects| objects.values().all(|part| is_part(part, 0)))
        && all(json, "arcs", arc)
        && json.get("transform").is_none_or(transform)
        && bounds(json)
}

/// A geometry of a topology; `depth` bounds collections in collections.
fn is_part(json: &Json, depth: usize) -> bool {
    let id = json.get("id").is_none_or(|id| id.is_string() || is_integer(id));
    if !json.is_object() || !id || !json.get("properties").is_none_or(Json::is_object) || depth > 64 {
        return false;
    }
    let position = |json: &Json| numbers(json).is_some_and(|count| count >= 2);
    match kind(json) {
        "Point" => json.get("coordinates").is_some_and(position),
        "MultiPoint" => all(json, "coordinates", position),
        "LineString" => json.get("arcs").is_some_and(|arcs| are_arcs(arcs, 1)),
        "MultiLineString" | "Polygon" => json.get("arcs").is_some_and(|arcs| are_arcs(arcs, 2)),
        "MultiPolygon" => json.get("arcs").is_some_and(|arcs| are_arcs(arcs, 3)),
        "GeometryCollection" => all(json, "geometries", |part| is_part(part, depth + 1)),
        _ => false,
    }
}

fn are_arcs(json: &Json, depth: usize) -> bool {
    match depth {
        0 => is_integer(json),
        _ => json.as_array().is_some_and(|items| items.iter().all(|item| are_arcs(item, depth - 1))),
    }
}

fn is_integer(json: &Json) -> bool {
    json.as_f64().is_some_and(|real| real.fract() == 0.0)
}

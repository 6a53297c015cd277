//! The constraints of a column, and which its type takes.

use serde_json::{Map, Value as Json};

use super::{
    super::{Constraints, Kind, SchemaProblem, Value, cell, pattern},
    Reader, shown,
};
use crate::language::text;

/// The standard's types, and the constraints that each takes beside `required` and `unique`.
pub(super) const TYPES: [(&str, &[&str]); 16] = [
    ("string", &["minLength", "maxLength", "pattern", "enum"]),
    ("integer", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum"]),
    ("number", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum"]),
    ("date", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum"]),
    ("time", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum"]),
    ("datetime", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum"]),
    ("year", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum"]),
    ("yearmonth", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "enum"]),
    ("boolean", &["enum"]),
    ("duration", &["enum"]),
    ("geopoint", &["enum"]),
    ("geojson", &["enum"]),
    ("any", &["enum"]),
    ("array", &["minLength", "maxLength", "enum"]),
    ("object", &["minLength", "maxLength", "enum"]),
    ("list", &["minLength", "maxLength"]),
];

impl Reader {
    pub(super) fn constraints(&mut self, json: &Map<String, Json>, name: &str, kind: &Kind) -> Constraints {
        let empty = Map::new();
        let given = json.get("constraints").and_then(Json::as_object).unwrap_or(&empty);
        let allowed =
            TYPES.iter().find(|(known, _)| *known == kind.name()).map_or(&[][..], |(_, allowed)| allowed);
        for (key, value) in given {
            let known = matches!(key.as_str(), "required" | "unique") || allowed.contains(&key.as_str());
            let edition = !key.starts_with("exclusive") || self.second_edition;
            let shape = match key.as_str() {
                "required" | "unique" => value.is_boolean(),
                "pattern" => value.is_string(),
                "enum" => value.is_array(),
                "minLength" | "maxLength" => length(value).is_some(),
                _ => true,
            };
            if !known || !edition || !shape {
                self.wrong(text!(
                    "colonne « {name} » : la contrainte « {key} » ne va pas avec le type {kind}",
                    "column “{name}”: constraint “{key}” does not go with type {kind}",
                    name = name,
                    key = key,
                    kind = kind.name()
                ));
            }
        }
        let flag = |key: &str| given.get(key) == Some(&Json::Bool(true));
        let mut unusable = None;
        let mut bound = |key: &str| bound(given, key, name, kind, &mut unusable);
        let (minimum, maximum) = (bound("minimum"), bound("maximum"));
        let (above, below) = (bound("exclusiveMinimum"), bound("exclusiveMaximum"));
        if matches!(kind, Kind::List { delimiter, .. } if delimiter.is_empty()) {
            let message = text!(
                "colonne « {name} » : un « delimiter » vide ne sépare rien",
                "column “{name}”: an empty “delimiter” parts nothing",
                name = name
            );
            unusable.get_or_insert(SchemaProblem { message });
        }
        let listed = given.get("enum").and_then(Json::as_array);
        Constraints {
            required: flag("required"),
            unique: flag("unique"),
            minimum,
            maximum,
            above,
            below,
            unusable,
            min_length: given.get("minLength").and_then(length),
            max_length: given.get("maxLength").and_then(length),
            pattern: self.pattern(given, name),
            list: listed.map(|listed| listed.iter().filter_map(|value| cell::of_json(value, kind)).collect()),
            words: listed.map(|listed| listed.iter().map(shown).collect()).unwrap_or_default(),
        }
    }

    fn pattern(&mut self, given: &Map<String, Json>, name: &str) -> Option<(String, fancy_regex::Regex)> {
        let written = given.get("pattern")?.as_str()?;
        match pattern::compile(written) {
            Ok(regex) => Some((written.to_owned(), regex)),
            Err(error) => {
                self.wrong(text!(
                    "colonne « {name} » : le motif « {written} » ne se lit pas ({error})",
                    "column “{name}”: the pattern “{written}” cannot be read ({error})",
                    name = name,
                    written = written,
                    error = error
                ));
                None
            }
        }
    }
}

/// Reads a bound; one that is not of the type is noted, since no cell can be compared with it.
fn bound(
    given: &Map<String, Json>,
    key: &str,
    name: &str,
    kind: &Kind,
    unusable: &mut Option<SchemaProblem>,
) -> Option<Value<'static>> {
    let json = given.get(key).filter(|json| !json.is_null())?;
    let value = cell::of_json(json, kind);
    if value.is_none() {
        let message = text!(
            "colonne « {name} » : « {key} » ({value}) n'est pas du type {kind}, ou pas dans son format",
            "column “{name}”: “{key}” ({value}) is not of type {kind}, or not in its format",
            name = name,
            key = key,
            value = shown(json),
            kind = kind.name()
        );
        unusable.get_or_insert(SchemaProblem { message });
    }
    value
}

fn length(json: &Json) -> Option<i64> {
    let real = json.as_f64().filter(|real| real.fract() == 0.0)?;
    format!("{real:.0}").parse().ok()
}

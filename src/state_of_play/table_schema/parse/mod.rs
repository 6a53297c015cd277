//! Reads a Table Schema from JSON, and says everything that is wrong with it.

mod constraints;
mod field;
mod keys;
mod kind;

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::{Field, Matching, SchemaProblem, TableSchema, ours};
use crate::language::{Text, text};

/// Reads a schema.
///
/// # Errors
/// All that is wrong with it.
pub(crate) fn parse(json: &str) -> Result<TableSchema, Vec<SchemaProblem>> {
    let mut reader = Reader::default();
    let root: Json = match serde_json::from_str(json.trim_start_matches('\u{feff}')) {
        Ok(root) => root,
        // What Python's reader takes beside is no reason to refuse a schema.
        Err(_) if let Some(root) = super::json::read(json) => root,
        Err(error) => {
            let message = text!(
                "le schéma n'est pas du JSON : {error}",
                "the schema is no JSON: {error}",
                error = error.to_string()
            );
            return Err(vec![SchemaProblem { message }]);
        }
    };
    let schema = reader.schema(&root);
    match schema {
        Some(schema) if reader.problems.is_empty() => Ok(schema),
        _ => Err(reader.problems),
    }
}

/// Gathers what is wrong while a schema is read.
#[derive(Default)]
struct Reader {
    problems: Vec<SchemaProblem>,
    second_edition: bool,
}

impl Reader {
    fn wrong(&mut self, message: Text) {
        self.problems.push(SchemaProblem { message });
    }

    fn schema(&mut self, root: &Json) -> Option<TableSchema> {
        let Some(root) = root.as_object() else {
            self.wrong(text!("un schéma est un objet JSON", "a schema is a JSON object"));
            return None;
        };
        self.second_edition = root.get("$schema").and_then(Json::as_str).is_some_and(is_second_edition);
        self.profile(root);
        let Some(listed) = root.get("fields").and_then(Json::as_array) else {
            self.wrong(text!(
                "« fields » doit être une liste de colonnes",
                "“fields” must be a list of columns"
            ));
            return None;
        };
        let mut fields: Vec<Field> =
            listed.iter().enumerate().filter_map(|(index, field)| self.field(field, index)).collect();
        if !self.problems.is_empty() {
            return None;
        }
        self.doubles(&fields);
        let primary_key = self.primary_key(root, &fields);
        let foreign_keys = self.foreign_keys(root, &fields);
        self.comparable(&mut fields, &primary_key, &foreign_keys);
        Some(TableSchema {
            missing: strings(root.get("missingValues")).unwrap_or_else(|| vec![String::new()]),
            primary_key,
            foreign_keys,
            matching: matching(root.get("fieldsMatch")),
            sums: ours::sums(root, &fields),
            bounds: ours::bounds(root, &fields),
            delimiter: root
                .get("dialect")
                .and_then(|dialect| dialect.get("delimiter"))
                .and_then(Json::as_str)
                .and_then(|delimiter| delimiter.bytes().next()),
            fields,
        })
    }

    /// What the profile of a schema asks for beside its columns.
    fn profile(&mut self, root: &Map<String, Json>) {
        if root.contains_key("type") {
            self.wrong(text!(
                "un schéma n'a pas de « type » : seules ses colonnes en ont un",
                "a schema has no “type”: only its columns have one"
            ));
        }
        let is_name = |name: &str| {
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._/".contains(c);
            // A line end at the end is not seen by the reference's pattern.
            let name = name.strip_suffix('\n').unwrap_or(name);
            !name.is_empty() && name.chars().all(fits)
        };
        if root.get("name").is_some_and(|name| !name.as_str().is_some_and(is_name)) {
            self.wrong(text!(
                "« name » n'accepte que des minuscules sans accent, des chiffres et - . _ /",
                "“name” takes lower-case letters without accents, digits and - . _ / only"
            ));
        }
        for key in ["title", "description", "$schema"] {
            let nothing = |value: &Json| key == "$schema" && value.is_null();
            if root.get(key).is_some_and(|value| !value.is_string() && !nothing(value)) {
                self.wrong(text!("« {key} » doit être un texte", "“{key}” must be a text", key = key));
            }
        }
        if root.get("missingValues").is_some_and(|missing| !self.are_missing_values(missing)) {
            self.wrong(text!(
                "« missingValues » doit être une liste de textes",
                "“missingValues” must be a list of texts"
            ));
        }
        let known = ["exact", "equal", "subset", "superset", "partial"];
        if root
            .get("fieldsMatch")
            .is_some_and(|value| !value.as_str().is_some_and(|word| known.contains(&word)))
        {
            self.wrong(text!(
                "« fieldsMatch » est l'un de : {known}",
                "“fieldsMatch” is one of: {known}",
                known = known.join(", ")
            ));
        }
    }

    /// A list of texts, or of distinct objects `{value, label}` in the second edition.
    fn are_missing_values(&self, json: &Json) -> bool {
        let Some(items) = json.as_array() else { return false };
        if items.iter().all(Json::is_string) {
            return true;
        }
        let part = |key: &'static str| items.iter().filter_map(move |item| item.get(key)?.as_str());
        let distinct = |key: &'static str| part(key).collect::<BTreeSet<_>>().len() == part(key).count();
        let labelled = items.iter().all(|item| item.get("label").is_none_or(Json::is_string));
        self.second_edition
            && labelled
            && part("value").count() == items.len()
            && distinct("value")
            && distinct("label")
    }

    fn doubles(&mut self, fields: &[Field]) {
        let mut seen = BTreeSet::new();
        for field in fields {
            if !seen.insert(&field.name) {
                self.wrong(text!(
                    "deux colonnes s'appellent « {name} »",
                    "two columns are called “{name}”",
                    name = field.name
                ));
            }
        }
    }
}

/// Tells whether a profile's address is of the second edition or later, or of no edition at all.
fn is_second_edition(address: &str) -> bool {
    let place = address.split_once("://").map_or("", |(_, rest)| rest);
    let (host, path) = place.split_at(place.find(['/', '?', '#']).unwrap_or(place.len()));
    let first = host == "datapackage.org"
        && path.split("/profiles/1.").nth(1).is_some_and(|rest| {
            rest.split_once('/')
                .is_some_and(|(part, _)| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
        });
    !address.is_empty() && !first
}

/// Returns a value as a person would write it.
fn shown(json: &Json) -> String {
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

/// Reads a list of texts; the second edition's objects `{value, label}` count as their value.
fn strings(json: Option<&Json>) -> Option<Vec<String>> {
    let text = |item: &Json| match item {
        Json::Object(members) => members.get("value").and_then(Json::as_str).map(str::to_owned),
        item => item.as_str().map(str::to_owned),
    };
    json?.as_array()?.iter().map(text).collect()
}

/// Reads one name, or a list of names.
fn names(json: &Json) -> Option<Vec<String>> {
    match json {
        Json::String(name) if !name.is_empty() => Some(vec![name.clone()]),
        Json::Array(_) => strings(Some(json)),
        _ => None,
    }
}

fn matching(json: Option<&Json>) -> Matching {
    match json.and_then(Json::as_str) {
        Some("equal") => Matching::Equal,
        Some("subset") => Matching::Subset,
        Some("superset") => Matching::Superset,
        Some("partial") => Matching::Partial,
        _ => Matching::Exact,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_schema_of_the_tools_is_accepted() {
        for tool in &crate::state_of_play::catalogue::catalogue().tools {
            for table in &tool.tables {
                let parsed = parse(table.schema);
                assert!(parsed.is_ok(), "{}: {parsed:?}", table.name);
            }
        }
    }

    #[test]
    fn no_label_is_that_of_two_columns_of_a_table() {
        for table in crate::state_of_play::catalogue::catalogue().tools.iter().flat_map(|tool| &tool.tables) {
            let mut owners: BTreeMap<String, String> = BTreeMap::new();
            for field in parse(table.schema).expect("a right schema").fields {
                for spelling in crate::state_of_play::office::spellings(&field) {
                    let owner = owners.entry(spelling.clone()).or_insert_with(|| field.name.clone());
                    assert_eq!(*owner, field.name, "{}: {spelling}", table.name);
                }
            }
        }
    }

    #[test]
    fn everything_wrong_with_a_schema_is_told_at_once() {
        let schema = r#"{"fields": [{"name": "a", "type": "entier"}, {"name": "b", "constraints": {"minimum": 1}}, {}]}"#;
        let wrong = parse(schema).expect_err("wrong");
        assert_eq!(wrong.len(), 3, "{wrong:?}");
    }
}

//! A column of a schema: what it is called and what its profile asks for.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::{
    super::{Bare, Field, Kind, NumberFormat, StringFormat, cell},
    Reader, shown, strings,
};
use crate::language::{Text, text};

impl Reader {
    pub(super) fn field(&mut self, json: &Json, index: usize) -> Option<Field> {
        let number = index + 1;
        let name = json.get("name").and_then(Json::as_str);
        let (Some(json), Some(name)) = (json.as_object(), name) else {
            self.wrong(text!(
                "la colonne n° {number} n'a pas de nom",
                "column number {number} has no name",
                number = number
            ));
            return None;
        };
        let before = self.problems.len();
        self.field_profile(json, name);
        let kind = self.kind(json, name);
        if self.problems.len() > before {
            return None;
        }
        let kind = kind?;
        let constraints = self.constraints(json, name, &kind);
        self.example(json, name, &kind);
        let titles = json.get("titles").and_then(in_both);
        let plain = json.get("title").and_then(Json::as_str);
        let spellings = titles.iter().flat_map(|title| [title.fr.to_string(), title.en.to_string()]);
        Some(Field {
            name: name.to_owned(),
            titles: plain.map(str::to_owned).into_iter().chain(spellings).collect(),
            also: strings(json.get("also")).unwrap_or_default(),
            title: titles.or_else(|| plain.map(Text::same)),
            example: json.get("example").filter(|example| !example.is_null()).map(shown),
            missing: json.get("missingValues").and_then(|missing| strings(Some(missing))),
            empty_means: json.get("emptyMeans").and_then(in_both),
            constraints,
            money: json.get("rdfType").and_then(Json::as_str) == Some("http://schema.org/MonetaryAmount"),
            stands_for_person: json.get("stands").and_then(Json::as_str) == Some("person"),
            labels: labels(json.get("labels")),
            kind,
        })
    }

    /// What the profile of a column asks for.
    fn field_profile(&mut self, json: &Map<String, Json>, name: &str) {
        let kind = json.get("type").and_then(Json::as_str).unwrap_or("string");
        let own = |key: &str| match key {
            "bareNumber" => matches!(kind, "integer" | "number"),
            "decimalChar" | "groupChar" | "floatNumber" => kind == "number",
            "trueValues" | "falseValues" => kind == "boolean",
            "delimiter" | "itemType" => kind == "list",
            _ => true,
        };
        let wrong =
            |key: &str, fits: fn(&Json) -> bool| own(key) && json.get(key).is_some_and(|value| !fits(value));
        for key in [
            "type",
            "title",
            "description",
            "format",
            "rdfType",
            "decimalChar",
            "groupChar",
            "delimiter",
            "itemType",
        ] {
            if wrong(key, Json::is_string) {
                self.wrong(text!(
                    "colonne « {name} » : « {key} » doit être un texte",
                    "column “{name}”: “{key}” must be a text",
                    name = name,
                    key = key
                ));
            }
        }
        for key in ["bareNumber", "floatNumber"] {
            if wrong(key, Json::is_boolean) {
                self.wrong(text!(
                    "colonne « {name} » : « {key} » est true ou false",
                    "column “{name}”: “{key}” is true or false",
                    name = name,
                    key = key
                ));
            }
        }
        for key in ["trueValues", "falseValues"] {
            let are_texts = |json: &Json| json.as_array().is_some_and(|all| all.iter().all(Json::is_string));
            if wrong(key, are_texts) {
                self.list_of_texts(name, key);
            }
        }
        if json.get("missingValues").is_some_and(|missing| !self.are_missing_values(missing)) {
            self.list_of_texts(name, "missingValues");
        }
        if json.contains_key("required") {
            self.wrong(text!(
                "colonne « {name} » : « required » se place dans « constraints »",
                "column “{name}”: “required” belongs in “constraints”",
                name = name
            ));
        }
        if json.get("constraints").is_some_and(|value| !value.is_object()) {
            self.wrong(text!(
                "colonne « {name} » : « constraints » doit être un objet",
                "column “{name}”: “constraints” must be an object",
                name = name
            ));
        }
    }

    fn list_of_texts(&mut self, name: &str, key: &str) {
        self.wrong(text!(
            "colonne « {name} » : « {key} » doit être une liste de textes",
            "column “{name}”: “{key}” must be a list of texts",
            name = name,
            key = key
        ));
    }

    fn example(&mut self, json: &Map<String, Json>, name: &str, kind: &Kind) {
        let falsy = |value: &Json| match value {
            Json::Null | Json::Bool(false) => true,
            Json::String(text) => text.is_empty(),
            Json::Number(number) => number.as_f64() == Some(0.0),
            Json::Array(items) => items.is_empty(),
            Json::Object(members) => members.is_empty(),
            Json::Bool(true) => false,
        };
        let Some(example) = json.get("example").filter(|example| !falsy(example)) else { return };
        // The marks of numbers are not looked at in an example.
        let plain = match kind {
            Kind::Number(_) => Kind::Number(NumberFormat::default()),
            Kind::Integer(_) => Kind::Integer(Bare::Yes),
            Kind::List { .. } => {
                Kind::List { delimiter: ",".to_owned(), item: Box::new(Kind::String(StringFormat::Plain)) }
            }
            other => other.clone(),
        };
        if cell::of_json(example, &plain).is_none() {
            self.wrong(text!(
                "colonne « {name} » : l'exemple « {example} » n'est pas du type {kind}",
                "column “{name}”: the example “{example}” is not of type {kind}",
                name = name,
                example = shown(example),
                kind = kind.name()
            ));
        }
    }
}

/// Reads words given in both languages.
fn in_both(json: &Json) -> Option<Text> {
    let words = |language: &str| json.get(language)?.as_str().map(str::to_owned);
    Some(Text { fr: words("fr")?.into(), en: words("en")?.into() })
}

/// Reads the names of a closed list's values.
fn labels(json: Option<&Json>) -> BTreeMap<String, Text> {
    let named = |(key, names): (&String, &Json)| Some((key.clone(), in_both(names)?));
    json.and_then(Json::as_object).map(|all| all.iter().filter_map(named).collect()).unwrap_or_default()
}

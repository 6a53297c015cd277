//! The JSON Schema (draft-07) of each mission file, from the same keys that the reader knows.

use serde_json::{Map, Value, json};

use super::{
    frame,
    key::{Key, MOST_DAYS, Need, Shape},
    reading::{FACT_FILE, INDICATOR_FILE, PLAN_FILE},
};
use crate::language::Language;

/// The schemas, by the name that `otn schema` takes, and the file that each is written to.
pub(crate) const NAMES: [(&str, &str); 4] =
    [("mission", "mission"), ("facts", "facts"), ("plan", "plan"), ("indicators", "indicators")];

/// Returns the keys at the top of the files that a schema describes.
pub(crate) fn keys(name: &str) -> Option<&'static [Key]> {
    match name {
        "mission" => Some(frame::KEYS),
        "facts" => Some(FACT_FILE),
        "plan" => Some(PLAN_FILE),
        "indicators" => Some(INDICATOR_FILE),
        _ => None,
    }
}

/// Returns a file's JSON Schema, described in one language.
pub(crate) fn schema(name: &str, language: Language) -> Option<Value> {
    let mut schema = object(keys(name)?, language);
    let root = schema.as_object_mut()?;
    root.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    root.insert("title".to_owned(), json!(format!("otn {name}")));
    Some(schema)
}

fn object(keys: &[Key], language: Language) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), property(key, language))).collect();
    let required: Vec<&str> =
        keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn property(key: &Key, language: Language) -> Value {
    let mut schema = match key.shape {
        Shape::Text | Shape::Reference | Shape::Path => json!({ "type": "string" }),
        Shape::Scalar => json!({ "type": ["string", "number"] }),
        Shape::Id => json!({ "type": "string", "pattern": r"^[\p{L}\p{N}._-]{1,100}$" }),
        Shape::Integer(lowest, highest) => {
            json!({ "type": "integer", "minimum": lowest, "maximum": highest })
        }
        Shape::Number => json!({ "type": "number" }),
        Shape::Days => json!({ "type": "number", "minimum": 0, "maximum": MOST_DAYS }),
        Shape::Money => json!({ "type": "number", "minimum": 0 }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::Word(spellings) => json!({ "type": "string", "enum": spellings() }),
        Shape::Texts | Shape::References => json!({ "type": "array", "items": { "type": "string" } }),
        Shape::Numbers => json!({ "type": "array", "items": { "type": "number", "minimum": 0 } }),
        Shape::Table(keys) => object(keys, language),
        Shape::Tables(keys) => json!({ "type": "array", "items": object(keys, language) }),
        Shape::Figures => json!({ "type": "object", "additionalProperties": { "type": "number" } }),
        Shape::Amounts => {
            json!({ "type": "object", "additionalProperties": { "type": "number", "minimum": 0 } })
        }
    };
    schema["description"] = json!(key.help.in_(language));
    schema
}

//! Reads a Table Schema from JSON, and says everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use super::{
    Bare, Constraints, Field, ForeignKey, Format, Kind, Matching, NumberFormat, PointFormat, SchemaProblem,
    StringFormat, TableSchema, Value, cell, ours, pattern,
};
use crate::language::{Text, text};

/// The standard's types, and the constraints that each takes beside `required` and `unique`.
const TYPES: [(&str, &[&str]); 16] = [
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

/// The types whose values cannot be compared, so that no key can hold them.
const WITHOUT_KEY: [&str; 4] = ["array", "object", "list", "geojson"];

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

    fn primary_key(&mut self, root: &Map<String, Json>, fields: &[Field]) -> Vec<usize> {
        let Some(key) = root.get("primaryKey") else { return Vec::new() };
        let Some(names) = names(key) else {
            self.wrong(text!(
                "« primaryKey » nomme une ou plusieurs colonnes",
                "“primaryKey” names one or more columns"
            ));
            return Vec::new();
        };
        self.columns(&names, fields, "primaryKey")
    }

    fn foreign_keys(&mut self, root: &Map<String, Json>, fields: &[Field]) -> Vec<ForeignKey> {
        let Some(keys) = root.get("foreignKeys") else { return Vec::new() };
        let Some(keys) = keys.as_array() else {
            self.wrong(text!("« foreignKeys » doit être une liste", "“foreignKeys” must be a list"));
            return Vec::new();
        };
        let mut all = Vec::new();
        for key in keys {
            let own = key.get("fields").and_then(names);
            let reference = key.get("reference");
            let there = reference.and_then(|reference| reference.get("fields")).and_then(names);
            let (Some(own), Some(there)) = (own, there) else {
                self.wrong(text!(
                    "une clé étrangère a « fields » et « reference » avec « fields »",
                    "a foreign key has “fields”, and “reference” with “fields”"
                ));
                continue;
            };
            if own.len() != there.len() {
                self.wrong(text!(
                    "une clé étrangère nomme autant de colonnes ici que là-bas",
                    "a foreign key names as many columns here as there"
                ));
            }
            let table = reference.and_then(|reference| reference.get("resource"));
            if table.is_some_and(|table| !table.is_string()) {
                self.wrong(text!(
                    "« resource » d'une clé étrangère est un nom de table",
                    "“resource” of a foreign key is a table's name"
                ));
            }
            let table = table.and_then(Json::as_str);
            let fields = self.columns(&own, fields, "foreignKeys");
            all.push(ForeignKey { fields, table: table.unwrap_or_default().to_owned(), reference: there });
        }
        all
    }

    /// Finds columns by name.
    fn columns(&mut self, names: &[String], fields: &[Field], key: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for name in names {
            match fields.iter().position(|field| field.name == *name) {
                Some(index) => found.push(index),
                None => self.wrong(text!(
                    "« {key} » nomme la colonne « {name} », qui n'existe pas",
                    "“{key}” names column “{name}”, which does not exist",
                    key = key,
                    name = name
                )),
            }
        }
        found
    }

    /// Notes the columns that must be compared and cannot be.
    fn comparable(&mut self, fields: &mut [Field], primary_key: &[usize], foreign_keys: &[ForeignKey]) {
        let mut compared: BTreeSet<usize> = primary_key.iter().copied().collect();
        for key in foreign_keys {
            compared.extend(&key.fields);
            let there = |name: &String| fields.iter().position(|field| field.name == *name);
            compared.extend(key.reference.iter().filter_map(there));
        }
        for (index, field) in fields.iter_mut().enumerate() {
            let needed = field.constraints.unique || compared.contains(&index);
            if needed && WITHOUT_KEY.contains(&field.kind.name()) {
                let message = text!(
                    "colonne « {name} » : ses valeurs ne se comparent pas, elles ne peuvent être ni uniques ni une clé",
                    "column “{name}”: its values cannot be compared: they can be neither unique nor a key",
                    name = field.name
                );
                field.constraints.unusable.get_or_insert(SchemaProblem { message });
            }
        }
    }

    fn field(&mut self, json: &Json, index: usize) -> Option<Field> {
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
        let titles = json.get("titles").and_then(|titles| {
            let title = |language: &str| titles.get(language)?.as_str().map(str::to_owned);
            Some(Text { fr: title("fr")?.into(), en: title("en")?.into() })
        });
        let plain = json.get("title").and_then(Json::as_str);
        let spellings = titles.iter().flat_map(|title| [title.fr.to_string(), title.en.to_string()]);
        Some(Field {
            name: name.to_owned(),
            titles: plain.map(str::to_owned).into_iter().chain(spellings).collect(),
            also: strings(json.get("also")).unwrap_or_default(),
            title: titles.or_else(|| plain.map(Text::same)),
            example: json.get("example").filter(|example| !example.is_null()).map(shown),
            missing: json.get("missingValues").and_then(|missing| strings(Some(missing))),
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

    fn kind(&mut self, json: &Map<String, Json>, name: &str) -> Option<Kind> {
        let string = |key: &str| json.get(key).and_then(Json::as_str);
        let format = string("format").unwrap_or("default");
        let words = |key: &str, default: [&str; 4]| {
            strings(json.get(key)).unwrap_or_else(|| default.map(str::to_owned).to_vec())
        };
        let bare = if json.get("bareNumber") == Some(&Json::Bool(false)) { Bare::No } else { Bare::Yes };
        Some(match string("type").unwrap_or("string") {
            "string" => Kind::String(self.string_format(format, name)?),
            "integer" => Kind::Integer(bare),
            "number" => Kind::Number(NumberFormat {
                decimal: string("decimalChar").map(str::to_owned),
                group: string("groupChar").map(str::to_owned),
                bare,
                stated: ["decimalChar", "groupChar", "bareNumber"].iter().any(|key| json.contains_key(*key)),
                float: json.get("floatNumber") == Some(&Json::Bool(true)),
            }),
            "boolean" => Kind::Boolean {
                truths: words("trueValues", ["true", "True", "TRUE", "1"]),
                falsehoods: words("falseValues", ["false", "False", "FALSE", "0"]),
            },
            "date" => Kind::Date(Format::of(format)),
            "time" => Kind::Time(Format::of(format)),
            "datetime" => Kind::Datetime(Format::of(format)),
            "year" => Kind::Year,
            "yearmonth" => Kind::YearMonth,
            "duration" => Kind::Duration,
            "geopoint" => Kind::Geopoint(match format {
                "default" => PointFormat::Plain,
                "array" => PointFormat::Array,
                "object" => PointFormat::Object,
                _ => PointFormat::Unknown,
            }),
            "geojson" if matches!(format, "default" | "topojson") => {
                Kind::Geojson { topology: format == "topojson" }
            }
            "geojson" => {
                self.unknown_format(name, format);
                return None;
            }
            "object" => Kind::Object,
            "array" => Kind::Array(self.array_item(json.get("arrayItem"), name)?),
            "list" => {
                self.list(string("delimiter").unwrap_or(","), string("itemType").unwrap_or("string"), name)?
            }
            "any" => Kind::Any,
            other => {
                let known = TYPES.map(|(known, _)| known).join(", ");
                self.wrong(text!(
                    "colonne « {name} » : le type « {other} » n'existe pas ; types : {known}",
                    "column “{name}”: there is no type “{other}”; types: {known}",
                    name = name,
                    other = other,
                    known = known
                ));
                return None;
            }
        })
    }

    fn string_format(&mut self, format: &str, name: &str) -> Option<StringFormat> {
        Some(match format {
            "default" => StringFormat::Plain,
            "email" => StringFormat::Email,
            "uri" => StringFormat::Uri,
            "uuid" => StringFormat::Uuid,
            "binary" => StringFormat::Binary,
            "wkt" => StringFormat::Wkt,
            _ => {
                self.unknown_format(name, format);
                return None;
            }
        })
    }

    fn unknown_format(&mut self, name: &str, format: &str) {
        self.wrong(text!(
            "colonne « {name} » : le format « {format} » n'existe pas pour ce type",
            "column “{name}”: this type has no format “{format}”",
            name = name,
            format = format
        ));
    }

    /// Reads what the items of a JSON array are; an item has no name.
    #[expect(
        clippy::option_option,
        reason = "outside: whether it could be read; inside: whether it is given"
    )]
    fn array_item(&mut self, json: Option<&Json>, name: &str) -> Option<Option<Box<Field>>> {
        let Some(json) = json else { return Some(None) };
        let mut item = json.as_object().cloned().unwrap_or_default();
        item.insert("name".to_owned(), Json::String(name.to_owned()));
        item.entry("type").or_insert_with(|| Json::String("any".to_owned()));
        if !json.is_object() {
            self.wrong(text!(
                "colonne « {name} » : « arrayItem » doit être un objet",
                "column “{name}”: “arrayItem” must be an object",
                name = name
            ));
            return None;
        }
        self.field(&Json::Object(item), 0).map(|field| Some(Box::new(field)))
    }

    fn list(&mut self, delimiter: &str, item: &str, name: &str) -> Option<Kind> {
        let item = match item {
            "string" => Kind::String(StringFormat::Plain),
            "integer" => Kind::Integer(Bare::Yes),
            "number" => Kind::Number(NumberFormat::default()),
            "boolean" => self.kind(json_type("boolean").as_object()?, name)?,
            "date" => Kind::Date(Format::Iso),
            "time" => Kind::Time(Format::Iso),
            "datetime" => Kind::Datetime(Format::Iso),
            other => {
                self.unknown_format(name, other);
                return None;
            }
        };
        Some(Kind::List { delimiter: delimiter.to_owned(), item: Box::new(item) })
    }

    fn constraints(&mut self, json: &Map<String, Json>, name: &str, kind: &Kind) -> Constraints {
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

fn json_type(name: &str) -> Json {
    serde_json::json!({ "type": name })
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

fn length(json: &Json) -> Option<i64> {
    let real = json.as_f64().filter(|real| real.fract() == 0.0)?;
    format!("{real:.0}").parse().ok()
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

fn labels(json: Option<&Json>) -> BTreeMap<String, Text> {
    let named = |(key, names): (&String, &Json)| {
        let name = |language: &str| names.get(language)?.as_str().map(str::to_owned);
        Some((key.clone(), Text { fr: name("fr")?.into(), en: name("en")?.into() }))
    };
    json.and_then(Json::as_object).map(|all| all.iter().filter_map(named).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
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

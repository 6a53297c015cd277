//! The type of a column and its format.

use serde_json::{Map, Value as Json};

use super::{
    super::{Bare, Field, Format, Kind, NumberFormat, PointFormat, StringFormat},
    Reader,
    constraints::TYPES,
    strings,
};
use crate::language::text;

impl Reader {
    pub(super) fn kind(&mut self, json: &Map<String, Json>, name: &str) -> Option<Kind> {
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
}

fn json_type(name: &str) -> Json {
    serde_json::json!({ "type": name })
}

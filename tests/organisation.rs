//! The organisation aimed at: posts, bodies and budgets, read, checked and reported.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

fn otn(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otn"))
        .arg("-C")
        .arg(folder)
        .args(["--today", "2026-11-24"])
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// A mission with nothing but an organisation.
fn mission(organisation: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("plan")).expect("writable");
    fs::write(folder.path().join("mission.toml"), "[mission]\nname = \"Essai\"\nlanguage = \"en\"\n")
        .expect("writable");
    fs::write(folder.path().join("plan/organisation.toml"), organisation).expect("writable");
    folder
}

/// Returns what is found in the organisation's file: rule, line, column, message.
fn found(organisation: &str) -> Vec<String> {
    let folder = mission(organisation);
    let review: Value =
        serde_json::from_slice(&otn(folder.path(), &["check", "--format", "json"]).stdout).expect("JSON");
    let all = review["diagnostics"].as_array().expect("a list").iter();
    let of_file = all.filter(|found| found["file"] == "plan/organisation.toml");
    of_file
        .map(|found| {
            assert!(found["help"].as_str().is_none_or(|help| !help.is_empty()), "{found}");
            let words = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
            format!("{}:{} {} {}", found["line"], found["column"], words("rule"), words("message"))
        })
        .collect()
}

#[test]
fn what_is_wrong_in_an_organisation_is_told_at_its_place() {
    let organisation = r#"[[post]]
id = "a"
title = "Director"
mission = { reception = 1 }
reports_to = "c"

[[post]]
id = "b"
missions = { reception = -1, information = "half", promotion = inf }
people = ["nobody"]

[[body]]
id = "k"
title = "Board"
colleges = [{ name = "elected", seats = -2 }, { seat = 4 }]
meetings = 400

[[budget]]
year = 2028
income = { subsidy = "300 000", sales = -5 }
expenses = 12

[[budget]]
year = 2028
"#;
    assert_eq!(
        found(organisation),
        [
            "4:1 unknown-key there is no key “mission” here",
            "5:14 unknown-reference no post is called “c”",
            "7:1 missing-key [[post]] lacks the key “title”",
            "9:14 unknown-value the number is outside what “reception” accepts",
            "9:44 wrong-type “information” takes a number, but holds a text",
            "9:52 unknown-value the number is outside what “promotion” accepts",
            "10:11 unknown-reference no person in mission.toml is called “nobody”",
            "15:41 unknown-value the number is outside what “seats” accepts",
            "15:47 missing-key colleges lacks the key “name”",
            "15:47 missing-key colleges lacks the key “seats”",
            "15:49 unknown-key there is no key “seat” here",
            "16:12 unknown-value the number is outside what “meetings” accepts",
            "20:22 wrong-type “subsidy” takes an amount in euros, but holds a number in quotes",
            "20:41 unknown-value the number is outside what “sales” accepts",
            "21:12 wrong-type “expenses” takes a table { … }, but holds a whole number",
            "24:8 duplicate-id the year 2028 already has a budget",
            "24:8 budget-years-few the budget covers 1 year only",
        ]
    );
}

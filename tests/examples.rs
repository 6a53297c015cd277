//! The bundled examples say what they are meant to say.

use std::{
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

/// The day that the examples are written for.
const TODAY: &str = "2026-11-24";

fn otn(example: &str, arguments: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
    Command::new(env!("CARGO_BIN_EXE_otn"))
        .args(["--today", TODAY, "-C"])
        .arg(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn json(example: &str, arguments: &[&str]) -> Value {
    serde_json::from_slice(&otn(example, arguments).stdout).expect("JSON")
}

fn counts(swot: &Value) -> Vec<usize> {
    ["strengths", "weaknesses", "opportunities", "threats", "unclassified"]
        .iter()
        .map(|list| swot[list].as_array().expect("a list").len())
        .collect()
}

/// The counts are those of the published case's own classification.
#[test]
fn cotentin_gives_8_strengths_3_weaknesses_13_opportunities_6_threats() {
    let swot = json("cotentin", &["swot", "--format", "json"]);
    assert_eq!(counts(&swot), [8, 3, 13, 6, 0]);
    let keys: Vec<&str> = swot.as_object().expect("an object").keys().map(String::as_str).collect();
    for key in ["mission", "language", "strengths", "weaknesses", "opportunities", "threats", "unclassified"]
    {
        assert!(keys.contains(&key), "{key}");
    }
    let fact = &swot["strengths"][0];
    for key in [
        "id",
        "statement",
        "nature",
        "effect",
        "origin",
        "theme",
        "impact",
        "importance",
        "evidence",
        "source",
    ] {
        assert!(fact.get(key).is_some(), "{key}");
    }
    assert!(fact["source"]["file"].is_string() && fact["source"]["line"].is_u64());
}

/// By nature: market 13, governance 7, technical 5, human resources 4, financial 1.
#[test]
fn cotentin_counts_its_natures_as_published() {
    for (nature, expected) in
        [("marché", 13), ("gouvernance", 7), ("technique", 5), ("rh", 4), ("finances", 1)]
    {
        let swot = json("cotentin", &["swot", "--nature", nature, "--format", "json"]);
        assert_eq!(counts(&swot).iter().sum::<usize>(), expected, "{nature}");
    }
}

#[test]
fn cotentin_has_ten_actions_without_a_cost() {
    let review = json("cotentin", &["check", "--format", "json"]);
    let costless = |found: &&Value| found["rule"] == "action-without-cost";
    assert_eq!(review["diagnostics"].as_array().expect("a list").iter().filter(costless).count(), 10);
    assert_eq!(review["summary"]["actions"], 10);
}

#[test]
fn the_made_up_examples_are_clean() {
    for example in ["baie-fictive", "small"] {
        let output = otn(example, &["check", "--deny", "notes"]);
        assert_eq!(output.status.code(), Some(0), "{example}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn every_view_answers_in_every_format_language_and_width() {
    for example in ["baie-fictive", "cotentin", "small"] {
        for view in [
            &["swot"][..],
            &["swot", "--by", "theme"],
            &["swot", "--by", "nature"],
            &["swot", "--cross"],
            &["schedule"],
            &["status"],
        ] {
            for format in ["table", "json", "csv", "markdown", "html"] {
                for language in ["fr", "en"] {
                    let arguments = [view, &["--format", format, "--lang", language]].concat();
                    let output = otn(example, &arguments);
                    assert_eq!(output.status.code(), Some(0), "{example} {arguments:?}");
                    assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{example} {arguments:?}");
                }
            }
        }
    }
}

#[test]
fn no_line_of_the_matrix_is_wider_than_the_terminal() {
    for columns in ["45", "80", "160"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/baie-fictive");
        let output = Command::new(env!("CARGO_BIN_EXE_otn"))
            .env("COLUMNS", columns)
            .args(["-C"])
            .arg(folder)
            .arg("swot")
            .output()
            .expect("the program runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let widest = text.lines().map(|line| line.chars().count()).max().expect("lines");
        assert!(widest <= columns.parse().expect("a number"), "{widest} > {columns}");
    }
}

#[test]
fn a_baseline_hides_what_it_knows_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("known.json");
    let path = file.to_str().expect("UTF-8");
    assert_eq!(otn("cotentin", &["check"]).status.code(), Some(1));
    assert_eq!(otn("cotentin", &["check", "--write-baseline", path]).status.code(), Some(0));
    let again = json("cotentin", &["check", "--baseline", path, "--format", "json"]);
    assert_eq!(again["diagnostics"].as_array().expect("a list").len(), 0);
    assert_eq!(otn("small", &["check", "--baseline", "/no/such/file"]).status.code(), Some(2));
}

#[test]
fn the_schedule_never_ends_after_the_vote_and_its_keys_are_those_agreed() {
    for example in ["baie-fictive", "cotentin", "small"] {
        let schedule = json(example, &["schedule", "--format", "json"]);
        let vote = schedule["vote"].as_str().expect("a day");
        for step in schedule["steps"].as_array().expect("a list") {
            let keys: Vec<&str> = step.as_object().expect("an object").keys().map(String::as_str).collect();
            for key in [
                "id",
                "label",
                "phase",
                "owner",
                "latest_start",
                "latest_end",
                "slack_days",
                "critical",
                "status",
                "late_days",
            ] {
                assert!(keys.contains(&key), "{key}");
            }
            let (start, end) = (step["latest_start"].as_str(), step["latest_end"].as_str());
            assert!(start <= end && end <= Some(vote), "{step}");
        }
    }
}

/// The figures of the example's charter and of its support: 17 days agreed and planned, 12 used.
#[test]
fn the_support_of_the_example_is_counted() {
    let support = json("baie-fictive", &["schedule", "--format", "json"])["support"].clone();
    assert_eq!(support["agreed_days"], 17.0);
    assert_eq!((support["days"].as_f64(), support["euros"].as_f64()), (Some(17.0), Some(5100.0)));
    assert_eq!((support["used_days"].as_f64(), support["used_euros"].as_f64()), (Some(12.0), Some(3600.0)));
    let used: Vec<f64> = support["phases"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|phase| phase["used"].as_f64())
        .collect();
    assert_eq!(used, [2.0, 3.5, 3.5, 3.0]);
}

#[test]
fn the_status_fits_on_one_screen_and_each_command_that_it_advises_runs() {
    let folder = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let run = |mission: &str, language: &str, arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_otn"))
            .env("COLUMNS", "80")
            .args(["--today", TODAY, "--lang", language, "-C"])
            .arg(folder(mission))
            .args(arguments)
            .output()
            .expect("the program runs")
    };
    let missions = [
        "examples/baie-fictive",
        "examples/cotentin",
        "examples/small",
        "tests/missions/wrong/order-missing",
    ];
    for mission in missions {
        for language in ["fr", "en"] {
            let text = String::from_utf8(run(mission, language, &["status"]).stdout).expect("UTF-8");
            assert!(text.lines().count() <= 40, "{mission}: {} lines", text.lines().count());
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{mission}\n{text}");
        }
        let status = run(mission, "en", &["status", "--format", "json"]);
        let status: Value = serde_json::from_slice(&status.stdout).expect("JSON");
        for requirement in status["phases"]
            .as_array()
            .expect("a list")
            .iter()
            .flat_map(|phase| phase["requirements"].as_array().expect("a list"))
        {
            let Some(next) = requirement["next"].as_str() else { continue };
            let words: Vec<&str> = next.split(' ').collect();
            assert_eq!(words[0], "otn");
            let output = run(mission, "en", &words[1..]);
            assert!(output.status.code().is_some_and(|code| code < 2), "{next}");
        }
    }
}

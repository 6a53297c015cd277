//! `otn init` writes a mission that reads without an error, and never over what is there.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn otn(folder: &Path, arguments: &[&str]) -> Output {
    let command = Command::new(env!("CARGO_BIN_EXE_otn")).arg("-C").arg(folder).args(arguments).output();
    command.expect("the program runs")
}

/// What a new mission may lack: what only people can fill in.
const TO_FILL_IN: [&str; 8] = [
    "ambition-missing",
    "charter-missing",
    "expectations-missing",
    "order-document-missing",
    "order-missing",
    "role-missing",
    "table-missing",
    "vote-missing",
];

#[test]
fn a_new_mission_lacks_only_what_people_fill_in() {
    for language in ["fr", "en"] {
        for name in ["Baie", "\"; x = '", "a\\b\n{vote}", "É 💥"] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let made = otn(folder.path(), &["init", "--language", language, "--name", name]);
            assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
            let review = otn(folder.path(), &["check", "--format", "json"]);
            let review: serde_json::Value = serde_json::from_slice(&review.stdout).expect("JSON");
            for found in review["diagnostics"].as_array().expect("a list") {
                let rule = found["rule"].as_str().expect("a name");
                assert!(TO_FILL_IN.contains(&rule), "{language} {name:?}: {found}");
            }
            let swot = otn(folder.path(), &["swot", "--format", "json"]);
            let swot: serde_json::Value = serde_json::from_slice(&swot.stdout).expect("JSON");
            assert_eq!(swot["mission"], name);
        }
    }
}

#[test]
fn a_second_init_is_refused_and_other_files_are_kept() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join(".gitignore"), "mine\n").expect("writable");
    assert_eq!(otn(folder.path(), &["init", "--name", "A"]).status.code(), Some(0));
    let kept = std::fs::read_to_string(folder.path().join(".gitignore")).expect("readable");
    assert_eq!(kept, "mine\n");
    let again = otn(folder.path(), &["init", "--name", "B"]);
    assert_eq!(again.status.code(), Some(2));
    let mission = std::fs::read_to_string(folder.path().join("mission.toml")).expect("readable");
    assert!(mission.contains("name = \"A\""));
}

#[test]
fn an_example_is_written_whole_and_clean() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(otn(folder.path(), &["init", "--example", "small"]).status.code(), Some(0));
    let review = otn(folder.path(), &["check", "--today", "2026-11-24", "--deny", "notes"]);
    assert_eq!(review.status.code(), Some(0), "{}", String::from_utf8_lossy(&review.stdout));
    let unknown = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(otn(unknown.path(), &["init", "--example", "nowhere"]).status.code(), Some(2));
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(otn(folder.path(), &["init", "--dry-run"]).status.code(), Some(0));
    assert_eq!(std::fs::read_dir(folder.path()).expect("readable").count(), 0);
}

#[test]
fn every_schema_is_printed_and_an_unknown_one_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let names = otn(folder.path(), &["schema"]);
    let names = String::from_utf8(names.stdout).expect("UTF-8");
    assert!(names.lines().count() >= 4 + 19, "{names}");
    for name in names.lines() {
        let schema = otn(folder.path(), &["schema", name]);
        let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).expect("JSON");
        assert!(schema.get("properties").or(schema.get("fields")).is_some(), "{name}");
    }
    assert_eq!(otn(folder.path(), &["schema", "fcats"]).status.code(), Some(2));
}

/// One step of its own takes the method's away: what is no longer counted is said, until a step brings it back.
#[test]
fn a_schedule_says_which_phases_its_own_steps_leave_out() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    otn(folder.path(), &["init", "--lang", "en", "--vote", "2027-06-24"]);
    let frame = folder.path().join("mission.toml");
    let bare = fs::read_to_string(&frame).expect("readable");
    let survey = "\n[[step]]\nid = \"survey\"\nphase = 2\nduration = 15\nafter = [\"charter\"]\n";
    let wrap = "\n[[step]]\nid = \"wrap-up\"\nphase = 4\nafter = [\"plan\"]\n";
    for (steps, phases, words) in [
        (String::new(), vec![], None),
        (survey.to_owned(), vec![3, 4], Some("phases 3 and 4 have no step")),
        (format!("{survey}{wrap}"), vec![], None),
    ] {
        fs::write(&frame, format!("{bare}{steps}")).expect("writable");
        let run = |arguments: &[&str]| {
            let output = otn(folder.path(), &[&["--today", "2026-11-24"], arguments].concat());
            String::from_utf8_lossy(&output.stdout).replace('\n', " ")
        };
        let json: serde_json::Value =
            serde_json::from_str(&run(&["schedule", "--format", "json"])).expect("JSON");
        assert_eq!(json["phases_without_step"], serde_json::json!(phases));
        for said in [run(&["schedule", "--format", "markdown"]), run(&["status"])] {
            assert_eq!(words.is_some_and(|words| said.contains(words)), words.is_some(), "{said}");
            assert!(words.is_some() || !said.contains("no step"), "{said}");
        }
    }
}

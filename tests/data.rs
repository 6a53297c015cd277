//! `otn data check`: a mission's tables, and any CSV against any Table Schema.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

use super::copy::example;

const SCHEMA: &str = r#"{ "fields": [
    { "name": "commune", "type": "string", "constraints": { "required": true } },
    { "name": "lits", "type": "integer", "constraints": { "minimum": 0 } }
] }"#;

fn otn(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otn"))
        .args(["--lang", "en", "--today", "2026-11-24", "-C"])
        .arg(folder)
        .args(arguments)
        .env("COLUMNS", "80")
        .output()
        .expect("the program runs")
}

/// A folder with a schema and a table, no mission.
fn folder(csv: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("lits.schema.json"), SCHEMA).expect("writable");
    fs::write(folder.path().join("lits.csv"), csv).expect("writable");
    folder
}

fn check(folder: &Path, more: &[&str]) -> Output {
    otn(folder, &[&["data", "check", "lits.csv", "--schema", "lits.schema.json"], more].concat())
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn a_good_table_is_clean_without_a_mission() {
    let folder = folder(b"commune,lits\nPort,3\n");
    let output = check(folder.path(), &["--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let expected = serde_json::json!({
        "summary": { "errors": 0, "warnings": 0, "notes": 0, "tables": 1, "rows": 1 },
        "diagnostics": [],
    });
    assert_eq!(json(&output), expected);
}

#[test]
fn a_wrong_cell_is_shown_in_its_line_with_how_to_mend_it() {
    let folder = folder("commune,lits\n\"Port, bourg\",beaucoup\n".as_bytes());
    let output = check(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    let name = folder.path().join("lits.csv").display().to_string();
    let expected = format!(
        "error[cell-type]: the column “lits” takes a whole number, but holds “beaucoup”\n \
         --> {name}:2:15\n  |\n2 | \"Port, bourg\",beaucoup\n  |               ^^^^^^^^\n  |\n  \
         = help: mend the value, or leave the cell empty if it is not known\n\n\
         1 error, 0 warnings and 0 notes — “otn explain RULE” explains a rule\n"
    );
    assert_eq!(shown, expected);
}

#[test]
fn a_cell_that_must_be_filled_in_is_not_said_to_be_better_left_empty() {
    let folder = folder(b"commune,lits\n");
    for (bounds, expected) in [
        (r#""constraints": { "required": true }"#, "mend the value"),
        (r#""example": "80", "constraints": { "required": true }"#, "write for instance 80"),
    ] {
        let schema = SCHEMA.replace(r#""constraints": { "minimum": 0 }"#, bounds);
        fs::write(folder.path().join("lits.schema.json"), schema).expect("writable");
        fs::write(folder.path().join("lits.csv"), "commune,lits\nPort,360 pers.\n").expect("writable");
        let review = json(&check(folder.path(), &["--format", "json"]));
        assert_eq!(review["diagnostics"][0]["help"], expected);
    }
}

#[test]
fn the_first_twenty_of_a_kind_are_shown_and_all_are_counted() {
    let rows: String = (0..1_254).map(|row| format!("Port,a{row}\n")).collect();
    let folder = folder(format!("commune,lits\n{rows}").as_bytes());
    let review = json(&check(folder.path(), &["--format", "json"]));
    assert_eq!(review["summary"]["errors"], 1_254);
    let shown = review["diagnostics"].as_array().expect("a list");
    assert_eq!(shown.len(), 20);
    let help = shown[19]["help"].as_str().expect("help");
    assert!(help.ends_with("… and 1,234 more of this kind; “--all” shows all"), "{help}");
    let all = json(&check(folder.path(), &["--format", "json", "--all"]));
    assert_eq!(all["diagnostics"].as_array().expect("a list").len(), 1_254);
    assert_eq!(all["diagnostics"][1_253]["line"], 1_255);
}

#[test]
fn what_is_not_there_is_misuse_and_what_is_no_file_is_an_error() {
    let folder = folder(b"");
    let folder = folder.path();
    let nowhere = otn(folder, &["data", "check", "nowhere.csv", "--schema", "lits.schema.json"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert_eq!(otn(folder, &["data", "check", "lits.csv"]).status.code(), Some(2));
    assert_eq!(otn(folder, &["data", "check"]).status.code(), Some(2));
    fs::create_dir(folder.join("x.csv")).expect("writable");
    let a_folder = otn(folder, &["data", "check", "x.csv", "--schema", "lits.schema.json"]);
    assert_eq!(a_folder.status.code(), Some(1));
    let empty = json(&check(folder, &["--format", "json"]));
    assert_eq!(empty["diagnostics"][0]["rule"], "unreadable-file");
}

#[test]
fn a_missions_tables_are_read_as_people_write_them() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    fs::write(root.join("mission.toml"), "[mission]\nname = \"x\"\n").expect("writable");
    fs::create_dir(root.join("state-of-play")).expect("writable");
    // As a French spreadsheet saves it: Windows-1252, semicolons, titles, decimal commas, a total.
    let csv = b"ann\xe9e;sens;nature;montant\r\n2025;produit;subvention;180\xa0000,50 \x80\r\n;;;\r\nTotal;;;180\xa0000,50 \x80\r\n";
    fs::write(root.join("state-of-play/accounts.csv"), csv).expect("writable");
    let review = json(&otn(root, &["data", "check", "--format", "json"]));
    assert_eq!(review["summary"]["rows"], 1);
    let found: Vec<(&str, u64)> = review["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|found| found["file"] == "state-of-play/accounts.csv")
        .map(|found| (found["rule"].as_str().unwrap_or_default(), found["line"].as_u64().unwrap_or_default()))
        .collect();
    assert_eq!(found, [("row-total", 4)]);
}

/// A link may lead anywhere; nothing of what it leads to is shown.
#[cfg(unix)]
#[test]
fn a_table_that_links_out_of_the_mission_is_not_read() {
    let outside = folder(b"secret,lits\n1,2\n");
    let inside = tempfile::tempdir().expect("a temporary folder");
    let tables = inside.path().join("state-of-play");
    fs::write(inside.path().join("mission.toml"), "[mission]\nname = \"x\"\n").expect("writable");
    fs::create_dir(&tables).expect("writable");
    std::os::unix::fs::symlink(outside.path().join("lits.csv"), tables.join("sites.csv")).expect("writable");
    let output = otn(inside.path(), &["data", "check"]);
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(shown.contains("link-outside") && !shown.contains("secret"), "{shown}");
}

/// A column is asked for by its French title or its English name; where nothing comes, why is told.
#[test]
fn an_indicator_is_shown_by_a_column_in_either_language() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    fs::write(root.join("mission.toml"), "[mission]\nname = \"x\"\n").expect("writable");
    fs::create_dir(root.join("state-of-play")).expect("writable");
    let csv = "id,commune,kind,beds\na,P,hotel,60\nb,P,campsite,40\n";
    fs::write(root.join("state-of-play/accommodation.csv"), csv).expect("writable");
    let shown = |column: &str| otn(root, &["indicators", "beds", "--by", column, "--format", "json"]);
    let by_kind = json(&shown("kind"));
    assert_eq!(by_kind["indicators"][0]["values"].as_array().map(Vec::len), Some(2));
    assert_eq!(json(&shown("Type")), by_kind);
    let told = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_otn"))
            .args(["--lang", "fr", "-C"])
            .arg(root)
            .arg("indicators")
            .args(arguments)
            .output()
            .expect("the program runs");
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    };
    for (arguments, words) in [
        (["beds", "--by", "zone"], "colonnes\u{202f}: commune, type et année"),
        (["beds", "--by", "année"], "«\u{202f}année\u{202f}»\u{202f}: ces valeurs ne sont d'aucune année."),
        (["nights", "--by", "mois"], "tables à remplir, stays."),
    ] {
        assert!(told(&arguments).contains(words), "{arguments:?} {}", told(&arguments));
    }
}

/// A copy of an example whose second line of a table opens a quote that is never closed.
fn swallowed() -> tempfile::TempDir {
    let folder = example("baie-fictive");
    let path = folder.path().join("state-of-play/staff.csv");
    let text = fs::read_to_string(&path).expect("readable");
    fs::write(&path, text.replacen('\n', "\n\"", 1)).expect("writable");
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_otn"));
    let output = command.args(["--lang", "en", "-C"]).arg(folder).args(arguments).output().expect("it runs");
    (String::from_utf8_lossy(&output.stderr).into_owned(), output.status.code().expect("it ends"))
}

#[test]
fn a_view_of_a_table_read_in_part_says_so() {
    let mission = swallowed();
    for view in [&["indicators", "headcount"][..], &["report", "--for", "elected"], &["query", "select 1"]] {
        let (told, code) = run(mission.path(), view);
        assert!(code == 0 && told.contains("staff.csv: read in part"), "{view:?}: {told}");
    }
}

#[test]
fn an_import_refuses_a_quote_that_swallows_rows() {
    let mission = swallowed();
    let table = mission.path().join("state-of-play/staff.csv");
    let file = mission.path().join("staff-in.csv");
    fs::rename(&table, &file).expect("renamed");
    for more in [&[][..], &["--dry-run"]] {
        let name = file.to_string_lossy();
        let arguments: Vec<&str> =
            ["data", "import", &name, "--table", "staff"].into_iter().chain(more.iter().copied()).collect();
        let (told, code) = run(mission.path(), &arguments);
        assert!(code == 2 && told.contains("opened on line 2 is never closed"), "{told}");
    }
    assert!(!table.exists(), "nothing is written");
}

#[test]
fn no_view_takes_the_place_of_what_a_mission_is_read_from() {
    let mission = swallowed();
    for path in ["plan/follow-up.csv", "state-of-play/staff.csv", "mission.toml"] {
        let file = mission.path().join(path);
        let before = fs::read(&file).expect("readable");
        let name = file.to_string_lossy();
        let (_, code) = run(mission.path(), &["swot", "--format", "csv", "-o", &name]);
        let (_, other) = run(mission.path(), &["export", "sqlite", &name, "--replace"]);
        assert_eq!((code, other), (2, 2), "{path}");
        assert_eq!(fs::read(&file).expect("readable"), before, "{path}");
    }
    // A table of the scaffold, its header alone, may be filled by a query.
    let table = mission.path().join("state-of-play/governance.csv");
    let header = fs::read_to_string(&table).expect("readable").lines().next().expect("a header").to_owned();
    fs::write(&table, header + "\n").expect("writable");
    let name = table.to_string_lossy();
    assert_eq!(run(mission.path(), &["query", "select 1 as year", "--format", "csv", "-o", &name]).1, 0);
}

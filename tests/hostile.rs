//! Bad folders and bad bytes: a diagnostic at its place, the rest still read, never a panic.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

fn otn(folder: &Path, arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_otn")).arg("-C").arg(folder).args(arguments).output();
    let output = output.expect("the program runs");
    assert!(
        output.status.code().is_some_and(|code| code <= 2),
        "{:?}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// A mission with one good fact and the files given.
fn mission(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |path: &str, bytes: &[u8]| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, bytes).expect("writable");
    };
    put("mission.toml", b"[mission]\nname = \"x\"\n");
    put("facts/good.toml", b"[[fact]]\nid = \"good\"\nstatement = \"142 jours\"\n");
    files.iter().for_each(|(path, bytes)| put(path, bytes));
    folder
}

/// Returns the rules found in a file, with their lines.
fn found(folder: &Path, file: &str) -> Vec<(String, u64)> {
    let review: Value =
        serde_json::from_slice(&otn(folder, &["check", "--format", "json"]).stdout).expect("JSON");
    let all = review["diagnostics"].as_array().expect("a list");
    all.iter()
        .filter(|found| found["file"] == file)
        .map(|found| {
            (
                found["rule"].as_str().unwrap_or_default().to_owned(),
                found["line"].as_u64().unwrap_or_default(),
            )
        })
        .collect()
}

fn facts(folder: &Path) -> usize {
    let swot: Value =
        serde_json::from_slice(&otn(folder, &["swot", "--format", "json"]).stdout).expect("JSON");
    swot["unclassified"].as_array().expect("a list").len()
}

#[test]
fn no_mission_is_misuse() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(otn(folder.path(), &["check"]).status.code(), Some(2));
    fs::create_dir(folder.path().join("mission.toml")).expect("writable");
    assert_eq!(otn(folder.path(), &["check"]).status.code(), Some(2));
    assert_eq!(otn(&folder.path().join("nowhere"), &["check"]).status.code(), Some(2));
}

#[test]
fn a_mission_is_found_from_a_folder_below() {
    let mission = mission(&[("documents/a/b.md", b"")]);
    assert_eq!(facts(&mission.path().join("documents/a")), 1);
}

#[test]
fn all_errors_of_a_file_are_shown_and_the_rest_is_read() {
    let text = b"[[fact]]\nid = \"a\"\nstatement = oops\nnature = \"tecnique\"\nfoo = 1\nimportance = 9\n";
    let mission = mission(&[("facts/bad.toml", text)]);
    let found = found(mission.path(), "facts/bad.toml");
    for expected in [("syntax", 3), ("unknown-value", 4), ("unknown-key", 5), ("unknown-value", 6)] {
        assert!(found.contains(&(expected.0.to_owned(), expected.1)), "{expected:?} in {found:?}");
    }
    assert_eq!(facts(mission.path()), 2);
}

#[test]
fn bytes_that_are_not_utf_8_are_told_and_read_as_windows_1252() {
    let mission =
        mission(&[("facts/b.toml", b"[[fact]]\nid = \"b\"\nstatement = \"142 jours d'\xe9t\xe9\"\n")]);
    assert!(found(mission.path(), "facts/b.toml").contains(&("encoding".to_owned(), 3)));
    let swot = String::from_utf8(otn(mission.path(), &["swot", "--format", "json"]).stdout).expect("UTF-8");
    assert!(swot.contains("142 jours d'été"), "{swot}");
}

#[cfg(unix)]
#[test]
fn links_out_circles_and_folders_named_like_files_are_told_or_skipped() {
    use std::os::unix::fs::symlink;
    let mission = mission(&[]);
    let outside = tempfile::NamedTempFile::new().expect("a temporary file");
    let facts_folder = mission.path().join("facts");
    symlink(outside.path(), facts_folder.join("out.toml")).expect("a link");
    symlink(&facts_folder, facts_folder.join("round")).expect("a link");
    symlink(facts_folder.join("good.toml"), mission.path().join("facts/.hidden.toml")).expect("a link");
    fs::create_dir(facts_folder.join("folder.toml")).expect("writable");
    assert_eq!(found(mission.path(), "facts/out.toml"), [("link-outside".to_owned(), 1)]);
    assert_eq!(found(mission.path(), "facts/round"), [("unreadable-file".to_owned(), 1)]);
    assert_eq!(facts(mission.path()), 1);
}

#[test]
fn escapes_and_direction_marks_never_reach_a_reader_raw() {
    let text = b"[[fact]]\nid = \"a\\u001b[31m\\u202e\"\nstatement = \"\\u001b[2J\\u202e<script>alert(1)</script> 12\"\n";
    let mission = mission(&[("facts/b.toml", text)]);
    for arguments in [
        &["swot"][..],
        &["swot", "--format", "markdown"],
        &["swot", "--format", "html"],
        &["swot", "--format", "csv"],
        &["check", "--color", "never"],
        &["check", "--format", "github"],
        &["check", "--format", "junit"],
    ] {
        let output = String::from_utf8(otn(mission.path(), arguments).stdout).expect("UTF-8");
        assert!(!output.contains(['\u{1b}', '\u{202e}']), "{arguments:?}");
        assert!(
            arguments[0] == "check"
                || !output.contains("<script>")
                || arguments.len() == 1
                || arguments[2] == "csv"
        );
    }
}

#[test]
fn windows_line_ends_keep_lines_and_columns() {
    let mission =
        mission(&[("facts/b.toml", b"[[fact]]\r\nid = \"b\"\r\nstatement = \"142\"\r\nntaure = 1\r\n")]);
    assert!(found(mission.path(), "facts/b.toml").contains(&("unknown-key".to_owned(), 4)));
}

#[test]
fn the_same_id_in_two_files_is_told_at_the_second() {
    let mission = mission(&[("facts/z.toml", b"[[fact]]\nid = \"good\"\nstatement = \"7 sites\"\n")]);
    assert!(found(mission.path(), "facts/z.toml").contains(&("duplicate-id".to_owned(), 2)));
    assert_eq!(facts(mission.path()), 2);
}

#[test]
fn deep_nesting_is_a_diagnostic_not_an_overflow() {
    let deep = format!("x = {}", "[".repeat(50_000));
    let mission = mission(&[("facts/deep.toml", deep.as_bytes())]);
    assert!(found(mission.path(), "facts/deep.toml").iter().any(|(rule, _)| rule == "syntax"));
    assert_eq!(facts(mission.path()), 1);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_bytes_in_a_file_make_the_program_fail(
        toml in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400),
        csv in "\\PC{0,200}",
        words in "[\\[\\]=\"a-z0-9 .\n{},é]{0,300}",
    ) {
        let mission = mission(&[
            ("facts/a.toml", &toml),
            ("plan/p.toml", words.as_bytes()),
            ("plan/follow-up.csv", csv.as_bytes()),
        ]);
        otn(mission.path(), &["check"]);
        otn(mission.path(), &["swot"]);
    }
}

#[test]
fn dates_and_durations_out_of_all_measure_neither_loop_nor_panic() {
    let days = ["0000-01-01", "0001-01-01", "2020-02-29", "2026-11-24", "9999-12-31"];
    let closed =
        ["", "closed = [\"0000-01-01..9999-12-31\"]\n", "closed = [\"x\", \"2027-01-03..2026-12-24\"]\n"];
    for vote in days {
        for closed in closed {
            let mission = tempfile::tempdir().expect("a temporary folder");
            let mut text = format!(
                "[mission]\nname = \"x\"\n[calendar]\nvote = {vote}\n{closed}\
                 [[calendar.date]]\nid = \"d\"\nfrom = 0000-01-01\nto = 9999-12-31\n\
                 [[support]]\ndate = 9999-12-31\nphase = 1\ndays = -1e300\n\
                 [[step]]\nid = \"itself\"\nafter = [\"itself\", \"nobody\"]\nstarted = 9999-12-31\ndone = 0000-01-01\n"
            );
            for (at, day) in days.iter().enumerate() {
                text.push_str(&format!(
                    "[[step]]\nid = \"s{at}\"\nduration = 10000\nafter = [\"s{}\", \"plan\"]\nstarted = {day}\nsupport_days = 1e300\n",
                    (at + 1) % days.len()
                ));
            }
            fs::write(mission.path().join("mission.toml"), text).expect("writable");
            for format in ["table", "json", "html", "ics"] {
                for today in ["0000-01-01", "2026-11-24", "9999-12-31"] {
                    let output = otn(mission.path(), &["--today", today, "schedule", "--format", format]);
                    assert_eq!(output.status.code(), Some(0), "{vote} {closed} {today} {format}");
                    let shown = String::from_utf8(output.stdout).expect("UTF-8");
                    assert!(!shown.contains("NaN") && !shown.contains("inf"), "{vote} {today} {format}");
                }
            }
            let status = otn(mission.path(), &["--today", "2026-11-24", "status"]);
            assert_eq!(status.status.code(), Some(0), "{vote}");
            let check = otn(mission.path(), &["--today", "2026-11-24", "check"]);
            assert_eq!(check.status.code(), Some(1), "{vote}");
        }
    }
}

#[test]
fn a_number_written_by_hand_is_one_error_that_says_how_to_write_it() {
    for value in ["4 500", "4 500 €", "12,5", "4.500,00"] {
        let action = format!("[[action]]\nid = \"a\"\ncost = {value} # in euros\ntitle = \"Open\"\n");
        let folder = mission(&[("plan/a.toml", action.as_bytes())]);
        let review = otn(folder.path(), &["check", "--format", "json", "--lang", "en"]);
        let review: Value = serde_json::from_slice(&review.stdout).expect("JSON");
        let errors: Vec<&Value> = review["diagnostics"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|error| error["line"] == 3 && error["file"] == "plan/a.toml")
            .collect();
        assert_eq!(errors.len(), 1, "{value}: {errors:?}");
        assert!(errors[0]["help"].as_str().is_some_and(|help| help.contains("4_500")), "{value}: {errors:?}");
    }
}

#[test]
fn of_many_findings_of_a_rule_in_a_file_the_first_are_shown_and_all_are_counted() {
    let many = "[[fact]]\n".repeat(1_500);
    let mission = mission(&[("facts/many.toml", many.as_bytes())]);
    let review = |arguments: &[&str]| -> Value {
        let arguments = [&["check", "--format", "json"], arguments].concat();
        serde_json::from_slice(&otn(mission.path(), &arguments).stdout).expect("JSON")
    };
    let shown = |review: &Value, rule: &str| {
        let all = review["diagnostics"].as_array().expect("a list").iter();
        all.filter(|one| one["rule"] == rule && one["file"] == "facts/many.toml").count()
    };
    let (first, all) = (review(&[]), review(&["--all"]));
    // Each lacks its id and its statement, and is not classified.
    assert_eq!((shown(&first, "missing-key"), shown(&all, "missing-key")), (1_000, 3_000));
    assert_eq!((shown(&first, "fact-unclassified"), shown(&all, "fact-unclassified")), (1_000, 1_500));
    assert_eq!(first["summary"], all["summary"]);
    let mut shown = first["diagnostics"].as_array().expect("a list").iter();
    let last = shown.rfind(|one| one["rule"] == "missing-key").expect("one");
    assert!(last["help"].as_str().is_some_and(|help| help.contains("2\u{202f}000 autres")), "{last}");
    // What is accepted is not counted among the rest.
    let accepted = "[mission]\nname = \"x\"\n[[check.allow]]\nrule = \"fact-unclassified\"\nid = \"many#1200\"\nreason = \"vu\"\n";
    fs::write(mission.path().join("mission.toml"), accepted).expect("writable");
    let warnings = |review: &Value| review["summary"]["warnings"].as_u64().expect("a count");
    assert_eq!(warnings(&review(&[])), warnings(&first) - 1);
}

#[test]
fn a_key_too_deep_and_a_quote_never_closed_are_told_where_they_stand() {
    let deep = format!(
        "[[fact]]\nid = \"one\"\n\n{} = 1\n[[fact]]\nid = \"two\"\nzzz = 1\n",
        "a".to_owned() + &".a".repeat(200)
    );
    let staff = "nom;poste\nA;B\nC;\"D\nE;F\nG;H\n";
    let mission =
        mission(&[("facts/deep.toml", deep.as_bytes()), ("state-of-play/staff.csv", staff.as_bytes())]);
    let deep = found(mission.path(), "facts/deep.toml");
    assert!(
        deep.contains(&("syntax".to_owned(), 4)) && deep.contains(&("unknown-key".to_owned(), 7)),
        "{deep:?}"
    );
    let staff = found(mission.path(), "state-of-play/staff.csv");
    assert!(staff.contains(&("syntax".to_owned(), 3)), "{staff:?}");
}

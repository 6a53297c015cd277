//! One deliberately wrong mission a rule, under `tests/missions/wrong/`: what the rule's own page calls
//! wrong, laid over the minimal mission. Every finding of every rule stands in its `expected.txt`, so
//! that a rule that begins to accuse its neighbours' missions is seen. `UPDATE=1` writes them again.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use super::rules::{WITHOUT_EXAMPLE, check, explanations, is_wrong, lay, lay_minimal, sections};

#[test]
fn every_rule_has_a_wrong_mission_whose_findings_are_known() {
    let mut faults = Vec::new();
    for (rule, page) in pages() {
        let folder = folder().join(&rule);
        if std::env::var_os("UPDATE").is_some() {
            write(&rule, &page, &folder);
        }
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap_or_default();
        let found = listed(&folder);
        if !found.lines().any(|line| line.starts_with(&format!("{rule} "))) {
            faults.push(format!("{rule}: its own mission does not raise it; found\n{found}"));
        } else if found != expected {
            faults.push(format!("{rule}: expected\n{expected}\nfound\n{found}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_wrong_mission_belongs_to_a_rule() {
    let rules = pages();
    for entry in fs::read_dir(folder()).expect("readable").filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(rules.contains_key(&name), "tests/missions/wrong/{name} belongs to no rule");
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/missions/wrong")
}

/// Returns the French page of each rule.
fn pages() -> BTreeMap<String, PathBuf> {
    let french = explanations().into_iter().filter(|page| page.to_string_lossy().ends_with(".fr.md"));
    french
        .map(|page| {
            let name = page.file_name().expect("a file").to_string_lossy().into_owned();
            (name.trim_end_matches(".fr.md").replace('_', "-"), page)
        })
        .collect()
}

fn write(rule: &str, page: &Path, folder: &Path) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("writable");
    lay_minimal(folder);
    if WITHOUT_EXAMPLE.contains(&rule) {
        lay_what_no_text_shows(rule, folder);
    } else {
        let text = fs::read_to_string(page).expect("readable");
        let wrong = sections(&text).into_iter().find(|blocks| is_wrong(blocks)).expect("a wrong example");
        lay(folder, &wrong);
    }
    let readme = format!("Raises `{rule}`: the wrong example of its page, laid over the minimal mission.\n");
    fs::write(folder.join("README.md"), readme).expect("writable");
    fs::write(folder.join("expected.txt"), listed(folder)).expect("writable");
}

fn lay_what_no_text_shows(rule: &str, folder: &Path) {
    match rule {
        "encoding" => {
            let text = b"[[fact]]\nid = \"accentue\"\nstatement = \"142 jours d'\xe9t\xe9\"\n";
            fs::write(folder.join("facts/windows.toml"), text).expect("writable");
        }
        #[cfg(unix)]
        "link-outside" => {
            let link = folder.join("facts/ailleurs.toml");
            std::os::unix::fs::symlink("../../../../../Cargo.toml", link).expect("writable");
        }
        #[cfg(unix)]
        "unreadable-file" => {
            let link = folder.join("facts/cercle.toml");
            std::os::unix::fs::symlink("cercle.toml", link).expect("writable");
        }
        other => panic!("{other} needs a wrong mission"),
    }
}

/// Returns the findings in a mission, one a line.
fn listed(folder: &Path) -> String {
    let lines = check(folder).into_iter().map(|(rule, file, line)| format!("{rule} {file}:{line}\n"));
    lines.collect()
}

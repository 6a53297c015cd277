//! Dependencies go downwards only, and no file of tests is forgotten.

use std::{fs, path::Path};

/// The floors, from the ground up; a folder may use its own floor and those below.
const FLOORS: [&[&str]; 5] = [
    &["language"],
    &["mission"],
    &["frame", "state_of_play", "snapshot", "diagnosis", "strategy", "comparison", "scaffold"],
    &["check", "report"],
    &["cli"],
];

#[test]
fn no_file_uses_a_floor_above_its_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrongs = Vec::new();
    for entry in walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let inside = path.strip_prefix(&root).expect("below");
        let folder =
            inside.components().next().expect("a name").as_os_str().to_string_lossy().replace(".rs", "");
        let Some(own) = floor(&folder) else { continue };
        let text = fs::read_to_string(path).expect("readable");
        for name in used(&text) {
            if floor(&name).is_some_and(|floor| floor > own) {
                wrongs.push(format!("{} uses crate::{name}", inside.display()));
            }
        }
    }
    assert!(wrongs.is_empty(), "{wrongs:#?}");
}

fn floor(name: &str) -> Option<usize> {
    FLOORS.iter().position(|folders| folders.contains(&name))
}

/// Returns the top folders named after `crate::`, in paths and in nested imports.
fn used(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (index, _) in text.match_indices("crate::") {
        let rest = &text[index + "crate::".len()..];
        if let Some(nested) = rest.strip_prefix('{') {
            names.extend(top_level(nested));
        } else {
            names.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    names
}

/// Returns the first names of the items of a braced import.
fn top_level(nested: &str) -> Vec<String> {
    let (mut names, mut depth, mut name) = (Vec::new(), 0, String::new());
    let mut done = false;
    for c in nested.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(std::mem::take(&mut name));
                done = false;
                continue;
            }
            _ => {}
        }
        if c == ':' {
            done = true;
        } else if !done && (c.is_alphanumeric() || c == '_') {
            name.push(c);
        }
    }
    names.push(name);
    names
}

#[test]
fn every_file_of_tests_is_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let main = fs::read_to_string(folder.join("main.rs")).expect("readable");
    for entry in fs::read_dir(folder).expect("readable").filter_map(Result::ok) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix(".rs").filter(|stem| *stem != "main") {
            assert!(main.contains(&format!("mod {stem};")), "tests/{name} is not in tests/main.rs");
        }
    }
}

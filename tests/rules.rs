//! Every rule's explanation is run: its wrong example must raise the rule on the marked line, its
//! right example must not raise it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The day on which all examples are checked.
const TODAY: &str = "2026-11-24";

#[test]
fn every_example_of_every_rule_says_what_the_rule_does() {
    let mut wrongs = Vec::new();
    for page in explanations() {
        wrongs.extend(faults(&page));
    }
    assert!(wrongs.is_empty(), "\n{}", wrongs.join("\n"));
}

#[test]
fn the_minimal_mission_raises_nothing() {
    let mission = tempfile::tempdir().expect("a temporary folder");
    lay_minimal(mission.path());
    assert_eq!(check(mission.path()), Vec::<(String, String, u64)>::new());
}

pub(super) fn explanations() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check");
    let pages = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    let pages: Vec<PathBuf> = pages
        .map(walkdir::DirEntry::into_path)
        .filter(|path| {
            path.to_string_lossy().ends_with(".fr.md") || path.to_string_lossy().ends_with(".en.md")
        })
        .collect();
    assert!(!pages.is_empty());
    pages
}

/// A fenced block: the file it stands for, and its text.
pub(super) struct Block {
    file: String,
    text: String,
    line_in_page: usize,
}

/// Faults of a file as such, which no text can show; `reading` tests them on real folders.
pub(super) const WITHOUT_EXAMPLE: [&str; 3] = ["encoding", "unreadable-file", "link-outside"];

fn faults(page: &Path) -> Vec<String> {
    let name = page.file_name().expect("a file").to_string_lossy().into_owned();
    let rule = name.split('.').next().expect("a stem").replace('_', "-");
    if WITHOUT_EXAMPLE.contains(&rule.as_str()) {
        return Vec::new();
    }
    let text = fs::read_to_string(page).expect("readable");
    let mut faults = Vec::new();
    let sections = sections(&text);
    let (wrong, right): (Vec<_>, Vec<_>) = sections.into_iter().partition(|blocks| is_wrong(blocks));
    if wrong.is_empty() || right.is_empty() {
        return vec![format!("{name}: needs a wrong example (marked `# <-`) and a right one")];
    }
    for blocks in wrong {
        faults.extend(wrong_fault(&name, &rule, &blocks));
    }
    for blocks in right {
        let mission = tempfile::tempdir().expect("a temporary folder");
        lay_minimal(mission.path());
        lay(mission.path(), &blocks);
        for (found, file, line) in check(mission.path()).into_iter().filter(|found| found.0 == rule) {
            faults.push(format!("{name}: the right example raises {found} at {file}:{line}"));
        }
    }
    faults
}

/// Tells whether blocks are a wrong example: the line that must raise the rule is marked.
pub(super) fn is_wrong(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| block.text.contains("# <-") || block.text.contains("<!-- <- -->"))
}

fn wrong_fault(name: &str, rule: &str, blocks: &[Block]) -> Option<String> {
    let mission = tempfile::tempdir().expect("a temporary folder");
    lay_minimal(mission.path());
    lay(mission.path(), blocks);
    let found = check(mission.path());
    let marked: Vec<(String, u64)> = blocks.iter().filter_map(|block| mark(mission.path(), block)).collect();
    let hit = found
        .iter()
        .any(|(raised, file, line)| raised == rule && marked.iter().any(|(f, l)| f == file && l == line));
    (!hit).then(|| format!("{name}: the wrong example does not raise {rule} at {marked:?}; found {found:?}"))
}

/// Returns where the mark of a block ended up in the mission.
fn mark(mission: &Path, block: &Block) -> Option<(String, u64)> {
    // In a CSV or a JSON file the mark would be data: it is left out of what is laid.
    let text = if takes_comments(&block.file) {
        fs::read_to_string(mission.join(&block.file)).ok()?
    } else {
        block.text.clone()
    };
    let line = text.lines().position(|line| line.contains("# <-"))?;
    Some((block.file.clone(), line as u64 + 1))
}

/// Returns the fenced blocks of each `##` section that has any.
pub(super) fn sections(page: &str) -> Vec<Vec<Block>> {
    let mut sections: Vec<Vec<Block>> = vec![Vec::new()];
    let mut open: Option<Block> = None;
    for (number, line) in page.lines().enumerate() {
        if let Some(block) = &mut open {
            if line.trim_end() == "```" {
                sections.last_mut().expect("never empty").extend(open.take());
            } else {
                block.text.push_str(line);
                block.text.push('\n');
            }
        } else if let Some(info) = line.strip_prefix("```") {
            let file = info.split_whitespace().nth(1).unwrap_or_default().to_owned();
            open = Some(Block { file, text: String::new(), line_in_page: number + 1 });
        } else if line.starts_with("## ") {
            sections.push(Vec::new());
        }
    }
    for block in sections.iter().flatten() {
        assert!(!block.file.is_empty(), "line {}: a block needs its file's path", block.line_in_page);
    }
    sections.into_iter().filter(|blocks| !blocks.is_empty()).collect()
}

pub(super) fn lay_minimal(mission: &Path) {
    super::copy::lay("tests/missions/minimal", mission);
}

/// Lays blocks over a mission: a file is written as it is; in `mission.toml` a block's tables take
/// the place of the tables with the same header.
pub(super) fn lay(mission: &Path, blocks: &[Block]) {
    for block in blocks {
        let path = mission.join(&block.file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        let text = if block.file == "mission.toml" {
            merged(&fs::read_to_string(&path).expect("readable"), &block.text)
        } else if takes_comments(&block.file) {
            block.text.clone()
        } else {
            block.text.replace(" # <-", "")
        };
        fs::write(path, text).expect("writable");
    }
}

fn takes_comments(file: &str) -> bool {
    !file.starts_with("state-of-play/")
}

fn merged(base: &str, block: &str) -> String {
    let replaced = tables(block);
    let mut out = String::new();
    for (header, text) in
        tables(base).iter().flat_map(|(header, texts)| texts.iter().map(move |text| (header, text)))
    {
        if !replaced.contains_key(header) {
            out.push_str(text);
        }
    }
    out + block
}

/// Splits a TOML text at its table headers.
fn tables(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut header, mut body) = (String::new(), String::new());
    for line in text.lines() {
        if line.starts_with('[') {
            tables.entry(header).or_default().push(std::mem::take(&mut body));
            header = line.split('#').next().unwrap_or_default().trim().to_owned();
        }
        body.push_str(line);
        body.push('\n');
    }
    tables.entry(header).or_default().push(body);
    tables
}

/// Returns the rule, the file and the line of each finding.
pub(super) fn check(mission: &Path) -> Vec<(String, String, u64)> {
    let output = Command::new(env!("CARGO_BIN_EXE_otn"))
        .args(["check", "--format", "json", "--today", TODAY, "-C"])
        .arg(mission)
        .output()
        .expect("the program runs");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let diagnostics = json["diagnostics"].as_array().expect("a list");
    for diagnostic in diagnostics {
        // A value that was not put in, or a brace left doubled, would show as braces.
        assert!(!diagnostic.to_string().contains("{{"), "{diagnostic}");
    }
    diagnostics
        .iter()
        .map(|d| {
            (
                d["rule"].as_str().unwrap_or_default().to_owned(),
                d["file"].as_str().unwrap_or_default().to_owned(),
                d["line"].as_u64().unwrap_or_default(),
            )
        })
        .collect()
}

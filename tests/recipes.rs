//! The recipes of the documentation, run as they stand on extracts of the published files.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The files that the recipes name, and the extracts that stand for them.
const FILES: [(&str, &str); 3] = [
    ("base-cc-tourisme-2022-geo2022.csv", "capacite-communes-50.csv"),
    ("capacite-communes.schema.json", "capacite-communes.schema.json"),
    ("elevado_eg_mod_web_tur_0723.txt", "egatur-2023-07.txt"),
];

#[test]
fn the_recipes_give_the_sums_of_the_files_in_both_languages() {
    for language in ["en", "fr"] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        start(folder.path(), language);
        let page = fs::read_to_string(root().join(format!("docs/{language}/recipes.md"))).expect("a page");
        let said: Vec<String> = commands(&page).iter().map(|command| run(folder.path(), command)).collect();
        assert_eq!(said.len(), 4, "{said:#?}");
        let rows = capacity();
        let total = |column: &str| rows.iter().map(|row| row(column)).sum::<f64>();
        for column in ["HT22", "HTCH22", "CPG22", "CPGE22", "VVLIT22", "RTLIT22", "AJCSLIT22"] {
            assert!(digits(&said[1]).contains(&format!(" {} ", total(column))), "{column}: {}", said[1]);
        }
        let beds = 2.0 * total("HTCH22")
            + 3.0 * total("CPGE22")
            + total("VVLIT22")
            + total("RTLIT22")
            + total("AJCSLIT22");
        assert_eq!(beds, 55_433.0);
        assert_eq!(json(folder.path(), "market-beds"), beds);
        let trips = trips();
        let spent: f64 = trips.iter().map(|trip| trip.weight * trip.spent).sum();
        let persons: f64 = trips.iter().map(|trip| trip.weight).sum();
        let days: f64 = trips.iter().map(|trip| trip.weight * trip.nights.max(1.0)).sum();
        // Each answer's spending is kept to the cent, so a sum over 300 weighted answers is near, not equal.
        let near = |id: &str, expected: f64| {
            let value = json(folder.path(), id);
            assert!((value - expected).abs() <= 1e-4 * expected, "{id}: {value}, not {expected}");
        };
        near("surveyed-spending", spent);
        near("spend-per-person", spent / persons);
        near("spend-per-person-day", spent / days);
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Starts a mission and lays the files beside it.
fn start(folder: &Path, language: &str) {
    run(folder, &format!("otn init . --name Essai --language {language} --vote 2027-06-24"));
    for (name, extract) in FILES {
        fs::copy(root().join("tests/recipes").join(extract), folder.join(name)).expect("a copy");
    }
}

/// Returns the blocks of commands of a page.
fn commands(page: &str) -> Vec<String> {
    let blocks = page.split("```sh\n").skip(1);
    blocks.map(|block| block.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// Runs commands in a folder, and returns what they say; each must end well.
fn run(folder: &Path, commands: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_otn")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let done = Command::new("sh")
        .args(["-ec", commands])
        .current_dir(folder)
        .env("PATH", path)
        .env("COLUMNS", "160")
        .env("LC_ALL", "C")
        .output()
        .expect("sh runs");
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{commands}\n{said}\n{}", String::from_utf8_lossy(&done.stderr));
    said
}

/// Returns an indicator's value.
fn json(folder: &Path, id: &str) -> f64 {
    let said = run(folder, &format!("otn indicators {id} --format json"));
    let view: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    view["indicators"][0]["value"].as_f64().expect("a value")
}

/// Returns a text without what parts thousands and cells.
fn digits(text: &str) -> String {
    let kept = text.chars().filter(|c| !matches!(c, '\u{202f}'));
    let spaced: String = kept.map(|c| if c == '│' { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("  ").replace("  ", " ")
}

/// Returns the lines of the extract of communes, each by its columns' names.
fn capacity() -> Vec<impl Fn(&str) -> f64> {
    let text = fs::read_to_string(root().join("tests/recipes/capacite-communes-50.csv")).expect("readable");
    let mut lines = text.lines().map(|line| line.split(';').map(str::to_owned).collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    lines
        .map(|cells| {
            let header = header.clone();
            move |column: &str| {
                let at = header.iter().position(|name| name == column).expect("a column");
                cells[at].parse().expect("a figure")
            }
        })
        .collect()
}

/// A trip of the survey.
struct Trip {
    nights: f64,
    spent: f64,
    weight: f64,
}

fn trips() -> Vec<Trip> {
    let text = fs::read_to_string(root().join("tests/recipes/egatur-2023-07.txt")).expect("readable");
    let lines = text.lines().skip(1).map(|line| line.split(';').collect::<Vec<_>>());
    let figure = |cell: &str| cell.trim().parse().expect("a figure");
    lines
        .map(|cells| Trip { nights: figure(cells[7]), spent: figure(cells[11]), weight: figure(cells[12]) })
        .collect()
}

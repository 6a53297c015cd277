//! Whole commands, as their user waits for them, beside the parsing alone of the same bytes.
//!
//! `cargo bench` prints the times; `docs/performance.md` says what they are to be.

#![expect(clippy::disallowed_methods, reason = "fixtures in temporary folders need no safe write")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::LazyLock,
};

use divan::Bencher;

fn main() {
    divan::main();
}

/// Runs a command to its end, its output thrown away.
fn run(mission: &Path, arguments: &[&str]) {
    let done = Command::new(env!("CARGO_BIN_EXE_otn"))
        .arg("-C")
        .arg(mission)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(done.is_ok_and(|status| status.code().is_some()));
}

/// Returns the bundled example of ordinary size.
fn baie_fictive() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/baie-fictive")
}

/// The commands timed on the bundled example.
const COMMANDS: &[&str] =
    &["--version", "swot", "plan check", "check", "swot --format html", "report --format html"];

/// Times the commands on the bundled example.
#[divan::bench(args = COMMANDS, sample_count = 50)]
fn on_the_example(bencher: Bencher<'_, '_>, command: &str) {
    let arguments: Vec<&str> = command.split(' ').collect();
    bencher.bench(|| run(&baie_fictive(), &arguments));
}

/// Missions of 10,000 and of 100,000 made-up facts, a hundred a file.
static LARGE: LazyLock<[(usize, tempfile::TempDir); 2]> = LazyLock::new(|| [10_000, 100_000].map(large));

/// Writes a mission of made-up facts.
fn large(facts: usize) -> (usize, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    fs::create_dir(root.join("facts")).expect("a new folder");
    fs::write(root.join("mission.toml"), "[mission]\nname = \"Made up\"\nlanguage = \"en\"\n").expect("new");
    for file in 0..facts / 100 {
        let text: String = (0..100).map(|number| fact(file * 100 + number)).collect();
        fs::write(root.join(format!("facts/{file:05}.toml")), text).expect("a new file");
    }
    (facts, folder)
}

/// Returns a fact that differs from its neighbours as facts written by people do.
fn fact(number: usize) -> String {
    const WORDS: [&str; 12] = [
        "reception",
        "tax",
        "stays",
        "hotels",
        "rentals",
        "camp sites",
        "visitors",
        "staff",
        "budget",
        "partners",
        "beaches",
        "trails",
    ];
    let word = |step: usize| WORDS[(number / step + number * 7 / (step + 3)) % WORDS.len()];
    let (share, units, year) = (number * 37 % 97, number * 7919 % 99_991, 2000 + number % 25);
    let (a, b, c) = (word(1), word(5), word(17));
    format!(
        "[[fact]]\nid = \"fact-{number}\"\nstatement = \"In {year}, {a} and {b} were {share}% of {c}, or {units} units.\"\n\
         nature = \"market\"\neffect = \"{}\"\norigin = \"{}\"\nimpact = \"Item {number} of the new organisation.\"\n\
         importance = {}\nevidence = [{{ source = \"Report {number}\", date = 2026-01-12 }}]\n\n",
        ["favourable", "unfavourable"][number % 2],
        ["internal", "external"][number / 2 % 2],
        number % 5 + 1,
    )
}

/// The commands timed on the large missions.
const ON_LARGE: &[&str] = &["swot --format json", "plan check", "check --format json"];

/// Times the commands on the large missions.
#[divan::bench(args = ON_LARGE, consts = [0, 1], sample_count = 3)]
fn on_10_000_and_100_000_facts<const SIZE: usize>(bencher: Bencher<'_, '_>, command: &str) {
    let arguments: Vec<&str> = command.split(' ').collect();
    bencher.bench(|| run(LARGE[SIZE].1.path(), &arguments));
}

/// What `otn` is measured against: the same files read and parsed with the `toml` crate, nothing more.
#[divan::bench(consts = [0, 1], sample_count = 3)]
fn parsing_alone<const SIZE: usize>(bencher: Bencher<'_, '_>) {
    let folder = LARGE[SIZE].1.path().join("facts");
    bencher.bench(|| {
        let files = fs::read_dir(&folder).expect("readable").filter_map(Result::ok);
        let tables = files.map(|file| {
            let text = fs::read_to_string(file.path()).expect("readable");
            text.parse::<toml::Table>().expect("valid").len()
        });
        tables.sum::<usize>()
    });
}

/// A survey of a million answers: made up, with the columns of one that a statistical office publishes.
static SURVEY: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut text =
        String::from("month;origin;id;kind;country;region;nights;lodging;motive;spending;weight\n");
    for number in 0..1_000_000_u64 {
        let (a, b, c) = (number * 7919 % 15 + 1, number * 104_729 % 19 + 1, number * 1_299_709 % 40);
        let (spending, weight) = (number * 15_485_863 % 9_000_000, number * 32_452_843 % 5_000_000);
        text.push_str(&format!(
            "072025;{};{number:014};{};{a:02};{b:02};{c};{};{};{}.{};{}.{}\n",
            number % 2 * 6 + 2,
            number % 4 + 1,
            number % 3 + 1,
            number % 3 + 1,
            spending / 1000,
            spending % 1000,
            weight / 10_000,
            weight % 10_000,
        ));
    }
    fs::write(folder.path().join("survey.csv"), text).expect("a new file");
    let schema = r#"{"fields": [
        {"name": "month", "type": "string", "constraints": {"required": true, "pattern": "^(0[1-9]|1[0-2])20\\d\\d$"}},
        {"name": "origin", "type": "string", "constraints": {"required": true, "enum": ["2", "8"]}},
        {"name": "id", "type": "string", "constraints": {"required": true, "pattern": "^\\d{14}$"}},
        {"name": "kind", "type": "integer", "constraints": {"required": true, "minimum": 1, "maximum": 9}},
        {"name": "country", "type": "string", "constraints": {"required": true, "pattern": "^\\d\\d$"}},
        {"name": "region", "type": "string", "constraints": {"required": true, "pattern": "^\\d\\d$"}},
        {"name": "nights", "type": "integer", "constraints": {"required": true, "minimum": 0, "maximum": 999}},
        {"name": "lodging", "type": "string", "constraints": {"required": true, "enum": ["1", "2", "3"]}},
        {"name": "motive", "type": "string", "constraints": {"required": true, "enum": ["1", "2", "3"]}},
        {"name": "spending", "type": "number", "constraints": {"required": true, "minimum": 0}},
        {"name": "weight", "type": "number", "constraints": {"required": true, "minimum": 0}}
    ]}"#;
    fs::write(folder.path().join("survey.schema.json"), schema).expect("a new file");
    folder
});

/// Times the check of a large table.
#[divan::bench(sample_count = 10)]
fn a_table_of_a_million_rows(bencher: Bencher<'_, '_>) {
    let folder = SURVEY.path();
    bencher.bench(|| run(folder, &["data", "check", "survey.csv", "--schema", "survey.schema.json"]));
}

/// What it is measured against: the same records counted with the `csv` crate, nothing more.
#[divan::bench(sample_count = 10)]
fn counting_the_records_alone(bencher: Bencher<'_, '_>) {
    let path = SURVEY.path().join("survey.csv");
    bencher.bench(|| {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(&path).expect("readable");
        let (mut record, mut records) = (csv::ByteRecord::new(), 0_u64);
        while reader.read_byte_record(&mut record).expect("readable") {
            records += 1;
        }
        records
    });
}

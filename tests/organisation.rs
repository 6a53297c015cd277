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

[[budget]]
year = 9999

[[budget]]
income = { subsidy = 1 }
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
            "27:8 unknown-value this is no year that “year” accepts",
            "29:1 missing-key [[budget]] lacks the key “year”",
            "29:1 budget-unbalanced the budget without a year does not balance: income of €1, expenses of €0",
        ]
    );
}

fn example(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// Returns what the report says of the organisation to a public, in French Markdown without its alignment.
fn section(folder: &Path, kind: &str, public: &str) -> String {
    let output =
        otn(folder, &["--lang", "fr", "report", kind, "--for", public, "--format", "markdown"]).stdout;
    let page = String::from_utf8(output).expect("UTF-8").replace('’', "'").replace('\u{2212}', "-");
    let parts = page.split("\n## ");
    let titled = |part: &&str| {
        part.lines().next().is_some_and(|title| title.ends_with("Le mode d'organisation retenu"))
    };
    parts.filter(titled).collect()
}

#[test]
fn the_organisation_aimed_at_stands_beside_today_s() {
    let elected = section(&example("baie-fictive"), "full", "elected");
    for line in [
        "Forme juridique\u{202f}: association aujourd'hui, EPIC pour la nouvelle organisation.",
        "| └ Responsable de la commercialisation | 1 | commercialisation 0,8 · événements 0,2 |",
        "| commercialisation | 0,8 | 1,5 | 0,7 |",
        "| Total | 13 | 13 | 0 |",
        "| Comité de direction | élus |  | 9 |",
        "| Conseil d'administration | réunions par an | 4 |  |",
        "| 2025 (comptes) | 1\u{202f}180\u{202f}000\u{202f}€ | 1\u{202f}196\u{202f}000\u{202f}€ | -16\u{202f}000\u{202f}€ | 590\u{202f}000\u{202f}€ | 50\u{202f}% |",
        "| 2030 | 1\u{202f}383\u{202f}000\u{202f}€ | 1\u{202f}383\u{202f}000\u{202f}€ | 0\u{202f}€ | 590\u{202f}000\u{202f}€ | 42,7\u{202f}% |",
    ] {
        assert!(elected.contains(line), "{line}\n{elected}");
    }
    assert!(!elected.contains("à renseigner"), "{elected}");
    assert_eq!(section(&example("baie-fictive"), "plan", "professionals"), "");
}

#[test]
fn who_holds_a_post_and_the_lines_of_the_budget_are_for_technicians() {
    let technicians = section(&example("baie-fictive"), "full", "technicians");
    let elected = section(&example("baie-fictive"), "full", "elected");
    for inside in ["Maëlle, directrice de l'office", "| mise en réserve |"] {
        assert!(technicians.contains(inside) && !elected.contains(inside), "{inside}");
    }
    let professionals = section(&example("baie-fictive"), "full", "professionals");
    assert!(
        professionals.contains("| Conseil des professionnels | professionnels |  | 12 |"),
        "{professionals}"
    );
    for inside in ["ETP", "Base d'information", "590"] {
        assert!(elected.contains(inside) && !professionals.contains(inside), "{inside}: {professionals}");
    }
}

#[test]
fn what_the_organisation_does_not_say_is_to_be_filled_in_where_it_is() {
    let folder = mission("");
    let put = |table: &str, text: &str| {
        fs::create_dir_all(folder.path().join("state-of-play")).expect("writable");
        fs::write(folder.path().join("state-of-play").join(table), text).expect("writable");
    };
    put("missions.csv", "mission;exercée;ETP\naccueil;oui;2,5\n");
    let nothing = section(folder.path(), "full", "technicians");
    for line in [
        "L'organisation cible est à renseigner, dans plan/organisation.toml",
        "À renseigner dans plan/organisation.toml ([[post]])",
        "| accueil | 2,5 |",
        "À renseigner dans state-of-play/governance.csv",
        "années de budget sur 3",
    ] {
        let plain = nothing.replace('\\', "");
        assert!(plain.contains(line), "{line}\n{plain}");
    }
    let organisation = "[[post]]\nid = \"a\"\ntitle = \"A\"\n\n[[body]]\nid = \"b\"\ntitle = \"Conseil\"\n";
    fs::write(folder.path().join("plan/organisation.toml"), organisation).expect("writable");
    let some = section(folder.path(), "full", "technicians").replace('\\', "");
    for line in ["les ETP de 1", "les sièges de «\u{202f}Conseil\u{202f}»", "les réunions par an de"] {
        assert!(some.contains(line), "{line}\n{some}");
    }
}

#[test]
fn the_chart_is_drawn_on_pages_and_the_views_are_data() {
    let folder = example("baie-fictive");
    let html = otn(&folder, &["report", "--format", "html"]).stdout;
    let html = String::from_utf8(html).expect("UTF-8");
    assert!(html.contains("aria-label=\"L’organigramme"), "no chart");
    let json: Value =
        serde_json::from_slice(&otn(&folder, &["report", "--format", "json"]).stdout).expect("JSON");
    let organisation = &json["organisation"];
    assert_eq!(organisation["legal_form"], "epic");
    assert_eq!(organisation["posts"].as_array().map(Vec::len), Some(11));
    assert_eq!(organisation["years"][0]["is_accounts"], true);
    assert_eq!(organisation["years"][1]["income"], 1_279_300.0);
}

#[test]
fn the_chart_names_missions_in_the_reader_s_language_as_their_table_does() {
    let page = otn(
        &example("baie-fictive"),
        &["--lang", "en", "report", "--for", "technicians", "--format", "markdown"],
    )
    .stdout;
    let page = String::from_utf8(page).expect("UTF-8");
    assert!(page.contains("reception 0.7"), "no time of reception");
    assert!(!page.contains("accueil 0.7"), "a French mission on an English page");
}

//! The views of the plan answer whatever the files hold, and say what they cannot do.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

fn otn(folder: &Path, arguments: &[&str]) -> Output {
    on("2027-09-15", folder, arguments)
}

fn on(today: &str, folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_otn"))
        .args(["--today", today, "-C"])
        .arg(folder)
        .args(arguments)
        .env("COLUMNS", "80")
        .output()
        .expect("the program runs")
}

fn mission(frame: &str, plan: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("plan")).expect("writable");
    let frame = format!("[mission]\nname = \"Test\"\nlanguage = \"en\"\n{frame}");
    fs::write(folder.path().join("mission.toml"), frame).expect("writable");
    fs::write(folder.path().join("plan/plan.toml"), plan).expect("writable");
    folder
}

fn action(id: &str, keys: &str) -> String {
    format!("[[action]]\nid = \"{id}\"\nobjective = \"o\"\ntitle = \"Action {id}\"\n{keys}\n")
}

const VIEWS: [&[&str]; 7] = [
    &["choices"],
    &["plan", "show"],
    &["plan", "show", "--by", "strategy"],
    &["plan", "rank"],
    &["plan", "rank", "--budget", "1000", "--days", "2027=5", "--people"],
    &["plan", "rank", "--what-if", "budget=-20%", "--what-if", "days=-100%"],
    &["plan", "gantt"],
];

#[test]
fn every_view_answers_in_every_format_whatever_the_figures_and_dates() {
    let odd = [
        "",
        "cost = 0\ndays = 0",
        "cost = 1_000_000_000_000\ndays = 1e300\nstart = 2027-01-01\ndeadline = 2029-12-31",
        "cost = -5\ndays = -5\ndeadline = 2027-12-31",
        "cost = nan\ndays = inf\ndeadline = 2027-12-31",
        "cost = 10\nstart = 0000-01-01\ndeadline = 9999-12-31",
        "start = 2028-01-01\ndeadline = 2027-01-01\ncost = 10\ncontribution = 5\ncomplexity = 1\ndays = 1",
        "start = 9999-12-31\nafter = [\"a2\", \"nobody\"]",
        "after = [\"a8\"]\ndeadline = 2027-12-31\ncontribution = 5\ncost = 10",
        "after = [\"a10\"]\ndeadline = 2027-12-31\ncontribution = 5\ncost = 10",
        "after = [\"a9\"]\ndeadline = 2027-12-31\ncontribution = 5\ncost = 10",
        "funding = [{ source = \"=1+1\", amount = 3 }]\nindicators = [{ id = \"i\", target = 1e308 }]",
    ];
    let actions: String = odd.iter().enumerate().map(|(at, keys)| action(&format!("a{at}"), keys)).collect();
    let plan = format!(
        "[[objective]]\nid = \"o\"\nstatement = \"x\"\nparent = \"p\"\n[[objective]]\nid = \"p\"\nstatement = \"y\"\nparent = \"o\"\n\
         [[choice]]\nid = \"c\"\nquestion = \"?\"\ncriteria = [{{ id = \"k\", weight = -1 }}, {{ id = \"l\", weight = 1e308 }}]\n\
         options = [{{ id = \"a\", scores = {{ k = 1e308, l = -1e308 }} }}, {{ id = \"b\" }}]\n{actions}"
    );
    let weights = "[priorities]\ncost = 0\ncomplexity = 0\ntime = 0\ncontribution = 0\ncost_steps = [9, 1]\n";
    for frame in ["", weights] {
        let folder = mission(frame, &plan);
        for view in VIEWS {
            for format in ["table", "json", "csv", "markdown", "html"] {
                let output = otn(folder.path(), &[view, &["--format", format]].concat());
                let errors = String::from_utf8_lossy(&output.stderr).into_owned();
                assert_eq!(output.status.code(), Some(0), "{view:?} {format}: {errors}");
                assert!(!errors.contains("panicked"), "{view:?} {format}: {errors}");
                if format == "json" {
                    serde_json::from_slice::<Value>(&output.stdout).expect("JSON");
                }
            }
        }
    }
}

#[test]
fn each_action_left_out_says_which_means_of_which_year_it_lacks() {
    let rated = "complexity = 1\nstart = 2027-01-01\ndeadline = 2027-12-31";
    let plan = [
        "[[objective]]\nid = \"o\"\nstatement = \"x\"\n".to_owned(),
        action("running", &format!("status = \"running\"\ncost = 400\ndays = 1\ncontribution = 1\n{rated}")),
        action("dear", &format!("cost = 700\ndays = 1\ncontribution = 5\n{rated}")),
        action("cheap", &format!("cost = 500\ndays = 1\ncontribution = 3\n{rated}")),
        action("late", &format!("cost = 10\ndays = 1\ncontribution = 5\nafter = [\"dear\"]\n{rated}")),
        action("second", &format!("cost = 200\ndays = 1\ncontribution = 2\n{rated}")),
        action("undated", "cost = 5\ncontribution = 5"),
    ]
    .concat();
    let folder = mission("", &plan);
    let output = otn(folder.path(), &["plan", "rank", "--budget", "1000", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let set = &answer["selection"];
    let ids = |list: &Value| -> Vec<String> {
        list.as_array()
            .expect("a list")
            .iter()
            .map(|action| action["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    // 600 euros are left for 2027: the dear one cannot be had at all, the cheap one leaves 100.
    assert_eq!((set["proven"].as_bool(), set["contribution"].as_i64()), (Some(true), Some(3)));
    assert_eq!(ids(&set["kept"]), ["running"]);
    assert_eq!(ids(&set["chosen"]), ["cheap"]);
    let reasons: Vec<(String, Value)> = set["left_out"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|left| (left["id"].as_str().expect("an id").to_owned(), left["reasons"].clone()))
        .collect();
    let expected = serde_json::json!([
        ["dear", [{ "why": "beyond", "resource": "budget", "year": 2027, "needs": 700.0, "has": 600.0 }]],
        ["late", [{ "why": "waits-for", "actions": ["dear"] }]],
        ["undated", [{ "why": "no-deadline" }]],
        ["second", [{ "why": "short", "resource": "budget", "year": 2027, "needs": 200.0, "left": 100.0 }]],
    ]);
    assert_eq!(serde_json::json!(reasons), expected);
}

/// The JSON of `otn plan show`.
fn shown(folder: &Path, options: &[&str]) -> Value {
    let output = otn(folder, &[&["plan", "show", "--format", "json"], options].concat());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// What a terminal is shown, on one line.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = otn(folder, arguments);
    String::from_utf8(output.stdout).expect("UTF-8").replace('\n', " ")
}

#[test]
fn totals_say_how_many_actions_have_no_figure_instead_of_a_zero() {
    let none = action("a", "deadline = 2027-12-31") + &action("b", "cost = -5\ndeadline = 2027-12-31");
    let folder = mission("", &none);
    let words = said(folder.path(), &["plan", "show"]);
    assert!(
        words.contains("2 actions: not costed, no funding identified, and days not estimated"),
        "{words}"
    );
    assert!(!words.contains("€0"), "{words}");

    let some =
        none + &action(
            "c",
            "cost = 700\ndays = 3\nfunding = [{ source = \"Office\", amount = 700 }]\ndeadline = 2027-12-31",
        ) + &action("free", "cost = 0\ndays = 0\ndeadline = 2028-12-31");
    let folder = mission("", &some);
    let all = &shown(folder.path(), &[])["totals"]["all"];
    let figures = ["actions", "without_cost", "without_funding", "without_days"].map(|key| all[key].as_u64());
    assert_eq!(figures, [4, 2, 2, 2].map(Some));
    let words = said(folder.path(), &["plan", "show", "--lang", "fr"]);
    assert!(words.contains("700\u{202f}€ (2 actions sans coût)"), "{words}");
    assert!(words.contains("2 sans coût · 2 sans financement"), "{words}");
}

#[test]
fn each_funder_pays_its_part_of_every_year_and_what_is_lacking_is_said() {
    let plan = action(
        "a",
        "cost = 1001\nstart = 2026-07-01\ndeadline = 2028-06-30\nowner = \"lea\"\n\
         funding = [{ source = \"Région\", amount = 333 }, { source = \"Office\", amount = 333 }, { source = \"region\", amount = 1 }]",
    ) + &action("b", "cost = 50\ndeadline = 2027-03-01\nfunding = [{ amount = 20 }]");
    let folder = mission("", &plan);
    let totals = &shown(folder.path(), &[])["totals"];
    let funders = totals["funders"].as_array().expect("a list");
    let paid: Vec<_> =
        funders.iter().map(|f| (f["source"].as_str(), f["actions"].as_u64(), f["amount"].as_f64())).collect();
    assert_eq!(
        paid,
        [
            (Some("Région"), Some(1), Some(334.0)),
            (Some("Office"), Some(1), Some(333.0)),
            (None, Some(1), Some(20.0))
        ]
    );
    assert_eq!(totals["to_be_funded"]["amount"], 364.0);
    for year in totals["years"].as_array().expect("a list") {
        let of = |funded: &Value| funded["years"][year["year"].to_string()].as_f64().unwrap_or_default();
        assert_eq!(
            funders.iter().map(of).sum::<f64>(),
            year["funding"].as_f64().expect("a figure"),
            "{year}"
        );
        let lacking = year["cost"].as_f64().expect("a figure") - year["funding"].as_f64().expect("a figure");
        assert_eq!(of(&totals["to_be_funded"]), lacking, "{year}");
    }
    let lea = totals["by_owner"].as_array().expect("a list").iter().find(|sum| sum["owner"]["id"] == "lea");
    assert_eq!(lea.expect("an owner")["cost"], 1001.0);
}

#[test]
fn a_year_shows_its_own_share_first_and_one_that_the_plan_has_not_is_refused() {
    let plan = action("a", "cost = 200\nstart = 2027-01-01\ndeadline = 2028-12-30")
        + &action("b", "cost = 7\ndeadline = 2031-01-01");
    let folder = mission("", &plan);
    let words = said(folder.path(), &["plan", "show", "--year", "2028"]);
    assert!(words.contains("1 action in 2028: €100"), "{words}");
    assert!(words.contains("over all years: €200"), "{words}");
    assert!(!words.contains("│ 2027"), "{words}");
    for year in ["20", "2029"] {
        let output = otn(folder.path(), &["plan", "show", "--year", year]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
        assert!(said.contains("its years: 2027 to 2028 and 2031"), "{said}");
    }
}

/// The JSON of the set that `otn plan rank` chooses.
fn chosen(folder: &Path, options: &[&str]) -> Value {
    let output = otn(folder, &[&["plan", "rank", "--format", "json"], options].concat());
    serde_json::from_slice::<Value>(&output.stdout).expect("JSON")["selection"].take()
}

/// The ids of a list of the set.
fn ids(selection: &Value, list: &str) -> Vec<String> {
    let list = selection[list].as_array().expect("a list").iter();
    list.map(|action| action["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn what_is_not_costed_is_not_free_where_there_is_a_budget() {
    let rated = "contribution = 3\ndeadline = 2028-12-31\n";
    let plan = action("costed", &format!("{rated}cost = 10\ndays = 1"))
        + &action("silent", &format!("{rated}days = 1"))
        + &action("unread", &format!("{rated}cost = -5\ndays = 1"))
        + &action("idle", &format!("{rated}cost = 10"))
        + &action("undated", "contribution = 2\ndays = 1")
        + &action("after", &format!("{rated}cost = 1\ndays = 1\nafter = [\"silent\"]"));
    let folder = mission("", &plan);
    let with = chosen(folder.path(), &["--budget", "1000"]);
    assert_eq!(ids(&with, "chosen"), ["costed", "idle"]);
    assert_eq!(ids(&with, "to_be_costed"), ["silent", "unread", "undated"]);
    assert_eq!(ids(&with, "left_out"), ["after"]);
    assert_eq!(with["to_be_costed"][0]["reasons"][0]["why"], "unknown");
    let with = chosen(folder.path(), &["--days", "1000"]);
    assert_eq!(ids(&with, "to_be_costed"), ["idle"]);
    let words = said(folder.path(), &["plan", "rank", "--budget", "1000", "--lang", "fr"]);
    assert!(words.contains("À chiffrer d'abord\u{202f}: 3 actions"), "{words}");
    assert!(words.contains("Aucun autre ensemble d'actions chiffrées"), "{words}");
}

#[test]
fn an_action_that_waits_for_a_dropped_one_is_not_chosen_and_is_a_finding() {
    let rated = "contribution = 3\ncost = 10\ndays = 1\ndeadline = 2028-12-31\n";
    let plan = action("gone", &format!("{rated}status = \"dropped\""))
        + &action("waits", &format!("{rated}after = [\"gone\"]"))
        + &action("later", &format!("{rated}after = [\"waits\"]"))
        + &action("free", rated);
    let folder = mission("", &plan);
    let with = chosen(folder.path(), &["--budget", "1000"]);
    assert_eq!(
        (ids(&with, "chosen"), ids(&with, "left_out")),
        (vec!["free".to_owned()], vec!["later".to_owned(), "waits".to_owned()])
    );
    assert_eq!(with["left_out"][1]["reasons"][0]["why"], "waits-for-dropped");
    let output = otn(folder.path(), &["plan", "check", "--format", "json"]);
    let found = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(found.matches("action-waits-for-dropped").count(), 1, "{found}");
}

#[test]
fn the_terms_that_an_action_lacks_are_said_in_the_language() {
    let folder = mission("", &action("a", "contribution = 3"));
    let words = said(folder.path(), &["plan", "rank", "--lang", "fr"]);
    assert!(words.contains("complexité, coût et jours"), "{words}");
}

/// A choice of three criteria: `part` has one score, `good` and `fair` have all.
fn scored(part: &str, more: &str) -> tempfile::TempDir {
    let plan = format!(
        "[[choice]]\nid = \"c\"\nquestion = \"Which?\"\ncriteria = [{{ id = \"k\" }}, {{ id = \"l\" }}, {{ id = \"m\" }}]\n\
         options = [{{ id = \"part\", scores = {{ {part} }} }}, {{ id = \"good\", scores = {{ k = 4, l = 4, m = 4 }} }}, \
         {{ id = \"fair\", scores = {{ k = 2, l = 2, m = 2 }} }}]\n{more}"
    );
    mission("", &plan)
}

#[test]
fn an_option_that_lacks_scores_has_no_rank_and_blames_nobody() {
    let folder = scored("k = 5", "chosen = \"good\"\ndecided = { by = \"Council\", date = 2026-11-12 }\n");
    let json = said(folder.path(), &["choices", "--format", "json"]);
    let choice = serde_json::from_str::<Value>(&json).expect("JSON")["choices"][0].take();
    let ranked: Vec<_> = choice["options"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|o| (o["id"].as_str(), o["rank"].as_u64()))
        .collect();
    assert_eq!(ranked, [(Some("good"), Some(1)), (Some("fair"), Some(2)), (Some("part"), None)]);
    let part = &choice["options"][2];
    assert_eq!((part["score"].as_f64(), part["at_most"].as_f64()), (None, Some(5.0)));
    assert!((part["at_least"].as_f64().expect("a figure") - 7.0 / 3.0).abs() < 1e-9);
    assert_eq!((choice["may_rank_first"][0].as_str(), choice["sturdy"].as_bool()), (Some("part"), None));
    let words = said(folder.path(), &["choices"]);
    assert!(words.contains("An incomplete ranking") && !words.contains("sturdy"), "{words}");
    assert!(words.contains("2.3\u{a0}to\u{a0}5"), "{words}");
    let findings = said(folder.path(), &["check", "--format", "json"]);
    assert!(!findings.contains("choice-against-ranking"), "{findings}");
    assert!(findings.contains("choice-score-missing"), "{findings}");

    // Whatever it is given, one that begins with 1 and lacks one more score of three does not pass a 4.
    let folder = scored("k = 1, l = 1", "");
    let words = said(folder.path(), &["choices"]);
    assert!(words.contains("A sturdy ranking: “good”"), "{words}");
}

#[test]
fn the_legal_forms_are_compared_without_a_mission_and_written_ready_to_be_scored() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for language in ["fr", "en"] {
        let compared = otn(folder.path(), &["choices", "--legal-forms", "--lang", language]);
        assert_eq!(compared.status.code(), Some(0));
        let folder = tempfile::tempdir().expect("a temporary folder");
        let made = otn(folder.path(), &["init", "--language", language, "--with", "legal-forms"]);
        assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
        let choices = otn(folder.path(), &["choices", "--format", "json"]);
        let choices: Value = serde_json::from_slice(&choices.stdout).expect("JSON");
        assert_eq!(choices["choices"][0]["options"].as_array().expect("a list").len(), 9);
        assert_eq!(choices["choices"][0]["criteria"].as_array().expect("a list").len(), 12);
    }
}

/// A plan that a person may take from the comments must read without a problem.
#[test]
fn the_choice_in_the_comments_of_a_new_plan_can_be_uncommented() {
    for language in ["fr", "en"] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        otn(folder.path(), &["init", "--language", language]);
        let path = folder.path().join("plan/plan.toml");
        let text = fs::read_to_string(&path).expect("readable");
        let start = text.find("# [[choice]]").expect("a choice");
        let end = text[start..].find("\n#\n").expect("its end") + start;
        let choice: String = text[start..end].lines().map(|line| format!("{}\n", &line[2..])).collect();
        fs::write(&path, choice).expect("writable");
        let review = otn(folder.path(), &["plan", "check", "--format", "json"]);
        let review: Value = serde_json::from_slice(&review.stdout).expect("JSON");
        assert_eq!(review["summary"]["errors"], 0, "{review}");
    }
}

/// A mission with one running action of one indicator, from 2027-01-04 to 2027-06-30.
fn followed(log: &str) -> tempfile::TempDir {
    let keys = "start = 2027-01-04\ndeadline = 2027-06-30\nstatus = \"running\"\n\
                indicators = [{ id = \"n\", unit = \"ads\", baseline = 0, target = 300 }]\n";
    let mission = mission("", &action("a", keys));
    fs::write(mission.path().join("plan/follow-up.csv"), format!("date,subject,value,status,comment\n{log}"))
        .expect("writable");
    mission
}

fn indicator(mission: &Path, today: &str) -> Value {
    let output = on(today, mission, &["plan", "follow", "--format", "json"]);
    let follow: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    follow["indicators"][0].clone()
}

#[test]
fn a_measure_is_held_against_what_is_expected_today_and_against_the_target_once_the_deadline_is_past() {
    let mission = followed("2027-02-23,a/n,85,,\n");
    // Of 177 days 50 are gone on 23 February, 68 on 13 March, 69 on 14 March and 101 on 15 April; 85 of 300 is the share of
    // the way that 50.15 days should give: the lag is (days − 50.15) ÷ 177, that is 0.101 after 68 days.
    for (day, days, standing) in [
        ("2027-02-23", 50.0, "on-track"),
        ("2027-03-12", 67.0, "on-track"),
        ("2027-03-13", 68.0, "at-risk"),
        ("2027-04-15", 101.0, "off-track"),
    ] {
        let seen = indicator(mission.path(), day);
        assert_eq!(seen["standing"], standing, "{day}: {seen}");
        assert!((seen["expected"].as_f64().expect("a figure") - 300.0 * days / 177.0).abs() < 1e-9, "{seen}");
    }
    let past = indicator(mission.path(), "2027-07-15");
    assert_eq!(
        (past["standing"].as_str(), past["expected"].as_f64()),
        (Some("off-track"), Some(300.0)),
        "{past}"
    );
}

#[test]
fn a_measure_before_the_start_counts_its_days_and_is_old_from_the_start_only() {
    let mission = followed("2026-10-31,a/n,85,,\n");
    let young = indicator(mission.path(), "2027-04-01");
    // From 31 October to 1 April: 1 + 30 + 31 + 31 + 28 + 31; begun 87 days ago, under the 90 allowed.
    assert_eq!((young["age_days"].as_i64(), young["stale"].as_bool()), (Some(152), Some(false)), "{young}");
    let old = indicator(mission.path(), "2027-04-15");
    assert_eq!((old["age_days"].as_i64(), old["stale"].as_bool()), (Some(166), Some(true)), "{old}");
}

#[test]
fn an_objective_has_the_sun_from_its_own_measure_only_and_the_comment_of_a_measure_stands_beside_it() {
    let keys = "start = 2027-01-04\ndeadline = 2027-06-30\nstatus = \"running\"\n\
                indicators = [{ id = \"n\", baseline = 0, target = 300 }]\n";
    let objective = "[[objective]]\nid = \"o\"\nstatement = \"More\"\n[objective.smart]\n\
                     measurable = { baseline = 3, target = 4 }\ntime_bound = 2027-06-30\n";
    let mission = mission("", &format!("{objective}{}", action("a", keys)));
    let log = |lines: &str| {
        let log = format!("date,subject,value,status,comment\n2027-02-23,a/n,85,,\n{lines}");
        fs::write(mission.path().join("plan/follow-up.csv"), log).expect("writable");
        let output = on("2027-02-24", mission.path(), &["plan", "follow", "--format", "json"]);
        let follow: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(follow["actions"][0]["standing"], "on-track", "{follow}");
        follow["objectives"][0].clone()
    };
    let unmeasured = log("");
    assert_eq!((&unmeasured["standing"], &unmeasured["because"]), (&Value::from("unknown"), &Value::Null));
    let measured = log("2027-02-23,o,3.6,,A short survey\n");
    assert_eq!(measured["standing"], "on-track", "{measured}");
    assert_eq!(measured["latest"]["comment"], "A short survey", "{measured}");
    let output = on(
        "2027-02-24",
        mission.path(),
        &["report", "follow-up", "--for", "elected", "--format", "markdown"],
    );
    assert!(String::from_utf8_lossy(&output.stdout).contains("“A short survey”"));
    let output = on(
        "2027-02-24",
        mission.path(),
        &["report", "follow-up", "--for", "professionals", "--format", "markdown"],
    );
    assert!(!String::from_utf8_lossy(&output.stdout).contains("A short survey"));
}

#[test]
fn a_decision_and_thresholds_that_cannot_be_are_findings() {
    let choice = "[[choice]]\nid = \"forme\"\nquestion = \"Which form?\"\noptions = [{ id = \"x\", label = \"X\" }]\n\
                  chosen = \"x\"\ndecided = { by = \"Council\", date = 2027-12-01 }\n";
    let future = mission("", choice);
    let review = |mission: &Path| String::from_utf8(otn(mission, &["plan", "check"]).stdout).expect("UTF-8");
    let text = review(future.path());
    assert!(text.contains("said to be decided on 1 December 2027, which is still to come"), "{text}");
    let shown = String::from_utf8(otn(future.path(), &["choices"]).stdout).expect("UTF-8");
    assert!(shown.contains("Proposed: X; the decision is still to come, on 1 December 2027."), "{shown}");
    for (thresholds, finding) in [
        ("on_track = -1", "on_track"),
        ("on_track = 0.5\nat_risk = 0.1", "on_track"),
        ("at_risk = 2", "at_risk"),
        ("on_track = 0.2\nat_risk = 0.3", ""),
    ] {
        let mission = mission(&format!("[follow_up]\n{thresholds}\n"), "");
        let text = String::from_utf8(otn(mission.path(), &["check"]).stdout).expect("UTF-8");
        assert_eq!(text.contains("unknown-value"), !finding.is_empty(), "{thresholds}: {text}");
        assert!(text.contains(finding), "{thresholds}: {text}");
    }
}

#[test]
fn the_orientations_that_a_persons_objectives_support_are_shown_by_their_statements() {
    let frame = "[[person]]\nid = \"lea\"\n[[person]]\nid = \"tom\"\n[[strategy]]\nid = \"s\"\nname = \"S\"\n\
                 orientations = [{ id = \"a\", label = \"Open\" }, { id = \"b\", label = \"Close\" }]\n";
    let objective = |id: &str, owner: &str, of: &str| {
        format!(
            "[[objective]]\nid = \"{id}\"\nstatement = \"Aim {id}\"\nowner = \"{owner}\"\nsupports = [\"s/{of}\"]\n"
        )
    };
    let mission = mission(frame, &format!("{}{}", objective("p", "lea", "a"), objective("q", "tom", "b")));
    let by = |more: &[&str]| {
        let arguments = [&["plan", "show", "--by", "strategy"], more].concat();
        String::from_utf8(otn(mission.path(), &arguments).stdout).expect("UTF-8")
    };
    let all = by(&[]);
    assert!(all.contains("Aim p (p)") && all.contains("Aim q (q)"), "{all}");
    let of_lea = by(&["--owner", "lea"]);
    assert!(
        of_lea.contains("Aim p (p)") && !of_lea.contains("Aim q") && !of_lea.contains("Close"),
        "{of_lea}"
    );
}

#[test]
fn a_person_last_measured_on_the_latest_day_of_all_that_they_have_in_charge() {
    let running = |id: &str, owner: &str| {
        let keys = format!(
            "owner = \"{owner}\"\nstart = 2027-01-04\ndeadline = 2027-06-30\nstatus = \"running\"\n\
             indicators = [{{ id = \"n\", baseline = 0, target = 300 }}]\n"
        );
        action(id, &keys)
    };
    let plan = [("a", "lea"), ("b", "lea"), ("c", "tom"), ("d", "lea")].map(|(id, owner)| running(id, owner));
    let mission = mission("", &plan.concat());
    let log = "date,subject,value,status,comment\n2027-01-10,a/n,20,,\n2027-04-19,b/n,150,,\n\
               2027-04-18,d/n,150,,\n2027-04-19,c,,running,\n2027-05-01,a/n,200,,\n";
    fs::write(mission.path().join("plan/follow-up.csv"), log).expect("writable");
    let output = on("2027-04-20", mission.path(), &["plan", "follow", "--format", "json"]);
    let follow: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let never = serde_json::json!({
        "owner": "tom", "last": null, "days": null,
        "subjects": [{ "since": "2027-01-04", "days": 106, "subject": "c/n", "measured": false }],
    });
    let yesterday = serde_json::json!({
        "owner": "lea", "last": "2027-04-19", "days": 1,
        "subjects": [{ "since": "2027-01-10", "days": 100, "subject": "a/n", "measured": true }],
    });
    assert_eq!(follow["silent"], serde_json::json!([never, yesterday]));
}

#[test]
fn a_figure_for_an_action_goes_to_its_one_indicator() {
    let mission = followed("");
    let output = on("2027-02-23", mission.path(), &["plan", "measure", "a", "85"]);
    assert!(output.status.success(), "{output:?}");
    let log = fs::read_to_string(mission.path().join("plan/follow-up.csv")).expect("readable");
    assert!(log.ends_with("2027-02-23,a/n,85,,\n"), "{log}");
    // Three decimals may be thousands; a line of a day to come does not count today.
    for ambiguous in ["1.234", "1,234"] {
        let output = on("2027-02-23", mission.path(), &["plan", "measure", "a", ambiguous]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains("can be read in two ways"), "{ambiguous}: {said}");
    }
    let output = on("2027-02-23", mission.path(), &["plan", "measure", "a/cost", "99999999999999999999"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("is no figure that can be followed"), "{said}");
    let output = on("2027-02-23", mission.path(), &["plan", "measure", "a", "nan"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("“nan” is no figure"), "{said}");
    let to_come = followed("9999-12-31,a/n,300,,\n");
    let output = on("2027-02-23", to_come.path(), &["plan", "measure", "a", "85"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("of 31 December 9999, still to come"), "{said}");
    let log = to_come.path().join("plan/follow-up.csv");
    fs::remove_file(&log).and_then(|()| fs::create_dir(&log)).expect("writable");
    let output = on("2027-02-23", to_come.path(), &["--lang", "fr", "plan", "measure", "a", "85"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("c'est un dossier, non un fichier"), "{said}");
    // One written by hand on the action itself is found.
    let by_hand = followed("2027-02-23,a,85,,\n");
    let output = on("2027-02-24", by_hand.path(), &["plan", "check"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.contains("follow-up-unknown-subject") && text.contains("write a/n"), "{text}");
}

#[test]
fn what_could_not_be_read_is_not_missing_too() {
    let mission = mission("", &action("a", "deadline = \"30/06/2027\"\ncost = \"8 200 €\"\n"));
    let output = otn(mission.path(), &["plan", "check"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.contains("write 2027-06-30, without quotes"), "{text}");
    assert!(!text.contains("action-without-deadline") && !text.contains("action-without-cost"), "{text}");
}

#[test]
fn a_measure_may_carry_the_unit_of_its_subject_and_no_other() {
    let indicators =
        r#"indicators = [{ id = "days", unit = "jours", target = 9 }, { id = "bare", target = 9 }]"#;
    let objective = "[[objective]]\nid = \"o\"\nstatement = \"o\"\n[objective.smart]\n\
        measurable = { indicator = \"payroll-share\", unit = \"%\", baseline = 74, target = 70 }\n";
    let folder = mission("", &format!("{objective}{}", action("a", indicators)));
    let measure = |subject: &str, value: &str| otn(folder.path(), &["plan", "measure", subject, value]);
    for (subject, value, written) in [
        ("o", "70,9 %", ",o,70.9,"),
        ("o", "70.9\u{202f}%", ",o,70.9,"),
        ("a/days", "12 jours", ",a/days,12,"),
        ("a/days", "1 jour", ",a/days,1,"),
        ("a/cost", "75 000 €", ",a/cost,75000,"),
    ] {
        let output = measure(subject, value);
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && told.contains(written), "{subject} {value}: {told}");
    }
    for (subject, value, why) in [
        ("o", "75 000 €", "measured in “%”"),
        ("a/days", "12 %", "measured in “jours”"),
        ("a/bare", "12 %", "gives a/bare no unit"),
        ("a", "12 %", "several indicators"),
        ("o", "about 12", "no figure"),
    ] {
        let output = measure(subject, value);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && told.contains(why), "{subject} {value}: {told}");
    }
}

#[test]
fn scores_outside_the_scale_and_negative_weights_are_said_and_do_not_count() {
    let choice = "[[choice]]\nid = \"c\"\nquestion = \"q\"\n\
        criteria = [{ id = \"pros\", label = \"p\", weight = -3 }]\n\
        options = [{ id = \"a\", label = \"a\", scores = { pros = 55 } }, { id = \"b\", label = \"b\", scores = { pros = 4 } }]\n";
    let mission = mission("", choice);
    let output = otn(mission.path(), &["plan", "check"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        text.contains("write a number from 1 to 5") && text.contains("write a number from 0 on"),
        "{text}"
    );
    let choices = otn(mission.path(), &["choices"]);
    assert!(!String::from_utf8_lossy(&choices.stdout).contains("55"), "{choices:?}");
}

#[test]
fn a_thousands_comma_is_refused_where_it_could_begin_decimals() {
    let mission = followed("");
    for value in ["1,200", "62.000"] {
        let output = otn(mission.path(), &["plan", "measure", "a/cost", value]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && told.contains("read in two ways"), "{value}: {told}");
    }
    for (value, written) in [("€4,500.50", ",4500.5,"), ("1,234,567", ",1234567,"), ("12,5", ",12.5,")] {
        let output = otn(mission.path(), &["plan", "measure", "a/cost", value]);
        assert!(String::from_utf8_lossy(&output.stdout).contains(written), "{value}: {output:?}");
    }
    let negative = otn(mission.path(), &["plan", "measure", "a/cost", "--", "-500"]);
    assert_eq!(negative.status.code(), Some(2), "{negative:?}");
}

#[test]
fn a_baseline_says_how_many_findings_it_leaves_out() {
    let mission = mission("", &action("a", ""));
    let baseline = mission.path().join("known.json");
    let baseline = baseline.to_string_lossy();
    let check = |option: &str, more: &[&str]| {
        let mut arguments = vec!["plan", "check", option, &baseline];
        arguments.extend(more);
        String::from_utf8(otn(mission.path(), &arguments).stdout).expect("UTF-8")
    };
    let written = check("--write-baseline", &[]);
    assert!(written.contains("known findings are left out"), "{written}");
    let json: Value = serde_json::from_str(&check("--baseline", &["--format", "json"])).expect("JSON");
    assert!(json["summary"]["known"].as_u64() > Some(3) && json["summary"]["errors"] == 0, "{json}");
}

/// The first column stays what is chosen without a question; what a person's days alone push out is told apart.
#[test]
fn a_person_who_changes_leaves_the_means_given_as_they_are() {
    let year = "start = 2027-01-01\ndeadline = 2027-12-31\nowner = \"tom\"\ncomplexity = 1\ncost = 10";
    let plan = [
        "[[objective]]\nid = \"o\"\nstatement = \"x\"\n".to_owned(),
        action("long", &format!("{year}\ndays = 50\ncontribution = 3")),
        action("short", &format!("{year}\ndays = 30\ncontribution = 5")),
    ]
    .concat();
    let folder =
        mission("[[person]]\nid = \"tom\"\nname = \"Tom\"\nrole = \"technician\"\ncapacity = 40\n", &plan);
    let rank = |arguments: &[&str]| -> Value {
        let arguments = [&["plan", "rank", "--budget", "1000", "--format", "json"], arguments].concat();
        serde_json::from_slice(&otn(folder.path(), &arguments).stdout).expect("JSON")
    };
    let half = ["--what-if", "person=tom:-50%"];
    let answer = rank(&half);
    assert_eq!(answer["selection"], rank(&[])["selection"]);
    let asked = &answer["what_if"][0];
    assert_eq!(asked["falls_out"], serde_json::json!(["long", "short"]));
    assert_eq!(asked["falls_out_anyway"], serde_json::json!(["long"]));
    let with_people = rank(&["--people", half[0], half[1]]);
    assert_eq!(with_people["what_if"][0]["falls_out"], serde_json::json!(["short"]));
    assert_eq!(with_people["what_if"][0]["falls_out_anyway"], serde_json::json!([]));
    let shown = otn(folder.path(), &["plan", "rank", "--format", "markdown", half[0], half[1]]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.contains("The days of Tom (capacity) are counted only in the question"), "{shown}");
    assert!(shown.contains("falls out, even without this change: days of Tom 2027"), "{shown}");
}

#[test]
fn the_actions_of_a_long_chain_of_objectives_and_of_a_circle_are_rolled_up_once() {
    let objective = |id: &str, parent: &str| {
        format!("[[objective]]\nid = \"{id}\"\nstatement = \"Augmenter de 3 %\"\nparent = \"{parent}\"\n")
    };
    let chain: String = (0..20_000).map(|at| objective(&format!("q{at}"), &format!("q{}", at + 1))).collect();
    let circle = objective("x", "y") + &objective("y", "x") + &objective("z", "y");
    let actions: String = [("a", "q0"), ("b", "q19999"), ("c", "x"), ("d", "z")]
        .map(|(id, of)| {
            format!("[[action]]\nid = \"{id}\"\ntitle = \"t\"\nobjective = \"{of}\"\ndeadline = 2020-01-01\n")
        })
        .concat();
    let folder = mission("", &format!("{chain}{circle}{actions}"));
    let output = otn(folder.path(), &["plan", "follow", "--format", "json"]);
    let follow: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let of = |id: &str| {
        let all = follow["objectives"].as_array().expect("a list");
        let one = all.iter().find(|one| one["id"] == id).expect("one");
        (one["actions"].as_u64(), one["because"].as_str().map(str::to_owned))
    };
    // Of several as late, the last of the lowest objective is named.
    assert_eq!(of("q0"), (Some(1), Some("a".to_owned())));
    assert_eq!(of("q10000"), (Some(1), Some("a".to_owned())));
    assert_eq!(of("q19999"), (Some(2), Some("a".to_owned())));
    assert_eq!(of("z"), (Some(1), Some("d".to_owned())));
    assert_eq!((of("x").0, of("y").0), (Some(2), Some(2)));
}

#[test]
fn an_action_that_waits_for_itself_is_a_circle_and_nothing_else() {
    let keys = "start = 2027-01-04\ndeadline = 2027-06-30\nafter = [\"a\"]";
    let folder = mission("", &action("a", keys));
    let findings = said(folder.path(), &["plan", "check", "--format", "json"]);
    assert!(findings.contains("action-cycle"), "{findings}");
    assert!(!findings.contains("action-starts-too-early"), "{findings}");
}

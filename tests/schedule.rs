//! The backward schedule from outside: what it writes for a calendar program, a browser, a report.

use std::{fs, path::Path, process::Command};

use crate::copy;

/// Runs on a day, and returns what is written.
fn on(today: &str, folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_otn"))
        .args(["--today", today, "--color", "never", "-C"])
        .arg(folder)
        .args(arguments)
        .output()
        .expect("the program runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn a_running_step_stands_on_the_day_it_began_in_the_calendar_and_in_the_picture() {
    let mission = copy::example("baie-fictive");
    let calendar = on("2026-11-26", mission.path(), &["schedule", "--format", "ics"]);
    let plan =
        calendar.split("BEGIN:VEVENT").find(|event| event.contains("Plan d'actions")).expect("its event");
    assert!(plan.contains("DTSTART;VALUE=DATE:20261109\r\nDTEND;VALUE=DATE:20270527"), "{plan}");
    for arguments in [&["schedule", "--format", "svg"][..], &["plan", "gantt", "--format", "svg"]] {
        let picture = on("2026-11-26", mission.path(), arguments);
        assert!(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{picture}");
        let mut reader = quick_xml::Reader::from_str(&picture);
        while !matches!(reader.read_event().expect("well formed"), quick_xml::events::Event::Eof) {}
        assert!(picture.contains("Plan d&#39;actions") || picture.contains("Raccourcir"), "{picture}");
    }
}

/// A step's day is its own: done, begun, or the latest for what is left.
#[test]
fn each_public_is_told_when_steps_were_done_and_when_the_others_must_be() {
    let mission = copy::example("baie-fictive");
    let report = |public| {
        let page =
            on("2026-11-26", mission.path(), &["report", "full", "--for", public, "--format", "markdown"]);
        let (_, transition) = page.split_once("## La transition").expect("its part");
        transition.split("\n## ").next().unwrap_or_default().to_owned()
    };
    let professionals = report("professionals");
    assert!(
        professionals.contains("| Enquête auprès des professionnels | faite le 22/05/2026 |"),
        "{professionals}"
    );
    assert!(
        professionals.contains("| Présentation du diagnostic | faite le 02/07/2026 |"),
        "{professionals}"
    );
    assert!(professionals.contains("| Concertation avec les professionnels | au plus tard le 07/06/2027 |"));
    let elected = report("elected");
    assert!(elected.contains("commencée le 09/11/2026, à finir le 26/05/2027 au plus tard | ▸ engagée |"));
    assert!(!elected.contains("| Commande écrite |"), "{elected}");
    let technicians = report("technicians");
    assert!(
        technicians.contains("| Commande écrite | Solène |  | 12/03/2026 |  | ✓ faite |"),
        "{technicians}"
    );
    for page in [elected, technicians] {
        assert!(page.contains("![Les étapes, du 12 mars 2026 au vote du 24 juin 2027\u{202f}: 11 faites"));
    }
}

/// Returns a copy of the example with another day for the vote.
fn voting_on(day: &str) -> tempfile::TempDir {
    let mission = copy::example("baie-fictive");
    let file = mission.path().join("mission.toml");
    let text = fs::read_to_string(&file).expect("readable");
    assert!(text.contains("vote = 2027-06-24"));
    fs::write(&file, text.replace("vote = 2027-06-24", &format!("vote = {day}"))).expect("written");
    mission
}

/// What is left takes the same days however far the vote is; the mission is closed from 24 December to 3 January.
#[test]
fn a_far_vote_changes_nothing_to_the_earliest_day_and_is_a_finding() {
    for vote in ["2027-06-24", "2042-06-24", "2127-06-24", "9999-12-31"] {
        let mission = voting_on(vote);
        let shown = on("2026-11-26", mission.path(), &["schedule"]);
        assert!(shown.contains("tout peut être prêt le 7 janvier 2027"), "{vote} {shown}");
        let review = on("2026-11-26", mission.path(), &["check"]);
        assert_eq!(review.contains("[vote-far]"), vote != "2027-06-24", "{vote} {review}");
    }
    let calendar = on("2026-11-26", voting_on("0000-01-01").path(), &["schedule", "--format", "ics"]);
    assert!(!calendar.contains("VALUE=DATE:0000"), "{calendar}");
}

#[test]
fn steps_of_forty_years_end_on_days_on_which_people_work() {
    let mission = tempfile::tempdir().expect("a temporary folder");
    let steps: String = (0..6)
        .map(|at| format!("[[step]]\nid = \"s{at}\"\nduration = 10000\nafter = [\"s{}\"]\n", at - 1))
        .collect();
    let steps = steps.replace("after = [\"s-1\"]\n", "");
    fs::write(mission.path().join("mission.toml"), format!("[mission]\nname = \"Essai\"\n{steps}"))
        .expect("written");
    let schedule = on("2026-11-26", mission.path(), &["schedule", "--format", "json"]);
    let schedule: serde_json::Value = serde_json::from_str(&schedule).expect("JSON");
    let steps = schedule["steps"].as_array().expect("steps");
    for step in steps {
        // Nothing is late in a schedule that is counted from the earliest vote.
        assert_eq!((&step["late_days"], &step["status"]), (&0.into(), &"planned".into()), "{step}");
        let last: jiff::civil::Date = step["latest_end"].as_str().expect("a day").parse().expect("a day");
        assert!(
            !matches!(last.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday),
            "{step}"
        );
    }
    // 10,000 working days are some 39.6 years of 252 or 253.
    let first = steps.iter().find(|step| step["id"] == "s0").expect("it");
    assert!(first["latest_end"].as_str().expect("a day").starts_with("2066"), "{first}");
}

/// 22 February is the first day on which nothing is left to spare, 24 June the vote.
#[test]
fn what_can_be_ready_on_the_day_of_the_vote_is_not_late() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mission = folder.path().join("f");
    let place = mission.to_str().expect("a name");
    on(
        "2026-11-26",
        folder.path(),
        &["init", place, "--name", "Essai", "--language", "fr", "--vote", "2027-06-24"],
    );
    let shown = on("2027-02-23", &mission, &["schedule"]);
    assert!(
        shown.contains("tout peut être prêt le 24 juin 2027") && !shown.contains("✗ en retard de"),
        "{shown}"
    );
    assert!(!on("2027-02-23", &mission, &["check"]).contains("[step-late]"));
    assert!(on("2027-02-24", &mission, &["check"]).contains("[step-late]"));
}

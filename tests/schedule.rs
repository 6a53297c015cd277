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
    // The spaces of French typography are other tests' matter.
    String::from_utf8(output.stdout).expect("UTF-8").replace(['\u{a0}', '\u{202f}'], " ")
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
        assert!(picture.contains("Plan d’actions") || picture.contains("Raccourcir"), "{picture}");
    }
}

/// A step's day is its own: done, begun, or the latest for what is left.
#[test]
fn each_public_is_told_when_steps_were_done_and_when_the_others_must_be() {
    let mission = copy::example("baie-fictive");
    let report = |public| {
        let page =
            on("2026-11-26", mission.path(), &["report", "full", "--for", public, "--format", "markdown"]);
        let (_, transition) = page.split_once("La transition\n\n").expect("its part");
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
    // What the picture says to who does not see it.
    let picture = "Les étapes, du 12 mars 2026 au vote du 24 juin 2027 : 11 faites";
    for public in ["elected", "technicians"] {
        let html = ["report", "full", "--for", public, "--format", "html"];
        assert!(on("2026-11-26", mission.path(), &html).contains(picture), "{public}");
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

/// A vote too near to the last day for the tax, or after it, loses a year; a vote on the budget's day is seen too.
#[test]
fn a_vote_meets_the_dates_of_the_tourist_tax_and_of_the_budget() {
    for (vote, meets) in [
        ("2027-06-24", None),
        ("2027-06-28", Some("Taxe de séjour, à délibérer avant")),
        ("2027-07-01", Some("Taxe de séjour, trop tard")),
        ("2027-07-05", Some("Taxe de séjour, trop tard")),
        ("2027-04-15", Some("Budget, à voter au plus tard le 15 avril")),
    ] {
        let mission = voting_on(vote);
        let review = on("2026-11-26", mission.path(), &["check"]);
        let told = review.lines().find(|line| line.contains("« Vote du conseil »"));
        assert_eq!(
            told.is_some_and(|line| meets.is_some_and(|meets| line.contains(meets))),
            meets.is_some(),
            "{review}"
        );
        let schedule = on("2026-11-26", mission.path(), &["schedule", "--format", "json"]);
        let schedule: serde_json::Value = serde_json::from_str(&schedule).expect("JSON");
        let second = schedule["dates"]
            .as_array()
            .expect("dates")
            .iter()
            .find(|date| date["id"] == "council-second-call");
        assert_eq!(second.expect("it")["met_by"], serde_json::json!(["vote"]), "{vote}");
    }
}

/// Returns a mission with a vote and what is given besides.
fn with(words: &str) -> tempfile::TempDir {
    let mission = tempfile::tempdir().expect("a temporary folder");
    let text = format!("[mission]\nname = \"Essai\"\n[calendar]\nvote = 2027-06-24\n{words}");
    fs::write(mission.path().join("mission.toml"), text).expect("written");
    mission
}

#[test]
fn a_date_of_the_missions_own_says_what_it_concerns_and_replaces_or_takes_away_one_of_the_offices() {
    let own = "[[calendar.date]]\nid = \"demenagement\"\nlabel = \"Déménagement\"\nfrom = 2027-01-04\nto = 2027-06-30\n";
    let silent = on("2026-11-26", with(own).path(), &["check"]);
    assert!(!silent.contains("« 1. Hébergement, taxe de séjour »"), "{silent}");
    let work = format!("{own}meets = [\"travail\"]\n");
    let told = on("2026-11-26", with(&work).path(), &["check"]);
    assert!(
        told.contains("« 1. Hébergement, taxe de séjour »") && !told.contains("« Vote du conseil »"),
        "{told}"
    );
    let replaced = "[[calendar.date]]\nid = \"budget-vote\"\nlabel = \"Budget, 30 mars\"\nfrom = 2027-03-30\n\
         [[calendar.date]]\nid = \"school-holidays-b\"\n";
    let schedule = on("2026-11-26", with(replaced).path(), &["schedule", "--format", "csv"]);
    assert!(!schedule.is_empty());
    let schedule = on("2026-11-26", with(replaced).path(), &["schedule"]);
    assert!(schedule.contains("Budget, 30 mars") && !schedule.contains("le 15 avril"), "{schedule}");
    assert!(!schedule.contains("Vacances scolaires, zone B  "), "{schedule}");
}

#[test]
fn figures_that_no_charter_has_are_findings_and_no_sum_is_lost() {
    for (words, told) in [
        ("days = -5", "un nombre de 0 à 10 000"),
        ("phase_days = [-2, 3, 3, 3]", "un nombre à partir de 0"),
        ("phase_days = [nan, 3, 3, 3]", "un nombre à partir de 0"),
        ("phase_days = [\"a\", 3, 3, 3]", "attend un nombre"),
        ("phase_days = [1, 2, 3, 4, 5, 6]", "phase_days a 6 valeurs"),
        ("days = 17\nphase_days = [2, 3, 3, 8]", "la charte dit 17 jours, ses phases en font 16"),
    ] {
        let mission = with(&format!("[charter]\n{words}\n"));
        let review = on("2026-11-26", mission.path(), &["check"]);
        assert!(review.contains(told), "{words} {review}");
        // No number of the list is read for another's.
        let schedule = on("2026-11-26", mission.path(), &["schedule", "--format", "json"]);
        let schedule: serde_json::Value = serde_json::from_str(&schedule).expect("JSON");
        let first = &schedule["support"]["phases"][0]["agreed"];
        assert!(first.is_null() || first == 1.0 || first == 2.0, "{words} {first}");
    }
    let much = "[charter]\ndaily_rate = 1e14\n[[support]]\ndate = 2026-11-02\nphase = 3\ndays = 9000\n";
    let status = on("2026-11-26", with(much).path(), &["status"]);
    assert!(status.contains("(900 000 000 000 000 €)"), "{status}");
}

#[test]
fn support_is_held_against_what_was_agreed_phase_by_phase_and_each_unmet_line_has_its_command() {
    let mission = copy::example("baie-fictive");
    let schedule = on("2026-11-26", mission.path(), &["schedule", "--format", "json"]);
    let schedule: serde_json::Value = serde_json::from_str(&schedule).expect("JSON");
    let phase = &schedule["support"]["phases"][2];
    assert_eq!((&phase["agreed_euros"], &phase["used_euros"]), (&900.0.into(), &1050.0.into()));
    let status = on("2026-11-26", mission.path(), &["status"]);
    assert!(
        status.contains("! Jours utilisés/convenus par phase") && status.contains("3,5/3 (!)"),
        "{status}"
    );
    assert!(status.contains("→ otn choices") && status.lines().count() <= 35, "{status}");
    let empty = with("");
    let status = on("2026-11-26", empty.path(), &["status", "--format", "html"]);
    for line in status.lines().filter(|line| line.starts_with("<li><span class=\"bad\">")) {
        assert!(line.contains("<code>otn "), "{line}");
    }
    let json = on("2026-11-26", empty.path(), &["status", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let shown = on("2026-11-26", empty.path(), &["status"]);
    for phase in json["phases"].as_array().expect("phases") {
        for next in phase["requirements"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|asked| asked["next"].as_str())
        {
            // The nine tools stand in one line, with the first one's command.
            assert!(shown.contains(next) || next.starts_with("otn schema"), "{next} {shown}");
        }
    }
}

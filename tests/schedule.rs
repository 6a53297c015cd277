//! The backward schedule from outside: what it writes for a calendar program, a browser, a report.

use std::{path::Path, process::Command};

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

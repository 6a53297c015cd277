//! `unknown-key`: a key that its table does not have.

use crate::{
    check::{Finding, Rule, Severity},
    language::{list::List, text},
    mission::problem::{Problem, ProblemKind},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "unknown-key",
    severity: Severity::Error,
    fr: include_str!("unknown_key.fr.md"),
    en: include_str!("unknown_key.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.problems.iter().filter_map(finding).collect()
}

fn finding(problem: &Problem) -> Option<Finding> {
    let ProblemKind::UnknownKey { key, nearest, known } = &problem.kind else { return None };
    let finding = Finding {
        id: problem.id.clone(),
        ..Finding::at(
            problem.place,
            text!("la clé « {key} » n'existe pas ici", "there is no key “{key}” here", key = key),
        )
    };
    Some(match (nearest, home(key)) {
        (Some(near), _) => {
            finding.help(text!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?", near = near))
        }
        (None, Some(home)) => {
            finding.help(text!("elle a sa place dans {home}", "it belongs in {home}", home = home))
        }
        (None, None) => finding.help(text!(
            "les clés possibles sont {known}",
            "the possible keys are {known}",
            known = List::and(known)
        )),
    })
}

/// Returns the files where a table that stands elsewhere belongs.
fn home(key: &str) -> Option<&'static str> {
    match key {
        "fact" => Some("facts/*.toml"),
        "choice" | "objective" | "action" | "risk" => Some("plan/*.toml"),
        "indicator" => Some("indicators/*.toml"),
        "mission" | "order" | "charter" | "ambition" | "calendar" | "step" | "person" | "theme"
        | "strategy" | "diagnosis" | "check" => Some("mission.toml"),
        _ => None,
    }
}

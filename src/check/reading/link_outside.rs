//! `link-outside`: a link that leads out of the folder.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::problem::{Problem, ProblemKind},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "link-outside",
    severity: Severity::Error,
    fr: include_str!("link_outside.fr.md"),
    en: include_str!("link_outside.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.problems.iter().filter_map(finding).collect()
}

fn finding(problem: &Problem) -> Option<Finding> {
    let ProblemKind::LinkOutside = &problem.kind else { return None };
    Some(
        Finding::at(
            problem.place,
            text!(
                "ce lien mène hors du dossier de la mission : il n'est pas suivi",
                "this link leads out of the mission's folder: it is not followed"
            ),
        )
        .help(text!("copiez le fichier dans le dossier", "copy the file into the folder")),
    )
}

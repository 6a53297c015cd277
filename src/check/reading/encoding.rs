//! `encoding`: bytes that are not UTF-8.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::problem::{Problem, ProblemKind},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "encoding",
    severity: Severity::Error,
    fr: include_str!("encoding.fr.md"),
    en: include_str!("encoding.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.problems.iter().filter_map(finding).collect()
}

fn finding(problem: &Problem) -> Option<Finding> {
    let ProblemKind::Encoding = &problem.kind else { return None };
    Some(
        Finding::at(
            problem.place,
            text!("le fichier n'est pas en UTF-8 à partir d'ici", "the file is not UTF-8 from here on"),
        )
        .help(text!(
            "enregistrez-le en UTF-8 ; il a été lu comme du Windows-1252 en attendant",
            "save it as UTF-8; it was read as Windows-1252 in the meantime"
        )),
    )
}

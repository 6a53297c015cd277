//! `link-outside`: a link that leads out of the folder.

use crate::{
    check::{
        Finding, Rule, Severity,
        state_of_play::{at, tables},
    },
    language::{Text, text},
    mission::problem::{Problem, ProblemKind},
    snapshot::Snapshot,
    state_of_play::problems::{TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "link-outside",
    severity: Severity::Error,
    fr: include_str!("link_outside.fr.md"),
    en: include_str!("link_outside.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = snapshot.mission.problems.iter().filter_map(finding).collect();
    findings.extend(tables(snapshot, of_table));
    findings
}

fn finding(problem: &Problem) -> Option<Finding> {
    let ProblemKind::LinkOutside = &problem.kind else { return None };
    Some(worded(|message| Finding::at(problem.place, message)))
}

fn of_table(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::LinkOutside = &problem.fault else { return None };
    Some(worded(|message| at(table, problem, message)))
}

fn worded(at: impl Fn(Text) -> Finding) -> Finding {
    at(text!(
        "ce lien mène hors du dossier de la mission : il n'est pas suivi",
        "this link leads out of the mission's folder: it is not followed"
    ))
    .help(text!("copiez le fichier dans le dossier", "copy the file into the folder"))
}

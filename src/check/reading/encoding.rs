//! `encoding`: bytes that are not UTF-8.

use crate::{
    check::{
        Finding, Rule, Severity,
        state_of_play::{at, tables},
    },
    language::text,
    mission::problem::{Problem, ProblemKind},
    snapshot::Snapshot,
    state_of_play::problems::{TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "encoding",
    severity: Severity::Error,
    fr: include_str!("encoding.fr.md"),
    en: include_str!("encoding.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = snapshot.mission.problems.iter().filter_map(finding).collect();
    findings.extend(tables(snapshot, of_table));
    findings
}

fn of_table(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::Encoding { offset } = &problem.fault else { return None };
    let message = text!(
        "un octet n'est pas de l'UTF-8, le codage du début du fichier (octet n° {offset})",
        "a byte is not UTF-8, the encoding of the file's beginning (byte number {offset})",
        offset = offset.to_string()
    );
    Some(
        at(table, problem, message)
            .help(text!("enregistrez tout le fichier en UTF-8", "save the whole file as UTF-8")),
    )
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

//! `unreadable-file`: a file that the system does not give.

use crate::{
    check::{
        Finding, Rule, Severity,
        state_of_play::{at, tables},
    },
    language::text,
    mission::problem::{Problem, ProblemKind, Unreadable},
    snapshot::Snapshot,
    state_of_play::problems::{TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "unreadable-file",
    severity: Severity::Error,
    fr: include_str!("unreadable_file.fr.md"),
    en: include_str!("unreadable_file.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = snapshot.mission.problems.iter().filter_map(finding).collect();
    findings.extend(tables(snapshot, of_table));
    findings
}

fn of_table(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let at = |message| at(table, problem, message);
    Some(match &problem.fault {
        TableFault::Unreadable { reason } => at(text!(
            "cette table ne peut pas être lue : {reason}",
            "this table cannot be read: {reason}",
            reason = reason
        ))
        .help(text!("vérifiez ses droits d'accès", "check its access rights")),
        TableFault::NotAFile => at(text!("ce n'est pas un fichier ordinaire", "this is no ordinary file"))
            .help(text!("mettez un fichier CSV à sa place", "put a CSV file in its place")),
        TableFault::Empty => at(text!("le fichier est vide", "the file is empty"))
            .help(text!("donnez au moins les noms des colonnes", "give at least the names of the columns")),
        TableFault::Changed => at(text!(
            "le fichier a été modifié pendant sa lecture : ce qui en est dit peut être faux",
            "the file was changed while it was read: what is said of it may be wrong"
        ))
        .help(text!("relancez la commande", "run the command again")),
        _ => return None,
    })
}

fn finding(problem: &Problem) -> Option<Finding> {
    let ProblemKind::UnreadableFile { reason } = &problem.kind else { return None };
    let at = |message| Finding::at(problem.place, message);
    Some(match reason {
        Unreadable::Io(words) => at(text!(
            "ce fichier ne peut pas être lu : {words}",
            "this file cannot be read: {words}",
            words = words
        ))
        .help(text!("vérifiez ses droits d'accès", "check its access rights")),
        Unreadable::NotAFolder => at(text!("ce devrait être un dossier", "this should be a folder"))
            .help(text!("faites-en un dossier, ou retirez-le", "make it a folder, or take it away")),
        Unreadable::NotAFile => at(text!("ce n'est pas un fichier ordinaire", "this is no ordinary file"))
            .help(text!("retirez-le du dossier", "take it out of the folder")),
        Unreadable::TooLarge => at(text!("ce fichier dépasse 512 Mo", "this file is over 512 MB"))
            .help(text!("partagez-le en plusieurs fichiers", "split it into several files")),
        Unreadable::Circle => at(text!("ce lien tourne en rond", "this link leads round in a circle"))
            .help(text!("retirez ce lien", "remove this link")),
    })
}

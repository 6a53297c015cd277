//! `unreadable-file`: a file that the system does not give.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::problem::{Problem, ProblemKind, Unreadable},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "unreadable-file",
    severity: Severity::Error,
    fr: include_str!("unreadable_file.fr.md"),
    en: include_str!("unreadable_file.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.problems.iter().filter_map(finding).collect()
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
        Unreadable::NotAFile => at(text!("ce n'est pas un fichier ordinaire", "this is no ordinary file"))
            .help(text!("retirez-le du dossier", "take it out of the folder")),
        Unreadable::TooLarge => at(text!("ce fichier dépasse 512 Mo", "this file is over 512 MB"))
            .help(text!("partagez-le en plusieurs fichiers", "split it into several files")),
        Unreadable::Circle => at(text!("ce lien tourne en rond", "this link leads round in a circle"))
            .help(text!("retirez ce lien", "remove this link")),
    })
}

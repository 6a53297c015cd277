//! `follow-up-unknown-subject`: a measure of nothing.

use std::collections::HashSet;

use crate::{
    check::{Finding, Rule, Severity},
    language::{suggestion::Candidates, text},
    snapshot::Snapshot,
    strategy::subject::subjects,
};

pub(super) static RULE: Rule = Rule {
    name: "follow-up-unknown-subject",
    severity: Severity::Error,
    fr: include_str!("follow_up_unknown_subject.fr.md"),
    en: include_str!("follow_up_unknown_subject.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let all = subjects(mission);
    let known: HashSet<&str> = all.iter().map(String::as_str).collect();
    let mut candidates = Candidates::new(all.iter().map(String::as_str));
    let mut findings = Vec::new();
    for subject in mission.measures.iter().filter_map(|measure| measure.subject.as_ref()) {
        if known.contains(subject.value.as_str()) {
            continue;
        }
        let message = text!(
            "« {subject} » n'est ni une action, ni un de ses indicateurs, ni un objectif",
            "“{subject}” is no action, none of its indicators and no objective",
            subject = subject.value
        );
        let finding = Finding::about(&subject.value, subject.place, message);
        findings.push(match candidates.nearest(&subject.value) {
            Some(near) => {
                finding.help(text!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?", near = near))
            }
            None => finding.help(text!(
                "écrivez l'identifiant d'une action, action/indicateur, ou un objectif",
                "write the id of an action, action/indicator, or an objective"
            )),
        });
    }
    findings
}

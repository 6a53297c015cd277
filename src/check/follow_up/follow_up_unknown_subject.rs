//! `follow-up-unknown-subject`: a measure of nothing.

use std::collections::HashSet;

use crate::{
    check::{Finding, Rule, Severity},
    language::{list::List, suggestion::Candidates, text},
    mission::{Mission, source::Located},
    snapshot::Snapshot,
    strategy::subject::{figures_of, subjects},
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
    for measure in &mission.measures {
        let Some(subject) = &measure.subject else { continue };
        if known.contains(subject.value.as_str()) {
            findings.extend(measure.value.as_ref().and_then(|_| of_an_action(mission, subject)));
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

/// Reports a figure given for a whole action: only its indicators are followed.
fn of_an_action(mission: &Mission, subject: &Located<String>) -> Option<Finding> {
    let action = mission.action(&subject.value)?;
    let figures = figures_of(action);
    let message = text!(
        "« {subject} » est une action : ce sont ses indicateurs qui se mesurent, ce chiffre ne compte nulle part",
        "“{subject}” is an action: its indicators are what is measured, this figure counts nowhere",
        subject = subject.value
    );
    let help = if figures.is_empty() {
        text!(
            "donnez-lui un indicateur (indicators = [{example}]), ou laissez le chiffre vide",
            "give it an indicator (indicators = [{example}]), or leave the figure empty",
            example = "{ id = \"…\", unit = \"…\", target = … }"
        )
    } else {
        text!("écrivez {subjects}", "write {subjects}", subjects = List::or(&figures))
    };
    Some(Finding::about(&subject.value, subject.place, message).help(help))
}

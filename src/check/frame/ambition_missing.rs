//! `ambition-missing`: no ambition, or no subject.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "ambition-missing",
    severity: Severity::Error,
    fr: include_str!("ambition_missing.fr.md"),
    en: include_str!("ambition_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let frame = &snapshot.mission.frame;
    let Some(ambition) = &frame.ambition else {
        let missing = text!("l'ambition manque", "the ambition is missing");
        return vec![Finding::at(frame.place, missing).help(text!(
            "ajoutez, une clé par ligne :\n[ambition]\nstatement = \"…\"  # l'ambition\nsubject = \"…\"    # ce qui est à réorganiser",
            "add, one key a line:\n[ambition]\nstatement = \"…\"  # the ambition\nsubject = \"…\"    # what is to be reorganised"
        ))];
    };
    let said = |text: &Option<crate::mission::source::Located<String>>| {
        text.as_ref().is_some_and(|text| !text.value.trim().is_empty())
    };
    let (key, missing) = match (said(&ambition.statement), said(&ambition.subject)) {
        (true, true) => return Vec::new(),
        (false, _) => (
            "statement",
            text!("l'ambition n'est pas écrite (statement)", "the ambition is not written (statement)"),
        ),
        (true, false) => (
            "subject",
            text!(
                "ce qui est à réorganiser n'est pas écrit (subject)",
                "what is to be reorganised is not written (subject)"
            ),
        ),
    };
    vec![Finding::at(ambition.place, missing).help(text!(
        "sous [ambition], sur une ligne : {key} = \"…\"",
        "under [ambition], on a line: {key} = \"…\"",
        key = key
    ))]
}

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
    let help = text!(
        "ajoutez [ambition] avec statement (l'ambition) et subject (ce qui est à réorganiser)",
        "add [ambition] with statement (the ambition) and subject (what is to be reorganised)"
    );
    let Some(ambition) = &frame.ambition else {
        return vec![
            Finding::at(frame.place, text!("l'ambition manque", "the ambition is missing")).help(help),
        ];
    };
    let said = |text: &Option<crate::mission::source::Located<String>>| {
        text.as_ref().is_some_and(|text| !text.value.trim().is_empty())
    };
    let missing = match (said(&ambition.statement), said(&ambition.subject)) {
        (true, true) => return Vec::new(),
        (false, _) => {
            text!("l'ambition n'est pas écrite (statement)", "the ambition is not written (statement)")
        }
        (true, false) => text!(
            "ce qui est à réorganiser n'est pas écrit (subject)",
            "what is to be reorganised is not written (subject)"
        ),
    };
    vec![Finding::at(ambition.place, missing).help(help)]
}

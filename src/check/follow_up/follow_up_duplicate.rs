//! `follow-up-duplicate`: two measures of one thing on one day that disagree.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::{
    check::{Finding, Rule, Severity},
    language::{number::Number, text},
    mission::source::{Located, Place},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "follow-up-duplicate",
    severity: Severity::Warning,
    fr: include_str!("follow_up_duplicate.fr.md"),
    en: include_str!("follow_up_duplicate.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let measures = &snapshot.mission.measures;
    let mut firsts: HashMap<(&str, Date), (&Located<f64>, Place)> = HashMap::with_capacity(measures.len());
    let mut findings = Vec::new();
    for measure in measures {
        let (Some(subject), Some(date), Some(value)) = (&measure.subject, &measure.date, &measure.value)
        else {
            continue;
        };
        let (first, place) = *firsts.entry((&subject.value, date.value)).or_insert((value, measure.place));
        #[expect(clippy::float_cmp, reason = "the same figure typed twice is the same number")]
        if first.value != value.value {
            findings.push(finding(subject, date.value, first, value, place));
        }
    }
    findings
}

fn finding(
    subject: &Located<String>,
    date: Date,
    first: &Located<f64>,
    value: &Located<f64>,
    place: Place,
) -> Finding {
    let message = text!(
        "« {subject} » a deux mesures le {date} : {first}, puis {value}",
        "“{subject}” has two measures on {date}: {first}, then {value}",
        subject = subject.value,
        date = date,
        first = Number::new(first.value),
        value = Number::new(value.value)
    );
    Finding::about(&subject.value, value.place, message)
        .related(place, text!("la première", "the first one"))
        .help(text!(
            "la seconde compte ; ôtez celle qui est fausse, ou donnez-lui son jour",
            "the second one counts; remove the wrong one, or give it its day"
        ))
}

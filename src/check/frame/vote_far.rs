//! `vote-far`: the vote is so far away that its year may be wrong.

use jiff::ToSpan as _;

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "vote-far",
    severity: Severity::Warning,
    fr: include_str!("vote_far.fr.md"),
    en: include_str!("vote_far.en.md"),
    check,
};

/// The years after which no council in office today votes any more: more than a mandate and a half.
const MOST_YEARS: i16 = 10;

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let last = snapshot.today.checked_add(MOST_YEARS.years()).unwrap_or(snapshot.today);
    let far = snapshot.mission.frame.calendar.vote.iter().filter(|vote| vote.value > last);
    far.map(|vote| {
        let message = text!(
            "le vote du {date} est dans plus de {years} ans",
            "the vote of {date} is more than {years} years away",
            date = vote.value,
            years = i64::from(MOST_YEARS)
        );
        Finding::at(vote.place, message).help(text!("l'année est-elle la bonne ?", "is the year right?"))
    })
    .collect()
}

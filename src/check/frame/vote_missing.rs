//! `vote-missing`: no vote to count back from.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "vote-missing",
    severity: Severity::Warning,
    fr: include_str!("vote_missing.fr.md"),
    en: include_str!("vote_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let frame = &snapshot.mission.frame;
    if frame.calendar.vote.is_some() {
        return Vec::new();
    }
    vec![
        Finding::at(
            frame.calendar.place.unwrap_or(frame.place),
            text!("la date du vote du conseil manque", "the day of the council's vote is missing"),
        )
        .help(text!(
            "sous [calendar], écrivez vote = 2027-06-24 : le rétro-planning se calcule depuis cette date",
            "under [calendar], write vote = 2027-06-24: the schedule is counted back from that day"
        )),
    ]
}

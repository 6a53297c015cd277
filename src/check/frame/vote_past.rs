//! `vote-past`: the vote is over.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "vote-past",
    severity: Severity::Warning,
    fr: include_str!("vote_past.fr.md"),
    en: include_str!("vote_past.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let past = snapshot.mission.frame.calendar.vote.iter().filter(|vote| vote.value < snapshot.today);
    past.map(|vote| {
        Finding::at(
            vote.place,
            text!("le vote du {date} est passé", "the vote of {date} is past", date = vote.value),
        )
        .help(text!("mettez la date du prochain vote", "set the day of the next vote"))
    })
    .collect()
}

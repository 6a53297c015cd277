//! `closed-days-unreadable`: closed days that are not days.

use crate::{
    check::{Finding, Rule, Severity},
    frame::calendar::closed_days,
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "closed-days-unreadable",
    severity: Severity::Error,
    fr: include_str!("closed_days_unreadable.fr.md"),
    en: include_str!("closed_days_unreadable.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let closed = snapshot.mission.frame.calendar.closed.iter();
    closed
        .filter(|text| closed_days(&text.value).is_none())
        .map(|text| {
            Finding::at(
                text.place,
                text!(
                    "« {days} » ne dit pas de jours fermés",
                    "“{days}” says no closed days",
                    days = text.value
                ),
            )
            .help(text!(
                "écrivez \"2026-12-24\" ou \"2026-12-24..2027-01-03\", le premier jour d'abord",
                "write \"2026-12-24\" or \"2026-12-24..2027-01-03\", the first day first"
            ))
        })
        .collect()
}

//! `calendar-date-doubtful`: a date of the mission's own that falls on no day.

use crate::{
    check::{Finding, Rule, Severity},
    frame::dates::is_known,
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "calendar-date-doubtful",
    severity: Severity::Error,
    fr: include_str!("calendar_date_doubtful.fr.md"),
    en: include_str!("calendar_date_doubtful.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for date in &snapshot.mission.frame.calendar.dates {
        match (&date.from, &date.to) {
            (Some(from), Some(to)) if to.value < from.value => {
                let message = text!(
                    "« {id} » finit le {to}, avant de commencer le {from}",
                    "“{id}” ends on {to}, before it begins on {from}",
                    id = date.id.value,
                    to = to.value,
                    from = from.value
                );
                findings.push(
                    Finding::about(&date.id.value, to.place, message)
                        .help(text!("mettez le premier jour d'abord", "put the first day first")),
                );
            }
            (None, _) if !is_known(&date.id.value) => {
                let message = text!(
                    "« {id} » n'a pas de premier jour : la date n'est pas comptée",
                    "“{id}” has no first day: the date is not counted",
                    id = date.id.value
                );
                let help = text!("ajoutez from = et le jour", "add from = and the day");
                findings.push(Finding::about(&date.id.value, date.id.place, message).help(help));
            }
            (_, _) => {}
        }
    }
    findings
}

//! `follow-up-date-doubtful`: a measure of a day to come, or of long ago.

use jiff::civil::Date;

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::follow_up::EARLIEST,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "follow-up-date-doubtful",
    severity: Severity::Warning,
    fr: include_str!("follow_up_date_doubtful.fr.md"),
    en: include_str!("follow_up_date_doubtful.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let today = snapshot.today;
    let dated = snapshot.mission.measures.iter().filter_map(|measure| {
        let date = measure.date.as_ref()?;
        Some((measure.subject.as_ref().map_or("", |subject| &subject.value), date))
    });
    let doubtful = dated.filter(|(_, date)| date.value > today || date.value < EARLIEST);
    doubtful
        .map(|(subject, date)| {
            let message = message(date.value, today);
            Finding::about(subject, date.place, message).help(text!(
                "corrigez l'année ou le jour : 2026-11-24 ou 24/11/2026",
                "correct the year or the day: 2026-11-24 or 24/11/2026"
            ))
        })
        .collect()
}

fn message(date: Date, today: Date) -> crate::language::Text {
    if date > today {
        text!(
            "cette mesure est du {date}, qui est encore à venir : elle ne compte pas jusque-là",
            "this measure is of {date}, which is still to come: it does not count until then",
            date = date
        )
    } else {
        text!(
            "cette mesure est du {date} : un jour aussi ancien est sans doute une faute de frappe",
            "this measure is of {date}: so old a day is probably a slip",
            date = date
        )
    }
}

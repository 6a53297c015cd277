//! `vote-on-day-off`: the vote falls on a day on which nobody works.

use crate::{
    check::{Finding, Rule, Severity},
    frame::{
        calendar::{DayOff, day_off},
        schedule::closed,
    },
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "vote-on-day-off",
    severity: Severity::Warning,
    fr: include_str!("vote_on_day_off.fr.md"),
    en: include_str!("vote_on_day_off.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let frame = &snapshot.mission.frame;
    let vote = frame.calendar.vote.as_ref().filter(|vote| vote.value >= snapshot.today);
    let found = vote.and_then(|vote| Some((vote, day_off(vote.value, &closed(frame))?)));
    let finding = found.map(|(vote, reason)| {
        let reason = match reason {
            DayOff::WeekEnd => text!("un jour de week-end", "a day of the week-end"),
            DayOff::PublicHoliday => text!("un jour férié", "a public holiday"),
            DayOff::Closed => text!("un jour fermé de la mission", "a closed day of the mission"),
        };
        let message = text!(
            "le vote du {date} tombe sur {reason}",
            "the vote of {date} falls on {reason}",
            date = vote.value,
            reason = reason
        );
        Finding::at(vote.place, message).help(text!(
            "vérifiez la date dans la convocation du conseil",
            "check the day in the council's summons"
        ))
    });
    finding.into_iter().collect()
}

//! `follow-up-off-track`: a measure far from the path to the target.

use crate::{
    check::{Finding, Rule, Severity},
    language::{number::Number, text},
    snapshot::Snapshot,
    strategy::progress::tracks,
};

pub(super) static RULE: Rule = Rule {
    name: "follow-up-off-track",
    severity: Severity::Warning,
    fr: include_str!("follow_up_off_track.fr.md"),
    en: include_str!("follow_up_off_track.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let at_risk = snapshot.mission.settings.follow_up.at_risk;
    let off = tracks(snapshot).into_iter().filter_map(|track| {
        let (latest, lag) = (track.latest?, track.lag()?);
        (lag > at_risk).then_some((track, latest))
    });
    off.map(|(track, latest)| {
        let message = text!(
            "« {subject} » décroche : {value} mesuré le {date}, {expected} attendu au {today}",
            "“{subject}” is off track: {value} measured on {date}, {expected} expected by {today}",
            subject = track.subject,
            value = Number::new(latest.value),
            date = latest.date,
            expected = Number::new(track.expected()),
            today = snapshot.today
        );
        Finding::about(track.owner_id, latest.place, message).help(text!(
            "corrigez ce qui ne produit pas l'effet attendu, ou révisez la cible et dites-le dans revised",
            "correct what does not produce the expected effect, or revise the target and say so in revised"
        ))
    })
    .collect()
}

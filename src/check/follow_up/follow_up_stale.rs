//! `follow-up-stale`: an action under way that nobody measures.

use std::collections::HashSet;

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    strategy::progress::tracks,
};

pub(super) static RULE: Rule = Rule {
    name: "follow-up-stale",
    severity: Severity::Warning,
    fr: include_str!("follow_up_stale.fr.md"),
    en: include_str!("follow_up_stale.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let thresholds = &snapshot.mission.settings.follow_up;
    let tracks = tracks(snapshot).into_iter().filter(|track| track.running && track.is_old(thresholds));
    let mut seen = HashSet::new();
    tracks
        .filter(|track| seen.insert(track.owner_id))
        .map(|track| {
            let message = text!(
                "« {subject} » n'a pas été mesuré depuis {days} jours",
                "“{subject}” has not been measured for {days} days",
                subject = track.subject,
                days = track.age_days()
            );
            Finding::about(track.owner_id, track.place, message).help(text!(
                "mesurez-le : otn plan measure {subject} VALEUR",
                "measure it: otn plan measure {subject} VALUE",
                subject = track.subject
            ))
        })
        .collect()
}

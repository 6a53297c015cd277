//! Who has measured nothing, and since when.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::Basis;
use crate::strategy::progress::{Track, days_between};

/// What a person has in charge and has not measured.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Silence<'a> {
    /// The person; none where nobody is in charge.
    pub(crate) owner: Option<&'a str>,
    /// The day since which the longest silent of the subjects has not been measured.
    pub(crate) since: Date,
    /// Days since then.
    pub(crate) days: i64,
    /// What the log calls them, the longest silent first.
    pub(crate) subjects: Vec<String>,
}

/// Returns, by person, the subjects under way that were never measured, or not for too long.
///
/// An objective counts from the start of its actions, and only where it is past the delay: it is measured
/// at its own pace.
pub(super) fn silent<'t, 'a: 't>(
    basis: &Basis<'_, 'a>,
    tracks: impl Iterator<Item = &'t Track<'a>>,
) -> Vec<Silence<'a>> {
    let today = basis.snapshot.today;
    let mut by_person: BTreeMap<Option<&'a str>, Vec<(Date, String)>> = BTreeMap::new();
    for track in tracks {
        let is_objective = track.subject == track.owner_id;
        let never = track.running && track.latest.is_none();
        let old = track.is_old(basis.thresholds) && (track.running || is_objective);
        if track.start < today && (never || old) {
            let since = track.latest.map_or(track.start, |latest| latest.date);
            by_person.entry(track.person).or_default().push((since, track.subject.clone()));
        }
    }
    let mut all: Vec<Silence<'a>> = by_person
        .into_iter()
        .map(|(owner, mut subjects)| {
            subjects.sort();
            let since = subjects.first().map_or(today, |(since, _)| *since);
            let subjects = subjects.into_iter().map(|(_, subject)| subject).collect();
            Silence { owner, since, days: days_between(since, today), subjects }
        })
        .collect();
    all.sort_by_key(|silence| silence.since);
    all
}

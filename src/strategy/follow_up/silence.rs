//! Who has not measured what, since when; and when each of them last measured anything.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::Serialize;

use super::Basis;
use crate::strategy::{
    progress::{Track, days_between},
    subject::bearer,
};

/// A person, and what they have in charge that is no longer measured.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Silence<'a> {
    /// The person; none where nobody is in charge.
    pub(crate) owner: Option<&'a str>,
    /// The latest day on which anything that they have in charge was measured; none where nothing ever was.
    pub(crate) last: Option<Date>,
    /// Days since then.
    pub(crate) days: Option<i64>,
    /// What is to be measured, the longest silent first.
    pub(crate) subjects: Vec<Stale>,
}

/// A subject that was never measured, or not for too long.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Stale {
    /// The day of its latest measure, or its first day where there is none.
    pub(crate) since: Date,
    /// Days since then.
    pub(crate) days: i64,
    /// What the log calls it.
    pub(crate) subject: String,
    /// Whether it was measured once.
    pub(crate) measured: bool,
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
    let mut by_person: BTreeMap<Option<&'a str>, Vec<Stale>> = BTreeMap::new();
    for track in tracks {
        let is_objective = track.subject == track.owner_id;
        let never = track.running && track.latest.is_none();
        let old = track.is_old(basis.thresholds) && (track.running || is_objective);
        if track.start < today && (never || old) {
            by_person.entry(track.person).or_default().push(Stale {
                since: track.latest.map_or(track.start, |latest| latest.date),
                days: track.age_days(),
                subject: track.subject.clone(),
                measured: track.latest.is_some(),
            });
        }
    }
    let last = last_measured(basis);
    let mut all: Vec<Silence<'a>> = by_person
        .into_iter()
        .map(|(owner, mut subjects)| {
            subjects.sort();
            let last = last.get(&owner).copied();
            Silence { owner, last, days: last.map(|last| days_between(last, today)), subjects }
        })
        .collect();
    // Who never measured anything comes first.
    all.sort_by_key(|silence| silence.last);
    all
}

/// Returns the latest day on which anything that a person has in charge was measured.
fn last_measured<'a>(basis: &Basis<'_, 'a>) -> HashMap<Option<&'a str>, Date> {
    let mission = basis.snapshot.mission;
    let of_actions = mission.actions.iter().map(|action| (&action.id, &action.owner));
    let of_objectives = mission.objectives.iter().map(|objective| (&objective.id, &objective.owner));
    let owners: HashMap<&str, Option<&'a str>> = of_objectives
        .chain(of_actions)
        .map(|(id, owner)| (id.value.as_str(), owner.as_ref().map(|owner| owner.value.as_str())))
        .collect();
    let mut last: HashMap<Option<&'a str>, Date> = HashMap::new();
    for measure in mission.measures.iter().filter(|measure| measure.value.is_some()) {
        let (Some(subject), Some(date)) = (&measure.subject, &measure.date) else { continue };
        if date.value <= basis.snapshot.today
            && let Some(owner) = owners.get(bearer(&subject.value))
        {
            let known = last.entry(*owner).or_insert(date.value);
            *known = date.value.max(*known);
        }
    }
    last
}

//! Where each objective stands: its own measure, and its actions rolled up.

use std::{borrow::Cow, collections::HashMap};

use jiff::civil::Date;
use serde::Serialize;

use super::{Basis, action::ActionProgress, reason::Reason, rolled_up::rolled_up};
use crate::{
    language::Language,
    state_of_play::placeholder::filled,
    strategy::{
        progress::{Point, Track},
        standing::Standing,
    },
};

/// An objective, followed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ObjectiveProgress<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    /// The objective.
    pub(crate) statement: Cow<'a, str>,
    /// Whether it is strategic: its actions are then those of the objectives below it too.
    pub(crate) strategic: bool,
    /// The person in charge.
    pub(crate) owner: Option<&'a str>,
    /// The last day.
    pub(crate) end: Option<Date>,
    /// The worst of its own measure and of its actions; on track only where its own measure says so.
    pub(crate) standing: Standing,
    /// What that comes from: its own id, or an action's.
    pub(crate) because: Option<&'a str>,
    /// What its own measure says.
    #[serde(rename = "reasons")]
    pub(crate) own: Vec<Reason>,
    /// The share of its actions that is done, each weighed by its contribution.
    pub(crate) done: Option<f64>,
    /// How many actions are rolled up.
    pub(crate) actions: usize,
    /// How many of them are done.
    pub(crate) actions_done: usize,
    /// How many of them are under way without a measure, and counted as nothing done.
    pub(crate) unmeasured: usize,
    /// The value at the start.
    pub(crate) baseline: Option<f64>,
    /// Its own latest measure.
    pub(crate) latest: Option<Point<'a>>,
    /// What the path gives today, where it was measured.
    pub(crate) expected: Option<f64>,
    /// The value wanted.
    pub(crate) target: Option<f64>,
    /// The unit.
    pub(crate) unit: Option<&'a str>,
    /// How many times it was revised.
    pub(crate) revised: usize,
}

/// Follows each objective.
pub(super) fn objectives<'a>(
    basis: &Basis<'_, 'a>,
    actions: &[ActionProgress<'a>],
    tracks: &[Track<'a>],
    language: Language,
) -> Vec<ObjectiveProgress<'a>> {
    let mission = basis.snapshot.mission;
    let tracks: HashMap<&str, &Track<'a>> = tracks.iter().map(|track| (track.owner_id, track)).collect();
    let rolled_up = rolled_up(&mission.objectives, actions);
    let objectives = mission.objectives.iter().map(|objective| {
        let id = objective.id.value.as_str();
        let track = tracks.get(id).copied();
        let own = track.map_or_else(Vec::new, |track| {
            let reasons = Reason::of_track(track, basis.thresholds);
            reasons.into_iter().filter(|reason| matches!(reason, Reason::Lags { .. })).collect()
        });
        let all = rolled_up.get(id).copied().unwrap_or_default();
        let of_track = track.map_or(Standing::Unknown, |track| track.standing(basis.thresholds));
        let (standing, because) = match all.worst {
            // What its actions do well does not say that the objective is reached: only its measure does.
            Some(action) if action.standing > of_track.max(Standing::OnTrack) => {
                (action.standing, Some(action.id))
            }
            _ => (of_track, (of_track != Standing::Unknown).then_some(id)),
        };
        let measurable = objective.smart.as_ref().and_then(|smart| smart.measurable.as_ref());
        ObjectiveProgress {
            id,
            statement: objective.statement.as_ref().map_or(Cow::Borrowed(""), |statement| {
                let language = basis.snapshot.mission.written_in(language);
                filled(&statement.value, basis.snapshot.state, language)
            }),
            strategic: !objective.is_operational(),
            owner: objective.owner.as_ref().map(|owner| owner.value.as_str()),
            end: objective.smart.as_ref().and_then(|smart| smart.time_bound.as_ref()).map(|end| end.value),
            standing,
            because,
            own,
            done: all.done(),
            actions: all.actions,
            actions_done: all.actions_done,
            unmeasured: all.unmeasured,
            baseline: measurable.and_then(|m| m.baseline.as_ref()).map(|value| value.value),
            latest: track.and_then(|track| track.latest),
            expected: track.filter(|track| track.latest.is_some()).map(Track::expected),
            target: measurable.and_then(|m| m.target.as_ref()).map(|value| value.value),
            unit: measurable.and_then(|m| m.unit.as_ref()).map(|unit| unit.value.as_str()),
            revised: objective.revised.len(),
        }
    });
    objectives.collect()
}

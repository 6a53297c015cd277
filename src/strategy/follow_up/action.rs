//! Where each action stands: how much is done, how late, how much is spent, and why it is judged so.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::{Basis, reason::Reason};
use crate::{
    language::{money::Money, vocabulary::Vocabulary as _},
    mission::{action::Action, vocabulary::Status},
    strategy::{
        progress::{Track, days_between},
        standing::Standing,
    },
};

/// An action, followed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ActionProgress<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    /// What is done.
    pub(crate) title: &'a str,
    /// The objective it serves.
    pub(crate) objective: Option<&'a str>,
    /// The person in charge.
    pub(crate) owner: Option<&'a str>,
    /// Where it stands, as the plan and the log say.
    #[serde(serialize_with = "key")]
    pub(crate) status: Status,
    /// How it stands against what was planned.
    pub(crate) standing: Standing,
    /// Why.
    pub(crate) reasons: Vec<Reason>,
    /// The share done, from 0 to 1: the mean of its indicators; 1 where the action is done.
    pub(crate) done: Option<f64>,
    /// The first day.
    pub(crate) start: Option<Date>,
    /// The last day.
    pub(crate) deadline: Option<Date>,
    /// By how many days the deadline is past.
    pub(crate) late_days: Option<i64>,
    /// What it costs.
    #[serde(serialize_with = "euros_if_known")]
    pub(crate) cost: Option<Money>,
    /// What is spent, where the log tells.
    #[serde(serialize_with = "euros_if_known")]
    pub(crate) spent: Option<Money>,
    /// The day of the latest measure.
    pub(crate) measured: Option<Date>,
    /// How many times it was revised.
    pub(crate) revised: usize,
    /// Its part in its objective, from 1 to 5.
    #[serde(skip)]
    pub(crate) weight: f64,
}

impl ActionProgress<'_> {
    /// Tells whether there is something to say of it today: it has begun, or should have.
    pub(crate) fn is_current(&self) -> bool {
        match self.status {
            Status::Running => true,
            Status::Planned => !self.reasons.is_empty(),
            Status::Done | Status::Dropped => false,
        }
    }
}

fn key<S: Serializer>(status: &Status, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.key())
}

fn euros_if_known<S: Serializer>(money: &Option<Money>, serializer: S) -> Result<S::Ok, S::Error> {
    money.map(Money::as_euros).serialize(serializer)
}

/// The weight of an action whose contribution is not rated: the middle of the scale.
const MIDDLE_WEIGHT: i64 = 3;

/// Follows each action that is kept.
pub(super) fn actions<'a>(basis: &Basis<'_, 'a>, tracks: &[Track<'a>]) -> Vec<ActionProgress<'a>> {
    let mut by_action: HashMap<&str, Vec<&Track<'a>>> = HashMap::new();
    for track in tracks {
        by_action.entry(track.owner_id).or_default().push(track);
    }
    let kept = basis.snapshot.mission.actions.iter();
    kept.filter(|action| basis.log.status(action) != Status::Dropped)
        .map(|action| {
            let tracks = by_action.get(action.id.value.as_str()).map(Vec::as_slice).unwrap_or_default();
            followed(basis, action, tracks)
        })
        .collect()
}

fn followed<'a>(basis: &Basis<'_, 'a>, action: &'a Action, tracks: &[&Track<'a>]) -> ActionProgress<'a> {
    let status = basis.log.status(action);
    let today = basis.snapshot.today;
    let deadline = action.deadline.as_ref().map(|deadline| deadline.value);
    let late = deadline.filter(|deadline| status != Status::Done && *deadline < today);
    let spent = basis.log.spent(action).and_then(|point| Money::from_f64(point.value));
    let reasons = reasons(basis, action, status, tracks, late, spent);
    let measured = tracks.iter().filter_map(|track| track.latest).map(|latest| latest.date).max();
    ActionProgress {
        id: &action.id.value,
        title: action.title.as_ref().map_or("", |title| &title.value),
        objective: action.objective.as_ref().map(|objective| objective.value.as_str()),
        owner: action.owner.as_ref().map(|owner| owner.value.as_str()),
        status,
        standing: standing(basis, status, tracks, &reasons),
        reasons,
        done: done(status, tracks),
        start: action.start.as_ref().map(|start| start.value),
        deadline,
        late_days: late.map(|deadline| days_between(deadline, today)),
        cost: action.cost.as_ref().map(|cost| cost.value),
        spent,
        measured,
        revised: action.revised.len(),
        #[expect(clippy::cast_precision_loss, reason = "from 1 to 5")]
        weight: action.contribution.as_ref().map_or(MIDDLE_WEIGHT, |rated| rated.value).max(0) as f64,
    }
}

fn done(status: Status, tracks: &[&Track<'_>]) -> Option<f64> {
    match status {
        Status::Done => return Some(1.0),
        Status::Planned if tracks.iter().all(|track| track.latest.is_none()) => return Some(0.0),
        Status::Planned | Status::Running | Status::Dropped => {}
    }
    if tracks.iter().all(|track| track.latest.is_none()) {
        return None;
    }
    // What nobody has measured yet counts as nothing done.
    #[expect(clippy::cast_precision_loss, reason = "an action has few indicators")]
    let count = tracks.len() as f64;
    Some(tracks.iter().filter_map(|track| track.done()).sum::<f64>() / count)
}

/// The worst of what is said of the action; good only where something measured or done says so.
fn standing(basis: &Basis<'_, '_>, status: Status, tracks: &[&Track<'_>], reasons: &[Reason]) -> Standing {
    if status == Status::Done {
        return Standing::OnTrack;
    }
    let measured = tracks.iter().map(|track| track.standing(basis.thresholds));
    let said = reasons.iter().map(Reason::standing);
    measured.chain(said).max().unwrap_or(Standing::Unknown)
}

fn reasons(
    basis: &Basis<'_, '_>,
    action: &Action,
    status: Status,
    tracks: &[&Track<'_>],
    late: Option<Date>,
    spent: Option<Money>,
) -> Vec<Reason> {
    let today = basis.snapshot.today;
    let mut reasons = Vec::new();
    if let Some(deadline) = late {
        reasons.push(Reason::Late { deadline, days: days_between(deadline, today) });
    }
    if status == Status::Planned
        && late.is_none()
        && let Some(start) = action.start.as_ref().map(|start| start.value).filter(|start| *start < today)
    {
        reasons.push(Reason::NotBegun { start, days: days_between(start, today) });
    }
    let open = matches!(status, Status::Planned | Status::Running);
    for track in tracks.iter().filter(|_| open) {
        reasons.extend(Reason::of_track(track, basis.thresholds));
    }
    if let (Some(cost), Some(spent)) = (action.cost.as_ref().map(|cost| cost.value), spent)
        && spent > cost
    {
        let over = (spent.as_euros() - cost.as_euros()) / cost.as_euros();
        let standing = Standing::of_lag(over, basis.thresholds);
        reasons.push(Reason::Overspent { cost, spent, standing });
    }
    let written = action.written_status();
    if let Some(said) = basis.log.said(action)
        && written != said
    {
        reasons.push(Reason::StatusDiffers { plan: written, log: said });
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.standing()));
    reasons
}

//! Why a thing stands as it does, as facts; and the short list of what to adjust.

use jiff::civil::Date;
use serde::Serialize;

use super::{action::ActionProgress, euros, objective::ObjectiveProgress, risk::RiskView};
use crate::{
    language::{money::Money, vocabulary::Vocabulary as _},
    mission::{action::Action, settings::FollowUpThresholds, vocabulary::Status},
    strategy::{
        progress::{Point, Track},
        standing::Standing,
    },
};

/// Why a thing stands as it does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Reason {
    /// The deadline is past.
    Late {
        /// The deadline.
        deadline: Date,
        /// Days since.
        days: i64,
    },
    /// It should have begun.
    NotBegun {
        /// The first day planned.
        start: Date,
        /// Days since.
        days: i64,
    },
    /// A measure lags behind its path.
    Lags {
        /// What the log calls it.
        subject: String,
        /// What was measured.
        value: f64,
        /// The day of that measure.
        date: Date,
        /// What the path gives today.
        expected: f64,
        /// At risk, or off track.
        standing: Standing,
    },
    /// It is under way and nobody has measured it for too long.
    Silent {
        /// What the log calls it.
        subject: String,
        /// The latest measure; the start where there is none.
        since: Date,
        /// Days since.
        days: i64,
        /// Whether it was measured once.
        measured: bool,
    },
    /// More is spent than it was to cost.
    Overspent {
        /// The cost.
        #[serde(serialize_with = "euros")]
        cost: Money,
        /// What is spent.
        #[serde(serialize_with = "euros")]
        spent: Money,
        /// By the same shares as a measure that lags.
        standing: Standing,
    },
    /// The target is reached and the work still goes on.
    Reached {
        /// What the log calls it.
        subject: String,
    },
    /// The plan and the log do not say the same status.
    StatusDiffers {
        /// What the plan says.
        #[serde(serialize_with = "key")]
        plan: Status,
        /// What the log says.
        #[serde(serialize_with = "key")]
        log: Status,
    },
    /// A risk is so high that one acts at once.
    ActNow {
        /// Likelihood × impact.
        score: i64,
        /// Whether something is planned against it.
        answered: bool,
    },
}

fn key<S: serde::Serializer>(status: &Status, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.key())
}

impl Reason {
    /// Returns how bad it is.
    pub(crate) fn standing(&self) -> Standing {
        match self {
            Self::Late { .. } => Standing::OffTrack,
            Self::NotBegun { .. } | Self::Silent { .. } => Standing::AtRisk,
            Self::Lags { standing, .. } | Self::Overspent { standing, .. } => *standing,
            Self::Reached { .. } => Standing::OnTrack,
            Self::StatusDiffers { .. } => Standing::Unknown,
            Self::ActNow { .. } => Standing::OffTrack,
        }
    }

    /// Returns what a track says: it lags, it is reached, nobody measures it.
    pub(super) fn of_track(track: &Track<'_>, thresholds: &FollowUpThresholds) -> Vec<Self> {
        let mut reasons = Vec::new();
        let standing = track.standing(thresholds);
        if let Some(latest) = track.latest {
            if matches!(standing, Standing::AtRisk | Standing::OffTrack) {
                let expected = track.expected();
                let subject = track.subject.clone();
                let Point { value, date, .. } = latest;
                reasons.push(Self::Lags { subject, value, date, expected, standing });
            } else if track.running && track.done().is_some_and(|done| done >= 1.0) {
                reasons.push(Self::Reached { subject: track.subject.clone() });
            }
        }
        if track.running && track.is_old(thresholds) {
            let days = track.age_days();
            let since = track.latest.map_or(track.start, |latest| latest.date);
            let measured = track.latest.is_some();
            reasons.push(Self::Silent { subject: track.subject.clone(), since, days, measured });
        }
        reasons
    }
}

/// Something to adjust.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Adjustment<'a> {
    /// The id of the action, the objective or the risk.
    pub(crate) id: &'a str,
    /// The person in charge.
    pub(crate) owner: Option<&'a str>,
    /// How bad it is.
    pub(crate) standing: Standing,
    /// Why.
    pub(crate) reason: Reason,
}

/// Returns what to adjust, the worst first, each thing's reasons together in the plan's order.
pub(super) fn adjustments<'a>(
    actions: &[ActionProgress<'a>],
    objectives: &[ObjectiveProgress<'a>],
    risks: &[RiskView<'a>],
    dropped: impl Iterator<Item = (&'a Action, Status)>,
) -> Vec<Adjustment<'a>> {
    let adjustment = |id, owner, reason: &Reason| Adjustment {
        id,
        owner,
        standing: reason.standing(),
        reason: reason.clone(),
    };
    let of_objectives = objectives.iter().flat_map(|objective| {
        objective.own.iter().map(move |reason| adjustment(objective.id, objective.owner, reason))
    });
    let of_actions = actions.iter().flat_map(|action| {
        action.reasons.iter().map(move |reason| adjustment(action.id, action.owner, reason))
    });
    let of_risks = risks.iter().filter(|risk| risk.standing == Standing::OffTrack).map(|risk| {
        let reason = Reason::ActNow { score: risk.score.unwrap_or(0), answered: risk.response.is_some() };
        adjustment(risk.id, risk.owner, &reason)
    });
    let of_dropped = dropped.map(|(action, plan)| {
        let owner = action.owner.as_ref().map(|owner| owner.value.as_str());
        adjustment(&action.id.value, owner, &Reason::StatusDiffers { plan, log: Status::Dropped })
    });
    let mut all: Vec<Adjustment<'a>> =
        of_objectives.chain(of_actions).chain(of_risks).chain(of_dropped).collect();
    all.sort_by_key(|adjustment| std::cmp::Reverse(adjustment.standing));
    all
}

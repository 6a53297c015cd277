//! The follow-up of the plan as one value: what moves, what is late, what is spent, what to adjust.

mod action;
mod changes;
mod objective;
mod reason;
mod risk;
mod rolled_up;
mod silence;

use jiff::civil::Date;
use serde::Serialize;

pub(crate) use action::ActionProgress;
pub(crate) use changes::Changes;
pub(crate) use objective::ObjectiveProgress;
pub(crate) use reason::{Adjustment, Reason};
pub(crate) use risk::RiskView;
pub(crate) use silence::{Silence, Stale};

use super::{
    progress::{Log, Point, Track, action_tracks, objective_tracks},
    standing::Standing,
};
use crate::{
    language::{Language, money::Money, value::Value},
    mission::{action::Action, revision::Revision, settings::FollowUpThresholds, vocabulary::Status},
    snapshot::Snapshot,
};

/// The follow-up on a day; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FollowUp<'a> {
    /// The mission's name.
    pub(crate) mission: &'a str,
    /// The day it is seen from.
    pub(crate) today: Date,
    /// The counts.
    pub(crate) summary: Summary,
    /// What to adjust, the worst first.
    pub(crate) adjust: Vec<Adjustment<'a>>,
    /// The objectives, each with its actions rolled up.
    pub(crate) objectives: Vec<ObjectiveProgress<'a>>,
    /// The actions that are kept, in the plan's order.
    pub(crate) actions: Vec<ActionProgress<'a>>,
    /// The indicators that have been measured, and those that should have been.
    pub(crate) indicators: Vec<IndicatorProgress<'a>>,
    /// What is planned and what is spent.
    pub(crate) cost: Cost,
    /// The risks, the gravest first.
    pub(crate) risks: Vec<RiskView<'a>>,
    /// Who has not measured what, and since when.
    pub(crate) silent: Vec<Silence<'a>>,
    /// What was revised, the latest first.
    pub(crate) revisions: Vec<RevisionView<'a>>,
    /// What the log has had since a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) changes: Option<Changes<'a>>,
}

/// How many actions stand how.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Summary {
    /// All that are kept.
    pub(crate) actions: usize,
    /// Done.
    pub(crate) done: usize,
    /// Under way.
    pub(crate) running: usize,
    /// Not begun.
    pub(crate) planned: usize,
    /// Given up.
    pub(crate) dropped: usize,
    /// Past their deadline and not done.
    pub(crate) late: usize,
    /// Of those begun or to have begun: on track.
    pub(crate) on_track: usize,
    /// At risk.
    pub(crate) at_risk: usize,
    /// Off track.
    pub(crate) off_track: usize,
}

/// What is planned and what is spent.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Cost {
    /// The cost of all the actions that are kept.
    #[serde(serialize_with = "euros")]
    pub(crate) planned: Money,
    /// What the log says is spent.
    #[serde(serialize_with = "euros")]
    pub(crate) spent: Money,
    /// How many actions the log tells the spending of.
    pub(crate) told: usize,
    /// The cost of those actions.
    #[serde(serialize_with = "euros")]
    pub(crate) planned_of_told: Money,
}

/// An indicator against its path.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IndicatorProgress<'a> {
    /// What the log calls it.
    pub(crate) subject: String,
    /// Its name.
    pub(crate) label: Option<&'a str>,
    /// The action or the objective.
    pub(crate) of: &'a str,
    /// The unit.
    pub(crate) unit: Option<&'a str>,
    /// The value at the start.
    pub(crate) baseline: f64,
    /// The value wanted.
    pub(crate) target: f64,
    /// The first day of the path.
    pub(crate) start: Date,
    /// The last day of the path.
    pub(crate) end: Date,
    /// The latest measure.
    pub(crate) latest: Option<Point<'a>>,
    /// What the path gives today; the target once the last day is past.
    pub(crate) expected: f64,
    /// The share of the way done.
    pub(crate) done: Option<f64>,
    /// By which share of the way it lags.
    pub(crate) lag: Option<f64>,
    /// How it stands.
    pub(crate) standing: Standing,
    /// Whether it has not been measured for too long.
    pub(crate) stale: bool,
    /// Days since the latest measure, or since the start.
    pub(crate) age_days: i64,
    /// The measures.
    pub(crate) history: Vec<Point<'a>>,
}

/// A revision and what it is of.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RevisionView<'a> {
    /// The action's or the objective's id.
    pub(crate) of: &'a str,
    /// The day.
    pub(crate) date: Option<Date>,
    /// What was changed.
    pub(crate) what: &'a str,
    /// What it was.
    pub(crate) from: Option<&'a Value>,
    /// What it is now.
    pub(crate) to: Option<&'a Value>,
    /// Why.
    pub(crate) why: Option<&'a str>,
}

/// Writes an amount as a number of euros.
pub(super) fn euros<S: serde::Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(money.as_euros())
}

/// What the parts are computed from.
struct Basis<'s, 'a> {
    snapshot: &'s Snapshot<'a>,
    log: Log<'a>,
    thresholds: &'a FollowUpThresholds,
}

/// Returns the follow-up; with what changed since a day, where one is given.
///
/// Figures that statements name are written in a language.
pub(crate) fn follow_up<'a>(
    snapshot: &Snapshot<'a>,
    since: Option<Date>,
    language: Language,
) -> FollowUp<'a> {
    let mission = snapshot.mission;
    let basis = Basis {
        snapshot,
        log: Log::of(&mission.measures, snapshot.today),
        thresholds: &mission.settings.follow_up,
    };
    let action_tracks = action_tracks(snapshot, &basis.log);
    let objective_tracks = objective_tracks(snapshot, &basis.log);
    let actions = action::actions(&basis, &action_tracks);
    let objectives = objective::objectives(&basis, &actions, &objective_tracks, language);
    let tracks = || objective_tracks.iter().chain(&action_tracks);
    let silent = silence::silent(&basis, tracks());
    let risks = risk::risks(&basis);
    FollowUp {
        mission: mission.frame.name.as_ref().map_or("", |name| &name.value),
        today: snapshot.today,
        summary: summary(&basis, &actions),
        adjust: reason::adjustments(&actions, &objectives, &risks, dropped(&basis)),
        cost: cost(&actions),
        indicators: tracks().filter_map(|track| indicator(&basis, track)).collect(),
        objectives,
        actions,
        risks,
        silent,
        revisions: revisions(snapshot),
        changes: since.map(|since| changes::changes(&basis, since)),
    }
}

/// Returns the actions that the log gives up, and the plan does not.
fn dropped<'a>(basis: &Basis<'_, 'a>) -> impl Iterator<Item = (&'a Action, Status)> {
    let actions = basis.snapshot.mission.actions.iter();
    actions.filter_map(|action| {
        let plan = action.written_status();
        let gives_up = basis.log.said(action) == Some(Status::Dropped) && plan != Status::Dropped;
        gives_up.then_some((action, plan))
    })
}

fn summary(basis: &Basis<'_, '_>, actions: &[ActionProgress<'_>]) -> Summary {
    let having = |status: Status| actions.iter().filter(|action| action.status == status).count();
    let standing = |standing: Standing| {
        actions.iter().filter(|action| action.is_current() && action.standing == standing).count()
    };
    Summary {
        actions: actions.len(),
        done: having(Status::Done),
        running: having(Status::Running),
        planned: having(Status::Planned),
        dropped: basis.snapshot.mission.actions.len() - actions.len(),
        late: actions.iter().filter(|action| action.late_days.is_some()).count(),
        on_track: standing(Standing::OnTrack),
        at_risk: standing(Standing::AtRisk),
        off_track: standing(Standing::OffTrack),
    }
}

fn cost(actions: &[ActionProgress<'_>]) -> Cost {
    let told = || actions.iter().filter(|action| action.spent.is_some());
    Cost {
        planned: actions.iter().filter_map(|action| action.cost).sum(),
        spent: actions.iter().filter_map(|action| action.spent).sum(),
        told: told().count(),
        planned_of_told: told().filter_map(|action| action.cost).sum(),
    }
}

/// Returns an indicator that was measured, or that is of work under way; the others have nothing to show.
fn indicator<'a>(basis: &Basis<'_, 'a>, track: &Track<'a>) -> Option<IndicatorProgress<'a>> {
    (track.latest.is_some() || track.running).then(|| IndicatorProgress {
        subject: track.subject.clone(),
        label: track.label,
        of: track.owner_id,
        unit: track.unit,
        baseline: track.baseline,
        target: track.target,
        start: track.start,
        end: track.end,
        latest: track.latest,
        expected: track.expected(),
        done: track.done(),
        lag: track.lag().filter(|lag| lag.is_finite()),
        standing: track.standing(basis.thresholds),
        stale: track.running && track.is_old(basis.thresholds),
        age_days: track.age_days(),
        history: track.points.clone(),
    })
}

fn revisions<'a>(snapshot: &Snapshot<'a>) -> Vec<RevisionView<'a>> {
    let mission = snapshot.mission;
    let of_actions = mission.actions.iter().map(|action| (&action.id, &action.revised));
    let of_objectives = mission.objectives.iter().map(|objective| (&objective.id, &objective.revised));
    let all = of_objectives.chain(of_actions);
    let mut revisions: Vec<RevisionView<'a>> =
        all.flat_map(|(id, revised)| revised.iter().map(|revision| view(&id.value, revision))).collect();
    revisions.sort_by_key(|revision| std::cmp::Reverse(revision.date));
    revisions
}

fn view<'a>(of: &'a str, revision: &'a Revision) -> RevisionView<'a> {
    RevisionView {
        of,
        date: revision.date.as_ref().map(|date| date.value),
        what: revision.what.as_ref().map_or("", |what| &what.value),
        from: revision.from.as_ref().map(|value| &value.value),
        to: revision.to.as_ref().map(|value| &value.value),
        why: revision.why.as_ref().map(|why| why.value.as_str()),
    }
}

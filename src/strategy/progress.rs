//! Where each indicator stands against the line from its baseline to its target.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{
    standing::Standing,
    subject::{bearer, measures_cost_itself},
};
use crate::{
    mission::{
        action::Action,
        follow_up::{COST, Measure},
        settings::FollowUpThresholds,
        source::Place,
        vocabulary::Status,
    },
    snapshot::Snapshot,
};

/// An indicator of an action or an objective, its path and its measures.
#[derive(Clone, Debug)]
pub(crate) struct Track<'a> {
    /// The action's or the objective's id.
    pub(crate) owner_id: &'a str,
    /// What the log calls it: `action/indicator`, or the objective's id.
    pub(crate) subject: String,
    /// Where the action or the objective stands.
    pub(crate) place: Place,
    /// Whether work on it is under way.
    pub(crate) running: bool,
    /// The first day of the path.
    pub(crate) start: Date,
    /// The last day of the path.
    pub(crate) end: Date,
    /// The value at the start.
    pub(crate) baseline: f64,
    /// The value wanted at the end.
    pub(crate) target: f64,
    /// Its name, if it has one.
    pub(crate) label: Option<&'a str>,
    /// The unit of its values.
    pub(crate) unit: Option<&'a str>,
    /// The person in charge.
    pub(crate) person: Option<&'a str>,
    /// The measures up to today, one a day, in order of time.
    pub(crate) points: Vec<Point<'a>>,
    /// The latest measure.
    pub(crate) latest: Option<Point<'a>>,
    /// The day on which it is judged.
    pub(crate) today: Date,
}

/// A measure with a value.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Point<'a> {
    /// The day.
    pub(crate) date: Date,
    /// The value.
    pub(crate) value: f64,
    /// What was said beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) comment: Option<&'a str>,
    /// The line of the log.
    #[serde(skip)]
    pub(crate) place: Place,
}

impl Track<'_> {
    /// Returns the value that the line gives on a day.
    fn expected_on(&self, date: Date) -> f64 {
        let whole = days(self.start, self.end);
        let done = if whole <= 0.0 { 1.0 } else { (days(self.start, date) / whole).clamp(0.0, 1.0) };
        self.baseline + (self.target - self.baseline) * done
    }

    /// Returns what the latest measure is held against: the value expected today, since an old measure does not tell
    /// that the work went on.
    pub(crate) fn expected(&self) -> f64 {
        self.expected_on(self.today)
    }

    /// Returns by which share of the whole way the latest measure lags; negative where it leads.
    pub(crate) fn lag(&self) -> Option<f64> {
        let latest = self.latest?;
        let way = self.target - self.baseline;
        (way != 0.0).then(|| (self.expected() - latest.value) / way)
    }

    /// Returns the share of the whole way that is done, from 0 to 1.
    pub(crate) fn done(&self) -> Option<f64> {
        let latest = self.latest?;
        let way = self.target - self.baseline;
        let share = (latest.value - self.baseline) / way;
        share.is_finite().then(|| share.clamp(0.0, 1.0))
    }

    /// Returns how the latest measure stands against the path.
    pub(crate) fn standing(&self, thresholds: &FollowUpThresholds) -> Standing {
        self.lag().map_or(Standing::Unknown, |lag| Standing::of_lag(lag, thresholds))
    }

    /// Returns the days since the latest measure, or since the start where there is none.
    pub(crate) fn age_days(&self) -> i64 {
        days_between(self.latest.map_or(self.start, |latest| latest.date), self.today)
    }

    /// Tells whether nobody has measured it for too long since it began.
    pub(crate) fn is_old(&self, thresholds: &FollowUpThresholds) -> bool {
        self.age_days().min(days_between(self.start, self.today)) > thresholds.stale_days
    }
}

/// Returns the tracks of all actions that are kept, and of the objectives that they serve.
pub(crate) fn tracks<'a>(snapshot: &Snapshot<'a>) -> Vec<Track<'a>> {
    let log = Log::of(&snapshot.mission.measures, snapshot.today);
    let mut tracks = action_tracks(snapshot, &log);
    tracks.extend(objective_tracks(snapshot, &log));
    tracks
}

/// Returns the tracks of the actions that are kept.
pub(super) fn action_tracks<'a>(snapshot: &Snapshot<'a>, log: &Log<'a>) -> Vec<Track<'a>> {
    let mut tracks = Vec::new();
    for action in snapshot.mission.actions.iter().filter(|action| action.is_kept()) {
        let (Some(start), Some(end)) = (&action.start, &action.deadline) else { continue };
        for indicator in &action.indicators {
            let (Some(id), Some(target)) = (&indicator.id, &indicator.target) else { continue };
            let subject = format!("{}/{}", action.id.value, id.value);
            tracks.push(Track {
                owner_id: &action.id.value,
                label: indicator.label.as_ref().map(|label| label.value.as_str()),
                unit: indicator.unit.as_ref().map(|unit| unit.value.as_str()),
                person: action.owner.as_ref().map(|owner| owner.value.as_str()),
                latest: log.latest(&subject),
                today: snapshot.today,
                points: log.points(&subject).to_vec(),
                subject,
                place: action.id.place,
                running: log.status(action) == Status::Running,
                start: start.value,
                end: end.value,
                baseline: indicator.baseline.as_ref().map_or(0.0, |baseline| baseline.value),
                target: target.value,
            });
        }
    }
    tracks
}

/// Returns the tracks of the objectives.
pub(super) fn objective_tracks<'a>(snapshot: &Snapshot<'a>, log: &Log<'a>) -> Vec<Track<'a>> {
    let mission = snapshot.mission;
    let mut starts: HashMap<&str, Date> = HashMap::new();
    for action in mission.actions.iter().filter(|action| action.is_kept()) {
        if let (Some(objective), Some(start)) = (&action.objective, &action.start) {
            let first = starts.entry(&objective.value).or_insert(start.value);
            *first = start.value.min(*first);
        }
    }
    mission
        .objectives
        .iter()
        .filter_map(|objective| {
            let smart = objective.smart.as_ref()?;
            let measurable = smart.measurable.as_ref()?;
            let id = objective.id.value.as_str();
            let first = || log.points(id).first().map(|point| point.date);
            Some(Track {
                owner_id: &objective.id.value,
                subject: objective.id.value.clone(),
                place: objective.id.place,
                // An objective is measured at its own pace; its actions tell whether work goes on.
                running: false,
                start: starts.get(id).copied().or_else(first)?,
                end: smart.time_bound.as_ref()?.value,
                baseline: measurable.baseline.as_ref()?.value,
                target: measurable.target.as_ref()?.value,
                label: None,
                unit: measurable.unit.as_ref().map(|unit| unit.value.as_str()),
                person: objective.owner.as_ref().map(|owner| owner.value.as_str()),
                latest: log.latest(id),
                today: snapshot.today,
                points: log.points(id).to_vec(),
            })
        })
        .collect()
}

/// The log up to a day, by subject.
pub(crate) struct Log<'a> {
    points: HashMap<&'a str, Vec<Point<'a>>>,
    statuses: HashMap<&'a str, (Date, Status)>,
}

impl<'a> Log<'a> {
    /// Sorts the measures: a log may be out of order; of two lines of one day the later counts.
    pub(crate) fn of(measures: &'a [Measure], today: Date) -> Self {
        let mut log = Self { points: HashMap::new(), statuses: HashMap::new() };
        for measure in measures {
            let (Some(subject), Some(date)) = (&measure.subject, &measure.date) else { continue };
            if date.value > today {
                continue;
            }
            if let Some(value) = &measure.value {
                let point = Point {
                    date: date.value,
                    value: value.value,
                    comment: measure
                        .comment
                        .as_ref()
                        .map(|comment| comment.value.trim())
                        .filter(|comment| !comment.is_empty()),
                    place: measure.place,
                };
                log.points.entry(&subject.value).or_default().push(point);
            }
            if let Some(status) = &measure.status {
                let known = log.statuses.entry(bearer(&subject.value)).or_insert((date.value, status.value));
                if date.value >= known.0 {
                    *known = (date.value, status.value);
                }
            }
        }
        for points in log.points.values_mut() {
            points.sort_by_key(|point| point.date);
            // The sort is stable, so the last of a day is its latest line.
            points.reverse();
            points.dedup_by_key(|point| point.date);
            points.reverse();
        }
        log
    }

    /// Returns a subject's measures, one a day, in order of time.
    pub(crate) fn points(&self, subject: &str) -> &[Point<'a>] {
        self.points.get(subject).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns a subject's latest measure.
    pub(crate) fn latest(&self, subject: &str) -> Option<Point<'a>> {
        self.points(subject).last().copied()
    }

    /// Returns where an action stands: what the plan says is done or dropped is so; else the log's last word
    /// counts, since it is dated, then the plan's.
    pub(crate) fn status(&self, action: &Action) -> Status {
        let written = action.written_status();
        match written {
            Status::Done | Status::Dropped => written,
            Status::Planned | Status::Running => self.said(action).unwrap_or(written),
        }
    }

    /// Returns the last status that the log gives an action.
    pub(crate) fn said(&self, action: &Action) -> Option<Status> {
        self.statuses.get(action.id.value.as_str()).map(|(_, status)| *status)
    }

    /// Returns the euros spent on an action so far, where the log tells.
    pub(crate) fn spent(&self, action: &Action) -> Option<Point<'a>> {
        if measures_cost_itself(action) { None } else { self.latest(&format!("{}/{COST}", action.id.value)) }
    }
}

/// Returns the whole days from one date to another.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// Returns the days from one date to another.
pub(super) fn days(from: Date, to: Date) -> f64 {
    from.until(to).map_or(0.0, |span| f64::from(span.get_days()))
}

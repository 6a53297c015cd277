//! Where each indicator stands against the line from its baseline to its target.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::{
    mission::{follow_up::Measure, source::Place, vocabulary::Status},
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
    /// The latest measure.
    pub(crate) latest: Option<Point>,
}

/// A measure with a value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    /// The day.
    pub(crate) date: Date,
    /// The value.
    pub(crate) value: f64,
    /// The line of the log.
    pub(crate) place: Place,
}

impl Track<'_> {
    /// Returns the value that the line gives on a day.
    pub(crate) fn expected_on(&self, date: Date) -> f64 {
        let whole = days(self.start, self.end);
        let done = if whole <= 0.0 { 1.0 } else { (days(self.start, date) / whole).clamp(0.0, 1.0) };
        self.baseline + (self.target - self.baseline) * done
    }

    /// Returns by which share of the whole way the latest measure lags; negative where it leads.
    pub(crate) fn lag(&self) -> Option<f64> {
        let latest = self.latest?;
        let way = self.target - self.baseline;
        (way != 0.0).then(|| (self.expected_on(latest.date) - latest.value) / way)
    }

    /// Returns the days since the latest measure, or since the start where there is none.
    pub(crate) fn age_days(&self, today: Date) -> i64 {
        let since = self.latest.map_or(self.start, |latest| latest.date.max(self.start));
        since.until(today).map_or(0, |span| i64::from(span.get_days()))
    }
}

/// Returns the tracks of all actions that are kept, and of the objectives that they serve.
pub(crate) fn tracks<'a>(snapshot: &Snapshot<'a>) -> Vec<Track<'a>> {
    let latest = latest(&snapshot.mission.measures, snapshot.today);
    let mut tracks = action_tracks(snapshot, &latest);
    tracks.extend(objective_tracks(snapshot, &latest));
    tracks
}

fn action_tracks<'a>(snapshot: &Snapshot<'a>, latest: &HashMap<&str, Point>) -> Vec<Track<'a>> {
    let mut tracks = Vec::new();
    for action in snapshot.mission.actions.iter().filter(|action| action.is_kept()) {
        let (Some(start), Some(end)) = (&action.start, &action.deadline) else { continue };
        for indicator in &action.indicators {
            let (Some(id), Some(target)) = (&indicator.id, &indicator.target) else { continue };
            let subject = format!("{}/{}", action.id.value, id.value);
            tracks.push(Track {
                owner_id: &action.id.value,
                latest: latest.get(subject.as_str()).copied(),
                subject,
                place: action.id.place,
                running: action.status.as_ref().is_some_and(|status| status.value == Status::Running),
                start: start.value,
                end: end.value,
                baseline: indicator.baseline.as_ref().map_or(0.0, |baseline| baseline.value),
                target: target.value,
            });
        }
    }
    tracks
}

fn objective_tracks<'a>(snapshot: &Snapshot<'a>, latest: &HashMap<&str, Point>) -> Vec<Track<'a>> {
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
            Some(Track {
                owner_id: &objective.id.value,
                subject: objective.id.value.clone(),
                place: objective.id.place,
                // An objective is measured at its own pace; its actions tell whether work goes on.
                running: false,
                start: *starts.get(objective.id.value.as_str())?,
                end: smart.time_bound.as_ref()?.value,
                baseline: measurable.baseline.as_ref()?.value,
                target: measurable.target.as_ref()?.value,
                latest: latest.get(objective.id.value.as_str()).copied(),
            })
        })
        .collect()
}

/// Returns each subject's latest measure with a value, up to today.
fn latest(measures: &[Measure], today: Date) -> HashMap<&str, Point> {
    let mut latest: HashMap<&str, Point> = HashMap::new();
    for measure in measures {
        let (Some(subject), Some(date), Some(value)) = (&measure.subject, &measure.date, &measure.value)
        else {
            continue;
        };
        if date.value > today {
            continue;
        }
        let point = Point { date: date.value, value: value.value, place: measure.place };
        // The log may be out of order; of two measures on one day the later line counts.
        let known = latest.entry(&subject.value).or_insert(point);
        if point.date >= known.date {
            *known = point;
        }
    }
    latest
}

/// Returns the days from one date to another.
pub(super) fn days(from: Date, to: Date) -> f64 {
    from.until(to).map_or(0.0, |span| f64::from(span.get_days()))
}

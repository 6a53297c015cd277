//! What the log has had since a day: measures, and changes of status.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::Basis;
use crate::{
    language::vocabulary::Vocabulary as _,
    mission::{follow_up::Measure, vocabulary::Status},
    strategy::{progress::Log, subject::bearer},
};

/// What changed since a day, that day included.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Changes<'a> {
    /// The day.
    pub(crate) since: Date,
    /// The measures taken since, by action and objective in the plan's order, then in order of time.
    pub(crate) measures: Vec<MeasureView<'a>>,
    /// The actions whose status is no longer what the log said before.
    pub(crate) statuses: Vec<StatusChange<'a>>,
}

/// A measure taken since.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MeasureView<'a> {
    /// The action or the objective.
    pub(crate) of: &'a str,
    /// What the log calls it.
    pub(crate) subject: &'a str,
    /// The day.
    pub(crate) date: Date,
    /// What was measured.
    pub(crate) value: Option<f64>,
    /// The latest measure before the day given.
    pub(crate) before: Option<f64>,
    /// Free words.
    pub(crate) comment: Option<&'a str>,
}

/// An action whose status changed since.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StatusChange<'a> {
    /// The action.
    pub(crate) action: &'a str,
    /// What the log said before; none where it said nothing.
    #[serde(serialize_with = "key")]
    pub(crate) from: Option<Status>,
    /// What it says now.
    #[serde(serialize_with = "key")]
    pub(crate) to: Option<Status>,
}

fn key<S: Serializer>(status: &Option<Status>, serializer: S) -> Result<S::Ok, S::Error> {
    status.map(|status| status.key()).serialize(serializer)
}

/// Returns what the log has had from `since` to today.
pub(super) fn changes<'a>(basis: &Basis<'_, 'a>, since: Date) -> Changes<'a> {
    let mission = basis.snapshot.mission;
    let ids = mission.objectives.iter().map(|objective| &objective.id);
    let ids = ids.chain(mission.actions.iter().map(|action| &action.id));
    let order: HashMap<&str, usize> = ids.enumerate().map(|(rank, id)| (id.value.as_str(), rank)).collect();
    let rank = |subject: &str| order.get(bearer(subject)).copied().unwrap_or(usize::MAX);
    let is_before = |measure: &&Measure| measure.date.as_ref().is_some_and(|date| date.value < since);
    let earlier: Vec<Measure> = mission.measures.iter().filter(is_before).cloned().collect();
    let before = Log::of(&earlier, basis.snapshot.today);
    let mut measures: Vec<MeasureView<'a>> = mission
        .measures
        .iter()
        .filter_map(|measure| {
            let (subject, date) = (measure.subject.as_ref()?, measure.date.as_ref()?.value);
            (since..=basis.snapshot.today).contains(&date).then(|| MeasureView {
                of: bearer(&subject.value),
                subject: &subject.value,
                date,
                value: measure.value.as_ref().map(|value| value.value),
                before: before.latest(&subject.value).map(|point| point.value),
                comment: measure.comment.as_ref().map(|comment| comment.value.as_str()),
            })
        })
        .collect();
    measures.sort_by_key(|measure| (rank(measure.subject), measure.subject, measure.date));
    let statuses = mission.actions.iter().filter_map(|action| {
        let (from, to) = (before.said(action), basis.log.said(action));
        (from != to).then_some(StatusChange { action: &action.id.value, from, to })
    });
    Changes { since, measures, statuses: statuses.collect() }
}

//! What an objective's measure lacks: the same for the rule and for where the mission stands.

use std::collections::HashSet;

use crate::{
    mission::objective::{Measurable, Objective},
    snapshot::Snapshot,
};

/// What is wrong with an objective's measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// Nothing measures it.
    Absent,
    /// Keys are missing.
    Lacks(Vec<&'static str>),
    /// The target is the value today.
    Reached,
    /// No indicator has the id named.
    UnknownIndicator,
}

/// Returns the ids that a measure may name: the mission's own, the tool's, and those of the actions.
pub(crate) fn known_indicators<'a>(snapshot: &Snapshot<'a>) -> HashSet<&'a str> {
    let mission = snapshot.mission;
    let own = mission.indicators.iter().map(|indicator| indicator.id.value.as_str());
    let actions = mission.actions.iter().flat_map(|action| &action.indicators);
    own.chain(snapshot.catalogue.indicators().map(|indicator| indicator.id.as_str()))
        .chain(actions.filter_map(|indicator| indicator.id.as_ref()).map(|id| id.value.as_str()))
        .collect()
}

/// Returns what is wrong with an objective's measure, if anything.
pub(crate) fn measure_flaw(objective: &Objective, known: &HashSet<&str>) -> Option<Flaw> {
    let Some(measurable) = objective.smart.as_ref().and_then(|smart| smart.measurable.as_ref()) else {
        return Some(Flaw::Absent);
    };
    let missing = missing(measurable);
    if !missing.is_empty() {
        return Some(Flaw::Lacks(missing));
    }
    if let (Some(baseline), Some(target)) = (&measurable.baseline, &measurable.target)
        && baseline.value == target.value
    {
        return Some(Flaw::Reached);
    }
    let is_unknown = |id: &str| !known.contains(id);
    measurable
        .indicator
        .as_ref()
        .is_some_and(|indicator| is_unknown(&indicator.value))
        .then_some(Flaw::UnknownIndicator)
}

fn missing(measurable: &Measurable) -> Vec<&'static str> {
    [
        ("indicator", measurable.indicator.is_none()),
        ("unit", measurable.unit.is_none()),
        ("baseline", measurable.baseline.is_none()),
        ("target", measurable.target.is_none()),
    ]
    .into_iter()
    .filter(|(_, missing)| *missing)
    .map(|(key, _)| key)
    .collect()
}

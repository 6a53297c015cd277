//! What the log may measure: an action, one of its indicators, what is spent on it, an objective.

use std::collections::HashSet;

use crate::mission::{Mission, action::Action, follow_up::COST};

/// Returns every subject that the log may name, in the order of the plan.
pub(crate) fn subjects(mission: &Mission) -> Vec<String> {
    let mut subjects = Vec::new();
    for action in &mission.actions {
        let id = &action.id.value;
        subjects.push(id.clone());
        subjects.extend(figures_of(action));
        if !measures_cost_itself(action) {
            subjects.push(format!("{id}/{COST}"));
        }
    }
    subjects.extend(mission.objectives.iter().map(|objective| objective.id.value.clone()));
    let mut seen = HashSet::new();
    subjects.retain(|subject| seen.insert(subject.clone()));
    subjects
}

/// Returns the subjects under which an action's figures are followed: its indicators.
pub(crate) fn figures_of(action: &Action) -> Vec<String> {
    let own = action.indicators.iter().filter_map(|indicator| indicator.id.as_ref());
    own.map(|indicator| format!("{}/{}", action.id.value, indicator.value)).collect()
}

/// Returns the unit in which a subject is measured, where it has one.
pub(crate) fn unit<'m>(subject: &str, mission: &'m Mission) -> Option<&'m str> {
    let (bearer, measured) = subject.split_once('/').map_or((subject, None), |(id, own)| (id, Some(own)));
    let Some(measured) = measured else {
        let objective = mission.objectives.iter().find(|objective| objective.id.value == bearer)?;
        let measurable = objective.smart.as_ref()?.measurable.as_ref()?;
        return measurable.unit.as_ref().map(|unit| unit.value.as_str());
    };
    let action = mission.actions.iter().find(|action| action.id.value == bearer)?;
    let mut own = action.indicators.iter();
    match own.find(|own| own.id.as_ref().is_some_and(|id| id.value == measured)) {
        Some(own) => own.unit.as_ref().map(|unit| unit.value.as_str()),
        None => (measured == COST).then_some("EUR"),
    }
}

/// Tells whether an action has an indicator of its own that is called as the euros spent are.
pub(crate) fn measures_cost_itself(action: &Action) -> bool {
    action.indicators.iter().filter_map(|indicator| indicator.id.as_ref()).any(|id| id.value == COST)
}

/// Returns the id of the action that a subject is about; the objective's where it is one.
pub(crate) fn bearer(subject: &str) -> &str {
    subject.split_once('/').map_or(subject, |(bearer, _)| bearer)
}

//! What each public is shown of a thing: the words are the same, the ids and the persons are not.

use super::basis::Basis;
use crate::{
    diagnosis::swot::FactView, language::vocabulary::Vocabulary as _, mission::vocabulary::Nature,
    state_of_play::figures::IndicatorView,
};

/// The tools whose figures are of the office's staff.
const STAFF_TOOLS: [&str; 2] = ["staff", "skills"];

/// Tells whether a fact may be shown: what is said of the office's staff stays in the office.
pub(super) fn shows_fact(basis: &Basis<'_>, fact: &FactView<'_>) -> bool {
    !(basis.is_public() && fact.nature == Some(Nature::HumanResources.key()))
}

/// Tells whether a figure may be shown.
pub(super) fn shows_figure(basis: &Basis<'_>, figure: &IndicatorView) -> bool {
    let of_staff = figure.tool.as_deref().is_some_and(|tool| STAFF_TOOLS.contains(&tool));
    !(basis.is_public() && of_staff)
}

/// Tells whether what an objective measures may be shown.
pub(super) fn shows_measure(basis: &Basis<'_>, objective: &str) -> bool {
    figure_of(basis, objective).is_none_or(|figure| shows_figure(basis, figure))
}

/// Returns the figure of the state of play that measures an objective.
pub(super) fn figure_of<'a>(basis: &Basis<'a>, objective: &str) -> Option<&'a IndicatorView> {
    let smart = basis.mission().objective(objective)?.smart.as_ref()?;
    let indicator = smart.measurable.as_ref()?.indicator.as_ref()?;
    basis.figures.iter().find(|figure| figure.id == indicator.value)
}

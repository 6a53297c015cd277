//! Phase 4: objectives, SMART and answering the diagnosis.

mod important_fact_unanswered;
mod objective_date_disagrees;
mod objective_date_past;
mod objective_doubtful;
mod objective_figure_disagrees;
mod objective_is_a_means;
mod objective_not_achievable;
mod objective_not_measurable;
mod objective_not_realistic;
mod objective_not_specific;
mod objective_not_time_bound;
mod objective_without_action;
mod objective_without_fact;
mod objective_without_owner;
mod objective_without_strategy;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[
    &important_fact_unanswered::RULE,
    &objective_date_disagrees::RULE,
    &objective_date_past::RULE,
    &objective_doubtful::RULE,
    &objective_figure_disagrees::RULE,
    &objective_is_a_means::RULE,
    &objective_not_achievable::RULE,
    &objective_not_measurable::RULE,
    &objective_not_realistic::RULE,
    &objective_not_specific::RULE,
    &objective_not_time_bound::RULE,
    &objective_without_action::RULE,
    &objective_without_fact::RULE,
    &objective_without_owner::RULE,
    &objective_without_strategy::RULE,
];

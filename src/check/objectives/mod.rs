//! Phase 4: objectives, SMART and answering the diagnosis.

mod objective_date_disagrees;
mod objective_doubtful;
mod objective_figure_disagrees;
mod objective_is_a_means;
mod objective_without_owner;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[
    &objective_date_disagrees::RULE,
    &objective_doubtful::RULE,
    &objective_figure_disagrees::RULE,
    &objective_is_a_means::RULE,
    &objective_without_owner::RULE,
];

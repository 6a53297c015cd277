//! Phase 4: the organisation aimed at, its posts, its bodies, its budget.

mod budget_unbalanced;
mod budget_years_few;
mod elected_in_minority;
mod post_cycle;
mod post_mission_misspelt;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[
    &budget_unbalanced::RULE,
    &budget_years_few::RULE,
    &elected_in_minority::RULE,
    &post_cycle::RULE,
    &post_mission_misspelt::RULE,
];

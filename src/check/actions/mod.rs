//! Phase 4: the actions, their calendar, their means.

mod action_after_objective;
mod action_cycle;
mod action_ends_before_start;
mod action_funding_differs;
mod action_starts_too_early;
mod action_unrated;
mod action_waits_for_dropped;
mod action_without_cost;
mod action_without_deadline;
mod action_without_expected_result;
mod action_without_indicator;
mod action_without_means;
mod action_without_owner;
mod action_without_target;
mod owner_overloaded;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[
    &action_after_objective::RULE,
    &action_cycle::RULE,
    &action_ends_before_start::RULE,
    &action_funding_differs::RULE,
    &action_starts_too_early::RULE,
    &action_unrated::RULE,
    &action_waits_for_dropped::RULE,
    &action_without_cost::RULE,
    &action_without_deadline::RULE,
    &action_without_expected_result::RULE,
    &action_without_indicator::RULE,
    &action_without_means::RULE,
    &action_without_owner::RULE,
    &action_without_target::RULE,
    &owner_overloaded::RULE,
];

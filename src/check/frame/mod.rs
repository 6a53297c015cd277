//! `mission.toml`: the order, the charter, the ambition, the calendar, the people.

mod ambition_missing;
mod calendar_date_doubtful;
mod charter_missing;
mod closed_days_unreadable;
mod expectations_missing;
mod order_document_missing;
mod order_missing;
mod phase_days_doubtful;
mod role_missing;
mod schedule_cycle;
mod schedule_too_long;
mod step_date_doubtful;
mod step_late;
mod step_meets_date;
mod support_overrun;
mod vote_far;
mod vote_missing;
mod vote_on_day_off;
mod vote_past;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[
    &ambition_missing::RULE,
    &calendar_date_doubtful::RULE,
    &charter_missing::RULE,
    &closed_days_unreadable::RULE,
    &expectations_missing::RULE,
    &order_document_missing::RULE,
    &order_missing::RULE,
    &phase_days_doubtful::RULE,
    &role_missing::RULE,
    &schedule_cycle::RULE,
    &schedule_too_long::RULE,
    &step_date_doubtful::RULE,
    &step_late::RULE,
    &step_meets_date::RULE,
    &support_overrun::RULE,
    &vote_far::RULE,
    &vote_missing::RULE,
    &vote_on_day_off::RULE,
    &vote_past::RULE,
];

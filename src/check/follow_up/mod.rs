//! Phase 4: risks, and the log of measures.

mod follow_up_date_doubtful;
mod follow_up_duplicate;
mod follow_up_off_track;
mod follow_up_stale;
mod follow_up_unknown_subject;
mod revision_outdated;
mod revision_without_reason;
mod risk_without_response;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[
    &follow_up_date_doubtful::RULE,
    &follow_up_duplicate::RULE,
    &follow_up_off_track::RULE,
    &follow_up_stale::RULE,
    &follow_up_unknown_subject::RULE,
    &revision_outdated::RULE,
    &revision_without_reason::RULE,
    &risk_without_response::RULE,
];

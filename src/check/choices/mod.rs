//! Phase 4: what the elected officials decide.

mod choice_against_ranking;
mod choice_score_missing;
mod choice_undecided;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] =
    &[&choice_against_ranking::RULE, &choice_score_missing::RULE, &choice_undecided::RULE];

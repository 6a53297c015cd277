//! Phase 4: objectives, SMART and answering the diagnosis.

mod objective_without_owner;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[&objective_without_owner::RULE];

//! Phase 4: the actions, their calendar, their means.

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[];

//! Phase 4: what the elected officials decide.

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[];

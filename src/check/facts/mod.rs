//! Phase 3: the facts and the quadrants they fill.

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[];

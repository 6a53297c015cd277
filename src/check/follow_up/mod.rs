//! Phase 4: risks, and the log of measures.

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[];

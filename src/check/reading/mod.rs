//! Files that cannot be understood: each rule words one kind of problem that reading found.

pub(super) mod unused_allow;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[&unused_allow::RULE];

//! `mission.toml`: the order, the charter, the ambition, the calendar, the people.

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[];

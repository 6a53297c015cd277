//! The action plan as a table that people change in a spreadsheet: only that format writes it.

use super::basis::Basis;
use crate::report::document::Part;

/// The table of actions, for technicians.
pub(super) fn register(_: &Basis<'_>) -> Option<Part> {
    None
}

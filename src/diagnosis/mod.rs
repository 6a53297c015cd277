//! Phase 3, the diagnosis: facts classified, grouped, crossed.

pub(crate) mod cross;
pub(crate) mod evidence;
pub(crate) mod quadrant;
pub(crate) mod similarity;
pub(crate) mod statement;
pub(crate) mod suggestion;
pub(crate) mod swot;

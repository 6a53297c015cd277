//! Before anything and phase 1, the frame: the calendar counted back from the vote, the support, where the mission stands.

pub(crate) mod backward;
pub(crate) mod calendar;
pub(crate) mod dates;
pub(crate) mod method;
pub(crate) mod schedule;
pub(crate) mod shown;
pub(crate) mod status;
pub(crate) mod steps;
pub(crate) mod support;

//! Phase 4, the strategy: choices ranked, objectives paced, actions ordered and followed.

pub(crate) mod choice;
pub(crate) mod follow_up;
pub(crate) mod load;
pub(crate) mod precedence;
pub(crate) mod progress;
pub(crate) mod smart;
pub(crate) mod standing;
pub(crate) mod subject;

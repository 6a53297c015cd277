//! Phase 2, the state of play: nine tools that are data, not code.

pub(crate) mod catalogue;

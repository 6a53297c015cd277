//! Phase 4, the strategy: choices ranked, objectives paced, actions ordered and followed.

pub(crate) mod choice;
pub(crate) mod coherence;
pub(crate) mod decisive;
pub(crate) mod fingerprint;
pub(crate) mod follow_up;
pub(crate) mod gantt;
pub(crate) mod import;
pub(crate) mod legal_form;
pub(crate) mod load;
pub(crate) mod means;
pub(crate) mod measure_flaw;
pub(crate) mod organisation;
pub(crate) mod plan;
pub(crate) mod precedence;
pub(crate) mod progress;
pub(crate) mod rank;
pub(crate) mod register;
pub(crate) mod selection;
pub(crate) mod smart;
mod solver;
pub(crate) mod stage;
pub(crate) mod standing;
pub(crate) mod sturdiness;
pub(crate) mod subject;
pub(crate) mod totals;
pub(crate) mod what_if;

//! Views laid out: one file a view, its titles, its columns, its order, in both languages.

pub(crate) mod choices;
pub(crate) mod coherence;
pub(crate) mod data;
pub(crate) mod diff;
pub(crate) mod facts;
pub(crate) mod follow;
pub(crate) mod gantt;
pub(crate) mod import;
pub(crate) mod indicators;
mod names;
pub(crate) mod plan;
pub(crate) mod plan_import;
pub(crate) mod query;
pub(crate) mod rank;
pub(crate) mod reference;
pub(crate) mod report;
pub(crate) mod schedule;
pub(crate) mod selection;
pub(crate) mod status;
pub(crate) mod swot;
pub(crate) mod totals;

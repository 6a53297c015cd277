//! Views laid out: one file a view, its titles, its columns, its order, in both languages.

pub(crate) mod data;
pub(crate) mod facts;
pub(crate) mod import;
pub(crate) mod indicators;
pub(crate) mod query;
pub(crate) mod reference;
pub(crate) mod swot;

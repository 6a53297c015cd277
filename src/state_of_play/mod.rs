//! Phase 2, the state of play: nine tools that are data, not code; their tables read, checked and computed with.

pub(crate) mod catalogue;
pub(crate) mod csv;
pub(crate) mod excerpt;
pub(crate) mod office;
pub(crate) mod problems;
pub(crate) mod reading;
pub(crate) mod reference;
pub(crate) mod standard;
pub(crate) mod table_schema;

use problems::TableCheck;

/// What the tables of a mission hold.
#[derive(Debug, Default)]
pub(crate) struct StateOfPlay {
    /// Whether the mission has the folder of the tables.
    pub(crate) folder: bool,
    /// The tables that are there, by name.
    pub(crate) tables: Vec<TableCheck>,
}

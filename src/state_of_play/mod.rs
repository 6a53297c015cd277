//! Phase 2, the state of play: nine tools that are data, not code; their tables read, checked and computed with.

pub(crate) mod bounds;
pub(crate) mod breakdown;
pub(crate) mod catalogue;
pub(crate) mod csv;
pub(crate) mod database;
pub(crate) mod excerpt;
pub(crate) mod figures;
pub(crate) mod import;
pub(crate) mod indicator;
pub(crate) mod loading;
pub(crate) mod office;
pub(crate) mod personal;
pub(crate) mod placeholder;
pub(crate) mod present;
pub(crate) mod problems;
pub(crate) mod profile;
mod quick;
pub(crate) mod reading;
pub(crate) mod reference;
pub(crate) mod show;
pub(crate) mod standard;
pub(crate) mod table_schema;
#[cfg(test)]
mod tools_tests;
pub(crate) mod unit;

use std::{collections::BTreeMap, path::PathBuf};

use indicator::Reading;
use present::Present;
use problems::TableCheck;
use unit::Unit;

/// What the tables of a mission hold.
#[derive(Debug, Default)]
pub(crate) struct StateOfPlay {
    /// Whether the mission has the folder of the tables.
    pub(crate) folder: bool,
    /// The tables that are there, by name.
    pub(crate) tables: Vec<TableCheck>,
    /// The files of which rows were not read, where the tables are not kept.
    pub(crate) half_read: Vec<PathBuf>,
    /// The indicators that were asked for, by id.
    pub(crate) readings: BTreeMap<String, Reading>,
    /// Their units.
    pub(crate) units: BTreeMap<String, Unit>,
    /// The office as it is today, where a report asks for it.
    pub(crate) present: Present,
}

impl StateOfPlay {
    /// Returns the files of which rows were not read.
    pub(crate) fn half_read(&self) -> impl Iterator<Item = &PathBuf> {
        let tables = self.tables.iter().filter(|table| table.is_half_read()).map(|table| &table.path);
        self.half_read.iter().chain(tables)
    }

    /// Returns the rows of all tables.
    pub(crate) fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

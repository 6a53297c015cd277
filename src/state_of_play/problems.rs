//! What is wrong with a table: the first faults of each kind with their places, all of them counted.

use std::{collections::BTreeMap, path::PathBuf};

use super::{
    csv::{Position, encoding::Detected},
    table_schema::{Broken, SchemaProblem, TableSchema},
};
use crate::{
    language::Text,
    mission::source::{FileId, Place},
};

/// How many faults of a kind are kept in full, unless all are asked for.
pub(crate) const FIRST: usize = 20;

/// How many faults of a table are kept in full at most, unless all are asked for.
const MOST: usize = 1_000;

/// The longest cell kept in a problem, in characters.
const LONGEST_CELL: usize = 80;

/// Something wrong with the table as a whole, or with its header.
#[derive(Clone, Debug)]
pub(crate) enum TableFault {
    /// What is there is no file.
    NotAFile,
    /// A link that leads out of the mission.
    LinkOutside,
    /// The system refused.
    Unreadable {
        /// Its own words.
        reason: Text,
    },
    /// A byte is not of the encoding that the file's beginning shows.
    Encoding {
        /// Where it stands.
        offset: u64,
    },
    /// Nothing in it.
    Empty,
    /// The file was written to while it was read.
    Changed,
    /// A label that says its cells name a person.
    Personal {
        /// The label.
        label: String,
        /// What the cells tell.
        what: Personal,
    },
    /// A column whose sum goes beyond what it can be.
    ColumnSum {
        /// The column.
        name: String,
        /// The sum.
        found: f64,
        /// What it can be at most.
        most: f64,
    },
    /// A record without end: a quote was not closed.
    TooLong {
        /// Where it begins.
        at: Position,
    },
    /// A foreign key leads to a table that is not given.
    OtherTable {
        /// The table.
        table: String,
    },
    /// The schema cannot be used.
    Schema(SchemaProblem),
    /// A label that is no column of the schema.
    ColumnUnknown {
        /// The label.
        label: String,
        /// The column that should stand there, or that was probably meant.
        expected: Option<String>,
    },
    /// A column of the schema that the file does not have.
    ColumnMissing {
        /// What it may be called: its name, or its titles where they will do.
        name: Text,
    },
    /// A label given before.
    ColumnDuplicate {
        /// The label.
        label: String,
    },
    /// No label is a column of the schema.
    NoColumnKnown,
    /// No schema describes the table.
    Unknown {
        /// The table that was probably meant.
        nearest: Option<String>,
    },
    /// A column's marks can be read in two ways.
    Ambiguous {
        /// The column.
        name: String,
        /// What it was read as.
        read_as: Reading,
    },
}

/// How an ambiguous column was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// `1.234` is one and a bit.
    PointIsDecimal,
    /// `1,234` is one and a bit.
    CommaIsDecimal,
    /// `03/04/2025` is 3 April.
    DayFirst,
}

/// Something wrong with a row or a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CellFault {
    /// Not of the column's type.
    Type,
    /// Does not meet a constraint.
    Broken(Broken),
    /// The row ends before it.
    Missing,
    /// Beyond the header's last column.
    Extra,
    /// Nothing in the row.
    BlankRow,
    /// Names a row that an earlier row named.
    Double,
    /// Names nothing.
    KeyUnknown,
    /// A total among the data.
    Total,
    /// Tells who a person is.
    Personal(Personal),
    /// A sum of the schema, by its number, does not hold.
    Sum(usize),
    /// Outside the bounds that hold from a year on.
    OutOfBounds,
}

/// What tells who a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Personal {
    /// A name.
    Name,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A day of birth.
    Birth,
}

/// What a fault's words need beside the cell.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Detail {
    /// What the parts give, and what they should.
    Sum {
        /// What they give.
        found: f64,
        /// What they should.
        expected: f64,
    },
    /// What is accepted.
    Bounds {
        /// The least.
        floor: f64,
        /// The most.
        ceiling: f64,
        /// The first year for which that holds.
        since: i64,
    },
}

/// A kind of fault: the same thing wrong in the same column.
pub(crate) type FaultKind = (CellFault, Option<usize>);

/// A fault and where it is.
#[derive(Clone, Debug)]
pub(crate) struct TableProblem {
    /// What is wrong.
    pub(crate) fault: TableFault,
    /// The column of the file, from 0, where the fault is in a label.
    pub(crate) column: Option<usize>,
    /// The place, once the source is at hand.
    pub(crate) place: Option<Place>,
}

/// A fault of a row or a cell, and where it is.
#[derive(Clone, Debug)]
pub(crate) struct CellProblem {
    /// What is wrong.
    pub(crate) fault: CellFault,
    /// The cell's text, cut where it is long.
    pub(crate) cell: Option<String>,
    /// The record.
    pub(crate) position: Position,
    /// The column of the file, from 0.
    pub(crate) column: Option<usize>,
    /// The column of the schema.
    pub(crate) field: Option<usize>,
    /// What its words need beside.
    pub(crate) detail: Option<Detail>,
    /// The place, once the source is at hand.
    pub(crate) place: Option<Place>,
}

/// How a file was understood.
#[derive(Clone, Debug, Default)]
pub(crate) struct Understood {
    /// The encoding's name.
    pub(crate) encoding: &'static str,
    /// The delimiter.
    pub(crate) delimiter: char,
    /// The header's line, from 1; 0 where there is none.
    pub(crate) header_line: u64,
    /// Lines left out above the header, blank rows and totals.
    pub(crate) ignored: Vec<(u64, Ignored)>,
    /// How many lines were left out in all.
    pub(crate) ignored_count: u64,
    /// Columns whose decimal mark is a comma.
    pub(crate) comma_columns: usize,
}

/// Why a line was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ignored {
    /// It stands above the header.
    AboveHeader,
    /// It is blank.
    Blank,
    /// It is a total.
    Total,
}

/// What was found in a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Problems {
    /// How many faults of a kind are kept; all if none.
    pub(crate) first: Option<usize>,
    /// Faults of the whole.
    pub(crate) tables: Vec<TableProblem>,
    /// The first faults of each kind.
    pub(crate) cells: Vec<CellProblem>,
    /// All faults, by kind.
    pub(crate) counts: BTreeMap<FaultKind, usize>,
    /// The header's record.
    pub(crate) header: Option<Position>,
    /// The labels of the file.
    pub(crate) columns: Vec<String>,
    /// The file's encoding, so that it is found out once.
    pub(crate) detected: Option<Detected>,
    /// How the file was understood.
    pub(crate) understood: Understood,
}

/// A table that was read, and what was found in it.
#[derive(Debug)]
pub(crate) struct TableCheck {
    /// The table's name.
    pub(crate) name: String,
    /// Its file in the mission's sources.
    pub(crate) file: FileId,
    /// Its path.
    pub(crate) path: PathBuf,
    /// The schema's own file, where something is wrong with it.
    pub(crate) schema_file: Option<FileId>,
    /// Its schema, if one is known and can be read.
    pub(crate) schema: Option<std::sync::Arc<TableSchema>>,
    /// Its rows.
    pub(crate) rows: u64,
    /// What was found.
    pub(crate) problems: Problems,
}

impl TableCheck {
    /// Tells whether rows of the file were not read: what is computed from it misleads.
    pub(crate) fn is_half_read(&self) -> bool {
        self.problems.tables.iter().any(|problem| {
            matches!(
                problem.fault,
                TableFault::NotAFile
                    | TableFault::Unreadable { .. }
                    | TableFault::TooLong { .. }
                    | TableFault::Schema(_)
                    | TableFault::NoColumnKnown
            )
        })
    }
}

impl Problems {
    /// Keeps the first faults of each kind, or all.
    pub(crate) fn keeping(first: Option<usize>) -> Self {
        Self { first, ..Self::default() }
    }

    /// Adds a fault of the whole.
    pub(crate) fn table(&mut self, fault: TableFault) {
        self.tables.push(TableProblem { fault, column: None, place: None });
    }

    /// Adds a fault of a label.
    pub(crate) fn label(&mut self, column: usize, fault: TableFault) {
        self.tables.push(TableProblem { fault, column: Some(column), place: None });
    }

    /// Adds a fault of a row or a cell.
    pub(crate) fn cell(
        &mut self,
        position: Position,
        column: Option<usize>,
        field: Option<usize>,
        fault: CellFault,
        cell: Option<&str>,
    ) {
        self.detailed(CellProblem::new(fault, position, column, field), cell);
    }

    /// Adds a fault of a row or a cell that has more to say.
    pub(crate) fn detailed(&mut self, problem: CellProblem, cell: Option<&str>) {
        let count = self.counts.entry((problem.fault, problem.field)).or_default();
        *count += 1;
        if self.first.is_none_or(|first| *count <= first && self.cells.len() < MOST) {
            let cell = cell.map(|cell| cell.chars().take(LONGEST_CELL).collect());
            self.cells.push(CellProblem { cell, ..problem });
        }
    }

    /// Notes a line that was left out.
    pub(crate) fn ignore(&mut self, line: u64, why: Ignored) {
        self.understood.ignored_count += 1;
        if self.understood.ignored.len() < FIRST {
            self.understood.ignored.push((line, why));
        }
    }

    /// Tells whether the file is a link that leads out of the mission: nothing of it may be shown.
    pub(crate) fn leads_out(&self) -> bool {
        self.tables.iter().any(|problem| matches!(problem.fault, TableFault::LinkOutside))
    }

    /// Tells whether a label comes twice.
    pub(crate) fn has_double_label(&self) -> bool {
        self.tables.iter().any(|problem| matches!(problem.fault, TableFault::ColumnDuplicate { .. }))
    }
}

impl CellProblem {
    /// A fault at a place, without its cell.
    pub(crate) fn new(
        fault: CellFault,
        position: Position,
        column: Option<usize>,
        field: Option<usize>,
    ) -> Self {
        Self { fault, cell: None, position, column, field, detail: None, place: None }
    }
}

//! A proof of every formula: small tables read as the product reads them, and what their figures say.
//!
//! Each tool has its cases; what is expected is worked out in the test from the figures of the rows.

mod accommodation;
mod examples;
mod operations;
mod positioning;
mod professionals;
mod promotion;
mod skills;
mod spending;
mod staff;
mod visitors;

use std::{fs, path::Path, sync::Mutex};

use super::{
    StateOfPlay,
    catalogue::catalogue,
    database::Database,
    indicator::{Point, points},
    office::Rows,
    problems::TableCheck,
    reading::{self, Keep},
    table_schema::TableSchema,
};
use crate::mission::{
    source::Sources,
    write::{Existing, write},
};

/// An indicator, the tables that it is computed from, and what it must give.
struct Case {
    indicator: &'static str,
    by: Option<&'static str>,
    tables: Vec<(&'static str, String)>,
    /// Whether the tables are wrong on purpose.
    wrong: bool,
    expected: Vec<Point>,
}

/// Begins the case of an indicator.
fn indicator(id: &'static str) -> Case {
    Case { indicator: id, by: None, tables: Vec::new(), wrong: false, expected: Vec::new() }
}

impl Case {
    /// By a column.
    fn by(mut self, column: &'static str) -> Self {
        self.by = Some(column);
        self
    }

    /// With a table, as CSV.
    fn table(mut self, name: &'static str, csv: impl Into<String>) -> Self {
        self.tables.push((name, csv.into()));
        self
    }

    /// With tables that the checks find wrong, and that are counted nevertheless.
    fn wrong(mut self) -> Self {
        self.wrong = true;
        self
    }

    /// Gives a value without a year.
    fn gives(self, value: f64) -> Self {
        self.point(Point { value: Some(value), ..Point::default() })
    }

    /// Gives a value in a year.
    fn gives_in(self, year: i64, value: f64) -> Self {
        self.point(Point { year: Some(year), value: Some(value), ..Point::default() })
    }

    /// Gives a value of a key, without a year.
    fn gives_of(self, key: &str, value: f64) -> Self {
        self.point(Point { key: Some(key.to_owned()), value: Some(value), ..Point::default() })
    }

    /// Gives a value of a key in a year.
    fn gives_of_in(self, key: &str, year: i64, value: f64) -> Self {
        self.point(Point {
            key: Some(key.to_owned()),
            year: Some(year),
            value: Some(value),
            ..Point::default()
        })
    }

    /// Gives no value in a year: what would divide is nothing.
    fn gives_none_in(self, year: i64) -> Self {
        self.point(Point { year: Some(year), ..Point::default() })
    }

    /// Gives no value at all.
    fn gives_none(self) -> Self {
        self.point(Point::default())
    }

    /// The last value rests on so many answers and has this margin.
    fn within(mut self, margin: f64, answers: u64) -> Self {
        let last = self.expected.last_mut().expect("a value comes first");
        (last.margin, last.answers) = (Some(margin), Some(answers));
        self
    }

    /// The last value is this divided by that.
    fn of(mut self, numerator: f64, denominator: f64) -> Self {
        let last = self.expected.last_mut().expect("a value comes first");
        (last.numerator, last.denominator) = (Some(numerator), Some(denominator));
        self
    }

    fn point(mut self, point: Point) -> Self {
        self.expected.push(point);
        self
    }

    /// Returns what is wrong with the case; nothing where it is proven.
    fn faults(&self) -> Vec<String> {
        let name = format!("{} by {:?}", self.indicator, self.by);
        let Some(known) = catalogue().indicator(self.indicator) else {
            return vec![format!("{name}: unknown")];
        };
        let sql = match self.by {
            None => Some(&known.sql),
            Some(column) => known.breakdowns.iter().find(|known| known.by == column).map(|known| &known.sql),
        };
        let Some(sql) = sql else { return vec![format!("{name}: unknown")] };
        let (state, database) = read(self.tables.iter().map(|(name, csv)| (*name, csv.as_str())));
        let mut faults = Vec::new();
        let found = problems(&state);
        if found.is_empty() == self.wrong {
            faults.push(format!("{name}: {found:?}"));
        }
        let found = points(&database, sql).expect("the query is asked");
        if found.len() != self.expected.len()
            || !found.iter().zip(&self.expected).all(|(found, expected)| agrees(found, expected))
        {
            faults.push(format!("{name}:\n  found    {found:?}\n  expected {:?}", self.expected));
        }
        faults
    }
}

/// Tells whether a point is the expected one; what is not expected of it is not looked at.
fn agrees(found: &Point, expected: &Point) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0);
    let same = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => near(a, b),
        (a, b) => a.is_none() && b.is_none(),
    };
    let if_said = |a: Option<f64>, b: Option<f64>| b.is_none() || same(a, b);
    found.year == expected.year
        && found.key == expected.key
        && same(found.value, expected.value)
        && if_said(found.numerator, expected.numerator)
        && if_said(found.denominator, expected.denominator)
        && if_said(found.margin, expected.margin)
        && (expected.answers.is_none() || found.answers == expected.answers)
}

/// Reads tables into a database, as a mission's are.
fn read<'t>(tables: impl Iterator<Item = (&'t str, &'t str)>) -> (StateOfPlay, Database) {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root.path().join(reading::FOLDER);
    fs::create_dir(&folder).expect("the folder");
    for (name, csv) in tables {
        let lines: Vec<&str> = csv.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let text = lines.join("\n") + "\n";
        write(&folder.join(format!("{name}.csv")), text.as_bytes(), Existing::Keep).expect("a table");
    }
    read_folder(root.path())
}

fn read_folder(root: &Path) -> (StateOfPlay, Database) {
    let shared = Mutex::new(Database::new(catalogue(), None));
    let insert = |name: &str, schema: &TableSchema, rows: Rows<'_>| {
        shared.lock().expect("one at a time").insert(name, schema, rows);
    };
    let state = reading::read(root, catalogue(), &mut Sources::default(), Keep::All, &insert);
    let mut database = shared.into_inner().expect("no one holds it");
    database.add_views(catalogue());
    database.seal();
    assert!(!database.refused());
    (state, database)
}

/// Returns what is wrong with the tables.
fn problems(state: &StateOfPlay) -> Vec<String> {
    let table = |table: &TableCheck| {
        let (name, problems) = (&table.name, &table.problems);
        let whole = problems.tables.iter().map(move |problem| format!("{name}: {:?}", problem.fault));
        let cells = problems.cells.iter();
        whole
            .chain(cells.map(move |cell| format!("{name}:{}: {:?}", cell.position.line, cell.fault)))
            .collect::<Vec<_>>()
    };
    state.tables.iter().flat_map(table).collect()
}

/// Fails with all that is wrong with the cases.
fn prove(cases: &[Case]) {
    let faults: Vec<String> = cases.iter().flat_map(Case::faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_indicator_has_a_case() {
    let all: Vec<Case> = [
        accommodation::cases(),
        operations::cases(),
        positioning::cases(),
        professionals::cases(),
        promotion::cases(),
        skills::cases(),
        spending::cases(),
        staff::cases(),
        visitors::cases(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let unproven = |id: &str| !all.iter().any(|case| case.indicator == id && case.by.is_none());
    let missing: Vec<&str> =
        catalogue().indicators().map(|indicator| indicator.id.as_str()).filter(|id| unproven(id)).collect();
    assert_eq!(missing, [""; 0]);
}

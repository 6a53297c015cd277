//! Bounds that change with the years, such as those of the tourist tax: dated data, never code.

use super::{
    csv::{Records, Step},
    office::Stored,
    table_schema::BoundsAsked,
};

/// The bounds of a column, year by year.
#[derive(Clone, Debug)]
pub(crate) struct Bounds {
    asked: BoundsAsked,
    rows: Vec<Bound>,
}

/// A floor and a ceiling, and from when and for what they hold.
#[derive(Clone, Debug)]
pub(crate) struct Bound {
    /// The first year.
    pub(crate) since: i64,
    by: Vec<String>,
    /// The least.
    pub(crate) floor: f64,
    /// The most.
    pub(crate) ceiling: f64,
}

impl Bounds {
    /// Reads the bounds: a year, the words of `by`, a floor and a ceiling a line.
    pub(crate) fn read(asked: BoundsAsked, csv: &str) -> Self {
        let mut records = Records::new(csv.as_bytes(), b',');
        let words = asked.by.len();
        let mut rows = Vec::new();
        while let Ok(Step::Record(record, _)) = records.step() {
            let cells: Vec<&str> = record.cells().collect();
            let [since, rest @ ..] = cells.as_slice() else { continue };
            let (Some(by), Some([floor, ceiling, ..])) = (rest.get(..words), rest.get(words..)) else {
                continue;
            };
            // The header is no year.
            if let (Ok(since), Ok(floor), Ok(ceiling)) = (since.parse(), floor.parse(), ceiling.parse()) {
                rows.push(Bound {
                    since,
                    by: by.iter().map(|word| (*word).to_owned()).collect(),
                    floor,
                    ceiling,
                });
            }
        }
        Self { asked, rows }
    }

    /// Returns the column bounded.
    pub(crate) fn column(&self) -> usize {
        self.asked.value
    }

    /// Returns the bounds that a row's value breaks: the latest known in its year; money is in cents.
    pub(crate) fn broken<'r>(&self, row: impl Fn(usize) -> &'r Stored, money: bool) -> Option<&Bound> {
        let value = row(self.asked.value).as_f64()? / if money { 100.0 } else { 1.0 };
        let Stored::Integer(year) = *row(self.asked.since) else { return None };
        let matches = |bound: &&Bound| {
            let mut pairs = bound.by.iter().zip(&self.asked.by);
            bound.since <= year && pairs.all(|(word, column)| word.is_empty() || row(*column).is_word(word))
        };
        let bound = self.rows.iter().filter(matches).max_by_key(|bound| bound.since)?;
        // Half a cent: the bounds are written in cents.
        (value < bound.floor - 0.005 || value > bound.ceiling + 0.005).then_some(bound)
    }
}

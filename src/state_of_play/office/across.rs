//! What must hold between the cells of a row, and over all rows: sums, and bounds that change with the years.

use super::{Office, Row};
use crate::state_of_play::{
    csv::{Position, Record},
    problems::{CellFault, CellProblem, Detail, TableFault},
    table_schema::{Sum, Total},
};

impl Office<'_, '_> {
    /// What must hold between the cells of a row: sums, and bounds that change with the years.
    pub(super) fn across(&mut self, record: Record<'_>, position: Position, row: Row<'_>) {
        let column = |columns: &[Option<usize>], field: usize| columns.iter().position(|c| *c == Some(field));
        for (number, sum) in self.schema.sums.iter().enumerate() {
            if sum.over_rows {
                if let Some(value) = self.amount(sum.parts[0], row) {
                    self.over_rows[number].0 += value;
                    self.over_rows[number].1 += 1;
                }
                continue;
            }
            let Some((found, expected)) = self.disagrees(sum, row) else { continue };
            let field = match sum.total {
                Total::Column(field) => field,
                Total::Figure(_) => sum.parts[0],
            };
            let at = column(&self.columns, field);
            let problem = CellProblem {
                detail: Some(Detail::Sum { found, expected }),
                ..CellProblem::new(CellFault::Sum(number), position, at, Some(field))
            };
            self.problems.detailed(problem, at.and_then(|at| record.get(at)));
        }
        if let Some(bounds) = self.beside.bounds {
            let field = bounds.column();
            if let Some(bound) = bounds.broken(|field| row.get(field), self.schema.fields[field].money) {
                let at = column(&self.columns, field);
                let (floor, ceiling, since) = (bound.floor, bound.ceiling, bound.since);
                let problem = CellProblem {
                    detail: Some(Detail::Bounds { floor, ceiling, since }),
                    ..CellProblem::new(CellFault::OutOfBounds, position, at, Some(field))
                };
                self.problems.detailed(problem, at.and_then(|at| record.get(at)));
            }
        }
    }

    /// Returns a row's figure, in euros where it is money.
    fn amount(&self, field: usize, row: Row<'_>) -> Option<f64> {
        let scale = if self.schema.fields[field].money { 100.0 } else { 1.0 };
        Some(row.get(field).as_f64()? / scale)
    }

    /// Returns what the parts give and what they should, where the two differ by more than rounding.
    fn disagrees(&self, sum: &Sum, row: Row<'_>) -> Option<(f64, f64)> {
        let given: Vec<f64> = sum.parts.iter().filter_map(|part| self.amount(*part, row)).collect();
        let expected = match sum.total {
            Total::Column(field) => self.amount(field, row)?,
            Total::Figure(figure) => figure,
        };
        if given.is_empty() {
            return None;
        }
        let found: f64 = given.iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "a handful of parts")]
        let room = sum.within * given.len() as f64 + 1e-9;
        // A part that is not given may be anything: the others can only be too much.
        let whole = given.len() == sum.parts.len() && !sum.at_most;
        (found > expected + room || (whole && found < expected - room)).then_some((found, expected))
    }

    /// What must hold over all rows, once they are read.
    pub(super) fn sums_over_rows(&mut self) {
        for (sum, (found, rows)) in self.schema.sums.iter().zip(&self.over_rows) {
            if let (true, Total::Figure(most)) = (sum.over_rows, sum.total)
                && *found > most + sum.within * f64::from(*rows) + 1e-9
            {
                let name = self.schema.fields[sum.parts[0]].name.clone();
                self.problems.table(TableFault::ColumnSum { name, found: *found, most });
            }
        }
    }
}

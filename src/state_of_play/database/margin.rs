//! Functions that SQL lacks: the half-width of 95 % confidence intervals of weighted surveys, and medians.
//!
//! A ratio of weighted sums R = Σw·y ÷ Σw·x has the linearised variance
//! n ÷ (n − 1) × Σ(w·(y − R·x))² ÷ (Σw·x)², sampling taken as with replacement.
//! Source: C.-E. Särndal, B. Swensson and J. Wretman, "Model Assisted Survey Sampling", Springer, 1992,
//! §5.5 (linearisation) and §5.6 (ratios).

use rusqlite::{
    Connection,
    functions::{Aggregate, Context, FunctionFlags},
};

/// The standard normal deviate of a 95 % interval.
const DEVIATE_95: f64 = 1.96;

/// Adds the functions to a connection.
///
/// - `ratio_margin(y, x, w)`: half the width of the interval of Σw·y ÷ Σw·x;
/// - `total_margin(y, w)`: half the width of the interval of Σw·y;
/// - `median(x)`;
/// - `ratio_margin_of_sums(n, Σwy, Σwx, Σ(wy)², Σwy·wx, Σ(wx)²)` and `total_margin_of_sums(n, Σwy, Σ(wy)²)`: the same from
///   sums already made, where a query adds up many groups at once.
///
/// Rows in which an argument is NULL do not count; under two answers there is no margin.
///
/// # Errors
/// The database's own.
pub(super) fn register(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_aggregate_function("ratio_margin", 3, flags, RatioMargin)?;
    connection.create_aggregate_function("total_margin", 2, flags, TotalMargin)?;
    connection.create_aggregate_function("median", 1, flags, Median)?;
    connection.create_scalar_function("ratio_margin_of_sums", 6, flags, |context| {
        Ok(sums(context, [0, 1, 2, 3, 4, 5]).and_then(|sums| sums.ratio_margin()))
    })?;
    connection.create_scalar_function("total_margin_of_sums", 3, flags, |context| {
        Ok(sums(context, [0, 1, 0, 2, 0, 0]).and_then(|sums| sums.total_margin()))
    })
}

/// Reads sums from the arguments at six indexes; `None` where one is NULL.
fn sums(context: &Context<'_>, indexes: [usize; 6]) -> Option<Sums> {
    let [n, y, x, yy, xy, xx] = indexes.map(|index| figure(context, index));
    Some(Sums { n: n?, y: y?, x: x?, yy: yy?, xy: xy?, xx: xx? })
}

/// Returns the argument at an index as a figure.
fn figure(context: &Context<'_>, index: usize) -> Option<f64> {
    match context.get_raw(index) {
        rusqlite::types::ValueRef::Real(real) => Some(real),
        #[expect(clippy::cast_precision_loss, reason = "counts and cents are far below 2^53")]
        rusqlite::types::ValueRef::Integer(integer) => Some(integer as f64),
        _ => None,
    }
}

/// See [`register`].
struct RatioMargin;

/// Sums over the answers: n, Σwy, Σwx, Σ(wy)², Σwy·wx, Σ(wx)².
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    n: f64,
    y: f64,
    x: f64,
    yy: f64,
    xy: f64,
    xx: f64,
}

impl Sums {
    fn add(&mut self, y: f64, x: f64, w: f64) {
        let (y, x) = (w * y, w * x);
        self.n += 1.0;
        self.y += y;
        self.x += x;
        self.yy += y * y;
        self.xy += x * y;
        self.xx += x * x;
    }

    fn ratio_margin(&self) -> Option<f64> {
        if self.n < 2.0 || self.x == 0.0 {
            return None;
        }
        let ratio = self.y / self.x;
        let squares = (self.yy - 2.0 * ratio * self.xy + ratio * ratio * self.xx).max(0.0);
        Some(DEVIATE_95 * (self.n / (self.n - 1.0) * squares).sqrt() / self.x.abs())
    }

    fn total_margin(&self) -> Option<f64> {
        if self.n < 2.0 {
            return None;
        }
        let squares = (self.yy - self.y * self.y / self.n).max(0.0);
        Some(DEVIATE_95 * (self.n / (self.n - 1.0) * squares).sqrt())
    }
}

impl Aggregate<Sums, Option<f64>> for RatioMargin {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<Sums> {
        Ok(Sums::default())
    }

    fn step(&self, context: &mut Context<'_>, sums: &mut Sums) -> rusqlite::Result<()> {
        if let (Some(y), Some(x), Some(w)) = (figure(context, 0), figure(context, 1), figure(context, 2)) {
            sums.add(y, x, w);
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, sums: Option<Sums>) -> rusqlite::Result<Option<f64>> {
        Ok(sums.and_then(|sums| sums.ratio_margin()))
    }
}

/// See [`register`].
struct TotalMargin;

impl Aggregate<Sums, Option<f64>> for TotalMargin {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<Sums> {
        Ok(Sums::default())
    }

    fn step(&self, context: &mut Context<'_>, sums: &mut Sums) -> rusqlite::Result<()> {
        if let (Some(y), Some(w)) = (figure(context, 0), figure(context, 1)) {
            sums.add(y, 0.0, w);
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, sums: Option<Sums>) -> rusqlite::Result<Option<f64>> {
        Ok(sums.and_then(|sums| sums.total_margin()))
    }
}

/// See [`register`].
struct Median;

impl Aggregate<Vec<f64>, Option<f64>> for Median {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<Vec<f64>> {
        Ok(Vec::new())
    }

    fn step(&self, context: &mut Context<'_>, values: &mut Vec<f64>) -> rusqlite::Result<()> {
        values.extend(figure(context, 0));
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, values: Option<Vec<f64>>) -> rusqlite::Result<Option<f64>> {
        let mut values = values.unwrap_or_default();
        values.sort_by(f64::total_cmp);
        let middle = values.len() / 2;
        Ok(match values.len() {
            0 => None,
            odd if odd % 2 == 1 => Some(values[middle]),
            _ => Some(f64::midpoint(values[middle - 1], values[middle])),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(sql: &str) -> Option<f64> {
        let connection = Connection::open_in_memory().expect("memory");
        register(&connection).expect("functions");
        connection.query_row(sql, [], |row| row.get(0)).expect("a row")
    }

    #[test]
    fn the_margin_of_a_proportion_is_the_textbooks() {
        // 400 answers, half yes: 1.96 × √(0.25 ÷ 400) = 4.90 points; n − 1 makes it 4.906.
        let sql = "WITH RECURSIVE n(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM n WHERE x < 399)
                   SELECT ratio_margin(x % 2, 1, 1) FROM n";
        let expected = 1.96 * (0.25_f64 / 399.0).sqrt();
        assert!((value(sql).expect("a margin") - expected).abs() < 1e-12);
    }

    #[test]
    fn the_margin_of_a_weighted_ratio_is_derived_by_hand() {
        // y = 10, 20; x = 1, 1; w = 1, 3: R = 70 ÷ 4 = 17.5; residuals −7.5 and 3 × 2.5 = 7.5.
        // n ÷ (n − 1) = 2; √(2 × (7.5² + 7.5²)) ÷ 4 = 15 ÷ 4 = 3.75.
        let sql = "SELECT ratio_margin(y, 1, w) FROM (SELECT 10 AS y, 1 AS w UNION ALL SELECT 20, 3)";
        assert!((value(sql).expect("a margin") - 1.96 * 3.75).abs() < 1e-9);
        // The total Σwy = 10 + 60: deviations from 35 are 25 and 25; √(2 × 1250) = 50.
        let sql = "SELECT total_margin(y, w) FROM (SELECT 10 AS y, 1 AS w UNION ALL SELECT 20, 3)";
        assert!((value(sql).expect("a margin") - 1.96 * 50.0).abs() < 1e-9);
        assert_eq!(value("SELECT ratio_margin(1, 1, 1)"), None);
    }

    #[test]
    fn margins_are_the_same_from_sums_already_made() {
        let rows = "(SELECT 10 AS y, 2 AS x, 1 AS w UNION ALL SELECT 20, 1, 3 UNION ALL SELECT 5, 4, 2)";
        let (ratio, total) = (
            value(&format!("SELECT ratio_margin(y, x, w) FROM {rows}")).expect("a margin"),
            value(&format!("SELECT total_margin(y, w) FROM {rows}")).expect("a margin"),
        );
        let of_sums = value(&format!(
            "SELECT ratio_margin_of_sums(count(*), sum(w*y), sum(w*x), sum(w*y*w*y), sum(w*y*w*x), sum(w*x*w*x)) FROM {rows}"
        ));
        assert!((of_sums.expect("a margin") - ratio).abs() < 1e-9);
        let of_sums =
            value(&format!("SELECT total_margin_of_sums(count(*), sum(w*y), sum(w*y*w*y)) FROM {rows}"));
        assert!((of_sums.expect("a margin") - total).abs() < 1e-9);
        assert_eq!(value("SELECT total_margin_of_sums(2, NULL, 1)"), None);
    }

    #[test]
    fn the_median_of_an_even_number_is_the_middle_of_two() {
        assert_eq!(
            value(
                "SELECT median(x) FROM (SELECT 1 AS x UNION ALL SELECT 4 UNION ALL SELECT 2 UNION ALL SELECT NULL)"
            ),
            Some(2.0)
        );
        assert_eq!(value("SELECT median(x) FROM (SELECT 1 AS x UNION ALL SELECT 2)"), Some(1.5));
        assert_eq!(value("SELECT median(NULL)"), None);
    }
}

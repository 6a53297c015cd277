//! A linear programme over shares from 0 to 1, solved by the dual simplex with a whole tableau.
//!
//! Rows are few and things are many. Whatever bounds change between two runs, the last basis stays dual feasible
//! once what stands aside goes to the bound that its reduced cost asks for: each run begins where the last ended.
//! Bounds that are passed on the way are flipped, not pivoted on (the long-step rule; Maros, Computational Techniques
//! of the Simplex Method, ch. 10). Work is counted, never timed: the same programme gives the same answer everywhere.

/// What is closer to a bound than this is at it.
const NEAR: f64 = 1e-7;

/// A smaller figure of the tableau is taken for 0.
const TINY: f64 = 1e-8;

/// Pivots after which the tableau is computed anew from the programme: roundings do not add up for longer.
const PIVOTS: usize = 100;

/// Pivots after which a run ends with the bound that it has.
const MOST_PIVOTS: usize = 5_000;

/// The programme, and where its solution stands.
#[derive(Debug)]
pub(super) struct Simplex {
    things: usize,
    /// What each column is worth: the things, then a slack for each row.
    worth: Vec<f64>,
    /// The rows as given, their slacks included.
    given: Vec<Vec<f64>>,
    limits: Vec<f64>,
    /// The rows and limits, in terms of the basis.
    rows: Vec<Vec<f64>>,
    limits_now: Vec<f64>,
    /// What each column adds for each unit more of it, all else made to fit.
    reduced: Vec<f64>,
    /// The column of each row.
    basis: Vec<usize>,
    /// The row of each column that has one.
    place: Vec<Option<usize>>,
    lower: Vec<f64>,
    upper: Vec<f64>,
    /// Whether a column outside the basis stands at its upper bound.
    is_up: Vec<bool>,
    /// How much there is of each row's column.
    amounts: Vec<f64>,
    pivots: usize,
    /// Cells of the tableau that were computed.
    pub(super) work: u64,
}

/// A column that may give way, and at which price.
#[derive(Clone, Copy, Debug)]
struct Way {
    column: usize,
    /// What it costs for each unit of the row.
    price: f64,
    /// How much of the row it gives when it goes to its other bound.
    room: f64,
}

impl Simplex {
    /// Takes what things are worth, and the rows: what things use, and the most of it.
    pub(super) fn new(worth: &[f64], rows: &[(Vec<(usize, f64)>, f64)]) -> Self {
        let things = worth.len();
        let mut simplex = Self {
            things,
            worth: worth.to_vec(),
            given: Vec::new(),
            limits: Vec::new(),
            rows: Vec::new(),
            limits_now: Vec::new(),
            reduced: worth.to_vec(),
            basis: Vec::new(),
            place: vec![None; things],
            lower: vec![0.0; things],
            upper: vec![1.0; things],
            is_up: vec![false; things],
            amounts: Vec::new(),
            pivots: 0,
            work: 0,
        };
        rows.iter().for_each(|(uses, limit)| simplex.add_row(uses, *limit));
        simplex
    }

    /// Adds a row; its slack enters the basis.
    pub(super) fn add_row(&mut self, uses: &[(usize, f64)], limit: f64) {
        let slack = self.worth.len();
        for row in self.given.iter_mut().chain(&mut self.rows) {
            row.push(0.0);
        }
        let mut given = vec![0.0; slack + 1];
        uses.iter().for_each(|(column, use_)| given[*column] += use_);
        given[slack] = 1.0;
        let (mut row, mut limit_now) = (given.clone(), limit);
        for (basic, (own, own_limit)) in self.basis.iter().zip(self.rows.iter().zip(&self.limits_now)) {
            let factor = row[*basic];
            if factor != 0.0 {
                row.iter_mut().zip(own).for_each(|(cell, own)| *cell -= factor * own);
                limit_now -= factor * own_limit;
            }
        }
        self.given.push(given);
        self.limits.push(limit);
        self.rows.push(row);
        self.limits_now.push(limit_now);
        self.worth.push(0.0);
        self.reduced.push(0.0);
        self.place.push(Some(self.basis.len()));
        self.basis.push(slack);
        self.lower.push(0.0);
        self.upper.push(f64::INFINITY);
        self.is_up.push(false);
        self.amounts.push(0.0);
    }

    /// Sets the bounds of a thing; the next run goes by them.
    pub(super) fn bound(&mut self, thing: usize, lower: f64, upper: f64) {
        self.lower[thing] = lower;
        self.upper[thing] = upper;
    }

    /// Returns what no shares can exceed, or none where that is below `least` or nothing fits.
    pub(super) fn solve(&mut self, least: f64) -> Option<f64> {
        self.settle();
        for _ in 0..MOST_PIVOTS {
            let worth = self.worth_now();
            if worth < least {
                return None;
            }
            let Some((row, bound)) = self.worst() else { return Some(worth) };
            if !self.step(row, bound) {
                return None;
            }
        }
        // Dual feasible all along: what it is worth is a bound, wherever it stops.
        Some(self.worth_now())
    }

    /// Returns the share of a thing.
    pub(super) fn share(&self, thing: usize) -> f64 {
        self.place[thing].map_or_else(|| self.aside(thing), |row| self.amounts[row])
    }

    /// Returns what a thing that stands at a bound costs at least when it leaves it.
    pub(super) fn price(&self, thing: usize) -> Option<f64> {
        self.place[thing].is_none().then(|| self.reduced[thing].abs())
    }

    /// Returns what a thing uses, at the prices that the rows have now.
    pub(super) fn used(&self, thing: usize) -> f64 {
        self.worth[thing] - self.reduced[thing]
    }

    /// Returns what it costs at least to bring a thing that is shared down to 0 and up to 1.
    pub(super) fn penalties(&mut self, thing: usize) -> [f64; 2] {
        let Some(row) = self.place[thing] else { return [0.0; 2] };
        self.work += 2 * self.columns();
        [0.0, 1.0].map(|bound| {
            let mut left = (bound - self.amounts[row]).abs();
            let mut ways = self.ways(row, bound > self.amounts[row]);
            let (mut cost, mut price) = (0.0, 0.0);
            while left > NEAR {
                let Some(way) = cheapest(&mut ways) else { return f64::INFINITY };
                cost += left * (way.price - price);
                price = way.price;
                left -= way.room;
            }
            cost
        })
    }

    fn columns(&self) -> u64 {
        u64::try_from(self.worth.len()).unwrap_or(u64::MAX)
    }

    fn cells(&self) -> u64 {
        u64::try_from(self.basis.len()).unwrap_or(u64::MAX).saturating_mul(self.columns())
    }

    /// Returns how much there is of a column outside the basis.
    fn aside(&self, column: usize) -> f64 {
        if self.is_up[column] { self.upper[column] } else { self.lower[column] }
    }

    /// Puts each column outside the basis at the bound that its reduced cost asks for, and computes the others.
    fn settle(&mut self) {
        self.work += self.cells();
        self.amounts.clone_from(&self.limits_now);
        for column in 0..self.worth.len() {
            if self.place[column].is_some() {
                continue;
            }
            if column < self.things && self.reduced[column].abs() > TINY {
                self.is_up[column] = self.reduced[column] > 0.0;
            }
            let amount = self.aside(column);
            if amount != 0.0 {
                self.add(column, amount);
            }
        }
    }

    /// Takes so much more of a column out of the rows.
    fn add(&mut self, column: usize, more: f64) {
        for (amount, row) in self.amounts.iter_mut().zip(&self.rows) {
            *amount -= row[column] * more;
        }
    }

    fn worth_now(&self) -> f64 {
        let basic: f64 =
            self.basis.iter().zip(&self.amounts).map(|(c, amount)| self.worth[*c] * amount).sum();
        let aside = (0..self.things).filter(|thing| self.place[*thing].is_none());
        basic + aside.map(|thing| self.worth[thing] * self.aside(thing)).sum::<f64>()
    }

    /// Returns the row that is the furthest outside its bounds, and the bound that it goes to.
    fn worst(&self) -> Option<(usize, f64)> {
        let mut worst: Option<(usize, f64)> = None;
        let mut most = NEAR;
        for (row, (column, amount)) in self.basis.iter().zip(&self.amounts).enumerate() {
            for (far, bound) in [
                (self.lower[*column] - amount, self.lower[*column]),
                (amount - self.upper[*column], self.upper[*column]),
            ] {
                if far > most {
                    (most, worst) = (far, Some((row, bound)));
                }
            }
        }
        worst
    }

    /// Returns the columns that raise a row, or lower it.
    fn ways(&self, row: usize, raise: bool) -> Vec<Way> {
        let mut ways = Vec::new();
        for (column, cell) in self.rows[row].iter().enumerate() {
            let range = self.upper[column] - self.lower[column];
            let towards = if self.is_up[column] == raise { *cell } else { -*cell };
            if towards > TINY && range > 0.0 && self.place[column].is_none() {
                let price = self.reduced[column].abs() / towards;
                ways.push(Way { column, price, room: towards * range });
            }
        }
        ways
    }

    /// Brings a row to a bound; false where nothing can.
    fn step(&mut self, row: usize, bound: f64) -> bool {
        let mut left = (bound - self.amounts[row]).abs();
        let mut ways = self.ways(row, bound > self.amounts[row]);
        self.work += self.columns();
        while let Some(way) = cheapest(&mut ways) {
            left -= way.room;
            if left <= 0.0 || (ways.is_empty() && left <= NEAR) {
                self.pivot(row, way.column, bound);
                return true;
            }
            let column = way.column;
            let range = self.upper[column] - self.lower[column];
            self.add(column, if self.is_up[column] { -range } else { range });
            self.is_up[column] = !self.is_up[column];
        }
        false
    }

    /// Lets a column enter the basis for the one of a row, which goes to a bound.
    fn pivot(&mut self, row: usize, entering: usize, bound: f64) {
        let more = (self.amounts[row] - bound) / self.rows[row][entering];
        let amount = self.aside(entering) + more;
        self.add(entering, more);
        self.amounts[row] = amount;
        let leaving = std::mem::replace(&mut self.basis[row], entering);
        self.place[leaving] = None;
        self.place[entering] = Some(row);
        self.is_up[leaving] = bound > self.lower[leaving];
        self.eliminate(row, entering);
        self.pivots += 1;
        if self.pivots >= PIVOTS {
            self.renew();
            self.settle();
        }
    }

    /// Makes a column 1 in a row and 0 in all others.
    fn eliminate(&mut self, row: usize, column: usize) {
        self.work += self.cells();
        let mut own = std::mem::take(&mut self.rows[row]);
        let scale = own[column];
        own.iter_mut().for_each(|cell| *cell /= scale);
        own[column] = 1.0;
        self.limits_now[row] /= scale;
        let limit = self.limits_now[row];
        for (at, other) in self.rows.iter_mut().enumerate() {
            if at != row && other[column] != 0.0 {
                let factor = other[column];
                other.iter_mut().zip(&own).for_each(|(cell, own)| *cell -= factor * own);
                other[column] = 0.0;
                self.limits_now[at] -= factor * limit;
            }
        }
        let factor = self.reduced[column];
        if factor != 0.0 {
            self.reduced.iter_mut().zip(&own).for_each(|(cell, own)| *cell -= factor * own);
            self.reduced[column] = 0.0;
        }
        self.rows[row] = own;
    }

    /// Computes the tableau anew; from the slacks, should the basis have become none.
    fn renew(&mut self) {
        let basis = std::mem::take(&mut self.basis);
        self.reset();
        let mut is_free = vec![true; self.basis.len()];
        for column in basis {
            let size = |row: &usize| self.rows[*row][column].abs();
            let free = (0..is_free.len()).filter(|row| is_free[*row]);
            let Some(row) = free.max_by(|a, b| size(a).total_cmp(&size(b))).filter(|row| size(row) > TINY)
            else {
                self.reset();
                return;
            };
            is_free[row] = false;
            let slack = std::mem::replace(&mut self.basis[row], column);
            // A slack that another row's column has not taken back stays outside.
            if self.place[slack] == Some(row) {
                self.place[slack] = None;
            }
            self.place[column] = Some(row);
            self.eliminate(row, column);
        }
    }

    fn reset(&mut self) {
        self.rows.clone_from(&self.given);
        self.limits_now.clone_from(&self.limits);
        self.reduced.clone_from(&self.worth);
        self.basis = (self.things..self.worth.len()).collect();
        self.place = (0..self.worth.len()).map(|column| column.checked_sub(self.things)).collect();
        self.pivots = 0;
    }
}

/// Takes out the way that costs least; of equals the one that gives most, for the sake of exact figures.
fn cheapest(ways: &mut Vec<Way>) -> Option<Way> {
    let least = |a: &(usize, &Way), b: &(usize, &Way)| {
        a.1.price.total_cmp(&b.1.price).then(b.1.room.total_cmp(&a.1.room)).then(a.1.column.cmp(&b.1.column))
    };
    let at = ways.iter().enumerate().min_by(least)?.0;
    Some(ways.swap_remove(at))
}

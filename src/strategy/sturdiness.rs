//! How far one weight may move, the others fixed, before another option ranks first: in closed form.
//!
//! An option's score is N ÷ W, with N = Σ weight × score and W = Σ weight over what it is scored for. Both are
//! straight lines in any one weight w, so that "the first is not below its rival", N₁·W₂ − N₂·W₁ ≥ 0, is at most
//! a quadratic in w: its roots are where the two are equal. Where every score is given it is a straight line.

/// The two sums of a weighted mean.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weighed {
    /// Σ weight × score.
    sum: f64,
    /// Σ weight.
    weights: f64,
}

impl Weighed {
    /// Adds a score with its weight.
    pub(crate) fn add(&mut self, weight: f64, score: f64) {
        self.sum += weight * score;
        self.weights += weight;
    }

    /// Returns the weighted mean; none where nothing weighs.
    pub(crate) fn score(&self) -> Option<f64> {
        (self.weights > 0.0).then(|| self.sum / self.weights)
    }
}

/// An option, seen from one criterion.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rival<'a> {
    /// The option's id.
    pub(crate) id: &'a str,
    /// Its sums over all criteria.
    pub(crate) weighed: Weighed,
    /// Its score for the criterion, if it has one.
    pub(crate) score: Option<f64>,
}

/// The weights with which the first stays first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Range<'a> {
    /// The lowest; 0 where no lower one changes anything.
    pub(crate) from: f64,
    /// The highest; none where no higher one changes anything.
    pub(crate) to: Option<f64>,
    /// Who passes below.
    pub(crate) below: Option<&'a str>,
    /// Who passes above.
    pub(crate) above: Option<&'a str>,
}

impl Range<'_> {
    /// Tells whether the range holds a weight moved by a share either way.
    pub(crate) fn holds(&self, weight: f64, share: f64) -> bool {
        let slack = 1e-9 * weight;
        weight * (1.0 - share) >= self.from - slack
            && self.to.is_none_or(|to| weight * (1.0 + share) <= to + slack)
    }
}

/// Returns the range of a criterion's weight over which no rival passes the first.
pub(crate) fn range<'a>(weight: f64, first: &Rival<'a>, others: &[Rival<'a>]) -> Range<'a> {
    let mut range = Range { from: 0.0, to: None, below: None, above: None };
    for rival in others {
        let lead = Lead::new(weight, first, rival);
        if let Some(from) = lead.lost_below(weight).filter(|from| range.below.is_none() || *from > range.from)
        {
            (range.from, range.below) = (from, Some(rival.id));
        }
        if let Some(to) = lead.lost_above(weight).filter(|to| range.to.is_none_or(|highest| *to < highest)) {
            (range.to, range.above) = (Some(to), Some(rival.id));
        }
    }
    range
}

/// a·w² + b·w + c: positive where the first leads.
struct Lead {
    a: f64,
    b: f64,
    c: f64,
}

impl Lead {
    fn new(weight: f64, first: &Rival<'_>, rival: &Rival<'_>) -> Self {
        let [(n1, m1, w1, v1), (n2, m2, w2, v2)] = [first, rival].map(|option| {
            // Both sums without the criterion, and what a unit of its weight adds to each.
            let (slope, unit) = option.score.map_or((0.0, 0.0), |score| (score, 1.0));
            (
                option.weighed.sum - weight * slope,
                slope,
                (option.weighed.weights - weight * unit).max(0.0),
                unit,
            )
        });
        Self { a: m1 * v2 - m2 * v1, b: n1 * v2 + m1 * w2 - n2 * v1 - m2 * w1, c: n1 * w2 - n2 * w1 }
    }

    fn at(&self, weight: f64) -> f64 {
        (self.a * weight + self.b) * weight + self.c
    }

    /// Tells whether the lead is lost for good measure, rounding apart.
    fn is_lost(&self, weight: f64) -> bool {
        let scale = (self.a * weight * weight).abs() + (self.b * weight).abs() + self.c.abs();
        self.at(weight) < -1e-12 * scale
    }

    /// Returns the weights at which both are equal, in order.
    fn roots(&self) -> Vec<f64> {
        let Self { a, b, c } = *self;
        let negligible = |x: f64| x.abs() <= 1e-12 * (a.abs() + b.abs() + c.abs());
        let mut roots = if !negligible(a) {
            let under = b * b - 4.0 * a * c;
            if under < 0.0 {
                Vec::new()
            } else {
                // The stable form: no difference of nearly equal figures.
                let q = -0.5 * (b + b.signum() * under.sqrt());
                if q == 0.0 { vec![0.0] } else { vec![q / a, c / q] }
            }
        } else if negligible(b) {
            Vec::new()
        } else {
            vec![-c / b]
        };
        roots.retain(|root| root.is_finite() && *root >= 0.0);
        roots.sort_by(f64::total_cmp);
        roots
    }

    /// Returns the nearest weight at or below `weight` under which the lead is lost.
    fn lost_below(&self, weight: f64) -> Option<f64> {
        let marks: Vec<f64> = [0.0].into_iter().chain(self.roots()).collect();
        let mut high = weight;
        for low in marks.into_iter().rev().filter(|mark| *mark < weight) {
            if self.is_lost(f64::midpoint(low, high)) {
                return Some(high);
            }
            high = low;
        }
        None
    }

    /// Returns the nearest weight at or above `weight` over which the lead is lost.
    fn lost_above(&self, weight: f64) -> Option<f64> {
        let mut low = weight;
        for high in self.roots().into_iter().filter(|mark| *mark > weight) {
            if self.is_lost(f64::midpoint(low, high)) {
                return Some(low);
            }
            low = high;
        }
        self.is_lost(low * 2.0 + 1.0).then_some(low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two criteria of weight 3 and 2: A scores 4 and 1, B 2 and 3.
    fn rivals(criterion: usize) -> [Rival<'static>; 2] {
        [("a", [4.0, 1.0]), ("b", [2.0, 3.0])].map(|(id, scores)| {
            let mut weighed = Weighed::default();
            weighed.add(3.0, scores[0]);
            weighed.add(2.0, scores[1]);
            Rival { id, weighed, score: Some(scores[criterion]) }
        })
    }

    #[test]
    fn the_range_of_a_weight_ends_where_the_rival_is_equal() {
        // A leads while 2·w₁ ≥ 2·w₂: w₁ ≥ 2 with w₂ = 2, and w₂ ≤ 3 with w₁ = 3.
        let [a, b] = rivals(0);
        assert_eq!(range(3.0, &a, &[b]), Range { from: 2.0, to: None, below: Some("b"), above: None });
        let [a, b] = rivals(1);
        let second = range(2.0, &a, &[b]);
        assert_eq!(second, Range { from: 0.0, to: Some(3.0), below: None, above: Some("b") });
        assert!(second.holds(2.0, 0.20));
        assert!(!second.holds(2.6, 0.20));
    }

    #[test]
    fn a_missing_score_makes_the_bound_a_root_of_its_own() {
        // A is scored 4 (weight 1) and 2 (w), B only 3: (4 + 2w) ÷ (1 + w) ≥ 3 while w ≤ 1.
        let mut a = Weighed::default();
        a.add(1.0, 4.0);
        a.add(0.5, 2.0);
        let mut b = Weighed::default();
        b.add(1.0, 3.0);
        let first = Rival { id: "a", weighed: a, score: Some(2.0) };
        let rival = Rival { id: "b", weighed: b, score: None };
        let range = range(0.5, &first, &[rival]);
        assert!((range.to.expect("an end") - 1.0).abs() < 1e-9, "{range:?}");
        assert_eq!((range.from, range.above), (0.0, Some("b")));
    }

    #[test]
    fn equal_options_leave_the_range_on_one_side_only() {
        let mut weighed = Weighed::default();
        weighed.add(1.0, 3.0);
        weighed.add(1.0, 3.0);
        let first = Rival { id: "a", weighed, score: Some(4.0) };
        let rival = Rival { id: "b", weighed, score: Some(2.0) };
        let range = range(1.0, &first, &[rival]);
        assert_eq!((range.from, range.to), (1.0, None));
    }

    #[test]
    fn no_figure_however_odd_panics() {
        for odd in [0.0, -1.0, 1e308, f64::MIN_POSITIVE, f64::INFINITY, f64::NAN] {
            let mut weighed = Weighed::default();
            weighed.add(odd, odd);
            weighed.add(1.0, 2.0);
            let rival = Rival { id: "a", weighed, score: Some(odd) };
            range(odd, &rival, &[Rival { id: "b", score: None, ..rival }]);
        }
    }
}

//! The solver: a 0–1 linear programme in, a set and its bound out.
//!
//! Branch and bound over the dual simplex, both written for this shape: few rows, many things, each worth a small whole
//! number. A general solver was slower here and stopped by the clock; docs/decisions.md has the comparison.

mod dominance;
mod search;
mod simplex;

use std::collections::HashMap;

/// Which things to choose, each worth a whole number, within limits.
#[derive(Clone, Debug, Default)]
pub(super) struct Programme {
    /// What each is worth.
    pub(super) values: Vec<i64>,
    /// Whether each can be chosen at all.
    pub(super) possible: Vec<bool>,
    /// What things use, and the most of it that there is.
    pub(super) constraints: Vec<(Vec<(usize, f64)>, f64)>,
    /// For each, those without which it cannot be chosen.
    pub(super) before: Vec<Vec<usize>>,
}

/// A set.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Solved {
    /// Whether each is in it.
    pub(super) chosen: Vec<bool>,
    /// What no set can exceed.
    pub(super) bound: i64,
    /// Whether no set is worth more.
    pub(super) proven: bool,
}

/// Returns the set that is worth most, or the best found within the work that a search may take.
pub(super) fn solve(programme: &Programme) -> Solved {
    let possible = reachable(programme);
    let (reduced, things) = programme.reduced(&possible);
    if reduced.constraints.is_empty() {
        let everything = programme.worth(&possible);
        return Solved { chosen: possible, bound: everything, proven: true };
    }
    let found = search::search(&reduced);
    let mut chosen = vec![false; possible.len()];
    things.iter().zip(&found.chosen).for_each(|(thing, is)| chosen[*thing] = *is);
    let proven = programme.worth(&chosen) == found.bound;
    Solved { chosen, bound: found.bound, proven }
}

impl Programme {
    /// Returns the programme of what is possible and of the limits that can be reached, with the index of each thing.
    fn reduced(&self, possible: &[bool]) -> (Self, Vec<usize>) {
        let things: Vec<usize> = (0..possible.len()).filter(|thing| possible[*thing]).collect();
        let index: HashMap<usize, usize> =
            things.iter().enumerate().map(|(at, thing)| (*thing, at)).collect();
        let constraints = self.constraints.iter().map(|(uses, limit)| {
            let uses = uses.iter().filter_map(|(thing, use_)| Some((*index.get(thing)?, *use_)));
            (uses.collect::<Vec<_>>(), *limit)
        });
        let can_be_reached = |(uses, limit): &(Vec<(usize, f64)>, f64)| {
            uses.iter().map(|(_, use_)| use_).sum::<f64>() > *limit
        };
        let reduced = Self {
            values: things.iter().map(|thing| self.values[*thing]).collect(),
            possible: vec![true; things.len()],
            constraints: constraints.filter(can_be_reached).collect(),
            before: things
                .iter()
                .map(|thing| {
                    self.before[*thing].iter().filter_map(|before| index.get(before).copied()).collect()
                })
                .collect(),
        };
        (reduced, things)
    }

    /// Returns what each thing uses of each row.
    fn uses(&self) -> Vec<Vec<(usize, f64)>> {
        let mut uses = vec![Vec::new(); self.values.len()];
        for (row, (used, _)) in self.constraints.iter().enumerate() {
            used.iter().for_each(|(thing, use_)| uses[*thing].push((row, *use_)));
        }
        uses
    }

    fn worth(&self, chosen: &[bool]) -> i64 {
        self.values.iter().zip(chosen).filter(|(_, is)| **is).map(|(value, _)| value).sum()
    }

    /// Tells whether a set keeps to the limits, whatever is rounded.
    fn is_allowed(&self, chosen: &[bool]) -> bool {
        let within = self.constraints.iter().all(|(uses, limit)| {
            let used: f64 = uses.iter().filter(|(at, _)| chosen[*at]).map(|(_, use_)| use_).sum();
            used <= limit + 1e-6 * limit.max(1.0)
        });
        let mut all = chosen.iter().enumerate().filter(|(_, is)| **is);
        within && all.all(|(at, _)| self.possible[at] && self.before[at].iter().all(|before| chosen[*before]))
    }

    /// Fills a set in an order, each thing after those it waits for; returns how many things it looked at.
    fn fill(
        &self,
        uses: &[Vec<(usize, f64)>],
        order: impl Iterator<Item = usize> + Clone,
        set: &mut [bool],
    ) -> u64 {
        let mut left: Vec<f64> = self.constraints.iter().map(|(_, limit)| *limit).collect();
        for (thing, _) in set.iter().enumerate().filter(|(_, is)| **is) {
            uses[thing].iter().for_each(|(row, use_)| left[*row] -= use_);
        }
        let (mut grows, mut looked_at) = (true, 0);
        while std::mem::take(&mut grows) {
            for thing in order.clone() {
                looked_at += 1;
                let fits = !set[thing]
                    && self.before[thing].iter().all(|before| set[*before])
                    && uses[thing].iter().all(|(row, use_)| *use_ <= left[*row]);
                if fits {
                    (set[thing], grows) = (true, true);
                    uses[thing].iter().for_each(|(row, use_)| left[*row] -= use_);
                }
            }
        }
        looked_at
    }
}

/// Returns what can be chosen, once what waits for the impossible is impossible too.
fn reachable(programme: &Programme) -> Vec<bool> {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); programme.before.len()];
    for (at, before) in programme.before.iter().enumerate() {
        for before in before {
            after[*before].push(at);
        }
    }
    let mut possible = programme.possible.clone();
    let mut stack: Vec<usize> = (0..possible.len()).filter(|at| !possible[*at]).collect();
    while let Some(at) = stack.pop() {
        for next in &after[at] {
            if std::mem::replace(&mut possible[*next], false) {
                stack.push(*next);
            }
        }
    }
    possible
}

/// Returns the indices so that each comes after those it waits for; circles, of which none can be first, are left out.
pub(super) fn by_precedence(before: &[Vec<usize>]) -> Vec<usize> {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); before.len()];
    let mut waits: Vec<usize> = before.iter().map(Vec::len).collect();
    for (at, before) in before.iter().enumerate() {
        for before in before {
            after[*before].push(at);
        }
    }
    let mut order: Vec<usize> = (0..before.len()).filter(|at| waits[*at] == 0).collect();
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        next += 1;
        for after in &after[at] {
            waits[*after] -= 1;
            if waits[*after] == 0 {
                order.push(*after);
            }
        }
    }
    order
}

#[expect(clippy::cast_precision_loss, reason = "sums of figures from 1 to 5")]
fn figure(value: i64) -> f64 {
    value as f64
}

#[expect(clippy::cast_possible_truncation, reason = "sums of figures from 1 to 5")]
fn whole(worth: f64) -> i64 {
    worth.floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tries every set.
    fn best(programme: &Programme) -> i64 {
        let things = programme.values.len();
        let sets =
            (0_u32..1 << things).map(|bits| (0..things).map(|at| bits >> at & 1 == 1).collect::<Vec<_>>());
        let allowed = sets.filter(|set| programme.is_allowed(set));
        allowed.map(|set| programme.worth(&set)).max().unwrap_or_default()
    }

    fn programme(seed: u64) -> Programme {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut below = |most: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % most
        };
        let things = 10;
        let mut programme = Programme { before: vec![Vec::new(); things], ..Programme::default() };
        for at in 0..things {
            programme.values.push(i64::try_from(below(5)).expect("small") + 1);
            programme.possible.push(below(8) > 0);
            if at > 0 && below(3) == 0 {
                programme.before[at]
                    .push(usize::try_from(below(u64::try_from(at).expect("small"))).expect("small"));
            }
        }
        for _ in 0..3 {
            let uses = (0..things).map(|at| (at, figure(i64::try_from(below(20)).expect("small")))).collect();
            programme.constraints.push((uses, 40.0));
        }
        programme
    }

    #[test]
    fn the_set_is_worth_what_the_best_of_all_sets_is_worth() {
        for seed in 1..60 {
            let programme = programme(seed);
            let solved = solve(&programme);
            assert!(programme.is_allowed(&solved.chosen), "{seed}");
            assert_eq!(programme.worth(&solved.chosen), best(&programme), "{seed}");
        }
    }

    #[test]
    fn those_that_wait_for_each_other_are_chosen_together_or_not_at_all() {
        let mut programme = Programme {
            values: vec![5, 1, 3],
            possible: vec![true; 3],
            constraints: vec![(vec![(0, 1.0), (1, 3.0), (2, 2.0)], 3.0)],
            before: vec![vec![1], vec![0], vec![]],
        };
        assert_eq!(solve(&programme).chosen, [false, false, true]);
        programme.constraints[0].1 = 4.0;
        assert_eq!(solve(&programme).chosen, [true, true, false]);
    }

    /// A plan of so many actions over four years: what each costs in euros and days, spread over its years.
    fn plan(seed: u64, things: usize, budget: f64, days: f64) -> Programme {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut below = |most: u32| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            u32::try_from(state % u64::from(most)).expect("small")
        };
        let mut programme = Programme { possible: vec![true; things], ..Programme::default() };
        let mut rows = vec![Vec::new(); 8];
        for at in 0..things {
            programme.values.push(i64::from(below(5)) + 1);
            let waits = at > 0 && below(4) == 0;
            let before =
                if waits { vec![below(u32::try_from(at).expect("small")) as usize] } else { Vec::new() };
            programme.before.push(before);
            let start = below(4 * 365);
            let end = (start + 20 + below(400)).min(4 * 365 - 1);
            let (cost, work) = (f64::from(500 + below(40) * 500), f64::from(1 + below(40)));
            for year in 0..4 {
                let (first, last) = (start.max(year * 365), end.min(year * 365 + 364));
                if first <= last {
                    let share = f64::from(last - first + 1) / f64::from(end - start + 1);
                    rows[year as usize].push((at, (cost * share).round()));
                    rows[4 + year as usize].push((at, work * share));
                }
            }
        }
        let limits = [budget; 4].into_iter().chain([days; 4]);
        programme.constraints = rows.into_iter().zip(limits).collect();
        programme
    }

    #[test]
    fn the_best_set_of_a_plan_of_200_actions_is_proven() {
        for (seed, best) in [(1, 529), (2, 512), (3, 497), (7, 522)] {
            let programme = plan(seed, 200, 400_000.0, 700.0);
            let solved = solve(&programme);
            assert!(programme.is_allowed(&solved.chosen), "{seed}");
            assert_eq!(
                (programme.worth(&solved.chosen), solved.bound, solved.proven),
                (best, best, true),
                "{seed}"
            );
        }
    }

    #[test]
    #[ignore = "a minute in a debug build; docs/performance.md gives the figures"]
    fn of_15_plans_of_200_actions_14_are_proven() {
        for (budget, days) in [(200_000.0, 400.0), (100_000.0, 250.0)] {
            let proven = (1..=15).filter(|seed| solve(&plan(*seed, 200, budget, days)).proven).count();
            assert_eq!(proven, 14, "{budget} {days}");
        }
    }

    #[test]
    fn of_a_chain_only_the_beginning_is_chosen() {
        let things = 40;
        let programme = Programme {
            values: vec![1; things],
            possible: vec![true; things],
            constraints: vec![((0..things).map(|at| (at, 1.0)).collect(), 20.5)],
            before: (0..things).map(|at| at.checked_sub(1).into_iter().collect()).collect(),
        };
        let solved = solve(&programme);
        assert_eq!((programme.worth(&solved.chosen), solved.bound), (20, 20));
    }
}

//! The door to the solver: a 0–1 linear programme in, a set and its bound out.

use good_lp::{
    Expression, ResolutionError, Solution, SolutionStatus, SolverModel, Variable, WithInitialSolution as _,
    WithMipGap as _, WithTimeLimit as _, constraint, microlp, variable, variables,
};

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

/// Seconds that the solver is given for the bound, and again for the set.
const SECONDS: f64 = 0.6;

/// Returns the set that is worth most, or the best found in the time given.
pub(super) fn solve(programme: &Programme) -> Solved {
    let possible = reachable(programme);
    let everything: i64 =
        programme.values.iter().zip(&possible).filter(|(_, can)| **can).map(|(v, _)| v).sum();
    let fits = programme.constraints.iter().all(|(uses, limit)| {
        let used: f64 = uses.iter().filter(|(at, _)| possible[*at]).map(|(_, use_)| use_).sum();
        used <= *limit
    });
    if fits {
        return Solved { chosen: possible, bound: everything, proven: true };
    }
    let relaxed = run(programme, &possible, None);
    let (bound, shares) = match &relaxed {
        Ok((worth, shares, _)) => (whole(*worth + 1e-6).min(everything), shares.clone()),
        Err(_) => (everything, vec![0.5; possible.len()]),
    };
    let greedy = greedy(programme, &possible, &shares);
    if worth(programme, &greedy) >= bound {
        return Solved { chosen: greedy, bound, proven: true };
    }
    match run(programme, &possible, Some((&greedy, bound))) {
        Ok((_, shares, status)) => {
            let found: Vec<bool> = shares.iter().map(|share| *share > 0.5).collect();
            let better = is_allowed(programme, &possible, &found)
                && worth(programme, &found) >= worth(programme, &greedy);
            let proven = better && !matches!(status, SolutionStatus::TimeLimit);
            Solved { chosen: if better { found } else { greedy }, bound, proven }
        }
        Err(_) => Solved { chosen: greedy, bound, proven: false },
    }
}

/// Runs the solver: on shares from 0 to 1, or on whole things from a first set, down to less than a point.
fn run(
    programme: &Programme,
    possible: &[bool],
    first: Option<(&[bool], i64)>,
) -> Result<(f64, Vec<f64>, SolutionStatus), ResolutionError> {
    let mut variables = variables!();
    let kind = || if first.is_some() { variable().binary() } else { variable().min(0).max(1) };
    let things: Vec<Option<Variable>> =
        possible.iter().map(|can| can.then(|| variables.add(kind()))).collect();
    let worth: Expression = things
        .iter()
        .zip(&programme.values)
        .filter_map(|(thing, value)| Some((*thing)? * figure(*value)))
        .sum();
    let mut model = variables.maximise(&worth).using(microlp).with_time_limit(SECONDS);
    if let Some((set, bound)) = first {
        // Values are whole: less than one point below the bound there is nothing better.
        #[expect(clippy::cast_possible_truncation, reason = "a share below 1")]
        let gap = (0.99 / figure(bound.max(1))) as f32;
        let starts =
            things.iter().zip(set).filter_map(|(thing, is)| Some(((*thing)?, if *is { 1.0 } else { 0.0 })));
        model = model
            .with_mip_gap(gap)
            .map_err(|error| ResolutionError::Str(error.to_string()))?
            .with_initial_solution(starts);
    }
    for (uses, limit) in &programme.constraints {
        // In shares of the limit, so that euros and days are figures of one size.
        let scale = if *limit > 0.0 { *limit } else { 1.0 };
        let used: Expression = uses.iter().filter_map(|(at, use_)| Some(things[*at]? * (use_ / scale))).sum();
        model.add_constraint(constraint!(used <= limit / scale));
    }
    for (thing, before) in things.iter().zip(&programme.before) {
        for before in before {
            if let (Some(thing), Some(before)) = (thing, things[*before]) {
                model.add_constraint(constraint!(*thing <= before));
            }
        }
    }
    let solution = model.solve()?;
    let shares = things.iter().map(|thing| thing.map_or(0.0, |thing| solution.value(thing))).collect();
    Ok((solution.eval(&worth), shares, solution.status()))
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

/// Returns a first set: by the shares that the relaxed programme gives, each after those it waits for.
fn greedy(programme: &Programme, possible: &[bool], shares: &[f64]) -> Vec<bool> {
    let mut uses: Vec<Vec<(usize, f64)>> = vec![Vec::new(); possible.len()];
    for (row, (used, _)) in programme.constraints.iter().enumerate() {
        for (at, use_) in used {
            uses[*at].push((row, *use_));
        }
    }
    let mut left: Vec<f64> = programme.constraints.iter().map(|(_, limit)| *limit).collect();
    let mut chosen = vec![false; possible.len()];
    let order = by_precedence(&programme.before);
    for least in [0.99, 0.5, 0.01, 0.0] {
        for at in &order {
            let at = *at;
            let wanted = possible[at] && !chosen[at] && shares[at] >= least;
            let fits = wanted
                && programme.before[at].iter().all(|before| chosen[*before])
                && uses[at].iter().all(|(row, use_)| *use_ <= left[*row]);
            if fits {
                chosen[at] = true;
                uses[at].iter().for_each(|(row, use_)| left[*row] -= use_);
            }
        }
    }
    chosen
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

/// Tells whether a set keeps to the limits, whatever the solver's roundings.
fn is_allowed(programme: &Programme, possible: &[bool], chosen: &[bool]) -> bool {
    let within = programme.constraints.iter().all(|(uses, limit)| {
        let used: f64 = uses.iter().filter(|(at, _)| chosen[*at]).map(|(_, use_)| use_).sum();
        used <= limit + 1e-6 * limit.max(1.0)
    });
    let ordered = chosen
        .iter()
        .enumerate()
        .filter(|(_, is)| **is)
        .all(|(at, _)| possible[at] && programme.before[at].iter().all(|before| chosen[*before]));
    within && ordered
}

fn worth(programme: &Programme, chosen: &[bool]) -> i64 {
    programme.values.iter().zip(chosen).filter(|(_, is)| **is).map(|(value, _)| value).sum()
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
        let allowed = sets.filter(|set| is_allowed(programme, &programme.possible, set));
        allowed.map(|set| worth(programme, &set)).max().unwrap_or_default()
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
            assert!(is_allowed(&programme, &programme.possible, &solved.chosen), "{seed}");
            assert_eq!(worth(&programme, &solved.chosen), best(&programme), "{seed}");
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
}

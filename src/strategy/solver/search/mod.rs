//! Branch and bound: tries a thing in and out where the shares leave it open, and no branch that cannot do better.

mod rounding;

use super::{Programme, by_precedence, dominance::drawn_in, figure, simplex::Simplex, whole};

/// Cells of the tableau that a search may compute before it gives the best set found: a count, not a time, so that
/// the answer is the same on every machine. About half a second of the one that docs/performance.md measures on.
const WORK: u64 = 900_000_000;

/// Figures closer than this are the same; a set's worth is whole, so that much is lost in no rounding.
const SAME: f64 = 1e-5;

/// Rounds in which rows for what waits are added where the shares break them.
const ROUNDS: usize = 10;

/// Nodes after which the shares are rounded to a set again.
const ROUNDING: u64 = 64;

/// What a search found.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) chosen: Vec<bool>,
    /// What no set can exceed.
    pub(super) bound: i64,
}

/// A branch not yet taken.
struct Open {
    /// How many things were decided before it.
    decided: usize,
    thing: usize,
    to: bool,
    bound: f64,
}

/// What a node leaves to be done.
enum Node {
    /// Nothing better is below it.
    Closed,
    /// Both sides of a thing, the more promising first.
    Branch { thing: usize, first: bool, bound: f64 },
}

/// Searches the best set, all things being possible.
pub(super) fn search(programme: &Programme) -> Found {
    let mut search = Search::new(programme);
    let mut open: Vec<Open> = Vec::new();
    loop {
        let mut goes_on = false;
        if let Node::Branch { thing, first, bound } = search.node() {
            open.push(Open { decided: search.decided.len(), thing, to: !first, bound });
            if search.simplex.work > WORK {
                break;
            }
            goes_on = search.decide(thing, first);
        }
        while !goes_on {
            let Some(next) = open.pop() else {
                return Found { bound: search.best, chosen: search.chosen };
            };
            search.undo(next.decided);
            goes_on = next.bound + SAME >= search.least() && search.decide(next.thing, next.to);
        }
    }
    let bound = open.iter().map(|open| open.bound).fold(0.0, f64::max);
    Found { bound: whole(bound + SAME).max(search.best), chosen: search.chosen }
}

struct Search<'a> {
    programme: &'a Programme,
    simplex: Simplex,
    /// What each thing uses of each row.
    uses: Vec<Vec<(usize, f64)>>,
    /// What is decided leaves of each row.
    left: Vec<f64>,
    /// For each thing, those that it draws in: those it waits for, those that are better in everything.
    with: Vec<Vec<usize>>,
    /// The same, seen from these: those that fall with it.
    without: Vec<Vec<usize>>,
    /// For each thing, those that wait for it.
    waited_for: Vec<Vec<usize>>,
    /// The things so that each comes after those it waits for.
    order: Vec<usize>,
    state: Vec<Option<bool>>,
    /// The things decided, in order.
    decided: Vec<usize>,
    chosen: Vec<bool>,
    best: i64,
    nodes: u64,
}

impl<'a> Search<'a> {
    fn new(programme: &'a Programme) -> Self {
        let things = programme.values.len();
        let values: Vec<f64> = programme.values.iter().map(|value| figure(*value)).collect();
        // In shares of the limit, so that euros and days are figures of one size.
        let rows: Vec<(Vec<(usize, f64)>, f64)> = programme
            .constraints
            .iter()
            .map(|(uses, limit)| {
                let scale = if *limit > 0.0 { *limit } else { 1.0 };
                (uses.iter().map(|(at, use_)| (*at, use_ / scale)).collect(), limit / scale)
            })
            .collect();
        let uses = programme.uses();
        let with = drawn_in(programme, &uses);
        let mut waited_for = vec![Vec::new(); things];
        for (thing, before) in programme.before.iter().enumerate() {
            before.iter().for_each(|before| waited_for[*before].push(thing));
        }
        let mut without = vec![Vec::new(); things];
        for (thing, with) in with.iter().enumerate() {
            with.iter().for_each(|other| without[*other].push(thing));
        }
        Self {
            programme,
            simplex: Simplex::new(&values, &rows),
            left: programme.constraints.iter().map(|(_, limit)| *limit).collect(),
            uses,
            with,
            without,
            waited_for,
            order: by_precedence(&programme.before),
            state: vec![None; things],
            decided: Vec::new(),
            best: 0,
            chosen: vec![false; things],
            nodes: 0,
        }
    }

    /// Returns what a set must be worth to be better than the best.
    fn least(&self) -> f64 {
        figure(self.best + 1)
    }

    /// Decides a thing and all that follows; false where that contradicts what is decided.
    fn decide(&mut self, thing: usize, to: bool) -> bool {
        let mut stack = vec![thing];
        while let Some(thing) = stack.pop() {
            match self.state[thing] {
                Some(is) if is == to => continue,
                Some(_) => return false,
                None => {}
            }
            self.state[thing] = Some(to);
            self.decided.push(thing);
            let share = if to { 1.0 } else { 0.0 };
            self.simplex.bound(thing, share, share);
            if to {
                for (row, use_) in &self.uses[thing] {
                    self.left[*row] -= use_;
                }
                stack.extend(&self.with[thing]);
                if self.uses[thing].iter().any(|(row, _)| self.left[*row] < -SAME) {
                    return false;
                }
            } else {
                stack.extend(&self.without[thing]);
            }
        }
        true
    }

    /// Takes back all that was decided after so many things.
    fn undo(&mut self, decided: usize) {
        for thing in self.decided.drain(decided..) {
            if self.state[thing].take() == Some(true) {
                for (row, use_) in &self.uses[thing] {
                    self.left[*row] += use_;
                }
            }
            self.simplex.bound(thing, 0.0, 1.0);
        }
    }

    /// Leaves out what no longer fits; false where that contradicts what is decided.
    fn leave_out_what_does_not_fit(&mut self) -> bool {
        (0..self.state.len()).all(|thing| {
            let fits = self.state[thing].is_some()
                || self.uses[thing].iter().all(|(row, use_)| *use_ <= self.left[*row] + SAME);
            fits || self.decide(thing, false)
        })
    }

    fn node(&mut self) -> Node {
        self.nodes += 1;
        loop {
            if !self.leave_out_what_does_not_fit() {
                return Node::Closed;
            }
            let Some(bound) = self.bound() else { return Node::Closed };
            if self.nodes % ROUNDING == 1 {
                self.round();
            }
            if bound + SAME < self.least() {
                return Node::Closed;
            }
            let Some(moved) = self.fix_by_price(bound) else { return Node::Closed };
            if moved {
                continue;
            }
            match self.branch(bound) {
                Some(node) => return node,
                None => continue,
            }
        }
    }

    /// Returns what no set below this node can exceed; none where nothing better is there.
    fn bound(&mut self) -> Option<f64> {
        let mut bound = self.simplex.solve(self.least() - SAME)?;
        if self.nodes == 1 {
            for _ in 0..ROUNDS {
                let broken: Vec<(usize, usize)> = self
                    .waits()
                    .filter(|(thing, before)| self.simplex.share(*thing) > self.simplex.share(*before) + 1e-4)
                    .collect();
                if broken.is_empty() {
                    break;
                }
                for (thing, before) in broken {
                    self.simplex.add_row(&[(thing, 1.0), (before, -1.0)], 0.0);
                }
                bound = self.simplex.solve(self.least() - SAME)?;
            }
        }
        Some(bound)
    }

    fn waits(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let all = self.programme.before.iter().enumerate();
        all.flat_map(|(thing, before)| before.iter().map(move |before| (thing, *before)))
    }

    /// Decides what costs too much to change; tells whether the shares have to be computed again, none where
    /// that contradicts what is decided.
    fn fix_by_price(&mut self, bound: f64) -> Option<bool> {
        let room = bound + SAME - self.least();
        let mut moved = false;
        for thing in 0..self.state.len() {
            if self.state[thing].is_some() {
                continue;
            }
            if self.simplex.price(thing).is_some_and(|price| price > room) {
                let decided = self.decided.len();
                let to = self.simplex.share(thing) > 0.5;
                if !self.decide(thing, to) {
                    return None;
                }
                // What follows may not be where the shares have it.
                moved |= self.decided[decided..].iter().any(|other| {
                    let to = if self.state[*other] == Some(true) { 1.0 } else { 0.0 };
                    (self.simplex.share(*other) - to).abs() > 1e-6
                });
            }
        }
        Some(moved)
    }

    /// Chooses what to branch on; none where a thing could be decided instead.
    fn branch(&mut self, bound: f64) -> Option<Node> {
        let room = bound + SAME - self.least();
        let mut best: Option<(f64, usize, bool)> = None;
        let shared: Vec<usize> = (0..self.state.len())
            .filter(|thing| self.state[*thing].is_none() && is_shared(self.simplex.share(*thing)))
            .collect();
        for thing in shared {
            let [down, up] = self.simplex.penalties(thing);
            match (down > room, up > room) {
                (true, true) => return Some(Node::Closed),
                (true, false) => return (!self.decide(thing, true)).then_some(Node::Closed),
                (false, true) => return (!self.decide(thing, false)).then_some(Node::Closed),
                (false, false) => {}
            }
            let score = down.max(1e-4) * up.max(1e-4);
            if best.is_none_or(|(most, ..)| score > most) {
                best = Some((score, thing, up <= down));
            }
        }
        if let Some((_, thing, first)) = best {
            return Some(Node::Branch { thing, first, bound });
        }
        // All shares are whole: this is a set, unless it leaves out what something in it waits for.
        let set: Vec<bool> = (0..self.state.len()).map(|thing| self.simplex.share(thing) > 0.5).collect();
        let broken = self.waits().find(|(thing, before)| set[*thing] && !set[*before]);
        if let Some((thing, _)) = broken.filter(|(thing, _)| self.state[*thing].is_none()) {
            return Some(Node::Branch { thing, first: true, bound });
        }
        if self.programme.is_allowed(&set) {
            self.keep(set);
            return Some(Node::Closed);
        }
        // Only a rounding keeps it from being one: what is not decided yet is.
        let thing = self.state.iter().position(Option::is_none);
        Some(thing.map_or(Node::Closed, |thing| Node::Branch { thing, first: false, bound }))
    }

    fn keep(&mut self, set: Vec<bool>) {
        let worth = self.programme.worth(&set);
        if worth > self.best {
            (self.best, self.chosen) = (worth, set);
        }
    }
}

fn is_shared(share: f64) -> bool {
    share > 1e-6 && share < 1.0 - 1e-6
}

//! Sets from shares: filled in their order, then bettered one exchange at a time.

use super::{SAME, Search, WORK};

impl Search<'_> {
    /// Makes a set of the shares: the whole ones first, then what stands aside at the lowest price.
    pub(super) fn round(&mut self) {
        let key = |thing: usize| {
            let share = self.simplex.share(thing);
            (share, -self.simplex.price(thing).unwrap_or_default())
        };
        // Of equals, what others wait for comes first.
        let mut order = self.order.clone();
        order.sort_by(|a, b| {
            let (a, b) = (key(*a), key(*b));
            b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1))
        });
        let mut set = vec![false; self.state.len()];
        self.simplex.work += self.programme.fill(&self.uses, order.iter().copied(), &mut set);
        let set = self.exchanged(set, &order);
        self.keep(set);
    }

    /// Takes out one thing at a time and fills again, for as long as that makes a set better, or as good for less.
    fn exchanged(&mut self, mut set: Vec<bool>, order: &[usize]) -> Vec<bool> {
        let mut own = self.rate(&set);
        let mut moved = true;
        while std::mem::take(&mut moved) {
            for out in order.iter().rev() {
                if !set[*out] || self.simplex.work > WORK {
                    continue;
                }
                let mut other = set.clone();
                self.take_out(&mut other, *out);
                let rest = order.iter().copied().filter(|thing| thing != out);
                self.simplex.work += self.programme.fill(&self.uses, rest, &mut other);
                let rated = self.rate(&other);
                if rated.0 > own.0 || (rated.0 == own.0 && rated.1 < own.1 - SAME) {
                    (set, own, moved) = (other, rated, true);
                }
            }
        }
        set
    }

    /// Returns what a set is worth, and what it uses at the prices of the rows.
    fn rate(&self, set: &[bool]) -> (i64, f64) {
        let things = (0..set.len()).filter(|thing| set[*thing]);
        (self.programme.worth(set), things.map(|thing| self.simplex.used(thing)).sum())
    }

    /// Takes a thing out of a set, and all that waits for it.
    fn take_out(&self, set: &mut [bool], thing: usize) {
        let mut stack = vec![thing];
        while let Some(thing) = stack.pop() {
            if std::mem::take(&mut set[thing]) {
                stack.extend(self.waited_for[thing].iter().filter(|after| set[**after]));
            }
        }
    }
}

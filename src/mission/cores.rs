//! Work shared among the machine's cores.

use std::{
    iter,
    num::NonZero,
    panic::resume_unwind,
    sync::{Mutex, PoisonError},
    thread,
};

/// Returns what `work` makes of each item, in the items' order; each core takes the next item that nobody has taken.
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    if cores < 2 {
        return items.into_iter().map(work).collect();
    }
    let queue = Mutex::new(items.into_iter().enumerate());
    let taken = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let share = || iter::from_fn(taken).map(|(index, item)| (index, work(item))).collect::<Vec<_>>();
    let mut done = thread::scope(|scope| {
        // A thread that the system refuses leaves its share to the others.
        let begin = |_| thread::Builder::new().spawn_scoped(scope, share).ok();
        let others: Vec<_> = (1..cores).filter_map(begin).collect();
        // This thread is one of them.
        let mut done = share();
        let joined = others.into_iter().map(thread::ScopedJoinHandle::join);
        done.extend(joined.flat_map(|share| share.unwrap_or_else(|panic| resume_unwind(panic))));
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn the_results_stand_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..1000).collect();
        let doubled: Vec<u64> = items.iter().map(|item| item * 2).collect();
        assert_eq!(map(items, |item| item * 2), doubled);
        assert!(map(Vec::<u64>::new(), |item| item).is_empty());
    }
}

//! Work shared among the machine's cores.

use std::{
    iter,
    num::NonZero,
    panic::resume_unwind,
    sync::{Mutex, PoisonError},
    thread,
};

/// Returns the number of cores.
pub(crate) fn count() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Returns what `work` makes of each item, in the items' order; each core takes the next item that nobody has taken.
pub(crate) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let mut cores = vec![(); count().min(items.len())];
    map_with(&mut cores, items, |(), item| work(item))
}

/// As [`map`], with a thread for each of the tools; there must be one at least.
pub(crate) fn map_with<S: Send, T: Send, R: Send>(
    tools: &mut [S],
    items: Vec<T>,
    work: impl Fn(&mut S, T) -> R + Sync,
) -> Vec<R> {
    let Some((first, others)) = tools.split_first_mut() else { return Vec::new() };
    if others.is_empty() {
        return items.into_iter().map(|item| work(first, item)).collect();
    }
    let queue = Mutex::new(items.into_iter().enumerate());
    let taken = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let share = |tool: &mut S| {
        let taken = iter::from_fn(taken);
        taken.map(|(index, item)| (index, work(tool, item))).collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        let share = &share;
        // A thread that the system refuses leaves its share to the others.
        let begin = |tool| thread::Builder::new().spawn_scoped(scope, move || share(tool)).ok();
        let others: Vec<_> = others.iter_mut().filter_map(begin).collect();
        // This thread is one of them.
        let mut done = share(first);
        let joined = others.into_iter().map(thread::ScopedJoinHandle::join);
        done.extend(joined.flat_map(|share| share.unwrap_or_else(|panic| resume_unwind(panic))));
        done
    });
    done.sort_unstable_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::{map, map_with};

    #[test]
    fn the_results_stand_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..1000).collect();
        let doubled: Vec<u64> = items.iter().map(|item| item * 2).collect();
        assert_eq!(map(items.clone(), |item| item * 2), doubled);
        let mut counts = [0_u64; 3];
        let done = map_with(&mut counts, items, |count, item| {
            *count += 1;
            item * 2
        });
        assert_eq!(done, doubled);
        assert_eq!(counts.iter().sum::<u64>(), 1000);
        assert!(map(Vec::<u64>::new(), |item| item).is_empty());
    }
}

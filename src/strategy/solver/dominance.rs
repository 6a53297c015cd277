//! What need not be tried: a thing without another that is better in everything.

use super::Programme;

/// Things up to which each pair is compared for one that is better in everything.
const MOST_COMPARED: usize = 600;

/// Returns, for each thing, those without which it need not be chosen.
///
/// These are those that it waits for, and those that are worth as much and use no more of anything: a set with the
/// worse one and without the better one is no worse with the two exchanged. So that exchanging breaks no order of
/// precedence, nothing may wait for the worse one, and the better one may wait only for what the worse one waits for.
pub(super) fn drawn_in(programme: &Programme, uses: &[Vec<(usize, f64)>]) -> Vec<Vec<usize>> {
    let mut with = programme.before.clone();
    let things = with.len();
    if things > MOST_COMPARED {
        return with;
    }
    let mut is_waited_for = vec![false; things];
    programme.before.iter().flatten().for_each(|before| is_waited_for[*before] = true);
    let is_no_better = |worse: usize, better: usize| {
        let use_of =
            |row: usize| uses[worse].iter().find(|(own, _)| *own == row).map_or(0.0, |(_, use_)| *use_);
        programme.values[worse] <= programme.values[better]
            && uses[better].iter().all(|(row, use_)| *use_ <= use_of(*row))
            && programme.before[better]
                .iter()
                .all(|before| *before != worse && programme.before[worse].contains(before))
    };
    for worse in (0..things).filter(|thing| !is_waited_for[*thing]) {
        for better in (0..things).filter(|better| *better != worse) {
            // Of two that are alike in everything the first is the better one.
            let alike = || !is_waited_for[better] && is_no_better(better, worse);
            if is_no_better(worse, better) && (better < worse || !alike()) {
                with[worse].push(better);
            }
        }
    }
    with
}

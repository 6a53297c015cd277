//! The backward pass: latest dates by the longest path to the vote, slack and critical path, in working days.
//!
//! Days are indices among the working days (see the calendar), so no date can overflow or loop.
//! Source: J. E. Kelley and M. R. Walker, "Critical-Path Planning and Scheduling", 1959.

use crate::strategy::precedence::circles;

/// A step, as the arithmetic needs it.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Working days.
    pub(crate) duration: i64,
    /// The steps that must end first.
    pub(crate) after: Vec<usize>,
    /// How much is left of it.
    pub(crate) progress: Progress,
    /// The index by which it must have ended at the latest: the first day that is no longer its own.
    pub(crate) limit: i64,
}

/// How much is left of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// All.
    ToDo,
    /// Some: working days already spent.
    Running(i64),
    /// Nothing.
    Done,
}

/// When a step must and can be done; an end is the first day after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    /// The latest first day.
    pub(crate) latest_start: i64,
    /// The first day after the latest last day.
    pub(crate) latest_end: i64,
    /// The first day on which it can begin from today.
    pub(crate) earliest_start: i64,
    /// The first day after the earliest last day.
    pub(crate) earliest_end: i64,
    /// Working days to spare; below zero, those that are missing.
    pub(crate) slack: i64,
    /// Working days since it should have begun, or, if it has begun, since it should have ended.
    pub(crate) late: i64,
    /// Whether it has the least slack of all that is left.
    pub(crate) critical: bool,
}

/// Days beyond which a sum is of no meaning: kept far from the bounds of the integers.
const MOST_DAYS: i64 = 1 << 50;

impl Node {
    fn left(&self) -> i64 {
        match self.progress {
            Progress::ToDo => self.duration,
            // What has begun and is not done asks for a day at least.
            Progress::Running(spent) => (self.duration - spent).max(1),
            Progress::Done => 0,
        }
    }
}

/// Returns the times of each step, today being the index of a working day; in linear time.
///
/// In a circle, the wait that closes it is left out.
pub(crate) fn times(nodes: &[Node], today: i64) -> Vec<Times> {
    let after = without_circles(nodes);
    let order = order(&after);
    let mut times = vec![Times::default(); nodes.len()];
    for &at in &order {
        let start = after[at].iter().map(|before| times[*before].earliest_end).fold(today, i64::max);
        times[at].earliest_start = start;
        times[at].earliest_end = (start + nodes[at].left()).min(MOST_DAYS);
    }
    // What is left counts, as in the forward pass: a step that is done takes nothing from those before it.
    let ends = ends(nodes, &after, &order);
    for (at, time) in times.iter_mut().enumerate() {
        let node = &nodes[at];
        time.latest_end = ends[at];
        time.latest_start = (ends[at] - node.duration).max(-MOST_DAYS);
        time.slack = ends[at] - time.earliest_end;
        time.late = match node.progress {
            Progress::ToDo => (today - time.latest_start).max(0),
            Progress::Running(_) => (today - time.latest_end + 1).max(0),
            Progress::Done => 0,
        };
    }
    let open = || nodes.iter().zip(&times).filter(|(node, _)| node.progress != Progress::Done);
    let least = open().map(|(_, time)| time.slack).min();
    for (node, time) in nodes.iter().zip(&mut times) {
        time.critical = node.progress != Progress::Done && Some(time.slack) == least;
    }
    times
}

/// Returns the first day after the latest last day of each step.
fn ends(nodes: &[Node], after: &[Vec<usize>], order: &[usize]) -> Vec<i64> {
    let mut ends: Vec<i64> = nodes.iter().map(|node| node.limit).collect();
    for &at in order.iter().rev() {
        let start = ends[at] - nodes[at].left();
        for &before in &after[at] {
            ends[before] = ends[before].min(start).max(-MOST_DAYS);
        }
    }
    ends
}

/// Returns what each step waits for, without the waits that close a circle.
fn without_circles(nodes: &[Node]) -> Vec<Vec<usize>> {
    let mut after: Vec<Vec<usize>> = nodes.iter().map(|node| node.after.clone()).collect();
    for circle in circles(&after) {
        if let (Some(first), Some(last)) = (circle.first(), circle.last()) {
            after[*last].retain(|before| before != first);
        }
    }
    after
}

/// Returns the steps so that each comes after those it waits for.
fn order(after: &[Vec<usize>]) -> Vec<usize> {
    let mut waiting: Vec<usize> = after.iter().map(Vec::len).collect();
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); after.len()];
    for (at, befores) in after.iter().enumerate() {
        for before in befores {
            followers[*before].push(at);
        }
    }
    let mut order: Vec<usize> = (0..after.len()).filter(|at| waiting[*at] == 0).collect();
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        next += 1;
        for follower in &followers[at] {
            waiting[*follower] -= 1;
            if waiting[*follower] == 0 {
                order.push(*follower);
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(duration: i64, after: &[usize]) -> Node {
        Node { duration, after: after.to_vec(), progress: Progress::ToDo, limit: 100 }
    }

    /// Two ways to the end: 10 + 5 days and 3 + 5 days; the shorter one has 7 days to spare beside the longer one's.
    #[test]
    fn the_longest_path_is_critical_and_the_others_have_slack() {
        let nodes = [node(10, &[]), node(3, &[]), node(5, &[0, 1])];
        let times = times(&nodes, 80);
        let shown: Vec<_> =
            times.iter().map(|t| (t.latest_start, t.latest_end, t.slack, t.critical)).collect();
        assert_eq!(shown, [(85, 95, 5, true), (92, 95, 12, false), (95, 100, 5, true)]);
    }

    #[test]
    fn what_should_have_begun_is_late_and_what_waits_for_it_lacks_days() {
        let nodes = [node(10, &[]), node(5, &[0])];
        let times = times(&nodes, 88);
        assert_eq!((times[0].late, times[0].slack), (3, -3));
        assert_eq!((times[1].late, times[1].slack), (0, -3));
        assert_eq!(times[1].earliest_end, 103);
    }

    #[test]
    fn what_is_done_takes_no_time_and_what_runs_asks_for_a_day_at_least() {
        let mut nodes = [node(10, &[]), node(5, &[0]), node(2, &[1])];
        nodes[0].progress = Progress::Done;
        nodes[1].progress = Progress::Running(20);
        let times = times(&nodes, 90);
        assert_eq!((times[0].latest_start, times[0].latest_end), (87, 97));
        assert_eq!(
            (times[1].latest_end, times[1].earliest_end, times[1].slack, times[1].late),
            (98, 91, 7, 0)
        );
        assert_eq!(times[2].earliest_start, 91);
    }

    /// Days that are enough make nothing late: slack and lateness are counted from the same ends.
    #[test]
    fn what_has_no_slack_is_not_late_though_a_step_after_it_is_done() {
        let mut nodes = [node(3, &[]), node(2, &[0]), node(5, &[1])];
        nodes[1].progress = Progress::Done;
        let times = times(&nodes, 92);
        assert_eq!((times[0].slack, times[0].late, times[2].slack, times[2].late), (0, 0, 0, 0));
    }

    /// A day set for the vote ends the step that sets it, long before those that it waits for are done.
    #[test]
    fn the_critical_path_goes_through_what_is_done_to_the_end() {
        for (progress, slack) in [(Progress::Done, 4), (Progress::Running(3), 2)] {
            let mut nodes = [node(3, &[]), node(5, &[0]), node(8, &[1]), node(1, &[2])];
            nodes[1].progress = progress;
            let times = times(&nodes, 84);
            let open = times.iter().zip(&nodes).filter(|(_, node)| node.progress != Progress::Done);
            assert!(
                open.clone().all(|(times, _)| times.critical && times.slack == slack),
                "{progress:?} {times:?}"
            );
        }
    }

    #[test]
    fn circles_and_endless_durations_neither_loop_nor_overflow() {
        let mut nodes = vec![node(i64::from(i32::MAX), &[0, 2]), node(1, &[0]), node(1, &[1])];
        nodes.extend((3..50_000).map(|at| node(10_000, &[at - 1])));
        assert_eq!(times(&nodes, 0).len(), 50_000);
    }
}

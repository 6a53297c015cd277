//! The order that `after` gives to actions and steps, that `reports_to` gives to posts, and the circles in it.

use std::collections::HashMap;

use crate::mission::{action::Action, organisation::Post};

/// Returns each circle of actions that wait for each other, once, as indices; in linear time.
///
/// A depth-first walk with a stack of its own: a chain of 100,000 actions must not overflow.
pub(crate) fn cycles(actions: &[Action]) -> Vec<Vec<usize>> {
    let index: HashMap<&str, usize> =
        actions.iter().enumerate().map(|(at, action)| (action.id.value.as_str(), at)).collect();
    let before: Vec<Vec<usize>> = actions
        .iter()
        .map(|action| action.after.iter().filter_map(|id| index.get(id.value.as_str()).copied()).collect())
        .collect();
    circles(&before)
}

/// Returns each circle of posts that answer to each other, once, as indices.
pub(crate) fn post_cycles(posts: &[Post]) -> Vec<Vec<usize>> {
    let index: HashMap<&str, usize> =
        posts.iter().enumerate().map(|(at, post)| (post.id.value.as_str(), at)).collect();
    let above = |post: &Post| post.reports_to.as_ref().and_then(|id| index.get(id.value.as_str()).copied());
    circles(&posts.iter().map(|post| above(post).into_iter().collect()).collect::<Vec<_>>())
}

#[derive(Clone, Copy, PartialEq)]
enum Visit {
    New,
    Open,
    Done,
}

/// Returns each circle of things that wait for each other: each waits for the next, the last for the first.
pub(crate) fn circles(before: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut visits = vec![Visit::New; before.len()];
    let mut found = Vec::new();
    for root in 0..before.len() {
        if visits[root] != Visit::New {
            continue;
        }
        visits[root] = Visit::Open;
        let mut path = vec![(root, 0)];
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let Some(target) = before[node].get(*next).copied() else {
                visits[node] = Visit::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match visits[target] {
                Visit::New => {
                    visits[target] = Visit::Open;
                    path.push((target, 0));
                }
                Visit::Open => {
                    let circle: Vec<usize> =
                        path.iter().map(|(at, _)| *at).skip_while(|at| *at != target).collect();
                    found.push(circle);
                }
                Visit::Done => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_once_and_long_chains_do_not_overflow() {
        assert_eq!(circles(&[vec![1], vec![2], vec![0], vec![0]]), vec![vec![0, 1, 2]]);
        assert_eq!(circles(&[vec![0]]), vec![vec![0]]);
        let chain: Vec<Vec<usize>> = (1..200_000).map(|next| vec![next]).chain([vec![]]).collect();
        assert!(circles(&chain).is_empty());
    }
}

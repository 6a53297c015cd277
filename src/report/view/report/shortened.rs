//! Where a list that is shown in part is cut: never between two things that rank the same.

/// Returns how many of a ranked list are shown where about so many are wanted.
///
/// What ranks the same is shown together, up to half as many again; else the cut comes before it. A list whose first
/// things all rank the same is shown as far as they go: nothing tells which of them to leave out.
pub(super) fn shown<T, K: PartialEq>(items: &[T], wanted: usize, rank: impl Fn(&T) -> K) -> usize {
    let Some(next) = items.get(wanted) else { return items.len() };
    let tied = rank(next);
    let start = items.iter().position(|item| rank(item) == tied).unwrap_or(wanted);
    let end = items.iter().rposition(|item| rank(item) == tied).map_or(wanted, |last| last + 1);
    match start {
        _ if start == wanted => wanted,
        0 => end,
        _ if end <= wanted + wanted / 2 => end,
        _ => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(ranks: &[i64], wanted: usize) -> usize {
        shown(ranks, wanted, |rank| *rank)
    }

    #[test]
    fn a_list_is_never_cut_between_equals() {
        assert_eq!(cut(&[1, 2, 3], 5), 3);
        assert_eq!(cut(&[1, 2, 3, 4], 2), 2);
        // One more shows the whole of the tie; four more would be too many.
        assert_eq!(cut(&[9, 8, 8, 7], 2), 3);
        assert_eq!(cut(&[9, 8, 8, 8, 8, 8, 7], 2), 1);
        assert_eq!(cut(&[8, 8, 8, 8, 7], 2), 4);
    }
}

//! The posts of the organisation aimed at, in the order of its chart.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::mission::organisation::Post;

/// A post of the chart.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PostView<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    /// Its name.
    pub(crate) title: &'a str,
    /// How many posts stand above it.
    pub(crate) depth: usize,
    /// The post that it answers to.
    pub(crate) reports_to: Option<&'a str>,
    /// Full-time equivalents, over its missions; none where it says none.
    pub(crate) fte: Option<f64>,
    /// Full-time equivalents by mission, named as in the table of missions.
    pub(crate) missions: BTreeMap<String, f64>,
    /// The ids of those who hold it.
    pub(crate) people: Vec<&'a str>,
    /// Free words.
    pub(crate) comment: Option<&'a str>,
}

/// Returns the posts from the top of the chart down, those that answer to one post in the order of the files.
///
/// A post of which nobody can say whom it answers to stands at the top; so do those of a circle, each once.
pub(super) fn chart(posts: &[Post], name: impl Fn(&str) -> String) -> Vec<PostView<'_>> {
    let mut index: HashMap<&str, usize> = HashMap::with_capacity(posts.len());
    for (at, post) in posts.iter().enumerate() {
        index.entry(&post.id.value).or_insert(at);
    }
    let above: Vec<Option<usize>> =
        posts.iter().map(|post| index.get(post.reports_to.as_ref()?.value.as_str()).copied()).collect();
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); posts.len()];
    for (at, above) in above.iter().enumerate() {
        if let Some(above) = above {
            below[*above].push(at);
        }
    }
    let mut seen = vec![false; posts.len()];
    let mut ordered = Vec::with_capacity(posts.len());
    let tops = (0..posts.len()).filter(|at| above[*at].is_none());
    // What no top leads to is of a circle.
    for top in tops.chain(0..posts.len()) {
        let mut stack = vec![(top, 0)];
        while let Some((at, depth)) = stack.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            ordered.push(view(&posts[at], depth, &name));
            stack.extend(below[at].iter().rev().map(|at| (*at, depth + 1)));
        }
    }
    ordered
}

fn view<'p>(post: &'p Post, depth: usize, name: impl Fn(&str) -> String) -> PostView<'p> {
    let mut missions: BTreeMap<String, f64> = BTreeMap::new();
    for (mission, fte) in &post.missions {
        let sum = missions.entry(name(mission)).or_default();
        *sum = rounded(*sum + fte.value);
    }
    PostView {
        id: &post.id.value,
        title: post.title.as_ref().map_or(&post.id.value, |title| &title.value),
        depth,
        reports_to: post.reports_to.as_ref().filter(|_| depth > 0).map(|above| above.value.as_str()),
        fte: (!post.missions.is_empty()).then(|| rounded(post.fte())),
        missions,
        people: post.people.iter().map(|person| person.value.as_str()).collect(),
        comment: post.comment.as_ref().map(|comment| comment.value.as_str()),
    }
}

/// Returns a sum of tenths without what adding them in binary leaves behind.
pub(super) fn rounded(fte: f64) -> f64 {
    let rounded = (fte * 1e6).round() / 1e6;
    if rounded.is_finite() { rounded } else { fte }
}

#[cfg(test)]
mod tests {
    use super::super::tests::mission;
    use super::*;

    #[test]
    fn a_chart_goes_from_the_top_down_and_a_circle_stands_in_it_once() {
        let post = |id: &str, above: &str| {
            format!("[[post]]\nid = \"{id}\"\ntitle = \"{id}\"\nreports_to = \"{above}\"\n")
        };
        let plan = [
            post("c", "b"),
            "[[post]]\nid = \"a\"\ntitle = \"A\"\nmissions = { reception = 0.7, promotion = 0.1 }\n"
                .to_owned(),
            post("d", "a"),
            post("b", "a"),
            post("x", "y"),
            post("y", "x"),
            post("z", "nobody"),
        ];
        let mission = mission(&plan.concat());
        let chart = chart(&mission.organisation.posts, str::to_uppercase);
        let order: Vec<(&str, usize)> = chart.iter().map(|post| (post.id, post.depth)).collect();
        assert_eq!(order, [("a", 0), ("d", 1), ("b", 1), ("c", 2), ("z", 0), ("x", 0), ("y", 1)]);
        assert_eq!(chart[0].fte, Some(0.8));
        assert_eq!(chart[0].missions.keys().collect::<Vec<_>>(), ["PROMOTION", "RECEPTION"]);
    }

    #[test]
    fn a_chain_of_100_000_posts_does_not_overflow() {
        let posts =
            (0..100_000).map(|at| format!("[[post]]\nid = \"p{at}\"\nreports_to = \"p{}\"\n", at + 1));
        let mission = mission(&posts.collect::<String>());
        assert_eq!(
            chart(&mission.organisation.posts, str::to_owned).last().map(|post| post.depth),
            Some(99_999)
        );
    }
}

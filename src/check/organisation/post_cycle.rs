//! `post-cycle`: posts that answer to each other.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
    strategy::precedence::post_cycles,
};

pub(super) static RULE: Rule = Rule {
    name: "post-cycle",
    severity: Severity::Error,
    fr: include_str!("post_cycle.fr.md"),
    en: include_str!("post_cycle.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let posts = &snapshot.mission.organisation.posts;
    let cycles = post_cycles(posts).into_iter();
    let finding = |cycle: Vec<usize>| {
        let first = posts.get(*cycle.first()?)?;
        let place = first.reports_to.as_ref().map_or(first.id.place, |above| above.place);
        let named = cycle.iter().chain(cycle.first()).take(MOST_NAMED).filter_map(|index| posts.get(*index));
        let path = named.map(|post| post.id.value.as_str()).collect::<Vec<_>>().join(" → ");
        let message = text!(
            "ces postes relèvent l'un de l'autre : {path}",
            "these posts answer to each other: {path}",
            path = path
        );
        Some(Finding::about(&first.id.value, place, message).help(text!(
            "retirez l'un des reports_to du cercle : le poste de direction ne relève d'aucun autre",
            "remove one reports_to from the circle: the director's post answers to no other"
        )))
    };
    cycles.filter_map(finding).collect()
}

/// Names shown of a long circle.
const MOST_NAMED: usize = 12;

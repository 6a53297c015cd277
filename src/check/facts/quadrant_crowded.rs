//! `quadrant-crowded`: a long list without weights.

use crate::{
    check::{Finding, Rule, Severity},
    diagnosis::quadrant::{Quadrant, quadrant},
    language::{text, vocabulary::Vocabulary as _},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "quadrant-crowded",
    severity: Severity::Note,
    fr: include_str!("quadrant_crowded.fr.md"),
    en: include_str!("quadrant_crowded.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    Quadrant::ALL.iter().filter_map(|wanted| finding(snapshot, *wanted)).collect()
}

/// The facts that a reader still takes in: practice keeps to seven plus or minus two.
const MOST: usize = 9;

fn finding(snapshot: &Snapshot<'_>, wanted: Quadrant) -> Option<Finding> {
    let mission = snapshot.mission;
    let facts = || mission.facts.iter().filter(|fact| quadrant(fact, mission) == Some(wanted));
    let count = facts().count();
    let unweighed = facts().find(|fact| fact.importance.is_none())?;
    (count > MOST).then(|| {
        Finding::about(
            &unweighed.id.value,
            unweighed.id.place,
            text!(
                "{count} faits dans un cadran, sans que l'importance de chacun soit dite",
                "{count} facts in one quadrant, and not all with their importance",
                count = count
            ),
        )
        .help(text!("ajoutez importance = 1 à 5 à chaque fait", "add importance = 1 to 5 to each fact"))
    })
}

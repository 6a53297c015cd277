//! `quadrant-empty`: no fact in a quadrant.

use crate::{
    check::{Finding, Rule, Severity},
    diagnosis::quadrant::{Quadrant, quadrant},
    language::{text, vocabulary::Vocabulary as _},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "quadrant-empty",
    severity: Severity::Warning,
    fr: include_str!("quadrant_empty.fr.md"),
    en: include_str!("quadrant_empty.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let classified: Vec<Quadrant> = mission.facts.iter().filter_map(|fact| quadrant(fact, mission)).collect();
    // With fewer facts than quadrants the diagnosis has only begun.
    let Some(first) = mission.facts.first().filter(|_| classified.len() >= Quadrant::ALL.len()) else {
        return Vec::new();
    };
    let empty = Quadrant::ALL.iter().filter(|quadrant| !classified.contains(quadrant));
    empty
        .map(|quadrant| {
            let name = quadrant.name();
            let message = match quadrant {
                Quadrant::Opportunity => {
                    text!("aucun fait n'est une {name}", "no fact is an {name}", name = name)
                }
                Quadrant::Strength | Quadrant::Weakness | Quadrant::Threat => {
                    text!("aucun fait n'est une {name}", "no fact is a {name}", name = name)
                }
            };
            Finding::at(first.id.place, message).help(text!(
                "cherchez-en une avec l'équipe : un office sans elle n'existe pas",
                "look for one with the team: no office is without"
            ))
        })
        .collect()
}

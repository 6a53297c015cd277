//! Coherence: which orientation of which other strategy each objective supports.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::{
    language::vocabulary::Vocabulary as _,
    mission::{Mission, objective::Objective},
    snapshot::Snapshot,
};

/// The strategies of the other levels against the objectives; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Coherence<'a> {
    /// The mission's name.
    pub(crate) mission: &'a str,
    /// The strategies, in the order of the file.
    pub(crate) strategies: Vec<StrategyView<'a>>,
    /// The orientations that no objective supports, `strategy/orientation`.
    pub(crate) unsupported: Vec<String>,
    /// The operational objectives that support no orientation.
    pub(crate) without_strategy: Vec<Supporter<'a>>,
    /// The references to an orientation that no strategy has.
    pub(crate) unknown: Vec<UnknownSupport<'a>>,
}

/// A strategy and what supports it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StrategyView<'a> {
    /// The strategy's id.
    pub(crate) id: &'a str,
    /// Its name.
    pub(crate) name: &'a str,
    /// Its level's key.
    pub(crate) level: Option<&'static str>,
    /// Its orientations.
    pub(crate) orientations: Vec<OrientationView<'a>>,
}

/// An orientation and the objectives that support it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OrientationView<'a> {
    /// The orientation's id.
    pub(crate) id: &'a str,
    /// Its name.
    pub(crate) label: &'a str,
    /// The objectives that support it.
    pub(crate) objectives: Vec<Supporter<'a>>,
}

/// An objective that supports an orientation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Supporter<'a> {
    /// The objective's id.
    pub(crate) id: &'a str,
    /// Its statement.
    pub(crate) statement: &'a str,
}

/// A reference to an orientation that no strategy has.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct UnknownSupport<'a> {
    /// The objective's id.
    pub(crate) objective: &'a str,
    /// The reference as written.
    pub(crate) reference: &'a str,
}

impl Coherence<'_> {
    /// Keeps some objectives only, and the orientations that they support.
    pub(crate) fn only(mut self, keep: impl Fn(&str) -> bool) -> Self {
        for strategy in &mut self.strategies {
            for orientation in &mut strategy.orientations {
                orientation.objectives.retain(|objective| keep(objective.id));
            }
            strategy.orientations.retain(|orientation| !orientation.objectives.is_empty());
        }
        self.strategies.retain(|strategy| !strategy.orientations.is_empty());
        self.without_strategy.retain(|objective| keep(objective.id));
        self.unknown.retain(|unknown| keep(unknown.objective));
        // What nobody else supports is not this choice's matter.
        self.unsupported.clear();
        self
    }
}

/// Tells whether an objective should support an orientation, and supports none.
pub(crate) fn supports_nothing(objective: &Objective, mission: &Mission) -> bool {
    objective.is_operational() && objective.supports.is_empty() && !mission.frame.strategies.is_empty()
}

/// Returns which objectives support which orientations.
pub(crate) fn coherence<'a>(snapshot: &Snapshot<'a>) -> Coherence<'a> {
    let mission = snapshot.mission;
    let mut supporters: HashMap<&str, Vec<&Objective>> = HashMap::new();
    for objective in &mission.objectives {
        let references: HashSet<&str> =
            objective.supports.iter().map(|reference| reference.value.as_str()).collect();
        for reference in references {
            supporters.entry(reference).or_default().push(objective);
        }
    }
    let (mut unsupported, mut known) = (Vec::new(), HashSet::new());
    let strategies = mission
        .frame
        .strategies
        .iter()
        .map(|strategy| StrategyView {
            id: &strategy.id.value,
            name: strategy.name.as_ref().map_or(&strategy.id.value, |name| &name.value),
            level: strategy.level.as_ref().map(|level| level.value.key()),
            orientations: strategy
                .orientations
                .iter()
                .map(|orientation| {
                    let reference = format!("{}/{}", strategy.id.value, orientation.id.value);
                    let objectives: Vec<Supporter<'_>> = supporters
                        .get(reference.as_str())
                        .map(|objectives| objectives.iter().map(|objective| supporter(objective)).collect())
                        .unwrap_or_default();
                    if objectives.is_empty() {
                        unsupported.push(reference.clone());
                    }
                    known.insert(reference);
                    OrientationView {
                        id: &orientation.id.value,
                        label: orientation.label.as_ref().map_or(&orientation.id.value, |label| &label.value),
                        objectives,
                    }
                })
                .collect(),
        })
        .collect();
    let without = mission.objectives.iter().filter(|objective| supports_nothing(objective, mission));
    let references = mission
        .objectives
        .iter()
        .flat_map(|objective| objective.supports.iter().map(move |reference| (objective, reference)));
    Coherence {
        mission: mission.frame.name.as_ref().map_or("", |name| &name.value),
        strategies,
        unsupported,
        without_strategy: without.map(supporter).collect(),
        unknown: references
            .filter(|(_, reference)| !known.contains(&reference.value))
            .map(|(objective, reference)| UnknownSupport {
                objective: &objective.id.value,
                reference: &reference.value,
            })
            .collect(),
    }
}

fn supporter(objective: &Objective) -> Supporter<'_> {
    Supporter {
        id: &objective.id.value,
        statement: objective.statement.as_ref().map_or("", |statement| &statement.value),
    }
}

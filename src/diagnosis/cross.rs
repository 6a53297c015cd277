//! The crossed matrix (TOWS): which pairs of an internal and an external fact an objective answers.
//!
//! Source: H. Weihrich, "The TOWS matrix", Long Range Planning 15(2), 1982: SO strategies use a
//! strength to take an opportunity, ST a strength against a threat, WO mend a weakness through an
//! opportunity, WT reduce a weakness and avoid a threat.

use serde::Serialize;

use super::{
    quadrant::{Quadrant, quadrant},
    swot::{FactView, Filter, swot},
};
use crate::{language::Language, mission::objective::Objective, snapshot::Snapshot};

/// The importance from which a fact should be answered by an objective.
pub(crate) const IMPORTANT: i64 = 4;

/// The crossed matrix, as a plain value.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Cross<'a> {
    /// Strengths that take opportunities.
    pub(crate) so: Vec<Crossing<'a>>,
    /// Weaknesses mended through opportunities.
    pub(crate) wo: Vec<Crossing<'a>>,
    /// Strengths against threats.
    pub(crate) st: Vec<Crossing<'a>>,
    /// Weaknesses reduced and threats avoided.
    pub(crate) wt: Vec<Crossing<'a>>,
    /// Important facts that no objective answers.
    pub(crate) unanswered: Vec<FactView<'a>>,
}

/// An objective that answers internal and external facts together.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Crossing<'a> {
    /// The objective's id.
    pub(crate) objective: &'a str,
    /// Its statement.
    pub(crate) statement: &'a str,
    /// The internal facts' ids.
    pub(crate) internal: Vec<&'a str>,
    /// The external facts' ids.
    pub(crate) external: Vec<&'a str>,
    /// The sum over the pairs of both facts' importance multiplied; a fact without one counts 1.
    pub(crate) weight: i64,
}

/// Returns the crossed matrix, each list by weight (high first), then objective.
pub(crate) fn cross<'a>(snapshot: &Snapshot<'a>, language: Language) -> Cross<'a> {
    let crossings = |internal, external| {
        let objectives = snapshot.mission.objectives.iter();
        let mut found: Vec<_> =
            objectives.filter_map(|objective| crossing(snapshot, objective, internal, external)).collect();
        found.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.objective.cmp(b.objective)));
        found
    };
    let (strength, weakness) = (Quadrant::Strength, Quadrant::Weakness);
    let (opportunity, threat) = (Quadrant::Opportunity, Quadrant::Threat);
    Cross {
        so: crossings(strength, opportunity),
        wo: crossings(weakness, opportunity),
        st: crossings(strength, threat),
        wt: crossings(weakness, threat),
        unanswered: unanswered(snapshot, language),
    }
}

fn crossing<'a>(
    snapshot: &Snapshot<'a>,
    objective: &'a Objective,
    internal: Quadrant,
    external: Quadrant,
) -> Option<Crossing<'a>> {
    let mission = snapshot.mission;
    let of = |wanted: Quadrant| {
        let facts = objective.answers.iter().filter_map(|id| mission.fact(&id.value));
        facts.filter(|fact| quadrant(fact, mission) == Some(wanted)).collect::<Vec<_>>()
    };
    let (inside, outside) = (of(internal), of(external));
    if inside.is_empty() || outside.is_empty() {
        return None;
    }
    let weigh = |facts: &[&'a crate::mission::fact::Fact]| {
        facts
            .iter()
            .map(|fact| fact.importance.as_ref().map_or(1, |importance| importance.value))
            .sum::<i64>()
    };
    // The sum over all pairs of a product is the product of the sums.
    let weight = weigh(&inside) * weigh(&outside);
    Some(Crossing {
        objective: &objective.id.value,
        statement: objective.statement.as_ref().map_or("", |statement| &statement.value),
        internal: inside.iter().map(|fact| fact.id.value.as_str()).collect(),
        external: outside.iter().map(|fact| fact.id.value.as_str()).collect(),
        weight,
    })
}

fn unanswered<'a>(snapshot: &Snapshot<'a>, language: Language) -> Vec<FactView<'a>> {
    let answers = snapshot.mission.objectives.iter().flat_map(|objective| &objective.answers);
    let answered: std::collections::HashSet<&str> = answers.map(|id| id.value.as_str()).collect();
    let mut swot = swot(snapshot, &Filter::default(), language);
    let mut facts = std::mem::take(&mut swot.strengths);
    facts.append(&mut swot.weaknesses);
    facts.append(&mut swot.opportunities);
    facts.append(&mut swot.threats);
    facts.retain(|fact| {
        fact.importance.is_some_and(|importance| importance >= IMPORTANT) && !answered.contains(fact.id)
    });
    facts.sort_by(|a, b| b.importance.cmp(&a.importance).then_with(|| a.id.cmp(b.id)));
    facts
}

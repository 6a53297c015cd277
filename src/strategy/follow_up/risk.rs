//! The risks by likelihood × impact: from 15 act now, from 8 watch.

use serde::Serialize;

use super::Basis;
use crate::{mission::vocabulary::Status, strategy::standing::Standing};

/// A risk, as views show it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RiskView<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    /// What may happen.
    pub(crate) statement: &'a str,
    /// The action that it threatens.
    pub(crate) action: Option<&'a str>,
    /// From 1 to 5.
    pub(crate) likelihood: Option<i64>,
    /// From 1 to 5.
    pub(crate) impact: Option<i64>,
    /// Likelihood × impact.
    pub(crate) score: Option<i64>,
    /// Act now, watch, accept.
    pub(crate) standing: Standing,
    /// What is done about it.
    pub(crate) response: Option<&'a str>,
    /// The person in charge.
    pub(crate) owner: Option<&'a str>,
}

/// The score from which one acts at once, and the one from which one watches.
const ACT: i64 = 15;
/// See [`ACT`].
const WATCH: i64 = 8;

/// Returns the risks of what is still to be done, the gravest first.
pub(super) fn risks<'a>(basis: &Basis<'_, 'a>) -> Vec<RiskView<'a>> {
    let mission = basis.snapshot.mission;
    let alive = |id: &str| {
        let status = mission.action(id).map(|action| basis.log.status(action));
        !matches!(status, Some(Status::Done | Status::Dropped))
    };
    let alive = mission.risks.iter().filter(|risk| risk.action.as_ref().is_none_or(|id| alive(&id.value)));
    let mut risks: Vec<RiskView<'a>> = alive
        .map(|risk| {
            let likelihood = risk.likelihood.as_ref().map(|likelihood| likelihood.value);
            let impact = risk.impact.as_ref().map(|impact| impact.value);
            let score = likelihood.zip(impact).map(|(likelihood, impact)| likelihood * impact);
            RiskView {
                id: &risk.id.value,
                statement: risk.statement.as_ref().map_or("", |statement| &statement.value),
                action: risk.action.as_ref().map(|action| action.value.as_str()),
                likelihood,
                impact,
                score,
                standing: match score {
                    None => Standing::Unknown,
                    Some(score) if score >= ACT => Standing::OffTrack,
                    Some(score) if score >= WATCH => Standing::AtRisk,
                    Some(_) => Standing::OnTrack,
                },
                response: risk
                    .response
                    .as_ref()
                    .map(|response| response.value.as_str())
                    .filter(|response| !response.trim().is_empty()),
                owner: risk.owner.as_ref().map(|owner| owner.value.as_str()),
            }
        })
        .collect();
    risks.sort_by_key(|risk| std::cmp::Reverse(risk.score));
    risks
}

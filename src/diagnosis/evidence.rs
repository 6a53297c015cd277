//! What the data now says of the evidence of a fact: the figure, and whether the threshold still holds.

use crate::{
    mission::{
        fact::{Evidence, Fact},
        source::Located,
    },
    state_of_play::{StateOfPlay, unit::Unit},
};

/// A threshold, and where the figure now stands against it.
#[derive(Clone, Debug)]
pub(crate) struct Standing<'a> {
    /// The threshold.
    pub(crate) threshold: &'a Located<f64>,
    /// The figure.
    pub(crate) value: f64,
    /// Where the figure comes from.
    pub(crate) from: From,
    /// The figure's unit, where it is computed.
    pub(crate) unit: Option<Unit>,
    /// Whether the fact's effect is still the one that the figure means.
    pub(crate) overturned: bool,
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The tables of the state of play, and the year.
    Tables(Option<i64>),
    /// The evidence itself gives it.
    Evidence,
}

/// Returns where an evidence line with a threshold now stands; computed figures go before stated ones.
pub(crate) fn standing<'a>(fact: &Fact, evidence: &'a Evidence, state: &StateOfPlay) -> Option<Standing<'a>> {
    let effect = fact.effect.as_ref()?.value;
    let (value, from) = figure(evidence, state)?;
    let (threshold, holds) = match (&evidence.above, &evidence.below) {
        (Some(above), _) => (above, value > above.value),
        (None, Some(below)) => (below, value < below.value),
        (None, None) => return None,
    };
    let means = evidence.means.as_ref().map_or(effect, |means| means.value);
    let unit = evidence.indicator.as_ref().and_then(|id| state.units.get(&id.value)).cloned();
    Some(Standing { threshold, value, from, unit, overturned: holds != (means == effect) })
}

/// Returns the figure that an evidence line rests on: of its year where it names one, else the latest.
pub(crate) fn figure(evidence: &Evidence, state: &StateOfPlay) -> Option<(f64, From)> {
    let computed = || {
        let reading = state.readings.get(&evidence.indicator.as_ref()?.value)?;
        let point = match &evidence.year {
            Some(year) => reading.of(year.value)?,
            None => reading.latest()?,
        };
        Some((point.value?, From::Tables(point.year)))
    };
    computed().or_else(|| Some((evidence.value.as_ref()?.value, From::Evidence)))
}

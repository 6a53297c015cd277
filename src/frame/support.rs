//! The federation's support: days and euros, agreed, planned and used.

use serde::Serialize;

use super::steps::Planned;
use crate::{language::money::Money, mission::frame::Frame, snapshot::Snapshot};

/// Euros per day, net of VAT, where the charter gives none: the method's rate.
const DAILY_RATE: f64 = 300.0;

/// Days and euros of support.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Support {
    /// Euros per day, net of VAT.
    pub(crate) daily_rate: f64,
    /// Days agreed in the charter, if it says so.
    pub(crate) agreed_days: Option<f64>,
    /// What they cost, in euros.
    pub(crate) agreed_euros: Option<f64>,
    /// Days that the steps ask for.
    pub(crate) days: f64,
    /// What they cost, in euros.
    pub(crate) euros: f64,
    /// Days used so far.
    pub(crate) used_days: f64,
    /// What they cost, in euros.
    pub(crate) used_euros: f64,
    /// The same, phase by phase.
    pub(crate) phases: Vec<PhaseSupport>,
}

/// Days and euros of support in a phase.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PhaseSupport {
    /// The method's phase, 1 to 4; none for what names no phase.
    pub(crate) phase: Option<i64>,
    /// Days agreed in the charter, if it says so.
    pub(crate) agreed: Option<f64>,
    /// What they cost, in euros.
    pub(crate) agreed_euros: Option<f64>,
    /// Days that the steps ask for.
    pub(crate) days: f64,
    /// What they cost, in euros.
    pub(crate) euros: f64,
    /// Days used so far.
    pub(crate) used: f64,
    /// What they cost, in euros.
    pub(crate) used_euros: f64,
}

impl PhaseSupport {
    /// Returns the days used beyond those agreed; none where they are within.
    pub(crate) fn overrun(&self) -> Option<f64> {
        beyond(self.used, self.agreed)
    }
}

impl Support {
    /// Returns the days used beyond those agreed; none where they are within.
    pub(crate) fn overrun(&self) -> Option<f64> {
        beyond(self.used_days, self.agreed_days)
    }
}

fn beyond(used: f64, agreed: Option<f64>) -> Option<f64> {
    agreed.map(|agreed| used - agreed).filter(|over| *over > 1e-9)
}

/// Returns the support of a mission's steps, used until today.
pub(crate) fn support(snapshot: &Snapshot<'_>, steps: &[Planned<'_>]) -> Support {
    let frame = &snapshot.mission.frame;
    let rate = daily_rate(frame);
    let phase = |phase: Option<i64>| {
        let days = steps.iter().filter(|step| step.phase == phase).map(|step| step.support_days).sum();
        let used = used(snapshot).filter(|(of, _)| *of == phase).map(|(_, days)| days).sum();
        let agreed = agreed_in(frame, phase);
        PhaseSupport {
            phase,
            agreed,
            agreed_euros: agreed.map(|days| cost(days, rate)),
            days,
            euros: cost(days, rate),
            used,
            used_euros: cost(used, rate),
        }
    };
    let mut phases: Vec<PhaseSupport> = (1..=4).map(|number| phase(Some(number))).collect();
    let rest = phase(None);
    if rest.days > 0.0 || rest.used > 0.0 {
        phases.push(rest);
    }
    let days = phases.iter().map(|phase| phase.days).sum();
    let used_days = phases.iter().map(|phase| phase.used).sum();
    let agreed_days = agreed(frame);
    Support {
        daily_rate: rate,
        agreed_days,
        agreed_euros: agreed_days.map(|days| cost(days, rate)),
        days,
        euros: cost(days, rate),
        used_days,
        used_euros: cost(used_days, rate),
        phases,
    }
}

/// Returns the price of a day of support, in euros.
pub(crate) fn daily_rate(frame: &Frame) -> f64 {
    let rate = frame.charter.as_ref().and_then(|charter| charter.daily_rate.as_ref());
    rate.map_or(DAILY_RATE, |rate| rate.value.as_euros())
}

/// Returns the days agreed: the charter's total, else the sum of its phases.
pub(crate) fn agreed(frame: &Frame) -> Option<f64> {
    let charter = frame.charter.as_ref()?;
    let sum = || charter.phase_days.iter().map(|days| days.value).sum();
    charter.days.as_ref().map(|days| days.value).or_else(|| (!charter.phase_days.is_empty()).then(sum))
}

/// Returns the days of support used until today.
pub(crate) fn used_days(snapshot: &Snapshot<'_>) -> f64 {
    used(snapshot).map(|(_, days)| days).sum()
}

fn agreed_in(frame: &Frame, phase: Option<i64>) -> Option<f64> {
    let at = usize::try_from(phase? - 1).ok()?;
    frame.charter.as_ref()?.phase_days.get(at).map(|days| days.value)
}

/// Returns the phase and the days of each support given; what is still to come is not used.
fn used<'a>(snapshot: &'a Snapshot<'_>) -> impl Iterator<Item = (Option<i64>, f64)> + 'a {
    let given = snapshot.mission.frame.support.iter();
    given.filter(|support| support.date.as_ref().is_none_or(|date| date.value <= snapshot.today)).filter_map(
        |support| {
            let days = support.days.as_ref()?.value.max(0.0);
            Some((support.phase.as_ref().map(|phase| phase.value), days))
        },
    )
}

/// Returns what days cost, to the cent.
fn cost(days: f64, rate: f64) -> f64 {
    Money::nearest(days * rate).as_euros()
}

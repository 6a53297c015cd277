//! `support-overrun`: the steps take more support than was agreed.

use crate::{
    check::{Finding, Rule, Severity},
    frame::support::{agreed, daily_rate, support, used_days},
    language::{money::Money, number::Number, text},
    mission::frame::Charter,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "support-overrun",
    severity: Severity::Warning,
    fr: include_str!("support_overrun.fr.md"),
    en: include_str!("support_overrun.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let frame = &snapshot.mission.frame;
    let Some(charter) = &frame.charter else { return Vec::new() };
    let Some(agreed) = agreed(frame) else { return Vec::new() };
    let place = charter.days.as_ref().map_or(charter.place, |days| days.place);
    // The method's own steps ask for starting values only: a mission's own are a promise.
    let planned: f64 = frame
        .steps
        .iter()
        .filter_map(|step| step.support_days.as_ref())
        .map(|days| days.value.max(0.0))
        .sum();
    let used = used_days(snapshot);
    let over = |days: f64| Money::nearest((days - agreed) * daily_rate(frame));
    if used > agreed {
        let message = text!(
            "{used} jours d'accompagnement sont utilisés, la charte en prévoit {agreed} : {over} de plus",
            "{used} days of support are used, the charter has {agreed}: {over} more",
            used = Number::new(used),
            agreed = Number::new(agreed),
            over = over(used)
        );
        let help = text!(
            "faites réviser la charte, ou corrigez [[support]]",
            "have the charter revised, or correct [[support]]"
        );
        return vec![Finding::at(place, message).help(help)];
    }
    let phases = phases(snapshot, charter);
    if planned <= agreed {
        return phases;
    }
    let message = text!(
        "les étapes demandent {planned} jours d'accompagnement, la charte en prévoit {agreed} : {over} de plus",
        "the steps take {planned} days of support, the charter has {agreed}: {over} more",
        planned = Number::new(planned),
        agreed = Number::new(agreed),
        over = over(planned)
    );
    let help = text!(
        "réduisez support_days, ou faites réviser la charte",
        "reduce support_days, or have the charter revised"
    );
    std::iter::once(Finding::at(place, message).help(help)).chain(phases).collect()
}

/// Returns the phases in which more was used than agreed, though the whole is within.
fn phases(snapshot: &Snapshot<'_>, charter: &Charter) -> Vec<Finding> {
    let support = support(snapshot, &snapshot.plan().steps);
    let phases = support.phases.iter().zip(&charter.phase_days);
    let over = phases.filter_map(|(phase, agreed)| {
        let (over, number) = (phase.overrun()?, phase.phase?);
        let message = text!(
            "phase {phase} : {used} jours d'accompagnement utilisés, {agreed} convenus : {over} de plus",
            "phase {phase}: {used} days of support used, {agreed} agreed: {over} more",
            phase = number,
            used = Number::new(phase.used),
            agreed = Number::new(agreed.value),
            over = Money::nearest(over * support.daily_rate)
        );
        Some(Finding::about(&format!("phase-{number}"), agreed.place, message).help(text!(
            "réduisez ce qui reste d'autant, ou faites réviser la charte",
            "reduce what is left by as much, or have the charter revised"
        )))
    });
    over.collect()
}

//! `support-overrun`: the steps take more support than was agreed.

use crate::{
    check::{Finding, Rule, Severity},
    language::{money::Money, number::Number, text},
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
    let Some(agreed) = &charter.days else { return Vec::new() };
    let planned: f64 =
        frame.steps.iter().filter_map(|step| step.support_days.as_ref()).map(|days| days.value).sum();
    if planned <= agreed.value {
        return Vec::new();
    }
    // The method's rate where the charter gives none: 300 € a day, net of VAT.
    let rate = charter.daily_rate.as_ref().map_or(300.0, |rate| rate.value.as_euros());
    let over = Money::from_f64((planned - agreed.value) * rate).unwrap_or_default();
    vec![
        Finding::at(
            agreed.place,
            text!(
                "les étapes demandent {planned} jours d'accompagnement, la charte en prévoit {agreed} : {over} de plus",
                "the steps take {planned} days of support, the charter has {agreed}: {over} more",
                planned = Number::new(planned),
                agreed = Number::new(agreed.value),
                over = over
            ),
        )
        .help(text!("réduisez support_days, ou faites réviser la charte", "reduce support_days, or have the charter revised")),
    ]
}

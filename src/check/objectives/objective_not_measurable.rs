//! `objective-not-measurable`: indicator, unit, baseline or target missing.

use std::collections::HashSet;

use crate::{
    check::{Finding, Rule, Severity},
    language::{list::List, suggestion, text},
    mission::objective::{Measurable, Objective},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-not-measurable",
    severity: Severity::Error,
    fr: include_str!("objective_not_measurable.fr.md"),
    en: include_str!("objective_not_measurable.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let operational = mission.objectives.iter().filter(|objective| objective.is_operational());
    let own = mission.indicators.iter().map(|indicator| indicator.id.value.as_str());
    let actions = mission.actions.iter().flat_map(|action| &action.indicators);
    let known: HashSet<&str> = own
        .chain(snapshot.catalogue.indicators().map(|indicator| indicator.id.as_str()))
        .chain(actions.filter_map(|indicator| indicator.id.as_ref()).map(|id| id.value.as_str()))
        .collect();
    operational.filter_map(|objective| finding(objective, &known)).collect()
}

fn finding(objective: &Objective, known: &HashSet<&str>) -> Option<Finding> {
    let id = &objective.id;
    let Some(measurable) = objective.smart.as_ref().and_then(|smart| smart.measurable.as_ref()) else {
        let message = text!(
            "rien ne mesure l'objectif « {id} » (M de SMART)",
            "nothing measures objective “{id}” (M of SMART)",
            id = id.value
        );
        return Some(Finding::about(&id.value, id.place, message).help(text!(
            "ajoutez measurable = { indicator = \"…\", unit = \"…\", baseline = …, target = … }",
            "add measurable = { indicator = \"…\", unit = \"…\", baseline = …, target = … }"
        )));
    };
    let missing = missing(measurable);
    if !missing.is_empty() {
        let message = text!(
            "la mesure de « {id} » n'a pas {missing} (M de SMART)",
            "the measure of “{id}” lacks {missing} (M of SMART)",
            id = id.value,
            missing = List::and(&missing)
        );
        return Some(
            Finding::about(&id.value, measurable.place, message).help(text!("complétez-la", "complete it")),
        );
    }
    same_values(objective, measurable).or_else(|| unknown_indicator(objective, measurable, known))
}

fn missing(measurable: &Measurable) -> Vec<&'static str> {
    [
        ("indicator", measurable.indicator.is_none()),
        ("unit", measurable.unit.is_none()),
        ("baseline", measurable.baseline.is_none()),
        ("target", measurable.target.is_none()),
    ]
    .into_iter()
    .filter(|(_, missing)| *missing)
    .map(|(key, _)| key)
    .collect()
}

fn same_values(objective: &Objective, measurable: &Measurable) -> Option<Finding> {
    let (baseline, target) = (measurable.baseline.as_ref()?, measurable.target.as_ref()?);
    (baseline.value == target.value).then(|| {
        let message = text!(
            "la cible de « {id} » est déjà atteinte : elle égale la valeur actuelle",
            "the target of “{id}” is already reached: it is the value today",
            id = objective.id.value
        );
        Finding::about(&objective.id.value, target.place, message)
            .help(text!("corrigez baseline ou target", "correct baseline or target"))
    })
}

fn unknown_indicator(
    objective: &Objective,
    measurable: &Measurable,
    known: &HashSet<&str>,
) -> Option<Finding> {
    let indicator =
        measurable.indicator.as_ref().filter(|indicator| !known.contains(indicator.value.as_str()))?;
    let message = text!(
        "aucun indicateur ne s'appelle « {id} »",
        "no indicator is called “{id}”",
        id = indicator.value
    );
    let finding = Finding::about(&objective.id.value, indicator.place, message);
    let mut candidates: Vec<&str> = known.iter().copied().collect();
    candidates.sort_unstable();
    Some(match suggestion::nearest(&indicator.value, candidates) {
        Some(near) => {
            finding.help(text!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?", near = near))
        }
        None => finding.help(text!(
            "déclarez-le dans indicators/*.toml : [[indicator]] id = \"{id}\"",
            "declare it in indicators/*.toml: [[indicator]] id = \"{id}\"",
            id = indicator.value
        )),
    })
}

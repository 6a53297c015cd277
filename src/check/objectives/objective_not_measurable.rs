//! `objective-not-measurable`: indicator, unit, baseline or target missing.

use std::collections::HashSet;

use crate::{
    check::{Finding, Rule, Severity},
    language::{list::List, suggestion, text},
    mission::objective::{Measurable, Objective},
    snapshot::Snapshot,
    strategy::measure_flaw::{Flaw, known_indicators, measure_flaw},
};

pub(super) static RULE: Rule = Rule {
    name: "objective-not-measurable",
    severity: Severity::Error,
    fr: include_str!("objective_not_measurable.fr.md"),
    en: include_str!("objective_not_measurable.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let known = known_indicators(snapshot);
    let operational = snapshot.mission.objectives.iter().filter(|objective| objective.is_operational());
    operational.filter_map(|objective| finding(objective, &known)).collect()
}

fn finding(objective: &Objective, known: &HashSet<&str>) -> Option<Finding> {
    let id = &objective.id;
    let measurable = objective.smart.as_ref().and_then(|smart| smart.measurable.as_ref());
    let place = measurable.map_or(id.place, |measurable| measurable.place);
    match measure_flaw(objective, known)? {
        Flaw::Absent => {
            let message = text!(
                "rien ne mesure l'objectif « {id} » (M de SMART)",
                "nothing measures objective “{id}” (M of SMART)",
                id = id.value
            );
            Some(Finding::about(&id.value, place, message).help(text!(
                "ajoutez measurable = { indicator = \"…\", unit = \"…\", baseline = …, target = … }",
                "add measurable = { indicator = \"…\", unit = \"…\", baseline = …, target = … }"
            )))
        }
        Flaw::Lacks(missing) => {
            let message = text!(
                "la mesure de « {id} » n'a pas {missing} (M de SMART)",
                "the measure of “{id}” lacks {missing} (M of SMART)",
                id = id.value,
                missing = List::and(&missing)
            );
            Some(Finding::about(&id.value, place, message).help(text!("complétez-la", "complete it")))
        }
        Flaw::Reached => {
            let target = measurable?.target.as_ref()?;
            let message = text!(
                "la cible de « {id} » est déjà atteinte : elle égale la valeur actuelle",
                "the target of “{id}” is already reached: it is the value today",
                id = id.value
            );
            Some(
                Finding::about(&id.value, target.place, message)
                    .help(text!("corrigez baseline ou target", "correct baseline or target")),
            )
        }
        Flaw::UnknownIndicator => unknown_indicator(objective, measurable?, known),
    }
}

fn unknown_indicator(
    objective: &Objective,
    measurable: &Measurable,
    known: &HashSet<&str>,
) -> Option<Finding> {
    let indicator = measurable.indicator.as_ref()?;
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
            "déclarez-le dans indicators/*.toml, une clé par ligne :\n[[indicator]]\nid = \"{id}\"",
            "declare it in indicators/*.toml, one key a line:\n[[indicator]]\nid = \"{id}\"",
            id = indicator.value
        )),
    })
}

//! `objective-not-realistic`: no reference, or a pace never seen.

use std::collections::HashMap;

use crate::{
    check::{Finding, Rule, Severity},
    diagnosis::statement::is_vague,
    language::{number::Number, text},
    mission::objective::Objective,
    snapshot::Snapshot,
    strategy::smart::{Pace, paces},
};

pub(super) static RULE: Rule = Rule {
    name: "objective-not-realistic",
    severity: Severity::Warning,
    fr: include_str!("objective_not_realistic.fr.md"),
    en: include_str!("objective_not_realistic.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let paces = paces(snapshot);
    let operational = snapshot.mission.objectives.iter().filter(|objective| objective.is_operational());
    operational
        .filter_map(|objective| too_fast(objective, &paces).or_else(|| unreferenced(objective, &paces)))
        .collect()
}

fn too_fast(objective: &Objective, paces: &HashMap<&str, Pace>) -> Option<Finding> {
    let pace = paces.get(objective.id.value.as_str())?;
    let target = objective.smart.as_ref()?.measurable.as_ref()?.target.as_ref()?;
    (!pace.is_plausible()).then(|| {
        let message = text!(
            "« {id} » demande {asked} par an, alors que les mesures montrent {measured} par an (R de SMART)",
            "“{id}” asks for {asked} a year, while the measures show {measured} a year (R of SMART)",
            id = objective.id.value,
            asked = Number::new(pace.asked),
            measured = Number::new(pace.measured)
        );
        Finding::about(&objective.id.value, target.place, message).help(text!(
            "reculez l'échéance, abaissez la cible, ou ajoutez des actions",
            "put the deadline back, lower the target, or add actions"
        ))
    })
}

fn unreferenced(objective: &Objective, paces: &HashMap<&str, Pace>) -> Option<Finding> {
    let id = &objective.id;
    let realistic = objective.smart.as_ref().and_then(|smart| smart.realistic.as_ref());
    let cites = |text: &str| !is_vague(text);
    if paces.contains_key(id.value.as_str()) || realistic.is_some_and(|realistic| cites(&realistic.value)) {
        return None;
    }
    let place = realistic.map_or(id.place, |realistic| realistic.place);
    let message = text!(
        "rien ne montre que « {id} » est réaliste (R de SMART)",
        "nothing shows that “{id}” is realistic (R of SMART)",
        id = id.value
    );
    Some(Finding::about(&id.value, place, message).help(text!(
        "citez une référence : un office comparable, une tendance chiffrée, une étude",
        "cite a reference: a comparable office, a trend in figures, a study"
    )))
}

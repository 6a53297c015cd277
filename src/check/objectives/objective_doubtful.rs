//! `objective-doubtful`: neither an effect nor a means can be read.

use crate::{
    check::{Finding, Rule, Severity},
    language::{
        Language, text,
        wording::{Reason, Verdict, wording},
    },
    mission::objective::Objective,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-doubtful",
    severity: Severity::Note,
    fr: include_str!("objective_doubtful.fr.md"),
    en: include_str!("objective_doubtful.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.objectives.iter().filter_map(finding).collect()
}

fn finding(objective: &Objective) -> Option<Finding> {
    let statement = objective.statement.as_ref().filter(|statement| !statement.value.trim().is_empty())?;
    let wording = wording(&statement.value, Language::French);
    if wording.verdict != Verdict::Doubtful {
        return None;
    }
    let head = wording.head.and_then(|head| statement.value.get(head)).unwrap_or_default();
    let id = &objective.id.value;
    let message = match wording.reason {
        Reason::VagueHead => text!(
            "« {head} » promet sans dire l'effet voulu par « {id} »",
            "“{head}” promises without saying the effect that “{id}” wants",
            head = head,
            id = id
        ),
        Reason::NoHead => text!(
            "aucun verbe ne dit ce que « {id} » veut obtenir",
            "no verb says what “{id}” wants to obtain",
            id = id
        ),
        Reason::EffectHead
        | Reason::ResultObject
        | Reason::ActivityHead
        | Reason::DeliverableObject
        | Reason::UnknownObject
        | Reason::Likelihood => text!(
            "« {id} » peut se lire comme un objectif ou comme un moyen",
            "“{id}” can be read as an objective or as a means",
            id = id
        ),
    };
    Some(Finding::about(id, statement.place, message).help(text!(
        "dites ce qui doit changer, pour qui et de combien : « augmenter », « réduire », « porter de … à … »",
        "say what is to change, for whom and by how much: “increase”, “reduce”, “raise from … to …”"
    )))
}

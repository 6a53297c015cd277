//! `unknown-reference`: a reference that leads to nothing.

use crate::{
    check::{Finding, Rule, Severity},
    language::{Text, text},
    mission::problem::{Entity, Problem, ProblemKind},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "unknown-reference",
    severity: Severity::Error,
    fr: include_str!("unknown_reference.fr.md"),
    en: include_str!("unknown_reference.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.problems.iter().filter_map(finding).collect()
}

fn finding(problem: &Problem) -> Option<Finding> {
    let ProblemKind::UnknownReference { id, entity, nearest } = &problem.kind else { return None };
    let finding = Finding {
        id: problem.id.clone(),
        ..Finding::at(
            problem.place,
            text!("{what} ne s'appelle « {id} »", "{what} is called “{id}”", what = none(*entity), id = id),
        )
    };
    Some(match nearest {
        Some(near) => {
            finding.help(text!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?", near = near))
        }
        None => finding.help(text!(
            "corrigez la référence, ou ajoutez ce qui manque",
            "correct the reference, or add what is missing"
        )),
    })
}

fn none(entity: Entity) -> Text {
    match entity {
        Entity::Fact => text!("aucun fait", "no fact"),
        Entity::Choice => text!("aucun choix", "no choice"),
        Entity::ChoiceOption => text!("aucune option de ce choix", "no option of this choice"),
        Entity::Criterion => text!("aucun critère de ce choix", "no criterion of this choice"),
        Entity::Objective => text!("aucun objectif", "no objective"),
        Entity::Action => text!("aucune action", "no action"),
        Entity::ActionIndicator => text!("aucun indicateur de l'action", "no indicator of the action"),
        Entity::Risk => text!("aucun risque", "no risk"),
        Entity::Indicator => text!("aucun indicateur", "no indicator"),
        Entity::Person => text!("aucune personne de mission.toml", "no person in mission.toml"),
        Entity::Theme => text!("aucun thème de mission.toml", "no theme in mission.toml"),
        Entity::Strategy => text!("aucune stratégie de mission.toml", "no strategy in mission.toml"),
        Entity::Orientation => {
            text!("aucune orientation (stratégie/orientation)", "no orientation (strategy/orientation)")
        }
        Entity::Step => text!("aucune étape", "no step"),
    }
}

//! `unknown-reference`: a reference that leads to nothing.

use crate::{
    check::{Finding, Rule, Severity, facts::placeholder_places},
    language::{Text, suggestion::Candidates, text},
    mission::{
        fact::Fact,
        problem::{Entity, Problem, ProblemKind},
    },
    snapshot::Snapshot,
    state_of_play::{
        indicator::{Definition, definition, definitions},
        placeholder::figures,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "unknown-reference",
    severity: Severity::Error,
    fr: include_str!("unknown_reference.fr.md"),
    en: include_str!("unknown_reference.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let read = snapshot.mission.problems.iter().filter_map(finding);
    let mut candidates = None;
    let facts = snapshot.mission.facts.iter();
    read.chain(facts.flat_map(|fact| of_indicators(fact, snapshot, &mut candidates))).collect()
}

/// Returns the indicators that a fact names and that nobody describes; the known ones are listed at the first such.
fn of_indicators<'a>(
    fact: &Fact,
    snapshot: &Snapshot<'a>,
    candidates: &mut Option<Candidates<'a>>,
) -> Vec<Finding> {
    let known = |id: &str| definition(id, snapshot.catalogue, snapshot.mission).is_some();
    let named = fact.statement.as_ref().map(|statement| {
        let place_of = placeholder_places(snapshot, statement);
        let unknown = figures(&statement.value).filter(|figure| !known(figure.id));
        unknown.map(|figure| (figure.id.to_owned(), place_of(&figure))).collect::<Vec<_>>()
    });
    // An indicator that the tools do not know may be quoted with the value that its source gives.
    let quoted = fact.evidence.iter().filter(|evidence| evidence.value.is_none());
    let quoted = quoted.filter_map(|evidence| evidence.indicator.as_ref()).filter(|id| !known(&id.value));
    let all = named.into_iter().flatten().chain(quoted.map(|id| (id.value.clone(), id.place)));
    all.filter_map(|(id, place)| {
        let candidates = candidates.get_or_insert_with(|| {
            let ids = definitions(snapshot.catalogue, snapshot.mission);
            Candidates::new(ids.iter().map(Definition::id))
        });
        let nearest = candidates.nearest(&id).map(str::to_owned);
        let kind = ProblemKind::UnknownReference { id, entity: Entity::Indicator, nearest };
        finding(&Problem { place, kind, id: Some(fact.id.value.clone()) })
    })
    .collect()
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
        Entity::Post => text!("aucun poste", "no post"),
        Entity::Body => text!("aucune instance", "no body"),
        Entity::Budget => text!("aucun budget", "no budget"),
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

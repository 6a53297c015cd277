//! `choice-against-ranking`: the option chosen does not rank first.

use crate::{
    check::{Finding, Rule, Severity},
    language::{number::Number, text},
    mission::choice::Choice,
    snapshot::Snapshot,
    strategy::choice::against_ranking,
};

pub(super) static RULE: Rule = Rule {
    name: "choice-against-ranking",
    severity: Severity::Note,
    fr: include_str!("choice_against_ranking.fr.md"),
    en: include_str!("choice_against_ranking.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.choices.iter().filter_map(finding).collect()
}

fn finding(choice: &Choice) -> Option<Finding> {
    let chosen = choice.chosen.as_ref()?;
    let explained = choice.decided.as_ref().and_then(|decided| decided.why.as_ref());
    if explained.is_some_and(|why| !why.value.trim().is_empty()) {
        return None;
    }
    let (own, best) = against_ranking(choice)?;
    let message = text!(
        "« {chosen} » est retenue avec {own}, alors que « {best} » obtient {score}",
        "“{chosen}” is chosen with {own}, while “{best}” scores {score}",
        chosen = chosen.value,
        own = Number::new(own.score),
        best = best.id,
        score = Number::new(best.score)
    );
    Some(Finding::about(&choice.id.value, chosen.place, message).help(text!(
        "dites pourquoi : decided = { …, why = \"…\" }",
        "say why: decided = { …, why = \"…\" }"
    )))
}

//! `fact-is-a-solution`: a solution in place of a fact.

use crate::{
    check::{Finding, Rule, Severity},
    diagnosis::statement::solution,
    language::text,
    mission::fact::Fact,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-is-a-solution",
    severity: Severity::Warning,
    fr: include_str!("fact_is_a_solution.fr.md"),
    en: include_str!("fact_is_a_solution.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.facts.iter().filter_map(finding).collect()
}

fn finding(fact: &Fact) -> Option<Finding> {
    let statement = fact.statement.as_ref().filter(|statement| !statement.value.trim().is_empty())?;
    let word = solution(&statement.value)?;
    let id = &fact.id.value;
    Some(
        Finding::about(
            id,
            statement.place,
            text!(
                "« {word} » annonce une solution : « {id} » n'est pas un fait",
                "“{word}” announces a solution: “{id}” is no fact",
                word = word,
                id = id
            ),
        )
        .help(text!(
            "dites le fait qui la justifie, et gardez la solution pour un objectif ou une action",
            "say the fact that justifies it, and keep the solution for an objective or an action"
        )),
    )
}

//! `fact-opinion`: a judgement in place of a fact.

use crate::{
    check::{Finding, Rule, Severity},
    diagnosis::statement::judgement,
    language::text,
    mission::fact::Fact,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-opinion",
    severity: Severity::Warning,
    fr: include_str!("fact_opinion.fr.md"),
    en: include_str!("fact_opinion.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.facts.iter().filter_map(finding).collect()
}

fn finding(fact: &Fact) -> Option<Finding> {
    let statement = fact.statement.as_ref().filter(|statement| !statement.value.trim().is_empty())?;
    let word = judgement(&statement.value)?;
    let id = &fact.id.value;
    Some(
        Finding::about(
            id,
            statement.place,
            text!(
                "« {word} » est un jugement : « {id} » est une opinion, non un fait",
                "“{word}” is a judgement: “{id}” is an opinion, not a fact",
                word = word,
                id = id
            ),
        )
        .help(text!(
            "remplacez le jugement par ce qui l'a fait naître : un chiffre et sa source",
            "replace the judgement with what gave rise to it: a figure and its source"
        )),
    )
}

//! `fact-overturned`: the figures now say the opposite.

use crate::{
    check::{Finding, Rule, Severity},
    language::{number::Number, text, vocabulary::Vocabulary as _},
    mission::fact::{Evidence, Fact},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-overturned",
    severity: Severity::Error,
    fr: include_str!("fact_overturned.fr.md"),
    en: include_str!("fact_overturned.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot
        .mission
        .facts
        .iter()
        .flat_map(|fact| fact.evidence.iter().filter_map(|evidence| finding(fact, evidence)))
        .collect()
}

fn finding(fact: &Fact, evidence: &Evidence) -> Option<Finding> {
    let value = evidence.value.as_ref()?;
    let effect = fact.effect.as_ref()?;
    let (threshold, holds) = match (&evidence.above, &evidence.below) {
        (Some(above), _) => (above, value.value > above.value),
        (None, Some(below)) => (below, value.value < below.value),
        (None, None) => return None,
    };
    let means = evidence.means.as_ref().map_or(effect.value, |means| means.value);
    if holds == (means == effect.value) {
        return None;
    }
    let id = &fact.id.value;
    Some(
        Finding::about(
            id,
            value.place,
            text!(
                "la valeur {value} dément « {id} » : le fait est dit {effect}, le seuil est {threshold}",
                "the value {value} overturns “{id}”: the fact is said {effect}, the threshold is {threshold}",
                value = Number::new(value.value),
                id = id,
                effect = effect.value.name(),
                threshold = Number::new(threshold.value)
            ),
        )
        .related(effect.place, text!("l'effet est ici", "the effect is here"))
        .help(text!("revoyez l'effet du fait, ou le seuil", "review the fact's effect, or the threshold")),
    )
}

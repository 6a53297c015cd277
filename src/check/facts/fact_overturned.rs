//! `fact-overturned`: the figures now say the opposite.

use crate::{
    check::{Finding, Rule, Severity},
    diagnosis::evidence::{From, Standing, standing},
    language::{Text, number::Number, text, vocabulary::Vocabulary as _},
    mission::fact::{Evidence, Fact},
    snapshot::Snapshot,
    state_of_play::{StateOfPlay, unit::Figure},
};

pub(super) static RULE: Rule = Rule {
    name: "fact-overturned",
    severity: Severity::Error,
    fr: include_str!("fact_overturned.fr.md"),
    en: include_str!("fact_overturned.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let facts = snapshot.mission.facts.iter();
    let lines = facts.flat_map(|fact| fact.evidence.iter().map(move |evidence| (fact, evidence)));
    lines.filter_map(|(fact, evidence)| finding(fact, evidence, snapshot.state)).collect()
}

fn finding(fact: &Fact, evidence: &Evidence, state: &StateOfPlay) -> Option<Finding> {
    let standing = standing(fact, evidence, state).filter(|standing| standing.overturned)?;
    let (id, effect) = (&fact.id.value, fact.effect.as_ref()?);
    let place = match (standing.from, &evidence.value) {
        (From::Evidence, Some(value)) => value.place,
        (From::Evidence | From::Tables(_), _) => standing.threshold.place,
    };
    let message = text!(
        "{figure} dément « {id} » : le fait est dit {effect}, le seuil est {threshold}",
        "{figure} overturns “{id}”: the fact is said {effect}, the threshold is {threshold}",
        figure = said(&standing, evidence),
        id = id,
        effect = effect.value.name(),
        threshold = shown(standing.threshold.value, &standing)
    );
    Some(
        Finding::about(id, place, message)
            .related(effect.place, text!("l'effet est ici", "the effect is here"))
            .help(text!(
                "revoyez l'effet du fait, ou le seuil",
                "review the fact's effect, or the threshold"
            )),
    )
}

/// Returns the figure and where it comes from.
fn said(standing: &Standing<'_>, evidence: &Evidence) -> Text {
    let value = shown(standing.value, standing);
    let indicator = evidence.indicator.as_ref().map_or("", |indicator| indicator.value.as_str());
    match standing.from {
        From::Evidence => text!("la valeur {value}", "the value {value}", value = value),
        From::Tables(None) => text!(
            "l'indicateur « {indicator} », à {value},",
            "indicator “{indicator}”, at {value},",
            indicator = indicator,
            value = value
        ),
        From::Tables(Some(year)) => text!(
            "l'indicateur « {indicator} », à {value} en {year},",
            "indicator “{indicator}”, at {value} in {year},",
            indicator = indicator,
            value = value,
            year = year.to_string()
        ),
    }
}

fn shown(value: f64, standing: &Standing<'_>) -> Text {
    match &standing.unit {
        Some(unit) => text!("{figure}", "{figure}", figure = Figure { value, unit }),
        None => text!("{value}", "{value}", value = Number::new(value)),
    }
}

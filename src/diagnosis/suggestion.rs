//! Facts that the figures suggest: one an indicator that is beyond its benchmark, or that moves against the office.
//!
//! The figure, the nature, the effect, the origin and the evidence are filled in; what it changes for the
//! future organisation is the team's to say.

use std::collections::{BTreeSet, HashSet};

use serde::Serialize;

use crate::{
    language::{Language, Text, text, vocabulary::Vocabulary as _},
    mission::{
        draft::{Draft, identifier, quoted},
        vocabulary::{Direction, Effect, Nature, Origin},
    },
    snapshot::Snapshot,
    state_of_play::{
        catalogue::{Benchmark, Catalogue},
        indicator::{Definition, Reading, Verdict, definitions, verdict},
        placeholder,
    },
};

/// A proposed fact.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Suggestion {
    /// The indicator that it rests on.
    pub(crate) indicator: String,
    /// Why it is proposed.
    pub(crate) reason: Reason,
    /// Its statement, with the figures as they are now.
    pub(crate) statement: String,
    /// Its nature's key.
    pub(crate) nature: Option<&'static str>,
    /// Its effect's key.
    pub(crate) effect: Option<&'static str>,
    /// Its origin's key.
    pub(crate) origin: Option<&'static str>,
    /// The `[[fact]]` table, ready to be put into a file.
    pub(crate) toml: String,
}

/// Why a fact is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reason {
    /// The indicator is on one side of its benchmark.
    Benchmark,
    /// The indicator has moved against the office year after year.
    Trend,
}

/// The years over which a movement is looked for: two steps in the same direction, at the least.
const YEARS: usize = 3;

/// The smallest movement worth a fact, as a share of the first value.
const SMALLEST_MOVE: f64 = 0.02;

/// Returns the facts that the figures suggest and that no fact of the mission rests on yet.
pub(crate) fn suggestions(snapshot: &Snapshot<'_>, language: Language) -> Vec<Suggestion> {
    let known = named(snapshot);
    let mut taken: HashSet<String> =
        snapshot.mission.facts.iter().map(|fact| fact.id.value.clone()).collect();
    let definitions = definitions(snapshot.catalogue, snapshot.mission);
    let open = definitions.iter().filter(|definition| !known.contains(definition.id()));
    open.filter_map(|definition| {
        let reading = snapshot.state.readings.get(definition.id())?;
        suggestion(definition, reading, snapshot, &mut taken, language)
    })
    .collect()
}

/// Returns the indicators that facts already rest on.
fn named<'a>(snapshot: &Snapshot<'a>) -> BTreeSet<&'a str> {
    let facts = &snapshot.mission.facts;
    let evidence = facts.iter().flat_map(|fact| &fact.evidence);
    let statements = facts.iter().filter_map(|fact| fact.statement.as_ref());
    let placed = statements.flat_map(|statement| placeholder::names(&statement.value));
    evidence
        .filter_map(|evidence| evidence.indicator.as_ref())
        .map(|id| id.value.as_str())
        .chain(placed)
        .collect()
}

fn suggestion(
    definition: &Definition<'_>,
    reading: &Reading,
    snapshot: &Snapshot<'_>,
    taken: &mut HashSet<String>,
    language: Language,
) -> Option<Suggestion> {
    let found = beyond(definition, reading, language).or_else(|| moving(definition, reading))?;
    let (nature, origin) = kind(definition, snapshot.catalogue);
    let id = definition.id();
    let statement = found.statement.in_(language).into_owned();
    let evidence = std::iter::once(format!("indicator = {}", quoted(id))).chain(found.threshold);
    let draft = Draft {
        id: identifier(id, taken),
        statement: statement.clone(),
        nature,
        effect: Some(found.effect),
        origin,
        evidence: vec![evidence.collect::<Vec<_>>().join(", ")],
        ..Draft::default()
    };
    Some(Suggestion {
        indicator: id.to_owned(),
        reason: found.reason,
        statement: placeholder::filled(&statement, snapshot.state, language).into_owned(),
        nature: nature.map(Nature::key),
        effect: Some(found.effect.key()),
        origin: origin.map(Origin::key),
        toml: draft.text(language),
    })
}

/// What is worth a fact in an indicator.
struct Found {
    reason: Reason,
    statement: Text,
    effect: Effect,
    /// The threshold, as TOML.
    threshold: Option<String>,
}

/// Looks for a benchmark that the value fails, else for one that it passes.
fn beyond(definition: &Definition<'_>, reading: &Reading, language: Language) -> Option<Found> {
    let latest = reading.latest().filter(|latest| !latest.is_fragile())?;
    let value = latest.value?;
    let direction = definition.direction();
    let judged: Vec<(Benchmark, Verdict)> = definition
        .benchmarks()
        .into_iter()
        .filter_map(|benchmark| verdict(value, &benchmark, direction).map(|verdict| (benchmark, verdict)))
        .collect();
    let bad = judged.iter().find(|(_, verdict)| *verdict == Verdict::Unfavourable);
    let good = judged.iter().rev().find(|(_, verdict)| *verdict == Verdict::Favourable);
    let (benchmark, verdict) = bad.or(good)?;
    let effect = if *verdict == Verdict::Unfavourable { Effect::Unfavourable } else { Effect::Favourable };
    let dated =
        if reading.latest()?.year.is_some() { text!(" en {year}", " in {year}") } else { Text::same("") };
    Some(Found {
        reason: Reason::Benchmark,
        statement: text!(
            "{label} : {{{id}}}{dated} ; repère : {benchmark}.",
            "{label}: {{{id}}}{dated}; benchmark: {benchmark}.",
            label = definition.label(),
            id = definition.id(),
            dated = dated,
            benchmark = benchmark.label
        ),
        effect,
        threshold: threshold(value, benchmark, effect, language),
    })
}

/// Returns the bound that the value stands beyond, as the keys of an evidence line.
fn threshold(value: f64, benchmark: &Benchmark, effect: Effect, language: Language) -> Option<String> {
    let low = benchmark.low.or(benchmark.value);
    let high = benchmark.high.or(benchmark.value);
    let (key, bound) = match (low, high) {
        (Some(low), _) if value < low => ("below", low),
        (_, Some(high)) if value > high => ("above", high),
        (Some(low), _) if value > low => ("above", low),
        (_, Some(high)) if value < high => ("below", high),
        _ => return None,
    };
    Some(format!("{key} = {bound:?}, means = {}", quoted(&effect.name().in_(language))))
}

/// Looks for a movement against the office over the last years.
fn moving(definition: &Definition<'_>, reading: &Reading) -> Option<Found> {
    let dated: Vec<(i64, f64)> =
        reading.points.iter().filter_map(|point| Some((point.year?, point.value?))).collect();
    let last = dated.len().checked_sub(YEARS).map(|start| &dated[start..])?;
    let against = |pair: &[(i64, f64)]| match definition.direction() {
        Direction::HigherIsBetter => pair[1].1 < pair[0].1,
        Direction::LowerIsBetter => pair[1].1 > pair[0].1,
        Direction::Neutral => false,
    };
    let (first, latest) = (last.first()?, last.last()?);
    let large = (latest.1 - first.1).abs() >= SMALLEST_MOVE * first.1.abs();
    if !(large && last.windows(2).all(against)) {
        return None;
    }
    Some(Found {
        reason: Reason::Trend,
        statement: text!(
            "{label} : {{{id}@{first}}} en {first}, {{{id}}} en {{year}}, et chaque année plus défavorable.",
            "{label}: {{{id}@{first}}} in {first}, {{{id}}} in {{year}}, and less favourable each year.",
            label = definition.label(),
            id = definition.id(),
            first = first.0.to_string()
        ),
        effect: Effect::Unfavourable,
        threshold: None,
    })
}

/// Returns the nature and the origin of a fact about an indicator: its own, else its tool's.
fn kind(definition: &Definition<'_>, catalogue: &Catalogue) -> (Option<Nature>, Option<Origin>) {
    let id = definition.id();
    let Some(indicator) = definition.tool() else { return (None, None) };
    let tool = catalogue.tools.iter().find(|tool| tool.indicators.iter().any(|known| known.id == id));
    (indicator.nature.or(tool.map(|tool| tool.nature)), indicator.origin.or(tool.map(|tool| tool.origin)))
}

//! The options of a choice, scored and ranked, and how sturdy the ranking is.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{
    plan::euros,
    sturdiness::{Rival, Weighed, range},
};
use crate::{
    language::money::Money,
    mission::choice::{Choice, ChoiceOption, Criterion},
    snapshot::Snapshot,
};

/// Every choice of a mission, as a plain value; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choices<'a> {
    /// The mission's name.
    pub(crate) mission: &'a str,
    /// The choices, in the order of the files.
    pub(crate) choices: Vec<ChoiceView<'a>>,
}

/// A choice, its options ranked.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ChoiceView<'a> {
    /// The choice's id.
    pub(crate) id: &'a str,
    /// What is to be decided.
    pub(crate) question: &'a str,
    /// What counts, with the range of each weight over which the first option stays first.
    pub(crate) criteria: Vec<CriterionView<'a>>,
    /// The options, the best first, then those that lack scores and so have no rank.
    pub(crate) options: Vec<OptionView<'a>>,
    /// The options that rank first: several where their scores are equal.
    pub(crate) first: Vec<&'a str>,
    /// The options without a rank that would be first, were the scores that they lack the best.
    pub(crate) may_rank_first: Vec<&'a str>,
    /// Whether the first stays first when any one weight moves by 20 %; none where nothing is ranked, and where an
    /// option that lacks scores may pass it.
    pub(crate) sturdy: Option<bool>,
    /// The option chosen.
    pub(crate) chosen: Option<&'a str>,
    /// Whether it is, by a decision that is not still to come.
    pub(crate) made: bool,
    /// Whether the option chosen does not rank first.
    pub(crate) against_ranking: bool,
    /// Who decided.
    pub(crate) decided_by: Option<&'a str>,
    /// When.
    pub(crate) decided_on: Option<Date>,
    /// Why.
    pub(crate) why: Option<&'a str>,
}

/// A criterion, and how far its weight may move, the others fixed.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CriterionView<'a> {
    /// The criterion's id.
    pub(crate) id: &'a str,
    /// Its name.
    pub(crate) label: &'a str,
    /// Its weight; a negative one counts as 0.
    pub(crate) weight: f64,
    /// The lowest weight with which the first stays first.
    pub(crate) from: Option<f64>,
    /// The highest such weight; none where there is no end to it.
    pub(crate) to: Option<f64>,
    /// The option that passes below the range.
    pub(crate) first_below: Option<&'a str>,
    /// The option that passes above the range.
    pub(crate) first_above: Option<&'a str>,
    /// Whether the first stays first when this weight moves by 20 % either way.
    pub(crate) holds_within_20_percent: Option<bool>,
}

/// An option, scored.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OptionView<'a> {
    /// The option's id.
    pub(crate) id: &'a str,
    /// Its name.
    pub(crate) label: &'a str,
    /// Its rank from 1, the same for equal scores; none where a score is missing: a part is no whole.
    pub(crate) rank: Option<usize>,
    /// What it costs a year.
    #[serde(serialize_with = "euros")]
    pub(crate) cost: Option<Money>,
    /// Σ weight × score ÷ Σ weight; none where a score is missing.
    pub(crate) score: Option<f64>,
    /// Where scores are missing and others are there: what it would be with 1 for all that are missing.
    pub(crate) at_least: Option<f64>,
    /// The same, with 5.
    pub(crate) at_most: Option<f64>,
    /// Its score by criterion.
    pub(crate) scores: BTreeMap<&'a str, f64>,
    /// The criteria that it has no score for.
    pub(crate) missing: Vec<&'a str>,
    /// Whether it was chosen.
    pub(crate) chosen: bool,
}

/// An option and its weighted score.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ranked<'a> {
    /// The option's id.
    pub(crate) id: &'a str,
    /// Its rank from 1, the same for equal scores.
    pub(crate) rank: usize,
    /// Σ weight × score ÷ Σ weight.
    pub(crate) score: f64,
}

/// Scores closer than this are equal: figures from 1 to 5 tell no more.
const EQUAL: f64 = 0.01;

/// The move of a weight that a sturdy ranking stands.
const MOVE: f64 = 0.20;

/// The worst score and the best.
const SCALE: [f64; 2] = [1.0, 5.0];

/// Returns the options by score, the best first; options that lack a score that weighs are left out.
pub(crate) fn ranking(choice: &Choice) -> Vec<Ranked<'_>> {
    let mut ranking: Vec<Ranked<'_>> = choice
        .options
        .iter()
        .filter(|option| is_whole(choice, option))
        .filter_map(|option| {
            let score = weighed(choice, option, None).score()?;
            Some(Ranked { id: &option.id.value, rank: 1, score })
        })
        .collect();
    ranking.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut leader = (1, f64::INFINITY);
    for (index, option) in ranking.iter_mut().enumerate() {
        if index == 0 || leader.1 - option.score >= EQUAL {
            leader = (index + 1, option.score);
        }
        option.rank = leader.0;
    }
    ranking
}

/// Returns the option chosen and the one that ranks first, where these are not the same.
pub(crate) fn against_ranking(choice: &Choice) -> Option<(Ranked<'_>, Ranked<'_>)> {
    let chosen = choice.chosen.as_ref()?;
    let mut ranking = ranking(choice);
    let at = ranking.iter().position(|option| option.id == chosen.value)?;
    (ranking[at].rank > 1).then(|| (ranking.swap_remove(at), ranking.swap_remove(0)))
}

/// Returns the criteria that an option has no score for.
pub(crate) fn missing<'a>(choice: &'a Choice, option: &ChoiceOption) -> Vec<&'a str> {
    let criteria = choice.criteria.iter().map(|criterion| criterion.id.value.as_str());
    criteria.filter(|id| !option.scores.contains_key(*id)).collect()
}

/// Returns every choice, scored.
pub(crate) fn choices<'a>(snapshot: &Snapshot<'a>) -> Choices<'a> {
    let mission = snapshot.mission;
    Choices {
        mission: mission.frame.name.as_ref().map_or("", |name| &name.value),
        choices: mission.choices.iter().map(|choice| view(choice, snapshot.today)).collect(),
    }
}

fn view(choice: &Choice, today: Date) -> ChoiceView<'_> {
    let ranking = ranking(choice);
    let first = ranking.iter().filter(|option| option.rank == 1).map(|option| option.id).collect();
    let may_rank_first = may_rank_first(choice, &ranking);
    let criteria = criteria(choice, &ranking);
    let sturdy = criteria
        .iter()
        .filter_map(|criterion| criterion.holds_within_20_percent)
        .reduce(|all, one| all && one)
        .filter(|_| choice.options.len() > 1 && !ranking.is_empty() && may_rank_first.is_empty());
    let decided = choice.decided.as_ref();
    ChoiceView {
        id: &choice.id.value,
        question: choice.question.as_ref().map_or("", |question| &question.value),
        criteria,
        options: options(choice, &ranking),
        first,
        may_rank_first,
        sturdy,
        chosen: choice.chosen.as_ref().map(|chosen| chosen.value.as_str()),
        made: choice.is_made(today),
        against_ranking: against_ranking(choice).is_some(),
        decided_by: decided.and_then(|decided| decided.by.as_ref()).map(|by| by.value.as_str()),
        decided_on: choice.decided_on().map(|date| date.value),
        why: decided.and_then(|decided| decided.why.as_ref()).map(|why| why.value.as_str()),
    }
}

fn options<'a>(choice: &'a Choice, ranking: &[Ranked<'a>]) -> Vec<OptionView<'a>> {
    let ranks: BTreeMap<&str, &Ranked<'_>> = ranking.iter().map(|option| (option.id, option)).collect();
    let mut options: Vec<OptionView<'_>> = choice
        .options
        .iter()
        .map(|option| {
            let ranked = ranks.get(option.id.value.as_str());
            let is_open = !option.scores.is_empty() && !is_whole(choice, option);
            let [at_least, at_most] =
                SCALE.map(|score| weighed(choice, option, Some(score)).score().filter(|_| is_open));
            OptionView {
                id: &option.id.value,
                label: option.label.as_ref().map_or(&option.id.value, |label| &label.value),
                rank: ranked.map(|ranked| ranked.rank),
                cost: option.cost.as_ref().map(|cost| cost.value),
                score: ranked.map(|ranked| ranked.score),
                at_least,
                at_most,
                scores: option.scores.iter().map(|(id, score)| (id.as_str(), score.value)).collect(),
                missing: missing(choice, option),
                chosen: choice.chosen.as_ref().is_some_and(|chosen| chosen.value == option.id.value),
            }
        })
        .collect();
    options.sort_by(|a, b| {
        let key = |option: &OptionView<'_>| {
            [option.score, option.at_most].map(|score| score.unwrap_or(f64::NEG_INFINITY))
        };
        let ([a, a_most], [b, b_most]) = (key(a), key(b));
        b.total_cmp(&a).then(b_most.total_cmp(&a_most))
    });
    options
}

fn criteria<'a>(choice: &'a Choice, ranking: &[Ranked<'a>]) -> Vec<CriterionView<'a>> {
    // What is missing counts as the best: the first holds only where no score to come can pass it.
    let best = Some(SCALE[1]);
    let weighed: BTreeMap<&str, Weighed> = choice
        .options
        .iter()
        .map(|option| (option.id.value.as_str(), weighed(choice, option, best)))
        .collect();
    let by_id: BTreeMap<&str, &ChoiceOption> =
        choice.options.iter().map(|option| (option.id.value.as_str(), option)).collect();
    let rival = |id: &'a str, criterion: &Criterion| {
        let score = by_id.get(id).and_then(|option| option.scores.get(&criterion.id.value));
        Some(Rival { id, weighed: *weighed.get(id)?, score: score.map(|score| score.value).or(best) })
    };
    choice
        .criteria
        .iter()
        .map(|criterion| {
            let own = weight(criterion);
            let ids = choice.options.iter().map(|option| option.id.value.as_str());
            let leader = ranking.first().map(|first| first.id);
            let others: Vec<Rival<'_>> =
                ids.filter(|id| Some(*id) != leader).filter_map(|id| rival(id, criterion)).collect();
            let first = ranking.first().and_then(|first| rival(first.id, criterion));
            let range = first.map(|first| range(own, &first, &others));
            CriterionView {
                id: &criterion.id.value,
                label: criterion.label.as_ref().map_or(&criterion.id.value, |label| &label.value),
                weight: own,
                from: range.map(|range| range.from),
                to: range.and_then(|range| range.to),
                first_below: range.and_then(|range| range.below),
                first_above: range.and_then(|range| range.above),
                holds_within_20_percent: range.map(|range| range.holds(own, MOVE)),
            }
        })
        .collect()
}

fn weight(criterion: &Criterion) -> f64 {
    criterion.weight.as_ref().map_or(1.0, |weight| weight.value).max(0.0)
}

/// Tells whether an option has a score for every criterion that weighs.
fn is_whole(choice: &Choice, option: &ChoiceOption) -> bool {
    choice.criteria.iter().all(|c| weight(c) <= 0.0 || option.scores.contains_key(&c.id.value))
}

/// Returns the options without a rank that the best scores for what they lack would make first.
fn may_rank_first<'a>(choice: &'a Choice, ranking: &[Ranked<'a>]) -> Vec<&'a str> {
    let Some(first) = ranking.first() else { return Vec::new() };
    let options = choice.options.iter().filter(|option| !is_whole(choice, option));
    options
        .filter(|option| {
            let most = weighed(choice, option, Some(SCALE[1])).score();
            most.is_some_and(|most| most > first.score - EQUAL)
        })
        .map(|option| option.id.value.as_str())
        .collect()
}

/// Returns the sums of an option, with a score for what it lacks or without.
fn weighed(choice: &Choice, option: &ChoiceOption, lacking: Option<f64>) -> Weighed {
    let mut sum = Weighed::default();
    for criterion in &choice.criteria {
        let score = option.scores.get(&criterion.id.value).map(|score| score.value).or(lacking);
        if let Some(score) = score {
            sum.add(weight(criterion), score);
        }
    }
    sum
}

//! The options of a choice, scored and ranked.

use crate::mission::choice::{Choice, ChoiceOption};

/// An option and its weighted score.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ranked<'a> {
    /// The option's id.
    pub(crate) id: &'a str,
    /// Σ weight × score ÷ Σ weight, over the criteria that it has a score for.
    pub(crate) score: f64,
}

/// Returns the options by score, the best first; options without any score are left out.
pub(crate) fn ranking(choice: &Choice) -> Vec<Ranked<'_>> {
    let mut ranking: Vec<Ranked<'_>> =
        choice.options.iter().filter_map(|option| scored(choice, option)).collect();
    ranking.sort_by(|a, b| b.score.total_cmp(&a.score));
    ranking
}

fn scored<'a>(choice: &Choice, option: &'a ChoiceOption) -> Option<Ranked<'a>> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for criterion in &choice.criteria {
        let Some(score) = option.scores.get(&criterion.id.value) else { continue };
        let weight = criterion.weight.as_ref().map_or(1.0, |weight| weight.value).max(0.0);
        sum += weight * score.value;
        weights += weight;
    }
    (weights > 0.0).then(|| Ranked { id: &option.id.value, score: sum / weights })
}

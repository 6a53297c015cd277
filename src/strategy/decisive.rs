//! What made the difference in a choice: the criteria that separate an option most from the closest other one.

use super::choice::{ChoiceView, OptionView};

/// The criteria named on each side: a reader keeps no more in mind.
const MOST: usize = 2;

/// An option, the closest other one, and what separates them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decisive<'a> {
    /// The option chosen; the first of the ranking where none is.
    pub(crate) option: &'a str,
    /// Its score.
    pub(crate) score: f64,
    /// The best of the others.
    pub(crate) rival: &'a str,
    /// Its score.
    pub(crate) rival_score: f64,
    /// The criteria that speak most for the option.
    pub(crate) won: Vec<Gap<'a>>,
    /// The one that speaks most against it.
    pub(crate) lost: Vec<Gap<'a>>,
}

/// A criterion by which two options differ.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gap<'a> {
    /// The criterion's name.
    pub(crate) criterion: &'a str,
    /// Its weight.
    pub(crate) weight: f64,
    /// The option's score.
    pub(crate) own: f64,
    /// The other's.
    pub(crate) rival: f64,
}

impl Gap<'_> {
    /// Returns what the criterion adds to the difference of the scores.
    fn pull(&self) -> f64 {
        self.weight * (self.own - self.rival)
    }
}

/// Returns what made the difference; none where fewer than two options have a score.
pub(crate) fn decisive<'a>(choice: &ChoiceView<'a>) -> Option<Decisive<'a>> {
    let option = choice.options.iter().find(|option| option.chosen).or(choice.options.first())?;
    let rival = choice.options.iter().find(|other| other.id != option.id)?;
    let (score, rival_score) = (option.score?, rival.score?);
    let mut gaps = gaps(choice, option, rival);
    gaps.sort_by(|a, b| b.pull().abs().total_cmp(&a.pull().abs()));
    let (won, lost): (Vec<Gap<'_>>, Vec<Gap<'_>>) = gaps.into_iter().partition(|gap| gap.pull() > 0.0);
    let first = |gaps: Vec<Gap<'a>>, most| gaps.into_iter().take(most).collect();
    Some(Decisive {
        option: option.label,
        score,
        rival: rival.label,
        rival_score,
        won: first(won, MOST),
        lost: first(lost, 1),
    })
}

fn gaps<'a>(choice: &ChoiceView<'a>, option: &OptionView<'a>, rival: &OptionView<'a>) -> Vec<Gap<'a>> {
    let gaps = choice.criteria.iter().filter_map(|criterion| {
        let own = *option.scores.get(criterion.id)?;
        let rival = *rival.scores.get(criterion.id)?;
        Some(Gap { criterion: criterion.label, weight: criterion.weight, own, rival })
    });
    gaps.filter(|gap| gap.pull() != 0.0).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::strategy::choice::CriterionView;

    fn option(
        id: &'static str,
        score: Option<f64>,
        scores: &[(&'static str, f64)],
        chosen: bool,
    ) -> OptionView<'static> {
        let scores: BTreeMap<&str, f64> = scores.iter().copied().collect();
        OptionView {
            id,
            label: id,
            rank: None,
            cost: None,
            score,
            at_least: None,
            at_most: None,
            scores,
            missing: Vec::new(),
            chosen,
        }
    }

    fn choice(options: Vec<OptionView<'static>>) -> ChoiceView<'static> {
        let criterion = |id: &'static str, weight: f64| CriterionView {
            id,
            label: id,
            weight,
            from: None,
            to: None,
            first_below: None,
            first_above: None,
            holds_within_20_percent: None,
        };
        ChoiceView {
            id: "c",
            question: "",
            criteria: vec![criterion("cost", 1.0), criterion("control", 4.0), criterion("tax", 3.0)],
            options,
            first: Vec::new(),
            may_rank_first: Vec::new(),
            sturdy: None,
            chosen: None,
            made: false,
            against_ranking: false,
            decided_by: None,
            decided_on: None,
            why: None,
        }
    }

    #[test]
    fn a_criterion_counts_by_its_weight_and_the_gap_between_the_scores() {
        let epic = option("epic", Some(4.3), &[("cost", 1.0), ("control", 4.0), ("tax", 5.0)], true);
        let club = option("club", Some(2.4), &[("cost", 5.0), ("control", 3.0), ("tax", 2.0)], false);
        let found = decisive(&choice(vec![epic, club])).expect("two scored options");
        let names = |gaps: &[Gap<'static>]| gaps.iter().map(|gap| gap.criterion).collect::<Vec<_>>();
        assert_eq!((names(&found.won), names(&found.lost)), (vec!["tax", "control"], vec!["cost"]));
    }

    #[test]
    fn one_scored_option_has_nothing_to_differ_from() {
        let epic = option("epic", Some(4.0), &[("tax", 4.0)], true);
        let club = option("club", None, &[], false);
        assert_eq!(decisive(&choice(vec![epic, club])), None);
    }
}

//! The priority of each action: cost, complexity, time and contribution, weighed.
//!
//! P = (w_c(6−C) + w_x(6−X) + w_t(6−T) + w_k·K) ÷ Σw, each letter from 1 to 5.

use serde::Serialize;

use super::{
    plan::{PersonView, euros, person},
    progress::Log,
};
use crate::{
    language::{money::Money, vocabulary::Vocabulary as _},
    mission::{action::Action, settings::Priorities, vocabulary::Status},
    snapshot::Snapshot,
};

/// The actions still to be done, by priority; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Ranking<'a> {
    /// The mission's name.
    pub(crate) mission: &'a str,
    /// The weights: cost, complexity, time, contribution.
    pub(crate) weights: Weights,
    /// Euros up to which the cost is 1, 2, 3, 4; 5 above.
    pub(crate) cost_steps: Vec<f64>,
    /// Working days up to which the time is 1, 2, 3, 4; 5 above.
    pub(crate) time_steps: Vec<f64>,
    /// The actions that have their four terms, the first to do first.
    pub(crate) actions: Vec<RankedAction<'a>>,
    /// The actions that lack a term.
    pub(crate) unrated: Vec<UnratedAction<'a>>,
}

/// The four weights; a negative one counts as 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Weights {
    /// w_c.
    pub(crate) cost: f64,
    /// w_x.
    pub(crate) complexity: f64,
    /// w_t.
    pub(crate) time: f64,
    /// w_k.
    pub(crate) contribution: f64,
}

/// The four terms, from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Terms {
    /// C.
    pub(crate) cost: f64,
    /// X.
    pub(crate) complexity: f64,
    /// T.
    pub(crate) time: f64,
    /// K.
    pub(crate) contribution: f64,
}

/// What to do with an action, by what it contributes and what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Quadrant {
    /// It contributes much and takes little.
    QuickWin,
    /// It contributes much and takes much.
    MajorProject,
    /// It contributes little and takes little.
    FillIn,
    /// It contributes little and takes much.
    Drop,
}

/// An action and its priority.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RankedAction<'a> {
    /// The rank from 1; the same for scores that a move of 20 % of one weight may exchange.
    pub(crate) rank: usize,
    /// Whether others have the same rank.
    pub(crate) equal: bool,
    /// Its best rank when any one weight moves by 20 %.
    pub(crate) best: usize,
    /// Its worst rank then.
    pub(crate) worst: usize,
    /// The action's id.
    pub(crate) id: &'a str,
    /// What is done.
    pub(crate) title: &'a str,
    /// The objective that it serves.
    pub(crate) objective: Option<&'a str>,
    /// The person in charge.
    pub(crate) owner: Option<PersonView<'a>>,
    /// The status's key.
    pub(crate) status: &'static str,
    /// Euros.
    #[serde(serialize_with = "euros")]
    pub(crate) cost: Option<Money>,
    /// Working days.
    pub(crate) days: Option<f64>,
    /// The four terms.
    pub(crate) terms: Terms,
    /// The mean of cost, complexity and time.
    pub(crate) effort: f64,
    /// P.
    pub(crate) score: f64,
    /// What to do with it.
    pub(crate) quadrant: Quadrant,
}

/// An action that cannot be ranked.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct UnratedAction<'a> {
    /// The action's id.
    pub(crate) id: &'a str,
    /// What is done.
    pub(crate) title: &'a str,
    /// The keys that it lacks.
    pub(crate) missing: Vec<&'static str>,
}

/// The share by which a weight is moved to try a ranking.
const MOVE: f64 = 0.20;

impl Weights {
    /// Takes the weights that the mission sets.
    pub(crate) fn new(priorities: &Priorities) -> Self {
        Self {
            cost: priorities.cost.max(0.0),
            complexity: priorities.complexity.max(0.0),
            time: priorities.time.max(0.0),
            contribution: priorities.contribution.max(0.0),
        }
    }

    /// Returns Σw.
    pub(crate) fn sum(&self) -> f64 {
        self.cost + self.complexity + self.time + self.contribution
    }

    /// Returns these weights, and each of the eight that a move of one of them gives.
    fn moved(self) -> [Self; 9] {
        let mut all = [self; 9];
        for (index, share) in [1.0 - MOVE, 1.0 + MOVE].into_iter().enumerate() {
            all[1 + index].cost *= share;
            all[3 + index].complexity *= share;
            all[5 + index].time *= share;
            all[7 + index].contribution *= share;
        }
        all
    }

    /// Returns P; 0 where nothing weighs.
    pub(crate) fn score(&self, terms: &Terms) -> f64 {
        let sum = self.sum();
        if sum <= 0.0 {
            return 0.0;
        }
        (self.cost * (6.0 - terms.cost)
            + self.complexity * (6.0 - terms.complexity)
            + self.time * (6.0 - terms.time)
            + self.contribution * terms.contribution)
            / sum
    }
}

impl Terms {
    /// Returns the mean of cost, complexity and time.
    fn effort(&self) -> f64 {
        (self.cost + self.complexity + self.time) / 3.0
    }

    /// Returns what to do with an action of these terms.
    fn quadrant(&self) -> Quadrant {
        match (self.contribution >= 3.0, self.effort() < 3.0) {
            (true, true) => Quadrant::QuickWin,
            (true, false) => Quadrant::MajorProject,
            (false, true) => Quadrant::FillIn,
            (false, false) => Quadrant::Drop,
        }
    }
}

/// Returns the ratings that an action lacks and that only people can give.
pub(crate) fn missing_ratings(action: &Action) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if action.complexity.is_none() {
        missing.push("complexity");
    }
    if action.contribution.is_none() {
        missing.push("contribution");
    }
    missing
}

/// Returns the actions still to be done, ranked.
pub(crate) fn ranking<'a>(snapshot: &Snapshot<'a>) -> Ranking<'a> {
    let mission = snapshot.mission;
    let priorities = &mission.settings.priorities;
    let weights = Weights::new(priorities);
    let log = Log::of(&mission.measures, snapshot.today);
    let open = |action: &&Action| matches!(log.status(action), Status::Planned | Status::Running);
    let (mut rated, mut unrated) = (Vec::new(), Vec::new());
    for action in mission.actions.iter().filter(open) {
        match terms(action, priorities) {
            Ok(terms) => rated.push((action, terms)),
            Err(missing) => {
                unrated.push(UnratedAction { id: &action.id.value, title: title(action), missing });
            }
        }
    }
    // The same order every time: by score, then by id.
    rated.sort_by(|(a, first), (b, second)| {
        weights.score(second).total_cmp(&weights.score(first)).then_with(|| a.id.value.cmp(&b.id.value))
    });
    let terms: Vec<Terms> = rated.iter().map(|(_, terms)| *terms).collect();
    let ranks = ranks(&terms, weights);
    let actions = rated
        .into_iter()
        .zip(ranks)
        .map(|((action, terms), rank)| RankedAction {
            rank: rank.rank,
            equal: rank.equal,
            best: rank.best,
            worst: rank.worst,
            id: &action.id.value,
            title: title(action),
            objective: action.objective.as_ref().map(|objective| objective.value.as_str()),
            owner: action.owner.as_ref().map(|owner| person(&owner.value, mission)),
            status: log.status(action).key(),
            cost: action.cost.as_ref().map(|cost| cost.value),
            days: action.days.as_ref().map(|days| days.value),
            terms,
            effort: terms.effort(),
            score: weights.score(&terms),
            quadrant: terms.quadrant(),
        })
        .collect();
    Ranking {
        mission: mission.frame.name.as_ref().map_or("", |name| &name.value),
        weights,
        cost_steps: sorted(&priorities.cost_steps),
        time_steps: sorted(&priorities.time_steps),
        actions,
        unrated,
    }
}

/// Returns what is done, or the id where it is not said.
pub(super) fn title(action: &Action) -> &str {
    action.title.as_ref().map_or(&action.id.value, |title| &title.value)
}

/// Returns the four terms of an action, or the keys that it lacks.
fn terms(action: &Action, priorities: &Priorities) -> Result<Terms, Vec<&'static str>> {
    let mut missing = missing_ratings(action);
    if action.cost.is_none() {
        missing.push("cost");
    }
    if action.days.is_none() {
        missing.push("days");
    }
    #[expect(clippy::cast_precision_loss, reason = "from 1 to 5")]
    match (&action.cost, &action.complexity, &action.days, &action.contribution) {
        (Some(cost), Some(complexity), Some(days), Some(contribution)) => Ok(Terms {
            cost: level(cost.value.as_euros(), &priorities.cost_steps),
            complexity: complexity.value as f64,
            time: level(days.value, &priorities.time_steps),
            contribution: contribution.value as f64,
        }),
        _ => Err(missing),
    }
}

/// Returns 1 up to the first step, 2 up to the second, … and at most 5.
fn level(value: f64, steps: &[f64]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "at most 5")]
    let passed = steps.iter().filter(|step| value > **step).count().min(4) as f64;
    1.0 + passed
}

fn sorted(steps: &[f64]) -> Vec<f64> {
    let mut steps = steps.to_vec();
    steps.sort_by(f64::total_cmp);
    steps
}

/// Where an action stands among the others.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rank {
    rank: usize,
    equal: bool,
    best: usize,
    worst: usize,
}

/// Scores nearer than this differ by rounding only.
const ROUNDING: f64 = 1e-9;

/// Ranks terms that are sorted by score, and tries the ranks with each weight moved.
///
/// An action has the rank of the first before it from which no move separates it for good, or of the one before it
/// whose score is its own.
fn ranks(terms: &[Terms], weights: Weights) -> Vec<Rank> {
    let scores: Vec<Vec<f64>> =
        weights.moved().iter().map(|moved| terms.iter().map(|terms| moved.score(terms)).collect()).collect();
    let mut ranks = Vec::with_capacity(terms.len());
    let as_weighed: Vec<f64> = terms.iter().map(|terms| weights.score(terms)).collect();
    let mut leader = 0;
    for index in 0..terms.len() {
        let same = index > 0 && as_weighed[index - 1] - as_weighed[index] <= ROUNDING;
        if !same && scores.iter().all(|scores| scores[leader] - scores[index] > ROUNDING) {
            leader = index;
        }
        ranks.push(Rank { rank: leader + 1, equal: leader != index, best: usize::MAX, worst: 0 });
        ranks[leader].equal |= leader != index;
    }
    for scores in &scores {
        let mut sorted = scores.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        for (rank, score) in ranks.iter_mut().zip(scores) {
            let place = 1 + sorted.partition_point(|other| *other > score + ROUNDING);
            rank.best = rank.best.min(place);
            rank.worst = rank.worst.max(place);
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: Weights = Weights { cost: 2.0, complexity: 1.0, time: 1.0, contribution: 4.0 };

    fn terms([cost, complexity, time, contribution]: [f64; 4]) -> Terms {
        Terms { cost, complexity, time, contribution }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "eighths are exact")]
    fn the_worked_priorities_are_what_the_design_says() {
        for (figures, score, quadrant) in [
            ([2.0, 2.0, 1.0, 3.0], 3.625, Quadrant::QuickWin),
            ([5.0, 4.0, 4.0, 5.0], 3.250, Quadrant::MajorProject),
            ([1.0, 1.0, 1.0, 1.0], 3.000, Quadrant::FillIn),
            ([3.0, 2.0, 2.0, 5.0], 4.250, Quadrant::QuickWin),
            ([5.0, 4.0, 3.0, 2.0], 1.875, Quadrant::Drop),
        ] {
            assert_eq!(WEIGHTS.score(&terms(figures)), score);
            assert_eq!(terms(figures).quadrant(), quadrant);
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "small whole numbers")]
    fn a_figure_on_a_step_is_below_it() {
        let steps = [1_000.0, 5_000.0, 20_000.0, 50_000.0];
        let levels = [0.0, 1_000.0, 1_000.01, 5_000.0, 50_000.0, 50_000.01, 1e12].map(|x| level(x, &steps));
        assert_eq!(levels, [1.0, 1.0, 2.0, 2.0, 4.0, 5.0, 5.0]);
        assert_eq!(level(3.0, &[1.0, 2.0, 0.0, 2.5, 0.5, 0.2]), 5.0);
    }

    #[test]
    fn scores_that_a_small_move_exchanges_share_a_rank() {
        // The worked figures, by score: 4.250, 3.625, 3.250, 3.000. With w_k moved to 3.2 the third has
        // 22 ÷ 7.2 = 3.056 and the fourth 23.2 ÷ 7.2 = 3.222: the two change places; no other two ever do.
        let all = [[3.0, 2.0, 2.0, 5.0], [2.0, 2.0, 1.0, 3.0], [5.0, 4.0, 4.0, 5.0], [1.0, 1.0, 1.0, 1.0]];
        let ranks = ranks(&all.map(terms), WEIGHTS);
        let rank = |rank, equal, best, worst| Rank { rank, equal, best, worst };
        assert_eq!(
            ranks,
            [rank(1, false, 1, 1), rank(2, false, 2, 2), rank(3, true, 3, 4), rank(3, true, 3, 4)]
        );
    }

    #[test]
    fn equal_scores_share_a_rank_whoever_comes_first() {
        // 3.5, 3.375 and 3.375: the third never reaches the first, yet has the second's score.
        let all = [[3.0, 3.0, 3.0, 4.0], [1.0, 2.0, 1.0, 2.0], [3.0, 1.0, 2.0, 3.0]];
        let ranks = ranks(&all.map(terms), WEIGHTS);
        assert_eq!(ranks.iter().map(|rank| (rank.rank, rank.equal)).collect::<Vec<_>>(), [(1, true); 3]);
    }

    #[test]
    fn weights_of_zero_leave_everything_equal() {
        let none = Weights { cost: 0.0, complexity: 0.0, time: 0.0, contribution: 0.0 };
        let ranks = ranks(&[[1.0; 4], [5.0; 4]].map(terms), none);
        assert!(ranks.iter().all(|rank| rank.rank == 1 && rank.equal), "{ranks:?}");
    }
}

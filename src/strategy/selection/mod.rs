//! The set of actions that contributes most within the means of each year.
//!
//! A 0–1 linear programme: maximise Σ contribution, each year's euros and days within the means left by what
//! is already under way, no action without those it waits for. Contributions are whole numbers, so that a set
//! less than one point below the solver's bound is the best there is.

mod problem;

use serde::Serialize;

use problem::Problem;

use super::{
    means::Means,
    plan::{PersonView, euros},
    progress::Log,
    rank::title,
    solver,
};
use crate::{
    language::{money::Money, vocabulary::Vocabulary as _},
    mission::{action::Action, vocabulary::Status},
    snapshot::Snapshot,
};

/// What means are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Resource<'a> {
    /// Euros.
    Budget,
    /// Working days of all.
    Days,
    /// Working days of a person.
    Person(&'a str),
}

/// The set chosen, and what is left out and why; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Selection<'a> {
    /// Whether no set can contribute more: false where the search ended at its limit before it could prove it.
    pub(crate) proven: bool,
    /// What the set contributes.
    pub(crate) contribution: i64,
    /// What no set can exceed.
    pub(crate) bound: i64,
    /// What all the actions would contribute together, but for those to be costed first.
    pub(crate) possible: i64,
    /// The actions done or under way: they stay, and use up means first.
    pub(crate) kept: Vec<Selected<'a>>,
    /// The actions chosen.
    pub(crate) chosen: Vec<Selected<'a>>,
    /// The actions left out, the most contributing first.
    pub(crate) left_out: Vec<LeftOut<'a>>,
    /// The actions set aside because they do not say what they ask of means that are limited: what is not known is
    /// not free.
    pub(crate) to_be_costed: Vec<LeftOut<'a>>,
    /// The means, year by year.
    pub(crate) means: Vec<YearMeans<'a>>,
}

/// An action of the set.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Selected<'a> {
    /// The action's id.
    pub(crate) id: &'a str,
    /// What is done.
    pub(crate) title: &'a str,
    /// The status's key.
    pub(crate) status: &'static str,
    /// From 1 to 5; none where it is not rated.
    pub(crate) contribution: Option<i64>,
    /// Euros.
    #[serde(serialize_with = "euros")]
    pub(crate) cost: Option<Money>,
    /// Working days.
    pub(crate) days: Option<f64>,
}

/// An action left out, and why.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LeftOut<'a> {
    /// The action.
    #[serde(flatten)]
    pub(crate) action: Selected<'a>,
    /// Why; several reasons may hold at once.
    pub(crate) reasons: Vec<Reason<'a>>,
}

/// Why an action is left out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub(crate) enum Reason<'a> {
    /// It has no deadline: there is no year to charge.
    NoDeadline,
    /// It says no contribution: it cannot be weighed.
    NotRated,
    /// It waits for actions that are left out.
    WaitsFor {
        /// Their ids.
        actions: Vec<&'a str>,
    },
    /// It waits for actions that are given up, and so for ever.
    WaitsForDropped {
        /// Their ids.
        actions: Vec<&'a str>,
    },
    /// It does not say what it asks for.
    Unknown {
        /// Of what.
        resource: Resource<'a>,
    },
    /// It asks for more than a year has, the actions under way deducted.
    Beyond {
        /// What it lacks.
        resource: Resource<'a>,
        /// When.
        year: i16,
        /// What it asks for.
        needs: f64,
        /// What the year has.
        has: f64,
    },
    /// It asks for more than the set leaves of a year.
    Short {
        /// What it lacks.
        resource: Resource<'a>,
        /// When.
        year: i16,
        /// What it asks for.
        needs: f64,
        /// What the set leaves.
        left: f64,
    },
}

/// A year's means of one kind.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct YearMeans<'a> {
    /// What.
    pub(crate) resource: Resource<'a>,
    /// The person's name, where it is a person's.
    pub(crate) person: Option<PersonView<'a>>,
    /// When.
    pub(crate) year: i16,
    /// What there is; none where it is not limited.
    pub(crate) limit: Option<f64>,
    /// What the actions done or under way use.
    pub(crate) kept: f64,
    /// What the actions chosen use.
    pub(crate) chosen: f64,
    /// What all the actions would use.
    pub(crate) asked: f64,
}

/// Returns the set that contributes most within the means.
pub(crate) fn selection<'a>(snapshot: &Snapshot<'a>, means: &Means) -> Selection<'a> {
    let mission = snapshot.mission;
    let log = Log::of(&mission.measures, snapshot.today);
    let (dropped, rest): (Vec<&Action>, Vec<&Action>) =
        mission.actions.iter().partition(|action| log.status(action) == Status::Dropped);
    let (kept, candidates): (Vec<&Action>, Vec<&Action>) =
        rest.into_iter().partition(|action| matches!(log.status(action), Status::Done | Status::Running));
    let mut problem = Problem::new(mission, means, &kept, candidates);
    problem.dropped = dropped.iter().map(|action| action.id.value.as_str()).collect();
    let solved = solver::solve(&problem.programme());
    let chosen = problem.completed(solved.chosen);
    let contribution = problem.worth(&chosen);
    let costed: Vec<bool> = problem.unknown.iter().map(Vec::is_empty).collect();
    let possible = problem.worth(&costed);
    let (left_out, to_be_costed) = problem.left_out(&chosen, &log);
    let bound = solved.bound.min(possible).max(contribution);
    Selection {
        proven: solved.proven || contribution == bound,
        contribution,
        bound: if solved.proven { contribution } else { bound },
        possible,
        kept: kept.iter().map(|action| selected(action, &log)).collect(),
        chosen: problem.picked(&chosen, true).map(|(_, action)| selected(action, &log)).collect(),
        left_out,
        to_be_costed,
        means: problem.means(&chosen),
    }
}

fn selected<'a>(action: &'a Action, log: &Log<'_>) -> Selected<'a> {
    Selected {
        id: &action.id.value,
        title: title(action),
        status: log.status(action).key(),
        contribution: action.contribution.as_ref().map(|contribution| contribution.value),
        cost: action.cost.as_ref().map(|cost| cost.value),
        days: action.days.as_ref().map(|days| days.value),
    }
}

impl<'a> Selection<'a> {
    /// Returns the actions that are not chosen, each with its reasons.
    pub(crate) fn not_chosen(&self) -> impl Iterator<Item = &LeftOut<'a>> {
        self.left_out.iter().chain(&self.to_be_costed)
    }
}

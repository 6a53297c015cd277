//! What a mission shows by itself of how far each step has come.

use std::collections::HashSet;

use jiff::civil::Date;

use super::method::{MethodStep, ShownBy};
use crate::{
    mission::{fact::Fact, objective::Objective},
    snapshot::Snapshot,
    state_of_play::catalogue::Tool,
    strategy::measure_flaw::{known_indicators, measure_flaw},
};

/// How far something has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Not begun.
    ToDo,
    /// What comes after it has begun, and nobody says that it was done.
    Unsaid,
    /// Begun; the day, where it is known.
    Begun(Option<Date>),
    /// Done; the day, where it is known.
    Done(Option<Date>),
}

impl State {
    /// Tells whether it is done.
    pub(crate) fn is_done(self) -> bool {
        matches!(self, Self::Done(_))
    }
}

/// Returns what the mission shows of one of the method's steps; none where only people can tell.
pub(crate) fn shown(snapshot: &Snapshot<'_>, step: &MethodStep) -> Option<State> {
    let mission = snapshot.mission;
    let frame = &mission.frame;
    Some(match step.shown_by? {
        ShownBy::Order => {
            dated(snapshot, frame.order.as_ref().and_then(|order| order.date.as_ref()).map(|date| date.value))
        }
        ShownBy::Charter => {
            let signed = frame.charter.as_ref().and_then(|charter| charter.signed.as_ref());
            dated(snapshot, signed.map(|date| date.value))
        }
        ShownBy::Ambition => frame.ambition.as_ref().map_or(State::ToDo, |ambition| {
            let parts =
                [ambition.statement.is_some(), ambition.subject.is_some(), !ambition.expectations.is_empty()];
            share(parts.iter().filter(|part| **part).count(), parts.len())
        }),
        ShownBy::VoteDate => share(usize::from(frame.calendar.vote.is_some()), 1),
        ShownBy::Tool => {
            let tool = snapshot.catalogue.tools.iter().find(|tool| tool.id == step.id);
            tool.map_or(State::ToDo, |tool| tool_state(snapshot, tool))
        }
        ShownBy::Tools => {
            let states = snapshot.catalogue.tools.iter().map(|tool| tool_state(snapshot, tool));
            let done = states.filter(|state| state.is_done()).count();
            if done == snapshot.catalogue.tools.len() { State::Done(None) } else { State::ToDo }
        }
        ShownBy::Facts => {
            share(mission.facts.iter().filter(|fact| is_classified(fact)).count(), mission.facts.len())
        }
        ShownBy::Choices => {
            let decided = mission.choices.iter().filter(|choice| choice.is_made(snapshot.today)).count();
            share(decided, mission.choices.len())
        }
        ShownBy::Objectives => {
            let operational = || mission.objectives.iter().filter(|objective| objective.is_operational());
            let known = known_indicators(snapshot);
            share(
                operational().filter(|objective| is_bound(objective, &known)).count(),
                operational().count(),
            )
        }
        ShownBy::Plan => {
            let kept = || mission.actions.iter().filter(|action| action.is_kept());
            let whole = kept().filter(|action| action.owner.is_some() && action.deadline.is_some()).count();
            share(whole, kept().count())
        }
    })
}

/// Tells whether the team has said where a fact stands in the matrix.
pub(crate) fn is_classified(fact: &Fact) -> bool {
    fact.effect.is_some() && fact.origin.is_some()
}

/// Tells whether an objective has a date, and a measure in which the rules find nothing wrong.
pub(crate) fn is_bound(objective: &Objective, known: &HashSet<&str>) -> bool {
    let is_dated = objective.smart.as_ref().is_some_and(|smart| smart.time_bound.is_some());
    is_dated && measure_flaw(objective, known).is_none()
}

/// Returns how far the tables of a tool are filled.
pub(crate) fn tool_state(snapshot: &Snapshot<'_>, tool: &Tool) -> State {
    share(tool.tables.iter().filter(|table| is_filled(snapshot, &table.name)).count(), tool.tables.len())
}

/// Tells whether a table of the state of play has a row.
fn is_filled(snapshot: &Snapshot<'_>, table: &str) -> bool {
    snapshot.state.tables.iter().any(|found| found.name == table && found.rows > 0)
}

fn dated(snapshot: &Snapshot<'_>, date: Option<Date>) -> State {
    date.filter(|date| *date <= snapshot.today).map_or(State::ToDo, |date| State::Done(Some(date)))
}

fn share(done: usize, whole: usize) -> State {
    match done {
        _ if whole == 0 => State::ToDo,
        _ if done == whole => State::Done(None),
        0 => State::ToDo,
        _ => State::Begun(None),
    }
}

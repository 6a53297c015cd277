//! The method's standard table: objective → action → deadline, indicators, owner, cost and means, target,
//! expected result, result, comment; with the totals of each year, owner and funder.

use std::{
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
};

use jiff::civil::Date;
use serde::Serialize;

use super::{
    progress::{Log, Point},
    stage::{Stage, stage},
    totals::{Totals, totals},
};
use crate::{
    diagnosis::swot::SourceView,
    language::{money::Money, vocabulary::Vocabulary as _},
    mission::{Mission, action::Action, objective::Objective, vocabulary::Status},
    snapshot::Snapshot,
};

/// The standard table, as a plain value; its serialised form is the JSON contract. Money is in euros.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Plan<'a> {
    /// The mission's name.
    pub(crate) mission: &'a str,
    /// The objectives and their actions; a strategic objective stands before those that serve it.
    pub(crate) objectives: Vec<ObjectiveView<'a>>,
    /// Actions whose objective does not exist.
    pub(crate) without_objective: Vec<ActionView<'a>>,
    /// The year whose actions alone are shown, where one was asked for.
    pub(crate) year: Option<i16>,
    /// What the actions shown ask for; those given up are left out.
    pub(crate) totals: Totals<'a>,
}

/// An objective and its actions.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ObjectiveView<'a> {
    /// The objective's id.
    pub(crate) id: &'a str,
    /// Its statement.
    pub(crate) statement: &'a str,
    /// The kind's key.
    pub(crate) kind: Option<&'static str>,
    /// The strategic objective that it serves.
    pub(crate) parent: Option<&'a str>,
    /// The person in charge.
    pub(crate) owner: Option<PersonView<'a>>,
    /// By which day.
    pub(crate) deadline: Option<Date>,
    /// The indicator that measures it.
    pub(crate) indicator: Option<&'a str>,
    /// The unit of both values.
    pub(crate) unit: Option<&'a str>,
    /// The value at the start.
    pub(crate) baseline: Option<f64>,
    /// The value wanted.
    pub(crate) target: Option<f64>,
    /// The latest measure.
    pub(crate) result: Option<ResultView>,
    /// The facts that it answers.
    pub(crate) answers: Vec<&'a str>,
    /// The orientations that it supports.
    pub(crate) supports: Vec<&'a str>,
    /// Its actions, in the order of the files.
    pub(crate) actions: Vec<ActionView<'a>>,
}

/// An action, every column of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ActionView<'a> {
    /// The action's id.
    pub(crate) id: &'a str,
    /// What is done.
    pub(crate) title: &'a str,
    /// The objective that it serves.
    pub(crate) objective: Option<&'a str>,
    /// The person in charge.
    pub(crate) owner: Option<PersonView<'a>>,
    /// Who else takes part.
    pub(crate) partners: Vec<&'a str>,
    /// The first day.
    pub(crate) start: Option<Date>,
    /// The last day.
    pub(crate) deadline: Option<Date>,
    /// The status's key.
    pub(crate) status: &'static str,
    /// Where it stands today.
    pub(crate) stage: Stage,
    /// Euros.
    #[serde(serialize_with = "euros")]
    pub(crate) cost: Option<Money>,
    /// Who pays what.
    pub(crate) funding: Vec<FundingView<'a>>,
    /// People and things allocated.
    pub(crate) means: Option<&'a str>,
    /// Working days.
    pub(crate) days: Option<f64>,
    /// The public aimed at.
    pub(crate) target: Option<&'a str>,
    /// How its result is measured, and what was measured.
    pub(crate) indicators: Vec<IndicatorView<'a>>,
    /// The result expected.
    pub(crate) expected: Option<&'a str>,
    /// From 1 to 5.
    pub(crate) complexity: Option<i64>,
    /// From 1 to 5.
    pub(crate) contribution: Option<i64>,
    /// The actions that must end first.
    pub(crate) after: Vec<&'a str>,
    /// Free words.
    pub(crate) comment: Option<&'a str>,
    /// Where it stands in the files.
    pub(crate) source: SourceView,
}

/// Someone who takes part, by id and name.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct PersonView<'a> {
    /// The id.
    pub(crate) id: &'a str,
    /// The name shown; the id where there is none.
    pub(crate) name: &'a str,
}

/// One source of money.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FundingView<'a> {
    /// Who pays.
    pub(crate) source: Option<&'a str>,
    /// Euros.
    #[serde(serialize_with = "euros")]
    pub(crate) amount: Option<Money>,
}

/// An indicator of an action.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct IndicatorView<'a> {
    /// Its id in the action.
    pub(crate) id: Option<&'a str>,
    /// Its name.
    pub(crate) label: Option<&'a str>,
    /// The unit of the values.
    pub(crate) unit: Option<&'a str>,
    /// The value at the start.
    pub(crate) baseline: Option<f64>,
    /// The value wanted.
    pub(crate) target: Option<f64>,
    /// The latest measure.
    pub(crate) result: Option<ResultView>,
}

/// A measure.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct ResultView {
    /// The day.
    pub(crate) date: Date,
    /// The value.
    pub(crate) value: f64,
}

/// Which actions are shown; all that is given must hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// Only this person's actions.
    pub(crate) owner: Option<String>,
    /// Only the actions of this objective and of those that serve it.
    pub(crate) objective: Option<String>,
    /// Only actions with this status.
    pub(crate) status: Option<Status>,
    /// Only actions that some day of this year belongs to.
    pub(crate) year: Option<i16>,
}

impl Filter {
    /// Tells whether some actions are left out.
    pub(crate) fn is_set(&self) -> bool {
        self.owner.is_some() || self.objective.is_some() || self.status.is_some() || self.year.is_some()
    }

    fn keeps(&self, action: &Action, log: &Log<'_>, objectives: Option<&HashSet<&str>>) -> bool {
        let owner = |wanted: &String| action.owner.as_ref().is_some_and(|owner| owner.value == *wanted);
        let year = |wanted: i16| span(action).is_some_and(|span| span.contains(&wanted));
        let objective = |wanted: &HashSet<&str>| {
            action.objective.as_ref().is_some_and(|objective| wanted.contains(objective.value.as_str()))
        };
        self.owner.as_ref().is_none_or(owner)
            && objectives.is_none_or(objective)
            && self.status.is_none_or(|wanted| log.status(action) == wanted)
            && self.year.is_none_or(year)
    }
}

/// Returns the standard table.
pub(crate) fn plan<'a>(snapshot: &Snapshot<'a>, filter: &Filter) -> Plan<'a> {
    let mission = snapshot.mission;
    let order = by_parent(&mission.objectives);
    let wanted = filter.objective.as_deref().map(|id| below(&mission.objectives, id));
    let log = Log::of(&mission.measures, snapshot.today);
    let shown: Vec<&Action> =
        mission.actions.iter().filter(|action| filter.keeps(action, &log, wanted.as_ref())).collect();
    let mut by_objective: HashMap<&str, Vec<ActionView<'_>>> = HashMap::new();
    let mut without_objective = Vec::new();
    for action in &shown {
        let view = action_view(action, snapshot, &log);
        match view.objective.filter(|id| mission.objective(id).is_some()) {
            Some(objective) => by_objective.entry(objective).or_default().push(view),
            None => without_objective.push(view),
        }
    }
    let objectives = order
        .into_iter()
        .map(|objective| {
            let actions = by_objective.remove(objective.id.value.as_str()).unwrap_or_default();
            objective_view(objective, mission, actions, &log)
        })
        .filter(|objective| !filter.is_set() || !objective.actions.is_empty())
        .collect();
    Plan {
        mission: mission.frame.name.as_ref().map_or("", |name| &name.value),
        objectives,
        without_objective,
        year: filter.year,
        totals: totals(&shown, mission, &log),
    }
}

/// Returns the first and the last year of an action that has a date.
fn span(action: &Action) -> Option<RangeInclusive<i16>> {
    let last = action.deadline.as_ref().or(action.start.as_ref())?.value.year();
    let first = action.start.as_ref().or(action.deadline.as_ref())?.value.year();
    Some(first..=last)
}

/// Returns the years that some action has a day of, as runs of years without a gap.
pub(crate) fn years(mission: &Mission) -> Vec<RangeInclusive<i16>> {
    let mut spans: Vec<_> = mission.actions.iter().filter_map(span).filter(|span| !span.is_empty()).collect();
    spans.sort_by_key(|span| *span.start());
    let mut runs: Vec<RangeInclusive<i16>> = Vec::new();
    for span in spans {
        match runs.last_mut() {
            // Years stay below 10,000: one more is still a year.
            Some(run) if *span.start() <= *run.end() + 1 => {
                *run = *run.start()..=(*run.end()).max(*span.end())
            }
            _ => runs.push(span),
        }
    }
    runs
}

/// Returns a person by id.
pub(crate) fn person<'a>(id: &'a str, mission: &'a Mission) -> PersonView<'a> {
    let found = mission.frame.people.iter().find(|person| person.id.value == id);
    let name = found.and_then(|person| person.name.as_ref()).map_or(id, |name| &name.value);
    PersonView { id, name }
}

/// Returns the objectives, each followed by those that serve it; in a walk with a stack of its own.
pub(super) fn by_parent(objectives: &[Objective]) -> Vec<&Objective> {
    let ids: HashSet<&str> = objectives.iter().map(|objective| objective.id.value.as_str()).collect();
    let mut children: HashMap<&str, Vec<&Objective>> = HashMap::new();
    let mut stack = Vec::new();
    for objective in objectives.iter().rev() {
        match objective.parent.as_ref().filter(|parent| ids.contains(parent.value.as_str())) {
            Some(parent) => children.entry(&parent.value).or_default().push(objective),
            None => stack.push(objective),
        }
    }
    let (mut order, mut seen) = (Vec::with_capacity(objectives.len()), HashSet::new());
    // Objectives that are each other's parent hang from no root: they come last, in the order of the files.
    for left in std::iter::once(None).chain(objectives.iter().map(Some)) {
        stack.extend(left);
        while let Some(objective) = stack.pop() {
            if seen.insert(&raw const *objective) {
                order.push(objective);
                stack.extend(children.remove(objective.id.value.as_str()).unwrap_or_default());
            }
        }
    }
    order
}

/// Returns the ids of an objective and of all those that serve it.
fn below<'a>(objectives: &'a [Objective], id: &'a str) -> HashSet<&'a str> {
    let mut children: HashMap<&str, Vec<&str>> = HashMap::new();
    for objective in objectives {
        if let Some(parent) = &objective.parent {
            children.entry(&parent.value).or_default().push(&objective.id.value);
        }
    }
    let (mut found, mut stack) = (HashSet::new(), vec![id]);
    while let Some(id) = stack.pop() {
        if found.insert(id) {
            stack.extend(children.get(id).into_iter().flatten());
        }
    }
    found
}

fn objective_view<'a>(
    objective: &'a Objective,
    mission: &'a Mission,
    actions: Vec<ActionView<'a>>,
    log: &Log<'_>,
) -> ObjectiveView<'a> {
    let smart = objective.smart.as_ref();
    let measurable = smart.and_then(|smart| smart.measurable.as_ref());
    ObjectiveView {
        id: &objective.id.value,
        statement: objective.statement.as_ref().map_or("", |statement| &statement.value),
        kind: objective.kind.as_ref().map(|kind| kind.value.key()),
        parent: objective.parent.as_ref().map(|parent| parent.value.as_str()),
        owner: objective.owner.as_ref().map(|owner| person(&owner.value, mission)),
        deadline: smart.and_then(|smart| smart.time_bound.as_ref()).map(|date| date.value),
        indicator: measurable.and_then(|m| m.indicator.as_ref()).map(|indicator| indicator.value.as_str()),
        unit: measurable.and_then(|m| m.unit.as_ref()).map(|unit| unit.value.as_str()),
        baseline: measurable.and_then(|m| m.baseline.as_ref()).map(|baseline| baseline.value),
        target: measurable.and_then(|m| m.target.as_ref()).map(|target| target.value),
        result: log.latest(&objective.id.value).as_ref().map(result),
        answers: objective.answers.iter().map(|fact| fact.value.as_str()).collect(),
        supports: objective.supports.iter().map(|orientation| orientation.value.as_str()).collect(),
        actions,
    }
}

fn result(point: &Point) -> ResultView {
    ResultView { date: point.date, value: point.value }
}

fn action_view<'a>(action: &'a Action, snapshot: &Snapshot<'a>, log: &Log<'_>) -> ActionView<'a> {
    let mission = snapshot.mission;
    let words = |field: &'a Option<crate::mission::source::Located<String>>| {
        field.as_ref().map(|words| words.value.as_str()).filter(|words| !words.trim().is_empty())
    };
    let indicators = action.indicators.iter().map(|indicator| {
        let subject = indicator.id.as_ref().map(|id| format!("{}/{}", action.id.value, id.value));
        IndicatorView {
            id: words(&indicator.id),
            label: words(&indicator.label),
            unit: words(&indicator.unit),
            baseline: indicator.baseline.as_ref().map(|baseline| baseline.value),
            target: indicator.target.as_ref().map(|target| target.value),
            result: subject.and_then(|subject| log.latest(&subject)).as_ref().map(result),
        }
    });
    ActionView {
        id: &action.id.value,
        title: words(&action.title).unwrap_or(&action.id.value),
        objective: words(&action.objective),
        owner: action.owner.as_ref().map(|owner| person(&owner.value, mission)),
        partners: action.partners.iter().map(|partner| partner.value.as_str()).collect(),
        start: action.start.as_ref().map(|start| start.value),
        deadline: action.deadline.as_ref().map(|deadline| deadline.value),
        status: log.status(action).key(),
        stage: stage(action, log.status(action), snapshot.today),
        cost: action.cost.as_ref().map(|cost| cost.value),
        funding: action
            .funding
            .iter()
            .map(|funding| FundingView {
                source: words(&funding.source),
                amount: funding.amount.as_ref().map(|amount| amount.value),
            })
            .collect(),
        means: words(&action.means),
        days: action.days.as_ref().map(|days| days.value),
        target: words(&action.target),
        indicators: indicators.collect(),
        expected: words(&action.expected),
        complexity: action.complexity.as_ref().map(|complexity| complexity.value),
        contribution: action.contribution.as_ref().map(|contribution| contribution.value),
        after: action.after.iter().map(|before| before.value.as_str()).collect(),
        comment: words(&action.comment),
        source: SourceView {
            file: mission.sources.get(action.id.place.file).name(),
            line: mission.sources.position(action.id.place).line,
        },
    }
}

/// Writes money as euros in JSON.
pub(super) fn euros<S: serde::Serializer>(money: &Option<Money>, serializer: S) -> Result<S::Ok, S::Error> {
    money.map(Money::as_euros).serialize(serializer)
}

/// Does as [`euros`], for an amount that is always there.
pub(super) fn some_euros<S: serde::Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    money.as_euros().serialize(serializer)
}

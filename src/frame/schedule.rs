//! The backward schedule, from the council's vote back to today.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

use super::{
    backward::{self, Node, Progress, Times},
    calendar::{Calendar, closed_days},
    dates::{Occurrence, occurrences},
    method::Kind,
    shown::State,
    steps::{Planned, bare_phases, steps},
    support::{Support, support},
};
use crate::{
    language::{Language, Text, text, vocabulary::Vocabulary as _},
    mission::{frame::Frame, vocabulary::Role},
    snapshot::Snapshot,
};

/// The schedule, computed; what rules and views take from.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    /// The steps.
    pub(crate) steps: Vec<Planned<'a>>,
    /// Their times, step by step.
    pub(crate) times: Vec<Times>,
    /// Their latest first and last day, step by step.
    pub(crate) days: Vec<(Date, Date)>,
    /// The working days.
    pub(crate) calendar: Calendar,
    /// The day counted back from: the vote's, or the earliest that it could be held.
    pub(crate) vote: Date,
    /// The earliest day on which all can be done.
    pub(crate) earliest_vote: Date,
    /// Working days missing before the vote.
    pub(crate) missing_days: i64,
    /// Whether the vote is before today.
    pub(crate) is_past: bool,
}

/// Where a step stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Status {
    /// It is done.
    Done,
    /// It should have begun, or ended.
    Late,
    /// It waits for steps that leave it too few days.
    Delayed,
    /// It has begun.
    Running,
    /// It is to come, in time.
    Planned,
    /// The vote is past, or later steps have begun, and nothing says whether it was done.
    Unrecorded,
}

/// The schedule, as a plain value; its serialised form is the JSON contract.
#[derive(Debug, Serialize)]
pub(crate) struct Schedule<'a> {
    /// The mission's name.
    pub(crate) mission: &'a str,
    /// The language of the labels.
    pub(crate) language: &'static str,
    /// Today.
    pub(crate) today: Date,
    /// The council's vote, if its day is set.
    pub(crate) vote: Option<Date>,
    /// The earliest day on which all that is left can be done.
    pub(crate) earliest_vote: Date,
    /// Working days missing before the vote.
    pub(crate) missing_days: i64,
    /// The phases that have no step, where the mission's own replace the method's: nothing of them is counted.
    pub(crate) phases_without_step: Vec<i64>,
    /// The steps, in order.
    pub(crate) steps: Vec<StepView<'a>>,
    /// Dates to reckon with until the vote.
    pub(crate) dates: Vec<DateView>,
    /// Days and euros of support.
    pub(crate) support: Support,
}

/// A step, as views show it.
#[derive(Debug, Serialize)]
pub(crate) struct StepView<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    /// Its name.
    pub(crate) label: String,
    /// The method's phase, 1 to 4.
    pub(crate) phase: Option<i64>,
    /// The person in charge: the id.
    pub(crate) owner: Option<&'a str>,
    /// The person in charge, by name; else who does it by the method.
    pub(crate) owner_name: Option<String>,
    /// To whom it is presented: roles.
    pub(crate) presented_to: Vec<&'static str>,
    /// The same, by name.
    #[serde(skip)]
    pub(crate) audience: Vec<Text>,
    /// Working days.
    pub(crate) duration: i64,
    /// The steps that must end first.
    pub(crate) after: Vec<&'a str>,
    /// The latest first day.
    pub(crate) latest_start: Date,
    /// The latest last day.
    pub(crate) latest_end: Date,
    /// Working days to spare; below zero, those that are missing; none once it is done.
    pub(crate) slack_days: Option<i64>,
    /// Whether it is on the critical path.
    pub(crate) critical: bool,
    /// Where it stands.
    pub(crate) status: Status,
    /// Working days of lateness.
    pub(crate) late_days: i64,
    /// The day it began, where it is known and it is not done.
    pub(crate) started: Option<Date>,
    /// The day it was done, where it is known.
    pub(crate) done: Option<Date>,
    /// The first and last day of its bar: as they were, else the latest; none where that is not known.
    #[serde(skip)]
    pub(crate) bar: Option<(Date, Date)>,
    /// The last day to which what has begun may slip.
    #[serde(skip)]
    pub(crate) slack_until: Option<Date>,
    /// Days of federation support.
    pub(crate) support_days: f64,
}

/// A date to reckon with, as views show it.
#[derive(Debug, Serialize)]
pub(crate) struct DateView {
    /// Its id.
    pub(crate) id: String,
    /// What it is.
    pub(crate) label: String,
    /// The first day.
    pub(crate) from: Date,
    /// The last day.
    pub(crate) to: Date,
    /// The steps that should not fall on it, and do.
    pub(crate) met_by: Vec<String>,
    /// Where it comes from.
    pub(crate) source: String,
}

/// Counts the steps of a mission back from the vote.
pub(crate) fn plan<'a>(snapshot: &Snapshot<'a>) -> Plan<'a> {
    let frame = &snapshot.mission.frame;
    let steps = steps(snapshot);
    let anchor = frame.calendar.vote.as_ref().map(|vote| vote.value);
    let calendar = calendar(snapshot.today, anchor, &steps, &closed(frame));
    let today = calendar.before(snapshot.today);
    let mut nodes: Vec<Node> = steps.iter().map(|step| node(step, &calendar, snapshot.today)).collect();
    let end = |times: &[Times]| {
        let ends = times.iter().zip(&steps).filter(|(_, step)| step.kind != Kind::Vote);
        ends.map(|(time, _)| time.earliest_end).max().unwrap_or(today)
    };
    let earliest = end(&backward::times(&nodes, today));
    let earliest_vote = calendar.day(earliest);
    let vote = anchor.unwrap_or(earliest_vote);
    let before = calendar.before(vote);
    for (node, step) in nodes.iter_mut().zip(&steps) {
        // The vote takes its own day, whether or not people work on it.
        node.limit = if step.kind == Kind::Vote { before + 1 } else { before };
    }
    let times = backward::times(&nodes, today);
    let days = times.iter().zip(&steps).map(|(time, step)| {
        let last = if step.kind == Kind::Vote { vote } else { calendar.day(time.latest_end - 1) };
        let first = if step.duration <= 1 { last } else { calendar.day(time.latest_start) };
        (first.min(last), last)
    });
    let days = days.collect();
    let is_past = vote < snapshot.today;
    let missing_days = if is_past { 0 } else { (earliest - before).max(0) };
    Plan { days, times, calendar, vote, earliest_vote, missing_days, is_past, steps }
}

/// Returns the working days from today to the vote, and of as many years around as the steps could take.
fn calendar(today: Date, vote: Option<Date>, steps: &[Planned<'_>], closed: &[(Date, Date)]) -> Calendar {
    /// The least years around, for what was done before and for votes that are past.
    const LEAST: i64 = 15;
    /// Working days of a year, or a little fewer.
    const A_YEAR: i64 = 240;
    let whole: i64 = steps.iter().map(|step| step.duration.max(0)).fold(0, i64::saturating_add);
    let years = i16::try_from((whole / A_YEAR).max(LEAST)).unwrap_or(i16::MAX);
    let vote = vote.unwrap_or(today);
    // Of a vote in another age, the years around today are those that people reckon with.
    let from = if vote < today && today.year() - vote.year() > 100 { today } else { vote.min(today) };
    Calendar::spanning(from, vote.max(today), years, closed)
}

impl Plan<'_> {
    /// Returns where a step stands.
    pub(crate) fn status(&self, at: usize) -> Status {
        match self.steps[at].state {
            State::Done(_) => Status::Done,
            State::Unsaid => Status::Unrecorded,
            State::ToDo | State::Begun(_) if self.is_past => Status::Unrecorded,
            State::ToDo | State::Begun(_) if self.times[at].late > 0 => Status::Late,
            State::ToDo | State::Begun(_) if self.times[at].slack < 0 => Status::Delayed,
            State::Begun(_) => Status::Running,
            State::ToDo => Status::Planned,
        }
    }

    /// Returns the dates to reckon with from a day to a little after the vote.
    pub(crate) fn dates(&self, snapshot: &Snapshot<'_>) -> Vec<Occurrence> {
        let last = self.calendar.day(self.calendar.before(self.vote) + 8);
        occurrences(snapshot, snapshot.today, last.max(self.vote))
    }

    /// Tells whether a step that is still to be done meets a date.
    pub(crate) fn meets(&self, at: usize, date: &Occurrence) -> bool {
        let (first, last) = self.days[at];
        let step = &self.steps[at];
        let is_open = !self.is_past && !step.state.is_done() && step.state != State::Unsaid;
        is_open && date.is_met(step.kind, step.presented_to.contains(&Role::Professional), first, last)
    }
}

/// Returns the schedule, its labels in one language.
pub(crate) fn schedule<'a>(snapshot: &Snapshot<'a>, language: Language) -> Schedule<'a> {
    let mission = snapshot.mission;
    let plan = snapshot.plan();
    let dates = plan.dates(snapshot);
    let names: HashMap<&str, &str> = mission
        .frame
        .people
        .iter()
        .filter_map(|person| Some((person.id.value.as_str(), person.name.as_ref()?.value.as_str())))
        .collect();
    let steps = (0..plan.steps.len()).map(|at| view(plan, at, &names, language)).collect();
    let dates = dates.into_iter().map(|date| {
        let met_by = (0..plan.steps.len()).filter(|at| plan.meets(*at, &date));
        DateView {
            met_by: met_by.map(|at| plan.steps[at].id.to_owned()).collect(),
            label: date.label.in_(language).into_owned(),
            id: date.id,
            from: date.from,
            to: date.to,
            source: date.source,
        }
    });
    Schedule {
        mission: mission.frame.name.as_ref().map_or("", |name| &name.value),
        language: language.code(),
        today: snapshot.today,
        vote: mission.frame.calendar.vote.as_ref().map(|vote| vote.value),
        earliest_vote: plan.earliest_vote,
        missing_days: plan.missing_days,
        phases_without_step: bare_phases(&plan.steps),
        steps,
        dates: dates.collect(),
        support: support(snapshot, &plan.steps),
    }
}

fn view<'a>(plan: &Plan<'a>, at: usize, names: &HashMap<&str, &str>, language: Language) -> StepView<'a> {
    let (step, times, (latest_start, latest_end)) = (&plan.steps[at], &plan.times[at], plan.days[at]);
    let status = plan.status(at);
    let is_open = !matches!(status, Status::Done | Status::Unrecorded);
    let person = step.owner.map(|owner| names.get(owner).copied().unwrap_or(owner).to_owned());
    let role = || step.by.map(|role| group(role).in_(language).into_owned());
    let (started, done) = match step.state {
        State::Begun(started) => (started, None),
        State::Done(done) => (None, done),
        State::ToDo | State::Unsaid => (None, None),
    };
    let (bar, slack_until) = bar(plan, at);
    StepView {
        id: step.id,
        label: step.label.in_(language).into_owned(),
        phase: step.phase,
        owner: step.owner,
        owner_name: person.or_else(role),
        presented_to: step.presented_to.iter().map(|role| role.key()).collect(),
        audience: step.presented_to.iter().map(|role| group(*role)).collect(),
        duration: step.duration,
        after: step.after.iter().map(|before| plan.steps[*before].id).collect(),
        latest_start,
        latest_end,
        slack_days: is_open.then_some(times.slack),
        critical: is_open && times.critical,
        status,
        late_days: if is_open { times.late } else { 0 },
        started,
        done,
        support_days: step.support_days,
        bar,
        slack_until,
    }
}

/// Returns the first and last day of a step's bar, and the day to which what has begun may slip.
fn bar(plan: &Plan<'_>, at: usize) -> (Option<(Date, Date)>, Option<Date>) {
    let (step, (latest_start, latest_end)) = (&plan.steps[at], plan.days[at]);
    match step.state {
        State::Done(done) => {
            let bar = done.map(|done| {
                let first = plan.calendar.before(done) + 1 - step.duration.max(1);
                (plan.calendar.day(first).min(done), done)
            });
            (bar, None)
        }
        // What it takes from the day it began: until the latest end it has days to spare, and does not work.
        State::Begun(Some(started)) => {
            let end = plan.calendar.day(plan.times[at].earliest_end - 1).max(started);
            (Some((started, end)), Some(latest_end))
        }
        State::Unsaid => (None, None),
        State::ToDo | State::Begun(None) => (Some((latest_start, latest_end)), None),
    }
}

/// Returns the people of a role, who do a step that names nobody.
fn group(role: Role) -> Text {
    match role {
        Role::Elected => text!("élus", "elected officials"),
        Role::Technician => text!("techniciens", "technicians"),
        Role::Professional => text!("professionnels", "professionals"),
        Role::Adviser => text!("fédération", "federation"),
    }
}

fn node(step: &Planned<'_>, calendar: &Calendar, today: Date) -> Node {
    let progress = match step.state {
        // What comes after has begun: nothing waits for it any more.
        State::Done(_) | State::Unsaid => Progress::Done,
        State::ToDo => Progress::ToDo,
        // Begun on a day that nothing tells: nothing is known to be spent.
        State::Begun(since) => {
            Progress::Running(since.map_or(0, |since| calendar.before(today) - calendar.before(since)).max(0))
        }
    };
    Node { duration: step.duration.max(0), after: step.after.clone(), progress, limit: i64::MAX / 4 }
}

/// Returns the mission's closed days; those that cannot be read are a rule's matter.
pub(crate) fn closed(frame: &Frame) -> Vec<(Date, Date)> {
    frame.calendar.closed.iter().filter_map(|text| closed_days(&text.value)).collect()
}

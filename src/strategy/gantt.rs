//! The plan over time: each action's dates, how far it is, what it waits for.

use std::collections::HashMap;

use jiff::{Span, civil::Date};
use serde::Serialize;

use super::{
    plan::{PersonView, by_parent, person},
    progress::{Log, tracks},
    rank::title,
    stage::{Stage, stage},
};
use crate::{
    language::vocabulary::Vocabulary as _,
    mission::{action::Action, vocabulary::Status},
    snapshot::Snapshot,
};

/// The plan over time; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Gantt<'a> {
    /// The mission's name.
    pub(crate) mission: &'a str,
    /// Today.
    pub(crate) today: Date,
    /// The first day of all; none where nothing has a date.
    pub(crate) from: Option<Date>,
    /// The last day of all.
    pub(crate) to: Option<Date>,
    /// The actions that have a date, by objective; none for those without one.
    pub(crate) objectives: Vec<Group<'a>>,
    /// The actions without any date.
    pub(crate) undated: Vec<Bar<'a>>,
}

/// An objective and its bars.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Group<'a> {
    /// The objective's id.
    pub(crate) id: Option<&'a str>,
    /// Its statement.
    pub(crate) statement: Option<&'a str>,
    /// Its actions, by their first day.
    pub(crate) actions: Vec<Bar<'a>>,
}

/// An action over time.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Bar<'a> {
    /// The action's id.
    pub(crate) id: &'a str,
    /// What is done.
    pub(crate) title: &'a str,
    /// The person in charge.
    pub(crate) owner: Option<PersonView<'a>>,
    /// The first day.
    pub(crate) start: Option<Date>,
    /// The last day.
    pub(crate) deadline: Option<Date>,
    /// The status's key.
    pub(crate) status: &'static str,
    /// Where it stands today.
    pub(crate) stage: Stage,
    /// Days past its deadline, or past its start where it has not begun.
    pub(crate) late_days: Option<i32>,
    /// From 0 to 1: done, or how far its indicators have come; none where nothing was measured.
    pub(crate) done: Option<f64>,
    /// The actions that must end first.
    pub(crate) after: Vec<&'a str>,
}

/// Years before and after today beyond which a date is drawn at the picture's edge: a mistyped one
/// must not squeeze all the others into a column.
const WINDOW_YEARS: (i32, i32) = (10, 20);

impl Gantt<'_> {
    /// Returns the first and the last day to draw.
    pub(crate) fn window(&self) -> Option<(Date, Date)> {
        let today = self.today;
        let early = today.checked_sub(Span::new().years(WINDOW_YEARS.0)).unwrap_or(Date::MIN);
        let late = today.checked_add(Span::new().years(WINDOW_YEARS.1)).unwrap_or(Date::MAX);
        let (from, to) = (self.from?.clamp(early, late), self.to?.clamp(early, late));
        Some((from.min(to), to))
    }

    /// Tells whether some date is beyond what is drawn.
    pub(crate) fn is_cut(&self) -> bool {
        self.window() != self.from.zip(self.to)
    }
}

impl Bar<'_> {
    /// Returns the bar's first and last day; a day alone where one of the two is missing.
    pub(crate) fn span(&self) -> Option<(Date, Date)> {
        let last = self.deadline.or(self.start)?;
        let first = self.start.unwrap_or(last);
        Some((first.min(last), first.max(last)))
    }
}

/// Returns the plan over time; actions given up are left out.
pub(crate) fn gantt<'a>(snapshot: &Snapshot<'a>) -> Gantt<'a> {
    let mission = snapshot.mission;
    let (progress, log) = (progress(snapshot), Log::of(&mission.measures, snapshot.today));
    let mut groups: HashMap<Option<&str>, Vec<Bar<'_>>> = HashMap::new();
    let (mut undated, mut days) = (Vec::new(), Vec::new());
    for action in mission.actions.iter().filter(|action| log.status(action) != Status::Dropped) {
        let bar = bar(action, log.status(action), snapshot, &progress);
        let Some((first, last)) = bar.span() else {
            undated.push(bar);
            continue;
        };
        days.extend([first, last]);
        let objective = action.objective.as_ref().map(|objective| objective.value.as_str());
        groups.entry(objective.filter(|id| mission.objective(id).is_some())).or_default().push(bar);
    }
    let order = by_parent(&mission.objectives).into_iter();
    let keys = order.map(|objective| {
        let statement = objective.statement.as_ref().map(|statement| statement.value.as_str());
        (Some(objective.id.value.as_str()), statement)
    });
    let objectives = keys.chain([(None, None)]).filter_map(|(id, statement)| {
        let mut actions = groups.remove(&id)?;
        actions.sort_by(|a, b| a.span().cmp(&b.span()).then_with(|| a.id.cmp(b.id)));
        Some(Group { id, statement, actions })
    });
    Gantt {
        mission: mission.frame.name.as_ref().map_or("", |name| &name.value),
        today: snapshot.today,
        objectives: objectives.collect(),
        from: days.iter().min().copied(),
        to: days.iter().max().copied(),
        undated,
    }
}

fn bar<'a>(
    action: &'a Action,
    status: Status,
    snapshot: &Snapshot<'a>,
    progress: &HashMap<&str, f64>,
) -> Bar<'a> {
    let stage = stage(action, status, snapshot.today);
    let (start, deadline) =
        (action.start.as_ref().map(|start| start.value), action.deadline.as_ref().map(|end| end.value));
    let since = match stage {
        Stage::Late => deadline,
        Stage::NotBegun => start,
        Stage::Done | Stage::Running | Stage::Planned | Stage::Dropped => None,
    };
    Bar {
        id: &action.id.value,
        title: title(action),
        owner: action.owner.as_ref().map(|owner| person(&owner.value, snapshot.mission)),
        start,
        deadline,
        status: status.key(),
        stage,
        late_days: since.and_then(|since| Some(since.until(snapshot.today).ok()?.get_days())),
        done: match status {
            Status::Done => Some(1.0),
            Status::Planned | Status::Running | Status::Dropped => {
                progress.get(action.id.value.as_str()).copied()
            }
        },
        after: action.after.iter().map(|before| before.value.as_str()).collect(),
    }
}

/// Returns how far each action's measured indicators have come, on average.
fn progress<'a>(snapshot: &Snapshot<'a>) -> HashMap<&'a str, f64> {
    let mut sums: HashMap<&str, (f64, f64)> = HashMap::new();
    // An objective's track is called by its id alone, and an action may have the same one.
    for track in tracks(snapshot).iter().filter(|track| track.subject.contains('/')) {
        let Some(done) = track.done() else { continue };
        let sum = sums.entry(track.owner_id).or_default();
        sum.0 += done;
        sum.1 += 1.0;
    }
    sums.into_iter().map(|(id, (sum, count))| (id, sum / count)).collect()
}

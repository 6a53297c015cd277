//! Where a mission stands: what the method asks for, phase by phase, met or not.

mod conditions;
mod phases;

use jiff::civil::Date;
use serde::Serialize;

use super::{
    method::Kind,
    schedule::Status,
    support::{Support, support},
};
use crate::{
    language::{Language, Text, text},
    snapshot::Snapshot,
};
use conditions::conditions;
use phases::{awareness, diagnosis, state_of_play, strategy};

pub(crate) use conditions::missing_roles;
pub(crate) use phases::unfilled_tools;

/// Where a mission stands, as a plain value; its serialised form is the JSON contract.
#[derive(Debug, Serialize)]
pub(crate) struct Standing {
    /// The mission's name.
    pub(crate) mission: String,
    /// The language of the labels.
    pub(crate) language: &'static str,
    /// Today.
    pub(crate) today: Date,
    /// The phases, the frame first.
    pub(crate) phases: Vec<Phase>,
    /// What comes next in the schedule.
    pub(crate) next: Option<Next>,
    /// Steps that are late.
    pub(crate) late_steps: usize,
    /// Days and euros of support.
    pub(crate) support: Support,
}

/// What the method asks for in a phase.
#[derive(Debug, Serialize)]
pub(crate) struct Phase {
    /// 0 for the frame, then the method's phase.
    pub(crate) phase: i64,
    /// What it asks for.
    pub(crate) requirements: Vec<Requirement>,
}

impl Phase {
    /// Returns how many requirements are met.
    pub(crate) fn met(&self) -> usize {
        self.requirements.iter().filter(|requirement| requirement.status == Verdict::Met).count()
    }
}

/// One thing that the method asks for.
#[derive(Debug, Serialize)]
pub(crate) struct Requirement {
    /// Its stable id.
    pub(crate) id: String,
    /// Met, partly or not.
    pub(crate) status: Verdict,
    /// What it is and what was found, in the language asked for.
    pub(crate) words: String,
    /// The command that helps next; none once it is met.
    pub(crate) next: Option<String>,
}

/// Whether a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Verdict {
    /// It is.
    Met,
    /// In part.
    Partly,
    /// It is not.
    Missing,
}

/// What comes next in the schedule.
#[derive(Debug, Serialize)]
pub(crate) struct Next {
    /// The step's id.
    pub(crate) step: String,
    /// The step's name.
    pub(crate) label: String,
    /// The latest first day.
    pub(crate) latest_start: Date,
    /// The latest last day.
    pub(crate) latest_end: Date,
    /// Working days of lateness.
    pub(crate) late_days: i64,
}

/// Gathers the requirements of a phase.
struct Asked {
    language: Language,
    requirements: Vec<Requirement>,
}

impl Asked {
    /// Adds a requirement, and the command that helps where it is not met.
    fn add(&mut self, id: &str, status: Verdict, words: Text, next: &str) {
        self.requirements.push(Requirement {
            id: id.to_owned(),
            status,
            words: words.in_(self.language).into_owned(),
            next: (status != Verdict::Met).then(|| next.to_owned()),
        });
    }

    /// Adds how many things are as they should be.
    fn tally(&mut self, id: &str, label: Text, things: impl Iterator<Item = bool>, next: &str) {
        let (mut done, mut all) = (0, 0);
        for is_done in things {
            done += usize::from(is_done);
            all += 1;
        }
        let words = if all == 0 {
            text!("{label} : rien encore", "{label}: nothing yet", label = label)
        } else {
            text!(
                "{label} : {done} sur {all}",
                "{label}: {done} of {all}",
                label = label,
                done = done,
                all = all
            )
        };
        self.add(id, share(done, all), words, next);
    }
}

/// Returns where a mission stands, in words of one language.
pub(crate) fn standing(snapshot: &Snapshot<'_>, language: Language) -> Standing {
    let phase = |phase: i64, gather: fn(&Snapshot<'_>, &mut Asked)| {
        let mut asked = Asked { language, requirements: Vec::new() };
        gather(snapshot, &mut asked);
        Phase { phase, requirements: asked.requirements }
    };
    let phases = vec![
        phase(0, conditions),
        phase(1, awareness),
        phase(2, state_of_play),
        phase(3, diagnosis),
        phase(4, strategy),
    ];
    let plan = snapshot.plan();
    let open = (0..plan.steps.len()).filter(|at| {
        plan.steps[*at].kind != Kind::Vote && !matches!(plan.status(*at), Status::Done | Status::Unrecorded)
    });
    let next = open.min_by_key(|at| plan.times[*at].latest_start).map(|at| Next {
        step: plan.steps[at].id.to_owned(),
        label: plan.steps[at].label.in_(language).into_owned(),
        latest_start: plan.days[at].0,
        latest_end: plan.days[at].1,
        late_days: plan.times[at].late,
    });
    Standing {
        mission: snapshot.mission.frame.name.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
        language: language.code(),
        today: snapshot.today,
        phases,
        next,
        late_steps: (0..plan.steps.len()).filter(|at| plan.status(*at) == Status::Late).count(),
        support: support(snapshot, &plan.steps),
    }
}

fn met(is_met: bool) -> Verdict {
    if is_met { Verdict::Met } else { Verdict::Missing }
}

fn share(done: usize, all: usize) -> Verdict {
    match done {
        0 => Verdict::Missing,
        _ if done == all => Verdict::Met,
        _ => Verdict::Partly,
    }
}

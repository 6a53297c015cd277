//! What a report is built from: the views, computed once, and for whom.

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    check::{Diagnostic, review::Accepted},
    diagnosis::{
        cross::{Cross, cross},
        swot::{Filter, Swot, swot},
    },
    frame::schedule::{Schedule, schedule},
    language::Language,
    mission::Mission,
    snapshot::Snapshot,
    state_of_play::figures::IndicatorView,
    strategy::{
        choice::{Choices, choices},
        coherence::{Coherence, coherence},
        follow_up::{FollowUp, follow_up},
        gantt::{Gantt, gantt},
        organisation::{OrganisationView, organisation},
        plan::{self, Plan},
        rank::{Ranking, ranking},
    },
};

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// The figures, the SWOT, the crossed matrix, what is missing
    #[value(alias = "diagnostic")]
    Diagnosis,
    /// The choices, the objectives, the standard table, priorities, calendar, budget, risks
    Plan,
    /// What moves, what is late, what is to be adjusted
    #[value(alias = "suivi")]
    FollowUp,
    /// The definition of the new mode of organisation: all of it
    #[value(alias = "complet")]
    Full,
}

/// For whom a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Audience {
    /// One page first: three figures, the decision asked; then the essentials
    #[value(aliases = ["elus", "élus"])]
    Elected,
    /// Everything, with sources and ids
    #[value(alias = "techniciens")]
    Technicians,
    /// What changes for them; nothing of the office's staff
    #[value(alias = "professionnels")]
    Professionals,
}

/// What `otn check` says of a mission.
pub(crate) struct Review<'a> {
    /// What it found.
    pub(crate) found: Vec<Diagnostic>,
    /// What it would have found, did the mission not accept it.
    pub(crate) accepted: Vec<Accepted<'a>>,
}

/// The views of a mission on a day, and for whom they are laid out.
pub(crate) struct Basis<'a> {
    /// What the report is about.
    pub(crate) kind: Kind,
    /// For whom it is.
    pub(crate) audience: Audience,
    /// The language of the words computed.
    pub(crate) language: Language,
    /// The mission on a day.
    pub(crate) snapshot: &'a Snapshot<'a>,
    /// The figures of the state of play.
    pub(crate) figures: &'a [IndicatorView],
    /// What the review found, and what the mission accepts.
    pub(crate) review: &'a Review<'a>,
    /// The facts by quadrant.
    pub(crate) swot: Swot<'a>,
    /// The pairs of facts that objectives answer.
    pub(crate) cross: Cross<'a>,
    /// The choices.
    pub(crate) choices: Choices<'a>,
    /// The organisation aimed at, beside today's.
    pub(crate) organisation: OrganisationView<'a>,
    /// The standard table.
    pub(crate) plan: Plan<'a>,
    /// The priorities.
    pub(crate) ranking: Ranking<'a>,
    /// The plan over time.
    pub(crate) gantt: Gantt<'a>,
    /// The other strategies.
    pub(crate) coherence: Coherence<'a>,
    /// The follow-up.
    pub(crate) follow_up: FollowUp<'a>,
    /// The backward schedule.
    pub(crate) schedule: Schedule<'a>,
}

impl<'a> Basis<'a> {
    /// Computes the views.
    pub(crate) fn new(
        kind: Kind,
        audience: Audience,
        language: Language,
        snapshot: &'a Snapshot<'a>,
        figures: &'a [IndicatorView],
        review: &'a Review<'a>,
    ) -> Self {
        Self {
            kind,
            audience,
            language,
            snapshot,
            figures,
            review,
            swot: swot(snapshot, &Filter::default(), language),
            cross: cross(snapshot, language),
            choices: choices(snapshot),
            organisation: organisation(snapshot, language),
            plan: plan::plan(snapshot, &plan::Filter::default()),
            ranking: ranking(snapshot),
            gantt: gantt(snapshot),
            coherence: coherence(snapshot),
            follow_up: follow_up(snapshot, None, language),
            schedule: schedule(snapshot, language),
        }
    }

    /// Returns the mission.
    pub(crate) fn mission(&self) -> &'a Mission {
        self.snapshot.mission
    }

    /// Returns the mission's name.
    pub(crate) fn name(&self) -> &'a str {
        self.mission().frame.name.as_ref().map_or("", |name| &name.value)
    }

    /// Tells whether ids and sources are shown.
    pub(super) fn is_for_technicians(&self) -> bool {
        self.audience == Audience::Technicians
    }

    /// Tells whether the report leaves the office: nothing of its staff is shown.
    pub(super) fn is_public(&self) -> bool {
        self.audience == Audience::Professionals
    }
}

/// Returns the views of a report for a program.
pub(crate) fn json(basis: &Basis<'_>) -> serde_json::Result<Value> {
    let mut all = json!({
        "kind": basis.kind,
        "mission": basis.name(),
        "language": basis.language.code(),
        "today": basis.snapshot.today,
    });
    let mut add = |key: &str, value: Value| {
        if let Value::Object(all) = &mut all {
            all.insert(key.to_owned(), value);
        }
    };
    if matches!(basis.kind, Kind::Diagnosis | Kind::Full) {
        add("indicators", serde_json::to_value(basis.figures)?);
        add("swot", serde_json::to_value(&basis.swot)?);
        add("cross", serde_json::to_value(&basis.cross)?);
    }
    if matches!(basis.kind, Kind::Plan | Kind::Full) {
        add("choices", serde_json::to_value(&basis.choices.choices)?);
        add("organisation", serde_json::to_value(&basis.organisation)?);
        add("plan", serde_json::to_value(&basis.plan)?);
        add("rank", serde_json::to_value(&basis.ranking)?);
        add("gantt", serde_json::to_value(&basis.gantt)?);
        add("strategies", serde_json::to_value(&basis.coherence)?);
    }
    if matches!(basis.kind, Kind::FollowUp | Kind::Full) {
        add("follow_up", serde_json::to_value(&basis.follow_up)?);
    }
    if basis.kind == Kind::Full {
        add("schedule", serde_json::to_value(&basis.schedule)?);
    }
    Ok(all)
}

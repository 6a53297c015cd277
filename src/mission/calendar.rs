//! The calendar of `mission.toml`: the vote, the steps that lead to it, dates to reckon with, support given.

use jiff::civil::Date;

use super::{
    key::{Key, Shape},
    source::{Located, Place},
    table::TableReader,
    vocabulary::{Role, StepKind},
};

/// The method's own steps, by id: what a mission's steps may wait for or stand for.
///
/// What they are (names, days of work, order) is data, in the frame's `steps.toml`; a test keeps both lists equal.
pub(crate) const METHOD_STEPS: [&str; 22] = [
    "order",
    "charter",
    "ambition",
    "reform-presentation",
    "schedule",
    "accommodation",
    "operations",
    "promotion",
    "staff",
    "skills",
    "visitors",
    "spending",
    "positioning",
    "professionals",
    "state-of-play",
    "diagnosis",
    "diagnosis-presentation",
    "choices",
    "objectives",
    "plan",
    "deliverable",
    "vote",
];

/// `[calendar]`.
#[derive(Clone, Debug, Default)]
pub(crate) struct CalendarTable {
    /// Where it stands.
    pub(crate) place: Option<Place>,
    /// The council's vote.
    pub(crate) vote: Option<Located<Date>>,
    /// Closed days, `AAAA-MM-JJ` or `AAAA-MM-JJ..AAAA-MM-JJ`.
    pub(crate) closed: Vec<Located<String>>,
    /// The mission's own dates to reckon with.
    pub(crate) dates: Vec<OwnDate>,
    /// The method's steps that are done.
    pub(crate) done: Vec<DoneStep>,
}

/// A date that the mission reckons with: a festival, a committee.
#[derive(Clone, Debug)]
pub(crate) struct OwnDate {
    /// Unique among the dates.
    pub(crate) id: Located<String>,
    /// The name shown.
    pub(crate) label: Option<Located<String>>,
    /// The first day.
    pub(crate) from: Option<Located<Date>>,
    /// The last day; the first if absent.
    pub(crate) to: Option<Located<Date>>,
    /// The kinds of steps that should not fall on it; if none, all that brings people together.
    pub(crate) meets: Vec<StepKind>,
    /// Where it was found.
    pub(crate) source: Option<Located<String>>,
}

/// A step that is done, and when: for the method's own steps, which no `[[step]]` describes.
#[derive(Clone, Debug)]
pub(crate) struct DoneStep {
    /// The step's id.
    pub(crate) step: Option<Located<String>>,
    /// The day.
    pub(crate) date: Option<Located<Date>>,
}

/// A step of the backward schedule.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// Unique among the steps.
    pub(crate) id: Located<String>,
    /// The name shown.
    pub(crate) label: Option<Located<String>>,
    /// The method's step that it stands for.
    pub(crate) method: Option<Located<String>>,
    /// The method's phase, 1 to 4.
    pub(crate) phase: Option<Located<i64>>,
    /// Working days.
    pub(crate) duration: Option<Located<i64>>,
    /// The steps that must end first.
    pub(crate) after: Vec<Located<String>>,
    /// The person in charge.
    pub(crate) owner: Option<Located<String>>,
    /// To whom the result is presented.
    pub(crate) presented_to: Vec<Role>,
    /// Days of federation support.
    pub(crate) support_days: Option<Located<f64>>,
    /// The day on which work began.
    pub(crate) started: Option<Located<Date>>,
    /// The day on which it was done.
    pub(crate) done: Option<Located<Date>>,
}

/// Days of support that the federation has given.
#[derive(Clone, Debug)]
pub(crate) struct Support {
    /// The day.
    pub(crate) date: Option<Located<Date>>,
    /// The method's phase, 1 to 4.
    pub(crate) phase: Option<Located<i64>>,
    /// How many days.
    pub(crate) days: Option<Located<f64>>,
    /// What for.
    pub(crate) what: Option<Located<String>>,
}

/// The keys of `[calendar]`.
pub(super) const CALENDAR_KEYS: &[Key] = &[
    Key::optional("vote", Shape::Date, "vote du conseil", "the council's vote"),
    Key::optional(
        "closed",
        Shape::Texts,
        "jours fermés : AAAA-MM-JJ ou AAAA-MM-JJ..AAAA-MM-JJ",
        "closed days: YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD",
    ),
    Key::optional(
        "date",
        Shape::Tables(DATE_KEYS),
        "dates dont il faut tenir compte, en plus de celles des offices et des conseils",
        "dates to reckon with, besides those of offices and councils",
    ),
    Key::optional(
        "done",
        Shape::Tables(DONE_KEYS),
        "étapes de la méthode déjà faites, que la mission ne montre pas d'elle-même",
        "steps of the method that are done, where the mission does not show it by itself",
    ),
];
const DATE_KEYS: &[Key] = &[
    Key::required(
        "id",
        Shape::Id,
        "identifiant de la date ; celui d'une date des offices et des conseils la remplace, ou, sans from, l'ôte",
        "the date's id; that of a date of offices and councils replaces it or, without from, takes it away",
    ),
    Key::optional("label", Shape::Text, "nom affiché", "the name shown"),
    Key::optional("from", Shape::Date, "premier jour", "the first day"),
    Key::optional(
        "to",
        Shape::Date,
        "dernier jour (le premier si absent)",
        "the last day (the first if absent)",
    ),
    Key::optional(
        "meets",
        Shape::Texts,
        "ce qui ne devrait pas y tomber : travail, réunion, enquête, vote (sans elle : tout sauf le travail)",
        "what should not fall on it: work, meeting, survey, vote (without it: all but work)",
    ),
    Key::optional("source", Shape::Text, "d'où vient la date", "where the date comes from"),
];
const DONE_KEYS: &[Key] = &[
    Key::required("step", Shape::Reference, "identifiant de l'étape", "the step's id"),
    Key::optional("date", Shape::Date, "jour où elle a été faite", "the day it was done"),
];
/// The keys of `[[step]]`.
pub(super) const STEP_KEYS: &[Key] = &[
    Key::required("id", Shape::Id, "identifiant de l'étape", "the step's id"),
    Key::optional("label", Shape::Text, "nom affiché", "the name shown"),
    Key::optional(
        "method",
        Shape::Reference,
        "étape de la méthode qu'elle remplace : ce que la mission montre dit alors si elle est faite",
        "the method's step that it stands for: what the mission shows then says whether it is done",
    ),
    Key::optional("phase", Shape::Integer(1, 4), "phase de la méthode", "the method's phase"),
    Key::optional("duration", Shape::Integer(0, 10_000), "jours ouvrés", "working days"),
    Key::optional("after", Shape::References, "étapes à finir avant", "steps that must end first"),
    Key::optional("owner", Shape::Reference, "personne responsable", "the person in charge"),
    Key::optional(
        "presented_to",
        Shape::Texts,
        "à qui le résultat est présenté : élu, technicien, professionnel, conseiller",
        "to whom the result is presented: elected, technician, professional, adviser",
    ),
    Key::optional(
        "support_days",
        Shape::Days,
        "jours d'accompagnement de la fédération",
        "days of federation support",
    ),
    Key::optional("started", Shape::Date, "jour où elle a commencé", "the day it began"),
    Key::optional("done", Shape::Date, "jour où elle a été faite", "the day it was done"),
];
/// The keys of `[[support]]`.
pub(super) const SUPPORT_KEYS: &[Key] = &[
    Key::optional("date", Shape::Date, "jour de l'intervention", "the day of the support"),
    Key::optional("phase", Shape::Integer(1, 4), "phase de la méthode", "the method's phase"),
    Key::optional("days", Shape::Days, "jours facturés", "days billed"),
    Key::optional("what", Shape::Text, "objet de l'intervention", "what for"),
];

impl CalendarTable {
    pub(super) fn read(mut table: TableReader<'_, '_>) -> Self {
        Self {
            place: Some(table.place),
            vote: table.date("vote"),
            closed: table.texts("closed"),
            dates: table.tables("date", DATE_KEYS, OwnDate::read).into_iter().flatten().collect(),
            done: table.tables("done", DONE_KEYS, DoneStep::read),
        }
    }
}

impl OwnDate {
    fn read(mut table: TableReader<'_, '_>) -> Option<Self> {
        table.require("[[calendar.date]]");
        Some(Self {
            id: table.id("id")?,
            label: table.text("label"),
            from: table.date("from"),
            to: table.date("to"),
            meets: table.words("meets"),
            source: table.text("source"),
        })
    }
}

impl DoneStep {
    fn read(mut table: TableReader<'_, '_>) -> Self {
        table.require("[[calendar.done]]");
        Self { step: table.text("step"), date: table.date("date") }
    }
}

impl Step {
    pub(super) fn read(mut table: TableReader<'_, '_>) -> Option<Self> {
        table.require("[[step]]");
        Some(Self {
            id: table.id("id")?,
            label: table.text("label"),
            method: table.text("method"),
            phase: table.integer("phase"),
            duration: table.integer("duration"),
            after: table.texts("after"),
            owner: table.text("owner"),
            presented_to: table.words("presented_to"),
            support_days: table.days("support_days"),
            started: table.date("started"),
            done: table.date("done"),
        })
    }
}

impl Support {
    pub(super) fn read(mut table: TableReader<'_, '_>) -> Self {
        Self {
            date: table.date("date"),
            phase: table.integer("phase"),
            days: table.days("days"),
            what: table.text("what"),
        }
    }
}

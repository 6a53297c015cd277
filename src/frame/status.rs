//! Where a mission stands: what the method asks for, phase by phase, met or not.

use jiff::civil::Date;
use serde::Serialize;

use super::{
    method::{Kind, method_step},
    schedule::Status,
    shown::{State, is_bound, is_classified, tool_state},
    steps::{bare, bare_phases, listed},
    support::{Support, support},
};
use crate::{
    language::{
        Language, Text, count::Count, list::List, money::Money, number::Number, text,
        vocabulary::Vocabulary as _,
    },
    mission::{action::Action, frame::Frame, vocabulary::Role},
    snapshot::Snapshot,
    state_of_play::catalogue::Tool,
    strategy::measure_flaw::known_indicators,
};

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

fn conditions(snapshot: &Snapshot<'_>, asked: &mut Asked) {
    let frame = &snapshot.mission.frame;
    let order = frame.order.as_ref();
    let date = order.and_then(|order| order.date.as_ref());
    let body = order.and_then(|order| order.body.as_ref());
    let (status, words) = match (date, body) {
        (Some(date), Some(body)) => (
            if date.value > snapshot.today { Verdict::Partly } else { Verdict::Met },
            text!(
                "Commande écrite : {body}, {date}",
                "Written order: {body}, {date}",
                body = body.value,
                date = date.value
            ),
        ),
        (None, None) => {
            (Verdict::Missing, text!("Commande écrite de l'instance", "Written order of the body"))
        }
        (_, _) => (
            Verdict::Partly,
            text!(
                "Commande écrite : l'instance ou la date manque",
                "Written order: the body or the date is missing"
            ),
        ),
    };
    asked.add("order", status, words, "otn explain order-missing");
    let signed = frame.charter.as_ref().and_then(|charter| charter.signed.as_ref());
    let words = signed.map_or(text!("Charte d'accompagnement signée", "Support charter signed"), |date| {
        text!(
            "Charte d'accompagnement : signée le {date}",
            "Support charter: signed on {date}",
            date = date.value
        )
    });
    let signed = signed.is_some_and(|date| date.value <= snapshot.today);
    asked.add("charter", met(signed), words, "otn explain charter-missing");
    cost(snapshot, asked);
    people(frame, asked);
}

fn cost(snapshot: &Snapshot<'_>, asked: &mut Asked) {
    let support = support(snapshot, &snapshot.plan().steps);
    let euros = |euros: f64| Money::from_f64(euros).unwrap_or_default();
    let used = text!(
        "{days} utilisés ({euros})",
        "{days} used ({euros})",
        days = Number::new(support.used_days),
        euros = euros(support.used_euros)
    );
    match support.agreed_days {
        Some(agreed) => {
            let words = text!(
                "Coût : {used}, sur {agreed} jours convenus ({total})",
                "Cost: {used}, of {agreed} days agreed ({total})",
                used = used,
                agreed = Number::new(agreed),
                total = euros(agreed * support.daily_rate)
            );
            let status = if support.used_days > agreed { Verdict::Partly } else { Verdict::Met };
            asked.add("cost", status, words, "otn explain support-overrun");
        }
        None => {
            let words = text!(
                "Coût : jours convenus à inscrire ([charter] days) ; {days} prévus, {used}",
                "Cost: days agreed to be written ([charter] days); {days} planned, {used}",
                days = Number::new(support.days),
                used = used
            );
            asked.add("cost", Verdict::Missing, words, "otn explain support-overrun");
        }
    }
}

/// Returns the roles that a mission cannot do without, and that nobody has.
pub(crate) fn missing_roles(frame: &Frame) -> Vec<Role> {
    let has = |wanted: Role| {
        frame.people.iter().any(|person| person.role.as_ref().is_some_and(|role| role.value == wanted))
    };
    [Role::Elected, Role::Technician].into_iter().filter(|role| !has(*role)).collect()
}

fn people(frame: &Frame, asked: &mut Asked) {
    let missing: Vec<Text> = missing_roles(frame).into_iter().map(Role::name).collect();
    let status = match missing.len() {
        0 => Verdict::Met,
        _ if frame.people.is_empty() => Verdict::Missing,
        _ => Verdict::Partly,
    };
    let people = Count::new(frame.people.len(), "personne", "personnes", "person", "people");
    let words = if missing.is_empty() {
        text!(
            "Qui participe : {people}, dont un élu et un technicien au moins",
            "Who takes part: {people}, an elected official and a technician at least",
            people = people
        )
    } else {
        text!(
            "Qui participe : {people} ; manque : {missing}",
            "Who takes part: {people}; missing: {missing}",
            people = people,
            missing = List::and(&missing)
        )
    };
    asked.add("people", status, words, "otn explain role-missing");
}

fn awareness(snapshot: &Snapshot<'_>, asked: &mut Asked) {
    let frame = &snapshot.mission.frame;
    let ambition = frame.ambition.as_ref();
    let parts = [
        ambition.is_some_and(|ambition| ambition.statement.is_some()),
        ambition.is_some_and(|ambition| ambition.subject.is_some()),
        ambition.is_some_and(|ambition| !ambition.expectations.is_empty()),
    ];
    let names = [text!("ambition", "ambition"), text!("sujet", "subject"), text!("attentes", "expectations")];
    let missing: Vec<&Text> =
        parts.iter().zip(&names).filter(|(part, _)| !**part).map(|(_, name)| name).collect();
    let words = if missing.is_empty() {
        text!(
            "Ambition, sujet, attentes de la collectivité",
            "Ambition, subject, the authority's expectations"
        )
    } else {
        text!(
            "Ambition, sujet, attentes de la collectivité ; manque : {missing}",
            "Ambition, subject, the authority's expectations; missing: {missing}",
            missing = List::and(&missing)
        )
    };
    asked.add("ambition", share(3 - missing.len(), 3), words, "otn explain ambition-missing");
    let words =
        text!("Réforme territoriale présentée aux élus", "Territorial reform presented to the elected");
    presented(snapshot, asked, "reform-presentation", words);
    let plan = snapshot.plan();
    let late = (0..plan.steps.len()).filter(|at| plan.status(*at) == Status::Late).count();
    let (status, words, next) = match &frame.calendar.vote {
        None => (
            Verdict::Missing,
            text!("Rétro-planning : date du vote à fixer", "Backward schedule: day of the vote to be set"),
            "otn explain vote-missing",
        ),
        Some(vote) if plan.is_past => (
            Verdict::Partly,
            text!(
                "Rétro-planning : le vote du {vote} est passé",
                "Backward schedule: the vote of {vote} is past",
                vote = vote.value
            ),
            "otn explain vote-past",
        ),
        Some(vote) => {
            let is_in_time = late == 0;
            let late = match late {
                0 => text!("rien en retard", "nothing late"),
                late => text!(
                    "{late}",
                    "{late}",
                    late = Count::new(late, "étape en retard", "étapes en retard", "step late", "steps late")
                ),
            };
            let words = text!(
                "Rétro-planning : vote le {vote}, {late}",
                "Backward schedule: vote on {vote}, {late}",
                vote = vote.value,
                late = late
            );
            // That nothing is late says little of a schedule that leaves out the work of whole phases.
            let bare = bare(&bare_phases(&plan.steps));
            let is_whole = plan.missing_days == 0 && is_in_time && bare.is_none();
            let words = match bare {
                Some(bare) => text!("{words} ; {bare}", "{words}; {bare}", words = words, bare = bare),
                None => words,
            };
            (if is_whole { Verdict::Met } else { Verdict::Partly }, words, "otn schedule")
        }
    };
    asked.add("schedule", status, words, next);
}

/// Adds a presentation, which only people can say has been made.
fn presented(snapshot: &Snapshot<'_>, asked: &mut Asked, id: &str, words: Text) {
    let is_done = |step: &super::steps::Planned<'_>| step.state.is_done();
    let mut steps =
        snapshot.plan().steps.iter().filter(|step| step.method.is_some_and(|method| method.id == id));
    let done = steps.any(is_done) || listed(snapshot, id).is_some();
    if done {
        asked.add(id, Verdict::Met, words, "otn schedule");
        return;
    }
    let words = text!(
        "{words} : non dit ; si c'est fait : [[calendar.done]], et dessous step = \"{id}\"",
        "{words}: not said; if it is done: [[calendar.done]], and below step = \"{id}\"",
        words = words,
        id = id
    );
    asked.add(id, Verdict::Missing, words, "otn schedule");
}

fn state_of_play(snapshot: &Snapshot<'_>, asked: &mut Asked) {
    for tool in &snapshot.catalogue.tools {
        let status = filled(snapshot, tool);
        let label = method_step(&tool.id).map_or_else(|| tool.title.clone(), |step| step.label.text());
        let table = tool.tables.first().map_or("", |table| table.name.as_str());
        asked.add(&tool.id, status, label, &format!("otn schema {table}"));
    }
}

fn filled(snapshot: &Snapshot<'_>, tool: &Tool) -> Verdict {
    match tool_state(snapshot, tool) {
        State::Done(_) => Verdict::Met,
        State::Begun(_) => Verdict::Partly,
        // Said to be done, though its tables are elsewhere.
        State::ToDo if is_said_done(snapshot, &tool.id) => Verdict::Met,
        State::ToDo | State::Unsaid => Verdict::Missing,
    }
}

/// Returns how many tools of the state of play are neither filled nor said to be done.
pub(crate) fn unfilled_tools(snapshot: &Snapshot<'_>) -> usize {
    snapshot.catalogue.tools.iter().filter(|tool| filled(snapshot, tool) != Verdict::Met).count()
}

fn is_said_done(snapshot: &Snapshot<'_>, id: &str) -> bool {
    let plan = snapshot.plan();
    let of = |id: &str| {
        let step = plan.steps.iter().find(|step| step.method.is_some_and(|method| method.id == id));
        step.map(|step| step.state.is_done())
    };
    // A mission with steps of its own may have one for all the tables.
    of(id).or_else(|| of("state-of-play")).unwrap_or(false)
}

fn diagnosis(snapshot: &Snapshot<'_>, asked: &mut Asked) {
    let facts = &snapshot.mission.facts;
    asked.tally(
        "facts-classified",
        text!("Faits classés (nature, effet, origine)", "Facts classified (nature, effect, origin)"),
        facts.iter().map(|fact| is_classified(fact) && fact.nature.is_some()),
        "otn explain fact-unclassified",
    );
    asked.tally(
        "facts-impact",
        text!(
            "Faits dont l'impact sur l'organisation est dit",
            "Facts whose impact on the organisation is said"
        ),
        facts.iter().map(|fact| fact.impact.is_some()),
        "otn explain fact-without-impact",
    );
    asked.tally(
        "facts-grouped",
        text!("Faits groupés par thème commun", "Facts grouped by common theme"),
        facts.iter().map(|fact| fact.theme.is_some()),
        "otn swot --by theme",
    );
    let words = text!(
        "Présentation aux élus et aux professionnels",
        "Presentation to the elected officials and the professionals"
    );
    presented(snapshot, asked, "diagnosis-presentation", words);
}

fn strategy(snapshot: &Snapshot<'_>, asked: &mut Asked) {
    let mission = snapshot.mission;
    asked.tally(
        "choices",
        text!("Choix des élus décidés", "Choices decided by the elected officials"),
        mission.choices.iter().map(|choice| choice.chosen.is_some()),
        "otn explain choice-undecided",
    );
    let operational = || mission.objectives.iter().filter(|objective| objective.is_operational());
    let known = known_indicators(snapshot);
    asked.tally(
        "objectives",
        text!("Objectifs opérationnels mesurés et datés", "Operational objectives measured and dated"),
        operational().map(|objective| is_bound(objective, &known)),
        "otn plan check",
    );
    asked.tally(
        "coherence",
        text!("Objectifs accordés à d'autres stratégies", "Objectives coherent with other strategies"),
        operational().map(|objective| !objective.supports.is_empty()),
        "otn explain objective-without-strategy",
    );
    let kept = || mission.actions.iter().filter(|action| action.is_kept());
    asked.tally(
        "actions",
        text!(
            "Actions avec responsable, échéance, coût, indicateur",
            "Actions with owner, deadline, cost, indicator"
        ),
        kept().map(is_whole),
        "otn plan check",
    );
    asked.tally(
        "priorities",
        text!("Actions notées (complexité, contribution)", "Actions rated (complexity, contribution)"),
        kept().map(|action| action.complexity.is_some() && action.contribution.is_some()),
        "otn explain action-unrated",
    );
    asked.tally(
        "risks",
        text!("Risques avec réponse", "Risks with a response"),
        mission.risks.iter().map(|risk| risk.response.is_some()),
        "otn explain risk-without-response",
    );
    let last =
        mission.measures.iter().filter_map(|measure| measure.date.as_ref()).map(|date| date.value).max();
    let measures = Count::new(mission.measures.len(), "mesure", "mesures", "measure", "measures");
    let words = match last {
        Some(last) => text!(
            "Suivi : {measures}, la dernière le {last}",
            "Follow-up: {measures}, the last on {last}",
            measures = measures,
            last = last
        ),
        None => text!("Suivi : aucune mesure encore", "Follow-up: no measure yet"),
    };
    asked.add("follow-up", met(last.is_some()), words, "otn explain follow-up-stale");
}

fn is_whole(action: &Action) -> bool {
    action.owner.is_some()
        && action.deadline.is_some()
        && action.cost.is_some()
        && !action.indicators.is_empty()
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

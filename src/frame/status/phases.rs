//! What each of the four phases asks for.

use super::{
    super::{
        method::method_step,
        schedule::Status,
        shown::{State, is_bound, is_classified, tool_state},
        steps::{Planned, bare, bare_phases, listed},
    },
    Asked, Verdict, met, share,
};
use crate::{
    language::{Text, count::Count, list::List, text},
    mission::{
        action::Action,
        organisation::{ORGANISATION, Organisation},
    },
    snapshot::Snapshot,
    state_of_play::catalogue::Tool,
    strategy::{measure_flaw::known_indicators, organisation::BUDGET_YEARS},
};

pub(super) fn awareness(snapshot: &Snapshot<'_>, asked: &mut Asked) {
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
                "Rétro-planning : vote du {vote} passé",
                "Backward schedule: vote of {vote} past",
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
    let is_done = |step: &Planned<'_>| step.state.is_done();
    let mut steps =
        snapshot.plan().steps.iter().filter(|step| step.method.is_some_and(|method| method.id == id));
    let done = steps.any(is_done) || listed(snapshot, id).is_some();
    if done {
        asked.add(id, Verdict::Met, words, "otn schedule");
        return;
    }
    let words = text!(
        "{words} : non dit ; fait : step = \"{id}\" sous [[calendar.done]]",
        "{words}: not said; if done, step = \"{id}\" in [[calendar.done]]",
        words = words,
        id = id
    );
    asked.add(id, Verdict::Missing, words, "otn schedule");
}

pub(super) fn state_of_play(snapshot: &Snapshot<'_>, asked: &mut Asked) {
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

pub(super) fn diagnosis(snapshot: &Snapshot<'_>, asked: &mut Asked) {
    let facts = &snapshot.mission.facts;
    asked.tally(
        "facts-classified",
        text!("Faits classés (nature, effet, origine)", "Facts classified (nature, effect, origin)"),
        facts.iter().map(|fact| is_classified(fact) && fact.nature.is_some()),
        "otn swot",
    );
    asked.tally(
        "facts-impact",
        text!(
            "Faits dont l'impact sur l'organisation est dit",
            "Facts whose impact on the organisation is said"
        ),
        facts.iter().map(|fact| fact.impact.is_some()),
        "otn facts",
    );
    asked.tally(
        "facts-grouped",
        text!("Faits groupés par thème commun", "Facts grouped by common theme"),
        facts.iter().map(|fact| fact.theme.is_some()),
        "otn swot --by theme",
    );
    let words = text!(
        "Présentation aux élus et aux professionnels",
        "Presentation to elected officials and professionals"
    );
    presented(snapshot, asked, "diagnosis-presentation", words);
}

pub(super) fn strategy(snapshot: &Snapshot<'_>, asked: &mut Asked) {
    let mission = snapshot.mission;
    asked.tally(
        "choices",
        text!("Choix des élus décidés", "Choices decided by the elected officials"),
        mission.choices.iter().map(|choice| choice.is_made(snapshot.today)),
        "otn choices",
    );
    organisation(&mission.organisation, asked);
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
        text!("Accord avec d'autres stratégies", "Coherence with other strategies"),
        operational().map(|objective| !objective.supports.is_empty()),
        "otn plan show --by strategy",
    );
    let kept = || mission.actions.iter().filter(|action| action.is_kept());
    asked.tally(
        "actions",
        text!("Actions avec qui, quand, coût, indicateur", "Actions with owner, deadline, cost, indicator"),
        kept().map(is_whole),
        "otn plan check",
    );
    asked.tally(
        "priorities",
        text!("Actions notées (complexité, contribution)", "Actions rated (complexity, contribution)"),
        kept().map(|action| action.complexity.is_some() && action.contribution.is_some()),
        "otn plan rank",
    );
    asked.tally(
        "risks",
        text!("Risques avec réponse", "Risks with a response"),
        mission.risks.iter().map(|risk| risk.response.is_some()),
        "otn plan follow",
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
    asked.add("follow-up", met(last.is_some()), words, "otn plan follow");
}

/// Adds the organisation aimed at: posts with their time, bodies with their seats, a budget over three years.
fn organisation(organisation: &Organisation, asked: &mut Asked) {
    let Organisation { posts, bodies, budgets } = organisation;
    let parts = [
        (posts.iter().any(|post| post.fte() > 0.0), text!("postes et ETP", "posts and FTE")),
        (
            bodies.iter().any(|body| body.colleges.iter().any(|college| college.seats.is_some())),
            text!("instances et sièges", "bodies and seats"),
        ),
        (budgets.len() >= BUDGET_YEARS, text!("budget de trois années", "budget of three years")),
    ];
    let missing: Vec<&Text> = parts.iter().filter(|(is_there, _)| !is_there).map(|(_, name)| name).collect();
    let words = if missing.len() == parts.len() {
        text!(
            "Organisation cible : à décrire dans {file}",
            "Organisation aimed at: to be described in {file}",
            file = ORGANISATION
        )
    } else if missing.is_empty() {
        text!(
            "Organisation cible : {posts}, {bodies}, budget de {years}",
            "Organisation aimed at: {posts}, {bodies}, budget of {years}",
            posts = Count::new(posts.len(), "poste", "postes", "post", "posts"),
            bodies = Count::new(bodies.len(), "instance", "instances", "body", "bodies"),
            years = Count::new(budgets.len(), "année", "années", "year", "years")
        )
    } else {
        text!(
            "Organisation cible ; manque : {missing}",
            "Organisation aimed at; missing: {missing}",
            missing = List::and(&missing)
        )
    };
    let next = "otn schema plan --format markdown";
    asked.add("organisation", share(parts.len() - missing.len(), parts.len()), words, next);
}

fn is_whole(action: &Action) -> bool {
    action.owner.is_some()
        && action.deadline.is_some()
        && action.cost.is_some()
        && !action.indicators.is_empty()
}

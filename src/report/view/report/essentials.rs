//! The first page: three figures, the decision that is asked, and what it rests on.

use super::{
    super::plan::{days, way},
    basis::{Audience, Basis, Kind},
    part, public,
};
use crate::{
    diagnosis::{evidence::figure, quadrant::Quadrant, swot::FactView},
    language::{
        Text,
        count::Count,
        date::Short,
        list::List,
        number::{Number, Share},
        text,
    },
    report::document::{Block, KeyFigure, Note, Paper, Part},
    state_of_play::unit::Figure,
    strategy::{choice::ChoiceView, plan::ObjectiveView},
};

/// Builds the first page.
pub(super) fn essentials(basis: &Basis<'_>) -> Option<Part> {
    let mut blocks = vec![Block::Paragraph(about(basis))];
    let figures: Vec<KeyFigure> = match basis.kind {
        Kind::Diagnosis => facts_in_figures(basis).into_iter().take(3).collect(),
        Kind::Plan | Kind::Full => {
            let (fact, cost) = (facts_in_figures(basis).into_iter().next(), cost(basis));
            let room = 3 - usize::from(fact.is_some()) - usize::from(cost.is_some());
            fact.into_iter().chain(ambitions(basis).into_iter().take(room)).chain(cost).collect()
        }
        Kind::FollowUp => vec![standing(basis), spending(basis), late(basis)],
    };
    if !figures.is_empty() {
        blocks.push(Block::Figures(figures));
    }
    match basis.audience {
        Audience::Elected | Audience::Technicians => blocks.push(Block::Note(decision(basis))),
        Audience::Professionals => {}
    }
    if basis.kind != Kind::FollowUp {
        blocks.extend(aims(basis));
        blocks.push(Block::Paragraph(counts(basis)));
    }
    let paper = match basis.audience {
        Audience::Elected => Paper::First,
        Audience::Technicians | Audience::Professionals => Paper::Upright,
    };
    part(text!("L'essentiel", "The essentials"), text!("L'essentiel", "Essentials"), paper, blocks)
}

/// Says what the report is, for whom, and of which day.
fn about(basis: &Basis<'_>) -> Text {
    let frame = &basis.mission().frame;
    let territory = frame.territory.as_ref().map_or("", |territory| &territory.value);
    let public = match basis.audience {
        Audience::Elected => text!("aux élus", "the elected officials"),
        Audience::Technicians => text!("aux techniciens", "the technicians"),
        Audience::Professionals => text!("aux socio-professionnels", "the socio-professionals"),
    };
    let today = basis.snapshot.today;
    if territory.is_empty() {
        return text!(
            "Rapport destiné {public}, arrêté au {today}.",
            "A report for {public}, as of {today}.",
            public = public,
            today = today
        );
    }
    text!(
        "{territory}. Rapport destiné {public}, arrêté au {today}.",
        "{territory}. A report for {public}, as of {today}.",
        territory = territory,
        public = public,
        today = today
    )
}

/// Returns the weightiest facts that rest on a figure, what is unfavourable first among equals.
fn facts_in_figures(basis: &Basis<'_>) -> Vec<KeyFigure> {
    let order = [Quadrant::Weakness, Quadrant::Threat, Quadrant::Strength, Quadrant::Opportunity];
    let mut facts: Vec<&FactView<'_>> =
        order.iter().flat_map(|quadrant| basis.swot.quadrant(*quadrant)).collect();
    facts.retain(|fact| public::shows_fact(basis, fact));
    facts.sort_by_key(|fact| std::cmp::Reverse(fact.importance));
    facts.into_iter().filter_map(|fact| of_fact(basis, fact)).collect()
}

fn of_fact(basis: &Basis<'_>, view: &FactView<'_>) -> Option<KeyFigure> {
    let state = basis.snapshot.state;
    let fact = basis.mission().fact(view.id)?;
    let known = fact.evidence.iter().find_map(|evidence| {
        let (value, _) = figure(evidence, state)?;
        let id = &evidence.indicator.as_ref()?.value;
        let unit = state
            .units
            .get(id)
            .or_else(|| basis.figures.iter().find(|view| view.id == *id).map(|view| &view.unit));
        Some((value, unit?.clone()))
    });
    let (value, unit) = known?;
    Some(KeyFigure {
        value: text!("{figure}", "{figure}", figure = Figure { value, unit: &unit }),
        words: Text::same(&view.statement),
    })
}

/// Returns what the objectives that are measured aim at, the strategic ones first.
fn ambitions(basis: &Basis<'_>) -> Vec<KeyFigure> {
    let mut objectives: Vec<_> = basis.plan.objectives.iter().collect();
    objectives.sort_by_key(|objective| objective.kind != Some("strategic"));
    let measured =
        objectives.into_iter().filter(|objective| objective.baseline.is_some() && objective.target.is_some());
    let figure = |objective: &ObjectiveView<'_>| {
        let value = way(objective.baseline, objective.target, objective.unit)?;
        Some(KeyFigure { value, words: Text::same(objective.statement) })
    };
    measured.filter_map(figure).collect()
}

fn cost(basis: &Basis<'_>) -> Option<KeyFigure> {
    let all = &basis.plan.totals.all;
    if all.actions == 0 {
        return None;
    }
    let years: Vec<i16> = basis.plan.totals.years.iter().map(|year| year.year).collect();
    let span = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => text!(
            "de {first} à {last}",
            "from {first} to {last}",
            first = first.to_string(),
            last = last.to_string()
        ),
        (Some(year), _) => text!("en {year}", "in {year}", year = year.to_string()),
        (None, _) => text!("sans date", "without dates"),
    };
    let actions = Count::new(all.actions, "action", "actions", "action", "actions");
    let words = if basis.is_public() {
        text!(
            "pour {actions} {span}, dont {funding} de financement identifié",
            "for {actions} {span}, of which {funding} with a named source",
            actions = actions,
            span = span,
            funding = all.funding
        )
    } else {
        text!(
            "pour {actions} {span}, dont {funding} de financement identifié ; {days} de travail de l'équipe",
            "for {actions} {span}, of which {funding} with a named source; {days} of the team's work",
            actions = actions,
            span = span,
            funding = all.funding,
            days = days(all.days)
        )
    };
    Some(KeyFigure { value: text!("{cost}", "{cost}", cost = all.cost), words })
}

fn standing(basis: &Basis<'_>) -> KeyFigure {
    let summary = &basis.follow_up.summary;
    let begun = summary.on_track + summary.at_risk + summary.off_track;
    KeyFigure {
        value: text!("{on} sur {begun}", "{on} of {begun}", on = summary.on_track, begun = begun),
        words: text!(
            "actions en bonne voie, parmi celles qui ont commencé ou l'auraient dû",
            "actions on track, of those that have begun or should have"
        ),
    }
}

fn spending(basis: &Basis<'_>) -> KeyFigure {
    let cost = &basis.follow_up.cost;
    KeyFigure {
        value: text!("{spent}", "{spent}", spent = cost.spent),
        words: text!(
            "dépensés d'après le journal, pour {planned} prévus en tout",
            "spent as the log says, of {planned} planned in all",
            planned = cost.planned
        ),
    }
}

fn late(basis: &Basis<'_>) -> KeyFigure {
    let summary = &basis.follow_up.summary;
    KeyFigure {
        value: text!("{n}", "{n}", n = summary.late),
        words: text!(
            "échéances dépassées ; {done} sur {all} actions",
            "deadlines past; {done} of {all} actions",
            done = Count::new(summary.done, "faite", "faites", "done", "done"),
            all = summary.actions
        ),
    }
}

/// Says what those who read are asked to decide.
fn decision(basis: &Basis<'_>) -> Note {
    let mut words = Vec::new();
    match basis.kind {
        Kind::Diagnosis => words.push(text!(
            "Dire si ce diagnostic est partagé, et engager la phase des choix.",
            "Say whether this diagnosis is shared, and open the phase of the choices."
        )),
        Kind::FollowUp => words.extend(adjustments(basis)),
        Kind::Plan | Kind::Full => {
            words.extend(basis.choices.choices.iter().filter(|choice| choice.chosen.is_none()).map(question));
            words.extend(adoption(basis));
        }
    }
    if basis.kind == Kind::Diagnosis && !basis.swot.unclassified.is_empty() {
        words.push(text!(
            "{facts} à classer : favorables ou défavorables, internes ou externes ?",
            "{facts} to classify: favourable or unfavourable, internal or external?",
            facts = Count::new(
                basis.swot.unclassified.len(),
                "fait reste",
                "faits restent",
                "fact is left",
                "facts are left"
            )
        ));
    }
    Note { title: text!("La décision demandée", "The decision asked"), words }
}

/// Asks a choice that is not made: its options, the best first.
fn question(choice: &ChoiceView<'_>) -> Text {
    let options: Vec<Text> = choice
        .options
        .iter()
        .map(|option| match option.score {
            Some(score) => text!(
                "{label} (note {score} sur 5)",
                "{label} (score {score} of 5)",
                label = option.label,
                score = Number { value: score, decimals: 1 }
            ),
            None => Text::same(option.label),
        })
        .collect();
    if options.is_empty() {
        return Text::same(choice.question);
    }
    text!(
        "{question} — {options}",
        "{question} — {options}",
        question = choice.question,
        options = List::or(&options)
    )
}

/// Asks to adopt the plan, and the mode of organisation where one is chosen or about to be.
fn adoption(basis: &Basis<'_>) -> Vec<Text> {
    let all = &basis.plan.totals.all;
    let mode =
        text!("le nouveau mode d'organisation et son plan", "the new mode of organisation and its plan");
    let plan = text!("le plan d'action", "the action plan");
    let is_open = basis.choices.choices.is_empty();
    let what = text!(
        "{what} : {actions}, {cost}.",
        "{what}: {actions}, {cost}.",
        what = if is_open { plan } else { mode },
        actions = Count::new(all.actions, "action", "actions", "action", "actions"),
        cost = all.cost
    );
    let adopted = match basis.schedule.vote {
        Some(vote) if vote >= basis.snapshot.today => {
            text!(
                "Adopter, au vote du {vote}, {what}",
                "Adopt, at the vote of {vote}, {what}",
                vote = vote,
                what = what
            )
        }
        Some(_) | None => text!("Adopter {what}", "Adopt {what}", what = what),
    };
    let choice = text!(
        "Dire quel mode d'organisation est voulu : aucun choix n'est encore inscrit.",
        "Say which mode of organisation is wanted: no choice is written yet."
    );
    is_open.then_some(choice).into_iter().chain([adopted]).collect()
}

/// The most points that a committee is asked to settle at once.
const MOST_POINTS: usize = 3;

fn adjustments(basis: &Basis<'_>) -> Vec<Text> {
    use super::super::follow::{how, reason_words};
    let adjust = &basis.follow_up.adjust;
    if adjust.is_empty() {
        return vec![text!(
            "Prendre acte : le plan suit son chemin.",
            "Take note: the plan follows its path."
        )];
    }
    let name = |id: &str| {
        let mission = basis.mission();
        let action = mission.action(id).and_then(|action| action.title.as_ref());
        let objective = mission.objective(id).and_then(|objective| objective.statement.as_ref());
        let risk =
            mission.risks.iter().find(|risk| risk.id.value == id).and_then(|risk| risk.statement.as_ref());
        action.or(objective).or(risk).map_or(id.to_owned(), |words| words.value.clone())
    };
    adjust
        .iter()
        .take(MOST_POINTS)
        .map(|adjustment| {
            text!(
                "{name} : {why}. {how}",
                "{name}: {why}. {how}",
                name = name(adjustment.id),
                why = reason_words(&adjustment.reason),
                how = how(&adjustment.reason, adjustment.id)
            )
        })
        .collect()
}

/// The most facts, aims and actions of a first page.
const MOST_LINES: usize = 4;

/// Lists what the office aims at and where it begins; for a diagnosis, its weightiest facts.
fn aims(basis: &Basis<'_>) -> Vec<Block> {
    let list = |title: Text, lines: Vec<Text>| {
        if lines.is_empty() { Vec::new() } else { vec![Block::Heading(title), Block::List(lines)] }
    };
    if basis.kind == Kind::Diagnosis {
        return Vec::new();
    }
    let strategic = basis.plan.objectives.iter().filter(|objective| objective.kind == Some("strategic"));
    let aims = strategic.map(|objective| Text::same(objective.statement)).take(MOST_LINES).collect();
    let mut blocks = list(text!("Ce que l'office vise", "What the office aims at"), aims);
    if !basis.is_public() {
        let first = basis.ranking.actions.iter().take(MOST_LINES).map(|action| Text::same(action.title));
        blocks.extend(list(text!("Par où il commence", "Where it begins"), first.collect()));
    }
    blocks
}

/// Says in one line what the rest holds.
fn counts(basis: &Basis<'_>) -> Text {
    let facts = Count::new(basis.swot.len(), "fait", "faits", "fact", "facts");
    let objectives = &basis.plan.objectives;
    let measured = objectives.iter().filter(|objective| objective.target.is_some()).count();
    let measured = if objectives.is_empty() { 0.0 } else { ratio(measured, objectives.len()) };
    let head = text!("Établi à partir de {facts}", "Built from {facts}", facts = facts);
    if basis.kind == Kind::Diagnosis {
        return text!("{head}.", "{head}.", head = head);
    }
    let deadline = objectives.iter().filter_map(|objective| objective.deadline).max();
    let by =
        deadline.map_or(Text::fixed("", ""), |day| text!(", d'ici au {day}", ", by {day}", day = Short(day)));
    text!(
        "{head}, {objectives} (dont {measured} mesurés){by}.",
        "{head}, {objectives} ({measured} of them measured){by}.",
        head = head,
        objectives = Count::new(objectives.len(), "objectif", "objectifs", "objective", "objectives"),
        measured = Share(measured),
        by = by
    )
}

#[expect(clippy::cast_precision_loss, reason = "a plan has few objectives")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

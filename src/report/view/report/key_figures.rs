//! The three figures of the first page: what is known, and never a zero for what is not.

use super::{
    super::{
        indicators::figure_cell,
        plan::{days, way},
        totals,
    },
    basis::{Basis, Kind},
    professionals, public,
};
use crate::{
    diagnosis::{evidence::figure, quadrant::Quadrant, swot::FactView},
    language::{Text, count::Count, list::List, text},
    report::document::{Cell, KeyFigure},
    state_of_play::unit::Figure,
    strategy::plan::ObjectiveView,
};

/// How many figures a first page has.
const FIGURES: usize = 3;

/// Returns the figures of the first page: three, wherever a mission holds as many.
pub(super) fn figures(basis: &Basis<'_>) -> Vec<KeyFigure> {
    let mut figures: Vec<KeyFigure> = match basis.kind {
        Kind::Diagnosis => facts_in_figures(basis).take(FIGURES).collect(),
        Kind::Plan | Kind::Full if basis.is_public() => {
            professionals::objectives(basis).into_iter().filter_map(ambition).take(FIGURES).collect()
        }
        Kind::FollowUp if basis.is_public() => professionals::standing(basis),
        Kind::Plan | Kind::Full => {
            let (fact, cost) = (facts_in_figures(basis).next(), cost(basis));
            let room = FIGURES - usize::from(fact.is_some()) - usize::from(cost.is_some());
            fact.into_iter().chain(ambitions(basis).into_iter().take(room)).chain(cost).collect()
        }
        Kind::FollowUp => [standing(basis), spending(basis), late(basis)].into_iter().flatten().collect(),
    };
    let spare: [fn(&Basis<'_>) -> Option<KeyFigure>; 3] = match basis.kind {
        Kind::Diagnosis => [facts, sourced, measurable],
        Kind::Plan | Kind::Full => [measurable, done, facts],
        Kind::FollowUp => [measured, measurable, facts],
    };
    let room = FIGURES.saturating_sub(figures.len());
    figures.extend(spare.iter().filter_map(|figure| figure(basis)).take(room));
    figures
}

/// Returns the weightiest facts that rest on a figure, what is unfavourable first among equals.
fn facts_in_figures(basis: &Basis<'_>) -> impl Iterator<Item = KeyFigure> {
    let order = [Quadrant::Weakness, Quadrant::Threat, Quadrant::Strength, Quadrant::Opportunity];
    let mut facts: Vec<&FactView<'_>> =
        order.iter().flat_map(|quadrant| basis.swot.quadrant(*quadrant)).collect();
    facts.retain(|fact| public::shows_fact(basis, fact));
    facts.sort_by_key(|fact| std::cmp::Reverse(fact.importance));
    facts.into_iter().filter_map(|fact| of_fact(basis, fact))
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
        number: figure_cell(value, &unit),
    })
}

/// Returns what the objectives that are measured aim at, the strategic ones first.
fn ambitions(basis: &Basis<'_>) -> Vec<KeyFigure> {
    let mut objectives: Vec<_> = basis.plan.objectives.iter().collect();
    objectives.sort_by_key(|objective| objective.kind != Some("strategic"));
    objectives.into_iter().filter_map(ambition).collect()
}

/// Returns what an objective that is measured aims at.
fn ambition(objective: &ObjectiveView<'_>) -> Option<KeyFigure> {
    objective.baseline.and(objective.target)?;
    let value = way(objective.baseline, objective.target, objective.unit)?;
    Some(KeyFigure { value, words: Text::same(objective.statement), number: Cell::Empty })
}

/// Returns what the plan costs; none where no action says its own cost.
fn cost(basis: &Basis<'_>) -> Option<KeyFigure> {
    let all = &basis.plan.totals.all;
    let known = all.known_cost()?;
    let mut actions = text!(
        "{actions} {span}",
        "{actions} {span}",
        actions = Count::new(all.actions, "action", "actions", "action", "actions"),
        span = span(basis)
    );
    if all.without_cost > 0 {
        actions = text!(
            "{actions} ({n} sans coût)",
            "{actions} ({n} without a cost)",
            actions = actions,
            n = all.without_cost
        );
    }
    let mut words = text!(
        "pour {actions}, {funding}",
        "for {actions}, {funding}",
        actions = actions,
        funding = totals::funding(all)
    );
    if let Some(known) = all.known_days().filter(|_| !basis.is_public()) {
        words = text!(
            "{words} ; {days} de travail de l'équipe",
            "{words}; {days} of the team's work",
            words = words,
            days = days(known)
        );
    }
    Some(KeyFigure { value: text!("{known}", "{known}", known = known), words, number: Cell::Money(known) })
}

/// Says over which years the plan runs.
fn span(basis: &Basis<'_>) -> Text {
    let years = &basis.plan.totals.years;
    match (years.first().map(|year| year.year), years.last().map(|year| year.year)) {
        (Some(first), Some(last)) if first != last => text!(
            "de {first} à {last}",
            "from {first} to {last}",
            first = first.to_string(),
            last = last.to_string()
        ),
        (Some(year), _) => text!("en {year}", "in {year}", year = year.to_string()),
        (None, _) => text!("sans date", "without dates"),
    }
}

fn standing(basis: &Basis<'_>) -> Option<KeyFigure> {
    let summary = &basis.follow_up.summary;
    let begun = summary.on_track + summary.at_risk + summary.off_track;
    (begun > 0).then(|| KeyFigure {
        value: text!("{on} sur {begun}", "{on} of {begun}", on = summary.on_track, begun = begun),
        words: text!(
            "actions en bonne voie, parmi celles qui ont commencé ou l'auraient dû",
            "actions on track, of those that have begun or should have"
        ),
        number: Cell::Empty,
    })
}

/// Returns what is spent, or planned where the log tells no spending yet; none where neither is known.
fn spending(basis: &Basis<'_>) -> Option<KeyFigure> {
    let (cost, all) = (&basis.follow_up.cost, &basis.plan.totals.all);
    let planned = totals::cost(all);
    if cost.told > 0 {
        let words = match all.known_cost() {
            Some(_) => text!(
                "dépensés d'après le journal, pour {planned} prévus en tout",
                "spent as the log says, of {planned} planned in all",
                planned = planned
            ),
            None => text!(
                "dépensés d'après le journal ; {planned}",
                "spent as the log says; {planned}",
                planned = planned
            ),
        };
        return Some(KeyFigure {
            value: text!("{spent}", "{spent}", spent = cost.spent),
            words,
            number: Cell::Money(cost.spent),
        });
    }
    Some(KeyFigure {
        value: text!("{known}", "{known}", known = all.known_cost()?),
        words: text!(
            "prévus en tout ; le journal ne dit encore aucune dépense",
            "planned in all; the log tells no spending yet"
        ),
        number: Cell::Money(all.known_cost()?),
    })
}

fn late(basis: &Basis<'_>) -> Option<KeyFigure> {
    let summary = &basis.follow_up.summary;
    (summary.actions > 0).then(|| KeyFigure {
        value: text!("{n}", "{n}", n = summary.late),
        words: text!(
            "{past} ; {done} sur {all} actions",
            "{past}; {done} of {all} actions",
            past = Text::fixed(
                if summary.late < 2 { "échéance dépassée" } else { "échéances dépassées" },
                if summary.late == 1 { "deadline past" } else { "deadlines past" }
            ),
            done = Count::new(summary.done, "faite", "faites", "done", "done"),
            all = summary.actions
        ),
        number: Cell::Count(summary.late),
    })
}

/// Returns a share of things counted; none of nothing.
fn share(part: usize, whole: usize, words: Text) -> Option<KeyFigure> {
    let value = text!("{part} sur {whole}", "{part} of {whole}", part = part, whole = whole);
    (whole > 0).then_some(KeyFigure { value, words, number: Cell::Empty })
}

/// Tells whether an objective can be measured: by an indicator, against a target.
pub(super) fn is_measurable(objective: &ObjectiveView<'_>) -> bool {
    objective.indicator.is_some() && objective.target.is_some()
}

fn measurable(basis: &Basis<'_>) -> Option<KeyFigure> {
    let objectives = &basis.plan.objectives;
    let words = text!(
        "objectifs mesurables, par un indicateur et une cible",
        "objectives that can be measured, by an indicator and a target"
    );
    share(objectives.iter().filter(|one| is_measurable(one)).count(), objectives.len(), words)
}

fn measured(basis: &Basis<'_>) -> Option<KeyFigure> {
    let objectives = &basis.plan.objectives;
    let words = text!("objectifs déjà mesurés depuis le départ", "objectives measured since the start");
    share(objectives.iter().filter(|one| one.result.is_some()).count(), objectives.len(), words)
}

fn done(basis: &Basis<'_>) -> Option<KeyFigure> {
    let summary = &basis.follow_up.summary;
    let late = Count::new(
        summary.late,
        "échéance est dépassée",
        "échéances sont dépassées",
        "deadline is past",
        "deadlines are past",
    );
    share(
        summary.done,
        summary.actions,
        text!("actions faites ; {late}", "actions done; {late}", late = late),
    )
}

fn facts(basis: &Basis<'_>) -> Option<KeyFigure> {
    let all = basis.swot.len();
    let of = |quadrant: Quadrant, fr: [&'static str; 2], en: [&'static str; 2]| {
        Count::new(basis.swot.quadrant(quadrant).len(), fr[0], fr[1], en[0], en[1])
    };
    let quadrants = [
        of(Quadrant::Strength, ["force", "forces"], ["strength", "strengths"]),
        of(Quadrant::Weakness, ["faiblesse", "faiblesses"], ["weakness", "weaknesses"]),
        of(Quadrant::Opportunity, ["opportunité", "opportunités"], ["opportunity", "opportunities"]),
        of(Quadrant::Threat, ["menace", "menaces"], ["threat", "threats"]),
    ];
    (all > 0).then(|| KeyFigure {
        value: text!("{n}", "{n}", n = Count::new(all, "fait", "faits", "fact", "facts")),
        number: Cell::Empty,
        words: text!("au diagnostic : {all}", "in the diagnosis: {all}", all = List::and(&quadrants)),
    })
}

fn sourced(basis: &Basis<'_>) -> Option<KeyFigure> {
    let facts = &basis.mission().facts;
    let with = facts.iter().filter(|fact| !fact.evidence.is_empty()).count();
    share(with, facts.len(), text!("faits qui ont une source", "facts that have a source"))
}

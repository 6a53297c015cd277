//! The decision asked of the elected officials: what is still open today, not what the method's next step is.

use super::{
    super::{choices::has_costs, follow::reason_words, totals},
    basis::{Basis, Kind},
};
use crate::{
    language::{Text, count::Count, list::List, money::Money, number::Number, text},
    report::document::Note,
    strategy::choice::ChoiceView,
};

/// Says what those who decide are asked.
pub(super) fn decision(basis: &Basis<'_>) -> Note {
    let mut words = match basis.kind {
        Kind::Diagnosis => diagnosis(basis),
        Kind::Plan | Kind::Full => Vec::new(),
        Kind::FollowUp => adjustments(basis),
    };
    let open = basis.choices.choices.iter().filter(|choice| !choice.made);
    let open: Vec<Text> = open.map(|choice| question(choice, basis)).collect();
    match basis.kind {
        Kind::Diagnosis | Kind::FollowUp => words.extend(open),
        Kind::Plan | Kind::Full => {
            words.extend(open);
            words.extend(adoption(basis));
        }
    }
    if words.is_empty() {
        words.push(text!("Prendre acte : le plan suit son chemin.", "Take note: the plan follows its path."));
    }
    Note { title: text!("La décision demandée", "The decision asked"), words }
}

/// Returns the options chosen, as quotes.
fn chosen(basis: &Basis<'_>) -> Vec<Text> {
    let made = basis.choices.choices.iter().filter(|choice| choice.made);
    let chosen = made.filter_map(|choice| {
        let id = choice.chosen?;
        let option = choice.options.iter().find(|option| option.id == id);
        Some(option.map_or(id, |option| option.label))
    });
    chosen.map(|label| text!("« {label} »", "“{label}”", label = label)).collect()
}

/// Returns the day of the vote where it is past.
fn past_vote(basis: &Basis<'_>) -> Option<jiff::civil::Date> {
    basis.schedule.vote.filter(|vote| *vote < basis.snapshot.today)
}

fn diagnosis(basis: &Basis<'_>) -> Vec<Text> {
    if basis.swot.len() == 0 {
        return vec![text!(
            "Aucun fait n'est encore écrit : il n'y a pas encore de diagnostic à partager.",
            "No fact is written yet: there is no diagnosis to share."
        )];
    }
    let (chosen, past) = (chosen(basis), past_vote(basis));
    let mut words = vec![if let Some(vote) = past {
        text!(
            "Prendre acte de ce diagnostic : le vote, le {vote}, est passé.",
            "Take note of this diagnosis: the vote, on {vote}, is past.",
            vote = vote
        )
    } else if !chosen.is_empty() {
        text!(
            "Prendre acte de ce diagnostic : la phase des choix est ouverte ; déjà retenu : {labels}.",
            "Take note of this diagnosis: the phase of the choices is open; chosen already: {labels}.",
            labels = List::and(&chosen)
        )
    } else if basis.choices.choices.is_empty() {
        text!(
            "Dire si ce diagnostic est partagé, et engager la phase des choix.",
            "Say whether this diagnosis is shared, and open the phase of the choices."
        )
    } else {
        text!(
            "Dire si ce diagnostic est partagé, avant de choisir.",
            "Say whether this diagnosis is shared, before choosing."
        )
    }];
    if !basis.swot.unclassified.is_empty() {
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
    words
}

/// Asks a choice that is not made: its options, the best first, who decides and by when.
fn question(choice: &ChoiceView<'_>, basis: &Basis<'_>) -> Text {
    let question = if choice.question.is_empty() { choice.id } else { choice.question };
    let options: Vec<Text> = choice
        .options
        .iter()
        .map(|option| {
            let score = option.score.map(|value| Number { value, decimals: 1 });
            let score = score.map(|score| text!("{score} sur 5", "{score} of 5", score = score));
            let cost = option.cost.map(|cost| text!("{cost} par an", "{cost} a year", cost = cost));
            let known: Vec<Text> = score.into_iter().chain(cost).collect();
            if known.is_empty() {
                return text!("« {label} »", "“{label}”", label = option.label);
            }
            text!(
                "« {label} » ({known})",
                "“{label}” ({known})",
                label = option.label,
                known = Text::joined(&known, ", ")
            )
        })
        .collect();
    let asked = if options.is_empty() {
        text!("Trancher « {question} ».", "Decide “{question}”.", question = question)
    } else {
        text!(
            "Trancher « {question} » entre {options}.",
            "Decide “{question}” between {options}.",
            question = question,
            options = List::and(&options)
        )
    };
    let asked = if options.is_empty() || has_costs(choice) {
        asked
    } else {
        text!("{asked} Aucune option n'est chiffrée.", "{asked} No option is costed.", asked = asked)
    };
    match decider(choice, basis) {
        Some(who) => text!("{asked} {who}", "{asked} {who}", asked = asked, who = who),
        None => asked,
    }
}

/// Says who decides a choice and by when: in the words by which the mission leaves it open, else the authority.
fn decider(choice: &ChoiceView<'_>, basis: &Basis<'_>) -> Option<Text> {
    let mission = basis.mission();
    let day = basis.schedule.vote.filter(|vote| *vote >= basis.snapshot.today);
    let left_open = basis.review.accepted.iter().find(|one| {
        let is_this = |finding: &crate::check::Finding| finding.id.as_deref() == Some(choice.id);
        one.rule.name == "choice-undecided" && one.findings.iter().any(is_this)
    });
    if let Some(left_open) = left_open {
        let reason = left_open.reason.trim().trim_end_matches('.');
        return Some(match day {
            Some(day) => {
                text!("{reason} (vote : {day}).", "{reason} (vote: {day}).", reason = reason, day = day)
            }
            None => text!("{reason}.", "{reason}.", reason = reason),
        });
    }
    let authority = mission.frame.authority.as_ref().map(|authority| authority.value.as_str());
    Some(match (choice.decided_by.or(authority), day) {
        (Some(who), Some(day)) => text!(
            "Qui décide : {who}, au plus tard le {day}.",
            "Who decides: {who}, by {day} at the latest.",
            who = who,
            day = day
        ),
        (Some(who), None) => text!("Qui décide : {who}.", "Who decides: {who}.", who = who),
        (None, Some(day)) => text!("Au plus tard le {day}.", "By {day} at the latest.", day = day),
        (None, None) => return None,
    })
}

/// Asks to adopt the plan, and the mode of organisation where one is chosen; once the vote is past, what becomes of it.
fn adoption(basis: &Basis<'_>) -> Vec<Text> {
    if let Some(vote) = past_vote(basis) {
        let past = text!(
            "Le vote, le {vote}, est passé : il n'y a plus rien à adopter.",
            "The vote, on {vote}, is past: there is nothing left to adopt.",
            vote = vote
        );
        return std::iter::once(past).chain(adjustments(basis)).collect();
    }
    let all = &basis.plan.totals.all;
    let choices = &basis.choices.choices;
    let choice = text!(
        "Dire quel mode d'organisation est voulu : aucun choix n'est encore inscrit.",
        "Say which mode of organisation is wanted: no choice is written yet."
    );
    let mut words: Vec<Text> = choices.is_empty().then_some(choice).into_iter().collect();
    if all.actions == 0 {
        words.push(text!(
            "Aucune action n'est encore écrite : il n'y a pas encore de plan à adopter.",
            "No action is written yet: there is no plan to adopt."
        ));
        return words;
    }
    let chosen = chosen(basis);
    let what = if chosen.is_empty() {
        text!("le plan d'action", "the action plan")
    } else {
        text!(
            "le nouveau mode d'organisation, {chosen}, et son plan",
            "the new mode of organisation, {chosen}, and its plan",
            chosen = List::and(&chosen)
        )
    };
    let what = text!(
        "{what} : {actions}, {cost}.",
        "{what}: {actions}, {cost}.",
        what = what,
        actions = Count::new(all.actions, "action", "actions", "action", "actions"),
        cost = totals::cost(all)
    );
    words.push(match basis.schedule.vote {
        Some(vote) => text!(
            "Adopter, au vote du {vote}, {what}",
            "Adopt, at the vote of {vote}, {what}",
            vote = vote,
            what = what
        ),
        None => text!("Adopter {what}", "Adopt {what}", what = what),
    });
    words.extend(payers(basis));
    words
}

/// The most funders that a first page names.
const MOST_PAYERS: usize = 5;

/// Says what each funder pays, and what nobody does yet.
fn payers(basis: &Basis<'_>) -> Option<Text> {
    let totals = &basis.plan.totals;
    let mut parts: Vec<Text> = Vec::new();
    for funder in totals.funders.iter().take(MOST_PAYERS) {
        let unnamed = || text!("sans nom", "not named");
        let name = funder.source.map_or_else(unnamed, Text::same);
        parts.push(text!("{name} {amount}", "{name} {amount}", name = name, amount = funder.funded.amount));
    }
    let others = totals.funders.len().saturating_sub(MOST_PAYERS);
    if others > 0 {
        let sum = totals.funders.iter().skip(MOST_PAYERS).map(|funder| funder.funded.amount).sum::<Money>();
        let others = Count::new(others, "autre", "autres", "other", "others");
        parts.push(text!("{others} {sum}", "{others} {sum}", others = others, sum = sum));
    }
    if totals.to_be_funded.actions > 0 {
        let amount = totals.to_be_funded.amount;
        parts.push(text!("reste à financer {amount}", "left to be funded {amount}", amount = amount));
    }
    (!parts.is_empty())
        .then(|| text!("Qui paie : {all}.", "Who pays: {all}.", all = Text::joined(&parts, ", ")))
}

/// The most points that a committee is asked to settle at once.
const MOST_POINTS: usize = 3;

/// Asks what becomes of what strays from its path; nothing where nothing does.
fn adjustments(basis: &Basis<'_>) -> Vec<Text> {
    let adjust = &basis.follow_up.adjust;
    if adjust.is_empty() {
        return Vec::new();
    }
    let name = |id: &str| {
        let mission = basis.mission();
        let action = mission.action(id).and_then(|action| action.title.as_ref());
        let objective = mission.objective(id).and_then(|objective| objective.statement.as_ref());
        let risk =
            mission.risks.iter().find(|risk| risk.id.value == id).and_then(|risk| risk.statement.as_ref());
        action.or(objective).or(risk).map_or(id.to_owned(), |words| words.value.clone())
    };
    let first = adjust.iter().take(MOST_POINTS).map(|adjustment| {
        text!(
            "« {name} » : {why}.",
            "“{name}”: {why}.",
            name = name(adjustment.id),
            why = reason_words(&adjustment.reason)
        )
    });
    let head = text!(
        "Dire si l'on maintient, reporte, change ou abandonne ce qui s'écarte du plan :",
        "Say whether to keep, put off, change or give up what strays from the plan:"
    );
    let mut words: Vec<Text> = std::iter::once(head).chain(first).collect();
    let rest = adjust.len().saturating_sub(MOST_POINTS);
    if rest > 0 {
        words.push(text!(
            "{n} : voir « Le suivi et l'évaluation ».",
            "{n}: see “Follow-up and evaluation”.",
            n = Count::new(
                rest,
                "autre point à ajuster",
                "autres points à ajuster",
                "other point to adjust",
                "other points to adjust"
            )
        ));
    }
    words
}

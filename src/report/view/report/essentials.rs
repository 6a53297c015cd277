//! The first page: three figures, what is decided, the decision that is asked, and what it rests on.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{
    super::{
        choices::decided_by,
        plan::{dates, stage},
    },
    basis::{Audience, Basis, Kind},
    decision::decision,
    key_figures::{figures, is_measurable},
    part, professionals,
};
use crate::{
    language::{Text, count::Count, date::Short, text, vocabulary::Vocabulary as _},
    mission::vocabulary::Status,
    report::document::{Block, Paper, Part},
    strategy::{plan::ActionView, stage::Stage},
};

/// Builds the first page.
pub(super) fn essentials(basis: &Basis<'_>) -> Option<Part> {
    let mut blocks = vec![Block::Paragraph(about(basis))];
    let figures = figures(basis);
    if !figures.is_empty() {
        blocks.push(Block::Figures(figures));
    }
    blocks.extend(list(text!("Ce qui est décidé", "What is decided"), decided(basis)));
    // Others decide nothing: asked all the same, they would read what is not theirs.
    if basis.audience == Audience::Elected {
        blocks.push(Block::Note(decision(basis)));
    }
    if matches!(basis.kind, Kind::Plan | Kind::Full) {
        blocks.extend(list(text!("Ce que l'office vise", "What the office aims at"), aims(basis)));
        if !basis.is_public() {
            blocks.extend(first_actions(basis));
        }
    }
    if basis.kind != Kind::FollowUp {
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

/// The most choices, aims and actions of a first page.
const MOST_LINES: usize = 4;

/// Lists lines under a title; nothing where there are none.
fn list(title: Text, lines: Vec<Text>) -> Vec<Block> {
    if lines.is_empty() { Vec::new() } else { vec![Block::Heading(title), Block::List(lines)] }
}

/// Adds how many lines are left out.
fn and_others(lines: &mut Vec<Text>, hidden: usize, fr: [&'static str; 2], en: [&'static str; 2]) {
    if hidden > 0 {
        let others = Count::new(hidden, fr[0], fr[1], en[0], en[1]);
        lines.push(text!("et {others}", "and {others}", others = others));
    }
}

/// Returns the choices that are made: what was chosen, by whom and when.
fn decided(basis: &Basis<'_>) -> Vec<Text> {
    let made = basis.choices.choices.iter().filter(|choice| choice.made);
    let made = made.filter_map(|choice| Some((choice, choice.chosen?)));
    let mut lines: Vec<Text> = made
        .map(|(choice, chosen)| {
            let option = choice.options.iter().find(|option| option.id == chosen);
            let label = option.map_or(chosen, |option| option.label);
            let question = choice.question.trim();
            let what = if question.is_empty() {
                Text::same(label)
            } else if question.ends_with('?') {
                text!("{question} {label}", "{question} {label}", question = question, label = label)
            } else {
                text!("{question} : {label}", "{question}: {label}", question = question, label = label)
            };
            match decided_by(choice) {
                Some(by) => text!("{what} — {by}", "{what} — {by}", what = what, by = by),
                None => what,
            }
        })
        .collect();
    let hidden = lines.len().saturating_sub(MOST_LINES);
    lines.truncate(MOST_LINES);
    let (fr, en) = (["autre choix fait", "autres choix faits"], ["other choice made", "other choices made"]);
    and_others(&mut lines, hidden, fr, en);
    lines
}

/// Returns what the office aims at: its strategic objectives; for the professionals, what concerns them.
fn aims(basis: &Basis<'_>) -> Vec<Text> {
    let theirs = if basis.is_public() { professionals::objectives(basis) } else { Vec::new() };
    if !theirs.is_empty() {
        return theirs.iter().map(|objective| Text::same(objective.statement)).take(MOST_LINES).collect();
    }
    let strategic = basis.plan.objectives.iter().filter(|objective| objective.kind == Some("strategic"));
    let mut lines: Vec<Text> = strategic.map(|objective| Text::same(objective.statement)).collect();
    let hidden = lines.len().saturating_sub(MOST_LINES);
    lines.truncate(MOST_LINES);
    let fr = ["autre objectif stratégique", "autres objectifs stratégiques"];
    and_others(&mut lines, hidden, fr, ["other strategic objective", "other strategic objectives"]);
    lines
}

/// Lists the actions under way, then those that begin next; none before one that it waits for.
fn first_actions(basis: &Basis<'_>) -> Vec<Block> {
    let plan = &basis.plan;
    let all = plan.objectives.iter().flat_map(|objective| &objective.actions);
    let mut left: Vec<&ActionView<'_>> = all
        .chain(&plan.without_objective)
        .filter(|action| !matches!(action.stage, Stage::Done | Stage::Dropped))
        .collect();
    let is_running = |action: &ActionView<'_>| action.status == Status::Running.key();
    left.sort_by_key(|action| (!is_running(action), action.start.or(action.deadline).unwrap_or(Date::MAX)));
    let title = if left.first().is_some_and(|first| is_running(first)) {
        text!("Ce qui est en cours, et ce qui vient ensuite", "What is under way, and what comes next")
    } else {
        text!("Ce qui reste à faire, dans l'ordre", "What is left to do, in order")
    };
    let mut lines: Vec<Text> = Vec::new();
    let mut open: HashSet<&str> = left.iter().map(|action| action.id).collect();
    while lines.len() < MOST_LINES && !left.is_empty() {
        // What waits for each other in a circle has no first: the earliest stands for it.
        let ready = left.iter().position(|action| action.after.iter().all(|before| !open.contains(before)));
        let next = left.remove(ready.unwrap_or_default());
        open.remove(next.id);
        lines.push(action_line(next));
    }
    let running = left.iter().filter(|action| is_running(action)).count();
    let others = Count::new(left.len(), "autre action", "autres actions", "other action", "other actions");
    match (left.len(), running) {
        (0, _) => {}
        (_, 0) => lines.push(text!("et {others}", "and {others}", others = others)),
        (_, running) => lines.push(text!(
            "et {others}, dont {running} en cours",
            "and {others}, {running} of them under way",
            others = others,
            running = running
        )),
    }
    list(title, lines)
}

fn action_line(action: &ActionView<'_>) -> Text {
    text!(
        "{title} ({stage}, {dates})",
        "{title} ({stage}, {dates})",
        title = action.title,
        stage = stage(action.stage).1,
        dates = dates(action.start, action.deadline)
    )
}

/// Says in a sentence what the report rests on.
fn counts(basis: &Basis<'_>) -> Text {
    let facts = match basis.swot.len() {
        0 => text!("aucun fait", "no fact"),
        n => text!("{n}", "{n}", n = Count::new(n, "fait", "faits", "fact", "facts")),
    };
    let objectives = &basis.plan.objectives;
    if basis.kind == Kind::Diagnosis || objectives.is_empty() {
        return text!("Ce rapport repose sur {facts}.", "This report rests on {facts}.", facts = facts);
    }
    let all = objectives.len();
    let measurable = objectives.iter().filter(|objective| is_measurable(objective)).count();
    let of_them = match measurable {
        n if n == all && all > 1 => text!("tous mesurables", "all measurable"),
        n if n == all => text!("mesurable", "measurable"),
        0 => text!("dont aucun n'est mesurable", "none of them measurable"),
        n => {
            let n = Count::new(n, "mesurable", "mesurables", "measurable", "measurable");
            text!("dont {n}", "{n}", n = n)
        }
    };
    let measured = objectives.iter().filter(|objective| objective.result.is_some()).count();
    let measured = match measured {
        0 if measurable == 0 => Text::fixed("", ""),
        0 => text!(" ; aucun n'a encore de mesure", "; none has been measured yet"),
        n => {
            let has = Text::fixed(
                if n < 2 { "a déjà une mesure" } else { "ont déjà une mesure" },
                if n == 1 { "has been measured" } else { "have been measured" },
            );
            text!(" ; {n} {has}", "; {n} {has}", n = n, has = has)
        }
    };
    let deadline = objectives.iter().filter_map(|objective| objective.deadline).max();
    let by = deadline.map_or(Text::fixed("", ""), |day| {
        text!(" ; la dernière échéance est le {day}", "; the last deadline is {day}", day = Short(day))
    });
    text!(
        "Ce rapport repose sur {facts} et {objectives}, {of_them}{measured}{by}.",
        "This report rests on {facts} and {objectives}, {of_them}{measured}{by}.",
        facts = facts,
        objectives = Count::new(all, "objectif", "objectifs", "objective", "objectives"),
        of_them = of_them,
        measured = measured,
        by = by
    )
}

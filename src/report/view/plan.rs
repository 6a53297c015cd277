//! The standard table laid out by objective, and its totals.

use jiff::civil::Date;

use super::{names, totals};
use crate::{
    language::{
        Text,
        count::Count,
        date::Short,
        list::List,
        money::Money,
        number::{Number, typed},
        text,
        vocabulary::Vocabulary as _,
    },
    mission::vocabulary::Status,
    report::document::{Block, Cell, Column, Document, Sign, Table},
    snapshot::Snapshot,
    strategy::{
        plan::{ActionView, IndicatorView, ObjectiveView, Plan, ResultView},
        stage::Stage,
    },
};

/// Lays out the standard table, an objective at a time, and the totals.
pub(crate) fn plan(plan: &Plan<'_>, snapshot: &Snapshot<'_>) -> Document {
    let mut blocks = vec![Block::Paragraph(summary(plan))];
    for objective in &plan.objectives {
        blocks.extend(blocks_of(objective, snapshot));
    }
    if !plan.without_objective.is_empty() {
        blocks
            .push(Block::Heading(text!("Actions sans objectif connu", "Actions without a known objective")));
        blocks.push(Block::Table(table(&plan.without_objective)));
    }
    blocks.extend(totals::blocks(&plan.totals, plan.year));
    Document {
        title: text!("Plan d'action — {name}", "Action plan — {name}", name = plan.mission), blocks
    }
}

/// Says what the plan asks for: first what the year asked for does, where one is.
fn summary(plan: &Plan<'_>) -> Text {
    let what = text!(
        "{objectives}, {actions}",
        "{objectives}, {actions}",
        objectives = Count::new(plan.objectives.len(), "objectif", "objectifs", "objective", "objectives"),
        actions = Count::new(plan.totals.all.actions, "action", "actions", "action", "actions")
    );
    let whole = totals::amounts(&plan.totals.all);
    let Some(year) = plan.year else {
        return text!("{what} : {whole}.", "{what}: {whole}.", what = what, whole = whole);
    };
    text!(
        "{what} en {year} : {own}. Ces actions en entier, toutes années : {whole}.",
        "{what} in {year}: {own}. These actions as a whole, over all years: {whole}.",
        what = what,
        year = year.to_string(),
        own = totals::amounts(&plan.totals.of(year)),
        whole = whole
    )
}

/// Lays out one objective and its actions.
pub(crate) fn blocks_of(objective: &ObjectiveView<'_>, snapshot: &Snapshot<'_>) -> Vec<Block> {
    let title = if objective.statement.is_empty() { objective.id } else { objective.statement };
    let mut blocks = vec![Block::Heading(Text::same(title)), Block::Paragraph(details(objective, snapshot))];
    if objective.actions.is_empty() {
        blocks.push(Block::Paragraph(text!("Aucune action.", "No action.")));
    } else {
        blocks.push(Block::Table(table(&objective.actions)));
    }
    blocks
}

/// Says whose an objective is and how it is measured; its id comes last, for those who type commands.
fn details(objective: &ObjectiveView<'_>, snapshot: &Snapshot<'_>) -> Text {
    let mut parts = Vec::new();
    if objective.kind == Some("strategic") {
        parts.push(text!("objectif stratégique", "strategic objective"));
    }
    if let Some(parent) = objective.parent {
        let parent = names::objective(parent, snapshot.mission);
        parts.push(text!("sert « {parent} »", "serves “{parent}”", parent = parent));
    }
    parts.extend(objective.owner.map(|owner| Text::same(owner.name)));
    parts.extend(objective.deadline.map(|day| text!("d'ici au {day}", "by {day}", day = day)));
    if let Some(way) = way(objective.baseline, objective.target, objective.unit) {
        let unnamed = text!("indicateur", "indicator");
        let label = objective.indicator.map_or(unnamed, |id| names::indicator(id, snapshot));
        parts.push(text!("{label} : {way}", "{label}: {way}", label = label, way = way));
    }
    parts.extend(objective.result.map(|result| measured(&result, objective.unit)));
    parts.push(Text::same(objective.id));
    Text::joined(&parts, " · ")
}

/// The method's columns, in its order.
pub(super) fn table(actions: &[ActionView<'_>]) -> Table {
    let columns = vec![
        Column::left(text!("Action", "Action")).room(16),
        Column::left(text!("Échéance", "Deadline")).room(10),
        Column::left(text!("Indicateurs", "Indicators")).room(12),
        Column::left(text!("Responsable", "Owner")).room(11),
        Column::left(text!("Coût et moyens", "Cost and means")).room(13),
        Column::left(text!("Cible", "Target")).room(10),
        Column::left(text!("Résultat attendu", "Expected result")).room(11),
        Column::left(text!("Résultat", "Result")).room(7),
        Column::left(text!("Commentaire", "Comment")).room(10),
    ];
    let rows = actions.iter().map(|action| {
        let optional = |words: Option<&str>| words.map_or(Cell::Empty, |words| Cell::Raw(words.to_owned()));
        vec![
            Cell::Words(text!("{title} ({id})", "{title} ({id})", title = action.title, id = action.id)),
            deadline(action),
            indicators(action),
            owner(action),
            means(action),
            optional(action.target),
            optional(action.expected),
            result(action),
            optional(action.comment),
        ]
    });
    Table { columns, rows: rows.collect() }
}

fn deadline(action: &ActionView<'_>) -> Cell {
    let dates = dates(action.start, action.deadline);
    let (sign, words) = stage(action.stage);
    Cell::Status(sign, text!("{dates}, {words}", "{dates}, {words}", dates = dates, words = words))
}

/// Says two dates as a reader of a table expects them.
pub(super) fn dates(start: Option<Date>, deadline: Option<Date>) -> Text {
    match (start.map(Short), deadline.map(Short)) {
        (Some(start), Some(end)) => {
            text!("{start}\u{a0}→ {end}", "{start}\u{a0}→ {end}", start = start, end = end)
        }
        (None, Some(end)) => text!("{end}", "{end}", end = end),
        (Some(start), None) => text!("{start} → ?", "{start} → ?", start = start),
        (None, None) => text!("sans date", "no date"),
    }
}

/// Says where an action stands, with its sign.
pub(super) fn stage(stage: Stage) -> (Sign, Text) {
    match stage {
        Stage::Done => (Sign::Good, Status::Done.name()),
        Stage::Running => (Sign::Running, Status::Running.name()),
        Stage::Planned => (Sign::Unknown, Status::Planned.name()),
        Stage::NotBegun => (Sign::Watch, text!("pas commencée", "not begun")),
        Stage::Late => (Sign::Bad, text!("en retard", "late")),
        Stage::Dropped => (Sign::Unknown, Status::Dropped.name()),
    }
}

/// Says how an action's result is measured.
pub(super) fn indicators(action: &ActionView<'_>) -> Cell {
    cell(action.indicators.iter().map(indicator).collect(), " · ")
}

/// Says what was measured last of an action.
pub(super) fn result(action: &ActionView<'_>) -> Cell {
    cell(results(action), " · ")
}

fn indicator(indicator: &IndicatorView<'_>) -> Text {
    let label = Text::same(indicator.label.or(indicator.id).unwrap_or("?"));
    match way(indicator.baseline, indicator.target, indicator.unit) {
        Some(way) => text!("{label} : {way}", "{label}: {way}", label = label, way = way),
        None => label,
    }
}

/// Says where a measure goes from, and to.
pub(super) fn way(baseline: Option<f64>, target: Option<f64>, unit: Option<&str>) -> Option<Text> {
    Some(match (baseline, target) {
        (Some(from), Some(to)) => text!(
            "de {from} à {to}",
            "{from} to {to}",
            from = if unit == Some("EUR") { amount(from, unit) } else { amount(from, None) },
            to = amount(to, unit)
        ),
        (None, Some(to)) => amount(to, unit),
        (Some(from), None) => text!("{from} au départ", "{from} at the start", from = amount(from, unit)),
        (None, None) => return None,
    })
}

/// Says a figure with its unit; euros as each language writes them.
pub(super) fn amount(value: f64, unit: Option<&str>) -> Text {
    let number = Number::new(value);
    match (unit, Money::from_f64(value)) {
        (None, _) => text!("{n}", "{n}", n = number),
        (Some("EUR"), Some(money)) => text!("{n}", "{n}", n = money),
        (Some("%"), _) => text!("{n} %", "{n}%", n = number),
        (Some(unit), _) => text!("{n} {unit}", "{n} {unit}", n = number, unit = unit),
    }
}

fn owner(action: &ActionView<'_>) -> Cell {
    let mut parts: Vec<Text> = action.owner.iter().map(|owner| Text::same(owner.name)).collect();
    if !action.partners.is_empty() {
        parts.push(text!("avec {all}", "with {all}", all = List::and(&action.partners)));
    }
    cell(parts, " · ")
}

fn means(action: &ActionView<'_>) -> Cell {
    let mut parts: Vec<Text> = Vec::new();
    parts.extend(action.cost.map(|cost| text!("{cost}", "{cost}", cost = cost)));
    let funding: Vec<Text> = action
        .funding
        .iter()
        .filter_map(|funding| {
            let (source, amount) = (funding.source.unwrap_or("?"), funding.amount?);
            // One payer for the whole is said by name alone.
            Some(if action.cost == Some(amount) {
                Text::same(source)
            } else {
                text!("{source} {amount}", "{source} {amount}", source = source, amount = amount)
            })
        })
        .collect();
    if !funding.is_empty() {
        let all = Text::joined(&funding, ", ");
        match parts.last_mut() {
            Some(cost) => *cost = text!("{cost} ({all})", "{cost} ({all})", cost = &*cost, all = all),
            None => parts.push(all),
        }
    }
    let told = |days: &f64| action.means.is_some_and(|means| begins_with_days(means, *days));
    parts.extend(action.days.filter(|days| !told(days)).map(days));
    parts.extend(action.means.map(Text::same));
    cell(parts, " · ")
}

/// Tells whether means begin with this count of days: "14 jours ; …", "14 days of …".
fn begins_with_days(means: &str, days: f64) -> bool {
    let (figure, rest) = means.trim_start().split_once([' ', '\u{a0}', '\u{202f}']).unwrap_or_default();
    let unit = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // Days of one person out of several, or days each month, are not all of them.
    let after = rest[unit.len()..].trim_start();
    let is_all = !["par ", "per ", "a ", "each ", "chaque "].iter().any(|part| after.starts_with(part));
    is_all && matches!(unit, "jour" | "jours" | "day" | "days") && typed(figure) == Some(days)
}

fn results(action: &ActionView<'_>) -> Vec<Text> {
    let known = action.indicators.iter().filter_map(|indicator| {
        let result = measured(indicator.result.as_ref()?, indicator.unit);
        Some(if action.indicators.len() > 1 {
            let label = indicator.label.or(indicator.id).unwrap_or("?");
            text!("{label} : {result}", "{label}: {result}", label = label, result = result)
        } else {
            result
        })
    });
    known.collect()
}

fn measured(result: &ResultView, unit: Option<&str>) -> Text {
    text!(
        "{value} le {date}",
        "{value} on {date}",
        value = amount(result.value, unit),
        date = Short(result.date)
    )
}

fn cell(parts: Vec<Text>, between: &str) -> Cell {
    if parts.is_empty() { Cell::Empty } else { Cell::Words(Text::joined(&parts, between)) }
}

/// Says a number of working days.
pub(super) fn days(days: f64) -> Text {
    days_to(days, 1)
}

/// Writes days with at most so many decimals; French has a plural from 2 on, English for all but 1.
pub(super) fn days_to(days: f64, decimals: usize) -> Text {
    let figure = Number { value: days, decimals };
    let shown = figure.shown().abs();
    let (fr, en) = (if shown < 2.0 { "jour" } else { "jours" }, if shown == 1.0 { "day" } else { "days" });
    text!("{n} {unit}", "{n} {unit}", n = figure, unit = Text::fixed(fr, en))
}

/// The flat table that CSV gives: a line per action, a column per field.
pub(crate) fn flat(plan: &Plan<'_>) -> Document {
    let columns = [
        text!("objectif", "objective"),
        text!("énoncé de l'objectif", "objective statement"),
        text!("action", "action"),
        text!("intitulé", "title"),
        text!("début", "start"),
        text!("échéance", "deadline"),
        text!("statut", "status"),
        text!("responsable", "owner"),
        text!("partenaires", "partners"),
        text!("coût", "cost"),
        text!("financement", "funding"),
        text!("moyens", "means"),
        text!("jours", "days"),
        text!("cible", "target"),
        text!("indicateurs", "indicators"),
        text!("résultat attendu", "expected result"),
        text!("résultat", "result"),
        text!("complexité", "complexity"),
        text!("contribution", "contribution"),
        text!("après", "after"),
        text!("commentaire", "comment"),
        text!("source", "source"),
    ];
    let none = [(None, plan.without_objective.as_slice())];
    let groups = plan.objectives.iter().map(|objective| (Some(objective), objective.actions.as_slice()));
    let rows = groups
        .chain(none)
        .flat_map(|(objective, actions)| actions.iter().map(move |action| flat_row(objective, action)));
    let table = Table { columns: columns.into_iter().map(Column::left).collect(), rows: rows.collect() };
    Document { title: text!("Plan d'action", "Action plan"), blocks: vec![Block::Table(table)] }
}

fn flat_row(objective: Option<&ObjectiveView<'_>>, action: &ActionView<'_>) -> Vec<Cell> {
    let raw = |words: Option<&str>| Cell::Raw(words.unwrap_or_default().to_owned());
    let date = |date: Option<Date>| date.map_or(Cell::Empty, Cell::Date);
    let score = |score: Option<i64>| score.map_or(Cell::Empty, Cell::Score);
    let status = Status::parse(action.status).map_or(Cell::Empty, |status| Cell::Words(status.name()));
    let funded: Money = action.funding.iter().filter_map(|funding| funding.amount).sum();
    vec![
        raw(action.objective),
        raw(objective.map(|objective| objective.statement)),
        Cell::Raw(action.id.to_owned()),
        Cell::Raw(action.title.to_owned()),
        date(action.start),
        date(action.deadline),
        status,
        raw(action.owner.map(|owner| owner.id)),
        Cell::Raw(action.partners.join(", ")),
        action.cost.map_or(Cell::Empty, Cell::Money),
        if action.funding.is_empty() { Cell::Empty } else { Cell::Money(funded) },
        raw(action.means),
        action.days.map_or(Cell::Empty, |days| Cell::Number(Number::new(days), None)),
        raw(action.target),
        cell(action.indicators.iter().map(indicator).collect(), " · "),
        raw(action.expected),
        cell(results(action), " · "),
        score(action.complexity),
        score(action.contribution),
        Cell::Raw(action.after.join(", ")),
        raw(action.comment),
        Cell::Raw(format!("{}:{}", action.source.file, action.source.line)),
    ]
}

//! The plan over time laid out: bars by objective, then the dates, lateness and what each action waits for.

use std::collections::HashMap;

use jiff::civil::Date;

use super::plan::{dates, stage};
use crate::{
    language::{Text, count::Count, date::Short, text},
    report::document::{Block, Cell, Column, Document, Line, Table, Timeline},
    strategy::{
        gantt::{Bar, Gantt},
        stage::Stage,
    },
};

/// Lays out the bars and their table.
pub(crate) fn gantt(gantt: &Gantt<'_>) -> Document {
    Document {
        title: text!("Le plan dans le temps — {name}", "The plan over time — {name}", name = gantt.mission),
        blocks: blocks(gantt),
    }
}

/// Lays out the same, for a report that shows it among other things.
pub(crate) fn blocks(gantt: &Gantt<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let Some((from, to)) = gantt.window() else {
        blocks.push(Block::Paragraph(text!("Aucune action n'a de date.", "No action has a date.")));
        blocks.extend(undated(gantt));
        return blocks;
    };
    let summary = summary(gantt);
    blocks.push(Block::Paragraph(summary.clone()));
    if gantt.is_cut() {
        blocks.push(Block::Paragraph(text!(
            "Des dates sont à plus de dix ans dans le passé ou de vingt ans dans l'avenir : elles sont dessinées au bord.",
            "Some dates are more than ten years past or twenty years ahead: they are drawn at the edge."
        )));
    }
    blocks.push(bars(gantt, from, to, summary));
    blocks.push(Block::Table(table(gantt)));
    blocks.extend(undated(gantt));
    blocks
}

/// The bars by objective, and what they mean.
pub(super) fn bars(gantt: &Gantt<'_>, from: Date, to: Date, alternative: Text) -> Block {
    let mut lines = Vec::new();
    for group in &gantt.objectives {
        let label = group.statement.or(group.id);
        let label = label.map_or(text!("Sans objectif connu", "Without a known objective"), Text::same);
        lines.push(Line::heading(label));
        lines.extend(group.actions.iter().map(line));
    }
    let mut timeline =
        Timeline { alternative, from, to, today: gantt.today, lines, legend: Text::fixed("", "") };
    let today = if timeline.shows_today() {
        text!(
            " ; trait vertical : aujourd'hui, {today}",
            "; upright line: today, {today}",
            today = gantt.today
        )
    } else {
        Text::fixed("", "")
    };
    timeline.legend = text!(
        "✓ faite, ▸ en cours, · à venir, ! devrait avoir commencé, ✗ en retard ; plein : ce qui est fait, clair : ce qui reste{today}.",
        "✓ done, ▸ running, · to come, ! should have begun, ✗ late; solid: what is done, light: what is left{today}.",
        today = today
    );
    Block::Timeline(timeline)
}

/// The flat table that CSV gives.
pub(crate) fn flat(gantt: &Gantt<'_>) -> Document {
    let columns = [
        text!("objectif", "objective"),
        text!("action", "action"),
        text!("intitulé", "title"),
        text!("responsable", "owner"),
        text!("début", "start"),
        text!("échéance", "deadline"),
        text!("état", "standing"),
        text!("jours de retard", "days late"),
        text!("fait", "done"),
        text!("attend", "waits for"),
    ];
    let dated =
        gantt.objectives.iter().flat_map(|group| group.actions.iter().map(move |bar| (group.id, bar)));
    let rows = dated.chain(gantt.undated.iter().map(|bar| (None, bar))).map(|(objective, bar)| {
        let date = |date: Option<Date>| date.map_or(Cell::Empty, Cell::Date);
        vec![
            Cell::Raw(objective.unwrap_or_default().to_owned()),
            Cell::Raw(bar.id.to_owned()),
            Cell::Raw(bar.title.to_owned()),
            Cell::Raw(bar.owner.map(|owner| owner.id).unwrap_or_default().to_owned()),
            date(bar.start),
            date(bar.deadline),
            Cell::Words(stage(bar.stage).1),
            bar.late_days.map_or(Cell::Empty, |days| Cell::Score(i64::from(days))),
            bar.done.map_or(Cell::Empty, Cell::Share),
            Cell::Raw(bar.after.join(", ")),
        ]
    });
    let table = Table { columns: columns.into_iter().map(Column::left).collect(), rows: rows.collect() };
    Document {
        title: text!("Le plan dans le temps", "The plan over time"),
        blocks: vec![Block::Table(table)],
    }
}

fn summary(gantt: &Gantt<'_>) -> Text {
    let bars = || gantt.objectives.iter().flat_map(|group| &group.actions);
    let count = |wanted: Stage| bars().filter(|bar| bar.stage == wanted).count();
    let (from, to) = (gantt.from.unwrap_or(gantt.today), gantt.to.unwrap_or(gantt.today));
    text!(
        "{actions} du {from} au {to} : {done}, {running} en cours, {late} en retard, {waiting} à temps.",
        "{actions} from {from} to {to}: {done}, {running} running, {late} late, {waiting} in time.",
        actions = Count::new(bars().count(), "action", "actions", "action", "actions"),
        from = from,
        to = to,
        done = Count::new(count(Stage::Done), "faite", "faites", "done", "done"),
        running = count(Stage::Running),
        late = count(Stage::Late),
        waiting =
            Count::new(count(Stage::NotBegun), "non commencée", "non commencées", "not begun", "not begun")
    )
}

fn line(bar: &Bar<'_>) -> Line {
    let (sign, _) = stage(bar.stage);
    // What has not been measured is drawn as nothing done: a full bar would say the contrary.
    Line {
        label: Text::same(bar.title),
        is_heading: false,
        span: bar.span(),
        slack_until: None,
        sign,
        done: Some(bar.done.unwrap_or(0.0)),
    }
}

fn table(gantt: &Gantt<'_>) -> Table {
    let titles = titles(gantt);
    let columns = vec![
        Column::left(text!("Action", "Action")),
        Column::left(text!("Dates", "Dates")),
        Column::left(text!("État", "Stage")),
        Column::left(text!("Attend la fin de", "Waits for")),
    ];
    let rows = gantt.objectives.iter().flat_map(|group| &group.actions).map(|bar| {
        let dates = Cell::Words(dates(bar.start, bar.deadline));
        vec![titled(bar), dates, state(bar), waits(bar, &titles)]
    });
    Table { columns, rows: rows.collect() }
}

fn state(bar: &Bar<'_>) -> Cell {
    let (sign, words) = stage(bar.stage);
    Cell::Status(
        sign,
        match bar.late_days {
            Some(days) if bar.stage == Stage::Late => {
                text!("en retard de {n} j", "{n} days late", n = i64::from(days))
            }
            Some(_) if bar.stage == Stage::NotBegun => match bar.start.map(Short) {
                Some(start) => {
                    text!("non commencée, prévue le {start}", "not begun, due {start}", start = start)
                }
                None => words,
            },
            Some(_) | None => words,
        },
    )
}

/// Names an action by its title, its id beside for those who type commands.
fn titled(bar: &Bar<'_>) -> Cell {
    Cell::Raw(format!("{} ({})", bar.title, bar.id))
}

/// Returns the titles of the actions by id.
fn titles<'a>(gantt: &Gantt<'a>) -> HashMap<&'a str, &'a str> {
    let bars = gantt.objectives.iter().flat_map(|group| &group.actions).chain(&gantt.undated);
    bars.map(|bar| (bar.id, bar.title)).collect()
}

/// Names what an action waits for; an id that no action has stays as it is.
fn waits(bar: &Bar<'_>, titles: &HashMap<&str, &str>) -> Cell {
    if bar.after.is_empty() {
        return Cell::Empty;
    }
    let named: Vec<&str> = bar.after.iter().map(|id| titles.get(id).copied().unwrap_or(id)).collect();
    Cell::Words(Text::joined(&named, " · "))
}

fn undated(gantt: &Gantt<'_>) -> Vec<Block> {
    if gantt.undated.is_empty() {
        return Vec::new();
    }
    let titles = titles(gantt);
    let rows = gantt.undated.iter().map(|bar| vec![titled(bar), state(bar), waits(bar, &titles)]);
    let columns = vec![
        Column::left(text!("Action", "Action")),
        Column::left(text!("État", "Stage")),
        Column::left(text!("Attend la fin de", "Waits for")),
    ];
    vec![
        Block::Heading(text!(
            "Sans date : {n}",
            "Without a date: {n}",
            n = Count::new(gantt.undated.len(), "action", "actions", "action", "actions")
        )),
        Block::Table(Table { columns, rows: rows.collect() }),
    ]
}

//! The action plan: the standard table, the priorities, the calendar, the means.

use super::{
    super::{
        gantt,
        plan::{blocks_of, dates, stage, table as standard_table},
        rank,
    },
    basis::Basis,
    part,
    shortened::shown,
};
use crate::{
    language::{Text, count::Count, number::Number, text},
    report::document::{Block, Cell, Column, Paper, Part, Table},
    strategy::{
        plan::ActionView,
        rank::{RankedAction, Ranking},
    },
};

/// The standard table, an objective at a time.
pub(super) fn table(basis: &Basis<'_>) -> Option<Part> {
    let mut blocks = Vec::new();
    for objective in basis.plan.objectives.iter().filter(|objective| !objective.actions.is_empty()) {
        if basis.is_for_technicians() {
            blocks.extend(blocks_of(objective, basis.snapshot));
        } else {
            let title = if objective.statement.is_empty() { objective.id } else { objective.statement };
            blocks.push(Block::Heading(Text::same(title)));
            blocks.push(Block::Table(short(basis, &objective.actions)));
        }
    }
    let rest = &basis.plan.without_objective;
    if !rest.is_empty() {
        blocks
            .push(Block::Heading(text!("Actions sans objectif connu", "Actions without a known objective")));
        let table = if basis.is_for_technicians() { standard_table(rest) } else { short(basis, rest) };
        blocks.push(Block::Table(table));
    }
    // Technicians have all the columns of the method: the pages are turned.
    let paper = if basis.is_for_technicians() { Paper::Turned } else { Paper::Upright };
    part(text!("Le plan d'action", "The action plan"), text!("Tableau", "Table"), paper, blocks)
}

/// The columns that are read by those who do not carry the actions out.
fn short(basis: &Basis<'_>, actions: &[ActionView<'_>]) -> Table {
    let rows = actions.iter().map(|action| {
        let (sign, words) = stage(action.stage);
        let mut row = vec![
            Cell::Raw(action.title.to_owned()),
            Cell::Words(dates(action.start, action.deadline)),
            Cell::Status(sign, words),
        ];
        if !basis.is_public() {
            row.push(action.owner.map_or(Cell::Empty, |owner| Cell::Raw(owner.name.to_owned())));
        }
        row.push(action.cost.map_or(Cell::Empty, Cell::Money));
        row.push(action.expected.map_or(Cell::Empty, |words| Cell::Raw(words.to_owned())));
        row
    });
    let mut columns = vec![
        Column::left(text!("Action", "Action")).room(25),
        Column::left(text!("Quand", "When")).room(14),
        Column::left(text!("État", "Status")).room(11),
    ];
    if !basis.is_public() {
        columns.push(Column::left(text!("Responsable", "Owner")).room(20));
    }
    columns.push(Column::right(text!("Coût", "Cost")).room(10));
    columns.push(Column::left(text!("Résultat attendu", "Expected result")).room(20));
    Table { columns, rows: rows.collect() }
}

/// The actions that those who decide are shown by priority.
const MOST_PRIORITIES: usize = 10;

/// The priorities: whole for technicians, the first ones for the elected officials.
pub(super) fn priorities(basis: &Basis<'_>) -> Option<Part> {
    let ranking = &basis.ranking;
    if basis.is_public() || (ranking.actions.is_empty() && ranking.unrated.is_empty()) {
        return None;
    }
    let blocks = if basis.is_for_technicians() { rank::blocks(ranking) } else { first_priorities(ranking) };
    part(text!("Les priorités", "The priorities"), text!("Priorités", "Priorities"), Paper::Upright, blocks)
}

fn first_priorities(ranking: &Ranking<'_>) -> Vec<Block> {
    let ranked = &ranking.actions;
    let first = &ranked[..shown(ranked, MOST_PRIORITIES, |action| action.rank)];
    let mut blocks = Vec::new();
    if first.is_empty() {
        blocks.push(Block::Paragraph(text!(
            "Aucune action n'a encore les quatre notes qui font sa priorité.",
            "No action has the four marks yet that its priority is made of."
        )));
    } else {
        blocks.push(Block::Paragraph(text!(
            "La priorité pèse le coût, la complexité, le temps et surtout la contribution à l'objectif ; deux actions trop proches ont le même rang, suivi de « = ».",
            "The priority weighs the cost, the complexity, the time and above all the contribution to the objective; two actions too close have the same rank, followed by “=”."
        )));
        blocks.push(Block::Table(priority_table(first)));
    }
    let rest = ranked.len() - first.len();
    let actions = |n| Count::new(n, "autre action", "autres actions", "other action", "other actions");
    if rest > 0 {
        blocks.push(Block::Paragraph(text!(
            "{rest} après celles-ci : le rapport des techniciens les donne toutes.",
            "{rest} after these: the technicians' report gives them all.",
            rest = actions(rest)
        )));
    }
    if !ranking.unrated.is_empty() {
        let without = Count::new(
            ranking.unrated.len(),
            "action n'est pas classée",
            "actions ne sont pas classées",
            "action is not ranked",
            "actions are not ranked",
        );
        blocks.push(Block::Paragraph(text!(
            "{without} : il leur manque une note.",
            "{without}: they lack a mark.",
            without = without
        )));
    }
    blocks
}

/// The first actions; what they are is a column only where it tells them apart.
fn priority_table(first: &[RankedAction<'_>]) -> Table {
    let differ = first.iter().any(|action| action.quadrant != first[0].quadrant);
    let rows = first.iter().map(|action| {
        let mut row = vec![Cell::Raw(rank::place(action)), Cell::Raw(action.title.to_owned())];
        if differ {
            let (sign, words) = rank::quadrant(action.quadrant);
            row.push(Cell::Status(sign, words));
        }
        row.push(action.cost.map_or(Cell::Empty, Cell::Money));
        row.push(Cell::Number(Number { value: action.score, decimals: 1 }, None));
        row
    });
    let mut columns = vec![Column::right(text!("Rang", "Rank")), Column::left(text!("Action", "Action"))];
    if differ {
        columns.push(Column::left(text!("Type d'action", "Kind of action")));
    }
    columns.push(Column::right(text!("Coût", "Cost")));
    columns.push(Column::right(text!("Priorité", "Priority")));
    Table { columns, rows: rows.collect() }
}

/// The plan over time.
pub(super) fn calendar(basis: &Basis<'_>) -> Option<Part> {
    let gantt = &basis.gantt;
    let (from, to) = gantt.window()?;
    let blocks = if basis.is_for_technicians() {
        gantt::blocks(gantt)
    } else {
        let alternative = text!(
            "Les actions du {from} au {to} ; le tableau du plan donne les mêmes dates",
            "The actions from {from} to {to}; the table of the plan gives the same days",
            from = from,
            to = to
        );
        vec![gantt::bars(gantt, from, to, alternative)]
    };
    part(text!("Le calendrier", "The calendar"), text!("Calendrier", "Calendar"), Paper::Upright, blocks)
}

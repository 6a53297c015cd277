//! What the plan asks for and who pays: by year for all, by owner for those who carry it out.

use super::{super::totals, basis::Basis, part};
use crate::{
    language::{Text, count::Count, number::Number, text},
    report::document::{Block, Cell, Column, Paper, Part, Table},
    strategy::totals::{Sum, Totals},
};

/// The sums of each year, of each funder and of each owner; the loads of persons stay with the technicians.
pub(super) fn means(basis: &Basis<'_>) -> Option<Part> {
    let sums = &basis.plan.totals;
    if sums.all.actions == 0 {
        return None;
    }
    if basis.is_for_technicians() {
        return part(
            text!("Le budget et les jours", "The budget and the days"),
            text!("Budget et jours", "Budget and days"),
            Paper::Upright,
            totals::blocks(sums, None),
        );
    }
    let mut blocks = unknown(&sums.all, basis);
    blocks.extend(years(sums, basis));
    if let Some(payers) = totals::funders(sums, None) {
        blocks.push(Block::Heading(text!("Qui paie", "Who pays")));
        blocks.push(Block::Table(payers));
    }
    part(
        text!("Ce que le plan demande", "What the plan asks"),
        text!("Budget", "Budget"),
        Paper::Upright,
        blocks,
    )
}

/// Says of how many actions the cost is not known, which no sum below shows.
fn unknown(all: &Sum, basis: &Basis<'_>) -> Vec<Block> {
    let mut lines: Vec<Text> = Vec::new();
    let costed = all.actions - all.without_cost;
    if costed == 0 {
        lines.push(text!("Coût non chiffré : {n}.", "Not costed: {n}.", n = costed_of(all)));
    } else if all.without_cost > 0 {
        lines.push(text!(
            "Les coûts sont ceux des actions chiffrées : {n}.",
            "The costs are those of the actions that say theirs: {n}.",
            n = costed_of(all)
        ));
    }
    if !basis.is_public() && all.without_days > 0 && all.known_days().is_some() {
        lines.push(text!(
            "Les jours sont ceux des actions estimées : {n} sur {all}.",
            "The days are those of the actions that say theirs: {n} of {all}.",
            n = all.actions - all.without_days,
            all = all.actions
        ));
    }
    lines.into_iter().map(Block::Paragraph).collect()
}

/// Says how many of the actions have a cost.
pub(super) fn costed_of(all: &Sum) -> Text {
    let costed = all.actions - all.without_cost;
    text!(
        "{n} sur {all} {has} un coût",
        "{n} of {all} {has} a cost",
        n = Count::new(costed, "action", "actions", "action", "actions"),
        all = all.actions,
        has = Text::fixed(if costed < 2 { "a" } else { "ont" }, if costed == 1 { "has" } else { "have" })
    )
}

/// A line a year and the total, with the columns in which something is known; none without any.
fn years(sums: &Totals<'_>, basis: &Basis<'_>) -> Vec<Block> {
    let has_cost = sums.all.known_cost().is_some();
    let has_days = !basis.is_public() && sums.all.known_days().is_some();
    if !(has_cost || has_days) {
        return Vec::new();
    }
    let line = |name: Cell, sum: &Sum| {
        let mut row = vec![name, Cell::Count(sum.actions)];
        if has_cost {
            row.push(sum.known_cost().map_or_else(not_known, Cell::Money));
        }
        if has_days {
            let days = |value| Cell::Number(Number { value, decimals: 1 }, None);
            row.push(sum.known_days().map_or_else(not_known, days));
        }
        row
    };
    let mut rows: Vec<Vec<Cell>> =
        sums.years.iter().map(|year| line(Cell::Year(year.year.into()), &year.sum)).collect();
    if sums.undated.actions > 0 {
        rows.push(line(Cell::Words(text!("sans échéance", "no deadline")), &sums.undated));
    }
    rows.push(line(Cell::Words(text!("Total", "Total")), &sums.all));
    let mut columns = vec![Column::left(text!("Année", "Year")), Column::right(text!("Actions", "Actions"))];
    if has_cost {
        columns.push(Column::right(text!("Coût", "Cost")));
    }
    if has_days {
        columns.push(Column::right(text!("Jours de l'équipe", "Days of the team")));
    }
    vec![
        Block::Heading(text!("Année par année", "Year by year")),
        Block::Paragraph(text!(
            "Ce qu'une action demande est réparti également de son début à son échéance ; une action sur deux années compte dans chacune.",
            "What an action asks for is spread evenly from its start to its deadline; an action over two years counts in both."
        )),
        Block::Table(Table { columns, rows }),
    ]
}

fn not_known() -> Cell {
    Cell::Words(text!("non chiffré", "not known"))
}

//! What the plan asks for, laid out by year, owner and funder; what is not known is said, never written as zero.

use super::plan::days;
use crate::{
    language::{Text, count::Count, number::Number, text},
    report::document::{Block, Cell, Column, Sign, Table},
    strategy::totals::{Funded, OwnerTotal, Sum, Totals},
};

/// Says the cost, funding and days of some actions in one phrase, and how many of them say none.
pub(crate) fn amounts(sum: &Sum) -> Text {
    text!(
        "{cost}, {funding}, et {days}",
        "{cost}, {funding}, and {days}",
        cost = cost(sum),
        funding = funding(sum),
        days = worked(sum)
    )
}

/// Says the cost, and how many actions say none.
pub(crate) fn cost(sum: &Sum) -> Text {
    let Some(known) = sum.known_cost() else { return text!("coût non chiffré", "not costed") };
    let some = actions(sum.without_cost);
    match sum.without_cost {
        0 => text!("{known}", "{known}", known = known),
        _ => {
            text!("{known} ({some} sans coût)", "{known} ({some} without a cost)", known = known, some = some)
        }
    }
}

/// Says the funding whose source is named, as a part of the cost, and how many actions name none.
pub(crate) fn funding(sum: &Sum) -> Text {
    let Some(known) = sum.known_funding() else {
        return text!("aucun financement identifié", "no funding identified");
    };
    let said = match sum.known_cost() {
        Some(_) => text!(
            "dont {known} de financement identifié",
            "of which {known} with a named source",
            known = known
        ),
        None => {
            text!("{known} de financement identifié", "{known} of funding with a named source", known = known)
        }
    };
    let some = actions(sum.without_funding);
    match sum.without_funding {
        0 => said,
        _ => text!(
            "{said} ({some} sans financement)",
            "{said} ({some} without funding)",
            said = said,
            some = some
        ),
    }
}

/// Says the working days, and how many actions say none.
pub(crate) fn worked(sum: &Sum) -> Text {
    let Some(known) = sum.known_days() else { return text!("jours non estimés", "days not estimated") };
    let some = actions(sum.without_days);
    match sum.without_days {
        0 => days(known),
        _ => text!(
            "{known} ({some} sans jours)",
            "{known} ({some} without days)",
            known = days(known),
            some = some
        ),
    }
}

fn actions(number: usize) -> Count {
    Count::new(number, "action", "actions", "action", "actions")
}

/// Lays out the sums of each year, of each owner and of each funder; of one year, where only that one is asked for.
pub(crate) fn blocks(totals: &Totals<'_>, year: Option<i16>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(text!("Par année", "By year")),
        Block::Paragraph(text!(
            "Coûts et jours sont répartis également du début à l'échéance de chaque action ; les actions abandonnées ne comptent pas. Une action sur deux années compte dans chacune.",
            "Costs and days are spread evenly from each action's start to its deadline; actions given up do not count. An action over two years counts in both."
        )),
        Block::Table(years(totals, year)),
        Block::Heading(text!("Par responsable", "By owner")),
        Block::Table(owners(totals, year)),
    ];
    if let Some(table) = funders(totals, year) {
        blocks.push(Block::Heading(text!("Par financeur", "By funder")));
        blocks.push(Block::Table(table));
    }
    blocks
}

fn years(totals: &Totals<'_>, year: Option<i16>) -> Table {
    let shown = totals.years.iter().filter(|total| year.is_none_or(|year| total.year == year));
    let mut rows: Vec<(Text, Sum)> =
        shown.map(|total| (Text::same(&total.year.to_string()), total.sum)).collect();
    if totals.undated.actions > 0 {
        rows.push((no_deadline(), totals.undated));
    }
    let all = match year {
        Some(_) => text!("ces actions, toutes années", "these actions, all years"),
        None => text!("Total", "Total"),
    };
    rows.push((all, totals.all));
    let sums: Vec<Sum> = rows.iter().map(|(_, sum)| *sum).collect();
    let mut columns = vec![Column::left(text!("Année", "Year"))];
    columns.extend(figures(&sums));
    let rows = rows.into_iter().map(|(first, sum)| {
        let mut row = vec![Cell::Words(first)];
        row.extend(cells(&sum, &sums));
        row
    });
    Table { columns, rows: rows.collect() }
}

/// A line per owner and year, then each owner's total and that of all.
fn owners(totals: &Totals<'_>, year: Option<i16>) -> Table {
    let all = year.map_or(totals.all, |year| totals.of(year));
    let shown: Vec<&OwnerTotal<'_>> =
        totals.owners.iter().filter(|total| year.is_none() || total.year == year).collect();
    let sums: Vec<Sum> = shown.iter().map(|total| total.sum).chain([all]).collect();
    let mut columns = vec![Column::left(text!("Responsable", "Owner")), Column::left(text!("Année", "Year"))];
    columns.extend(figures(&sums));
    columns.push(Column::right(text!("Disponibles", "Available")));
    let line = |first: Text, second: Text, sum: &Sum, last: Cell| {
        let mut row = vec![Cell::Words(first), Cell::Words(second)];
        row.extend(cells(sum, &sums));
        row.push(last);
        row
    };
    let name = |total: &OwnerTotal<'_>| {
        total.owner.map_or(text!("sans responsable", "no owner"), |owner| Text::same(owner.name))
    };
    let mut rows = Vec::new();
    for group in shown.chunk_by(|a, b| a.owner == b.owner) {
        for total in group {
            let when = total.year.map_or_else(no_deadline, |year| Text::same(&year.to_string()));
            rows.push(line(name(total), when, &total.sum, available(total)));
        }
        let whole = totals.by_owner.iter().find(|whole| whole.owner == group[0].owner);
        if let Some(whole) = whole.filter(|_| group.len() > 1 && totals.by_owner.len() > 1) {
            rows.push(line(name(group[0]), text!("Total", "Total"), &whole.sum, Cell::Empty));
        }
    }
    let years = year.map_or(Text::fixed("", ""), |year| Text::same(&year.to_string()));
    rows.push(line(text!("Total", "Total"), years, &all, Cell::Empty));
    Table { columns, rows }
}

fn available(total: &OwnerTotal<'_>) -> Cell {
    total.capacity.map_or(Cell::Empty, |capacity| {
        let sign = if total.overloaded { Sign::Bad } else { Sign::Good };
        Cell::Status(sign, text!("{n}", "{n}", n = Number { value: capacity, decimals: 1 }))
    })
}

fn no_deadline() -> Text {
    text!("sans échéance", "no deadline")
}

/// The columns of a sum; what some of the actions lack has one where there is any.
fn figures(sums: &[Sum]) -> Vec<Column> {
    let mut columns = vec![
        Column::right(text!("Actions", "Actions")),
        Column::right(text!("Coût", "Cost")),
        Column::right(text!("Financé", "Funded")),
        Column::right(text!("Jours", "Days")),
    ];
    if sums.iter().any(|sum| !lacking(sum).is_empty()) {
        columns.push(Column::left(text!("Il manque", "Lacking")));
    }
    columns
}

/// The cells of a sum among others, under [`figures`] of all of them.
fn cells(sum: &Sum, sums: &[Sum]) -> Vec<Cell> {
    let unknown = || Cell::Words(text!("non\u{a0}chiffré", "not\u{a0}known"));
    let mut cells = vec![
        Cell::Count(sum.actions),
        sum.known_cost().map_or_else(unknown, Cell::Money),
        sum.known_funding().map_or_else(unknown, Cell::Money),
        sum.known_days().map_or_else(unknown, |value| Cell::Number(Number { value, decimals: 1 }, None)),
    ];
    if sums.iter().any(|sum| !lacking(sum).is_empty()) {
        let parts = lacking(sum);
        cells.push(if parts.is_empty() { Cell::Empty } else { Cell::Words(Text::joined(&parts, " · ")) });
    }
    cells
}

/// Says how many of the actions are missing in a figure; where all are, the figure itself says so.
fn lacking(sum: &Sum) -> Vec<Text> {
    let all = [
        (sum.without_cost, sum.known_cost().is_some(), text!("sans coût", "without a cost")),
        (sum.without_funding, sum.known_funding().is_some(), text!("sans financement", "without funding")),
        (sum.without_days, sum.known_days().is_some(), text!("sans jours", "without days")),
    ];
    let parts = all.into_iter().filter(|(number, is_known, _)| *number > 0 && *is_known);
    parts.map(|(number, _, what)| text!("{n} {what}", "{n} {what}", n = number, what = what)).collect()
}

/// Years beside each other on a page; where a plan has more, each funder has its total alone.
const MOST_YEARS: usize = 6;

/// A line per funder, the years across, then what is left to be funded; none where there is no money.
pub(crate) fn funders(totals: &Totals<'_>, year: Option<i16>) -> Option<Table> {
    let mut lines: Vec<(Cell, &Funded)> = totals
        .funders
        .iter()
        .map(|funder| {
            let unnamed = || Cell::Words(text!("financeur non précisé", "funder not named"));
            (funder.source.map_or_else(unnamed, |name| Cell::Raw(name.to_owned())), &funder.funded)
        })
        .collect();
    if totals.to_be_funded.actions > 0 {
        lines.push((Cell::Words(to_be_funded(totals)), &totals.to_be_funded));
    }
    if lines.is_empty() {
        return None;
    }
    let all = Funded::sum(lines.iter().map(|(_, funded)| *funded));
    let mut years: Vec<i16> = all.years.keys().copied().collect();
    match year {
        Some(year) => years.retain(|own| *own == year),
        None if years.len() > MOST_YEARS => years.clear(),
        None => {}
    }
    let mut columns =
        vec![Column::left(text!("Financeur", "Funder")), Column::right(text!("Actions", "Actions"))];
    columns.extend(years.iter().map(|year| Column::right(Text::same(&year.to_string()))));
    columns.push(Column::right(match year {
        Some(_) => text!("Toutes années", "All years"),
        None => text!("Total", "Total"),
    }));
    let line = |name: Cell, actions: Cell, funded: &Funded| {
        let mut row = vec![name, actions];
        row.extend(years.iter().map(|year| funded.years.get(year).copied().map_or(Cell::Empty, Cell::Money)));
        row.push(Cell::Money(funded.amount));
        row
    };
    let mut rows: Vec<Vec<Cell>> =
        lines.into_iter().map(|(name, funded)| line(name, Cell::Count(funded.actions), funded)).collect();
    rows.push(line(Cell::Words(text!("Total", "Total")), Cell::Empty, &all));
    Some(Table { columns, rows })
}

fn to_be_funded(totals: &Totals<'_>) -> Text {
    match totals.all.without_cost {
        0 => text!("Reste à financer", "Still to be funded"),
        some => text!(
            "Reste à financer, outre {some} sans coût",
            "Still to be funded, besides {some} without a cost",
            some = actions(some)
        ),
    }
}

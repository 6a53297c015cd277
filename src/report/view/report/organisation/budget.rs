//! The budget, beside the latest accounts.

use std::collections::HashMap;

use super::{super::basis::Basis, to_fill, today_to_fill};
use crate::{
    language::{Text, count::Count, order::slug, text},
    report::document::{Block, Cell, Column, Table},
    strategy::organisation::{BUDGET_YEARS, LineView, YearView},
};

/// The years of the budget that fit a page beside each other.
const MOST_YEARS: usize = 6;

/// The latest accounts and the budget of each year; line by line for technicians.
pub(super) fn budget(basis: &Basis<'_>) -> Vec<Block> {
    let years = &basis.organisation.years;
    let planned = years.iter().filter(|year| !year.is_accounts).count();
    let mut blocks = vec![Block::Heading(text!("Le budget", "The budget"))];
    if !years.is_empty() {
        blocks.push(Block::Table(sums(years)));
    }
    if planned == years.len() {
        blocks.push(today_to_fill(text!("les comptes", "accounts"), "accounts.csv"));
    }
    if planned < BUDGET_YEARS {
        let what = text!(
            "{years} de budget sur {wanted}",
            "{years} of budget, of {wanted}",
            years = Count::new(BUDGET_YEARS - planned, "année", "années", "year", "years"),
            wanted = BUDGET_YEARS
        );
        blocks.push(to_fill(what, "[[budget]]"));
    }
    if planned > 0 && basis.is_for_technicians() {
        let shown = &years[..years.len().min(MOST_YEARS)];
        let income = text!("Les recettes, ligne par ligne", "The income, line by line");
        blocks.extend(lines(income, shown, |year| &year.income_lines));
        let expenses = text!("Les dépenses, ligne par ligne", "The expenses, line by line");
        blocks.extend(lines(expenses, shown, |year| &year.expense_lines));
        let said = shown.iter().filter_map(|year| {
            let comment = year.comment.as_deref()?;
            Some(text!(
                "{year} : {comment}",
                "{year}: {comment}",
                year = year.year.to_string(),
                comment = comment
            ))
        });
        let said: Vec<Text> = said.collect();
        if !said.is_empty() {
            blocks.push(Block::List(said));
        }
    }
    blocks
}

/// What comes in, what is spent and what is left, a row a year.
fn sums(years: &[YearView]) -> Table {
    let columns = vec![
        Column::left(text!("Année", "Year")),
        Column::right(text!("Recettes", "Income")),
        Column::right(text!("Dépenses", "Expenses")),
        Column::right(text!("Solde", "Balance")),
        Column::right(text!("Subvention", "Subsidy")),
        Column::right(text!("Part de la subvention", "Share of the subsidy")),
    ];
    let rows = years.iter().map(|year| {
        vec![
            Cell::Words(named(year)),
            Cell::Money(year.income),
            Cell::Money(year.expenses),
            Cell::Money(year.balance),
            Cell::Money(year.subsidy),
            year.subsidy_share.map_or(Cell::Empty, Cell::Share),
        ]
    });
    Table { columns, rows: rows.collect() }
}

fn named(year: &YearView) -> Text {
    let number = year.year.to_string();
    if year.is_accounts {
        text!("{year} (comptes)", "{year} (accounts)", year = number)
    } else {
        Text::same(&number)
    }
}

/// The lines of one side of the years, a column a year; nothing where there are none.
fn lines(title: Text, years: &[YearView], of: impl Fn(&YearView) -> &[LineView]) -> Vec<Block> {
    let mut columns = vec![Column::left(text!("Ligne", "Line"))];
    columns.extend(years.iter().map(|year| Column::right(named(year))));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    for (at, year) in years.iter().enumerate() {
        for line in of(year) {
            let row = *index.entry(slug(&line.name)).or_insert_with(|| {
                let mut row = vec![Cell::Empty; years.len() + 1];
                row[0] = Cell::Raw(line.name.clone());
                rows.push(row);
                rows.len() - 1
            });
            rows[row][at + 1] = Cell::Money(line.amount);
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(title), Block::Table(Table { columns, rows })]
}

//! The answer to a query, laid out as it is.

use crate::{
    language::{Text, number::Number, text},
    report::document::{Block, Cell, Column, Document, Table},
    state_of_play::database::{Answer, Datum},
};

/// Lays out an answer; figures keep their point in CSV.
pub(crate) fn laid_out(answer: &Answer) -> Document {
    let figures = |index: usize| {
        let mut data = answer.rows.iter().map(|row| &row[index]);
        data.all(|datum| !matches!(datum, Datum::Text(_)))
    };
    let columns = answer.columns.iter().enumerate().map(|(index, name)| {
        let title = Text::same(name);
        if figures(index) { Column::right(title) } else { Column::left(title) }
    });
    let rows = answer.rows.iter().map(|row| row.iter().map(cell).collect());
    let table = Table { columns: columns.collect(), rows: rows.collect() };
    Document { title: text!("Réponse", "Answer"), blocks: vec![Block::Table(table)] }
}

fn cell(datum: &Datum) -> Cell {
    match datum {
        Datum::Null => Cell::Empty,
        // Years and codes are not grouped by thousands: the database does not say what is a count.
        Datum::Integer(integer) => Cell::Raw(integer.to_string()),
        Datum::Real(real) => Cell::Number(Number { value: *real, decimals: 6 }, None),
        Datum::Text(text) => Cell::Raw(text.clone()),
    }
}

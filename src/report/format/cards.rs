//! A table too wide for the terminal, a card a row: its cells one under the other, each with its title.

use unicode_width::UnicodeWidthStr as _;

use super::{
    cut_short,
    terminal::{measures, wrap},
    words,
};
use crate::{
    language::{Language, safe},
    report::document::{Cell, Sign, Table},
};

/// Words up to this length are never broken in a table: where they would be, the rows become cards.
const WHOLE_WORD: usize = 10;

/// The widest title of a card's cell.
const WIDEST_TITLE: usize = 20;

/// Tells whether a table can be drawn within a width without breaking its words.
pub(super) fn fits(table: &Table, language: Language, width: usize) -> bool {
    let words: usize = measures(table, language).iter().map(|(word, _)| *word.min(&WHOLE_WORD)).sum();
    // A line before each column and one at the end, a space on each side of a cell.
    words + 3 * table.columns.len() < width
}

/// Draws a card a row: the first words as a title, what is empty left out.
pub(super) fn draw(table: &Table, language: Language, width: usize) -> String {
    let titles: Vec<String> =
        table.columns.iter().map(|column| safe::visible(&column.title.in_(language)).into_owned()).collect();
    let room = titles.iter().map(|title| title.width()).max().unwrap_or(0).min(WIDEST_TITLE);
    // What a row is about: its first words; the figures and signs before them go along.
    let names = |index: usize| {
        let cell = |row: &Vec<Cell>| matches!(row.get(index), Some(Cell::Words(_) | Cell::Raw(_)));
        table.rows.iter().any(cell)
    };
    let head = (0..table.columns.len()).find(|index| names(*index)).unwrap_or(0);
    let mut out = String::new();
    for row in &table.rows {
        let before =
            row.iter().take(head).map(|cell| words(cell, language)).filter(|words| !words.is_empty());
        let title = row.get(head).map(|cell| words(cell, language)).unwrap_or_default();
        let title = before.chain([title]).collect::<Vec<_>>().join(" · ");
        for (index, line) in wrap(&title, width.saturating_sub(2)).into_iter().enumerate() {
            out.push_str(&format!("{} \x1b[1m{line}\x1b[0m\n", if index == 0 { '▪' } else { ' ' }));
        }
        for (cell, title) in row.iter().zip(&titles).skip(head + 1) {
            out.push_str(&field(cell, title, room, language, width));
        }
    }
    out
}

fn field(cell: &Cell, title: &str, room: usize, language: Language, width: usize) -> String {
    let text = cut_short(words(cell, language));
    if text.is_empty() {
        return String::new();
    }
    let color = match cell {
        Cell::Status(Sign::Good, _) => "\x1b[32m",
        Cell::Status(Sign::Running, _) => "\x1b[36m",
        Cell::Status(Sign::Watch, _) => "\x1b[33m",
        Cell::Status(Sign::Bad, _) => "\x1b[31m",
        _ => "",
    };
    let reset = if color.is_empty() { "" } else { "\x1b[0m" };
    let (mut out, mut titles) = (String::new(), wrap(title, room).into_iter());
    let mut lines = wrap(&text, width.saturating_sub(room + 4)).into_iter();
    loop {
        let (title, line) = (titles.next(), lines.next());
        if title.is_none() && line.is_none() {
            return out;
        }
        let (title, line) = (title.unwrap_or_default(), line.unwrap_or_default());
        let padding = " ".repeat(room.saturating_sub(title.width()));
        let drawn = format!("  {title}{padding}  {color}{line}{reset}");
        out.push_str(drawn.trim_end());
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::{Text, number::Number},
        report::document::Column,
    };

    fn table() -> Table {
        Table {
            columns: vec![
                Column::left(Text::same("Action")),
                Column::right(Text::same("Cost")),
                Column::left(Text::same("Comment")),
            ],
            rows: vec![vec![
                Cell::Raw("Count the beds of every commune".to_owned()),
                Cell::Number(Number::new(12_500.0), None),
                Cell::Empty,
            ]],
        }
    }

    #[test]
    fn a_table_is_drawn_as_cards_where_its_columns_would_be_squeezed() {
        // 7 for the longest word, 6 for the figure, 7 for the empty column's title, 10 for the lines.
        assert!(fits(&table(), Language::English, 30));
        assert!(!fits(&table(), Language::English, 29));
        let drawn = draw(&table(), Language::English, 30);
        assert_eq!(
            drawn,
            "▪ \x1b[1mCount the beds of every\x1b[0m\n  \x1b[1mcommune\x1b[0m\n  Cost     12,500\n"
        );
    }
}

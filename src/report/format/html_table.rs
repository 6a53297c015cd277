//! Tables of an HTML page: titles that are repeated on paper, rows that become cards on a small screen.

use std::fmt::Write as _;

use super::{
    escaped,
    html::{write_bar, write_cell},
    printed,
};
use crate::{
    language::Language,
    report::document::{Align, Cell, Column, Table},
};

/// The columns of words from which a table is set smaller, to fit a page; figures take little room.
const WIDE: usize = 6;

/// The most rows of a table that is not broken over two pages.
const SHORT: usize = 8;

/// Writes a table; its caption is the heading that it stands under.
pub(super) fn write_table(table: &Table, caption: Option<&str>, language: Language) -> String {
    let titles: Vec<String> =
        table.columns.iter().map(|column| escaped(&printed(&column.title.in_(language), language))).collect();
    // Pairs of a name and a value need no titles.
    let titled = titles.iter().any(|title| !title.is_empty());
    let words = table.columns.iter().filter(|column| column.align == Align::Left).count();
    let roomed = table.columns.iter().all(|column| column.room.is_some());
    let classes = [
        (!titled, "pairs"),
        (titled && words >= WIDE, "wide"),
        (titled && roomed, "set"),
        (table.rows.len() <= SHORT, "short"),
    ];
    let classes: Vec<&str> =
        classes.into_iter().filter(|(holds, _)| *holds).map(|(_, class)| class).collect();
    let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
    let mut out = String::with_capacity(table.rows.len() * titles.len() * 48 + 256);
    let _ = writeln!(out, "<table{class}>");
    if let Some(caption) = caption {
        let _ = writeln!(out, "<caption>{caption}</caption>");
    }
    if titled && roomed {
        out.push_str(&rooms(&table.columns));
    }
    if titled {
        out.push_str("<thead><tr>");
        for (title, column) in titles.iter().zip(&table.columns) {
            // A column of pictures has no title: an empty heading would be read as one.
            let tag = if title.is_empty() { "<td" } else { "<th scope=\"col\"" };
            let end = if title.is_empty() { "</td>" } else { "</th>" };
            let _ = write!(out, "{tag}{}>{title}{end}", class_of(column.align));
        }
        out.push_str("</tr></thead>\n");
    }
    out.push_str("<tbody>\n");
    let name = naming(table);
    for row in &table.rows {
        let state = row.iter().find_map(|cell| match cell {
            Cell::Status(sign, _) => Some(*sign),
            _ => None,
        });
        out.push_str("<tr>");
        for (index, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            let inside = match cell {
                Cell::Bar(share) => write_bar(*share, state),
                cell => write_cell(cell, language),
            };
            if name == Some(index) {
                let _ = write!(out, "<th scope=\"row\"{}>{inside}</th>", class_of(column.align));
                continue;
            }
            let label = titles.get(index).filter(|title| !title.is_empty() && !inside.is_empty());
            let label = label.map(|title| format!(" data-label=\"{title}\"")).unwrap_or_default();
            let _ = write!(out, "<td{}{label}>{inside}</td>", class_of(column.align));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

/// Returns the columns' widths, as classes: the page's policy allows no style of its own.
fn rooms(columns: &[Column]) -> String {
    let cols = columns.iter().map(|column| format!("<col class=\"r{}\"/>", column.room.unwrap_or_default()));
    format!("<colgroup>{}</colgroup>\n", cols.collect::<String>())
}

/// Returns the column that names the rows: the first that holds words.
fn naming(table: &Table) -> Option<usize> {
    let is_words = |index: &usize| {
        let cell = |row: &Vec<Cell>| matches!(row.get(*index), Some(Cell::Words(_) | Cell::Raw(_)));
        table.rows.iter().any(cell)
    };
    (0..table.columns.len()).find(is_words)
}

fn class_of(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Right => " class=\"figure\"",
    }
}

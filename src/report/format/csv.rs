//! For a spreadsheet: the tables, and matrices as lines.

use super::{mark, raw, words};
use crate::{
    language::{Language, safe, text},
    report::document::{Block, Cell, Checklist, Document, Matrix, Timeline},
};

/// Returns the tables of a document as CSV (RFC 4180), a blank line between two of them.
///
/// A cell that a spreadsheet would take for a formula is made text by a leading apostrophe.
/// Source: OWASP, "CSV Injection".
pub(super) fn render(document: &Document, language: Language) -> String {
    let mut parts = Vec::new();
    gather(&document.blocks, language, &mut parts);
    parts.join("\r\n")
}

fn gather(blocks: &[Block], language: Language, parts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Part(part) => gather(&part.blocks, language, parts),
            Block::Table(table) => {
                let mut out =
                    line(table.columns.iter().map(|column| column.title.in_(language).into_owned()));
                for row in &table.rows {
                    out.push_str(&line(row.iter().map(|cell| plain(cell, language))));
                }
                parts.push(out);
            }
            Block::Matrix(matrix) => parts.push(panels(matrix, language)),
            Block::Timeline(timeline) => parts.push(days(timeline, language)),
            Block::Checklist(list) => parts.push(checklist(list, language)),
            Block::Heading(_)
            | Block::Paragraph(_)
            | Block::Code(_)
            | Block::List(_)
            | Block::Figures(_)
            | Block::Note(_)
            | Block::Chart(_)
            | Block::Register(_) => {}
        }
    }
}

/// Returns a cell for a program: figures with a point and without thousands, days as ISO 8601 writes them.
fn plain(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Count(count) => count.to_string(),
        Cell::Number(number, _) => number.value.to_string(),
        Cell::Money(money) => format!("{:.2}", money.as_euros()),
        Cell::Share(share) | Cell::Bar(share) => share.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Status(_, text) => safe::visible(&text.in_(language)).into_owned(),
        Cell::Spark(spark) => {
            let values =
                spark.values.iter().map(|value| value.map(|value| value.to_string()).unwrap_or_default());
            values.collect::<Vec<_>>().join(" ")
        }
        Cell::Empty | Cell::Words(_) | Cell::Raw(_) | Cell::Score(_) | Cell::Year(_) => words(cell, language),
    }
}

fn checklist(list: &Checklist, language: Language) -> String {
    let title = || safe::visible(&list.title.in_(language)).into_owned();
    let rows = list.items.iter().map(|item| {
        let words = safe::visible(&item.words.in_(language)).into_owned();
        line([title(), mark(item.sign).to_string(), words, item.next.clone().unwrap_or_default()].into_iter())
    });
    rows.collect()
}

fn days(timeline: &Timeline, language: Language) -> String {
    let titles = [text!("libellé", "label"), text!("début", "start"), text!("fin", "end")];
    let mut out = line(titles.iter().map(|title| title.in_(language).into_owned()));
    for row in &timeline.lines {
        let (first, last) = row.span.map_or_else(Default::default, |(a, b)| (a.to_string(), b.to_string()));
        let label = safe::visible(&row.label.in_(language)).into_owned();
        out.push_str(&line([label, first, last].into_iter()));
    }
    out
}

fn panels(matrix: &Matrix, language: Language) -> String {
    let titles = [
        text!("cadran", "panel"),
        text!("importance", "importance"),
        text!("énoncé", "statement"),
        text!("détails", "details"),
    ];
    let mut out = line(titles.iter().map(|title| title.in_(language).into_owned()));
    for panel in matrix.rows.iter().flat_map(|(_, panels)| panels) {
        for item in &panel.items {
            let importance = item.importance.map(|importance| importance.to_string()).unwrap_or_default();
            let title = safe::visible(&panel.title.in_(language)).into_owned();
            let details = safe::visible(&item.details.in_(language)).into_owned();
            out.push_str(&line([title, importance, raw(&item.words, language), details].into_iter()));
        }
    }
    out
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    cells.join(",") + "\r\n"
}

fn quoted(cell: &str) -> String {
    let number = cell.parse::<f64>().is_ok();
    let formula = !number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains(['"', ',', '\n', '\r', ';']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text_and_quotes_are_doubled() {
        assert_eq!(quoted("=HYPERLINK(\"a\")"), "\"'=HYPERLINK(\"\"a\"\")\"");
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("-12.5"), "-12.5");
        assert_eq!(quoted("-12.5+A1"), "'-12.5+A1");
    }
}

//! For a browser and for paper: one file that loads nothing.

use super::{escaped, picture, raw, words};
use crate::{
    language::{Language, safe},
    report::document::{Align, Block, Cell, Checklist, Document, Item, Matrix, Sign, Table},
};

/// The page's style: light and dark, A4 on paper, contrast above WCAG's AA.
const STYLE: &str = include_str!("page.css");

/// Returns a document as an HTML page; nothing that a person wrote is read as markup.
pub(super) fn render(document: &Document, language: Language) -> String {
    let title = escaped(&safe::visible(&document.title.in_(language)));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        language.code()
    );
    for block in &document.blocks {
        match block {
            Block::Heading(text) => {
                out.push_str(&format!("<h2>{}</h2>\n", escaped(&safe::visible(&text.in_(language)))));
            }
            Block::Paragraph(text) => {
                out.push_str(&format!("<p>{}</p>\n", escaped(&safe::visible(&text.in_(language)))));
            }
            Block::Code(code) => {
                out.push_str(&format!("<pre><code>{}</code></pre>\n", escaped(&safe::visible_lines(code))));
            }
            Block::Table(table) => out.push_str(&write_table(table, language)),
            Block::Matrix(matrix) => out.push_str(&write_matrix(matrix, language)),
            Block::Timeline(timeline) => out.push_str(&picture::timeline(timeline, language)),
            Block::Checklist(list) => out.push_str(&write_checklist(list, language)),
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The columns from which a table is set smaller, to fit a page.
const WIDE: usize = 8;

fn write_table(table: &Table, language: Language) -> String {
    let wide = if table.columns.len() >= WIDE { " class=\"wide\"" } else { "" };
    let mut out = format!("<table{wide}>\n");
    // Pairs of a name and a value need no titles.
    if table.columns.iter().any(|column| !column.title.fr.is_empty()) {
        out.push_str("<thead><tr>");
        for column in &table.columns {
            let title = escaped(&safe::visible(&column.title.in_(language)));
            out.push_str(&format!("<th scope=\"col\"{}>{title}</th>", class(column.align)));
        }
        out.push_str("</tr></thead>\n");
    }
    out.push_str("<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (cell, column) in row.iter().zip(&table.columns) {
            out.push_str(&format!("<td{}>{}</td>", class(column.align), write_cell(cell, language)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

fn write_checklist(list: &Checklist, language: Language) -> String {
    let title = escaped(&safe::visible(&list.title.in_(language)));
    let mut out = format!("<h2>{title}</h2>\n<ul class=\"checklist\">\n");
    for item in &list.items {
        let words = Cell::Status(item.sign, item.words.clone());
        let next = item.next.as_ref().map(|next| format!(" <code>{}</code>", escaped(next)));
        out.push_str(&format!("<li>{}{}</li>\n", write_cell(&words, language), next.unwrap_or_default()));
    }
    out + "</ul>\n"
}

fn write_cell(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Status(sign, _) => {
            let class = match sign {
                Sign::Good => "good",
                Sign::Watch => "watch",
                Sign::Bad => "bad",
                Sign::Unknown => "unknown",
            };
            format!("<span class=\"{class}\">{}</span>", escaped(&words(cell, language)))
        }
        Cell::Bar(share) => {
            let width = share.clamp(0.0, 1.0) * 100.0;
            format!(
                "<svg class=\"bar\" viewBox=\"0 0 100 10\" width=\"100\" height=\"10\" aria-hidden=\"true\">\
                 <rect width=\"{width:.1}\" height=\"10\" fill=\"currentColor\"/></svg>"
            )
        }
        Cell::Spark(spark) => {
            let note = spark.note.as_ref().map_or_else(String::new, |note| escaped(&note.in_(language)));
            format!("{} {note}", picture::spark(spark, language)).trim_end().to_owned()
        }
        Cell::Empty
        | Cell::Words(_)
        | Cell::Raw(_)
        | Cell::Count(_)
        | Cell::Score(_)
        | Cell::Number(..)
        | Cell::Money(_)
        | Cell::Share(_)
        | Cell::Date(_) => escaped(&words(cell, language)),
    }
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Right => " class=\"figure\"",
    }
}

fn write_matrix(matrix: &Matrix, language: Language) -> String {
    let mut out = String::from("<table class=\"matrix\">\n<thead><tr><td></td>");
    for title in &matrix.columns {
        out.push_str(&format!("<th scope=\"col\">{}</th>", escaped(&title.in_(language))));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (title, panels) in &matrix.rows {
        out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escaped(&title.in_(language))));
        for panel in panels {
            let title = escaped(&safe::visible(&panel.title.in_(language)));
            let items: String = panel.items.iter().map(|item| write_item(item, language)).collect();
            out.push_str(&format!("<td><h3>{title}</h3><ul>{items}</ul></td>"));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

fn write_item(item: &Item, language: Language) -> String {
    let importance = item.importance.map(|importance| format!("<b>{importance}</b> ")).unwrap_or_default();
    let details = escaped(&safe::visible(&item.details.in_(language)));
    format!("<li>{importance}{} <small>{details}</small></li>", escaped(&raw(&item.words, language)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_in_a_persons_words_is_shown_as_text() {
        assert_eq!(escaped("<script>\"'&"), "&lt;script&gt;&quot;&#39;&amp;");
    }
}

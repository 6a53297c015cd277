//! For a page of text (CommonMark with GitHub's tables).

use super::{raw, words};
use crate::{
    language::{Language, safe},
    report::document::{Align, Block, Document, Matrix, Table},
};

/// Returns a document as Markdown; nothing that a person wrote is read as markup.
pub(super) fn render(document: &Document, language: Language) -> String {
    let mut out = format!("# {}\n", escaped(&safe::visible(&document.title.in_(language))));
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Heading(text) => {
                out.push_str(&format!("## {}\n", escaped(&safe::visible(&text.in_(language)))));
            }
            Block::Paragraph(text) => {
                out.push_str(&format!("{}\n", escaped(&safe::visible(&text.in_(language)))));
            }
            Block::Table(table) => out.push_str(&write_table(table, language)),
            Block::Matrix(matrix) => out.push_str(&write_matrix(matrix, language)),
        }
    }
    out
}

fn write_table(table: &Table, language: Language) -> String {
    let titles: Vec<String> =
        table.columns.iter().map(|column| escaped(&column.title.in_(language))).collect();
    let rules: Vec<&str> = table
        .columns
        .iter()
        .map(|column| match column.align {
            Align::Left => "---",
            Align::Right => "---:",
        })
        .collect();
    let mut out = format!("| {} |\n| {} |\n", titles.join(" | "), rules.join(" | "));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(&words(cell, language))).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out
}

fn write_matrix(matrix: &Matrix, language: Language) -> String {
    let mut out = String::new();
    for (index, panel) in matrix.rows.iter().flat_map(|(_, panels)| panels).enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(&format!("### {}\n\n", escaped(&safe::visible(&panel.title.in_(language)))));
        for item in &panel.items {
            let importance =
                item.importance.map(|importance| format!("**{importance}** ")).unwrap_or_default();
            let details = escaped(&safe::visible(&item.details.in_(language)));
            out.push_str(&format!("- {importance}{} ({details})\n", escaped(&raw(&item.words, language))));
        }
    }
    out
}

/// Escapes every character that Markdown or the HTML in it could read as markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_persons_words_is_shown_as_text() {
        assert_eq!(escaped("<b>[x](y) |*"), "&lt;b&gt;\\[x\\](y) \\|\\*");
    }
}

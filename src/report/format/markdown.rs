//! For a page of text (CommonMark with GitHub's tables).

use super::{picture, raw, timeline, words};
use crate::{
    language::{Language, Text, safe},
    report::document::{Align, Block, Cell, Checklist, Document, Matrix, Table},
};

/// Returns a document as Markdown; nothing that a person wrote is read as markup.
pub(super) fn render(document: &Document, language: Language) -> String {
    let mut out = format!("# {}\n", escaped(&safe::visible(&document.title.in_(language))));
    write_blocks(&document.blocks, "##", "###", language, &mut out);
    out
}

/// Writes blocks; `marks` are those of a heading among them, `panels` those of a panel before any heading.
fn write_blocks(blocks: &[Block], marks: &str, panels: &str, language: Language, out: &mut String) {
    let below = format!("{marks}#");
    let mut panels = panels;
    let said = |text: &Text| escaped(&safe::visible(&text.in_(language)));
    for block in blocks {
        if matches!(block, Block::Chart(_) | Block::Register(_)) {
            continue;
        }
        out.push('\n');
        match block {
            Block::Heading(text) => {
                panels = &below;
                out.push_str(&format!("{marks} {}\n", said(text)));
            }
            Block::Paragraph(text) => out.push_str(&format!("{}\n", begun(said(text)))),
            Block::Code(code) => out.push_str(&fenced(&safe::visible_lines(code))),
            Block::Table(table) => out.push_str(&write_table(table, language)),
            Block::Matrix(matrix) => out.push_str(&write_matrix(matrix, panels, language)),
            Block::Checklist(list) => out.push_str(&write_checklist(list, marks, language)),
            Block::List(items) => {
                out.extend(items.iter().map(|item| format!("- {}\n", begun(said(item)))));
            }
            Block::Figures(figures) => out.extend(
                figures
                    .iter()
                    .map(|figure| format!("- **{}** — {}\n", said(&figure.value), said(&figure.words))),
            ),
            Block::Note(note) => {
                out.push_str(&format!("> **{}**\n", said(&note.title)));
                out.extend(note.words.iter().map(|words| format!(">\n> {}\n", begun(said(words)))));
            }
            Block::Part(part) => {
                out.push_str(&format!("{marks} {}\n", said(&part.title)));
                write_blocks(&part.blocks, &below, &below, language, out);
            }
            Block::Chart(_) | Block::Register(_) => {}
            Block::Timeline(timeline) => {
                let words = safe::visible(&timeline.alternative.in_(language)).into_owned();
                out.push_str(&image(&timeline::draw(timeline, language), &words));
                out.push_str(&format!("\n\n{}\n", said(&timeline.legend)));
            }
        }
    }
}

/// Keeps a paragraph that begins as a list, a rule or a number would from being read as one.
fn begun(text: String) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    match text.chars().nth(digits) {
        Some('.' | ')') if digits > 0 => {
            let (number, rest) = text.split_at(digits);
            format!("{number}\\{rest}")
        }
        Some('-' | '+' | '=') if digits == 0 => format!("\\{text}"),
        _ => text,
    }
}

fn write_checklist(list: &Checklist, marks: &str, language: Language) -> String {
    let mut out = format!("{marks} {}\n\n", escaped(&safe::visible(&list.title.in_(language))));
    for item in &list.items {
        let words = write_cell(&Cell::Status(item.sign, item.words.clone()), language);
        let next = item.next.as_ref().map(|next| format!(" `{next}`"));
        out.push_str(&format!("- {words}{}\n", next.unwrap_or_default()));
    }
    out
}

/// Returns a program's text between fences that it cannot close.
fn fenced(code: &str) -> String {
    let mut fence = "```".to_owned();
    while code.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}\n{code}\n{fence}\n")
}

fn write_table(table: &Table, language: Language) -> String {
    let titles: Vec<String> =
        table.columns.iter().map(|column| escaped(&safe::visible(&column.title.in_(language)))).collect();
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
        let cells: Vec<String> = row.iter().map(|cell| write_cell(cell, language)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out
}

fn write_cell(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Spark(spark) => {
            let words = safe::visible(&spark.alternative.in_(language)).into_owned();
            let note = spark.note.as_ref().map_or_else(String::new, |note| escaped(&note.in_(language)));
            format!("{} {note}", image(&picture::spark(spark, language), &words)).trim_end().to_owned()
        }
        Cell::Empty
        | Cell::Words(_)
        | Cell::Raw(_)
        | Cell::Count(_)
        | Cell::Score(_)
        | Cell::Year(_)
        | Cell::Number(..)
        | Cell::Money(_)
        | Cell::Share(_)
        | Cell::Date(_)
        | Cell::Status(..)
        | Cell::Bar(_) => escaped(&words(cell, language)),
    }
}

/// Returns a picture that stands in the page itself, so that the page stays one file.
fn image(svg: &str, alternative: &str) -> String {
    let mut data = String::with_capacity(svg.len() * 2);
    for byte in svg.replace('\n', "").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'/' | b'=' | b':' | b',' => {
                data.push(char::from(byte))
            }
            byte => data.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("![{}](data:image/svg+xml,{data})", escaped(alternative))
}

fn write_matrix(matrix: &Matrix, marks: &str, language: Language) -> String {
    let mut out = String::new();
    for (index, panel) in matrix.rows.iter().flat_map(|(_, panels)| panels).enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(&format!("{marks} {}\n\n", escaped(&safe::visible(&panel.title.in_(language)))));
        for item in &panel.items {
            let importance =
                item.importance.map(|importance| format!("**{importance}** ")).unwrap_or_default();
            let details = escaped(&safe::visible(&item.details.in_(language)));
            let details = if details.is_empty() { details } else { format!(" ({details})") };
            out.push_str(&format!("- {importance}{}{details}\n", escaped(&raw(&item.words, language))));
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

//! For a page of text (CommonMark with GitHub's tables).

use jiff::civil::Date;

use super::{mark, numbering::Numbering, printed, raw, words};
use crate::{
    language::{Language, Text, safe, text},
    report::document::{Align, Block, Cell, Checklist, Document, Matrix, Paper, Table, Timeline},
};

/// Returns a document as Markdown; nothing that a person wrote is read as markup.
pub(super) fn render(document: &Document, language: Language) -> String {
    let mut out = format!("# {}\n", said(&document.title, language));
    let mut numbers = Numbering::default();
    // What comes before the first ordinary part is read first; then the list of the parts.
    let is_listed = |block: &Block| matches!(block, Block::Part(part) if part.paper != Paper::First);
    let first = document.blocks.iter().position(is_listed).unwrap_or(document.blocks.len());
    let (before, after) = document.blocks.split_at(first);
    let marks = Marks { heading: "##".to_owned(), panel: "###".to_owned() };
    write_blocks(before, &marks, &mut numbers, language, &mut out);
    out.push_str(&contents(after, language));
    write_blocks(after, &marks, &mut numbers, language, &mut out);
    out
}

/// Returns the list of the parts, where there are several.
fn contents(blocks: &[Block], language: Language) -> String {
    let parts: Vec<&Text> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Part(part) => Some(&part.title),
            _ => None,
        })
        .collect();
    if parts.len() < 2 {
        return String::new();
    }
    let mut out = format!("\n## {}\n\n", said(&text!("Sommaire", "Contents"), language));
    out.extend(parts.iter().zip(1..).map(|(title, number)| format!("{number}. {}\n", said(title, language))));
    out
}

/// Returns a text as a page sets it, its markup escaped.
fn said(text: &Text, language: Language) -> String {
    escaped(&printed(&text.in_(language), language))
}

/// The marks of headings.
struct Marks {
    /// Of a heading among the blocks.
    heading: String,
    /// Of a panel before any heading.
    panel: String,
}

/// Writes blocks.
fn write_blocks(
    blocks: &[Block],
    marks: &Marks,
    numbers: &mut Numbering,
    language: Language,
    out: &mut String,
) {
    let below = format!("{}#", marks.heading);
    let mut panels = &marks.panel;
    let said = |text: &Text| said(text, language);
    for block in blocks {
        if matches!(block, Block::Chart(_) | Block::Register(_)) {
            continue;
        }
        out.push('\n');
        match block {
            Block::Heading(text) => {
                panels = &below;
                out.push_str(&format!("{} {}{}\n", marks.heading, numbers.section(), said(text)));
            }
            Block::Paragraph(text) => out.push_str(&format!("{}\n", begun(said(text)))),
            Block::Code(code) => out.push_str(&fenced(&safe::visible_lines(code))),
            Block::Table(table) => out.push_str(&write_table(table, language)),
            Block::Matrix(matrix) => out.push_str(&write_matrix(matrix, panels, language)),
            Block::Checklist(list) => {
                let title = format!("{}{}", numbers.section(), said(&list.title));
                out.push_str(&write_checklist(list, &marks.heading, &title, language));
            }
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
                let number = numbers.part(part.paper);
                out.push_str(&format!("{} {number}{}\n", marks.heading, said(&part.title)));
                let marks = Marks { heading: below.clone(), panel: below.clone() };
                write_blocks(&part.blocks, &marks, numbers, language, out);
            }
            Block::Chart(_) | Block::Register(_) => {}
            Block::Timeline(timeline) => out.push_str(&write_timeline(timeline, language)),
        }
    }
}

/// Writes bars over days as a table: pages of text show no picture that stands in them.
fn write_timeline(timeline: &Timeline, language: Language) -> String {
    let titles = [text!("Quoi", "What"), text!("Du", "From"), text!("Au", "To")];
    let titles: Vec<String> = titles.iter().map(|title| said(title, language)).collect();
    let mut out = format!(
        "{}\n\n| {} |\n| --- | --- | --- |\n",
        begun(said(&timeline.alternative, language)),
        titles.join(" | ")
    );
    for line in &timeline.lines {
        let label = said(&line.label, language);
        if line.is_heading {
            out.push_str(&format!("| **{label}** | | |\n"));
            continue;
        }
        let day = |day: Date| escaped(&words(&Cell::Date(day), language));
        let (first, last) = line.span.map_or_else(Default::default, |(first, last)| (day(first), day(last)));
        out.push_str(&format!("| {} {label} | {first} | {last} |\n", escaped(&mark(line.sign).to_string())));
    }
    out.push_str(&format!("\n{}\n", said(&timeline.legend, language)));
    out
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

fn write_checklist(list: &Checklist, marks: &str, title: &str, language: Language) -> String {
    let mut out = format!("{marks} {title}\n\n");
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
    let titles: Vec<String> = table.columns.iter().map(|column| said(&column.title, language)).collect();
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
        // A picture in the page would be kilobytes of address, which few readers of Markdown draw.
        Cell::Spark(spark) => {
            let note =
                spark.note.as_ref().map_or_else(String::new, |note| format!(" ({})", said(note, language)));
            format!("{}{note}", said(&spark.alternative, language))
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
        | Cell::Bar(_) => escaped(&printed(&words(cell, language), language)),
    }
}

fn write_matrix(matrix: &Matrix, marks: &str, language: Language) -> String {
    let mut out = String::new();
    for (index, panel) in matrix.rows.iter().flat_map(|(_, panels)| panels).enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(&format!("{marks} {}\n\n", said(&panel.title, language)));
        for item in &panel.items {
            let importance =
                item.importance.map(|importance| format!("**{importance}** ")).unwrap_or_default();
            let details = said(&item.details, language);
            let details = if details.is_empty() { details } else { format!(" ({details})") };
            out.push_str(&format!(
                "- {importance}{}{details}\n",
                escaped(&printed(&raw(&item.words, language), language))
            ));
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

//! For a terminal: tables drawn to its width.

use comfy_table::{
    Attribute, Cell as Drawn, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle,
    Table as Drawing, TableStyle, Width, presets::UTF8_FULL,
};
use jiff::civil::Date;
use unicode_width::UnicodeWidthStr as _;

use super::{cards, cut_short, mark, narrow, raw, timeline, words};
use crate::{
    language::{Language, Text, safe},
    report::document::{
        Align, Block, Cell, Checklist, Column, Document, Item, Matrix, Panel, Sign, Table, Timeline,
    },
};

/// Lines between all rows and all columns.
const FULL: TableStyle = UTF8_FULL.with_solid_inner_borders();
/// Lines between the columns only.
const TIGHT: TableStyle = FULL.row_separator(LineStyle::none());

/// Below this width the four panels are set one under the other.
const NARROWEST_MATRIX: usize = 60;

/// Returns a document as text of at most `width` columns.
pub(super) fn render(document: &Document, language: Language, width: usize) -> String {
    let mut out = heading(&document.title, language, width);
    draw_blocks(&document.blocks, language, width, &mut out);
    out
}

fn draw_blocks(blocks: &[Block], language: Language, width: usize, out: &mut String) {
    for block in blocks {
        if matches!(block, Block::Chart(_) | Block::Register(_)) {
            continue;
        }
        out.push('\n');
        match block {
            Block::Part(part) => {
                out.push_str(&format!("{}\n", "═".repeat(width)));
                out.push_str(&heading(&part.title, language, width));
                draw_blocks(&part.blocks, language, width, out);
            }
            Block::List(items) => {
                for item in items {
                    out.push_str(&hung("• ", &safe::visible(&item.in_(language)), width));
                }
            }
            Block::Figures(figures) => {
                for figure in figures {
                    let value = safe::visible(&figure.value.in_(language)).into_owned();
                    out.push_str(&format!("  \x1b[1m{value}\x1b[0m\n"));
                    out.push_str(&hung("    ", &safe::visible(&figure.words.in_(language)), width));
                }
            }
            Block::Note(note) => {
                out.push_str(&heading(&note.title, language, width));
                for words in &note.words {
                    out.push_str(&hung("┃ ", &safe::visible(&words.in_(language)), width));
                }
            }
            Block::Chart(_) | Block::Register(_) => {}
            Block::Heading(text) => out.push_str(&heading(text, language, width)),
            Block::Paragraph(text) => out.push_str(&paragraph(text, language, width)),
            Block::Code(code) => {
                for line in safe::visible_lines(code).lines() {
                    out.push_str(&format!("  {line}\n"));
                }
            }
            Block::Table(table) => out.push_str(&draw_table(table, language, width)),
            Block::Matrix(matrix) => out.push_str(&draw_matrix(matrix, language, width)),
            Block::Timeline(timeline) => {
                out.push_str(&draw_timeline(timeline, language, width));
                out.push('\n');
                out.push_str(&paragraph(&timeline.legend, language, width));
            }
            Block::Checklist(list) => out.push_str(&draw_checklist(list, language, width)),
        }
    }
}

/// Wraps a text after a mark; a mark of words is repeated on no line, a bar on all.
fn hung(mark: &str, text: &str, width: usize) -> String {
    let below = if mark.starts_with('┃') { mark.to_owned() } else { " ".repeat(mark.width()) };
    let lines = wrap(text, width.saturating_sub(mark.width()).max(10)).into_iter().enumerate();
    lines.map(|(index, line)| format!("{}{line}\n", if index == 0 { mark } else { &below })).collect()
}

fn paragraph(text: &Text, language: Language, width: usize) -> String {
    let lines = wrap(&safe::visible(&text.in_(language)), width);
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn heading(text: &Text, language: Language, width: usize) -> String {
    let lines = wrap(&safe::visible(&text.in_(language)), width);
    lines.iter().map(|line| format!("\x1b[1m{line}\x1b[0m\n")).collect()
}

/// Draws a table; lines between the rows only where some row takes more than one line.
fn draw_table(table: &Table, language: Language, width: usize) -> String {
    if let Some(narrow) = narrow::narrowed(table, language, width) {
        return draw_table(&narrow, language, width);
    }
    if !cards::fits(table, language, width) {
        return cards::draw(table, language, width);
    }
    let tight = draw_rows(table, language, drawing(width, TIGHT), width);
    // The frame, the titles and the line below them take four lines.
    if tight.lines().count() <= table.rows.len() + 4 {
        tight
    } else {
        draw_rows(table, language, drawing(width, FULL), width)
    }
}

fn draw_rows(table: &Table, language: Language, mut drawing: Drawing, width: usize) -> String {
    // Pairs of a name and a value need no titles.
    if table.columns.iter().any(|column| !column.title.fr.is_empty()) {
        drawing.set_header(titles(table, language));
    }
    for row in &table.rows {
        drawing.add_row(row.iter().map(|cell| draw_cell(cell, language)));
    }
    let widths = widths(table, language, width);
    for (index, column) in table.columns.iter().enumerate() {
        if let Some(drawn) = drawing.column_mut(index) {
            if let Some(width) = widths.get(index) {
                drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(*width)));
            }
            drawn.set_cell_alignment(match column.align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            });
        }
    }
    format!("{drawing}\n")
}

/// Returns each column's longest word and longest line, in columns of the terminal.
pub(super) fn measures(table: &Table, language: Language) -> Vec<(usize, usize)> {
    let longest = |text: &str| text.split([' ', '\n']).map(|word| word.width()).max().unwrap_or(0);
    let of_column = |(index, column): (usize, &Column)| {
        let title = column.title.in_(language);
        let cells = table.rows.iter().filter_map(|row| row.get(index)).map(|cell| {
            let words = cut_short(words(cell, language));
            // The sign stays on the line of its first word.
            let sign = if matches!(cell, Cell::Status(..)) { 2 } else { 0 };
            let line = words.lines().map(|line| line.width()).max().unwrap_or(0);
            ((longest(&words) + sign).min(line), line)
        });
        cells
            .fold((longest(&title), title.width()), |(word, line), cell| (word.max(cell.0), line.max(cell.1)))
    };
    table.columns.iter().enumerate().map(of_column).collect()
}

/// Returns the widths that break no word where a table is too wide for its lines, the spaces beside the
/// words included; none where it fits as it is. Where even the words do not fit, only the longest break.
pub(super) fn widths(table: &Table, language: Language, width: usize) -> Vec<u16> {
    let columns = measures(table, language);
    // A line and two spaces a column, and the last line.
    let room = width.saturating_sub(columns.len() * 3 + 1);
    let most: usize = columns.iter().map(|(_, line)| line).sum();
    let least = |cap: usize| columns.iter().map(|(word, _)| *word.min(&cap)).sum::<usize>();
    let fitting = (SHORTEST_CAP..=LONGEST_WORD).rev().find(|cap| least(*cap) <= room);
    let Some(cap) = fitting.filter(|_| most > room) else { return Vec::new() };
    // What is left goes to the columns that want more, each its share.
    let (mut left, mut wanted) = (room - least(cap), most - least(cap));
    let share = |(word, line): (usize, usize)| {
        let least = word.min(cap);
        let given = left * (line - least) / wanted.max(1);
        (left, wanted) = (left - given, wanted - (line - least));
        u16::try_from(least + given + 2).unwrap_or(u16::MAX)
    };
    columns.into_iter().map(share).collect()
}

/// The longest word for which a column is kept wide enough, in columns.
const LONGEST_WORD: usize = 24;
/// The length to which words may be broken before the terminal is too narrow for the table.
const SHORTEST_CAP: usize = 6;

fn titles(table: &Table, language: Language) -> impl Iterator<Item = Drawn> {
    table.columns.iter().map(move |column| {
        Drawn::new(safe::visible(&column.title.in_(language))).add_attribute(Attribute::Bold)
    })
}

fn draw_cell(cell: &Cell, language: Language) -> Drawn {
    let drawn = Drawn::new(cut_short(words(cell, language)));
    match cell {
        Cell::Status(Sign::Good, _) => drawn.fg(Color::Green),
        Cell::Status(Sign::Running, _) => drawn.fg(Color::Cyan),
        Cell::Status(Sign::Watch, _) => drawn.fg(Color::Yellow),
        Cell::Status(Sign::Bad, _) => drawn.fg(Color::Red),
        _ => drawn,
    }
}

/// The narrowest room for the bars of a timeline, in columns.
const NARROWEST_BARS: usize = 20;

/// The room of a month's name above the bars, in columns: "sept. 27" and a space.
const MARK: usize = 9;

/// Draws bars of a column a share of the days each, labels before, months above, today as a line.
fn draw_timeline(timeline: &Timeline, language: Language, width: usize) -> String {
    let labels: Vec<String> =
        timeline.lines.iter().map(|line| safe::visible(&line.label.in_(language)).into_owned()).collect();
    let named = timeline.lines.iter().zip(&labels).filter(|(line, _)| line.span.is_some());
    let widest = named.map(|(_, label)| label.width()).max().unwrap_or(0);
    // The sign before a label takes two columns.
    let room = (widest + 2).min(width.saturating_sub(NARROWEST_BARS + 1).min(width * 2 / 5));
    let bars = width.saturating_sub(room + 1).max(NARROWEST_BARS);
    let whole = days(timeline.from, timeline.to) + 1;
    let column = |day: Date| {
        let at = usize::try_from(days(timeline.from, day).clamp(0, whole - 1)).unwrap_or(0);
        at * bars / usize::try_from(whole.max(1)).unwrap_or(1)
    };
    let mut head = vec![' '; bars];
    let mut free = 0;
    let most = i32::try_from(bars / MARK).unwrap_or(i32::MAX);
    for (first, words) in timeline::months(timeline.from, timeline.to, language, most) {
        let at = column(first);
        if at >= free && at + words.chars().count() <= bars {
            head.splice(at..at + words.chars().count(), words.chars());
            free = at + words.chars().count() + 1;
        }
    }
    let mut out = format!("{} {}\n", " ".repeat(room), head.iter().collect::<String>().trim_end());
    let today = timeline.shows_today().then(|| column(timeline.today));
    for (line, label) in timeline.lines.iter().zip(&labels) {
        if line.is_heading {
            out.push_str(&format!("\x1b[1m{}\x1b[0m\n", cut(label, width)));
            continue;
        }
        let mut cells: Vec<char> = vec![' '; bars];
        if let Some((first, last)) = line.span {
            let (first, last) = (column(first), column(last));
            if let Some(until) = line.slack_until {
                cells[last..=column(until).max(last)].fill('·');
            }
            let done = line.done.map_or(0, |done| share_of(done, last - first + 1));
            cells[first..=last].fill('▒');
            cells[first..first + done].fill('█');
            if line.done.is_none() {
                cells[first..=last].fill('█');
            }
        }
        if let Some(today) = today.filter(|today| cells[*today] == ' ') {
            cells[today] = '│';
        }
        let color = ink(line.sign);
        let reset = if color.is_empty() { "" } else { "\x1b[0m" };
        let drawn: String = cells.into_iter().collect();
        let sign = mark(line.sign);
        let label = cut(label, room.saturating_sub(2));
        let padding = " ".repeat(room.saturating_sub(label.width() + 2));
        out.push_str(&format!("{color}{sign} {label}{padding} {}{reset}\n", drawn.trim_end()));
    }
    out
}

/// Draws a line each, the sign before it, the command to type next after it or below it.
fn draw_checklist(list: &Checklist, language: Language, width: usize) -> String {
    let mut out = heading(&list.title, language, width);
    for item in &list.items {
        let (color, sign) = (ink(item.sign), mark(item.sign));
        let mut lines = wrap(&safe::visible(&item.words.in_(language)), width.saturating_sub(4).max(10));
        if let Some(next) = item.next.as_ref().map(|command| format!("→ {command}")) {
            match lines.last_mut().filter(|line| line.width() + next.width() + 6 <= width) {
                Some(line) => line.push_str(&format!("  {next}")),
                None => lines.push(next),
            }
        }
        for (index, line) in lines.iter().enumerate() {
            let margin = if index == 0 { format!("  {color}{sign}\x1b[0m ") } else { "    ".to_owned() };
            out.push_str(&format!("{margin}{line}\n"));
        }
    }
    out
}

fn ink(sign: Sign) -> &'static str {
    match sign {
        Sign::Good => "\x1b[32m",
        Sign::Running => "\x1b[36m",
        Sign::Watch => "\x1b[33m",
        Sign::Bad => "\x1b[31m",
        Sign::Unknown => "",
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a few columns"
)]
fn share_of(share: f64, whole: usize) -> usize {
    ((share.clamp(0.0, 1.0) * whole as f64).round() as usize).min(whole)
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Cuts a label to a width, and says so.
fn cut(label: &str, width: usize) -> String {
    if label.width() <= width {
        return label.to_owned();
    }
    let (mut out, mut used) = (String::new(), 0);
    for c in label.chars() {
        let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used + wide + 1 > width {
            break;
        }
        out.push(c);
        used += wide;
    }
    out + "…"
}

fn draw_matrix(matrix: &Matrix, language: Language, width: usize) -> String {
    if width < NARROWEST_MATRIX {
        return matrix
            .rows
            .iter()
            .flat_map(|(title, panels)| panels.iter().map(move |panel| (title, panel)))
            .map(|(title, panel)| {
                draw_panel(panel, &title.in_(language).to_lowercase(), language, width) + "\n\n"
            })
            .collect();
    }
    // Two columns, three lines, a space on each side of a cell.
    let column = width.saturating_sub(3) / 2;
    let inner = column.saturating_sub(2);
    let mut drawing = drawing(width, FULL);
    drawing.set_header(matrix.columns.iter().map(|title| Drawn::new(title.in_(language))));
    for (title, panels) in &matrix.rows {
        let side = title.in_(language).to_lowercase();
        drawing.add_row(panels.iter().map(|panel| draw_panel(panel, &side, language, inner)));
    }
    for drawn in drawing.column_iter_mut() {
        drawn.set_constraint(ColumnConstraint::Absolute(Width::Fixed(
            u16::try_from(column).unwrap_or(u16::MAX),
        )));
    }
    format!("{drawing}\n")
}

fn draw_panel(panel: &Panel, side: &str, language: Language, width: usize) -> String {
    let title = safe::visible(&panel.title.in_(language)).to_uppercase();
    // The side is said only where the title does not name it already.
    let title = if title.to_lowercase().contains(side) { title } else { format!("{title} — {side}") };
    let mut lines = wrap(&title, width);
    for item in &panel.items {
        lines.extend(draw_item(item, language, width));
    }
    lines.join("\n")
}

/// The importance stands in the margin, so that the weight of a list is seen at a glance.
fn draw_item(item: &Item, language: Language, width: usize) -> Vec<String> {
    let mark = item.importance.map_or_else(|| "·".to_owned(), |importance| importance.to_string());
    let inner = width.saturating_sub(2).max(10);
    let mut lines = Vec::new();
    for (index, line) in wrap(&raw(&item.words, language), inner).into_iter().enumerate() {
        let margin = if index == 0 { format!("{mark} ") } else { "  ".to_owned() };
        lines.push(margin + &line);
    }
    let details = safe::visible(&item.details.in_(language)).into_owned();
    let details = if details.is_empty() { Vec::new() } else { wrap(&details, inner) };
    lines.extend(details.into_iter().map(|line| format!("  {line}")));
    lines
}

fn drawing(width: usize, style: TableStyle) -> Drawing {
    let mut drawing = Drawing::new();
    drawing
        .load_style(style)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .enforce_styling();
    drawing
}

/// Breaks a text at spaces into lines of at most `width` columns; a longer word is broken.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let text = cut_short(text.to_owned());
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let wide = word.width();
        if used > 0 && used + 1 + wide > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += wide;
        }
        break_long(&mut lines, &mut used, width);
    }
    lines
}

fn break_long(lines: &mut Vec<String>, used: &mut usize, width: usize) {
    while *used > width {
        let Some(line) = lines.last_mut() else { return };
        let mut taken = 0;
        let cut = line.char_indices().find_map(|(index, c)| {
            taken += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
            (taken > width).then_some(index)
        });
        let Some(cut) = cut.filter(|cut| *cut > 0) else { return };
        let rest = line.split_off(cut);
        *used = rest.width();
        lines.push(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked_even_with_one_long_word() {
        let lines = wrap("un mot démesurémentlongetsansespace fin", 10);
        assert!(lines.iter().all(|line| line.width() <= 10), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), "unmotdémesurémentlongetsansespacefin");
    }
}

//! A part of a report as a sheet: what is said across the sheet, tables below each other.

use std::borrow::Cow;

use rust_xlsxwriter::{Color, Format, FormatAlign, Worksheet, XlsxError};

use super::{
    super::mark,
    cell::{
        Page, figure, head, height, ink, lines, width, worded, write as write_cell, write_figure, write_words,
    },
};
use crate::{
    language::{Language, Text, safe, text},
    report::document::{Block, Cell, Checklist, Column, KeyFigure, Matrix, Paper, Part, Table, Timeline},
    strategy::fingerprint::Fingerprint,
};

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (13, 46);

/// The most characters across an upright page that are still read.
const UPRIGHT: usize = 110;

/// The most characters across a turned page: more would be printed below 7 points.
const TURNED: usize = 180;

/// The least that a column of words is narrowed to: an amount and a word of French still fit.
const NARROWED: usize = 18;

/// The fewest columns over which sentences are spread.
const SPREAD: u16 = 6;

/// Writes a part on a sheet, below the report's heading where it is the first; returns what a change is told by.
pub(super) fn write(
    sheet: &mut Worksheet,
    part: &Part,
    name: &str,
    heading: Option<&Text>,
    language: Language,
) -> Result<Fingerprint, XlsxError> {
    sheet.set_name(name)?.set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer("&C&A — &P / &N");
    let widths = widths(&part.blocks, language);
    let across: usize = widths.iter().map(|width| usize::from(*width)).sum();
    if part.paper == Paper::Turned || across > UPRIGHT {
        sheet.set_landscape().set_margins(0.4, 0.4, 0.6, 0.5, 0.3, 0.2);
    }
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, f64::from(*width))?;
    }
    let last = u16::try_from(widths.len()).unwrap_or(SPREAD).saturating_sub(1);
    let mut writer = Writer { page: Page::new(sheet), language, row: 0, last, across, widths };
    if let Some(heading) = heading {
        writer.said(heading, &Format::new().set_bold().set_font_size(20), 20)?;
    }
    writer.said(&part.title, &Format::new().set_bold().set_font_size(16), 16)?;
    writer.blocks(&part.blocks)?;
    Ok(writer.page.print)
}

fn columns(blocks: &[Block]) -> usize {
    tables(blocks).iter().map(|table| table.columns.len()).max().unwrap_or(0)
}

/// Returns what is written as tables, also in parts of parts.
fn tables<'b>(blocks: &'b [Block]) -> Vec<Cow<'b, Table>> {
    let of_block = |block: &'b Block| match block {
        Block::Table(table) => vec![Cow::Borrowed(table)],
        Block::Timeline(timeline) => vec![Cow::Owned(days(timeline))],
        Block::Part(part) => tables(&part.blocks),
        _ => Vec::new(),
    };
    blocks.iter().flat_map(of_block).collect()
}

/// Returns the days of the bars; the colours and the lengths are for pages.
fn days(timeline: &Timeline) -> Table {
    let rows = timeline.lines.iter().map(|line| {
        let day = |day: Option<jiff::civil::Date>| day.map_or(Cell::Empty, Cell::Date);
        vec![
            Cell::Words(line.label.clone()),
            day(line.span.map(|(first, _)| first)),
            day(line.span.map(|(_, last)| last)),
            line.done.map_or(Cell::Empty, Cell::Share),
        ]
    });
    Table {
        columns: vec![
            Column::left(text!("Libellé", "Label")),
            Column::left(text!("Début", "Start")),
            Column::left(text!("Fin", "End")),
            Column::left(text!("Fait", "Done")),
        ],
        rows: rows.collect(),
    }
}

/// Returns the widths that the tables ask for; the sheet has at least as many columns as sentences are spread over.
fn widths(blocks: &[Block], language: Language) -> Vec<u16> {
    let mut widths = vec![WIDTHS.0; columns(blocks).max(usize::from(SPREAD))];
    let mut least = vec![NARROWED; widths.len()];
    for table in tables(blocks) {
        for (index, column) in table.columns.iter().enumerate() {
            let cells = table.rows.iter().filter_map(|row| row.get(index)).map(|cell| width(cell, language));
            let title = column.title.in_(language).chars().count() + 2;
            let most = cells.max().unwrap_or(0).max(title);
            widths[index] = widths[index].max(most.min(WIDTHS.1));
            // A figure is not wrapped: too narrow, it is shown as "###".
            let cells = table.rows.iter().filter_map(|row| row.get(index));
            let figures = cells.filter(|cell| figure(cell, language).is_some());
            least[index] = figures.map(|cell| width(cell, language)).fold(least[index], usize::max);
        }
    }
    let widths = fitted(&widths, &least, TURNED).into_iter();
    widths.map(|width| u16::try_from(width).unwrap_or(SPREAD)).collect()
}

/// Narrows the widest columns until a page holds them all; what no longer fits a line is wrapped.
fn fitted(widths: &[usize], least: &[usize], page: usize) -> Vec<usize> {
    let narrowed = |most: usize| {
        let columns = widths.iter().zip(least);
        columns.map(move |(width, least)| *width.min(&most.max(*least)))
    };
    let mut mosts = (NARROWED..=WIDTHS.1).rev();
    let most = mosts.find(|most| narrowed(*most).sum::<usize>() <= page).unwrap_or(NARROWED);
    narrowed(most).collect()
}

/// A sheet being written, from top to bottom.
struct Writer<'s> {
    page: Page<'s>,
    language: Language,
    row: u32,
    /// The last column that sentences are spread over.
    last: u16,
    /// The characters that a line of a sentence holds.
    across: usize,
    /// The columns' widths.
    widths: Vec<u16>,
}

impl Writer<'_> {
    /// Writes a sentence across the sheet; spreadsheets do not fit the height of merged cells themselves.
    fn said(&mut self, text: &Text, format: &Format, points: u16) -> Result<(), XlsxError> {
        let words = safe::visible(&text.in_(self.language)).into_owned();
        let format = self.spread(&words, format, points)?;
        write_words(&mut self.page, self.row - 1, 0, &words, &format)
    }

    /// Makes room for words across the sheet; returns the format that they are written in.
    fn spread(&mut self, words: &str, format: &Format, points: u16) -> Result<Format, XlsxError> {
        let format = format.clone().set_text_wrap().set_align(FormatAlign::Top);
        self.page.sheet.merge_range(self.row, 0, self.row, self.last, "", &format)?;
        let letters = self.across * 10 / usize::from(points.max(10));
        let lines = u32::try_from(lines(words, letters.max(10))).unwrap_or(1).clamp(1, 20);
        self.page.sheet.set_row_height(self.row, f64::from(lines) * f64::from(points) * 1.35)?;
        self.row += 1;
        Ok(format)
    }

    fn blocks(&mut self, blocks: &[Block]) -> Result<(), XlsxError> {
        let (bold, usual) = (Format::new().set_bold().set_font_size(13), Format::new());
        for block in blocks {
            match block {
                Block::Heading(text) => {
                    self.row += 1;
                    self.said(text, &bold, 13)?;
                }
                Block::Paragraph(text) => self.said(text, &usual, 11)?,
                Block::Code(code) => self.said(&Text::same(code), &usual, 11)?,
                Block::List(items) => {
                    for item in items {
                        self.said(&text!("• {item}", "• {item}", item = item), &usual, 11)?;
                    }
                }
                Block::Figures(figures) => {
                    for figure in figures {
                        self.figure(figure)?;
                        self.said(&figure.words, &usual, 11)?;
                    }
                }
                Block::Note(note) => {
                    let ground = Color::RGB(0x00FF_F7E0);
                    self.row += 1;
                    self.said(&note.title, &bold.clone().set_background_color(ground), 13)?;
                    for words in &note.words {
                        self.said(words, &usual.clone().set_background_color(ground), 11)?;
                    }
                    self.row += 1;
                }
                Block::Table(table) => self.table(table)?,
                Block::Matrix(matrix) => self.matrix(matrix)?,
                Block::Timeline(timeline) => self.table(&days(timeline))?,
                Block::Checklist(list) => self.checklist(list)?,
                Block::Part(part) => {
                    self.row += 1;
                    self.said(&part.title, &bold, 13)?;
                    self.blocks(&part.blocks)?;
                }
                Block::Chart(_) | Block::Register(_) => {}
            }
        }
        Ok(())
    }

    /// Writes a figure that is read from afar, as a number where it is one.
    fn figure(&mut self, key: &KeyFigure) -> Result<(), XlsxError> {
        let format = Format::new().set_bold().set_font_size(18).set_align(FormatAlign::Left);
        let Some((number, shown)) = figure(&key.number, self.language) else {
            return self.said(&key.value, &format, 18);
        };
        let words = safe::visible(&key.value.in_(self.language)).into_owned();
        let format = self.spread(&words, &format.set_num_format(shown), 18)?;
        write_figure(&mut self.page, self.row - 1, 0, number, &format)
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let (language, head) = (self.language, head());
        if table.columns.iter().any(|column| !column.title.fr.is_empty()) {
            for (column, title) in (0..).zip(&table.columns) {
                let is_bar = |row: &Vec<Cell>| matches!(row.get(usize::from(column)), Some(Cell::Bar(_)));
                // A length needs no title where it is drawn; here it is a figure.
                let title = if title.title.fr.is_empty() && table.rows.iter().any(is_bar) {
                    &text!("En %", "In %")
                } else {
                    &title.title
                };
                let words = safe::visible(&title.in_(language)).into_owned();
                write_words(&mut self.page, self.row, column, &words, &head)?;
            }
            self.row += 1;
        }
        for row in &table.rows {
            for (column, cell) in (0..).zip(row) {
                write_cell(&mut self.page, self.row, column, cell, language)?;
            }
            self.page.sheet.set_row_height(self.row, height(row, &self.widths, language))?;
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    fn matrix(&mut self, matrix: &Matrix) -> Result<(), XlsxError> {
        let bold = head();
        for (side, panels) in &matrix.rows {
            for panel in panels {
                self.said(
                    &text!("{title} — {side}", "{title} — {side}", title = panel.title, side = side),
                    &bold,
                    11,
                )?;
                for item in &panel.items {
                    let weight = item.importance.map_or("·".to_owned(), |importance| importance.to_string());
                    let details = if item.details.fr.is_empty() {
                        Text::fixed("", "")
                    } else {
                        text!(" ({details})", " ({details})", details = item.details)
                    };
                    let words = &item.words;
                    let said = text!(
                        "{weight}  {words}{details}",
                        "{weight}  {words}{details}",
                        weight = weight,
                        words = words,
                        details = details
                    );
                    self.said(&said, &worded(), 11)?;
                }
                self.row += 1;
            }
        }
        Ok(())
    }

    fn checklist(&mut self, list: &Checklist) -> Result<(), XlsxError> {
        self.said(&list.title, &Format::new().set_bold().set_font_size(13), 13)?;
        for item in &list.items {
            let format = ink(item.sign).map_or(Format::new(), |color| Format::new().set_font_color(color));
            let sign = mark(item.sign).to_string();
            self.said(
                &text!("{sign} {words}", "{sign} {words}", sign = sign, words = item.words),
                &format,
                11,
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_columns_make_room_for_the_page() {
        let fitted = |widths: &[usize], least: &[usize]| fitted(widths, least, TURNED);
        assert_eq!(fitted(&[13, 46, 46], &[NARROWED; 3]), [13, 46, 46]);
        assert_eq!(fitted(&[13, 46, 46, 46, 46, 20], &[NARROWED; 6]), [13, 36, 36, 36, 36, 20]);
        assert_eq!(fitted(&[46; 12], &[NARROWED; 12]), [NARROWED; 12]);
    }

    #[test]
    fn a_column_of_figures_keeps_its_width() {
        let least = [NARROWED, 40, NARROWED, NARROWED, NARROWED];
        assert_eq!(fitted(&[46; 5], &least, TURNED), [35, 40, 35, 35, 35]);
    }
}

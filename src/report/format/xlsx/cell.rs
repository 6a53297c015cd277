//! A cell of a workbook: words as text, whatever they begin with; figures and days as such.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::{super::words, serial};
use crate::{
    language::{Language, number::Number, safe},
    report::document::{Cell, Sign},
    strategy::{fingerprint::Fingerprint, register::cell_words},
};

/// A sheet being written, and what a change of it is told by.
pub(super) struct Page<'w> {
    /// The sheet.
    pub(super) sheet: &'w mut Worksheet,
    /// What it holds.
    pub(super) print: Fingerprint,
}

impl<'w> Page<'w> {
    /// Begins a sheet.
    pub(super) fn new(sheet: &'w mut Worksheet) -> Self {
        Self { sheet, print: Fingerprint::default() }
    }
}

/// The colour of a frame.
const LINE: Color = Color::RGB(0x00B8_C0CC);

/// Returns the format of an ordinary cell: at the top, its lines wrapped, framed.
pub(super) fn plain() -> Format {
    Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

/// Returns the format of a cell of words: set in, so that it does not touch a figure before it.
pub(super) fn worded() -> Format {
    plain().set_align(FormatAlign::Left).set_indent(1)
}

/// Returns the format of a title of a column.
pub(super) fn head() -> Format {
    worded().set_bold().set_background_color(Color::RGB(0x00EE_F1F5))
}

/// Returns the colour of a sign.
pub(super) fn ink(sign: Sign) -> Option<Color> {
    match sign {
        Sign::Good | Sign::Running => Some(Color::RGB(0x001E_6B3F)),
        Sign::Watch => Some(Color::RGB(0x007A_4F00)),
        Sign::Bad => Some(Color::RGB(0x00A8_261B)),
        Sign::Unknown => None,
    }
}

/// Writes a text, never a formula: also once it has been edited, where it begins as one would.
pub(super) fn write_words(
    page: &mut Page<'_>,
    row: u32,
    column: u16,
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let words = cell_words(words);
    page.print.words(row.into(), column.into(), &words);
    let format = if words.starts_with(['=', '+', '-', '@', '\'']) {
        &format.clone().set_quote_prefix()
    } else {
        format
    };
    if words.is_empty() {
        page.sheet.write_blank(row, column, format)?;
    } else {
        page.sheet.write_string_with_format(row, column, words, format)?;
    }
    Ok(())
}

/// Writes a figure; what is none leaves the cell empty.
pub(super) fn write_figure(
    page: &mut Page<'_>,
    row: u32,
    column: u16,
    figure: f64,
    format: &Format,
) -> Result<(), XlsxError> {
    if figure.is_finite() {
        page.print.figure(row.into(), column.into(), figure);
        page.sheet.write_number_with_format(row, column, figure, format)?;
    } else {
        page.sheet.write_blank(row, column, format)?;
    }
    Ok(())
}

/// Writes a cell.
pub(super) fn write(
    page: &mut Page<'_>,
    row: u32,
    column: u16,
    cell: &Cell,
    language: Language,
) -> Result<(), XlsxError> {
    if let Some((figure, format)) = figure(cell, language) {
        return write_figure(page, row, column, figure, &plain().set_num_format(format));
    }
    let worded = worded();
    match cell {
        Cell::Date(date) => match serial(*date) {
            Some(day) => {
                let format = plain().set_num_format("dd/mm/yyyy");
                page.print.words(row.into(), column.into(), &date.to_string());
                page.sheet.write_datetime_with_format(row, column, &day, &format).map(|_| ())
            }
            None => write_words(page, row, column, &date.to_string(), &worded),
        },
        Cell::Status(sign, _) => {
            let format = ink(*sign).map_or(worded.clone(), |color| worded.clone().set_font_color(color));
            write_words(page, row, column, &words(cell, language), &format)
        }
        Cell::Spark(spark) => write_words(page, row, column, &spark.alternative.in_(language), &worded),
        _ => write_words(page, row, column, &words(cell, language), &worded),
    }
}

/// Returns the figure of a cell that holds one, and how it is shown; none for words and days.
pub(super) fn figure(cell: &Cell, language: Language) -> Option<(f64, String)> {
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's numbers are floats")]
    let whole = |figure: i64| figure as f64;
    Some(match cell {
        Cell::Count(count) => (whole(i64::try_from(*count).unwrap_or(i64::MAX)), "#,##0".to_owned()),
        Cell::Score(score) | Cell::Year(score) => (whole(*score), "0".to_owned()),
        Cell::Number(number, None) => (number.value, decimals(*number)),
        Cell::Number(number, Some(unit)) => {
            let unit = safe::visible(&unit.in_(language)).replace(['"', '\\'], "'");
            (number.value, format!("{}\" {unit}\"", decimals(*number)))
        }
        Cell::Money(money) if money.cents % 100 == 0 => (money.as_euros(), "#,##0 \"€\"".to_owned()),
        Cell::Money(money) => (money.as_euros(), "#,##0.00 \"€\"".to_owned()),
        Cell::Share(share) => {
            let hundredths = Number { value: *share * 100.0, decimals: 1 };
            (*share, format!("{}%", decimals(hundredths)))
        }
        // A rank or a year, that the tool says in words: a column of them is sorted as numbers.
        Cell::Words(text) if text.fr == text.en && text.fr.bytes().all(|byte| byte.is_ascii_digit()) => {
            (text.fr.parse().ok()?, "0".to_owned())
        }
        Cell::Bar(share) => (*share, "0%".to_owned()),
        Cell::Empty | Cell::Words(_) | Cell::Raw(_) | Cell::Date(_) | Cell::Status(..) | Cell::Spark(_) => {
            return None;
        }
    })
}

/// Returns the decimals that a number has of those that are shown: an optional one would leave its mark behind.
fn decimals(number: Number) -> String {
    let shown = number.shown().to_string();
    let count = shown.split_once('.').map_or(0, |(_, decimals)| decimals.len().min(number.decimals));
    if count == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(count)) }
}

/// The height of a line, in points.
const LINE_HEIGHT: f64 = 15.0;

/// The most lines of a row: spreadsheets have no higher row.
const MOST_LINES: usize = 26;

/// Returns the height of a row whose cells stand in columns of these widths: not all spreadsheets fit it themselves.
pub(super) fn height(row: &[Cell], widths: &[u16], language: Language) -> f64 {
    let lines = row.iter().zip(widths).map(|(cell, width)| {
        if matches!(cell, Cell::Date(_)) || figure(cell, language).is_some() {
            return 1;
        }
        let said = match cell {
            Cell::Raw(raw) => raw.clone(),
            Cell::Spark(spark) => spark.alternative.in_(language).into_owned(),
            _ => words(cell, language),
        };
        lines(&said, usize::from(*width).saturating_sub(3).max(4))
    });
    let lines = lines.max().unwrap_or(1).clamp(1, MOST_LINES);
    f64::from(u16::try_from(lines).unwrap_or(1)) * LINE_HEIGHT
}

/// Returns the lines that words take in so many characters, broken between words where they can be.
pub(super) fn lines(words: &str, width: usize) -> usize {
    let of_line = |line: &str| {
        let (mut lines, mut at) = (1, 0);
        for word in line.split(' ') {
            let length = word.chars().count();
            if at > 0 && at + 1 + length > width {
                lines += 1;
                at = 0;
            }
            at += length + usize::from(at > 0);
            lines += at.saturating_sub(1) / width;
            at = if at == 0 { 0 } else { (at - 1) % width + 1 };
        }
        lines
    };
    words.split('\n').map(of_line).sum()
}

/// Returns the width that a cell asks for, in characters.
pub(super) fn width(cell: &Cell, language: Language) -> usize {
    match cell {
        Cell::Date(_) => 12,
        Cell::Bar(_) => 6,
        Cell::Spark(spark) => spark.alternative.in_(language).chars().count(),
        _ => words(cell, language).chars().count() + 3,
    }
}

//! A cell of a workbook: words as text, whatever they begin with; figures and days as such.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::{super::words, serial};
use crate::{
    language::Language,
    report::document::{Cell, Sign},
    strategy::register::cell_words,
};

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

/// Returns the format of a title of a column.
pub(super) fn head() -> Format {
    plain().set_bold().set_background_color(Color::RGB(0x00EE_F1F5))
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
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let words = cell_words(words);
    let format = if words.starts_with(['=', '+', '-', '@', '\'']) {
        &format.clone().set_quote_prefix()
    } else {
        format
    };
    if words.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, words, format)?;
    }
    Ok(())
}

/// Writes a cell.
pub(super) fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    language: Language,
) -> Result<(), XlsxError> {
    let plain = plain();
    let mut number = |value: f64, format: &str| {
        if value.is_finite() {
            sheet
                .write_number_with_format(row, column, value, &plain.clone().set_num_format(format))
                .map(|_| ())
        } else {
            sheet.write_blank(row, column, &plain).map(|_| ())
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's numbers are floats")]
    match cell {
        Cell::Count(count) => number(*count as f64, "#,##0"),
        Cell::Score(score) => number(*score as f64, "0"),
        Cell::Number(figure, None) => number(figure.value, "#,##0.##"),
        Cell::Money(money) if money.cents % 100 == 0 => number(money.as_euros(), "#,##0 \"€\""),
        Cell::Money(money) => number(money.as_euros(), "#,##0.00 \"€\""),
        Cell::Share(share) => number(*share, "0.0%"),
        Cell::Bar(share) => number(*share, "0%"),
        Cell::Date(date) => match serial(*date) {
            Some(day) => {
                let format = plain.clone().set_num_format("dd/mm/yyyy");
                sheet.write_datetime_with_format(row, column, &day, &format).map(|_| ())
            }
            None => write_words(sheet, row, column, &date.to_string(), &plain),
        },
        Cell::Status(sign, _) => {
            let format = ink(*sign).map_or(plain.clone(), |color| plain.clone().set_font_color(color));
            write_words(sheet, row, column, &words(cell, language), &format)
        }
        Cell::Spark(spark) => write_words(sheet, row, column, &spark.alternative.in_(language), &plain),
        Cell::Empty | Cell::Words(_) | Cell::Raw(_) | Cell::Number(_, Some(_)) => {
            write_words(sheet, row, column, &words(cell, language), &plain)
        }
    }
}

/// The height of a line, in points.
const LINE_HEIGHT: f64 = 15.0;

/// The most lines of a row: spreadsheets have no higher row.
const MOST_LINES: usize = 26;

/// Returns the height of a row whose cells stand in columns of these widths: not all spreadsheets fit it themselves.
pub(super) fn height(row: &[Cell], widths: &[u16], language: Language) -> f64 {
    let lines = row.iter().zip(widths).map(|(cell, width)| match cell {
        Cell::Words(_) | Cell::Raw(_) | Cell::Status(..) | Cell::Spark(_) => {
            let width = usize::from(*width).saturating_sub(1).max(4);
            let said = match cell {
                Cell::Raw(raw) => raw.clone(),
                Cell::Spark(spark) => spark.alternative.in_(language).into_owned(),
                _ => words(cell, language),
            };
            said.split('\n').map(|line| line.chars().count().div_ceil(width).max(1)).sum()
        }
        _ => 1,
    });
    let lines = lines.max().unwrap_or(1).clamp(1, MOST_LINES);
    f64::from(u16::try_from(lines).unwrap_or(1)) * LINE_HEIGHT
}

/// Returns the width that a cell asks for, in characters.
pub(super) fn width(cell: &Cell, language: Language) -> usize {
    match cell {
        Cell::Date(_) => 11,
        Cell::Bar(_) => 6,
        Cell::Spark(spark) => spark.alternative.in_(language).chars().count(),
        _ => words(cell, language).chars().count() + 2,
    }
}

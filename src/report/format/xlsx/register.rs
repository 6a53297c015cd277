//! A table that people change: an Excel table with drop-downs, colours that follow, and beside it, on a sheet that is
//! not shown, what was written, so that a change is told from what the mission has become since.

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule,
    ExcelDateTime, Format, Formula, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
    utility::row_col_to_cell_absolute,
};

use super::{
    LISTS,
    cell::{head, height, ink, plain, write as write_cell, write_words},
};
use crate::{
    language::{Language, Text, safe, text},
    report::document::{Cell, Input, Late, Register, Sign},
    strategy::import::WRITTEN,
};

/// Rows below the last one that can be filled in, with the same drop-downs.
const ROOM: u32 = 200;

/// Writes the table, its lists and what was written.
pub(super) fn write(
    book: &mut Workbook,
    register: &Register,
    name: &str,
    language: Language,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(2, 0);
    sheet.set_footer("&C&A — &P / &N").set_repeat_rows(0, 0)?.set_repeat_columns(0, 2)?;
    let said = |text: &Text| safe::visible(&text.in_(language)).into_owned();
    let columns = register
        .columns
        .iter()
        .map(|field| TableColumn::new().set_header(said(&field.title)).set_header_format(head()));
    let columns: Vec<TableColumn> = columns.collect();
    let last_row = u32::try_from(register.rows.len()).unwrap_or(u32::MAX).max(1);
    let last_column = u16::try_from(register.columns.len()).unwrap_or(1).saturating_sub(1);
    let widths: Vec<u16> = register.columns.iter().map(|field| field.width).collect();
    for (row, cells) in (1..).zip(&register.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                // A person's words as they stand: with the language's spaces put in, all would seem changed.
                Cell::Raw(words) => write_words(sheet, row, column, words, &plain())?,
                _ => write_cell(sheet, row, column, cell, language)?,
            }
        }
        sheet.set_row_height(row, height(cells, &widths, language))?;
    }
    let table = Table::new().set_name("plan").set_columns(&columns).set_style(TableStyle::Light1);
    sheet.add_table(0, 0, last_row, last_column, &table)?;
    sheet.set_freeze_panes(1, 3)?;
    let mut lists: Vec<Vec<String>> = Vec::new();
    for (column, field) in (0..).zip(&register.columns) {
        sheet.set_column_width(column, f64::from(field.width))?;
        if let Some(validation) = validation(&field.input, &mut lists, language)? {
            sheet.add_data_validation(1, column, last_row + ROOM, column, &validation)?;
        }
        if let Input::OneOf(words) = &field.input {
            for (word, sign) in words {
                tint(sheet, column, last_row + ROOM, &said(word), *sign)?;
            }
        }
    }
    if let Some(late) = &register.late {
        lateness(sheet, late, last_row + ROOM, &said)?;
    }
    if !lists.is_empty() {
        let hidden = book.add_worksheet();
        hidden.set_name(LISTS)?.set_hidden(true);
        for (column, words) in (0..).zip(&lists) {
            for (row, word) in (0..).zip(words) {
                write_words(hidden, row, column, word, &Format::new())?;
            }
        }
    }
    written(book, register)
}

/// Returns what may be typed in a column; the words of a list go to the sheet of lists.
fn validation(
    input: &Input,
    lists: &mut Vec<Vec<String>>,
    language: Language,
) -> Result<Option<DataValidation>, XlsxError> {
    let said = |text: &Text| safe::visible(&text.in_(language)).into_owned();
    let mut listed = |words: Vec<String>| {
        let column = u16::try_from(lists.len()).unwrap_or(0);
        let last = u32::try_from(words.len()).unwrap_or(1).saturating_sub(1);
        let (first, last) = (row_col_to_cell_absolute(0, column), row_col_to_cell_absolute(last, column));
        lists.push(words);
        DataValidation::new().allow_list_formula(Formula::new(format!("='{LISTS}'!{first}:{last}")))
    };
    let (validation, message) = match input {
        Input::None | Input::Words => return Ok(None),
        Input::OneOf(words) if words.is_empty() => return Ok(None),
        Input::Mostly(words) if words.is_empty() => return Ok(None),
        Input::OneOf(words) => (
            listed(words.iter().map(|(word, _)| said(word)).collect()),
            text!("choisissez dans la liste", "choose from the list"),
        ),
        Input::Mostly(words) => (
            listed(words.iter().map(said).collect()).set_error_style(DataValidationErrorStyle::Warning),
            text!(
                "ce nom n'est pas dans la mission ; le garder ?",
                "the mission does not know this name; keep it?"
            ),
        ),
        Input::Date => (
            DataValidation::new().allow_date(DataValidationRule::Between(
                ExcelDateTime::from_ymd(1990, 1, 1)?,
                ExcelDateTime::from_ymd(2199, 12, 31)?,
            )),
            text!("une date, par exemple 31/12/2027", "a date, for instance 31/12/2027"),
        ),
        Input::Money => (
            DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
            text!("un montant en euros", "an amount in euros"),
        ),
        Input::Number => (
            DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
            text!("un nombre", "a number"),
        ),
        Input::Score => (
            DataValidation::new().allow_whole_number(DataValidationRule::Between(1, 5)),
            text!("un nombre entier de 1 à 5", "a whole number from 1 to 5"),
        ),
    };
    Ok(Some(validation.set_error_message(said(&message))?))
}

/// Colours the cells that hold a word.
fn tint(sheet: &mut Worksheet, column: u16, last: u32, word: &str, sign: Sign) -> Result<(), XlsxError> {
    let Some(color) = ink(sign) else { return Ok(()) };
    let cell = rust_xlsxwriter::utility::row_col_to_cell(1, column);
    let rule = format!("={cell}=\"{}\"", word.replace('"', "\"\""));
    let format = Format::new().set_font_color(color).set_bold();
    let condition = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
    sheet.add_conditional_format(1, column, last, column, &condition)?;
    Ok(())
}

/// Colours the days that are past, on the day that the workbook is opened, where the work is not over.
fn lateness(
    sheet: &mut Worksheet,
    late: &Late,
    last: u32,
    said: &impl Fn(&Text) -> String,
) -> Result<(), XlsxError> {
    let cell = |column: u16| rust_xlsxwriter::utility::row_col_to_cell(1, column);
    let (day, state) = (cell(late.day), cell(late.state));
    let open: Vec<String> =
        late.over.iter().map(|word| format!(",{state}<>\"{}\"", said(word).replace('"', "\"\""))).collect();
    let rule = format!("=AND(ISNUMBER({day}),{day}<TODAY(){})", open.concat());
    let format =
        Format::new().set_font_color(Color::RGB(0x00A8_261B)).set_background_color(Color::RGB(0x00FD_E8E6));
    let condition = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
    sheet.add_conditional_format(1, late.day, last, late.day, &condition)?;
    Ok(())
}

/// Writes what was written, on a sheet that spreadsheets do not show.
fn written(book: &mut Workbook, register: &Register) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    let (name, mark) = WRITTEN;
    sheet.set_name(name)?.set_very_hidden(true);
    let usual = Format::new();
    write_words(sheet, 0, 0, mark, &usual)?;
    for (column, key) in (0..).zip(&register.keys) {
        write_words(sheet, 1, column, key, &usual)?;
    }
    for (row, values) in (2..).zip(&register.written) {
        for (column, value) in (0..).zip(values) {
            if !value.is_empty() {
                write_words(sheet, row, column, value, &usual)?;
            }
        }
    }
    Ok(())
}

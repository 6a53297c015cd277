//! The one table of a workbook: an Excel table with filters, and where people change it, drop-downs and colours that
//! follow.

use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule,
    ExcelDateTime, Format, Formula, Table, TableColumn, TableStyle, Worksheet, XlsxError,
    utility::row_col_to_cell_absolute,
};

use super::{
    cell::{Page, head, height, ink, lines, plain, worded, write as write_cell, write_figure, write_words},
    hidden::LISTS,
};
use crate::{
    language::{Language, Text, safe, text},
    report::document::{Cell, Input, Late, Register, Sign},
};

/// Rows below the last one that can be filled in, with the same drop-downs.
const ROOM: u32 = 200;

/// The size of the paper: the columns of the whole table can be read on A3, those of a shorter one on A4.
const PAPERS: [u8; 2] = [8, 9];

/// The most characters across a page of A4.
const A4: u16 = 250;

/// Writes the table; returns the words of its drop-downs.
pub(super) fn write(
    sheet: &mut Worksheet,
    register: &Register,
    name: &str,
    heading: &Text,
    language: Language,
) -> Result<Vec<Vec<String>>, XlsxError> {
    let across: u16 = register.columns.iter().map(|field| field.width).sum();
    sheet.set_name(name)?.set_landscape().set_paper_size(PAPERS[usize::from(across <= A4)]);
    sheet.set_print_fit_to_pages(1, 0).set_margins(0.3, 0.3, 0.6, 0.5, 0.3, 0.2);
    let heading = safe::visible(&heading.in_(language)).replace('&', "&&");
    // Longer ones are refused by spreadsheets.
    let heading: String = heading.chars().take(200).collect();
    sheet.set_header(format!("&L{heading}")).set_footer("&C&A — &P / &N").set_repeat_rows(0, 0)?;
    let said = |text: &Text| safe::visible(&text.in_(language)).into_owned();
    let columns = register
        .columns
        .iter()
        .map(|field| TableColumn::new().set_header(said(&field.title)).set_header_format(head()));
    let columns: Vec<TableColumn> = columns.collect();
    let last_row = u32::try_from(register.rows.len()).unwrap_or(u32::MAX).max(1);
    let last_column = u16::try_from(register.columns.len()).unwrap_or(1).saturating_sub(1);
    let widths: Vec<u16> = register.columns.iter().map(|field| field.width).collect();
    let titles =
        register.columns.iter().map(|field| lines(&said(&field.title), usize::from(field.width) - 3));
    sheet.set_row_height(0, if titles.max().unwrap_or(1) > 1 { 30.0 } else { 18.0 })?;
    let mut page = Page::new(sheet);
    for (row, cells) in (1..).zip(&register.rows) {
        for (column, (cell, field)) in (0..).zip(cells.iter().zip(&register.columns)) {
            match (cell, &field.input) {
                // A person's words as they stand: with the language's spaces put in, all would seem changed.
                (Cell::Raw(words), _) => write_words(&mut page, row, column, words, &worded())?,
                // A figure that people change shows the decimals that it then has.
                (Cell::Number(figure, None), Input::Number) => {
                    write_figure(&mut page, row, column, figure.value, &plain())?;
                }
                _ => write_cell(&mut page, row, column, cell, language)?,
            }
        }
        page.sheet.set_row_height(row, height(cells, &widths, language))?;
    }
    let sheet = page.sheet;
    let table = Table::new().set_name("plan").set_columns(&columns).set_style(TableStyle::Light1);
    sheet.add_table(0, 0, last_row, last_column, &table)?;
    let frozen = if register.keys.is_empty() { 2 } else { 3 };
    sheet.set_freeze_panes(1, frozen)?;
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
    Ok(lists)
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

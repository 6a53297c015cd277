//! For a spreadsheet: a sheet per part, figures and days as such, nothing a formula; the same bytes every time.

mod cell;
mod register;
mod sheet;

use std::collections::HashSet;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::{
    language::{Language, Text, order::folded, safe},
    report::document::{Block, Document, Paper, Part},
};

/// The sheet that holds the words of the drop-downs.
const LISTS: &str = "otn lists";

/// Returns a document as a workbook.
///
/// # Errors
/// Those of the writer: a document larger than a workbook can hold.
pub(crate) fn render(document: &Document, language: Language, today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = safe::visible(&document.title.in_(language)).into_owned();
    let mut properties = DocProperties::new().set_title(&title);
    if let Some(day) = serial(today) {
        properties = properties.set_creation_datetime(&day);
    }
    book.set_properties(&properties);
    let mut names = Names::default();
    let (mut loose, mut registers) = (Vec::new(), Vec::new());
    for block in &document.blocks {
        match block {
            Block::Part(part) => match part.blocks.as_slice() {
                [Block::Register(register)] => registers.push((part, register)),
                _ => sheet::write(book.add_worksheet(), part, &names.take(&part.tab, language), language)?,
            },
            other => loose.push(other.clone()),
        }
    }
    if !loose.is_empty() {
        let part = Part {
            title: document.title.clone(),
            tab: document.title.clone(),
            paper: Paper::Upright,
            blocks: loose,
        };
        sheet::write(book.add_worksheet(), &part, &names.take(&part.tab, language), language)?;
    }
    for (part, register) in registers {
        register::write(&mut book, register, &names.take(&part.tab, language), language)?;
    }
    if book.worksheets().is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

/// Returns a day as spreadsheets count it; none for one that they do not know.
fn serial(date: Date) -> Option<ExcelDateTime> {
    let part = |part: i8| u8::try_from(part).ok();
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?).ok()
}

/// The names of the sheets: at most 31 characters, none twice, none with signs that are refused.
#[derive(Default)]
struct Names {
    taken: HashSet<String>,
}

impl Names {
    fn take(&mut self, tab: &Text, language: Language) -> String {
        let words = safe::visible(&tab.in_(language)).into_owned();
        let kept = words.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\'));
        let stem: String = kept.take(28).collect();
        let edges = |c: char| c.is_whitespace() || c == '\'';
        let stem = stem.trim_matches(edges);
        let stem = if stem.is_empty() { "otn".to_owned() } else { stem.to_owned() };
        let mut name = stem.clone();
        let mut number = 2;
        while !self.taken.insert(folded(&name)) {
            name = format!("{stem} {number}");
            number += 1;
        }
        name
    }
}

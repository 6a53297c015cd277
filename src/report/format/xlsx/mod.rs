//! For a spreadsheet: a sheet per part, figures and days as such, nothing a formula; the same bytes every time.

mod cell;
mod hidden;
mod register;
mod sheet;

use std::collections::HashSet;

use hidden::Written;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::{
    language::{Language, Text, order::folded, safe},
    report::document::{Block, Document, Paper, Part},
};

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
    let (mut loose, mut written) = (Vec::new(), Written::default());
    for block in &document.blocks {
        let Block::Part(part) = block else {
            loose.push(block.clone());
            continue;
        };
        let name = names.take(&part.tab, language);
        if let [Block::Register(register)] = part.blocks.as_slice() {
            written.lists =
                register::write(book.add_worksheet(), register, &name, &document.title, language)?;
            written.register = Some(register);
        } else {
            let heading = book.worksheets().is_empty().then_some(&document.title);
            let print = sheet::write(book.add_worksheet(), part, &name, heading, language)?;
            written.prints.push((name, print));
        }
    }
    if !loose.is_empty() {
        let part = Part {
            title: document.title.clone(),
            tab: document.title.clone(),
            paper: Paper::Upright,
            blocks: loose,
        };
        sheet::write(book.add_worksheet(), &part, &names.take(&part.tab, language), None, language)?;
    }
    if written.register.is_some() {
        hidden::write(&mut book, &written, language)?;
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

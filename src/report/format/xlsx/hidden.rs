//! The sheets that are not shown: the words of the drop-downs, and what was written, so that a change is told from what
//! the mission has become since, and a sheet that does not come back from one that was not touched.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{
    super::words,
    cell::{Page, figure, write_words},
};
use crate::{
    language::Language,
    report::document::{Cell, Register},
    strategy::{fingerprint::Fingerprint, import::WRITTEN},
};

/// The sheet that holds the words of the drop-downs.
pub(super) const LISTS: &str = "otn lists";

/// What was written.
#[derive(Default)]
pub(super) struct Written<'a> {
    /// The table.
    pub(super) register: Option<&'a Register>,
    /// The words of its drop-downs.
    pub(super) lists: Vec<Vec<String>>,
    /// The other sheets and what a change of each is told by.
    pub(super) prints: Vec<(String, Fingerprint)>,
}

/// Writes the hidden sheets.
pub(super) fn write(book: &mut Workbook, written: &Written<'_>, language: Language) -> Result<(), XlsxError> {
    let usual = Format::new();
    if !written.lists.is_empty() {
        let sheet = book.add_worksheet();
        sheet.set_name(LISTS)?.set_hidden(true);
        let mut page = Page::new(sheet);
        for (column, words) in (0..).zip(&written.lists) {
            for (row, word) in (0..).zip(words) {
                write_words(&mut page, row, column, word, &usual)?;
            }
        }
    }
    let sheet = book.add_worksheet();
    let (name, mark) = WRITTEN;
    sheet.set_name(name)?.set_very_hidden(true);
    let mut page = Page::new(sheet);
    write_words(&mut page, 0, 0, mark, &usual)?;
    let prints = written.prints.iter().flat_map(|(name, print)| [name.clone(), print.written()]);
    for (column, words) in (1..).zip(prints) {
        write_words(&mut page, 0, column, &words, &usual)?;
    }
    if let Some(register) = written.register {
        values(&mut page, register, language)?;
    }
    Ok(())
}

/// Writes the keys and the values of the table.
fn values(page: &mut Page<'_>, register: &Register, language: Language) -> Result<(), XlsxError> {
    let usual = Format::new();
    let keys = register.keys.iter().copied().chain(register.kept.iter().map(|(key, _)| *key));
    for (column, key) in (0..).zip(keys) {
        write_words(page, 1, column, key, &usual)?;
    }
    for (row, (values, cells)) in (2..).zip(register.written.iter().zip(&register.rows)) {
        let kept = register.kept.iter().map(|(_, at)| match cells.get(usize::from(*at)) {
            Some(Cell::Raw(words)) => words.clone(),
            Some(cell) => {
                figure(cell, language).map_or_else(|| words(cell, language), |(figure, _)| figure.to_string())
            }
            None => String::new(),
        });
        for (column, value) in (0..).zip(values.iter().cloned().chain(kept)) {
            if !value.is_empty() {
                write_words(page, row, column, &value, &usual)?;
            }
        }
    }
    Ok(())
}

//! A file with rows, whatever its kind: Excel, LibreOffice or CSV; its rows are pushed one by one, as often as asked.
//!
//! The kind is told by the content, since names lie. Nothing is read before its size once unpacked is known to be
//! that of a real workbook.

mod archive;
mod cell;
mod compound;
mod excel;
mod old_excel;
mod open_document;
mod plain_text;
mod serial;

use std::{
    fs::File,
    io::{self, Read as _},
    ops::ControlFlow,
    path::Path,
};

pub(crate) use cell::{Cell, Row};
pub(crate) use plain_text::PlainText;
pub(crate) use serial::{Epoch, date as serial_date};

use calamine::{SheetType, SheetVisible};

use super::refusal::Refusal;
use crate::language::{system::refusal, text};

/// The most cells read from one sheet: beyond, a file was made to exhaust, or is no table for people.
const MOST_CELLS: u64 = 50_000_000;

/// The most rows of a sheet, in every kind of workbook.
const MOST_ROWS: u64 = 1_048_576;

/// The most columns of a sheet, in every kind of workbook.
const MOST_COLUMNS: usize = 16_384;

/// A file whose rows can be read.
pub(crate) enum Workbook {
    /// `.xlsx`, `.xlsm`.
    Excel(Box<excel::Excel>),
    /// `.xls`.
    OldExcel(Box<old_excel::OldExcel>),
    /// `.ods`.
    OpenDocument(open_document::OpenDocument),
    /// CSV and its like.
    PlainText(PlainText),
}

/// A sheet of a workbook.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// Its name; empty for a CSV, which has one sheet.
    pub(crate) name: String,
    /// Whether it is hidden.
    pub(crate) hidden: bool,
}

/// Returns the sheets of an Excel workbook that hold cells: a chart or a macro has a sheet of its own.
fn worksheets(sheets: &[calamine::Sheet]) -> Vec<Sheet> {
    let with_cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    with_cells
        .map(|sheet| Sheet { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible })
        .collect()
}

/// What is done with each row; it may ask for no more.
pub(crate) type Seen<'a> = &'a mut dyn FnMut(&Row) -> ControlFlow<()>;

/// Returns the system's refusal as ours.
fn unreadable(error: io::Error) -> Refusal {
    Refusal::Unreadable(refusal(&error))
}

/// Opens a file.
///
/// # Errors
/// What makes it unreadable.
pub(crate) fn open(path: &Path) -> Result<Workbook, Refusal> {
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(Refusal::Unreadable(text!(
            "ce n'est pas un fichier ordinaire",
            "it is no ordinary file"
        )));
    }
    let mut start = Vec::new();
    File::open(path).and_then(|file| file.take(1024).read_to_end(&mut start)).map_err(unreadable)?;
    if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
        return archive::kind(path)?.open(path);
    }
    if start.starts_with(&compound::SIGNATURE) {
        return old_excel::OldExcel::open(path).map(|book| Workbook::OldExcel(Box::new(book)));
    }
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let named_workbook = matches!(extension.as_deref(), Some("xlsx" | "xlsm" | "xlsb" | "ods" | "xls"));
    let text = String::from_utf8_lossy(&start).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    if named_workbook
        && (text.starts_with("<html") || text.starts_with("<!doctype") || text.starts_with("<?xml"))
    {
        return Err(Refusal::WebPage);
    }
    // Web tools give tabs and semicolons an Excel name of old; the newer names are never theirs.
    let lines = extension.as_deref() == Some("xls") && !start.contains(&0);
    if named_workbook && !lines {
        return Err(Refusal::NotAWorkbook);
    }
    PlainText::open(path).map(Workbook::PlainText).map_err(unreadable)
}

impl Workbook {
    /// Returns the sheets, in order.
    pub(crate) fn sheets(&self) -> Vec<Sheet> {
        match self {
            Self::Excel(book) => book.sheets(),
            Self::OldExcel(book) => book.sheets(),
            Self::OpenDocument(book) => book.sheets().to_vec(),
            Self::PlainText(_) => vec![Sheet { name: String::new(), hidden: false }],
        }
    }

    /// Hands each row of a sheet that holds something on, in order.
    ///
    /// # Errors
    /// What makes the sheet unreadable.
    pub(crate) fn each_row(&mut self, sheet: &str, seen: Seen<'_>) -> Result<(), Refusal> {
        match self {
            Self::Excel(book) => book.each_row(sheet, seen),
            Self::OldExcel(book) => book.each_row(sheet, seen),
            Self::OpenDocument(book) => book.each_row(sheet, seen),
            Self::PlainText(file) => file.each_row(seen),
        }
    }

    /// Returns the cells whose value a formula gives, by row from 1 and column from 0; Excel's only.
    ///
    /// # Errors
    /// What makes the sheet unreadable.
    pub(crate) fn formulas(&mut self, sheet: &str) -> Result<Vec<(u64, usize)>, Refusal> {
        match self {
            Self::Excel(book) => book.formulas(sheet),
            Self::OldExcel(_) | Self::OpenDocument(_) | Self::PlainText(_) => Ok(Vec::new()),
        }
    }

    /// Returns the places of a sheet whose cells are merged with their neighbours.
    pub(crate) fn merged(&mut self, sheet: &str) -> Vec<String> {
        match self {
            Self::Excel(book) => book.merged(sheet),
            Self::OldExcel(book) => book.merged(sheet),
            Self::OpenDocument(book) => book.merged(sheet),
            Self::PlainText(_) => Vec::new(),
        }
    }
}

/// Writes a place as a spreadsheet names it, `A3:A6`; rows and columns are counted from 0.
fn place(first: (u32, u32), last: (u32, u32)) -> String {
    let cell = |(row, column): (u32, u32)| {
        let (mut letters, mut rest) = (String::new(), u64::from(column) + 1);
        while rest > 0 {
            let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
            letters.insert(0, char::from(b'A' + letter));
            rest = (rest - 1) / 26;
        }
        format!("{letters}{}", u64::from(row) + 1)
    };
    format!("{}:{}", cell(first), cell(last))
}

/// Runs a reader that is not ours: where it gives up on a damaged file, the file is damaged, and nothing more.
fn guarded<T>(read: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read));
    std::panic::set_hook(hook);
    result.unwrap_or_else(|_| Err(Refusal::Broken("structure".to_owned())))
}

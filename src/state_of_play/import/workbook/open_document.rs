//! `.ods`: the cells of a sheet as a stream; repeated rows and cells, which make small files huge, are counted.

use std::{
    fs::File,
    io::{BufReader, Read as _},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use zip::read::ZipFile;

use super::{Cell, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Seen, Sheet, archive, excel::text_cell};
use crate::state_of_play::import::refusal::Refusal;

/// An OpenDocument spreadsheet.
pub(crate) struct OpenDocument {
    path: PathBuf,
    sheets: Vec<Sheet>,
}

/// The stream of a content's tags.
type Content<'a> = Reader<BufReader<ZipFile<'a, BufReader<File>>>>;

impl OpenDocument {
    /// Opens a document that was weighed, and lists its sheets.
    pub(super) fn open(path: &Path) -> Result<Self, Refusal> {
        let mut zip = archive::unzip(path)?;
        if let Ok(mut part) = zip.by_name("mimetype") {
            let mut kind = String::new();
            // What cannot be read is told by the content itself.
            let _ = part.by_ref().take(100).read_to_string(&mut kind);
            if !kind.contains("spreadsheet") {
                return Err(Refusal::NotAWorkbook);
            }
        }
        if let Ok(mut part) = zip.by_name("META-INF/manifest.xml") {
            let mut manifest = String::new();
            let _ = part.by_ref().take(1 << 20).read_to_string(&mut manifest);
            if manifest.contains(":encryption-data") {
                return Err(Refusal::Password);
            }
        }
        let mut sheets = Vec::new();
        let mut content = content(&mut zip)?;
        let mut buffer = Vec::new();
        loop {
            match next(&mut content, &mut buffer)? {
                Event::Eof => break,
                Event::Start(tag) if tag.local_name().as_ref() == "table" => {
                    let name = attribute(&tag, "name").unwrap_or_default();
                    sheets.push(Sheet { name, hidden: false });
                }
                _ => {}
            }
        }
        Ok(Self { path: path.to_owned(), sheets })
    }

    /// Returns the sheets.
    pub(super) fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Hands each row on.
    pub(super) fn each_row(&self, sheet: &str, seen: Seen<'_>) -> Result<(), Refusal> {
        let mut zip = archive::unzip(&self.path)?;
        let mut content = content(&mut zip)?;
        let mut buffer = Vec::new();
        loop {
            match next(&mut content, &mut buffer)? {
                Event::Eof => return Ok(()),
                Event::Start(tag)
                    if tag.local_name().as_ref() == "table"
                        && attribute(&tag, "name").as_deref() == Some(sheet) =>
                {
                    return rows(&mut content, sheet, seen);
                }
                _ => {}
            }
        }
    }

    /// Returns the places whose cells are merged with their neighbours.
    pub(super) fn merged(&self, sheet: &str) -> Vec<String> {
        self.merged_places(sheet).unwrap_or_default()
    }

    fn merged_places(&self, sheet: &str) -> Result<Vec<String>, Refusal> {
        let mut zip = archive::unzip(&self.path)?;
        let mut content = content(&mut zip)?;
        let (mut buffer, mut inside, mut places) = (Vec::new(), false, Vec::new());
        let (mut row, mut next_row, mut column) = (0_u32, 0_u32, 0_u32);
        loop {
            match next(&mut content, &mut buffer)? {
                Event::Eof => return Ok(places),
                Event::Start(tag) if tag.local_name().as_ref() == "table" => {
                    inside = attribute(&tag, "name").as_deref() == Some(sheet);
                }
                Event::Start(tag) | Event::Empty(tag) if inside => {
                    let times =
                        |name| attribute(&tag, name).and_then(|times| times.parse().ok()).unwrap_or(1_u32);
                    match tag.local_name().as_ref() {
                        "table-row" => {
                            (row, column) = (next_row, 0);
                            next_row = row.saturating_add(times("number-rows-repeated"));
                        }
                        "table-cell" | "covered-table-cell" => {
                            let (wide, high) =
                                (times("number-columns-spanned"), times("number-rows-spanned"));
                            if wide > 1 || high > 1 {
                                let last = (
                                    row.saturating_add(high.max(1) - 1),
                                    column.saturating_add(wide.max(1) - 1),
                                );
                                places.push(super::place((row, column), last));
                            }
                            column = column.saturating_add(times("number-columns-repeated"));
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }
}

fn content(zip: &mut zip::ZipArchive<BufReader<File>>) -> Result<Content<'_>, Refusal> {
    let part = zip.by_name("content.xml").map_err(|error| archive::broken(&error))?;
    Ok(Reader::from_reader(BufReader::new(part)))
}

fn next<'b>(content: &mut Content<'_>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, Refusal> {
    buffer.clear();
    content.read_event_into(buffer).map_err(|error| Refusal::Broken(error.to_string()))
}

/// Returns an attribute by its local name.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> u64 {
    attribute(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1)
}

/// Reads the rows of a sheet up to its end.
fn rows(content: &mut Content<'_>, sheet: &str, seen: Seen<'_>) -> Result<(), Refusal> {
    let mut buffer = Vec::new();
    let (mut number, mut cells) = (1_u64, 0_u64);
    loop {
        match next(content, &mut buffer)? {
            Event::Start(tag) if tag.local_name().as_ref() == "table-row" => {
                let times = repeats(&tag, "number-rows-repeated");
                let mut row = Row { number, cells: row(content)? };
                // An empty row repeated to the end of the sheet is how the end is written.
                let copies = if row.cells.is_empty() { 0 } else { times.min(MOST_ROWS) };
                for copy in 0..copies {
                    cells += row.cells.len() as u64;
                    row.number = number + copy;
                    if cells > MOST_CELLS || row.number > MOST_ROWS {
                        return Err(Refusal::TooLarge(sheet.to_owned()));
                    }
                    if seen(&row) == ControlFlow::Break(()) {
                        return Ok(());
                    }
                }
                number = number.saturating_add(times);
            }
            Event::Empty(tag) if tag.local_name().as_ref() == "table-row" => {
                number = number.saturating_add(repeats(&tag, "number-rows-repeated"));
            }
            Event::End(tag) if tag.local_name().as_ref() == "table" => return Ok(()),
            Event::Eof => return Err(Refusal::Broken(sheet.to_owned())),
            _ => {}
        }
    }
}

/// Reads the cells of a row up to its end.
fn row(content: &mut Content<'_>) -> Result<Vec<(usize, Cell)>, Refusal> {
    let (mut buffer, mut cells, mut column) = (Vec::new(), Vec::new(), 0_usize);
    loop {
        let (described, empty) = match next(content, &mut buffer)? {
            Event::Start(tag) if is_cell(&tag) => (described(&tag), false),
            Event::Empty(tag) if is_cell(&tag) => (described(&tag), true),
            Event::End(tag) if tag.local_name().as_ref() == "table-row" => return Ok(cells),
            Event::Eof => return Err(Refusal::Broken("table-row".to_owned())),
            _ => continue,
        };
        let text = if empty { String::new() } else { text(content)? };
        let Described { times, value, error } = described;
        let cell = match value {
            _ if error => text_cell(&text).map(|cell| Cell::Error(cell.written())),
            Some(value) => Some(value),
            None => text_cell(&text),
        };
        if let Some(cell) = cell {
            let until = column.saturating_add(times).min(MOST_COLUMNS);
            cells.extend((column..until).map(|at| (at, cell.clone())));
        }
        column = column.saturating_add(times);
    }
}

fn is_cell(tag: &BytesStart<'_>) -> bool {
    matches!(tag.local_name().as_ref(), "table-cell" | "covered-table-cell")
}

/// What the attributes of a cell say.
struct Described {
    /// How often the cell stands there.
    times: usize,
    /// Its value; none for a text, which its content gives.
    value: Option<Cell>,
    /// Whether its formula failed.
    error: bool,
}

fn described(tag: &BytesStart<'_>) -> Described {
    let times = usize::try_from(repeats(tag, "number-columns-repeated")).unwrap_or(MOST_COLUMNS);
    // The office's own attribute comes before the calculator's of the same local name.
    let mut attributes = tag.attributes();
    let kinds: Vec<String> = attributes
        .with_checks(false)
        .flatten()
        .filter(|attribute| attribute.key.local_name().as_ref() == "value-type")
        .map(|attribute| attribute.value.into_owned())
        .collect();
    let error = kinds.iter().any(|kind| kind == "error");
    let value = match kinds.iter().find(|kind| *kind != "error").map(String::as_str) {
        Some("float" | "percentage" | "currency") => {
            attribute(tag, "value").and_then(|value| value.parse().ok()).map(Cell::Number)
        }
        Some("date") => attribute(tag, "date-value").map(Cell::Date),
        Some("boolean") => attribute(tag, "boolean-value").map(|flag| Cell::Flag(flag == "true")),
        _ => None,
    };
    Described { times, value, error }
}

/// Reads the text of a cell up to its end; notes in the margin are left out.
fn text(content: &mut Content<'_>) -> Result<String, Refusal> {
    let (mut buffer, mut out, mut margin, mut paragraphs) = (Vec::new(), String::new(), 0_usize, 0);
    loop {
        match next(content, &mut buffer)? {
            Event::Start(tag) if tag.local_name().as_ref() == "annotation" => margin += 1,
            Event::End(tag) if tag.local_name().as_ref() == "annotation" => margin = margin.saturating_sub(1),
            Event::End(tag) if matches!(tag.local_name().as_ref(), "table-cell" | "covered-table-cell") => {
                return Ok(out);
            }
            Event::Eof => return Err(Refusal::Broken("table-cell".to_owned())),
            _ if margin > 0 => {}
            Event::Start(tag) if tag.local_name().as_ref() == "p" => {
                if paragraphs > 0 {
                    out.push('\n');
                }
                paragraphs += 1;
            }
            Event::Empty(tag) | Event::Start(tag) => match tag.local_name().as_ref() {
                "s" => {
                    let count = usize::try_from(repeats(&tag, "c")).unwrap_or(1).min(1_000);
                    out.extend(std::iter::repeat_n(' ', count));
                }
                "tab" => out.push('\t'),
                "line-break" => out.push('\n'),
                _ => {}
            },
            Event::Text(words) => out.push_str(&words.xml10_content()),
            Event::CData(words) => out.push_str(&words.xml10_content()),
            Event::GeneralRef(name) => out.extend(named(&name)),
            _ => {}
        }
    }
}

/// Returns the character that a reference such as `&amp;` or `&#233;` stands for.
fn named(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match reference.xml10_content().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

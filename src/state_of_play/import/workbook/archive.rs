//! The zip under `.xlsx` and `.ods`: its parts, and whether unpacking them is safe.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use zip::{ZipArchive, result::ZipError};

use super::{Workbook, excel::Excel, open_document::OpenDocument};
use crate::language::system::refusal;
use crate::state_of_play::import::refusal::Refusal;

/// The most bytes of a part that is read as a stream, once unpacked: a million full rows.
const LARGEST_STREAM: u64 = 1 << 30;

/// The most bytes of the texts that all sheets share, which are kept in memory.
const LARGEST_TEXTS: u64 = 96 << 20;

/// The most bytes of any other part, which become larger in memory.
const LARGEST_PART: u64 = 4 << 20;

/// The longest piece between two tags: a cell holds at most 32,767 characters.
const LONGEST_PIECE: usize = 1 << 20;

/// The most parts of a workbook.
const MOST_PARTS: usize = 20_000;

/// What a zip holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An Excel workbook.
    Excel,
    /// An OpenDocument spreadsheet.
    OpenDocument,
}

impl Kind {
    /// Opens the workbook.
    pub(super) fn open(self, path: &Path) -> Result<Workbook, Refusal> {
        match self {
            Self::Excel => Excel::open(path).map(|book| Workbook::Excel(Box::new(book))),
            Self::OpenDocument => OpenDocument::open(path).map(Workbook::OpenDocument),
        }
    }
}

/// Opens a zip.
pub(super) fn unzip(path: &Path) -> Result<ZipArchive<BufReader<File>>, Refusal> {
    let file = File::open(path).map_err(|error| Refusal::Unreadable(refusal(&error)))?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| broken(&error))
}

/// Returns the refusal of a zip's error.
pub(super) fn broken(error: &ZipError) -> Refusal {
    match error {
        ZipError::InvalidPassword => Refusal::Password,
        // The library's own words for this speak of a password.
        ZipError::UnsupportedArchive(reason) if reason.to_lowercase().contains("password") => {
            Refusal::Password
        }
        other => Refusal::Broken(other.to_string()),
    }
}

/// Tells what a zip holds, once every part that will be read is known to be of a real size.
pub(super) fn kind(path: &Path) -> Result<Kind, Refusal> {
    let mut zip = unzip(path)?;
    let names: Vec<String> = zip.file_names().flatten().map(|name| name.into_owned()).collect();
    if names.len() > MOST_PARTS {
        return Err(Refusal::TooLarge(path.display().to_string()));
    }
    let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let kind = if has("xl/workbook.xml") {
        Kind::Excel
    } else if has("content.xml") {
        Kind::OpenDocument
    } else if has("xl/workbook.bin") {
        return Err(Refusal::OtherKind(".xlsb"));
    } else if has("word/document.xml") {
        return Err(Refusal::OtherKind(".docx"));
    } else {
        return Err(Refusal::NotAWorkbook);
    };
    for name in names.iter().filter(|name| is_read(name, kind)) {
        weigh(&mut zip, name)?;
    }
    Ok(kind)
}

/// Tells whether a part is read; pictures and the like are not.
fn is_read(name: &str, kind: Kind) -> bool {
    let lower = name.to_lowercase();
    let text = [".xml", ".rels"].iter().any(|end| lower.ends_with(end));
    match kind {
        Kind::Excel => text,
        Kind::OpenDocument => matches!(lower.as_str(), "content.xml" | "meta-inf/manifest.xml" | "mimetype"),
    }
}

/// Unpacks a part once into nothing, and refuses it where it is larger than any real one.
///
/// The sizes that a zip declares may lie; what is unpacked does not.
fn weigh(zip: &mut ZipArchive<BufReader<File>>, name: &str) -> Result<(), Refusal> {
    let most = largest(name);
    let mut part = zip.by_name(name).map_err(|error| broken(&error))?;
    let too_large = || Refusal::TooLarge(name.to_owned());
    if part.size() > most {
        return Err(too_large());
    }
    let mut buffer = vec![0; 64 * 1024];
    let (mut size, mut piece) = (0_u64, 0_usize);
    loop {
        let read = part.read(&mut buffer).map_err(|error| Refusal::Broken(format!("{name}: {error}")))?;
        if read == 0 {
            return Ok(());
        }
        size += read as u64;
        let bytes = &buffer[..read];
        let mut last = 0;
        for at in memchr::memchr_iter(b'<', bytes) {
            piece += at - last;
            last = at;
            if piece > LONGEST_PIECE {
                return Err(too_large());
            }
            piece = 0;
        }
        piece += read - last;
        if size > most || piece > LONGEST_PIECE {
            return Err(too_large());
        }
    }
}

fn largest(name: &str) -> u64 {
    let lower = name.to_lowercase();
    if lower == "content.xml" || lower.contains("/worksheets/") && !lower.ends_with(".rels") {
        LARGEST_STREAM
    } else if lower.ends_with("sharedstrings.xml") {
        LARGEST_TEXTS
    } else if lower.starts_with("xl/styles") || lower.starts_with("xl/workbook") || lower.ends_with(".rels") {
        LARGEST_PART
    } else {
        // Not read by us; told apart so that a large drawing refuses no workbook.
        LARGEST_STREAM
    }
}

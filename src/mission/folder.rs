//! The folder on disk: finds the mission upwards, lists its files in path order, decodes them.

use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::problem::{ProblemKind, Unreadable};
use crate::language::{Text, system::refusal};

/// The name of the file that makes a folder a mission.
pub(crate) const MISSION_FILE: &str = "mission.toml";

/// The largest file read, in bytes: far above any mission, far below what would fill a memory.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// Why no mission could be opened.
#[derive(Debug)]
pub(crate) enum OpenError {
    /// No folder from here upwards holds `mission.toml`.
    NotFound(PathBuf),
    /// `mission.toml` is there but is not a file.
    NotAFile(PathBuf),
    /// The system refused: why, in words.
    Unreadable(PathBuf, Text),
}

/// A file of the folder, read or not.
pub(super) struct Entry {
    /// The path from the mission's folder.
    pub(super) path: PathBuf,
    /// Its text, or why there is none.
    pub(super) text: Result<Decoded, ProblemKind>,
}

/// A text, and the first byte that was not UTF-8, if any.
pub(super) struct Decoded {
    /// The text.
    pub(super) text: String,
    /// Where in `text` the first byte that is not UTF-8 stands.
    pub(super) broken_at: Option<usize>,
}

/// Finds the mission's folder from `start` upwards, as git finds a repository.
pub(crate) fn find(start: &Path) -> Result<PathBuf, OpenError> {
    let start =
        fs::canonicalize(start).map_err(|error| OpenError::Unreadable(start.to_owned(), refusal(&error)))?;
    for folder in start.ancestors() {
        let file = folder.join(MISSION_FILE);
        match fs::metadata(&file) {
            Ok(metadata) if metadata.is_file() => return Ok(folder.to_owned()),
            Ok(_) => return Err(OpenError::NotAFile(file)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {}
            Err(error) => return Err(OpenError::Unreadable(file, refusal(&error))),
        }
    }
    Err(OpenError::NotFound(start))
}

/// Lists the files with an extension below a folder of the mission, in path order.
///
/// Hidden files and folders are skipped; links that lead out of the mission, circles and what is
/// not a file are entries without text.
pub(super) fn list(root: &Path, below: &str, extension: &str) -> Vec<(PathBuf, Option<ProblemKind>)> {
    let folder = root.join(below);
    match fs::metadata(&folder) {
        Err(_) if fs::symlink_metadata(&folder).is_err() => return Vec::new(),
        Ok(metadata) if !metadata.is_dir() => {
            let problem = ProblemKind::UnreadableFile { reason: Unreadable::NotAFolder };
            return vec![(PathBuf::from(below), Some(problem))];
        }
        Ok(_) | Err(_) => {}
    }
    let mut found = Vec::new();
    let mut walk = WalkDir::new(&folder).follow_links(true).sort_by_file_name().into_iter();
    while let Some(step) = walk.next() {
        match step {
            Err(error) => {
                let path = error.path().unwrap_or(&folder);
                found.push((relative(root, path), Some(walk_problem(&error, root))));
            }
            Ok(entry) => {
                let hidden = entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".");
                if !hidden && entry.path_is_symlink() && leads_out(root, entry.path()) {
                    found.push((relative(root, entry.path()), Some(ProblemKind::LinkOutside)));
                    skip(&mut walk, &entry);
                } else if hidden {
                    skip(&mut walk, &entry);
                } else if entry.path().extension().is_some_and(|found| found == extension) {
                    if entry.file_type().is_dir() {
                        continue;
                    }
                    let problem = (!entry.file_type().is_file())
                        .then_some(ProblemKind::UnreadableFile { reason: Unreadable::NotAFile });
                    found.push((relative(root, entry.path()), problem));
                }
            }
        }
    }
    found
}

fn skip(walk: &mut walkdir::IntoIter, entry: &walkdir::DirEntry) {
    if entry.file_type().is_dir() {
        walk.skip_current_dir();
    }
}

fn walk_problem(error: &walkdir::Error, root: &Path) -> ProblemKind {
    if error.path().is_some_and(|path| leads_out(root, path)) {
        return ProblemKind::LinkOutside;
    }
    let reason = match error.io_error() {
        Some(io) => Unreadable::Io(refusal(io)),
        None => Unreadable::Circle,
    };
    ProblemKind::UnreadableFile { reason }
}

fn leads_out(root: &Path, path: &Path) -> bool {
    fs::canonicalize(path).is_ok_and(|target| !target.starts_with(root))
}

fn relative(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}

/// Reads and decodes one file of the mission.
pub(super) fn read(root: &Path, path: PathBuf) -> Entry {
    let text = read_bytes(&root.join(&path), root).map(decode);
    Entry { path, text }
}

/// Reads a file whole; one larger than a mission's may be is refused before it fills the memory.
///
/// # Errors
/// The system's; `FileTooLarge`.
pub(crate) fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.len() > MOST_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    fs::read(path)
}

fn read_bytes(path: &Path, root: &Path) -> Result<Vec<u8>, ProblemKind> {
    let unreadable = |reason| ProblemKind::UnreadableFile { reason };
    let refused = |error: io::Error| unreadable(Unreadable::Io(refusal(&error)));
    if fs::symlink_metadata(path).map_err(refused)?.is_symlink() && leads_out(root, path) {
        return Err(ProblemKind::LinkOutside);
    }
    let metadata = fs::metadata(path).map_err(refused)?;
    if !metadata.is_file() {
        return Err(unreadable(Unreadable::NotAFile));
    }
    read_bounded(path).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => unreadable(Unreadable::TooLarge),
        _ => refused(error),
    })
}

/// Decodes UTF-8 (with or without a byte-order mark), UTF-16 with a mark, and else Windows-1252.
pub(super) fn decode(bytes: Vec<u8>) -> Decoded {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let little = bytes[0] == 0xff;
        let units = bytes[2..].as_chunks::<2>().0.iter();
        let units: Vec<u16> = units
            .map(|pair| if little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) })
            .collect();
        return Decoded { text: String::from_utf16_lossy(&units), broken_at: None };
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Decoded { text, broken_at: None }
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let (head, tail) = bytes.split_at(valid);
            let mut text = String::from_utf8_lossy(head).into_owned();
            text.push_str(&windows_1252(tail));
            Decoded { text, broken_at: Some(valid) }
        }
    }
}

/// Decodes what is left of a file after its first byte that is not UTF-8, as Windows-1252.
///
/// Runs that are UTF-8 all the same are kept, so that one stray byte does not spoil a file.
fn windows_1252(bytes: &[u8]) -> Cow<'_, str> {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| match byte {
            0x80 => '€',
            0x85 => '…',
            0x8c => 'Œ',
            0x91 => '‘',
            0x92 => '’',
            0x93 => '“',
            0x94 => '”',
            0x96 => '–',
            0x97 => '—',
            0x9c => 'œ',
            0x80..=0x9f => '\u{fffd}',
            other => char::from(*other),
        }));
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_that_is_not_utf_8_is_told_and_the_rest_still_read() {
        let decoded = decode(b"a = \"\xe9t\xe9 \x80 \xc3\xa9\"".to_vec());
        assert_eq!(decoded.text, "a = \"été € é\"");
        assert_eq!(decoded.broken_at, Some(5));
    }

    #[test]
    fn utf_16_and_byte_order_marks_are_understood() {
        assert_eq!(decode(b"\xff\xfea\0\xe9\0".to_vec()).text, "aé");
        assert_eq!(decode(b"\xef\xbb\xbfa".to_vec()).text, "a");
    }
}

//! The texts that a mission was read from, and places in them.

use std::path::{Path, PathBuf};

/// An index into [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileId(pub(crate) u32);

/// A range of bytes in a file; line and column are computed only when shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The file.
    pub(crate) file: FileId,
    /// The first byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
}

impl Place {
    /// Builds a place; offsets beyond 4 GiB, which no file read here has, are clamped.
    pub(crate) fn new(file: FileId, bytes: std::ops::Range<usize>) -> Self {
        let clamp = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: clamp(bytes.start), end: clamp(bytes.end) }
    }

    /// Returns the place of a part of this one, given in bytes from its start.
    ///
    /// Meant for the words of a statement; a place in a string with escapes stays whole.
    pub(crate) fn bytes(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Located<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it was read.
    pub(crate) place: Place,
}

/// One file's text, decoded.
#[derive(Debug)]
pub(crate) struct Source {
    /// The path from the mission's folder, with `/` on every system.
    pub(crate) path: PathBuf,
    /// The text.
    pub(crate) text: String,
}

impl Source {
    /// Returns the path as people read it, harmless for terminals.
    pub(crate) fn name(&self) -> String {
        let joined: Vec<_> = self.path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        crate::language::safe::visible(&joined.join("/")).into_owned()
    }
}

/// All the files of a mission, in path order.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    files: Vec<Source>,
}

/// A position as editors count it: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column, from 1, in characters.
    pub(crate) column: usize,
}

impl Sources {
    /// Adds a file and returns its index.
    pub(crate) fn add(&mut self, path: &Path, text: String) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(Source { path: path.to_owned(), text });
        id
    }

    /// Returns the file at an index that [`Self::add`] gave.
    pub(crate) fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// Returns the files with their indices.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// Returns the line and the column of a place's start.
    pub(crate) fn position(&self, place: Place) -> Position {
        position_in(&self.get(place.file).text, place.start as usize)
    }
}

/// Returns the line and the column of a byte offset; an offset inside a character counts as its start.
pub(crate) fn position_in(text: &str, offset: usize) -> Position {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.bytes().filter(|b| *b == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        assert_eq!(position_in("a\néà = 1", 7), Position { line: 2, column: 4 });
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(position_in("ab", 99), Position { line: 1, column: 3 });
    }
}

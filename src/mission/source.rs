//! The texts that a mission was read from, and places in them.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

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
    /// Where each line starts; counted when the first position is asked for.
    lines: OnceLock<Vec<usize>>,
    /// Where the text is not the whole file: the start of each excerpt, and its line in the file.
    excerpts: Vec<(usize, usize)>,
}

impl Source {
    /// Returns the line and the column of a byte offset; one inside a character counts as its start.
    fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let excerpt = self.excerpts.partition_point(|(start, _)| *start <= offset).checked_sub(1);
        if let Some((start, line)) = excerpt.map(|index| &self.excerpts[index]) {
            let before = &self.text[*start..offset];
            let line_start = before.rfind('\n').map_or(0, |end| end + 1);
            let line = line + before.bytes().filter(|byte| *byte == b'\n').count();
            return Position { line, column: before[line_start..].chars().count() + 1 };
        }
        let lines = self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(end, _)| end + 1)).collect()
        });
        let line = lines.partition_point(|start| *start <= offset);
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// Returns the path as people read it, harmless for terminals.
    pub(crate) fn name(&self) -> String {
        let joined: Vec<_> = self.path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
        // The root of an absolute path is a component too.
        let joined = joined.join("/").replacen("//", "/", 1);
        crate::language::safe::visible(&joined).into_owned()
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
        self.files.push(Source { path: path.to_owned(), text, lines: OnceLock::new(), excerpts: Vec::new() });
        id
    }

    /// Adds excerpts of a file too large to keep: where each starts in the text, and its line in the file.
    pub(crate) fn add_excerpts(&mut self, path: &Path, text: String, starts: Vec<(usize, usize)>) -> FileId {
        let id = self.add(path, text);
        if let Some(file) = self.files.last_mut() {
            file.excerpts = starts;
        }
        id
    }

    /// Returns the number of files.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns the file at an index that [`Self::add`] gave.
    pub(crate) fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// Returns the line and the column of a place's start.
    pub(crate) fn position(&self, place: Place) -> Position {
        self.get(place.file).position(place.start as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(text: &str, offset: usize) -> (usize, usize) {
        let mut sources = Sources::default();
        let file = sources.add(Path::new("a.toml"), text.to_owned());
        let position = sources.position(Place::new(file, offset..offset));
        (position.line, position.column)
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        assert_eq!(position("a\néà = 1", 7), (2, 4));
    }

    #[test]
    fn an_offset_past_the_end_or_inside_a_character_is_brought_back() {
        assert_eq!(position("ab", 99), (1, 3));
        assert_eq!(position("é", 1), (1, 1));
        assert_eq!(position("", 0), (1, 1));
    }
}

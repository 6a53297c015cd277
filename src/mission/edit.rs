//! Changes values of a file where they stand: all else, comments and order among it, stays to the byte.

use std::{fs, io, ops::Range, path::Path};

use toml_edit::{Document, Item, Table};

use super::{
    action,
    write::{Existing, write},
};

/// What becomes of a key of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// The action.
    pub(crate) id: String,
    /// The key.
    pub(crate) key: &'static str,
    /// The new value, as TOML; none to take the key away.
    pub(crate) value: Option<String>,
}

/// Why a file is not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EditError {
    /// The file does not parse: it must be mended first.
    Syntax(String),
    /// No `[[action]]` of the file has this id, or it is written on one line.
    NotThere(String),
}

/// Returns the text with the edits made, one after the other where they stand.
///
/// # Errors
/// See [`EditError`]; nothing is then to be written.
pub(crate) fn edited(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let syntax = |error: toml_edit::TomlError| EditError::Syntax(error.message().to_owned());
    let document = Document::parse(text).map_err(syntax)?;
    let tables = document.as_table().get("action").and_then(Item::as_array_of_tables);
    let mut splices = Vec::with_capacity(edits.len());
    for edit in edits {
        let has_id = |table: &&Table| table.get("id").and_then(Item::as_str) == Some(&edit.id);
        let table = tables.and_then(|tables| tables.iter().find(has_id));
        let table = table.ok_or_else(|| EditError::NotThere(edit.id.clone()))?;
        splices.extend(splice(text, table, edit));
    }
    // Insertions at one place stay in the order of the keys.
    splices.sort_by_key(|splice| (splice.at.start, splice.rank));
    let mut out = String::with_capacity(text.len() + 256);
    let mut from = 0;
    for Splice { at, with, .. } in splices {
        if at.start < from {
            continue;
        }
        out.push_str(&text[from..at.start]);
        out.push_str(&with);
        from = at.end;
    }
    out.push_str(&text[from..]);
    Document::parse(out.as_str()).map_err(syntax)?;
    Ok(out)
}

/// Bytes to be put in the place of others.
struct Splice {
    at: Range<usize>,
    with: String,
    rank: usize,
}

fn splice(text: &str, table: &Table, edit: &Edit) -> Option<Splice> {
    let rank_of = |key: &str| action::KEYS.iter().position(|known| known.name == key).unwrap_or(usize::MAX);
    let rank = rank_of(edit.key);
    let standing = table.get_key_value(edit.key).and_then(|(key, item)| Some((key.span()?, item.span()?)));
    match (standing, &edit.value) {
        (Some((_, value)), Some(new)) => Some(Splice { at: value, with: new.clone(), rank }),
        (Some((key, value)), None) => {
            let start = text[..key.start].rfind('\n').map_or(0, |end| end + 1);
            Some(Splice { at: start..line_end(text, value.end), with: String::new(), rank })
        }
        (None, None) => None,
        (None, Some(new)) => {
            // After the last of the keys that a reader expects before it.
            let before = table.iter().filter(|(key, item)| item.is_value() && rank_of(key) < rank);
            let last = before.max_by_key(|(key, _)| rank_of(key)).and_then(|(_, item)| item.span());
            let at = line_end(text, last.or_else(|| table.span())?.end);
            let line = if text.contains("\r\n") { "\r\n" } else { "\n" };
            let head = if text[..at].ends_with('\n') { "" } else { line };
            Some(Splice { at: at..at, with: format!("{head}{} = {new}{line}", edit.key), rank })
        }
    }
}

/// Returns where the line of a byte ends, its end included.
fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |end| from + end + 1)
}

/// Returns the value of a key of an action as it is written, a string without its quotes.
pub(crate) fn raw_word(text: &str, id: &str, key: &str) -> Option<String> {
    let document = Document::parse(text).ok()?;
    let tables = document.as_table().get("action")?.as_array_of_tables()?;
    let table = tables.iter().find(|table| table.get("id").and_then(Item::as_str) == Some(id))?;
    table.get(key)?.as_str().map(str::to_owned)
}

/// Puts a new text in the place of the one that was read, if the file still holds that.
///
/// # Errors
/// The system's; [`io::ErrorKind::InvalidData`] where the file is no longer, or was never, what was read as UTF-8.
pub(crate) fn replace(path: &Path, read: &str, new: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let bytes = fs::read(&path)?;
    let (mark, rest) = match bytes.strip_prefix("\u{feff}".as_bytes()) {
        Some(rest) => ("\u{feff}", rest),
        None => ("", bytes.as_slice()),
    };
    if rest != read.as_bytes() {
        return Err(io::Error::from(io::ErrorKind::InvalidData));
    }
    write(&path, [mark, new].concat().as_bytes(), Existing::Replace)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# plan\r\n[[action]]\r\nid = \"a\" # the first\r\ncost = 4_500 # net\r\nstatus = \"prévue\"\r\n\r\n[[action]]\r\nid = \"b\"\r\nafter = [\r\n  \"a\", # before\r\n]\r\n";

    fn edit(id: &str, key: &'static str, value: Option<&str>) -> Edit {
        Edit { id: id.to_owned(), key, value: value.map(str::to_owned) }
    }

    #[test]
    fn only_the_value_changes_and_its_comment_stays() {
        let out = edited(FILE, &[edit("a", "cost", Some("5_000"))]).expect("right");
        assert_eq!(out, FILE.replace("4_500", "5_000"));
    }

    #[test]
    fn a_new_key_stands_after_those_that_come_before_it_and_a_key_taken_away_leaves_no_line() {
        let edits = [
            edit("a", "title", Some("\"One\"")),
            edit("a", "owner", Some("\"lea\"")),
            edit("b", "after", None),
            edit("b", "comment", Some("\"x\"")),
        ];
        let out = edited(FILE, &edits).expect("right");
        let expected = FILE
            .replace("# the first\r\n", "# the first\r\ntitle = \"One\"\r\nowner = \"lea\"\r\n")
            .replace("after = [\r\n  \"a\", # before\r\n]\r\n", "comment = \"x\"\r\n");
        assert_eq!(out.lines().collect::<Vec<_>>().len(), expected.lines().collect::<Vec<_>>().len());
        assert!(out.contains("title = \"One\"\r\nowner = \"lea\"\r\ncost = 4_500 # net\r\n"), "{out}");
    }

    #[test]
    fn what_is_not_there_or_does_not_parse_is_refused() {
        assert_eq!(edited(FILE, &[edit("c", "cost", None)]), Err(EditError::NotThere("c".to_owned())));
        assert!(matches!(edited("[[action]\n", &[]), Err(EditError::Syntax(_))));
    }
}

//! Changes values of a file where they stand: all else, comments and order among it, stays to the byte.

use std::{fs, io, ops::Range, path::Path};

use toml_edit::{Document, Item, Table};

use super::{
    action,
    array::{comments, rewritten},
    draft::appended,
    write::{Existing, write},
};

/// What becomes of a key of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edit {
    /// The action.
    pub(crate) id: String,
    /// The key.
    pub(crate) key: &'static str,
    /// The new value; none to take the key away.
    pub(crate) value: Option<New>,
}

/// A new value, as TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum New {
    /// The value.
    Value(String),
    /// The items of an array, one by one: those that stay keep their comments.
    Items(Vec<String>),
}

/// A new action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Added {
    /// The action that it stands behind; none for the end of the file.
    pub(crate) after: Option<String>,
    /// Its TOML.
    pub(crate) text: String,
}

/// A text with its edits made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edited {
    /// The text.
    pub(crate) text: String,
    /// The comments that go with what they were about: the action, the key, the comment.
    pub(crate) lost: Vec<(String, &'static str, String)>,
}

/// Why a file is not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EditError {
    /// The file does not parse: it must be mended first.
    Syntax(String),
    /// No `[[action]]` of the file has this id, or it is written on one line.
    NotThere(String),
}

/// Returns the text with the edits made, one after the other where they stand, and the new actions.
///
/// # Errors
/// See [`EditError`]; nothing is then to be written.
pub(crate) fn edited(text: &str, edits: &[Edit], added: &[Added]) -> Result<Edited, EditError> {
    let syntax = |error: toml_edit::TomlError| EditError::Syntax(error.message().to_owned());
    let document = Document::parse(text).map_err(syntax)?;
    let tables = document.as_table().get("action").and_then(Item::as_array_of_tables);
    let find = |id: &str| {
        let has_id = |table: &&Table| table.get("id").and_then(Item::as_str) == Some(id);
        tables.and_then(|tables| tables.iter().find(has_id))
    };
    let mut splices = Vec::with_capacity(edits.len());
    let mut lost = Vec::new();
    for edit in edits {
        let table = find(&edit.id).ok_or_else(|| EditError::NotThere(edit.id.clone()))?;
        let (splice, comments) = splice(text, table, edit);
        splices.extend(splice);
        lost.extend(comments.into_iter().map(|comment| (edit.id.clone(), edit.key, comment)));
    }
    let mut at_the_end = String::new();
    for one in added {
        let table = one.after.as_deref().and_then(find);
        match table.and_then(|table| table.span().map(|span| end_of(table).max(span.end))) {
            Some(end) => splices.push(behind(text, line_end(text, end), &one.text)),
            None => at_the_end = appended(&at_the_end, &one.text),
        }
    }
    // Insertions at one place stay in the order of the keys, and a new action comes after them.
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
    if !at_the_end.is_empty() {
        out = appended(&out, &at_the_end);
    }
    Document::parse(out.as_str()).map_err(syntax)?;
    Ok(Edited { text: out, lost })
}

/// Tells whether a key of an action is written over tables of its own (`[[action.funding]]`): it is not edited.
pub(crate) fn is_spread(text: &str, id: &str, key: &str) -> bool {
    let Ok(document) = Document::parse(text) else { return false };
    let tables = document.as_table().get("action").and_then(Item::as_array_of_tables);
    let has_id = |table: &&Table| table.get("id").and_then(Item::as_str) == Some(id);
    let table = tables.and_then(|tables| tables.iter().find(has_id));
    table.and_then(|table| table.get(key)).is_some_and(|item| !item.is_value())
}

/// Bytes to be put in the place of others.
struct Splice {
    at: Range<usize>,
    with: String,
    rank: usize,
}

/// Returns what an edit comes to, and the comments that it loses.
fn splice(text: &str, table: &Table, edit: &Edit) -> (Option<Splice>, Vec<String>) {
    let rank_of = |key: &str| action::KEYS.iter().position(|known| known.name == key).unwrap_or(usize::MAX);
    let rank = rank_of(edit.key);
    let line = line_of(text);
    let standing = table.get_key_value(edit.key).and_then(|(key, item)| Some((key.span()?, item.span()?)));
    let splice = match (standing, &edit.value) {
        (Some((_, value)), Some(New::Items(items))) => {
            if let Some(new) = rewritten(&text[value.clone()], items, line) {
                return (Some(Splice { at: value, with: new.text, rank }), new.lost);
            }
            Some(Splice { at: value, with: in_brackets(items), rank })
        }
        (Some((_, value)), Some(New::Value(new))) => {
            Some(Splice { at: value, with: new.replace('\n', line), rank })
        }
        (Some((key, value)), None) => {
            let start = text[..key.start].rfind('\n').map_or(0, |end| end + 1);
            let end = line_end(text, value.end);
            // The key goes, and what people wrote beside it stays.
            let indent = &text[start..key.start];
            let kept = comments(&text[value.start..end]);
            let with = kept.iter().map(|comment| format!("{indent}{comment}{line}")).collect();
            Some(Splice { at: start..end, with, rank })
        }
        (None, None) => None,
        (None, Some(new)) => {
            let new = match new {
                New::Value(new) => new.replace('\n', line),
                New::Items(items) => in_brackets(items),
            };
            // After the last of the keys that a reader expects before it.
            let before = table.iter().filter(|(key, item)| item.is_value() && rank_of(key) < rank);
            let last = before.max_by_key(|(key, _)| rank_of(key)).and_then(|(_, item)| item.span());
            last.or_else(|| table.span()).map(|span| {
                let at = line_end(text, span.end);
                let head = if text[..at].ends_with('\n') { "" } else { line };
                Splice { at: at..at, with: format!("{head}{} = {new}{line}", edit.key), rank }
            })
        }
    };
    (splice, Vec::new())
}

fn in_brackets(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}

/// Puts a new action behind another, an empty line between it and each of its neighbours.
fn behind(text: &str, at: usize, added: &str) -> Splice {
    let head = if text[..at].ends_with('\n') { "\n" } else { "\n\n" };
    let rest = &text[at..];
    let is_apart = rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n') || rest.is_empty();
    let tail = if is_apart { "" } else { "\n" };
    let with = format!("{head}{added}{tail}").replace('\n', line_of(text));
    Splice { at: at..at, with, rank: usize::MAX }
}

/// Returns where the last value of a table ends, those of the tables in it included.
fn end_of(table: &Table) -> usize {
    let of_item = |item: &Item| match item {
        Item::None => 0,
        Item::Value(value) => value.span().map_or(0, |span| span.end),
        Item::Table(table) => end_of(table).max(table.span().map_or(0, |span| span.end)),
        Item::ArrayOfTables(tables) => tables
            .iter()
            .map(|table| end_of(table).max(table.span().map_or(0, |span| span.end)))
            .max()
            .unwrap_or(0),
    };
    table.iter().map(|(_, item)| of_item(item)).max().unwrap_or(0)
}

/// Returns the line ends of a text.
fn line_of(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
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
        Edit { id: id.to_owned(), key, value: value.map(|value| New::Value(value.to_owned())) }
    }

    fn text(edits: &[Edit]) -> String {
        edited(FILE, edits, &[]).expect("right").text
    }

    #[test]
    fn only_the_value_changes_and_its_comment_stays() {
        assert_eq!(text(&[edit("a", "cost", Some("5_000"))]), FILE.replace("4_500", "5_000"));
    }

    #[test]
    fn a_new_key_stands_after_those_that_come_before_it_and_a_key_taken_away_leaves_its_comments() {
        let edits = [
            edit("a", "title", Some("\"One\"")),
            edit("a", "owner", Some("\"lea\"")),
            edit("a", "cost", None),
            edit("b", "after", None),
            edit("b", "comment", Some("\"\"\"\nx\ny\"\"\"")),
        ];
        let expected = FILE
            .replace("# the first\r\n", "# the first\r\ntitle = \"One\"\r\nowner = \"lea\"\r\n")
            .replace("cost = 4_500 # net", "# net")
            .replace(
                "after = [\r\n  \"a\", # before\r\n]\r\n",
                "# before\r\ncomment = \"\"\"\r\nx\r\ny\"\"\"\r\n",
            );
        assert_eq!(text(&edits), expected);
    }

    #[test]
    fn an_item_more_or_less_leaves_the_others_their_comments_and_a_comment_lost_is_told() {
        let items = |items: &[&str]| {
            let items = items.iter().map(|item| format!("\"{item}\"")).collect();
            [Edit { id: "b".to_owned(), key: "after", value: Some(New::Items(items)) }]
        };
        let expected = FILE.replace("# before\r\n", "# before\r\n  \"c\",\r\n");
        assert_eq!(text(&items(&["a", "c"])), expected);
        let other = edited(FILE, &items(&["c"]), &[]).expect("right");
        assert_eq!(other.lost, [("b".to_owned(), "after", "# before".to_owned())]);
        assert_eq!(other.text, FILE.replace("\"a\", # before", "\"c\","));
    }

    #[test]
    fn a_new_action_stands_behind_the_one_that_it_follows_or_at_the_end() {
        let added = |after: Option<&str>| {
            let after = after.map(str::to_owned);
            edited(FILE, &[], &[Added { after, text: "[[action]]\nid = \"c\"\n".to_owned() }])
                .expect("right")
                .text
        };
        let block = "\r\n[[action]]\r\nid = \"c\"\r\n";
        assert_eq!(added(Some("a")), FILE.replace("\"prévue\"\r\n", &format!("\"prévue\"\r\n{block}")));
        for end in [Some("b"), Some("gone"), None] {
            assert_eq!(added(end), format!("{FILE}{block}"));
        }
    }

    #[test]
    fn what_is_not_there_or_does_not_parse_is_refused() {
        let gone = edited(FILE, &[edit("c", "cost", None)], &[]);
        assert_eq!(gone, Err(EditError::NotThere("c".to_owned())));
        assert!(matches!(edited("[[action]\n", &[], &[]), Err(EditError::Syntax(_))));
    }
}

//! Adds a line to the log of measures: whole or not at all, with two people at once, in the file's own form.
//!
//! The log is read, completed and checked under a lock, written beside itself, synced, then renamed: whoever
//! is stopped at any moment leaves the old log or the new one.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use jiff::civil::Date;

use super::{
    folder,
    folder::read_bounded,
    follow_up::{self, LOG, Measure},
    lock::{Lock, LockError},
    source::FileId,
    vocabulary::Status,
};
use crate::language::{Language, vocabulary::Vocabulary as _};

/// A measure to add.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// The day.
    pub(crate) date: Date,
    /// An action, `action/indicator` or an objective.
    pub(crate) subject: String,
    /// The figure measured.
    pub(crate) value: Option<f64>,
    /// Where the action stands.
    pub(crate) status: Option<Status>,
    /// Free words, kept as typed.
    pub(crate) comment: Option<String>,
}

/// What was added.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Added {
    /// The line's number in the log, from 1.
    pub(crate) line: usize,
    /// The line as written.
    pub(crate) text: String,
    /// The value that the same subject already had that day.
    pub(crate) same_day: Option<f64>,
    /// The later days on which the subject is measured, those to come too, in order of time.
    pub(crate) later: Vec<Date>,
}

/// Why nothing was added; the log is then as it was.
#[derive(Debug)]
pub(crate) enum LogError {
    /// Someone else has been writing for too long.
    Busy,
    /// The log is a link that leads out of the mission.
    LinkOutside,
    /// The header lacks one of the columns.
    Column(&'static str),
    /// The log's encoding cannot hold the entry's letters.
    Encoding,
    /// A quotation mark opened on this line is never closed: a new line would be read as part of it.
    Quotes(usize),
    /// The system refused.
    Io(io::Error),
}

impl From<LockError> for LogError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Busy => Self::Busy,
            LockError::Io(error) => Self::Io(error),
        }
    }
}

impl From<io::Error> for LogError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Adds an entry to the log of the mission in `root`; the log is begun if there is none.
pub(crate) fn append(root: &Path, entry: &Entry, language: Language) -> Result<Added, LogError> {
    let folder = root.join(LOG).parent().map_or_else(|| root.to_owned(), Path::to_owned);
    fs::create_dir_all(&folder)?;
    let path = target(root)?;
    let _lock = Lock::take(&folder, ".otn-follow-up.lock")?;
    let old = match read_bounded(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let (new, added) = completed(old, entry, language)?;
    replace(&folder, &path, &new)?;
    Ok(added)
}

/// Returns the file to write: the log, or what it is a link to inside the mission.
fn target(root: &Path) -> Result<PathBuf, LogError> {
    let path = root.join(LOG);
    match fs::canonicalize(&path) {
        Ok(real) if real.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
        // A pipe would be waited for, for ever.
        Ok(real) if !real.is_file() => Err(io::Error::from(io::ErrorKind::InvalidInput).into()),
        Ok(real) if fs::canonicalize(root).is_ok_and(|root| real.starts_with(root)) => Ok(real),
        Ok(_) => Err(LogError::LinkOutside),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path),
        Err(error) => Err(error.into()),
    }
}

/// Returns the log's bytes with the entry at their end, once they are known to be read back as they should.
fn completed(mut bytes: Vec<u8>, entry: &Entry, language: Language) -> Result<(Vec<u8>, Added), LogError> {
    let encoding = Encoding::of(&bytes);
    let mut text = folder::decode(bytes.clone()).text;
    let mut tail = String::new();
    if text.trim().is_empty() {
        tail.push_str(&follow_up::header(language));
        text = tail.clone();
    } else if !text.ends_with('\n') {
        tail.push_str(line_end(&text));
    }
    let form = Form::of(&text)?;
    let before = follow_up::read(FileId(0), &text, &mut Vec::new());
    let line = form.line(entry);
    tail.push_str(&line);
    tail.push_str(line_end(&text));
    bytes.extend(encoding.encode(&tail).ok_or(LogError::Encoding)?);
    let whole = folder::decode(bytes.clone()).text;
    let after = follow_up::read(FileId(0), &whole, &mut Vec::new());
    let kept = after.len() == before.len() + 1;
    if !kept || !after.last().is_some_and(|measure| is_read_as(measure, entry)) {
        return Err(LogError::Quotes(last_row_line(&text)));
    }
    let number = whole.trim_end_matches(['\r', '\n']).matches('\n').count() + 1 - line.matches('\n').count();
    let same = || before.iter().filter(|measure| measure.subject_is(&entry.subject));
    let same_day =
        same().rfind(|measure| measure.is_on(entry.date)).and_then(|measure| measure.value.as_ref());
    let mut later: Vec<Date> = same()
        .filter_map(|measure| measure.date.as_ref())
        .map(|date| date.value)
        .filter(|date| *date > entry.date)
        .collect();
    later.sort_unstable();
    let added = Added { line: number, text: line, same_day: same_day.map(|value| value.value), later };
    Ok((bytes, added))
}

fn is_read_as(measure: &Measure, entry: &Entry) -> bool {
    let comment = entry.comment.as_ref().map(|comment| comment.trim()).filter(|comment| !comment.is_empty());
    measure.is_on(entry.date)
        && measure.subject_is(&entry.subject)
        && measure.value.as_ref().map(|value| value.value) == entry.value
        && measure.status.as_ref().map(|status| status.value) == entry.status
        && measure.comment.as_ref().map(|comment| comment.value.as_str()) == comment
}

/// Returns the line on which the text's last row begins, from 1.
fn last_row_line(text: &str) -> usize {
    let rows = follow_up::rows(FileId(0), text, follow_up::delimiter(text));
    let start = rows.last().and_then(|row| row.first()).map_or(0, |cell| cell.place.bytes().start);
    text[..start].matches('\n').count() + 1
}

/// Returns the end of line that a text uses.
fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// How a log is written: its columns, its delimiter, its language.
struct Form {
    delimiter: char,
    columns: [Option<usize>; 5],
    width: usize,
    french_words: bool,
    french_dates: bool,
}

impl Form {
    fn of(text: &str) -> Result<Self, LogError> {
        let delimiter = follow_up::delimiter(text);
        let rows = follow_up::rows(FileId(0), text, delimiter);
        let header = rows.first().map(Vec::as_slice).unwrap_or_default();
        let columns = follow_up::header_columns(header, &mut Vec::new());
        for (column, (name, _)) in columns.iter().zip(follow_up::COLUMNS) {
            if column.is_none() {
                return Err(LogError::Column(name));
            }
        }
        let title = columns[3].and_then(|status| header.get(status));
        let dated = |row: &Vec<_>| columns[0].and_then(|date| row.get(date)).map(date_is_french);
        Ok(Self {
            delimiter: char::from(delimiter),
            columns,
            width: header.len(),
            french_words: title.is_some_and(|title| !title.value.trim().eq_ignore_ascii_case("status")),
            french_dates: rows.iter().skip(1).rev().find_map(dated).unwrap_or(false),
        })
    }

    /// Returns the entry as a line, without its end.
    fn line(&self, entry: &Entry) -> String {
        let date = if self.french_dates {
            format!("{:02}/{:02}/{:04}", entry.date.day(), entry.date.month(), entry.date.year())
        } else {
            entry.date.to_string()
        };
        // A French spreadsheet writes semicolons, since its figures have commas.
        let value = entry.value.map(|value| value.to_string()).unwrap_or_default();
        let value = if self.delimiter == ';' { value.replace('.', ",") } else { value };
        let status =
            entry.status.map_or("", |status| if self.french_words { status.word().fr } else { status.key() });
        let comment = entry.comment.as_deref().unwrap_or_default();
        let mut cells = vec![String::new(); self.width];
        for (column, cell) in self.columns.iter().zip([&date, &entry.subject, &value, status, comment]) {
            if let Some(slot) = column.and_then(|column| cells.get_mut(column)) {
                *slot = self.quoted(cell);
            }
        }
        cells.join(&self.delimiter.to_string())
    }

    fn quoted(&self, cell: &str) -> String {
        if cell.contains([self.delimiter, '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    }
}

fn date_is_french(cell: &super::source::Located<String>) -> bool {
    cell.value.contains('/')
}

/// The encodings that a log may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

impl Encoding {
    fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(&[0xff, 0xfe]) {
            Self::Utf16Le
        } else if bytes.starts_with(&[0xfe, 0xff]) {
            Self::Utf16Be
        } else if std::str::from_utf8(bytes).is_ok() {
            Self::Utf8
        } else {
            Self::Windows1252
        }
    }

    /// Returns a text's bytes; `None` where the encoding lacks one of its letters.
    fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Self::Utf8 => Some(text.as_bytes().to_vec()),
            Self::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::Windows1252 => {
                let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
                (!lost).then(|| bytes.into_owned())
            }
        }
    }
}

/// Writes the new log beside the old one and puts it in its place.
fn replace(folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), LogError> {
    // One name for all: under the lock nobody else writes it, and what a writer that was killed left goes.
    let new = folder.join(".otn-follow-up.new");
    match fs::remove_file(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let written = write_synced(&new, path, bytes).and_then(|()| fs::rename(&new, path));
    if let Err(error) = written {
        // What could not be written whole is of no use; the log itself was not touched.
        let _ = fs::remove_file(&new);
        return Err(error.into());
    }
    // The new name must survive a power cut too; a system that cannot sync a folder has no need to.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

fn write_synced(new: &Path, old: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(new)?;
    file.write_all(bytes)?;
    if let Ok(metadata) = fs::metadata(old) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            date: Date::constant(2026, 11, 24),
            subject: "a/b".to_owned(),
            value: Some(1234.5),
            status: Some(Status::Running),
            comment: Some("=1+1; dit \"oui\", été".to_owned()),
        }
    }

    fn add(old: &[u8]) -> Result<(String, Added), LogError> {
        let (bytes, added) = completed(old.to_vec(), &entry(), Language::French)?;
        assert!(bytes.starts_with(old), "what was there stays, byte for byte");
        Ok((folder::decode(bytes).text, added))
    }

    #[test]
    fn a_new_log_gets_its_header_and_the_comment_stays_as_typed() {
        let (text, added) = add(b"").expect("added");
        assert_eq!(
            text,
            "date,sujet,valeur,statut,commentaire\n2026-11-24,a/b,1234.5,en cours,\"=1+1; dit \"\"oui\"\", été\"\n"
        );
        assert_eq!((added.line, added.same_day), (2, None));
    }

    #[test]
    fn a_log_keeps_its_delimiter_line_ends_dates_words_and_columns() {
        let old = b"date;qui;sujet;valeur;statut;commentaire\r\n01/11/2026;;a/b;3,5;faite;";
        let mut problem = add(old).expect("added").0;
        assert_eq!(
            problem.split_off(problem.find("24/").expect("a French date")),
            "24/11/2026;;a/b;1234,5;en cours;\"=1+1; dit \"\"oui\"\", été\"\r\n"
        );
        let english = b"comment\tsubject\tdate\tvalue\tstatus\n";
        let (text, _) = add(english).expect("added");
        assert!(
            text.ends_with("\"=1+1; dit \"\"oui\"\", été\"\ta/b\t2026-11-24\t1234.5\trunning\n"),
            "{text}"
        );
    }

    #[test]
    fn a_log_keeps_its_encoding() {
        let utf_16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("date,sujet,valeur,statut,commentaire\n".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert!(add(&utf_16).expect("added").0.contains("été"));
        let marked = "\u{feff}date,sujet,valeur,statut,commentaire\n".as_bytes();
        assert!(add(marked).expect("added").0.contains("été"));
        let windows = b"date,sujet,valeur,statut,commentaire\n2026-01-01,a/b,1,,\xe9t\xe9\n";
        let (bytes, _) = completed(windows.to_vec(), &entry(), Language::French).expect("added");
        assert!(bytes.ends_with(b" \xe9t\xe9\"\n"));
        let smile = Entry { comment: Some("☀".to_owned()), ..entry() };
        assert!(matches!(completed(windows.to_vec(), &smile, Language::French), Err(LogError::Encoding)));
    }

    #[test]
    fn a_log_that_would_swallow_the_line_is_refused() {
        let open = b"date,sujet,valeur,statut,commentaire\n2026-01-01,a/b,1,,\"sans fin\n";
        assert!(matches!(add(open), Err(LogError::Quotes(2))));
        assert!(matches!(add(b"date,sujet\n"), Err(LogError::Column("value"))));
    }

    #[test]
    fn a_measure_of_the_same_day_or_a_later_one_is_told() {
        let old = b"date,sujet,valeur,statut,commentaire\n2026-11-24,a/b,7,,\n2026-12-01,a/b,9,,\n";
        let (_, added) = add(old).expect("added");
        assert_eq!((added.same_day, added.later), (Some(7.0), vec![Date::constant(2026, 12, 1)]));
    }
}

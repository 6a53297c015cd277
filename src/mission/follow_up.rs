//! The log of measures: `plan/follow-up.csv`, `date,subject,value,status,comment`.

use jiff::civil::Date;

use super::{
    problem::{Expected, Found, Problem, ProblemKind},
    source::{FileId, Located, Place},
    vocabulary::Status,
};
use crate::language::{Language, number::typed, order::slug, suggestion, vocabulary::Vocabulary};

/// Where the log stands in the mission's folder.
pub(crate) const LOG: &str = "plan/follow-up.csv";

/// The indicator that every action has without naming it: the euros spent on it so far, in all.
pub(crate) const COST: &str = "cost";

/// A day before this one is a slip of the hand: no mission is so old.
pub(crate) const EARLIEST: Date = Date::constant(2000, 1, 1);

/// One measure: a line of the log.
#[derive(Clone, Debug)]
pub(crate) struct Measure {
    /// The line.
    pub(crate) place: Place,
    /// The day.
    pub(crate) date: Option<Located<Date>>,
    /// An action, `action/indicator` or an objective.
    pub(crate) subject: Option<Located<String>>,
    /// The figure measured.
    pub(crate) value: Option<Located<f64>>,
    /// Where the action stands.
    pub(crate) status: Option<Located<Status>>,
    /// Free words.
    pub(crate) comment: Option<Located<String>>,
}

/// The log's columns, with the French titles also accepted.
pub(crate) const COLUMNS: [(&str, &str); 5] = [
    ("date", "date"),
    ("subject", "sujet"),
    ("value", "valeur"),
    ("status", "statut"),
    ("comment", "commentaire"),
];

impl Measure {
    /// Tells whether the line measures a subject.
    pub(crate) fn subject_is(&self, subject: &str) -> bool {
        self.subject.as_ref().is_some_and(|found| found.value == subject)
    }

    /// Tells whether the line is of a day.
    pub(crate) fn is_on(&self, date: Date) -> bool {
        self.date.as_ref().is_some_and(|found| found.value == date)
    }
}

/// Returns the header of a new log.
pub(crate) fn header(language: Language) -> String {
    let titles = COLUMNS.map(|(en, fr)| match language {
        Language::French => fr,
        Language::English => en,
    });
    titles.join(",") + "\n"
}

/// A cell: its text without quotes, and its place.
type Cell = Located<String>;

/// Reads the log; lines that cannot be understood are reported and the others kept.
pub(super) fn read(file: FileId, text: &str, problems: &mut Vec<Problem>) -> Vec<Measure> {
    let delimiter = delimiter(text);
    let mut rows = rows(file, text, delimiter).into_iter();
    let Some(header) = rows.next() else { return Vec::new() };
    let columns = header_columns(&header, problems);
    let mut measures = Vec::new();
    for row in rows {
        if row.iter().all(|cell| cell.value.trim().is_empty()) {
            continue;
        }
        measures.push(measure(&row, &columns, problems));
    }
    measures
}

/// Returns, for each of [`COLUMNS`], its index in the header.
pub(super) fn header_columns(header: &[Cell], problems: &mut Vec<Problem>) -> [Option<usize>; 5] {
    let mut columns = [None; 5];
    for (index, cell) in header.iter().enumerate() {
        let wanted = slug(&cell.value);
        match COLUMNS.iter().position(|(en, fr)| wanted == *en || wanted == *fr) {
            Some(column) => columns[column] = columns[column].or(Some(index)),
            None if wanted.is_empty() => {}
            None => {
                let known: Vec<&'static str> = COLUMNS.iter().map(|column| column.0).collect();
                let kind = ProblemKind::UnknownKey {
                    key: cell.value.clone(),
                    nearest: suggestion::nearest(&cell.value, known.iter().copied()),
                    known,
                };
                problems.push(Problem { place: cell.place, kind, id: None });
            }
        }
    }
    if let Some(first) = header.first() {
        for (column, (key, _)) in columns.iter().zip(COLUMNS).take(3) {
            if column.is_none() {
                let kind = ProblemKind::MissingKey { key, table: "follow-up.csv" };
                problems.push(Problem { place: first.place, kind, id: None });
            }
        }
    }
    columns
}

fn measure(row: &[Cell], columns: &[Option<usize>; 5], problems: &mut Vec<Problem>) -> Measure {
    let cell = |column: usize| {
        let cell = row.get(columns[column]?)?;
        let value = cell.value.trim();
        (!value.is_empty()).then(|| Located { value: value.to_owned(), place: cell.place })
    };
    let place = match (row.first(), row.last()) {
        (Some(first), Some(last)) => Place { end: last.place.end, ..first.place },
        _ => Place { file: FileId(0), start: 0, end: 0 },
    };
    let mut wrong = |cell: &Cell, expected: Expected| {
        let kind = ProblemKind::WrongType { key: cell.value.clone(), expected, found: Found::String };
        problems.push(Problem { place: cell.place, kind, id: None });
    };
    let mut located =
        Measure { place, date: None, subject: cell(1), value: None, status: None, comment: cell(4) };
    if let Some(text) = cell(0) {
        match date(&text.value) {
            Some(value) => located.date = Some(Located { value, place: text.place }),
            None => wrong(&text, Expected::LogDate),
        }
    }
    if let Some(text) = cell(2) {
        match figure(&text.value) {
            Some(value) => located.value = Some(Located { value, place: text.place }),
            None => wrong(&text, Expected::LogFigure),
        }
    }
    if let Some(text) = cell(3) {
        match Status::parse(&text.value) {
            Some(value) => located.status = Some(Located { value, place: text.place }),
            None => problems.push(Problem {
                place: text.place,
                kind: ProblemKind::UnknownValue {
                    key: "status".to_owned(),
                    nearest: Status::nearest(&text.value),
                    accepted: Status::spellings(),
                    value: text.value,
                },
                id: None,
            }),
        }
    }
    located
}

/// Reads `2026-11-24` or `24/11/2026`.
pub(crate) fn date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// From here on a figure is a slip of the hand: no tourist office measures as much.
const BEYOND_MEASURE: f64 = 1e15;

/// Reads a figure of the log; see [`typed`].
pub(crate) fn figure(text: &str) -> Option<f64> {
    typed(text).filter(|value| is_measure(*value))
}

/// Tells whether a figure is small enough to be of a measure.
pub(crate) fn is_measure(value: f64) -> bool {
    value.abs() < BEYOND_MEASURE
}

/// Returns the delimiter of the header line: `;`, a tab or `,`.
pub(super) fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |c: char| header.matches(c).count();
    match (count(','), count(';'), count('\t')) {
        (commas, semicolons, tabs) if semicolons > commas && semicolons >= tabs => b';',
        (commas, _, tabs) if tabs > commas => b'\t',
        _ => b',',
    }
}

/// Splits a CSV text into cells with their places (RFC 4180, quotes doubled inside quotes).
pub(super) fn rows(file: FileId, text: &str, delimiter: u8) -> Vec<Vec<Cell>> {
    let bytes = text.as_bytes();
    let (mut rows, mut row, mut start, mut quoted) = (Vec::new(), Vec::new(), 0, false);
    let cell = |start: usize, end: usize| Located {
        value: unquoted(&text[start..end]),
        place: Place::new(file, start..end),
    };
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                let end = if index > start && bytes[index - 1] == b'\r' { index - 1 } else { index };
                row.push(cell(start, end));
                rows.push(std::mem::take(&mut row));
                start = index + 1;
            }
            byte if *byte == delimiter && !quoted => {
                row.push(cell(start, index));
                start = index + 1;
            }
            _ => {}
        }
    }
    if start < bytes.len() || !row.is_empty() {
        row.push(cell(start, bytes.len()));
        rows.push(row);
    }
    rows
}

fn unquoted(raw: &str) -> String {
    let trimmed = raw.trim();
    match trimmed.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => trimmed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_log_is_read_with_its_semicolons_commas_and_dates() {
        let text =
            "date;sujet;valeur;statut;commentaire\r\n24/11/2026;a/b;1 234,5;en cours;\"x ; \"\"y\"\"\"\r\n";
        let mut problems = Vec::new();
        let measures = read(FileId(0), text, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        let measure = &measures[0];
        assert_eq!(measure.date.as_ref().map(|d| d.value), Some(Date::constant(2026, 11, 24)));
        assert_eq!(measure.value.as_ref().map(|v| v.value), Some(1234.5));
        assert_eq!(measure.status.as_ref().map(|s| s.value), Some(Status::Running));
        assert_eq!(measure.comment.as_ref().map(|c| c.value.as_str()), Some("x ; \"y\""));
    }

    #[test]
    fn a_wrong_cell_costs_only_itself() {
        let mut problems = Vec::new();
        let measures = read(FileId(0), "date,subject,value\nyesterday,a,1\n", &mut problems);
        assert_eq!((problems.len(), measures.len()), (1, 1));
        assert_eq!(measures[0].value.as_ref().map(|v| v.value), Some(1.0));
    }
}

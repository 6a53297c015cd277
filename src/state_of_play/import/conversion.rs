//! The cells of a file in the standard's own form, row by row.
//!
//! A first pass over the rows decides what each column's marks mean, a second one writes. What is not understood is
//! kept as it was written, and told.

use std::{borrow::Cow, collections::BTreeMap, ops::ControlFlow};

use serde::Serialize;

use super::{
    columns::Match,
    refusal::Refusal,
    rescue::{Rescue, rescued},
    values::{Meaning, meant},
    workbook::{Cell, Row, Workbook},
};
use crate::{
    language::{Language, Text, order::slug},
    state_of_play::{
        office::{self, Marks},
        problems::Reading,
        table_schema::{Broken, Field, Kind, TableSchema, read},
    },
};

/// How many things of a kind are told in full.
const FIRST: usize = 20;

/// The most words of a column outside its closed list that are counted apart.
const MOST_WORDS: usize = 200;

/// A sheet, and how its columns feed a table.
pub(crate) struct Feed<'a> {
    /// The sheet's name.
    pub(crate) sheet: &'a str,
    /// The number of the header's row.
    pub(crate) header: u64,
    /// The header's labels.
    pub(crate) labels: &'a [(usize, String)],
    /// The columns.
    pub(crate) matches: &'a [Match],
    /// The table.
    pub(crate) schema: &'a TableSchema,
    /// Words of the file and the words of the table that they mean.
    pub(crate) values: &'a [Meaning],
}

/// What was seen while the rows were put into the standard's form.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Seen {
    /// The rows written.
    pub(crate) rows: u64,
    /// The first lines left out, and why.
    pub(crate) left_out: Vec<LeftOut>,
    /// How many lines were left out, by reason.
    pub(crate) left_out_count: BTreeMap<Why, u64>,
    /// The first cells kept as they were written.
    pub(crate) kept: Vec<Kept>,
    /// How many cells were kept, by column.
    pub(crate) kept_count: BTreeMap<String, u64>,
    /// Words outside a column's closed list, by column.
    pub(crate) unknown_words: BTreeMap<String, Vec<UnknownWord>>,
    /// Words that leave their cell empty, such as « NC ».
    pub(crate) emptied: Vec<Emptied>,
    /// Cells whose zeros at the start, lost in a spreadsheet, were put back, by column.
    pub(crate) zeros: BTreeMap<String, u64>,
    /// Cells that lost a year, which their column does not hold, by column.
    pub(crate) years: BTreeMap<String, u64>,
    /// Columns whose decimal mark is a comma.
    pub(crate) comma_columns: usize,
    /// Cells of formulas that failed.
    pub(crate) failed_formulas: u64,
    /// Columns whose marks can be read in two ways, and how they were read.
    #[serde(skip)]
    pub(crate) open: Vec<(String, Reading)>,
}

/// A line left out.
#[derive(Debug, Serialize)]
pub(crate) struct LeftOut {
    /// Its number.
    pub(crate) line: u64,
    /// Why.
    pub(crate) why: Why,
    /// Its first words.
    pub(crate) words: String,
}

/// Why a line was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Why {
    /// It stands above the header.
    AboveHeader,
    /// It is a total.
    Total,
    /// It is the header again.
    HeaderAgain,
    /// It has nothing in the columns of the table.
    NothingKnown,
}

/// A cell kept as it was written.
#[derive(Debug, Serialize)]
pub(crate) struct Kept {
    /// The row.
    pub(crate) line: u64,
    /// The column of the table.
    pub(crate) column: String,
    /// What it holds.
    pub(crate) cell: String,
}

/// A word outside a column's closed list.
#[derive(Debug, Serialize)]
pub(crate) struct UnknownWord {
    /// The word.
    pub(crate) word: String,
    /// How many cells hold it.
    pub(crate) count: u64,
    /// The word of the list that it looks like.
    pub(crate) nearest: Option<String>,
}

/// A word that leaves its cell empty.
#[derive(Debug, Serialize)]
pub(crate) struct Emptied {
    /// The column of the table.
    pub(crate) column: String,
    /// The word.
    pub(crate) word: String,
    /// How many cells hold it.
    pub(crate) count: u64,
    /// What an empty cell of the column means, where it is more than "not known".
    #[serde(skip)]
    pub(crate) meaning: Option<Text>,
}

/// Puts a sheet's rows into the standard's form and hands each on: its number, and a text for each match.
///
/// # Errors
/// What makes the sheet unreadable.
pub(crate) fn convert(
    book: &mut Workbook,
    feed: &Feed<'_>,
    mut line: impl FnMut(u64, &[String]) -> ControlFlow<()>,
) -> Result<Seen, Refusal> {
    let mut seen = Seen::default();
    let mut marks = vec![Marks::default(); feed.matches.len()];
    book.each_row(feed.sheet, &mut |row| {
        if feed.why_left_out(row).is_none() {
            feed.look(row, &mut marks);
        }
        ControlFlow::Continue(())
    })?;
    for (known, marks) in feed.matches.iter().zip(&mut marks) {
        let field = &feed.schema.fields[known.field];
        let open = marks.settle(&field.kind);
        seen.comma_columns += usize::from(marks.decimal_comma());
        seen.open.extend(open.map(|read_as| (field.name.clone(), read_as)));
    }
    let fields = feed.matches.iter().map(|known| &feed.schema.fields[known.field]);
    let missing: Vec<_> = fields.map(|field| office::missing(feed.schema, field)).collect();
    let mut texts = vec![String::new(); feed.matches.len()];
    book.each_row(feed.sheet, &mut |row| {
        if row.number == feed.header {
            return ControlFlow::Continue(());
        }
        if let Some(why) = feed.why_left_out(row) {
            seen.leave_out(row, why);
            return ControlFlow::Continue(());
        }
        for ((at, known), (marks, text)) in feed.matches.iter().enumerate().zip(marks.iter().zip(&mut texts))
        {
            let field = &feed.schema.fields[known.field];
            text.clear();
            if let Some(cell) = row.get(known.column) {
                seen.failed_formulas += u64::from(matches!(cell, Cell::Error(_)));
                let written = cell.written();
                let trimmed = written.trim();
                if let Some(meaning) = meant(feed.values, trimmed, at) {
                    text.push_str(meaning);
                } else if missing[at].contains(&trimmed.to_lowercase()) {
                    seen.empty(trimmed, field);
                } else {
                    text.push_str(&written_in_standard_form(
                        cell, trimmed, field, *marks, row.number, &mut seen,
                    ));
                }
            }
        }
        seen.rows += 1;
        line(row.number, &texts)
    })?;
    Ok(seen)
}

impl Feed<'_> {
    fn why_left_out(&self, row: &Row) -> Option<Why> {
        if row.number < self.header {
            return Some(Why::AboveHeader);
        }
        if is_total(row) {
            return Some(Why::Total);
        }
        let mut known = self.matches.iter().filter_map(|known| Some((known, row.get(known.column)?)));
        if known.clone().next().is_none() {
            return Some(Why::NothingKnown);
        }
        let again = known.all(|(known, cell)| cell.written().trim() == known.label);
        (again && row.cells.len() > 1 && row.number != self.header).then_some(Why::HeaderAgain)
    }

    fn look(&self, row: &Row, marks: &mut [Marks]) {
        if row.number == self.header {
            return;
        }
        for (known, marks) in self.matches.iter().zip(marks) {
            let kind = &self.schema.fields[known.field].kind;
            if let (Some(Cell::Text(text)), Kind::Integer(_) | Kind::Number(_) | Kind::Date(_)) =
                (row.get(known.column), kind)
            {
                marks.see(text.trim());
            }
        }
    }
}

/// Returns a cell in the standard's form, or as it was written.
fn written_in_standard_form(
    cell: &Cell,
    trimmed: &str,
    field: &Field,
    marks: Marks,
    line: u64,
    seen: &mut Seen,
) -> String {
    // What a spreadsheet says is a number or a day has no marks to guess.
    let text: Cow<'_, str> = match cell {
        Cell::Text(_) => office::plain(trimmed, field, marks),
        _ => office::plain(trimmed, field, Marks::default()),
    };
    if fits(&text, field) {
        return text.into_owned();
    }
    if let Some((text, how)) = rescued(cell, trimmed, field) {
        match how {
            Rescue::Zeros => *seen.zeros.entry(field.name.clone()).or_default() += 1,
            Rescue::Year => *seen.years.entry(field.name.clone()).or_default() += 1,
            Rescue::Form => {}
        }
        return text;
    }
    // A number out of its bounds is understood all the same: the check tells the rest.
    let bounds_only = |value| {
        let mut broken = field.constraints.broken(&value);
        broken.all(|broken| !matches!(broken, Broken::Enum | Broken::Pattern))
    };
    if read(&text, &field.kind).is_some_and(bounds_only) {
        return text.into_owned();
    }
    seen.keep(trimmed, field, line);
    trimmed.to_owned()
}

/// Tells whether a text is of a column's type and meets its constraints.
pub(super) fn fits(text: &str, field: &Field) -> bool {
    read(text, &field.kind).is_some_and(|value| field.constraints.broken(&value).next().is_none())
}

/// Tells whether a row is a total: its first words say so, and the rest is figures.
fn is_total(row: &Row) -> bool {
    let Some((_, Cell::Text(first))) = row.cells.first() else { return false };
    let rest = &row.cells[1..];
    office::is_total_word(first) && rest.iter().all(|(_, cell)| cell.is_figure())
}

impl Seen {
    fn leave_out(&mut self, row: &Row, why: Why) {
        let count = self.left_out_count.entry(why).or_default();
        *count += 1;
        if *count <= FIRST as u64 {
            let words: Vec<String> =
                row.cells.iter().take(3).map(|(_, cell)| cell.written().trim().to_owned()).collect();
            let words: String = words.join(" · ").chars().take(60).collect();
            self.left_out.push(LeftOut { line: row.number, why, words });
        }
    }

    /// Tells a cell that was understood by its column's type, and not by what it is for.
    pub(super) fn keep_words(&mut self, kept: Kept) {
        *self.kept_count.entry(kept.column.clone()).or_default() += 1;
        if self.kept.len() < FIRST {
            self.kept.push(kept);
        }
    }

    /// Counts a word that leaves its cell empty; the lists of such words are short.
    fn empty(&mut self, word: &str, field: &Field) {
        if word.is_empty() {
            return;
        }
        let known = |emptied: &&mut Emptied| emptied.column == field.name && emptied.word == word;
        match self.emptied.iter_mut().find(known) {
            Some(emptied) => emptied.count += 1,
            None => self.emptied.push(Emptied {
                column: field.name.clone(),
                word: word.to_owned(),
                count: 1,
                meaning: field.empty_means.clone(),
            }),
        }
    }

    /// Finds the words of the closed lists that unknown ones look like, in the reader's language.
    pub(super) fn suggest(&mut self, schema: &TableSchema, language: Language) {
        for (column, words) in &mut self.unknown_words {
            let Some(field) = schema.fields.iter().find(|field| field.name == *column) else { continue };
            for unknown in words {
                unknown.nearest = nearest_word(&unknown.word, field, language);
            }
        }
    }

    fn keep(&mut self, cell: &str, field: &Field, line: u64) {
        *self.kept_count.entry(field.name.clone()).or_default() += 1;
        let short: String = cell.chars().take(80).collect();
        if !field.constraints.words.is_empty() {
            let words = self.unknown_words.entry(field.name.clone()).or_default();
            match words.iter().position(|known| known.word == short) {
                Some(at) => words[at].count += 1,
                None if words.len() < MOST_WORDS => {
                    words.push(UnknownWord { word: short, count: 1, nearest: None });
                }
                None => {}
            }
        } else if self.kept.len() < FIRST {
            self.kept.push(Kept { line, column: field.name.clone(), cell: short });
        }
    }
}

/// Returns the word of a column's closed list that another looks like, in the reader's language.
fn nearest_word(word: &str, field: &Field, language: Language) -> Option<String> {
    // A private label's ears or keys are not the stars of the State's rating, however alike the words.
    if slug(word).split('-').any(|word| matches!(word, "epi" | "epis" | "cle" | "cles")) {
        return None;
    }
    field.nearest_in(word, language).map(|(_, key)| key.to_owned())
}

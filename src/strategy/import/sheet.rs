//! Where the plan stands in a workbook: the sheet, the header, the columns, and what was written when it was exported.

use std::{collections::HashMap, ops::ControlFlow};

use super::{Request, WRITTEN, cell_name, foreign};
use crate::{
    language::{Text, order::slug, suggestion},
    state_of_play::import::{
        heading::{self, Head},
        refusal::Refusal,
        workbook::{Cell, Workbook},
    },
    strategy::{
        fingerprint::Fingerprint,
        register::{Column, Computed},
    },
};

/// What a workbook holds.
pub(super) enum Found {
    /// Our own table.
    Register(Register),
    /// Another tool's plan.
    Foreign(foreign::Columns),
}

/// Our own table in a workbook.
pub(super) struct Register {
    /// Its sheet.
    pub(super) sheet: String,
    /// The number of the header's row.
    pub(super) header: u64,
    /// Which column of the sheet is which of ours.
    pub(super) columns: HashMap<Column, usize>,
    /// Which column of the sheet is which of those that are computed, from left to right.
    pub(super) computed: Vec<(Computed, usize)>,
    /// The labels that stand twice: the column that is read, and the one that is not.
    pub(super) twice: Vec<(String, String, String)>,
    /// The labels that are none of ours, and the key that each looks like.
    pub(super) unknown: Vec<(String, Option<&'static str>)>,
}

/// The titles of columns that reports wrote before: they are read by nobody.
const FORMER: [&str; 2] = ["objectif-en-toutes-lettres", "objective-in-words"];

/// Finds the sheet whose header has most of our columns, the id among them; else another tool's plan.
pub(super) fn find(book: &mut Workbook, request: &Request<'_>) -> Result<Found, Refusal> {
    let mut heads = heading::heads(book, request.sheet)?;
    // What was written is no table, also where a spreadsheet has brought its sheet to light.
    heads.retain(|head| head.sheet != WRITTEN.0);
    if heads.iter().all(|head| head.rows.is_empty()) {
        return Err(Refusal::Empty);
    }
    let mut best: Option<Register> = None;
    for head in &heads {
        for row in &head.rows {
            let labels = heading::labels(row);
            let found = register(head, row.number, &labels, request)?;
            let better = best.as_ref().is_none_or(|best| found.columns.len() > best.columns.len());
            if found.columns.contains_key(&Column::Id) && found.columns.len() >= 2 && better {
                best = Some(found);
            }
        }
    }
    if let Some(best) = best {
        return Ok(Found::Register(best));
    }
    // Our own export without its ids is not another tool's plan, nor is one that is only read.
    match written(book)? {
        Some(written) if written.is_read_only => return Err(Refusal::ToBeRead),
        Some(_) => return Err(Refusal::NoIds),
        None => {}
    }
    foreign::columns(&heads, request.maps).map(Found::Foreign).ok_or(Refusal::NoPlan)
}

fn register(
    head: &Head,
    header: u64,
    labels: &[(usize, String)],
    request: &Request<'_>,
) -> Result<Register, Refusal> {
    let mut columns: HashMap<Column, usize> = HashMap::new();
    let (mut computed, mut twice, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for (at, label) in labels {
        let mapped = request.maps.iter().find(|mapping| slug(&mapping.label) == slug(label));
        let wanted = mapped.map_or(label.as_str(), |mapping| mapping.column.as_str());
        match named(wanted) {
            Some(column) => match columns.get(&column) {
                Some(first) => {
                    let letters = |at: usize| cell_name(0, at).trim_end_matches('0').to_owned();
                    twice.push((label.clone(), letters(*first), letters(*at)));
                }
                None => drop(columns.insert(column, *at)),
            },
            None if mapped.is_some() && !wanted.is_empty() => {
                return Err(Refusal::UnknownColumn {
                    column: wanted.to_owned(),
                    columns: Column::ALL.iter().map(|column| column.key().to_owned()).collect(),
                });
            }
            None if mapped.is_some() || label.is_empty() || FORMER.contains(&slug(label).as_str()) => {}
            None => match Computed::ALL.into_iter().find(|one| is_title(&one.title(), label)) {
                Some(column) if computed.iter().all(|(known, _)| *known != column) => {
                    computed.push((column, *at));
                }
                Some(_) => {}
                None => unknown.push((label.clone(), nearest(label))),
            },
        }
    }
    // A column that is there needs no second.
    let there: Vec<&'static str> = columns.keys().map(|column: &Column| column.key()).collect();
    for (_, near) in &mut unknown {
        *near = near.filter(|key| !there.contains(key));
    }
    Ok(Register { sheet: head.sheet.clone(), header, columns, computed, twice, unknown })
}

fn named(label: &str) -> Option<Column> {
    Column::ALL
        .into_iter()
        .find(|column| slug(column.key()) == slug(label) || is_title(&column.title(), label))
}

fn is_title(title: &Text, label: &str) -> bool {
    [&title.fr, &title.en].iter().any(|spelling| slug(spelling) == slug(label))
}

fn nearest(label: &str) -> Option<&'static str> {
    let spellings: Vec<(String, &'static str)> = Column::ALL
        .into_iter()
        .flat_map(|column| {
            let title = column.title();
            [title.fr.into_owned(), title.en.into_owned()].map(|spelling| (spelling, column.key()))
        })
        .collect();
    let near = suggestion::nearest(label, spellings.iter().map(|(spelling, _)| spelling.as_str()))?;
    spellings.iter().find(|(spelling, _)| spelling == near).map(|(_, key)| *key)
}

/// What the sheet held when it was written: by id, the values by key.
pub(super) type Base = HashMap<String, HashMap<String, String>>;

/// What a workbook says of itself as it was written.
pub(super) struct Written {
    /// What the table held.
    pub(super) base: Base,
    /// Whether no table of it comes back.
    is_read_only: bool,
    /// The other sheets and what each held.
    prints: Vec<(String, String)>,
}

/// Reads what was written; none where the workbook does not say, as when it was saved as CSV.
pub(super) fn written(book: &mut Workbook) -> Result<Option<Written>, Refusal> {
    let (name, mark) = WRITTEN;
    if !book.sheets().iter().any(|sheet| sheet.name == name) {
        return Ok(None);
    }
    let (mut marked, mut keys, mut base) = (false, Vec::new(), Base::new());
    let mut prints = Vec::new();
    book.each_row(name, &mut |row| {
        let cell = |at: usize| row.get(at).map(|cell| cell.written()).unwrap_or_default();
        match row.number {
            1 => {
                marked = cell(0) == mark;
                let pairs = (1..).step_by(2).map(|at| (cell(at), cell(at + 1)));
                prints = pairs.take_while(|(sheet, _)| !sheet.is_empty()).collect();
            }
            2 => keys = row.cells.iter().map(|(at, cell)| (*at, cell.written())).collect(),
            _ => {
                let values = keys.iter().map(|(at, key): &(usize, String)| (key.clone(), cell(*at)));
                base.insert(cell(0), values.collect());
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(marked.then_some(Written { base, is_read_only: keys.is_empty(), prints }))
}

/// Returns the sheets that do not come back and hold something else than what was written.
pub(super) fn changed_sheets(book: &mut Workbook, written: &Written) -> Result<Vec<String>, Refusal> {
    let there: Vec<String> = book.sheets().into_iter().map(|sheet| sheet.name).collect();
    let mut changed = Vec::new();
    for (sheet, print) in written.prints.iter().filter(|(sheet, _)| there.contains(sheet)) {
        let mut found = Fingerprint::default();
        book.each_row(sheet, &mut |row| {
            for (column, cell) in &row.cells {
                let row = row.number.saturating_sub(1);
                match cell {
                    Cell::Number(figure) => found.figure(row, *column, *figure),
                    Cell::Date(day) => found.words(row, *column, day.get(..10).unwrap_or(day)),
                    other => found.words(row, *column, &other.written()),
                }
            }
            ControlFlow::Continue(())
        })?;
        if found.written() != *print {
            changed.push(sheet.clone());
        }
    }
    Ok(changed)
}

//! Where the plan stands in a workbook: the sheet, the header, the columns, and what was written when it was exported.

use std::{collections::HashMap, ops::ControlFlow};

use super::{Request, WRITTEN, foreign};
use crate::{
    language::{order::slug, suggestion},
    state_of_play::import::{
        heading::{self, Head},
        refusal::Refusal,
        workbook::Workbook,
    },
    strategy::register::Column,
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
    /// The labels that are none of ours, and the key that each looks like.
    pub(super) unknown: Vec<(String, Option<&'static str>)>,
}

/// The titles of the columns that a report computes: they are read by nobody.
const COMPUTED: [&str; 6] =
    ["objectif-en-toutes-lettres", "objective-in-words", "meteo", "weather", "fait", "done"];

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
    // Our own export without its ids is not another tool's plan.
    if base(book)?.is_some() {
        return Err(Refusal::NoIds);
    }
    foreign::columns(&heads, request.maps).map(Found::Foreign).ok_or(Refusal::NoPlan)
}

fn register(
    head: &Head,
    header: u64,
    labels: &[(usize, String)],
    request: &Request<'_>,
) -> Result<Register, Refusal> {
    let mut columns = HashMap::new();
    let mut unknown = Vec::new();
    for (at, label) in labels {
        let mapped = request.maps.iter().find(|mapping| slug(&mapping.label) == slug(label));
        let wanted = mapped.map_or(label.as_str(), |mapping| mapping.column.as_str());
        match named(wanted) {
            Some(column) => {
                columns.entry(column).or_insert(*at);
            }
            None if mapped.is_some() && !wanted.is_empty() => {
                return Err(Refusal::UnknownColumn {
                    column: wanted.to_owned(),
                    columns: Column::ALL.iter().map(|column| column.key().to_owned()).collect(),
                });
            }
            None if mapped.is_some() || label.is_empty() || COMPUTED.contains(&slug(label).as_str()) => {}
            None => unknown.push((label.clone(), nearest(label))),
        }
    }
    // A column that is there needs no second.
    let there: Vec<&'static str> = columns.keys().map(|column: &Column| column.key()).collect();
    for (_, near) in &mut unknown {
        *near = near.filter(|key| !there.contains(key));
    }
    Ok(Register { sheet: head.sheet.clone(), header, columns, unknown })
}

fn named(label: &str) -> Option<Column> {
    let wanted = slug(label);
    Column::ALL.into_iter().find(|column| {
        let title = column.title();
        [column.key(), &title.fr, &title.en].iter().any(|spelling| slug(spelling) == wanted)
    })
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

/// Reads what was written; none where the workbook does not say, as when it was saved as CSV.
pub(super) fn base(book: &mut Workbook) -> Result<Option<Base>, Refusal> {
    let (name, mark) = WRITTEN;
    if !book.sheets().iter().any(|sheet| sheet.name == name) {
        return Ok(None);
    }
    let (mut marked, mut keys, mut base) = (false, Vec::new(), Base::new());
    book.each_row(name, &mut |row| {
        let cell = |at: usize| row.get(at).map(|cell| cell.written()).unwrap_or_default();
        match row.number {
            1 => marked = cell(0) == mark,
            2 => keys = row.cells.iter().map(|(at, cell)| (*at, cell.written())).collect(),
            _ => {
                let values = keys.iter().map(|(at, key): &(usize, String)| (key.clone(), cell(*at)));
                base.insert(cell(0), values.collect());
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(marked.then_some(base))
}

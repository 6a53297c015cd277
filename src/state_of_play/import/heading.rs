//! Where a sheet's table begins, and of which of the tools' tables its columns are.

use std::ops::ControlFlow;

use super::{
    refusal::Refusal,
    workbook::{Row, Workbook},
};
use crate::{
    language::order::slug,
    state_of_play::{
        office::{label_key, spellings},
        table_schema::TableSchema,
    },
};

/// Rows among which the header is looked for.
pub(crate) const DEEPEST_HEADER: usize = 20;

/// The longest label, in characters: a longer cell is a text.
const LONGEST_LABEL: usize = 200;

/// The first rows of a sheet.
pub(crate) struct Head {
    /// The sheet's name; empty for a CSV.
    pub(crate) sheet: String,
    /// Its first rows that hold something.
    pub(crate) rows: Vec<Row>,
}

/// A table that a sheet may be.
pub(crate) struct Candidate {
    /// The table's name.
    pub(crate) table: String,
    /// The sheet, as an index into the heads.
    pub(crate) sheet: usize,
    /// The header's row, as an index into the sheet's first rows.
    pub(crate) header: usize,
    /// How many labels are columns of the table.
    pub(crate) matched: usize,
    /// How well they fit; comparable between tables.
    pub(crate) score: usize,
}

/// Reads the first rows of each sheet that is shown, or of the one asked for.
///
/// # Errors
/// What makes the workbook unreadable; no sheet has the name.
pub(crate) fn heads(book: &mut Workbook, asked: Option<&str>) -> Result<Vec<Head>, Refusal> {
    let sheets = book.sheets();
    let wanted: Vec<String> = match asked {
        Some(name) => {
            let found = sheets.iter().find(|sheet| sheet.name == name);
            let found = found.or_else(|| sheets.iter().find(|sheet| slug(&sheet.name) == slug(name)));
            let unknown = || Refusal::UnknownSheet {
                name: name.to_owned(),
                sheets: sheets.iter().map(|sheet| sheet.name.clone()).collect(),
            };
            vec![found.ok_or_else(unknown)?.name.clone()]
        }
        None => sheets.iter().filter(|sheet| !sheet.hidden).map(|sheet| sheet.name.clone()).collect(),
    };
    let mut heads = Vec::new();
    for sheet in wanted {
        let mut rows = Vec::new();
        book.each_row(&sheet, &mut |row| {
            rows.push(row.clone());
            if rows.len() < DEEPEST_HEADER { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        heads.push(Head { sheet, rows });
    }
    Ok(heads)
}

/// Returns the labels of a header row, by column.
pub(crate) fn labels(row: &Row) -> Vec<(usize, String)> {
    let written = row.cells.iter().map(|(column, cell)| (*column, cell.written().trim().to_owned()));
    written.filter(|(_, label)| label.chars().count() <= LONGEST_LABEL).collect()
}

/// Returns the forms under which a label is looked up: as it is, and without what stands in brackets.
pub(super) fn forms(label: &str) -> Vec<String> {
    let bare = label.split(['(', '[']).next().unwrap_or(label);
    let mut forms = vec![label_key(label)];
    let bare = label_key(bare);
    if !bare.is_empty() && bare != forms[0] {
        forms.push(bare);
    }
    forms
}

/// Ranks what each sheet may be, the likeliest first; tables of which no label is known are left out.
pub(crate) fn ranking(
    heads: &[Head],
    tables: &[(String, &TableSchema)],
    mapped: &[String],
    file_stem: &str,
) -> Vec<Candidate> {
    let mut ranking = Vec::new();
    for (sheet, head) in heads.iter().enumerate() {
        for (table, schema) in tables {
            ranking.extend(fit(head, sheet, table, schema, mapped, file_stem));
        }
    }
    ranking.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.table.cmp(&b.table)));
    ranking
}

fn fit(
    head: &Head,
    sheet: usize,
    table: &str,
    schema: &TableSchema,
    mapped: &[String],
    file_stem: &str,
) -> Option<Candidate> {
    let fields: Vec<Vec<String>> = schema.fields.iter().map(spellings).collect();
    let known = |row: &Row| {
        let labels = labels(row);
        let column = |spellings: &Vec<String>| {
            labels.iter().any(|(_, label)| forms(label).iter().any(|form| spellings.contains(form)))
        };
        fields.iter().map(column).collect::<Vec<bool>>()
    };
    let asked = |row: &Row| {
        let labels = labels(row);
        mapped.iter().filter(|wanted| labels.iter().any(|(_, label)| slug(label) == slug(wanted))).count()
    };
    let (mut best, mut most) = (None, 0);
    for (index, row) in head.rows.iter().enumerate() {
        let found = known(row);
        let matched = found.iter().filter(|known| **known).count() + asked(row);
        if matched > most {
            (best, most) = (Some((index, found)), matched);
        }
    }
    let (header, found) = best?;
    let required = schema.fields.iter().zip(&found).filter(|(field, _)| field.constraints.required);
    let whole = required.clone().all(|(_, known)| *known);
    let named = [&head.sheet, file_stem].iter().any(|name| slug(name) == table);
    let score = 2 * most + if whole { 3 } else { 0 } + if named { 4 } else { 0 };
    Some(Candidate { table: table.to_owned(), sheet, header, matched: most, score })
}

/// Tells whether the likeliest table stands out: two of its columns are there, and no other table is near.
pub(crate) fn stands_out(ranking: &[Candidate]) -> bool {
    let Some(first) = ranking.first() else { return false };
    let other = ranking.iter().find(|candidate| candidate.table != first.table);
    first.matched >= 2 && other.is_none_or(|other| first.score >= other.score + 2)
}

/// Returns the tables that are nearly as likely as the likeliest.
pub(crate) fn near(ranking: &[Candidate]) -> Vec<String> {
    let Some(first) = ranking.first() else { return Vec::new() };
    let mut names: Vec<String> = Vec::new();
    for candidate in ranking.iter().take_while(|candidate| candidate.score + 3 > first.score) {
        if !names.contains(&candidate.table) && names.len() < 5 {
            names.push(candidate.table.clone());
        }
    }
    names
}

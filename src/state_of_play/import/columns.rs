//! Which column of a file feeds which column of a table.

use serde::Serialize;

use super::{heading::forms, refusal::Refusal};
use crate::{
    language::{order::slug, suggestion},
    state_of_play::{
        office::{self, Marks, label_key, may_be, spellings},
        table_schema::{Field, TableSchema},
    },
};

/// A column of the file and the column of the table that it feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// The column of the file, from 0.
    pub(crate) column: usize,
    /// Its label.
    pub(crate) label: String,
    /// The column of the table.
    pub(crate) field: usize,
    /// How they were brought together.
    pub(crate) how: How,
}

/// How a label and a column were brought together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum How {
    /// By the column's name or title.
    Title,
    /// By `--map`.
    Asked,
    /// By an answer given on the terminal.
    Answered,
    /// By `--set`: the label is what every cell holds.
    Set,
}

/// A label that looks like a column that no label has.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    /// The column of the file.
    pub(crate) column: usize,
    /// Its label.
    pub(crate) label: String,
    /// The column of the table that it looks like.
    pub(crate) field: usize,
}

/// What the labels of a file are to a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    /// The columns that feed the table, in the table's order.
    pub(crate) matches: Vec<Match>,
    /// The labels that look like a column; to be confirmed.
    pub(crate) near: Vec<Near>,
    /// The labels that feed nothing.
    pub(crate) others: Vec<(usize, String)>,
}

/// A `--map "Label=column"`, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mapping {
    /// The label of the file.
    pub(crate) label: String,
    /// The column of the table; empty where the label is to be left out.
    pub(crate) column: String,
}

impl Mapping {
    /// Reads `Label=column`; the last equals sign parts them, since labels are freer than names.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (label, column) = text.rsplit_once('=')?;
        let (label, column) = (label.trim().to_owned(), column.trim().to_owned());
        (!label.is_empty()).then_some(Self { label, column })
    }
}

/// Brings the labels of a file and the columns of a table together.
///
/// # Errors
/// A mapping names a label or a column that is not there, or two are for one column.
pub(crate) fn columns(
    labels: &[(usize, String)],
    schema: &TableSchema,
    mappings: &[Mapping],
) -> Result<Columns, Refusal> {
    let mut found = Columns::default();
    let mut used = vec![false; labels.len()];
    for mapping in mappings {
        let at = label(labels, &mapping.label)?;
        used[at] = true;
        if !mapping.column.is_empty() {
            let field = field(schema, &mapping.column)?;
            if found.matches.iter().any(|known| known.field == field) {
                return Err(Refusal::MappedTwice(mapping.column.clone()));
            }
            let (column, label) = labels[at].clone();
            found.matches.push(Match { column, label, field, how: How::Asked });
        }
    }
    by_title(labels, schema, &mut used, &mut found.matches);
    near(labels, schema, &mut used, &mut found);
    found.others =
        labels.iter().zip(&used).filter(|(_, used)| !**used).map(|(label, _)| label.clone()).collect();
    found.matches.sort_by_key(|known| known.field);
    Ok(found)
}

fn label(labels: &[(usize, String)], wanted: &str) -> Result<usize, Refusal> {
    let exact = labels.iter().position(|(_, label)| label == wanted);
    let alike = || labels.iter().position(|(_, label)| slug(label) == slug(wanted));
    exact.or_else(alike).ok_or_else(|| Refusal::UnknownLabel {
        label: wanted.to_owned(),
        nearest: suggestion::nearest(wanted, labels.iter().map(|(_, label)| label.as_str()))
            .map(str::to_owned),
    })
}

fn field(schema: &TableSchema, wanted: &str) -> Result<usize, Refusal> {
    let key = label_key(wanted);
    let found = schema.fields.iter().position(|field| spellings(field).contains(&key));
    found.ok_or_else(|| Refusal::UnknownColumn {
        column: wanted.to_owned(),
        columns: schema.fields.iter().map(|field| field.name.clone()).collect(),
    })
}

/// The labels that are a column's name or title; the first of two alike wins, the other feeds nothing.
fn by_title(labels: &[(usize, String)], schema: &TableSchema, used: &mut [bool], matches: &mut Vec<Match>) {
    let accepted: Vec<Vec<String>> = schema.fields.iter().map(spellings).collect();
    // A label as it stands goes before one that is a column's only without its brackets.
    for form in [0, 1] {
        for (at, (column, label)) in labels.iter().enumerate().filter(|(_, (_, label))| !label.is_empty()) {
            let Some(wanted) = forms(label).get(form).cloned() else { continue };
            let free = |field: usize| !matches.iter().any(|known| known.field == field);
            let known = accepted.iter().position(|spellings| spellings.contains(&wanted));
            let known = known.filter(|field| may_be(label, &schema.fields[*field]));
            if let (false, Some(field)) = (used[at], known.filter(|field| free(*field))) {
                used[at] = true;
                matches.push(Match { column: *column, label: label.clone(), field, how: How::Title });
            }
        }
    }
}

/// The labels that look like a column that no label has, each column once.
fn near(labels: &[(usize, String)], schema: &TableSchema, used: &mut [bool], found: &mut Columns) {
    for (at, (column, label)) in labels.iter().enumerate() {
        if used[at] || label.is_empty() {
            continue;
        }
        let taken = |field: &usize| {
            found.matches.iter().any(|known| known.field == *field)
                || found.near.iter().any(|known| known.field == *field)
        };
        let free: Vec<&Field> = schema
            .fields
            .iter()
            .enumerate()
            .filter(|(i, f)| !taken(i) && may_be(label, f))
            .map(|(_, field)| field)
            .collect();
        let names = free.iter().flat_map(|f| f.titles.iter().map(String::as_str).chain([f.name.as_str()]));
        let Some(nearest) = suggestion::nearest(label, names) else { continue };
        let is_it =
            |field: &Field| field.name == nearest || field.titles.iter().any(|title| title == nearest);
        let of = schema.fields.iter().enumerate().find(|(index, field)| !taken(index) && is_it(field));
        if let Some((field, _)) = of {
            used[at] = true;
            found.near.push(Near { column: *column, label: label.clone(), field });
        }
    }
}

/// Reads `--set "column=value"`: the cells of a column that the file does not have, all alike.
///
/// # Errors
/// The table does not have the column, or the file feeds it.
pub(crate) fn constants(
    columns: &Columns,
    schema: &TableSchema,
    settings: &[Mapping],
) -> Result<Vec<(usize, String)>, Refusal> {
    let mut constants: Vec<(usize, String)> = Vec::new();
    for Mapping { label, column: value } in settings {
        let field = field(schema, label)?;
        let fed = columns.matches.iter().any(|known| known.field == field);
        if fed || constants.iter().any(|(known, _)| *known == field) {
            return Err(Refusal::MappedTwice(label.clone()));
        }
        constants.push((field, office::plain(value, &schema.fields[field], Marks::default()).into_owned()));
    }
    Ok(constants)
}

impl Columns {
    /// Takes a label that looks like a column as that column.
    pub(crate) fn accept(&mut self, near: &Near) {
        self.near.retain(|known| known.column != near.column);
        let Near { column, label, field } = near.clone();
        self.matches.push(Match { column, label, field, how: How::Answered });
        self.matches.sort_by_key(|known| known.field);
    }
}

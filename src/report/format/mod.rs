//! The formats of a view. JSON is written from the view itself, since its keys are a contract.

mod csv;
mod html;
mod markdown;
mod terminal;

use super::document::{Cell, Document};
use crate::language::{In, Language, safe, typography};

/// The formats of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people, at a terminal
    Table,
    /// For scripts
    Json,
    /// For a spreadsheet
    Csv,
    /// For a page of text
    Markdown,
    /// For a browser or for paper: one file, no network
    Html,
}

/// Returns a document in a format other than JSON.
pub(crate) fn render(document: &Document, format: Format, language: Language, width: usize) -> String {
    match format {
        Format::Table | Format::Json => terminal::render(document, language, width),
        Format::Csv => csv::render(document, language),
        Format::Markdown => markdown::render(document, language),
        Format::Html => html::render(document, language),
    }
}

/// Returns a cell's words, harmless and with the language's typography.
fn words(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Words(text) => safe::visible(&text.in_(language)).into_owned(),
        Cell::Raw(words) => raw(words, language),
        Cell::Count(count) => In(count, language).to_string(),
        Cell::Score(score) => score.to_string(),
    }
}

/// Returns a person's words, harmless and with the language's typography.
fn raw(words: &str, language: Language) -> String {
    let visible = safe::visible(words);
    match language {
        Language::French => typography::french(&visible).into_owned(),
        Language::English => visible.into_owned(),
    }
}

//! The formats of a view. JSON is written from the view itself, since its keys are a contract.

mod cards;
mod chart;
mod csv;
mod html;
mod html_table;
pub(crate) mod ics;
mod markdown;
mod narrow;
mod numbering;
mod picture;
mod terminal;
mod timeline;
pub(crate) mod xlsx;

use std::borrow::Cow;

use super::document::{Cell, Document, Sign};
use crate::language::{In, Language, date::Short, number::Share, safe, typography};

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
    #[value(alias = "md")]
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

/// Returns a document's pictures as a file of their own, in SVG.
pub(crate) fn svg(document: &Document, language: Language) -> String {
    timeline::file(document, language)
}

/// The longest text that a terminal is given, in characters: to lay out more takes long, and nobody reads it there.
const LONGEST_SHOWN: usize = 5_000;

/// Returns a text cut to what a terminal is given.
fn cut_short(text: String) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
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
        Cell::Year(year) => year.to_string(),
        Cell::Number(number, None) => In(number, language).to_string(),
        Cell::Number(number, Some(unit)) => {
            let unit = safe::visible(&unit.in_(language)).into_owned();
            format!("{} {unit}", In(number, language))
        }
        Cell::Money(money) => In(money, language).to_string(),
        Cell::Share(share) => In(&Share(*share), language).to_string(),
        // A day is not broken over two lines.
        Cell::Date(date) => In(&Short(*date), language).to_string().replace(' ', "\u{a0}"),
        Cell::Status(sign, text) => {
            format!("{} {}", mark(*sign), safe::visible(&text.in_(language))).trim_end().to_owned()
        }
        Cell::Bar(share) => blocks(*share),
        Cell::Spark(spark) => {
            let note = spark.note.as_ref().map_or_else(String::new, |note| note.in_(language).into_owned());
            format!("{} {note}", spark_line(&spark.values)).trim_end().to_owned()
        }
    }
}

/// Returns the sign that stands beside a colour, so that nothing is said by colour alone.
fn mark(sign: Sign) -> char {
    match sign {
        Sign::Good => '✓',
        Sign::Running => '▸',
        Sign::Watch => '!',
        Sign::Bad => '✗',
        Sign::Unknown => '·',
    }
}

/// The width of a drawn length, in characters.
const BAR: usize = 12;

/// Returns a length from 0 to 1 as eighths of blocks.
fn blocks(share: f64) -> String {
    const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "0 to 96"
    )]
    let eighths = (share.clamp(0.0, 1.0) * (BAR * 8) as f64).round() as usize;
    let mut out = "█".repeat(eighths / 8);
    if !eighths.is_multiple_of(8) {
        out.push(EIGHTHS[eighths % 8]);
    }
    out
}

/// Returns a small history as blocks of eight heights.
fn spark_line(values: &[Option<f64>]) -> String {
    const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let known = || values.iter().flatten().copied();
    let (low, high) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
    let height = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 7")]
        let index = (share * 7.0).round() as usize;
        HEIGHTS[index.min(7)]
    };
    values.iter().map(|value| value.map_or(' ', height)).collect()
}

/// Returns a text as a page of a language sets it, harmless.
fn printed(text: &str, language: Language) -> Cow<'_, str> {
    let visible = safe::visible(text);
    match (language, visible) {
        (Language::English, visible) => visible,
        (Language::French, Cow::Borrowed(visible)) => typography::printed(visible),
        (Language::French, Cow::Owned(visible)) => Cow::Owned(typography::printed(&visible).into_owned()),
    }
}

/// Escapes what HTML could read as markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Returns a person's words, harmless and with the language's typography.
fn raw(words: &str, language: Language) -> String {
    let visible = safe::visible(words);
    match language {
        Language::French => typography::french(&visible).into_owned(),
        Language::English => visible.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_histories_are_drawn_in_eighths() {
        assert_eq!(blocks(1.0), "████████████");
        assert_eq!(blocks(0.5), "██████");
        assert_eq!(blocks(f64::NAN), "");
        assert_eq!(spark_line(&[Some(1.0), None, Some(2.0), Some(3.0)]), "▁ ▅█");
    }
}

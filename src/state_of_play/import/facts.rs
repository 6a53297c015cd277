//! A sheet of facts as `[[fact]]` tables, written as a person would.

use std::{collections::HashSet, fmt::Write as _, ops::ControlFlow, sync::Arc};

use super::{
    Import, Planned, Request, Target,
    conversion::{self, Feed, Kept},
    heading,
    refusal::Refusal,
    workbook::Workbook,
};
use crate::{
    language::{order::slug, vocabulary::Vocabulary},
    mission::{
        Mission,
        draft::{identifier, quoted},
        vocabulary::{Effect, Nature, Origin},
    },
    state_of_play::table_schema::{TableSchema, parse},
};

/// Other labels under which teams keep these columns, folded.
const ALSO: [(&str, &[&str]); 9] = [
    ("statement", &["constat", "constats", "enonce", "libelle", "description", "finding", "faits", "facts"]),
    ("effect", &["favorable-defavorable", "favourable-unfavourable", "sens", "positif-negatif"]),
    ("origin", &["interne-externe", "internal-external", "facteur"]),
    ("quadrant", &["swot", "ffom", "afom", "quadrant", "categorie", "category", "force-faiblesse"]),
    ("theme", &["thematique", "themes", "topic"]),
    (
        "impact",
        &["consequence", "consequences", "impact-sur-la-future-organisation", "effet-sur-l-organisation"],
    ),
    ("importance", &["poids", "note", "priorite", "weight"]),
    ("source", &["sources", "preuve", "preuves", "evidence", "origine-de-l-information"]),
    ("url", &["lien", "url", "link", "site"]),
];

/// Returns the table of a sheet of facts.
pub(crate) fn target() -> Target {
    // A test proves that the schema is right.
    let mut schema: TableSchema = parse(include_str!("fact-sheet.schema.json")).unwrap_or_default();
    for field in &mut schema.fields {
        let also = ALSO.iter().find(|(name, _)| *name == field.name);
        field.also.extend(also.into_iter().flat_map(|(_, also)| also.iter().map(|word| (*word).to_owned())));
    }
    Target { name: "facts".to_owned(), schema: Arc::new(schema) }
}

/// Returns the file of facts, and what is told of it; `name` is that of the file.
///
/// # Errors
/// What makes the sheet unreadable.
pub(crate) fn plan(
    book: &mut Workbook,
    request: &Request<'_>,
    mission: &Mission,
    name: &str,
) -> Result<Planned, Refusal> {
    let Request { head, columns, target, .. } = request;
    let row = head.rows.get(request.header).ok_or(Refusal::NoHeader)?;
    let feed = Feed {
        sheet: &head.sheet,
        header: row.number,
        labels: &heading::labels(row),
        matches: &columns.matches,
        schema: &target.schema,
        values: request.values,
    };
    let mut ids: HashSet<String> = mission.facts.iter().map(|fact| fact.id.value.clone()).collect();
    let fields = columns.matches.iter().map(|known| known.field);
    let fields = fields.chain(request.constants.iter().map(|(field, _)| *field));
    let names: Vec<&str> = fields.map(|field| target.schema.fields[field].name.as_str()).collect();
    let (mut text, mut unread) = (String::new(), Vec::new());
    let mut preview =
        super::Preview { columns: PREVIEWED.iter().map(|key| (*key).to_owned()).collect(), rows: Vec::new() };
    let mut seen = conversion::convert(book, &feed, |line, cells| {
        let constants = request.constants.iter().map(|(_, cell)| cell);
        let row =
            Cells { line, names: &names, cells: cells.iter().chain(constants).map(String::as_str).collect() };
        let fact = written(&row, mission, &mut ids, &mut unread);
        if preview.rows.len() < super::PREVIEW {
            preview.rows.push(PREVIEWED.iter().map(|key| value_of(&fact, key)).collect());
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&fact);
        ControlFlow::Continue(())
    })?;
    unread.into_iter().for_each(|kept| seen.keep_words(kept));
    let file = format!("facts/{name}.toml");
    let told: Import = super::told(book, request, &feed, seen, preview, file, None);
    Ok(Planned { text, told })
}

/// The keys shown beforehand.
const PREVIEWED: [&str; 5] = ["statement", "nature", "effect", "origin", "theme"];

/// Returns what a key of a written fact holds.
fn value_of(fact: &str, key: &str) -> String {
    let lines = fact.lines().filter_map(|line| line.split_once(" = "));
    let mut values = lines.filter(|(known, _)| *known == key).map(|(_, value)| value.trim_matches('"'));
    values.next().unwrap_or_default().to_owned()
}

/// The cells of a row, by the names of their columns.
struct Cells<'a> {
    line: u64,
    names: &'a [&'a str],
    cells: Vec<&'a str>,
}

impl Cells<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        let at = self.names.iter().position(|known| *known == name)?;
        self.cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// Returns a cell whose words are not understood, to be told.
    fn kept(&self, name: &str) -> Option<Kept> {
        let cell = self.get(name)?.chars().take(80).collect();
        Some(Kept { line: self.line, column: name.to_owned(), cell })
    }
}

/// Returns one `[[fact]]`; words of the closed lists that are not understood stay as they are, for the review to tell.
fn written(row: &Cells<'_>, mission: &Mission, ids: &mut HashSet<String>, unread: &mut Vec<Kept>) -> String {
    let statement = row.get("statement").unwrap_or_default();
    let mut out = String::from("[[fact]]\n");
    let mut key = |name: &str, value: &str| {
        // A string takes it.
        let _ = writeln!(out, "{name} = {value}");
    };
    key("id", &quoted(&identifier(row.get("id").unwrap_or(statement), ids)));
    if !statement.is_empty() {
        key("statement", &quoted(statement));
    }
    let (effect, origin) = match row.get("quadrant").map(quadrant) {
        Some(Some((effect, origin))) => (Some(effect.key()), Some(origin.key())),
        Some(None) => {
            unread.extend(row.kept("quadrant"));
            (None, None)
        }
        None => (None, None),
    };
    let mut word = |name: &str, known: fn(&str) -> Option<&'static str>| {
        row.get(name).map(|cell| {
            known(cell).map_or_else(
                || {
                    unread.extend(row.kept(name));
                    cell.to_owned()
                },
                str::to_owned,
            )
        })
    };
    let nature = word("nature", |cell| Nature::parse(cell).map(Nature::key));
    let effect = word("effect", |cell| Effect::parse(cell).map(Effect::key)).or(effect.map(str::to_owned));
    let origin = word("origin", |cell| Origin::parse(cell).map(Origin::key)).or(origin.map(str::to_owned));
    let theme = row.get("theme").map(|theme| theme_id(theme, mission));
    for (name, value) in [("nature", nature), ("effect", effect), ("origin", origin), ("theme", theme)] {
        if let Some(value) = value {
            key(name, &quoted(&value));
        }
    }
    if let Some(unknown) = row.get("quadrant").filter(|word| quadrant(word).is_none()) {
        // No key holds it: a comment does, so that nothing is lost.
        key("# quadrant", &quoted(unknown));
    }
    if let Some(impact) = row.get("impact") {
        key("impact", &quoted(impact));
    }
    if let Some(importance) = row.get("importance") {
        key("importance", &figure(importance));
    }
    if let Some(evidence) = evidence(row) {
        key("evidence", &format!("[{evidence}]"));
    }
    out
}

/// What a fact rests on, as one inline table.
fn evidence(row: &Cells<'_>) -> Option<String> {
    let named = ["indicator", "document", "source", "url"].iter().any(|name| row.get(name).is_some());
    if !named {
        return None;
    }
    let keys = ["indicator", "value", "year", "document", "page", "source", "url", "date"];
    let parts = keys.iter().filter_map(|name| {
        let cell = row.get(name)?;
        let value = match *name {
            "value" | "year" | "page" => figure(cell),
            // A day that was understood is a TOML date; any other stays as it was written.
            "date" if cell.parse::<jiff::civil::Date>().is_ok() => cell.to_owned(),
            _ => quoted(cell),
        };
        Some(format!("{name} = {value}"))
    });
    Some(format!("{{ {} }}", parts.collect::<Vec<_>>().join(", ")))
}

/// A figure as TOML has it; what is none stays a text.
fn figure(cell: &str) -> String {
    let is_figure = cell.parse::<i64>().is_ok()
        || cell.parse::<f64>().is_ok_and(|number| {
            number.is_finite()
                && cell.starts_with(|c: char| c.is_ascii_digit() || c == '-')
                && cell.contains('.')
        });
    if is_figure && !has_leading_zero(cell) { cell.to_owned() } else { quoted(cell) }
}

fn has_leading_zero(cell: &str) -> bool {
    let digits = cell.trim_start_matches('-');
    digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.")
}

/// Returns a theme's id: the mission's own where its id or label is meant.
fn theme_id(words: &str, mission: &Mission) -> String {
    let wanted = slug(words);
    let same = |theme: &&crate::mission::frame::Theme| {
        let label = theme.label.as_ref().map(|label| slug(&label.value));
        slug(&theme.id.value) == wanted || label.as_deref() == Some(wanted.as_str())
    };
    mission.frame.themes.iter().find(same).map_or(wanted.clone(), |theme| theme.id.value.clone())
}

/// Reads the name of one of the matrix's four squares.
fn quadrant(word: &str) -> Option<(Effect, Origin)> {
    let slug = slug(word);
    let starts = |words: &[&str]| words.iter().any(|word| slug.starts_with(word));
    if slug == "f" || starts(&["force", "strength", "atout"]) {
        Some((Effect::Favourable, Origin::Internal))
    } else if starts(&["faiblesse", "weakness"]) {
        Some((Effect::Unfavourable, Origin::Internal))
    } else if slug == "o" || starts(&["opportunit"]) {
        Some((Effect::Favourable, Origin::External))
    } else if slug == "m" || slug == "t" || starts(&["menace", "threat"]) {
        Some((Effect::Unfavourable, Origin::External))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_of_a_sheet_of_facts_is_right() {
        assert_eq!(target().schema.fields.len(), 17);
    }

    #[test]
    fn a_figure_stays_a_figure_and_any_other_word_a_text() {
        for (cell, expected) in [("4", "4"), ("0.5", "0.5"), ("007", "\"007\""), ("élevée", "\"élevée\"")]
        {
            assert_eq!(figure(cell), expected);
        }
    }
}

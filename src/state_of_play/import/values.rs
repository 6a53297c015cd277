//! What `--value` says that words of a file mean.

use super::{columns::Match, conversion::fits, refusal::Refusal};
use crate::{
    language::{Text, order::slug},
    state_of_play::{
        office::{self, Marks},
        table_schema::{Field, Kind, TableSchema},
    },
};

/// A `--value "word=key"`: what a word of the file means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    /// The word of the file.
    pub(crate) word: String,
    /// The word of the table; empty where it means nothing known.
    pub(crate) meaning: String,
}

impl Value {
    /// Reads `word=key`; the last equals sign parts them.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (word, meaning) = text.rsplit_once('=')?;
        let (word, meaning) = (word.trim().to_owned(), meaning.trim().to_owned());
        (!word.is_empty()).then_some(Self { word, meaning })
    }
}

/// A [`Value`] whose meaning is in the words of the columns that are fed.
pub(crate) struct Meaning {
    /// The word of the file, as [`key`] folds it.
    word: String,
    /// What it is in each match's column; none where that column knows no such word.
    meanings: Vec<Option<String>>,
}

/// Whether any text may stand in a column of free text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FreeText {
    /// It may: what is meant is looked at later.
    Any,
    /// It may not: a key that no column knows would go unseen.
    No,
}

/// Puts what was asked into the words of the columns.
///
/// # Errors
/// A meaning is one of no column.
pub(crate) fn meanings(
    values: &[Value],
    matches: &[Match],
    schema: &TableSchema,
    free: FreeText,
) -> Result<Vec<Meaning>, Refusal> {
    let read = |value: &Value| {
        let fields = matches.iter().map(|known| &schema.fields[known.field]);
        let meanings: Vec<_> = fields.map(|field| in_column(&value.meaning, field, free)).collect();
        if meanings.iter().all(Option::is_none) {
            let Value { word, meaning } = value.clone();
            return Err(Refusal::UnknownMeaning { word, meaning, accepted: accepted(matches, schema) });
        }
        Ok(Meaning { word: key(&value.word), meanings })
    };
    values.iter().map(read).collect()
}

/// Returns what a cell means in the column of a match, where that was said.
pub(super) fn meant<'a>(meanings: &'a [Meaning], cell: &str, at: usize) -> Option<&'a str> {
    if meanings.is_empty() {
        return None;
    }
    let wanted = key(cell);
    let mut known = meanings.iter().filter(|meaning| meaning.word == wanted);
    known.find_map(|meaning| meaning.meanings.get(at)?.as_deref())
}

/// A word without case and accents; a sign, of which nothing would be left, as it is.
fn key(word: &str) -> String {
    Some(slug(word)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| word.trim().to_owned())
}

/// Returns a meaning in the standard's form, where the column knows it.
fn in_column(meaning: &str, field: &Field, free: FreeText) -> Option<String> {
    if meaning.is_empty() {
        return Some(String::new());
    }
    let constraints = &field.constraints;
    let is_free = matches!(field.kind, Kind::String(_) | Kind::Any)
        && constraints.words.is_empty()
        && constraints.pattern.is_none();
    let plain = office::plain(meaning, field, Marks::default());
    ((!is_free || free == FreeText::Any) && fits(&plain, field)).then(|| plain.into_owned())
}

/// Returns the words of the closed lists, by column, in each language.
fn accepted(matches: &[Match], schema: &TableSchema) -> Text {
    let lists = matches.iter().map(|known| &schema.fields[known.field]);
    let (mut fr, mut en) = (Vec::new(), Vec::new());
    for field in lists.filter(|field| !field.constraints.words.is_empty()) {
        let named = |name: fn(&Text) -> &str| {
            let name = |key: &String| field.labels.get(key).map_or(key.clone(), |text| name(text).to_owned());
            field.constraints.words.iter().map(name).collect::<Vec<_>>().join(", ")
        };
        let title = |language| field.title_in(language);
        fr.push(format!("{} ({})", title(crate::language::Language::French), named(|text| &text.fr)));
        en.push(format!("{} ({})", title(crate::language::Language::English), named(|text| &text.en)));
    }
    Text { fr: fr.join(" ; ").into(), en: en.join("; ").into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_of_play::{catalogue::catalogue, import::columns::columns, table_schema::parse};

    #[test]
    fn a_meaning_is_a_word_of_the_list_in_either_language_or_nothing() {
        let schema = catalogue().table("accommodation").expect("a table of the tools").schema;
        let schema = parse(schema).expect("a right schema");
        let labels = [(0, "nom".to_owned()), (1, "type".to_owned()), (2, "classement".to_owned())];
        let matches = columns(&labels, &schema, &[]).expect("known columns").matches;
        for (given, expected) in [
            ("Gîte rural=MEUBLÉ", [None, Some("furnished-rental"), None]),
            ("Gîte rural=chambre d'hôtes", [None, Some("bed-and-breakfast"), None]),
            ("Gîte rural=Chambres d’hôtes", [None, Some("bed-and-breakfast"), None]),
            ("Gîte rural=furnished rental", [None, Some("furnished-rental"), None]),
            ("Gîte rural=3 étoiles", [None, None, Some("3")]),
            ("GITE RURAL=", [Some(""), Some(""), Some("")]),
        ] {
            let value = Value::parse(given).expect("a word and a key");
            let meanings = meanings(&[value], &matches, &schema, FreeText::No).unwrap_or_default();
            let found: Vec<_> = (0..3).map(|at| meant(&meanings, "gîte  rural", at)).collect();
            assert_eq!(found, expected, "{given}");
        }
        let value = Value::parse("Gîte rural=maison").expect("a word and a key");
        assert!(meanings(&[value], &matches, &schema, FreeText::No).is_err());
    }
}

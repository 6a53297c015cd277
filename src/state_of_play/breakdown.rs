//! Indicators by a column (per commune, per kind …) or year by year.

use serde::Serialize;

use super::{
    catalogue::{Breakdown, Catalogue},
    database::{Database, QueryError},
    indicator::{Definition, Point, compute, points},
    unit::Unit,
};
use crate::language::{Language, Text, list::List, order::slug, text};

/// An indicator by a column.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Broken {
    /// The indicator's id.
    pub(crate) id: String,
    /// What it shows.
    pub(crate) label: String,
    /// The column.
    pub(crate) by: String,
    /// The unit.
    #[serde(serialize_with = "super::unit::serialize_id")]
    pub(crate) unit: Unit,
    /// The year of the values; none where they are of several years, or of none.
    pub(crate) period: Option<i64>,
    /// The values.
    pub(crate) values: Vec<BrokenValue>,
}

/// A value of a column.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BrokenValue {
    /// The column's value, as the table holds it.
    pub(crate) key: String,
    /// Its name.
    pub(crate) label: String,
    /// The value: euros for money, a fraction for a share.
    pub(crate) value: Option<f64>,
    /// The value of the year before.
    pub(crate) before: Option<f64>,
    /// What is divided, where it is a ratio.
    pub(crate) numerator: Option<f64>,
    /// By what.
    pub(crate) denominator: Option<f64>,
    /// The lower end of the 95 % confidence interval, for a survey.
    pub(crate) low: Option<f64>,
    /// The upper end.
    pub(crate) high: Option<f64>,
    /// The number of answers, for a survey.
    pub(crate) answers: Option<u64>,
}

/// Returns the names of the columns that some of the indicators can be shown by: French titles, English names.
pub(crate) fn columns(definitions: &[Definition<'_>], catalogue: &Catalogue) -> Vec<Text> {
    let of_one = |definition: &Definition<'_>| {
        let names =
            definition.breakdowns().iter().map(|breakdown| column_name(&breakdown.by, definition, catalogue));
        names.collect::<Vec<_>>()
    };
    let mut columns: Vec<Text> = definitions.iter().flat_map(of_one).chain([year_name()]).collect();
    columns.sort_unstable_by(|a, b| (&a.en, &a.fr).cmp(&(&b.en, &b.fr)));
    columns.dedup();
    columns
}

/// Tells whether a word names a column, in either language.
pub(crate) fn is_called(column: &Text, word: &str) -> bool {
    let word = slug(word);
    slug(&column.fr) == word || slug(&column.en) == word
}

/// Returns a column's French title and its English name, by which it is asked for.
fn column_name(by: &str, definition: &Definition<'_>, catalogue: &Catalogue) -> Text {
    let tables = definition.tables().iter().filter_map(|table| catalogue.table(table));
    let mut columns = tables.flat_map(|table| table.columns());
    let title = columns.find(|column| column.name == by).and_then(|column| column.titles.as_ref());
    let fr = title.map_or(by, |title| &title.fr);
    // What a query makes of a column, such as the month of a period, has no title of a table.
    let fr = match fr {
        "month" => "mois",
        "age" => "âge",
        "item" => "poste de dépense",
        "language" => "langue",
        other => other,
    };
    Text { fr: fr.to_owned().into(), en: by.to_owned().into() }
}

/// Returns the name of the year, by which every dated indicator can be shown.
fn year_name() -> Text {
    text!("année", "year")
}

/// Says why nothing can be shown by a column.
pub(crate) fn nothing(database: &Database, definitions: &[Definition<'_>], column: &str) -> Text {
    let mut empty: Vec<&String> = definitions.iter().flat_map(|definition| definition.tables()).collect();
    empty.retain(|table| database.rows(table) == 0);
    empty.sort_unstable();
    empty.dedup();
    let why = if !empty.is_empty() {
        text!("tables à remplir, {tables}", "tables to fill in, {tables}", tables = List::and(&empty))
    } else if is_called(&year_name(), column) {
        text!("ces valeurs ne sont d'aucune année", "these values are of no year")
    } else {
        text!("aucune ligne n'y compte", "no row counts there")
    };
    text!(
        "Rien à montrer par « {column} » : {why}.",
        "Nothing to show by “{column}”: {why}.",
        column = column,
        why = why
    )
}

/// Computes the indicators by a column; those without values are left out.
pub(crate) fn by(
    database: &Database,
    catalogue: &Catalogue,
    definitions: &[Definition<'_>],
    column: &str,
    language: Language,
) -> Vec<Broken> {
    let mut all = Vec::new();
    for definition in definitions {
        if is_called(&year_name(), column) {
            all.extend(by_year(database, definition, language));
            continue;
        }
        let asked = |by: &str| is_called(&column_name(by, definition, catalogue), column);
        for breakdown in definition.breakdowns().iter().filter(|breakdown| asked(&breakdown.by)) {
            // Figures too large to be summed cost their own indicator only.
            all.extend(by_column(database, catalogue, definition, breakdown, language).unwrap_or_default());
        }
    }
    all
}

fn by_year(database: &Database, definition: &Definition<'_>, language: Language) -> Option<Broken> {
    let reading = compute(database, definition);
    let dated: Vec<&Point> = reading.points.iter().filter(|point| point.year.is_some()).collect();
    let unit = definition.unit();
    let mut before = None;
    let values = dated.into_iter().map(|point| {
        let year = point.year.unwrap_or_default().to_string();
        let value = value(point, (year.clone(), year), before, &unit);
        before = point.value;
        value
    });
    let values: Vec<BrokenValue> = values.collect();
    (!values.is_empty()).then(|| Broken {
        id: definition.id().to_owned(),
        label: definition.label().in_(language).into_owned(),
        by: year_name().en.into_owned(),
        unit,
        period: None,
        values,
    })
}

fn by_column(
    database: &Database,
    catalogue: &Catalogue,
    definition: &Definition<'_>,
    breakdown: &Breakdown,
    language: Language,
) -> Result<Option<Broken>, QueryError> {
    if definition.tables().iter().any(|table| database.rows(table) == 0) {
        return Ok(None);
    }
    let points = points(database, &breakdown.sql)?;
    let unit = definition.unit();
    // The latest year is shown, the one before it is what it is compared with.
    let latest = points.iter().filter_map(|point| point.year).max();
    let earlier = points.iter().filter_map(|point| point.year).filter(|year| Some(*year) < latest).max();
    let values: Vec<BrokenValue> = points
        .iter()
        .filter(|point| point.year == latest)
        .map(|point| {
            let same = |other: &&Point| other.year == earlier && other.key == point.key;
            let before = earlier.and_then(|_| points.iter().find(same)).and_then(|point| point.value);
            let key = point.key.clone().unwrap_or_default();
            let label = name(&key, breakdown, catalogue).in_(language).into_owned();
            value(point, (key, label), before, &unit)
        })
        .collect();
    Ok((!values.is_empty()).then(|| Broken {
        id: definition.id().to_owned(),
        label: text!("{label} : {by}", "{label}: {by}", label = definition.label(), by = breakdown.label)
            .in_(language)
            .into_owned(),
        by: breakdown.by.clone(),
        unit,
        period: latest,
        values,
    }))
}

fn value(point: &Point, (key, label): (String, String), before: Option<f64>, unit: &Unit) -> BrokenValue {
    let interval = point.interval(unit);
    BrokenValue {
        key,
        label,
        value: point.value.map(|value| unit.rounded(value)),
        before: before.map(|before| unit.rounded(before)),
        numerator: point.numerator,
        denominator: point.denominator,
        low: interval.map(|(low, _)| unit.rounded(low)),
        high: interval.map(|(_, high)| unit.rounded(high)),
        answers: point.answers,
    }
}

/// Returns the name of a column's value: its closed list's, or the value itself.
fn name(key: &str, breakdown: &Breakdown, catalogue: &Catalogue) -> Text {
    match catalogue.key_names(breakdown).and_then(|names| names.get(key)) {
        Some(label) => label.text(),
        None if key.is_empty() => Text::fixed("(non renseigné)", "(not given)"),
        None => Text::same(key),
    }
}

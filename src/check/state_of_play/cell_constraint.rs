//! `cell-constraint`: a value that its column does not accept.

use super::cells;
use crate::{
    check::{Finding, Rule, Severity},
    language::{Language, Text, list::List, number::Number, text},
    snapshot::Snapshot,
    state_of_play::{
        problems::{CellFault, CellProblem, TableCheck},
        table_schema::{Broken, Field, Value},
    },
};

pub(super) static RULE: Rule = Rule {
    name: "cell-constraint",
    severity: Severity::Error,
    fr: include_str!("cell_constraint.fr.md"),
    en: include_str!("cell_constraint.en.md"),
    check,
};

/// The words of a closed list that are shown.
const SHOWN: usize = 16;

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    cells(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let CellFault::Broken(broken) = problem.fault else { return None };
    let field = table.schema.as_ref()?.fields.get(problem.field?)?;
    let (why, help) = words(broken, field, problem.cell.as_deref().unwrap_or_default())?;
    let finding = super::in_row(
        table,
        problem,
        text!(
            "« {cell} » n'est pas accepté dans la colonne « {column} » : {why}",
            "“{cell}” is not accepted in the column “{column}”: {why}",
            cell = problem.cell.as_deref().unwrap_or_default(),
            column = super::column(table, problem),
            why = why
        ),
    );
    Some(help.into_iter().fold(finding, Finding::help))
}

/// Returns why a value is refused, and how to mend it; `None` for what is another rule's.
fn words(broken: Broken, field: &Field, cell: &str) -> Option<(Text, Vec<Text>)> {
    let constraints = &field.constraints;
    let bound = |value: &Option<Value<'static>>| value.as_ref().map(shown).unwrap_or_else(|| Text::same(""));
    let count =
        |length: Option<i64>| Number::new(f64::from(u32::try_from(length.unwrap_or(0)).unwrap_or(u32::MAX)));
    let mend = || vec![text!("corrigez la valeur", "mend the value")];
    Some(match broken {
        Broken::Required => return None,
        Broken::Minimum => (
            text!("le minimum est {least}", "the minimum is {least}", least = bound(&constraints.minimum)),
            mend(),
        ),
        Broken::Maximum => (
            text!("le maximum est {most}", "the maximum is {most}", most = bound(&constraints.maximum)),
            mend(),
        ),
        Broken::Above => (
            text!(
                "il faut plus de {bound}",
                "more than {bound} is needed",
                bound = bound(&constraints.above)
            ),
            mend(),
        ),
        Broken::Below => (
            text!(
                "il faut moins de {bound}",
                "less than {bound} is needed",
                bound = bound(&constraints.below)
            ),
            mend(),
        ),
        Broken::MinLength => (
            text!(
                "trop court, {least} au moins",
                "too short, {least} at least",
                least = count(constraints.min_length)
            ),
            mend(),
        ),
        Broken::MaxLength => (
            text!(
                "trop long, {most} au plus",
                "too long, {most} at most",
                most = count(constraints.max_length)
            ),
            mend(),
        ),
        Broken::Pattern => pattern(field),
        Broken::Enum => listed(field, cell),
        Broken::Unique => (
            text!("il est déjà donné plus haut", "it is given above already"),
            vec![text!("gardez-en un seul", "keep one of them")],
        ),
    })
}

fn pattern(field: &Field) -> (Text, Vec<Text>) {
    let pattern = field.constraints.pattern.as_ref().map(|(pattern, _)| pattern.as_str()).unwrap_or_default();
    let why = text!("il doit avoir la forme {pattern}", "it must have the form {pattern}", pattern = pattern);
    let example = field.example.as_ref().map(|example| {
        text!("écrivez par exemple {example}", "write for instance {example}", example = example)
    });
    (why, example.into_iter().collect())
}

fn listed(field: &Field, cell: &str) -> (Text, Vec<Text>) {
    let words = &field.constraints.words;
    let named = |word: &String| match field.labels.get(word) {
        Some(label) if label.fr != *word => Text { fr: label.fr.clone(), en: word.clone().into() },
        _ => Text::same(word),
    };
    let names: Vec<Text> = words.iter().take(SHOWN).map(named).collect();
    let near = |language| match field.nearest_in(cell, language) {
        Some((near, _)) => text!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?", near = near),
        None => text!("", ""),
    };
    let near = Text { fr: near(Language::French).fr, en: near(Language::English).en };
    let accepted = if words.len() > SHOWN {
        text!(
            "valeurs acceptées : {names} … ({count} en tout)",
            "accepted values: {names} … ({count} in all)",
            names = List::and(&names),
            count = words.len()
        )
    } else {
        text!("valeurs acceptées : {names}", "accepted values: {names}", names = List::or(&names))
    };
    let why = text!("il n'est pas dans la liste", "it is not in the list");
    (why, vec![near, accepted])
}

/// Writes a bound as people read it.
fn shown(value: &Value<'_>) -> Text {
    match value {
        Value::Text(text) => Text::same(text),
        Value::Whole(_) | Value::Decimal(_) | Value::Real(_) => {
            let number = Number { value: value.as_f64().unwrap_or(f64::NAN), decimals: 6 };
            text!("{number}", "{number}", number = number)
        }
        Value::Boolean(flag) => Text::same(&flag.to_string()),
        Value::Date(date) => Text::same(&date.to_string()),
        Value::Time(time, _) => Text::same(&time.to_string()),
        Value::Datetime(datetime, _) => Text::same(&datetime.to_string()),
        Value::YearMonth(year, month) => Text::same(&format!("{year:04}-{month:02}")),
        Value::Duration(..) | Value::Point(..) | Value::Json(_) | Value::List(_) => {
            text!("celui du schéma", "the schema's")
        }
    }
}

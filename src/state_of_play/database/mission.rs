//! The mission's own objects as tables: `fact`, `objective`, `action`, `risk`, `measure`.

use rusqlite::{params_from_iter, types::Value};

use super::Database;
use crate::{
    language::{money::Money, vocabulary::Vocabulary},
    mission::{Mission, source::Located},
};

/// The columns of each table.
const FACT: &[(&str, &str)] = &[
    ("id", "TEXT"),
    ("statement", "TEXT"),
    ("nature", "TEXT"),
    ("effect", "TEXT"),
    ("origin", "TEXT"),
    ("theme", "TEXT"),
    ("impact", "TEXT"),
    ("importance", "INTEGER"),
];
/// See [`FACT`].
const OBJECTIVE: &[(&str, &str)] = &[
    ("id", "TEXT"),
    ("statement", "TEXT"),
    ("kind", "TEXT"),
    ("parent", "TEXT"),
    ("owner", "TEXT"),
    ("indicator", "TEXT"),
    ("baseline", "REAL"),
    ("target", "REAL"),
    ("time_bound", "TEXT"),
];
/// See [`FACT`].
const ACTION: &[(&str, &str)] = &[
    ("id", "TEXT"),
    ("objective", "TEXT"),
    ("title", "TEXT"),
    ("owner", "TEXT"),
    ("start", "TEXT"),
    ("deadline", "TEXT"),
    ("cost", "INTEGER"),
    ("days", "REAL"),
    ("complexity", "INTEGER"),
    ("contribution", "INTEGER"),
    ("status", "TEXT"),
];
/// See [`FACT`].
const RISK: &[(&str, &str)] = &[
    ("id", "TEXT"),
    ("action", "TEXT"),
    ("statement", "TEXT"),
    ("likelihood", "INTEGER"),
    ("impact", "INTEGER"),
    ("response", "TEXT"),
    ("owner", "TEXT"),
];
/// See [`FACT`].
const MEASURE: &[(&str, &str)] =
    &[("date", "TEXT"), ("subject", "TEXT"), ("value", "REAL"), ("status", "TEXT"), ("comment", "TEXT")];

/// Adds the objects of a mission; money is in cents, as everywhere in the database.
pub(super) fn add(database: &mut Database, mission: &Mission) {
    let facts = mission.facts.iter().map(|fact| {
        let id = Value::Text(fact.id.value.clone());
        vec![
            id,
            text(&fact.statement),
            word(&fact.nature),
            word(&fact.effect),
            word(&fact.origin),
            text(&fact.theme),
            text(&fact.impact),
            integer(&fact.importance),
        ]
    });
    fill(database, "fact", FACT, facts);
    let objectives = mission.objectives.iter().map(|objective| {
        let measurable = objective.smart.as_ref().and_then(|smart| smart.measurable.as_ref());
        vec![
            Value::Text(objective.id.value.clone()),
            text(&objective.statement),
            word(&objective.kind),
            text(&objective.parent),
            text(&objective.owner),
            measurable.map_or(Value::Null, |measurable| text(&measurable.indicator)),
            measurable.map_or(Value::Null, |measurable| real(&measurable.baseline)),
            measurable.map_or(Value::Null, |measurable| real(&measurable.target)),
            objective.smart.as_ref().map_or(Value::Null, |smart| shown(&smart.time_bound)),
        ]
    });
    fill(database, "objective", OBJECTIVE, objectives);
    let actions = mission.actions.iter().map(|action| {
        vec![
            Value::Text(action.id.value.clone()),
            text(&action.objective),
            text(&action.title),
            text(&action.owner),
            shown(&action.start),
            shown(&action.deadline),
            cents(&action.cost),
            real(&action.days),
            integer(&action.complexity),
            integer(&action.contribution),
            word(&action.status),
        ]
    });
    fill(database, "action", ACTION, actions);
    let risks = mission.risks.iter().map(|risk| {
        vec![
            Value::Text(risk.id.value.clone()),
            text(&risk.action),
            text(&risk.statement),
            integer(&risk.likelihood),
            integer(&risk.impact),
            text(&risk.response),
            text(&risk.owner),
        ]
    });
    fill(database, "risk", RISK, risks);
    let measures = mission.measures.iter().map(|measure| {
        vec![
            shown(&measure.date),
            text(&measure.subject),
            real(&measure.value),
            word(&measure.status),
            text(&measure.comment),
        ]
    });
    fill(database, "measure", MEASURE, measures);
}

fn fill(
    database: &mut Database,
    table: &str,
    columns: &[(&'static str, &'static str)],
    rows: impl Iterator<Item = Vec<Value>>,
) {
    if !database.needs(table) {
        return;
    }
    database.make(table, columns.iter().copied());
    let marks = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO \"{table}\" VALUES ({marks})");
    for row in rows {
        let added = database
            .connection
            .prepare_cached(&sql)
            .and_then(|mut statement| statement.execute(params_from_iter(row)));
        if added.is_err() {
            database.refused.set(true);
        }
    }
}

fn text(value: &Option<Located<String>>) -> Value {
    value.as_ref().map_or(Value::Null, |text| Value::Text(text.value.clone()))
}

fn word<V: Vocabulary>(value: &Option<Located<V>>) -> Value {
    value.as_ref().map_or(Value::Null, |word| Value::Text(word.value.key().to_owned()))
}

fn integer(value: &Option<Located<i64>>) -> Value {
    value.as_ref().map_or(Value::Null, |integer| Value::Integer(integer.value))
}

fn real(value: &Option<Located<f64>>) -> Value {
    value.as_ref().map_or(Value::Null, |real| Value::Real(real.value))
}

fn cents(value: &Option<Located<Money>>) -> Value {
    value.as_ref().map_or(Value::Null, |money| Value::Integer(money.value.cents))
}

fn shown(value: &Option<Located<jiff::civil::Date>>) -> Value {
    value.as_ref().map_or(Value::Null, |date| Value::Text(date.value.to_string()))
}

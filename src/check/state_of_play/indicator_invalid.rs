//! `indicator-invalid`: a query of the mission's own that gives no value.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::indicator::OwnIndicator,
    snapshot::Snapshot,
    state_of_play::database::QueryError,
};

pub(super) static RULE: Rule = Rule {
    name: "indicator-invalid",
    severity: Severity::Error,
    fr: include_str!("indicator_invalid.fr.md"),
    en: include_str!("indicator_invalid.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.indicators.iter().filter_map(|own| finding(own, snapshot)).collect()
}

fn finding(own: &OwnIndicator, snapshot: &Snapshot<'_>) -> Option<Finding> {
    let fault = snapshot.state.readings.get(&own.id.value)?.fault.as_ref()?;
    let place = own.sql.as_ref().map_or(own.place, |sql| sql.place);
    let message = text!(
        "l'indicateur « {id} » ne se calcule pas : {fault}",
        "indicator “{id}” cannot be computed: {fault}",
        id = own.id.value,
        fault = fault.words()
    );
    let finding = Finding::about(&own.id.value, place, message);
    Some(match fault {
        QueryError::Wrong { .. } => finding.help(text!(
            "« otn query \"SELECT * FROM columns\" » montre les tables et leurs colonnes",
            "“otn query \"SELECT * FROM columns\"” shows the tables and their columns"
        )),
        QueryError::Forbidden
        | QueryError::TooLong
        | QueryError::TooLarge
        | QueryError::NotOne
        | QueryError::NoValue => finding.help(text!(
            "écrivez une requête SELECT qui rend une colonne value, et year pour une valeur par an",
            "write a SELECT query that returns a column value, and year for a value a year"
        )),
    })
}

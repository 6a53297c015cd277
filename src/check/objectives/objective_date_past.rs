//! `objective-date-past`: the deadline is over.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-date-past",
    severity: Severity::Warning,
    fr: include_str!("objective_date_past.fr.md"),
    en: include_str!("objective_date_past.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot
        .mission
        .objectives
        .iter()
        .filter_map(|objective| {
            let bound = objective.smart.as_ref()?.time_bound.as_ref()?;
            (bound.value < snapshot.today).then(|| {
                let message = text!(
                    "l'échéance de « {id} » ({date}) est passée",
                    "the deadline of “{id}” ({date}) is past",
                    id = objective.id.value,
                    date = bound.value
                );
                Finding::about(&objective.id.value, bound.place, message).help(text!(
                    "constatez le résultat, puis donnez une nouvelle échéance ou retirez l'objectif",
                    "record the result, then set a new deadline or remove the objective"
                ))
            })
        })
        .collect()
}

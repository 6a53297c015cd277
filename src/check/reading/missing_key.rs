//! `missing-key`: a key without which a table means nothing.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::problem::{Problem, ProblemKind},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "missing-key",
    severity: Severity::Error,
    fr: include_str!("missing_key.fr.md"),
    en: include_str!("missing_key.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.problems.iter().filter_map(finding).collect()
}

fn finding(problem: &Problem) -> Option<Finding> {
    let ProblemKind::MissingKey { key, table } = &problem.kind else { return None };
    let finding = Finding::at(
        problem.place,
        text!(
            "il manque la clé « {key} » à {table}",
            "{table} lacks the key “{key}”",
            key = key,
            table = table
        ),
    );
    Some(Finding { id: problem.id.clone(), ..finding }.help(text!(
        "ajoutez {key} = …",
        "add {key} = …",
        key = key
    )))
}

//! `role-missing`: no elected official, or no technician.

use crate::{
    check::{Finding, Rule, Severity},
    language::{text, vocabulary::Vocabulary as _},
    mission::vocabulary::Role,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "role-missing",
    severity: Severity::Warning,
    fr: include_str!("role_missing.fr.md"),
    en: include_str!("role_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let frame = &snapshot.mission.frame;
    let has = |wanted: Role| {
        frame.people.iter().any(|person| person.role.as_ref().is_some_and(|role| role.value == wanted))
    };
    let place = frame.people.first().map_or(frame.place, |person| person.id.place);
    [Role::Elected, Role::Technician]
        .into_iter()
        .filter(|role| !has(*role))
        .map(|role| {
            let (who, key) = (role.name(), role.key());
            Finding::at(
                place,
                text!("personne n'a le rôle « {who} »", "nobody has the role “{who}”", who = who),
            )
            .help(text!(
                "ajoutez [[person]] id = \"…\", name = \"…\", role = \"{key}\"",
                "add [[person]] id = \"…\", name = \"…\", role = \"{key}\"",
                key = key
            ))
        })
        .collect()
}

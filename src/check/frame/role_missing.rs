//! `role-missing`: no elected official, or no technician.

use crate::{
    check::{Finding, Rule, Severity},
    frame::status::missing_roles,
    language::{text, vocabulary::Vocabulary as _},
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
    let place = frame.people.first().map_or(frame.place, |person| person.id.place);
    missing_roles(frame)
        .into_iter()
        .map(|role| {
            let (who, key) = (role.name(), role.key());
            Finding::at(
                place,
                text!("personne n'a le rôle « {who} »", "nobody has the role “{who}”", who = who),
            )
            .help(text!(
                "ajoutez, une clé par ligne :\n[[person]]\nid = \"…\"\nname = \"…\"\nrole = \"{key}\"",
                "add, one key a line:\n[[person]]\nid = \"…\"\nname = \"…\"\nrole = \"{key}\"",
                key = key
            ))
        })
        .collect()
}

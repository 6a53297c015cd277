//! `revision-without-reason`: something was adjusted and nobody says why.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::{revision::Revision, source::Located},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "revision-without-reason",
    severity: Severity::Warning,
    fr: include_str!("revision_without_reason.fr.md"),
    en: include_str!("revision_without_reason.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let objectives = mission.objectives.iter().map(|objective| (&objective.id, &objective.revised));
    let actions = mission.actions.iter().map(|action| (&action.id, &action.revised));
    let all = objectives.chain(actions).flat_map(|(id, revised)| revised.iter().map(move |line| (id, line)));
    all.filter(|(_, revision)| !has_reason(revision)).map(|(id, revision)| finding(id, revision)).collect()
}

fn has_reason(revision: &Revision) -> bool {
    revision.why.as_ref().is_some_and(|why| !why.value.trim().is_empty())
}

fn finding(id: &Located<String>, revision: &Revision) -> Finding {
    let what = revision.what.as_ref().map_or("…", |what| &what.value);
    let message = text!(
        "la révision de « {what} » dans « {id} » ne dit pas pourquoi",
        "the revision of “{what}” in “{id}” does not say why",
        what = what,
        id = id.value
    );
    Finding::about(&id.value, revision.place, message).help(text!(
        "ajoutez why = \"…\" : ce qui a été appris, qui l'a décidé",
        "add why = \"…\": what was learnt, who decided it"
    ))
}

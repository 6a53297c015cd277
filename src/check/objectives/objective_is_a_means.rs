//! `objective-is-a-means`: what is written as an objective is something one does.

use crate::{
    check::{Finding, Rule, Severity},
    language::{
        Language, safe, text,
        wording::{Reason, Verdict, wording},
    },
    mission::objective::Objective,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-is-a-means",
    severity: Severity::Error,
    fr: include_str!("objective_is_a_means.fr.md"),
    en: include_str!("objective_is_a_means.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.objectives.iter().filter_map(finding).collect()
}

fn finding(objective: &Objective) -> Option<Finding> {
    let statement = objective.statement.as_ref()?;
    let wording = wording(&statement.value, Language::French);
    if wording.verdict != Verdict::Means {
        return None;
    }
    let id = &objective.id.value;
    let message = match wording.head.and_then(|head| statement.value.get(head)) {
        Some(head) => text!(
            "« {id} » dit ce que l'on fait (« {head} »), non ce que l'on veut obtenir : c'est un moyen",
            "“{id}” says what is done (“{head}”), not what is wanted: it is a means",
            id = id,
            head = head
        ),
        None => text!(
            "« {id} » dit ce que l'on fait, non ce que l'on veut obtenir : c'est un moyen",
            "“{id}” says what is done, not what is wanted: it is a means",
            id = id
        ),
    };
    let finding = Finding::about(id, statement.place, message);
    let title = safe::visible(&statement.value).replace('"', "\\\"");
    let finding = finding
        .help(text!(
            "demandez-vous « dans quel but ? » : la réponse, avec un chiffre et une date, est l'objectif",
            "ask “to what end?”: the answer, with a figure and a date, is the objective"
        ))
        .help(text!(
            "gardez le moyen comme action, une clé par ligne :\n[[action]]\nid = \"…\"\nobjective = \"{id}\"\ntitle = \"{title}\"",
            "keep the means as an action, one key a line:\n[[action]]\nid = \"…\"\nobjective = \"{id}\"\ntitle = \"{title}\"",
            id = id,
            title = title
        ));
    Some(match wording.reason {
        Reason::Likelihood => finding.help(text!(
            "lu d'après l'ensemble des mots : si un effet est voulu, commencez par lui (« augmenter », « réduire »)",
            "read from the words taken together: if an effect is wanted, begin with it (“increase”, “reduce”)"
        )),
        _ => finding,
    })
}

//! `choice-undecided`: nothing chosen yet.

use jiff::civil::Date;

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::choice::Choice,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "choice-undecided",
    severity: Severity::Note,
    fr: include_str!("choice_undecided.fr.md"),
    en: include_str!("choice_undecided.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.choices.iter().filter_map(|choice| finding(choice, snapshot.today)).collect()
}

fn finding(choice: &Choice, today: Date) -> Option<Finding> {
    if choice.is_made(today) {
        return None;
    }
    let id = &choice.id;
    let to_come = choice.decided_on().filter(|date| choice.chosen.is_some() && date.value > today);
    Some(match to_come {
        Some(date) => Finding::about(
            &id.value,
            date.place,
            text!(
                "le choix « {id} » est dit décidé le {date}, qui est encore à venir",
                "choice “{id}” is said to be decided on {date}, which is still to come",
                id = id.value,
                date = date.value
            ),
        )
        .help(text!(
            "corrigez la date, ou attendez le vote pour écrire chosen et decided",
            "correct the date, or wait for the vote to write chosen and decided"
        )),
        None => Finding::about(
            &id.value,
            id.place,
            text!("le choix « {id} » n'est pas fait", "choice “{id}” is not made", id = id.value),
        )
        .help(text!(
            "après le vote : chosen = \"…\" et decided = { by = \"…\", date = … }",
            "after the vote: chosen = \"…\" and decided = { by = \"…\", date = … }"
        )),
    })
}

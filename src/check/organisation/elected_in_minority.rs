//! `elected-in-minority`: in an EPIC the elected officials do not hold the majority of the management committee.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::vocabulary::LegalForm,
    snapshot::Snapshot,
    strategy::organisation::{committee, elected_seats, legal_form},
};

pub(super) static RULE: Rule = Rule {
    name: "elected-in-minority",
    severity: Severity::Warning,
    fr: include_str!("elected_in_minority.fr.md"),
    en: include_str!("elected_in_minority.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    if legal_form(mission) != Some(LegalForm::Epic) {
        return Vec::new();
    }
    let Some(body) = committee(&mission.organisation.bodies) else { return Vec::new() };
    let Some((elected, all)) = elected_seats(body).filter(|(elected, all)| elected * 2 <= *all) else {
        return Vec::new();
    };
    let message = text!(
        "dans un EPIC, les élus détiennent la majorité des sièges du comité de direction : {elected} sur {all} ne suffisent pas",
        "in an EPIC the elected officials hold the majority of the management committee's seats: {elected} of {all} are not enough",
        elected = elected.to_string(),
        all = all.to_string()
    );
    vec![Finding::about(&body.id.value, body.id.place, message).help(text!(
        "donnez aux élus plus de la moitié des sièges (art. L133-5 du Code du tourisme)",
        "give the elected officials more than half of the seats (art. L133-5 of the Code du tourisme)"
    ))]
}

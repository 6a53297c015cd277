//! `charter-missing`: no signed support charter.

use jiff::civil::Date;

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    mission::source::Located,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "charter-missing",
    severity: Severity::Warning,
    fr: include_str!("charter_missing.fr.md"),
    en: include_str!("charter_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let frame = &snapshot.mission.frame;
    let help = text!(
        "ajoutez, une clé par ligne :\n[charter]\nsigned = 2026-04-02\ndocument = \"…\"\ndaily_rate = 300",
        "add, one key a line:\n[charter]\nsigned = 2026-04-02\ndocument = \"…\"\ndaily_rate = 300"
    );
    match &frame.charter {
        None => vec![
            Finding::at(
                frame.place,
                text!("la charte d'accompagnement manque", "the support charter is missing"),
            )
            .help(help),
        ],
        Some(charter) if charter.signed.is_none() => vec![
            Finding::at(
                charter.place,
                text!("la charte d'accompagnement n'est pas signée", "the support charter is not signed"),
            )
            .help(text!(
                "ajoutez signed = 2026-04-02, le jour de la signature",
                "add signed = 2026-04-02, the day of signature"
            )),
        ],
        Some(charter) => {
            let to_come = charter.signed.iter().filter(|signed| signed.value > snapshot.today);
            let finding = |signed: &Located<Date>| {
                let message = text!(
                    "la charte serait signée le {date}, qui est encore à venir",
                    "the charter is said to be signed on {date}, which is still to come",
                    date = signed.value
                );
                let help = text!("corrigez l'année ou le jour", "correct the year or the day");
                Finding::at(signed.place, message).help(help)
            };
            to_come.map(finding).collect()
        }
    }
}

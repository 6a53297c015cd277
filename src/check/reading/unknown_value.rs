//! `unknown-value`: a word, a figure or an id that the key does not accept.

use crate::{
    check::{Finding, Rule, Severity},
    language::{list::List, number::Number, text},
    mission::problem::{Problem, ProblemKind},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "unknown-value",
    severity: Severity::Error,
    fr: include_str!("unknown_value.fr.md"),
    en: include_str!("unknown_value.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.problems.iter().filter_map(finding).collect()
}

fn finding(problem: &Problem) -> Option<Finding> {
    let at = |message| Finding { id: problem.id.clone(), ..Finding::at(problem.place, message) };
    match &problem.kind {
        ProblemKind::UnknownValue { key, value, accepted, nearest } => {
            let finding = at(text!("« {value} » n'est pas une valeur de « {key} »", "“{value}” is no value of “{key}”", value = value, key = key));
            let finding = match nearest {
                Some(near) => finding.help(text!("vouliez-vous dire « {near} » ?", "did you mean “{near}”?", near = near)),
                None => finding,
            };
            Some(finding.help(text!(
                "valeurs acceptées : {accepted}",
                "accepted values: {accepted}",
                accepted = List::or(accepted)
            )))
        }
        // A year is no quantity: « 1900 », not « 1 900 ».
        ProblemKind::OutOfRange { key, lowest: Some(lowest), highest: Some(highest) } if key == "year" => {
            let finding = at(text!("ce n'est pas une année que « {key} » accepte", "this is no year that “{key}” accepts", key = key));
            Some(finding.help(text!(
                "écrivez une année de {lowest} à {highest}",
                "write a year from {lowest} to {highest}",
                lowest = lowest.to_string(),
                highest = highest.to_string()
            )))
        }
        ProblemKind::OutOfRange { key, lowest, highest } => {
            let finding = at(text!("le nombre est hors de ce que « {key} » accepte", "the number is outside what “{key}” accepts", key = key));
            Some(match (lowest, highest) {
                (Some(lowest), Some(highest)) => finding.help(text!(
                    "écrivez un nombre de {lowest} à {highest}",
                    "write a number from {lowest} to {highest}",
                    lowest = Number::new(*lowest),
                    highest = Number::new(*highest)
                )),
                (Some(lowest), None) => finding.help(text!(
                    "écrivez un nombre à partir de {lowest}",
                    "write a number from {lowest} on",
                    lowest = Number::new(*lowest)
                )),
                _ => finding.help(text!("écrivez un nombre fini", "write a finite number")),
            })
        }
        ProblemKind::BadId { id } => Some(
            at(text!("« {id} » ne peut pas être un identifiant", "“{id}” cannot be an id", id = id)).help(text!(
                "un identifiant s'écrit en lettres, chiffres, tirets et points, en 100 caractères au plus",
                "an id is made of letters, digits, hyphens and dots, 100 characters at most"
            )),
        ),
        _ => None,
    }
}

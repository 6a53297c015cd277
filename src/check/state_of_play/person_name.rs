//! `person-name`: what tells who a person is.

use super::{cells, tables};
use crate::{
    check::{Finding, Rule, Severity},
    language::{Text, text},
    snapshot::Snapshot,
    state_of_play::problems::{CellFault, CellProblem, Personal, TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "person-name",
    severity: Severity::Warning,
    fr: include_str!("person_name.fr.md"),
    en: include_str!("person_name.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mut findings = tables(snapshot, label);
    findings.extend(cells(snapshot, cell));
    findings
}

fn label(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::Personal { label, what } = &problem.fault else { return None };
    let message = text!(
        "la colonne « {label} » donne {what}",
        "the column “{label}” gives {what}",
        label = label,
        what = words(*what)
    );
    Some(super::at(table, problem, message).help(text!(
        "retirez-la : l'état des lieux ne nomme personne, un poste ou un code suffit",
        "remove it: the state of play names nobody, a post or a code is enough"
    )))
}

fn cell(table: &TableCheck, problem: &CellProblem) -> Option<Finding> {
    let CellFault::Personal(what) = problem.fault else { return None };
    let message = text!(
        "la colonne « {column} » semble donner {what}",
        "the column “{column}” seems to give {what}",
        column = super::column(table, problem),
        what = words(what)
    );
    Some(super::in_row(table, problem, message).help(text!(
        "écrivez un code à la place, par exemple le poste et un numéro : accueil-2",
        "write a code instead, for instance the post and a number: reception-2"
    )))
}

fn words(what: Personal) -> Text {
    match what {
        Personal::Name => text!("le nom d'une personne", "a person's name"),
        Personal::Email => text!("une adresse électronique", "an e-mail address"),
        Personal::Phone => text!("un numéro de téléphone", "a telephone number"),
        Personal::Birth => text!("une date de naissance", "a date of birth"),
    }
}

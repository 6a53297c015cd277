//! `wrong-type`: a value of another type than the key holds.

use super::syntax::bare_date;
use crate::{
    check::{Finding, Rule, Severity},
    language::{Text, text},
    mission::{
        key::Shape,
        problem::{Expected, Found, Problem, ProblemKind},
    },
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "wrong-type",
    severity: Severity::Error,
    fr: include_str!("wrong_type.fr.md"),
    en: include_str!("wrong_type.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.problems.iter().filter_map(finding).collect()
}

fn finding(problem: &Problem) -> Option<Finding> {
    let ProblemKind::WrongType { key, expected, found } = &problem.kind else { return None };
    if let Some(words) = in_the_log(*expected, key) {
        return Some(
            Finding { id: problem.id.clone(), ..Finding::at(problem.place, words) }.help(example(*expected)),
        );
    }
    let wanted = wanted(*expected);
    let finding = Finding {
        id: problem.id.clone(),
        ..Finding::at(
            problem.place,
            text!(
                "« {key} » attend {wanted}, mais on y lit {found}",
                "“{key}” takes {wanted}, but holds {found}",
                key = key,
                wanted = wanted,
                found = read(*found)
            ),
        )
    };
    Some(match found {
        Found::QuotedDate(date) => finding.help(bare_date(*date)),
        Found::QuotedNumber => finding.help(text!(
            "écrivez le nombre sans guillemets : 4_500 ou 12.5",
            "write the number without quotes: 4_500 or 12.5"
        )),
        _ => finding.help(example(*expected)),
    })
}

/// A cell of the log has no key to name: the finding names what it holds.
fn in_the_log(expected: Expected, cell: &str) -> Option<Text> {
    match expected {
        Expected::LogDate => Some(text!("« {cell} » n'est pas une date", "“{cell}” is no date", cell = cell)),
        Expected::LogFigure => Some(text!(
            "« {cell} » n'est pas un nombre que l'on puisse suivre",
            "“{cell}” is no figure that can be followed",
            cell = cell
        )),
        Expected::Shape(_) => None,
    }
}

fn wanted(expected: Expected) -> Text {
    match expected {
        Expected::LogDate | Expected::Shape(Shape::Date) => text!("une date", "a date"),
        Expected::LogFigure | Expected::Shape(Shape::Number | Shape::Days) => text!("un nombre", "a number"),
        Expected::Shape(Shape::Scalar) => {
            text!("un texte, un nombre ou une date", "a text, a number or a date")
        }
        Expected::Shape(Shape::Integer(..)) => text!("un nombre entier", "a whole number"),
        Expected::Shape(Shape::Money) => text!("un montant en euros", "an amount in euros"),
        Expected::Shape(Shape::Table(_) | Shape::Figures | Shape::Amounts) => {
            text!("une table { … }", "a table { … }")
        }
        Expected::Shape(Shape::Tables(_)) => text!("une liste de tables", "a list of tables"),
        Expected::Shape(Shape::Texts | Shape::References) => text!("une liste de textes", "a list of texts"),
        Expected::Shape(Shape::Numbers) => text!("une liste de nombres", "a list of numbers"),
        Expected::Shape(Shape::Text | Shape::Id | Shape::Reference | Shape::Path | Shape::Word(_)) => {
            text!("un texte entre guillemets", "a text in quotes")
        }
    }
}

fn example(expected: Expected) -> Text {
    match expected {
        Expected::LogDate => text!("écrivez 2026-11-24 ou 24/11/2026", "write 2026-11-24 or 24/11/2026"),
        Expected::Shape(Shape::Date) => {
            text!("écrivez par exemple 2027-06-24", "write for instance 2027-06-24")
        }
        Expected::Shape(Shape::Scalar) => text!(
            "écrivez par exemple 2027-06-24, 4_500 ou \"à partir de mars\"",
            "write for instance 2027-06-24, 4_500 or \"from March on\""
        ),
        Expected::LogFigure => text!("écrivez par exemple 12,5", "write for instance 12.5"),
        Expected::Shape(Shape::Number | Shape::Days | Shape::Money | Shape::Integer(..)) => {
            text!(
                "écrivez le nombre seul, sans espace ni unité : 4_500",
                "write the number alone, without space or unit: 4_500"
            )
        }
        Expected::Shape(Shape::Table(_) | Shape::Figures | Shape::Amounts) => {
            text!("écrivez par exemple { a = 1, b = 2 }", "write for instance { a = 1, b = 2 }")
        }
        Expected::Shape(Shape::Tables(_)) => {
            text!("écrivez par exemple [{ … }, { … }]", "write for instance [{ … }, { … }]")
        }
        Expected::Shape(Shape::Texts | Shape::References) => {
            text!("écrivez par exemple [\"a\", \"b\"]", "write for instance [\"a\", \"b\"]")
        }
        Expected::Shape(Shape::Numbers) => text!("écrivez par exemple [1, 2]", "write for instance [1, 2]"),
        Expected::Shape(Shape::Text | Shape::Id | Shape::Reference | Shape::Path | Shape::Word(_)) => {
            text!("mettez la valeur entre guillemets droits", "put the value in straight quotes")
        }
    }
}

fn read(found: Found) -> Text {
    match found {
        Found::String => text!("un texte", "a text"),
        Found::QuotedDate(_) => text!("une date entre guillemets", "a date in quotes"),
        Found::QuotedNumber => text!("un nombre entre guillemets", "a number in quotes"),
        Found::Integer => text!("un nombre entier", "a whole number"),
        Found::Float => text!("un nombre à virgule", "a number with decimals"),
        Found::Boolean => text!("vrai ou faux", "true or false"),
        Found::Datetime => text!("une date", "a date"),
        Found::Array => text!("une liste", "a list"),
        Found::Table => text!("une table", "a table"),
    }
}

//! `syntax`: the grammar of a file is broken.

use jiff::civil::Date;

use crate::{
    check::{
        Finding, Rule, Severity,
        state_of_play::{at, tables},
    },
    language::{Text, text},
    mission::problem::{Meant, Problem, ProblemKind},
    snapshot::Snapshot,
    state_of_play::problems::{TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "syntax",
    severity: Severity::Error,
    fr: include_str!("syntax.fr.md"),
    en: include_str!("syntax.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = snapshot.mission.problems.iter().filter_map(finding).collect();
    findings.extend(tables(snapshot, of_table));
    findings
}

fn of_table(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::TooLong { at: record } = &problem.fault else { return None };
    let message = text!(
        "un guillemet ouvert à la ligne {line} n'est sans doute jamais fermé : la suite n'est pas lue",
        "a quote opened on line {line} is probably never closed: what follows is not read",
        line = record.line.to_string()
    );
    Some(at(table, problem, message).help(text!(
        "fermez-le, ou doublez-le s'il fait partie du texte",
        "close it, or double it if it is part of the text"
    )))
}

fn finding(problem: &Problem) -> Option<Finding> {
    let ProblemKind::Syntax { message, meant, .. } = &problem.kind else { return None };
    let (cause, help) = match meant {
        Some(Meant::Date(date)) => (
            text!("cette date n'est pas écrite comme il faut", "this date is not written as it should be"),
            bare_date(*date),
        ),
        Some(Meant::Number) => (
            text!("ce nombre n'est pas écrit comme il faut", "this number is not written as it should be"),
            text!(
                "un nombre s'écrit sans espace ni symbole, avec un point : 4_500 ou 12.5",
                "a number is written without spaces or signs, with a point: 4_500 or 12.5"
            ),
        ),
        None => (Text { fr: french(message).into(), en: message.clone().into() }, mend(message)),
    };
    Some(
        Finding {
            id: problem.id.clone(),
            ..Finding::at(
                problem.place,
                text!(
                    "le fichier ne se lit pas ici : {cause}",
                    "the file cannot be read here: {cause}",
                    cause = cause
                ),
            )
        }
        .help(help),
    )
}

/// Says how a date is written: the year first, without quotes.
pub(super) fn bare_date(date: Date) -> Text {
    text!("écrivez {date}, sans guillemets", "write {date}, without quotes", date = date.to_string())
}

/// Says how to mend what the parser stumbled on.
fn mend(message: &str) -> Text {
    if message.contains("duplicate key") {
        return text!(
            "une clé ne se donne qu'une fois par table : gardez l'une des deux lignes",
            "a key is given once in a table: keep one of the two lines"
        );
    }
    text!(
        "une ligne par clé, chacune écrite clé = valeur ; un texte se met entre guillemets droits : \"…\"",
        "a line for each key, written key = value; a text stands in straight quotes: \"…\""
    )
}

/// The parser's phrases, with what they mean to someone who fills in a form. The longest match wins.
const PHRASES: &[(&str, &str)] = &[
    ("duplicate key", "cette clé est déjà donnée plus haut dans la même table"),
    ("string values must be quoted", "un texte doit être entre guillemets droits"),
    ("missing assignment between key-value pairs", "il manque un signe = entre la clé et sa valeur"),
    ("key with no value", "cette clé n'a pas de valeur"),
    ("missing value", "il manque une valeur"),
    ("extra `=`", "un signe = de trop"),
    ("extra assignment", "un signe = de trop"),
    ("missing comma", "il manque une virgule"),
    ("extra comma", "une virgule de trop"),
    ("unclosed array", "une liste [ … n'est pas refermée"),
    ("unclosed inline table", "une accolade { … n'est pas refermée"),
    ("unclosed table", "le titre de table [ … n'est pas refermé"),
    ("missing opening quote", "il manque le guillemet ouvrant"),
    (
        "invalid basic string",
        "le texte entre guillemets n'est pas refermé, ou contient un caractère interdit",
    ),
    (
        "invalid literal string",
        "le texte entre apostrophes n'est pas refermé, ou contient un caractère interdit",
    ),
    ("invalid multi-line", "le texte sur plusieurs lignes n'est pas refermé"),
    ("missing escaped value", "une barre oblique inverse doit être doublée : \\\\"),
    ("too few unicode", "un code de caractère est incomplet"),
    ("invalid unquoted key", "une clé ne contient que des lettres sans accent, des chiffres, - et _"),
    ("unquoted keys cannot be empty", "il manque la clé"),
    ("missing key", "il manque la clé"),
    ("unexpected leading zero", "un nombre ne commence pas par 0"),
    ("`_` may only go between digits", "le signe _ ne se met qu'entre deux chiffres"),
    (
        "carriage return must be followed by newline",
        "un retour chariot seul : enregistrez avec des fins de ligne ordinaires",
    ),
    ("cannot recurse further", "trop de niveaux imbriqués"),
    ("recursion limit", "trop de niveaux imbriqués"),
    ("invalid datetime", "cette date n'existe pas ou est mal écrite : AAAA-MM-JJ"),
    ("invalid date", "cette date n'existe pas ou est mal écrite : AAAA-MM-JJ"),
    ("invalid float", "ce nombre est mal écrit"),
    ("invalid integer", "ce nombre est mal écrit"),
    ("invalid comment character", "un caractère de contrôle dans un commentaire"),
    ("unexpected content", "du texte en trop sur cette ligne"),
    ("unexpected key or value", "une clé ou une valeur inattendue"),
    ("invalid value", "cette valeur est mal écrite"),
];

fn french(message: &str) -> String {
    let known = PHRASES.iter().find(|(english, _)| message.contains(english));
    known.map_or_else(|| format!("syntaxe TOML incorrecte ({message})"), |(_, french)| (*french).to_owned())
}

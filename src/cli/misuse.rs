//! What is wrong with a command line, in both languages: clap's errors are English only.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::language::{Text, text};

/// Returns the words of an error; `None` where it is a page of help or of the version.
pub(super) fn describe(error: &Error) -> Option<Text> {
    let of = |kind| context(error, kind);
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let words = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => {
            let near = near(&of(ContextKind::SuggestedArg));
            text!(
                "option ou argument inconnu : « {argument} »{near}",
                "unknown option or argument: “{argument}”{near}",
                argument = argument,
                near = near
            )
        }
        ErrorKind::InvalidSubcommand => {
            let (name, near) =
                (of(ContextKind::InvalidSubcommand), near(&of(ContextKind::SuggestedSubcommand)));
            text!(
                "commande inconnue : « {name} »{near}",
                "unknown command: “{name}”{near}",
                name = name,
                near = near
            )
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            text!("« {argument} » demande une valeur", "“{argument}” needs a value", argument = argument)
        }
        ErrorKind::InvalidValue => {
            let accepted = of(ContextKind::ValidValue);
            text!(
                "« {value} » ne convient pas pour « {argument} » ; valeurs : {accepted}",
                "“{value}” does not fit “{argument}”; values: {accepted}",
                value = value,
                argument = argument,
                accepted = accepted
            )
        }
        ErrorKind::ValueValidation if argument.contains(super::day::NAME) => text!(
            "« {value} » n'est pas une date pour « {argument} » : écrivez 2026-11-24 ou 24/11/2026",
            "“{value}” is no date for “{argument}”: write 2026-11-24 or 24/11/2026",
            value = value,
            argument = argument
        ),
        ErrorKind::ValueValidation => text!(
            "« {value} » ne convient pas pour « {argument} »",
            "“{value}” does not fit “{argument}”",
            value = value,
            argument = argument
        ),
        ErrorKind::MissingRequiredArgument => {
            text!("il manque : {argument}", "missing: {argument}", argument = argument)
        }
        ErrorKind::MissingSubcommand => text!("il manque une commande", "a command is missing"),
        ErrorKind::ArgumentConflict if of(ContextKind::PriorArg) == argument => {
            text!(
                "« {argument} » n'est à donner qu'une fois",
                "“{argument}” is to be given once",
                argument = argument
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            text!(
                "« {argument} » ne va pas avec « {other} »",
                "“{argument}” cannot go with “{other}”",
                argument = argument,
                other = other
            )
        }
        _ => Text::same(error.to_string().trim_start_matches("error: ").trim()),
    };
    Some(text!(
        "{words}\n  « otn --help » donne les commandes, « otn COMMANDE --help » leurs options",
        "{words}\n  “otn --help” lists the commands, “otn COMMAND --help” their options",
        words = words
    ))
}

fn near(suggested: &str) -> Text {
    if suggested.is_empty() {
        return Text::fixed("", "");
    }
    text!(" ; vouliez-vous dire « {near} » ?", "; did you mean “{near}”?", near = suggested)
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(words)) => words.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

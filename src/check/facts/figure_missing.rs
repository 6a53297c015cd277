//! `figure-missing`: a figure of a statement that cannot be computed.

use crate::{
    check::{Finding, Rule, Severity},
    language::{list::List, text},
    mission::{
        fact::Fact,
        source::{Located, Place},
    },
    snapshot::Snapshot,
    state_of_play::placeholder::{Placeholder, figures},
};

pub(super) static RULE: Rule = Rule {
    name: "figure-missing",
    severity: Severity::Warning,
    fr: include_str!("figure_missing.fr.md"),
    en: include_str!("figure_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.facts.iter().flat_map(|fact| findings(fact, snapshot)).collect()
}

fn findings(fact: &Fact, snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let Some(statement) = &fact.statement else { return Vec::new() };
    let place_of = placeholder_places(snapshot, statement);
    figures(&statement.value)
        .filter_map(|figure| {
            // A name that no indicator bears is `unknown-reference`'s; a wrong query is `indicator-invalid`'s.
            let reading = snapshot.state.readings.get(figure.id).filter(|reading| reading.fault.is_none())?;
            let known = figure.year.map_or_else(|| reading.latest(), |year| reading.of(year));
            if known.is_some() {
                return None;
            }
            let (name, place) = (figure.id, place_of(&figure));
            let finding = Finding::about(
                &fact.id.value,
                place,
                text!("le chiffre « {name} » ne peut pas être calculé", "the figure “{name}” cannot be computed", name = name),
            );
            Some(if reading.missing.is_empty() {
                finding.help(text!(
                    "complétez les colonnes dont il a besoin : « otn indicators --explain {name} » les montre",
                    "fill in the columns that it needs: “otn indicators --explain {name}” shows them",
                    name = name
                ))
            } else {
                finding.help(text!(
                    "remplissez {tables} dans state-of-play/",
                    "fill in {tables} in state-of-play/",
                    tables = List::and(&reading.missing)
                ))
            })
        })
        .collect()
}

/// Returns what gives the place of a statement's placeholder in the file; the whole statement where it was written with
/// escapes.
///
/// The statement is looked for once, however many placeholders it has.
pub(in crate::check) fn placeholder_places(
    snapshot: &Snapshot<'_>,
    statement: &Located<String>,
) -> impl Fn(&Placeholder<'_>) -> Place + use<> {
    let source = &snapshot.mission.sources.get(statement.place.file).text;
    let written = source.get(statement.place.bytes()).unwrap_or_default();
    let whole = statement.place;
    let start = written.find(&statement.value).map(|start| whole.start as usize + start);
    move |figure| {
        start.map_or(whole, |start| Place::new(whole.file, start + figure.start..start + figure.end))
    }
}

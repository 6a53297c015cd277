//! `table-missing`: a tool or a table that is not filled in.

use crate::{
    check::{Finding, Rule, Severity},
    language::{Text, list::List, text},
    mission::source::Place,
    snapshot::Snapshot,
    state_of_play::{
        StateOfPlay,
        catalogue::{Table, Tool},
        problems::TableCheck,
        reading::FOLDER,
    },
};

pub(super) static RULE: Rule = Rule {
    name: "table-missing",
    severity: Severity::Warning,
    fr: include_str!("table_missing.fr.md"),
    en: include_str!("table_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let (state, place) = (snapshot.state, snapshot.mission.frame.place);
    if !state.folder {
        return vec![
            Finding::about(
                FOLDER,
                place,
                text!(
                    "l'état des lieux manque : pas de dossier state-of-play",
                    "the state of play is missing: there is no folder state-of-play"
                ),
            )
            .help(text!(
                "« otn init » y écrit les neuf outils, à remplir, sans rien écraser",
                "“otn init” writes the nine tools there, to be filled in, over nothing"
            )),
        ];
    }
    snapshot.catalogue.tools.iter().flat_map(|tool| of_tool(tool, state, place)).collect()
}

/// A tool without a single row is one finding; else each of its tables without a row is one.
fn of_tool(tool: &Tool, state: &StateOfPlay, place: Place) -> Vec<Finding> {
    let empty: Vec<(&Table, Option<&TableCheck>)> = tool
        .tables
        .iter()
        .map(|table| (table, state.tables.iter().find(|check| check.name == table.name)))
        .filter(|(_, check)| check.is_none_or(is_to_fill_in))
        .collect();
    let tables: Vec<String> = empty.iter().map(|(table, _)| format!("{FOLDER}/{}.csv", table.name)).collect();
    if !empty.is_empty() && empty.len() == tool.tables.len() {
        let at = empty.iter().find_map(|(_, check)| *check).map_or(place, start);
        return vec![
            Finding::about(
                &tool.id,
                at,
                text!(
                    "l'outil {number} n'est pas rempli : {title}",
                    "tool {number} is not filled in: {title}",
                    number = usize::from(tool.number),
                    title = tool.title
                ),
            )
            .help(text!("remplissez {tables}", "fill in {tables}", tables = List::and(&tables))),
        ];
    }
    empty.into_iter().map(|(table, check)| of_table(table, check, tool, place)).collect()
}

fn of_table(table: &Table, check: Option<&TableCheck>, tool: &Tool, place: Place) -> Finding {
    let (place, message, help): (Place, Text, Text) = match check {
        Some(check) => (
            start(check),
            text!(
                "la table « {name} » n'a aucune ligne (outil {number})",
                "the table “{name}” has no line (tool {number})",
                name = table.name,
                number = usize::from(tool.number)
            ),
            text!("remplissez-la", "fill it in"),
        ),
        None => (
            place,
            text!(
                "il manque la table state-of-play/{name}.csv (outil {number})",
                "the table state-of-play/{name}.csv is missing (tool {number})",
                name = table.name,
                number = usize::from(tool.number)
            ),
            text!(
                "« otn init » écrit son en-tête, à remplir",
                "“otn init” writes its header, to be filled in"
            ),
        ),
    };
    Finding::about(&table.name, place, message).help(help)
}

/// A table that could not be read, or has rows, is not to be filled in.
fn is_to_fill_in(check: &TableCheck) -> bool {
    check.rows == 0 && check.problems.tables.is_empty()
}

fn start(check: &TableCheck) -> Place {
    Place::new(check.file, 0..0)
}

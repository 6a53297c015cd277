//! What an id stands for, in words: reports name things by their words, and give the id beside where it helps.

use crate::{
    language::{Language, Text},
    mission::Mission,
    snapshot::Snapshot,
    state_of_play::{indicator::definition, placeholder::filled},
};

/// Returns the name of an indicator; the id where nothing has it.
pub(super) fn indicator(id: &str, snapshot: &Snapshot<'_>) -> Text {
    match definition(id, snapshot.catalogue, snapshot.mission).map(|found| found.label()) {
        Some(label) if !label.fr.is_empty() => label,
        _ => Text::same(id),
    }
}

/// Returns the statement of a fact, with its figures and without its full stop, since it stands among others; the id
/// where there is none.
pub(super) fn fact(id: &str, snapshot: &Snapshot<'_>, language: Language) -> String {
    let statement = snapshot.mission.fact(id).and_then(|fact| fact.statement.as_ref());
    let words = statement
        .map(|statement| filled(&statement.value, snapshot.state, snapshot.mission.written_in(language)));
    words.map_or_else(|| id.to_owned(), |words| words.trim_end().trim_end_matches('.').to_owned())
}

/// Returns the statement of an objective; the id where there is none.
pub(super) fn objective<'a>(id: &'a str, mission: &'a Mission) -> &'a str {
    let statement = mission.objective(id).and_then(|objective| objective.statement.as_ref());
    statement.map_or(id, |statement| &statement.value)
}

/// Returns an orientation by its reference, `strategy/orientation`, with its strategy; the reference where nothing has it.
pub(super) fn orientation(reference: &str, mission: &Mission) -> String {
    let found = reference.split_once('/').and_then(|(strategy, orientation)| {
        let strategy = mission.frame.strategies.iter().find(|one| one.id.value == strategy)?;
        let orientation = strategy.orientations.iter().find(|one| one.id.value == orientation)?;
        let name = strategy.name.as_ref().unwrap_or(&strategy.id);
        Some(format!("{} ({})", orientation.label.as_ref().unwrap_or(&orientation.id).value, name.value))
    });
    found.unwrap_or_else(|| reference.to_owned())
}

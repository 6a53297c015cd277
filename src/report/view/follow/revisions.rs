//! What was revised, laid out: the key by its name, persons by theirs.

use super::{named, tables::section};
use crate::{
    language::{Text, date::Short, text, value::Value},
    mission::{
        Mission,
        revision::{COST, OWNER, Revision},
    },
    report::document::{Block, Cell, Column},
    strategy::follow_up::{FollowUp, RevisionView},
};

/// Lays out what was revised.
pub(crate) fn revisions(view: &FollowUp<'_>, mission: &Mission) -> Vec<Block> {
    let rows = view.revisions.iter().map(|revision| {
        let shown = |value| value_words(revision, value, mission).map_or(Cell::Empty, Cell::Words);
        vec![
            revision.date.map_or(Cell::Empty, Cell::Date),
            Cell::Raw(named(revision.of, mission)),
            Cell::Words(what(revision)),
            shown(revision.from),
            shown(revision.to),
            revision.why.map_or(Cell::Words(text!("sans raison donnée", "no reason given")), |why| {
                Cell::Raw(why.to_owned())
            }),
        ]
    });
    let columns = vec![
        Column::left(text!("Le", "On")),
        Column::left(text!("Quoi", "What")),
        Column::left(text!("Ce qui change", "What changes")),
        Column::left(text!("De", "From")),
        Column::left(text!("À", "To")),
        Column::left(text!("Pourquoi", "Why")),
    ];
    section(text!("Révisions", "Revisions"), columns, rows.collect())
}

/// Says what a revision changed: « échéance du 29/01/2027 au 26/02/2027 ».
pub(crate) fn revision_words(revision: &RevisionView<'_>, mission: &Mission) -> Text {
    let what = what(revision);
    let shown = |value| value_words(revision, value, mission);
    let days = |value: Option<&Value>| matches!(value, Some(Value::Date(_)));
    match (shown(revision.from), shown(revision.to)) {
        (Some(from), Some(to)) if days(revision.from) && days(revision.to) => {
            text!("{what} du {from} au {to}", "{what} from {from} to {to}", what = what, from = from, to = to)
        }
        (Some(from), Some(to)) => {
            text!("{what}, {from} → {to}", "{what}, {from} → {to}", what = what, from = from, to = to)
        }
        (None, Some(to)) => text!("{what}, désormais {to}", "{what}, now {to}", what = what, to = to),
        (_, None) => what,
    }
}

/// Returns the name of the key; what people wrote where it is none.
fn what(revision: &RevisionView<'_>) -> Text {
    Revision::key(revision.what).map_or_else(|| Text::same(revision.what), |key| key.name())
}

fn value_words(revision: &RevisionView<'_>, value: Option<&Value>, mission: &Mission) -> Option<Text> {
    let key = Revision::key(revision.what).map(|key| key.key);
    Some(match value? {
        Value::Date(date) => text!("{date}", "{date}", date = Short(*date)),
        Value::Words(id) if key == Some(OWNER.key) => Text::same(mission.person_name(id)),
        value => {
            let money = Value::Money(crate::language::money::Money::default());
            let euros = value.read_as(&money).filter(|_| key == Some(COST.key));
            text!("{value}", "{value}", value = euros.as_ref().unwrap_or(value))
        }
    })
}

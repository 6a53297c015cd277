//! What changed since a day, laid out.

use super::{named, tables::section};
use crate::{
    language::{number::Number, text, vocabulary::Vocabulary as _},
    mission::{Mission, vocabulary::Status},
    report::document::{Block, Cell, Column},
    strategy::follow_up::Changes,
};

/// Lays out the measures and the changes of status since a day.
pub(crate) fn changes(changes: &Changes<'_>, mission: &Mission) -> Vec<Block> {
    let title =
        text!("Ce qui a changé depuis le {since}", "What changed since {since}", since = changes.since);
    if changes.measures.is_empty() && changes.statuses.is_empty() {
        return vec![
            Block::Heading(title),
            Block::Paragraph(text!("Rien dans le journal.", "Nothing in the log.")),
        ];
    }
    let statuses = changes.statuses.iter().map(|change| {
        let name = |status: Option<Status>| {
            Cell::Words(status.map_or(text!("rien de noté", "nothing noted"), |status| status.name()))
        };
        vec![Cell::Raw(named(change.action, mission)), name(change.from), name(change.to)]
    });
    let mut blocks = section(
        title.clone(),
        vec![
            Column::left(text!("Action", "Action")),
            Column::left(text!("Statut avant", "Status before")),
            Column::left(text!("Statut", "Status")),
        ],
        statuses.collect(),
    );
    let number =
        |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(Number::new(value), None));
    let measures = changes.measures.iter().map(|measure| {
        vec![
            Cell::Date(measure.date),
            Cell::Raw(measure.subject.to_owned()),
            number(measure.before),
            number(measure.value),
            Cell::Raw(measure.comment.unwrap_or_default().to_owned()),
        ]
    });
    let title = text!("Mesures depuis le {since}", "Measures since {since}", since = changes.since);
    blocks.extend(section(
        title,
        vec![
            Column::left(text!("Le", "On")),
            Column::left(text!("Sujet", "Subject")),
            Column::right(text!("Avant", "Before")),
            Column::right(text!("Mesuré", "Measured")),
            Column::left(text!("Commentaire", "Comment")),
        ],
        measures.collect(),
    ));
    blocks
}

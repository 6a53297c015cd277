//! Who has not measured what, laid out.

use super::{person, reason::day_count, tables::section};
use crate::{
    language::{Text, date::Short, text},
    mission::Mission,
    report::document::{Block, Cell, Column},
    strategy::follow_up::{FollowUp, Stale},
};

/// Lays out who has not measured what, and since when.
pub(crate) fn silences(view: &FollowUp<'_>, mission: &Mission) -> Vec<Block> {
    let rows = view.silent.iter().map(|silence| {
        let subjects: Vec<Text> = silence.subjects.iter().map(stale).collect();
        vec![
            person(silence.owner, mission),
            Cell::Words(silence.last.zip(silence.days).map_or(text!("jamais", "never"), |(last, days)| {
                let days = day_count(days);
                text!("{last}, il y a {days}", "{last}, {days} ago", last = Short(last), days = days)
            })),
            Cell::Words(Text::joined(&subjects, ", ")),
        ]
    });
    let columns = vec![
        Column::left(text!("Qui", "Who")),
        Column::left(text!("Sa dernière mesure", "Their last measure")),
        Column::left(text!("À mesurer", "To measure")),
    ];
    section(text!("Qui n'a pas mesuré quoi", "Who has not measured what"), columns, rows.collect())
}

fn stale(stale: &Stale) -> Text {
    let (subject, since, days) = (&stale.subject, Short(stale.since), day_count(stale.days));
    if stale.measured {
        text!(
            "{subject} (mesuré le {since}, il y a {days})",
            "{subject} (measured on {since}, {days} ago)",
            subject = subject,
            since = since,
            days = days
        )
    } else {
        text!(
            "{subject} (jamais, depuis le début, le {since}, il y a {days})",
            "{subject} (never since it began, on {since}, {days} ago)",
            subject = subject,
            since = since,
            days = days
        )
    }
}

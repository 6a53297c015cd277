//! The order, the ambition, the office and those who take part.

use super::{basis::Basis, part, public};
use crate::{
    language::{Text, date::Short, text, vocabulary::Vocabulary as _},
    report::document::{Block, Cell, Column, Paper, Part, Table},
    state_of_play::unit::Figure,
};

/// What was ordered, by whom, and the ambition.
pub(super) fn order(basis: &Basis<'_>) -> Option<Part> {
    let frame = &basis.mission().frame;
    let mut rows = Vec::new();
    let mut row = |title: Text, cell: Cell| rows.push(vec![Cell::Words(title), cell]);
    if let Some(order) = &frame.order {
        row(
            text!("Commande", "Order"),
            body_and_day(
                order.body.as_ref().map(|body| body.value.as_str()),
                order.date.as_ref().map(|date| date.value),
            ),
        );
        if let Some(document) = order.document.as_ref().filter(|_| basis.is_for_technicians()) {
            row(text!("Document", "Document"), Cell::Raw(document.value.clone()));
        }
    }
    if let Some(signed) = frame.charter.as_ref().and_then(|charter| charter.signed.as_ref()) {
        row(
            text!("Charte d'accompagnement signée le", "Support charter signed on"),
            Cell::Date(signed.value),
        );
    }
    if let Some(vote) = &frame.calendar.vote {
        row(text!("Vote du conseil", "The council's vote"), Cell::Date(vote.value));
    }
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(Block::Table(pairs(rows)));
    }
    if let Some(ambition) = &frame.ambition {
        let mut said = |title: Text, words: Option<&String>| {
            if let Some(words) = words {
                blocks.push(Block::Heading(title));
                blocks.push(Block::Paragraph(Text::same(words)));
            }
        };
        said(text!("L'ambition", "The ambition"), ambition.statement.as_ref().map(|words| &words.value));
        said(text!("Le sujet", "The subject"), ambition.subject.as_ref().map(|words| &words.value));
        if !ambition.expectations.is_empty() {
            blocks.push(Block::Heading(text!(
                "Ce que la collectivité attend de son office",
                "What the authority expects of its office"
            )));
            let expectations = ambition.expectations.iter().map(|words| Text::same(&words.value));
            blocks.push(Block::List(expectations.collect()));
        }
    }
    part(
        text!("La commande et l'ambition", "The order and the ambition"),
        text!("Commande", "Order"),
        Paper::Upright,
        blocks,
    )
}

/// The territory, the office, the other strategies, those who take part.
pub(super) fn office(basis: &Basis<'_>) -> Option<Part> {
    let frame = &basis.mission().frame;
    let mut rows = Vec::new();
    let mut row =
        |title: Text, cell: Option<Cell>| rows.extend(cell.map(|cell| vec![Cell::Words(title), cell]));
    let raw = |value: &Option<crate::mission::source::Located<String>>| {
        value.as_ref().map(|value| Cell::Raw(value.value.clone()))
    };
    row(text!("Office", "Office"), raw(&frame.name));
    row(text!("Territoire", "Territory"), raw(&frame.territory));
    row(text!("Collectivité de tutelle", "Authority"), raw(&frame.authority));
    row(
        text!("Forme juridique d'aujourd'hui", "Legal form today"),
        frame.legal_form.as_ref().map(|form| Cell::Words(form.value.name())),
    );
    rows.extend(portrait(basis));
    let mut blocks = vec![Block::Table(pairs(rows))];
    if basis.is_for_technicians() && !frame.people.is_empty() {
        blocks.push(Block::Heading(text!("Qui participe", "Who takes part")));
        let people = frame.people.iter().map(|person| {
            vec![
                Cell::Raw(basis.mission().person_name(&person.id.value).to_owned()),
                person.role.as_ref().map_or(Cell::Empty, |role| Cell::Words(role.value.name())),
            ]
        });
        blocks.push(Block::Table(Table {
            columns: vec![Column::left(text!("Personne", "Person")), Column::left(text!("Rôle", "Role"))],
            rows: people.collect(),
        }));
    }
    if basis.is_for_technicians() {
        blocks.extend(strategies(basis));
    }
    part(
        text!("Le territoire et l'office", "The territory and the office"),
        text!("Office", "Office"),
        Paper::Upright,
        blocks,
    )
}

/// What the state of play says of the territory and the office, each figure with its year, and what it does not say yet.
fn portrait(basis: &Basis<'_>) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let mut unknown: Vec<Text> = Vec::new();
    for tool in &basis.snapshot.catalogue.tools {
        for indicator in tool.indicators.iter().filter(|indicator| indicator.portrait) {
            let Some(view) = basis.figures.iter().find(|view| view.id == indicator.id) else { continue };
            if !public::shows_figure(basis, view) {
                continue;
            }
            let Some(value) = view.value else {
                unknown.push(indicator.label.clone());
                continue;
            };
            let figure = Figure { value, unit: &view.unit };
            let words = match view.period {
                Some(year) => {
                    text!("{figure} ({year})", "{figure} ({year})", figure = figure, year = year.to_string())
                }
                None => text!("{figure}", "{figure}", figure = figure),
            };
            rows.push(vec![Cell::Words(indicator.label.clone()), Cell::Words(words)]);
        }
    }
    if !unknown.is_empty() {
        rows.push(vec![
            Cell::Words(text!("Pas encore connu", "Not known yet")),
            Cell::Words(Text::joined(&unknown, ", ")),
        ]);
    }
    rows
}

/// The other levels' strategies, and what of the plan supports each orientation.
fn strategies(basis: &Basis<'_>) -> Vec<Block> {
    let strategies = &basis.coherence.strategies;
    if strategies.is_empty() {
        return Vec::new();
    }
    let rows = strategies.iter().flat_map(|strategy| {
        strategy.orientations.iter().map(move |orientation| {
            let supporters: Vec<&str> =
                orientation.objectives.iter().map(|objective| objective.statement).collect();
            vec![
                Cell::Raw(strategy.name.to_owned()),
                Cell::Raw(orientation.label.to_owned()),
                if supporters.is_empty() {
                    Cell::Words(text!("aucun objectif", "no objective"))
                } else {
                    Cell::Words(Text::joined(&supporters, " · "))
                },
            ]
        })
    });
    vec![
        Block::Heading(text!("Les stratégies des autres échelons", "The strategies of other levels")),
        Block::Table(Table {
            columns: vec![
                Column::left(text!("Stratégie", "Strategy")),
                Column::left(text!("Orientation", "Orientation")),
                Column::left(text!("Objectifs qui la servent", "Objectives that support it")),
            ],
            rows: rows.collect(),
        }),
    ]
}

fn body_and_day(body: Option<&str>, day: Option<jiff::civil::Date>) -> Cell {
    match (body, day) {
        (Some(body), Some(day)) => {
            Cell::Words(text!("{body}, le {day}", "{body}, on {day}", body = body, day = Short(day)))
        }
        (Some(body), None) => Cell::Raw(body.to_owned()),
        (None, Some(day)) => Cell::Date(day),
        (None, None) => Cell::Words(text!("ni instance ni date", "neither body nor date")),
    }
}

/// Returns a table of names and values, without titles.
pub(super) fn pairs(rows: Vec<Vec<Cell>>) -> Table {
    Table { columns: vec![Column::left(text!("", "")), Column::left(text!("", ""))], rows }
}

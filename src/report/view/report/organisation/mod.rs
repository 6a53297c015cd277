//! The organisation chosen: who does what, who decides, with what money, beside what they are today.

mod budget;
mod governance;
mod posts;

use super::{basis::Basis, part};
use crate::{
    language::{Text, date::Short, text, vocabulary::Vocabulary as _},
    mission::{organisation::ORGANISATION, vocabulary::LegalForm},
    report::document::{Block, Cell, Column, Paper, Part, Sign, Table},
};

/// What was decided, and the organisation aimed at.
pub(super) fn organisation(basis: &Basis<'_>) -> Option<Part> {
    let mut blocks = scenario(basis);
    if is_undescribed(basis) && basis.is_public() {
        blocks.push(Block::Paragraph(text!(
            "La nouvelle organisation est encore à décrire.",
            "The new organisation is still to be described."
        )));
    } else if is_undescribed(basis) {
        blocks.push(Block::Paragraph(text!(
            "L'organisation cible est à renseigner, dans {file} ; ce qui suit est celle d'aujourd'hui.",
            "The organisation aimed at is to be filled in, in {file}; what follows is today's.",
            file = ORGANISATION
        )));
    }
    if !basis.is_public() {
        blocks.extend(posts::chart(basis));
        blocks.extend(posts::missions(basis));
    }
    blocks.extend(governance::governance(basis));
    if !basis.is_public() {
        blocks.extend(budget::budget(basis));
    }
    part(
        text!("Le mode d'organisation retenu", "The mode of organisation chosen"),
        text!("Organisation", "Organisation"),
        Paper::Upright,
        blocks,
    )
}

fn is_undescribed(basis: &Basis<'_>) -> bool {
    let target = &basis.mission().organisation;
    target.posts.is_empty() && target.bodies.is_empty() && target.budgets.is_empty()
}

/// Says what is to be filled in, and under which key.
fn to_fill(what: Text, key: &str) -> Block {
    Block::Paragraph(text!(
        "À renseigner dans {file} ({key}) : {what}.",
        "To be filled in, in {file} ({key}): {what}.",
        what = what,
        key = key,
        file = ORGANISATION
    ))
}

/// Says what of today is to be filled in, and in which table.
fn today_to_fill(what: Text, table: &str) -> Block {
    Block::Paragraph(text!(
        "À renseigner dans state-of-play/{table} : {what} d'aujourd'hui.",
        "To be filled in, in state-of-play/{table}: today's {what}.",
        what = what,
        table = table
    ))
}

/// The legal form and what else was decided.
fn scenario(basis: &Basis<'_>) -> Vec<Block> {
    if basis.choices.choices.is_empty() {
        return vec![Block::Paragraph(text!(
            "Aucun choix n'est encore inscrit.",
            "No choice is written down yet."
        ))];
    }
    let today = basis.mission().frame.legal_form.as_ref().map(|form| form.value.name());
    let target = basis.organisation.legal_form.and_then(LegalForm::parse).map(LegalForm::name);
    let form = match (today, target) {
        (Some(today), Some(target)) if today == target => {
            text!(
                "Forme juridique : {form}, comme aujourd'hui.",
                "Legal form: {form}, as today.",
                form = target
            )
        }
        (Some(today), Some(target)) => text!(
            "Forme juridique : {today} aujourd'hui, {target} pour la nouvelle organisation.",
            "Legal form: {today} today, {target} for the new organisation.",
            today = today,
            target = target
        ),
        (None, Some(target)) => text!("Forme juridique : {form}.", "Legal form: {form}.", form = target),
        (_, None) => text!(
            "À renseigner : la forme juridique (chosen du [[choice]] qui compare les formes).",
            "To be filled in: the legal form (chosen of the [[choice]] that compares forms)."
        ),
    };
    vec![
        Block::Heading(text!("Le scénario retenu", "The scenario chosen")),
        Block::Table(decided(basis)),
        Block::Paragraph(form),
    ]
}

fn decided(basis: &Basis<'_>) -> Table {
    let rows = basis.choices.choices.iter().map(|choice| {
        let label = |id: &str| {
            let option = choice.options.iter().find(|option| option.id == id);
            option.map_or(id, |option| option.label).to_owned()
        };
        let decision = match choice.chosen {
            Some(id) if !choice.made => Cell::Status(
                Sign::Watch,
                text!("à décider, proposé : {label}", "to be decided, proposed: {label}", label = label(id)),
            ),
            Some(id) => Cell::Status(Sign::Good, Text::same(&label(id))),
            None => Cell::Status(Sign::Watch, text!("à décider", "to be decided")),
        };
        let by = match (choice.decided_by, choice.decided_on) {
            (Some(by), Some(on)) => Cell::Words(text!("{by}, {on}", "{by}, {on}", by = by, on = Short(on))),
            (Some(by), None) => Cell::Raw(by.to_owned()),
            (None, Some(on)) => Cell::Date(on),
            (None, None) => Cell::Empty,
        };
        vec![Cell::Raw(choice.question.to_owned()), decision, by]
    });
    Table {
        columns: vec![
            Column::left(text!("Question", "Question")),
            Column::left(text!("Décision", "Decision")),
            Column::left(text!("Par qui, quand", "By whom, when")),
        ],
        rows: rows.collect(),
    }
}

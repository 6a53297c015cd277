//! Facts laid out one a line, and the facts that the figures suggest.

use crate::{
    diagnosis::{
        quadrant::Quadrant,
        suggestion::{Reason, Suggestion},
        swot::FactView,
    },
    language::{Text, count::Count, text, vocabulary::Vocabulary as _},
    mission::{
        Mission,
        vocabulary::{Effect, Nature},
    },
    report::document::{Block, Cell, Column, Document, Table},
};

/// Lays out facts, each with its quadrant.
pub(crate) fn list(facts: &[(Option<Quadrant>, FactView<'_>)], mission: &Mission) -> Document {
    let columns = vec![
        Column::left(text!("cadran", "quadrant")),
        Column::right(text!("imp.", "imp.")),
        Column::left(text!("fait", "fact")),
        Column::left(text!("nature", "nature")).aside(),
        Column::left(text!("thème", "theme")).aside(),
        Column::left(text!("identifiant", "id")).aside(),
    ];
    let rows = facts.iter().map(|(quadrant, fact)| {
        let nature = fact.nature.and_then(Nature::parse);
        vec![
            Cell::Words(quadrant.map_or(text!("à classer", "to classify"), Quadrant::name)),
            fact.importance.map_or(Cell::Empty, Cell::Score),
            Cell::Raw(fact.statement.clone().into_owned()),
            nature.map_or(Cell::Empty, |nature| Cell::Words(nature.name())),
            fact.theme.map_or(Cell::Empty, |theme| Cell::Raw(mission.theme_label(theme).to_owned())),
            Cell::Raw(fact.id.to_owned()),
        ]
    });
    let count = text!("{n}", "{n}", n = Count::new(facts.len(), "fait", "faits", "fact", "facts"));
    let table = Table { columns, rows: rows.collect() };
    Document {
        title: text!("Les faits", "The facts"),
        blocks: vec![Block::Paragraph(count), Block::Table(table)],
    }
}

/// Lays out proposed facts, each as it would stand in a file.
pub(crate) fn suggested(suggestions: &[Suggestion]) -> Document {
    let mut blocks = vec![Block::Paragraph(if suggestions.is_empty() {
        text!(
            "Rien à proposer : aucun indicateur calculé n'est au-delà de son repère, ni ne se dégrade trois années de suite, sans qu'un fait le dise déjà.",
            "Nothing to suggest: no computed indicator is beyond its benchmark, or gets worse three years in a row, without a fact that says so."
        )
    } else {
        text!(
            "{facts}. L'impact et l'importance restent à écrire par l'équipe ; « otn facts suggest --write » les ajoute tous à facts/, « otn facts suggest ID … --write » ceux que l'on garde.",
            "{facts}. Impact and importance are left to the team; “otn facts suggest --write” adds them all to facts/, “otn facts suggest ID … --write” those to keep.",
            facts = Count::new(
                suggestions.len(),
                "fait proposé",
                "faits proposés",
                "fact suggested",
                "facts suggested"
            )
        )
    })];
    for suggestion in suggestions {
        let effect = suggestion.effect.and_then(Effect::parse).map_or(Text::same(""), Effect::name);
        let reason = match suggestion.reason {
            Reason::Benchmark => text!("au regard de son repère", "against its benchmark"),
            Reason::Trend => text!("d'année en année", "year after year"),
        };
        blocks.push(Block::Heading(Text::same(&suggestion.statement)));
        blocks.push(Block::Paragraph(text!(
            "{effect}, {reason}",
            "{effect}, {reason}",
            effect = effect,
            reason = reason
        )));
        blocks.push(Block::Code(suggestion.toml.trim_end().to_owned()));
    }
    Document { title: text!("Faits proposés par les chiffres", "Facts suggested by the figures"), blocks }
}

//! The diagnosis: the figures that facts rest on, the SWOT, the crossed matrix, what is missing.

use super::{
    super::{
        indicators::{Naming, section},
        swot as matrix_view,
    },
    basis::{Audience, Basis, Kind},
    part, public,
};
use crate::{
    diagnosis::{cross::Crossing, quadrant::Quadrant, swot::FactView},
    frame::status::unfilled_tools,
    language::{Text, count::Count, text},
    report::document::{Block, Item, Matrix, Panel, Paper, Part},
    state_of_play::figures::IndicatorView,
};

/// The figures that facts rest on, tool by tool.
pub(super) fn figures(basis: &Basis<'_>) -> Option<Part> {
    let shown: Vec<&IndicatorView> = basis
        .figures
        .iter()
        .filter(|figure| figure.value.is_some() && public::shows_figure(basis, figure))
        .collect();
    let naming = if basis.is_for_technicians() { Naming::Id } else { Naming::Label };
    let mut blocks = Vec::new();
    for tool in &basis.snapshot.catalogue.tools {
        let of_tool: Vec<&IndicatorView> =
            shown.iter().copied().filter(|figure| figure.tool.as_deref() == Some(tool.id.as_str())).collect();
        section(&mut blocks, &tool.title, &of_tool, naming);
    }
    let own: Vec<&IndicatorView> = shown.iter().copied().filter(|figure| figure.tool.is_none()).collect();
    let title = text!("Indicateurs propres à la mission", "The mission's own indicators");
    section(&mut blocks, &title, &own, naming);
    part(
        text!("Les chiffres de l'état des lieux", "The figures of the state of play"),
        text!("Chiffres", "Figures"),
        Paper::Upright,
        blocks,
    )
}

/// The facts that each quadrant shows to those who do not read everything.
const FEW: usize = 4;

/// The SWOT: whole for technicians, the weightiest facts for the others.
pub(super) fn swot(basis: &Basis<'_>) -> Option<Part> {
    let mut blocks = if basis.is_for_technicians() {
        matrix_view::matrix(&basis.swot, basis.mission()).blocks
    } else {
        short_matrix(basis)
    };
    if basis.swot.len() == 0 {
        blocks = Vec::new();
    }
    part(
        text!("Forces, faiblesses, opportunités, menaces", "Strengths, weaknesses, opportunities, threats"),
        text!("SWOT", "SWOT"),
        Paper::Upright,
        blocks,
    )
}

fn short_matrix(basis: &Basis<'_>) -> Vec<Block> {
    let most = if basis.kind == Kind::Diagnosis { usize::MAX } else { FEW };
    let mut hidden = 0;
    let mut panel = |quadrant: Quadrant| {
        let facts: Vec<&FactView<'_>> =
            basis.swot.quadrant(quadrant).iter().filter(|fact| public::shows_fact(basis, fact)).collect();
        hidden += facts.len().saturating_sub(most);
        Panel {
            title: matrix_view::plural(quadrant),
            items: facts
                .iter()
                .take(most)
                .map(|fact| Item {
                    importance: fact.importance,
                    words: fact.statement.clone().into_owned(),
                    details: fact.impact.map_or(Text::fixed("", ""), Text::same),
                })
                .collect(),
        }
    };
    let matrix = Matrix {
        columns: [text!("Favorable", "Favourable"), text!("Défavorable", "Unfavourable")],
        rows: [
            (text!("Interne", "Internal"), [panel(Quadrant::Strength), panel(Quadrant::Weakness)]),
            (text!("Externe", "External"), [panel(Quadrant::Opportunity), panel(Quadrant::Threat)]),
        ],
    };
    let mut blocks = vec![
        Block::Paragraph(text!(
            "Le chiffre en tête de ligne est l'importance, de 1 à 5 ; au-dessous, ce que le fait change pour la future organisation.",
            "The figure before a line is its importance, from 1 to 5; below it, what the fact changes for the future organisation."
        )),
        Block::Matrix(Box::new(matrix)),
    ];
    if hidden > 0 {
        blocks.push(Block::Paragraph(text!(
            "{hidden} de moindre importance : le rapport du diagnostic les donne tous.",
            "{hidden} of less importance: the report of the diagnosis gives them all.",
            hidden = Count::new(hidden, "autre fait", "autres faits", "other fact", "other facts")
        )));
    }
    blocks
}

/// The crossed matrix: which pairs of facts the objectives answer.
pub(super) fn crossed(basis: &Basis<'_>) -> Option<Part> {
    if basis.mission().objectives.is_empty() || basis.audience == Audience::Professionals {
        return None;
    }
    let blocks = if basis.is_for_technicians() {
        matrix_view::crossed(&basis.cross, basis.mission()).blocks
    } else {
        let panel = |title: Text, crossings: &[Crossing<'_>]| Panel {
            title,
            items: crossings
                .iter()
                .map(|crossing| Item {
                    importance: None,
                    words: crossing.statement.to_owned(),
                    details: Text::fixed("", ""),
                })
                .collect(),
        };
        let (so, wo) = (
            text!("S'appuyer sur les forces", "Build on the strengths"),
            text!("Corriger les faiblesses", "Mend the weaknesses"),
        );
        let (st, wt) = (
            text!("Parer avec les forces", "Guard with the strengths"),
            text!("Réduire les deux", "Reduce both"),
        );
        vec![Block::Matrix(Box::new(Matrix {
            columns: [text!("Forces", "Strengths"), text!("Faiblesses", "Weaknesses")],
            rows: [
                (
                    text!("Opportunités", "Opportunities"),
                    [panel(so, &basis.cross.so), panel(wo, &basis.cross.wo)],
                ),
                (text!("Menaces", "Threats"), [panel(st, &basis.cross.st), panel(wt, &basis.cross.wt)]),
            ],
        }))]
    };
    part(
        text!("Ce à quoi les objectifs répondent", "What the objectives answer"),
        text!("Matrice croisée", "Crossed matrix"),
        Paper::Upright,
        blocks,
    )
}

/// What is missing: facts to classify, facts without figures, tables to fill in.
pub(super) fn missing(basis: &Basis<'_>) -> Option<Part> {
    if basis.is_public() {
        return None;
    }
    let mut lines = Vec::new();
    let mut line = |n: usize, fr: [&'static str; 2], en: [&'static str; 2]| {
        if n > 0 {
            let count = Count::new(n, fr[0], fr[1], en[0], en[1]);
            lines.push(text!("{count}", "{count}", count = count));
        }
    };
    line(
        basis.swot.unclassified.len(),
        ["fait reste à classer", "faits restent à classer"],
        ["fact is left to classify", "facts are left to classify"],
    );
    line(
        unfilled_tools(basis.snapshot),
        ["outil de l'état des lieux n'est pas rempli", "outils de l'état des lieux ne sont pas remplis"],
        ["tool of the state of play is not filled", "tools of the state of play are not filled"],
    );
    let facts = &basis.mission().facts;
    line(
        facts.iter().filter(|fact| fact.evidence.is_empty()).count(),
        ["fait ne repose sur aucune source", "faits ne reposent sur aucune source"],
        ["fact rests on no source", "facts rest on no source"],
    );
    line(
        facts.iter().filter(|fact| fact.impact.is_none()).count(),
        ["fait ne dit pas ce qu'il change", "faits ne disent pas ce qu'ils changent"],
        ["fact does not say what it changes", "facts do not say what they change"],
    );
    line(
        basis.cross.unanswered.len(),
        [
            "fait important n'a la réponse d'aucun objectif",
            "faits importants n'ont la réponse d'aucun objectif",
        ],
        ["important fact is answered by no objective", "important facts are answered by no objective"],
    );
    line(
        basis.figures.iter().filter(|figure| figure.value.is_none() && !figure.missing.is_empty()).count(),
        [
            "chiffre cité par un fait ou un objectif attend que ses tables soient remplies",
            "chiffres cités par des faits ou des objectifs attendent que leurs tables soient remplies",
        ],
        [
            "figure that a fact or an objective names waits for its tables",
            "figures that facts or objectives name wait for their tables",
        ],
    );
    let blocks = if lines.is_empty() {
        vec![Block::Paragraph(text!("Rien : le diagnostic est complet.", "Nothing: the diagnosis is whole."))]
    } else {
        vec![Block::List(lines)]
    };
    part(
        text!("Ce qui manque au diagnostic", "What the diagnosis lacks"),
        text!("Manques", "Missing"),
        Paper::Upright,
        blocks,
    )
}

//! The diagnosis: the figures that facts rest on and the main ones, the SWOT, the crossed matrix, what is missing.

use super::{
    super::{
        indicators::{Layout, Naming, section},
        names, swot as matrix_view,
    },
    annexes,
    basis::{Audience, Basis, Kind},
    part, public,
    shortened::shown,
};
use crate::{
    check::Family,
    diagnosis::{cross::Crossing, quadrant::Quadrant, swot::FactView},
    frame::status::unfilled_tools,
    language::{Text, count::Count, text},
    report::document::{Block, Item, Matrix, Panel, Paper, Part},
    state_of_play::{figures::IndicatorView, indicator::definitions, loading::names},
};

/// The figures that facts rest on and the main ones, tool by tool.
pub(super) fn figures(basis: &Basis<'_>, layout: Layout) -> Option<Part> {
    let named = names(basis.mission());
    let is_main = |id: &str| basis.snapshot.catalogue.indicator(id).is_some_and(|indicator| indicator.key);
    let shown: Vec<&IndicatorView> = basis
        .figures
        .iter()
        .filter(|figure| figure.value.is_some() && public::shows_figure(basis, figure))
        .filter(|figure| named.contains(&figure.id) || is_main(&figure.id))
        .collect();
    if shown.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Paragraph(of_all(basis, shown.len()))];
    for tool in &basis.snapshot.catalogue.tools {
        let of_tool: Vec<&IndicatorView> =
            shown.iter().copied().filter(|figure| figure.tool.as_deref() == Some(tool.id.as_str())).collect();
        section(&mut blocks, &tool.title, &of_tool, Naming::Label, layout);
    }
    let own: Vec<&IndicatorView> = shown.iter().copied().filter(|figure| figure.tool.is_none()).collect();
    let title = text!("Indicateurs propres à la mission", "The mission's own indicators");
    section(&mut blocks, &title, &own, Naming::Label, layout);
    part(
        text!("Les chiffres de l'état des lieux", "The figures of the state of play"),
        text!("Chiffres", "Figures"),
        Paper::Upright,
        blocks,
    )
}

/// Says how many of the figures are shown, and where the others are.
fn of_all(basis: &Basis<'_>, shown: usize) -> Text {
    let shown = Count::new(shown, "chiffre", "chiffres", "figure", "figures");
    let all = definitions(basis.snapshot.catalogue, basis.mission()).len();
    if basis.is_for_technicians() {
        return text!(
            "{shown} sur {all} : ceux que les faits et les objectifs citent, et les principaux de chaque outil ; « otn indicators » donne les autres.",
            "{shown} of {all}: those that facts and objectives name, and each tool's main ones; “otn indicators” gives the others.",
            shown = shown,
            all = all
        );
    }
    text!(
        "{shown} sur {all} : ceux que les faits et les objectifs citent, et les principaux de chaque outil ; l'office a les autres.",
        "{shown} of {all}: those that facts and objectives name, and each tool's main ones; the office has the others.",
        shown = shown,
        all = all
    )
}

/// The facts that each quadrant shows to those who do not read everything.
const FEW: usize = 4;

/// The SWOT: whole for technicians, the weightiest facts for the others.
pub(super) fn swot(basis: &Basis<'_>) -> Option<Part> {
    let mut blocks = if basis.is_for_technicians() {
        matrix_view::matrix(&basis.swot, basis.mission(), matrix_view::Print::Whole).blocks
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
    let wanted = if basis.kind == Kind::Diagnosis { usize::MAX } else { FEW };
    let mut hidden: Vec<&FactView<'_>> = Vec::new();
    let mut details = false;
    let mut panel = |quadrant: Quadrant| {
        let mut facts: Vec<&FactView<'_>> =
            basis.swot.quadrant(quadrant).iter().filter(|fact| public::shows_fact(basis, fact)).collect();
        let weighed = facts.iter().any(|fact| fact.importance.is_some());
        let most = if weighed { shown(&facts, wanted, |fact| fact.importance) } else { wanted };
        hidden.extend(facts.split_off(most.min(facts.len())));
        details |= facts.iter().any(|fact| fact.impact.is_some());
        let items = facts.iter().map(|fact| Item {
            importance: fact.importance,
            words: fact.statement.clone().into_owned(),
            details: fact.impact.map_or(Text::fixed("", ""), Text::same),
        });
        Panel { title: matrix_view::plural(quadrant), items: or_none(items.collect(), basis) }
    };
    let matrix = Matrix {
        columns: [text!("Favorable", "Favourable"), text!("Défavorable", "Unfavourable")],
        rows: [
            (text!("Interne", "Internal"), [panel(Quadrant::Strength), panel(Quadrant::Weakness)]),
            (text!("Externe", "External"), [panel(Quadrant::Opportunity), panel(Quadrant::Threat)]),
        ],
    };
    let weighed = matrix.rows.iter().flat_map(|(_, panels)| panels).flat_map(|panel| &panel.items);
    let weighed = weighed.filter(|item| item.importance.is_some()).count() > 0;
    let mut blocks: Vec<Block> = legend(weighed, details).map(Block::Paragraph).into_iter().collect();
    blocks.push(Block::Matrix(Box::new(matrix)));
    blocks.extend(left_out(&hidden).map(Block::Paragraph));
    blocks
}

/// Says what the figure before a line and the words below it are, where there are any.
fn legend(weighed: bool, details: bool) -> Option<Text> {
    match (weighed, details) {
        (true, true) => Some(text!(
            "Le chiffre en tête de ligne est l'importance, de 1 à 5 ; au-dessous, ce que le fait change pour la future organisation.",
            "The figure before a line is its importance, from 1 to 5; below it, what the fact changes for the future organisation."
        )),
        (true, false) => Some(text!(
            "Le chiffre en tête de ligne est l'importance, de 1 à 5.",
            "The figure before a line is its importance, from 1 to 5."
        )),
        (false, true) => Some(text!(
            "Sous chaque fait, ce qu'il change pour la future organisation.",
            "Below each fact, what it changes for the future organisation."
        )),
        (false, false) => None,
    }
}

/// Says how many facts are not shown; of less importance only where each of them has one.
fn left_out(hidden: &[&FactView<'_>]) -> Option<Text> {
    let count = Count::new(hidden.len(), "autre fait", "autres faits", "other fact", "other facts");
    if hidden.is_empty() {
        return None;
    }
    Some(if hidden.iter().all(|fact| fact.importance.is_some()) {
        text!(
            "{count} de moindre importance : le rapport du diagnostic les donne tous.",
            "{count} of less importance: the report of the diagnosis gives them all.",
            count = count
        )
    } else {
        text!(
            "{count} : le rapport du diagnostic les donne tous.",
            "{count}: the report of the diagnosis gives them all.",
            count = count
        )
    })
}

/// Says in an empty panel that it is: a title with nothing beneath would look forgotten.
fn or_none(items: Vec<Item>, basis: &Basis<'_>) -> Vec<Item> {
    if !items.is_empty() {
        return items;
    }
    let none = text!("aucun", "none").in_(basis.language).into_owned();
    vec![Item { importance: None, words: none, details: Text::fixed("", "") }]
}

/// The crossed matrix: which pairs of facts the objectives answer.
pub(super) fn crossed(basis: &Basis<'_>) -> Option<Part> {
    if basis.mission().objectives.is_empty() || basis.audience == Audience::Professionals {
        return None;
    }
    let cross = &basis.cross;
    let blocks = if [&cross.so, &cross.wo, &cross.st, &cross.wt].iter().all(|panel| panel.is_empty()) {
        vec![Block::Paragraph(text!(
            "Aucun objectif ne répond à la fois à un fait interne et à un fait externe : rien ne relie encore le diagnostic au plan.",
            "No objective answers an internal and an external fact together: nothing links the diagnosis to the plan yet."
        ))]
    } else if basis.is_for_technicians() {
        let fact = |id: &str| names::fact(id, basis.snapshot, basis.language);
        matrix_view::crossed_by(cross, basis.mission(), " · ", fact).blocks
    } else {
        let panel = |title: Text, crossings: &[Crossing<'_>]| {
            let items = crossings.iter().map(|crossing| Item {
                importance: None,
                words: crossing.statement.to_owned(),
                details: Text::fixed("", ""),
            });
            Panel { title, items: or_none(items.collect(), basis) }
        };
        let [so, wo, st, wt] = matrix_view::ways();
        vec![Block::Matrix(Box::new(Matrix {
            columns: [text!("Forces", "Strengths"), text!("Faiblesses", "Weaknesses")],
            rows: [
                (text!("Opportunités", "Opportunities"), [panel(so, &cross.so), panel(wo, &cross.wo)]),
                (text!("Menaces", "Threats"), [panel(st, &cross.st), panel(wt, &cross.wt)]),
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
    let (facts, named) = (&basis.mission().facts, names(basis.mission()));
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
        basis
            .figures
            .iter()
            .filter(|figure| {
                figure.value.is_none() && !figure.missing.is_empty() && named.contains(&figure.id)
            })
            .count(),
        [
            "chiffre cité par un fait ou un objectif attend que ses tables soient remplies",
            "chiffres cités par des faits ou des objectifs attendent que leurs tables soient remplies",
        ],
        [
            "figure that a fact or an objective names waits for its tables",
            "figures that facts or objectives name wait for their tables",
        ],
    );
    let accepted = basis.review.accepted.iter();
    let accepted = accepted.filter(|one| matches!(one.family, Family::StateOfPlay | Family::Facts));
    lines.extend(
        accepted.map(|one| text!("admis : {what}", "accepted: {what}", what = annexes::accepted_words(one))),
    );
    let blocks = if !lines.is_empty() {
        vec![Block::List(lines)]
    } else if basis.swot.len() == 0 {
        vec![Block::Paragraph(text!(
            "Tout : aucun fait n'est encore écrit.",
            "All of it: no fact is written yet."
        ))]
    } else {
        vec![Block::Paragraph(text!(
            "Rien : chaque fait est classé, a une source et dit ce qu'il change ; chaque fait important a la réponse d'un objectif ; les neuf outils sont remplis.",
            "Nothing: each fact is classified, has a source and says what it changes; each important fact is answered by an objective; the nine tools are filled in."
        ))]
    };
    part(
        text!("Ce qui manque au diagnostic", "What the diagnosis lacks"),
        text!("Manques", "Missing"),
        Paper::Upright,
        blocks,
    )
}

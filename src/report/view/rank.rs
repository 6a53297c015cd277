//! Priorities laid out: each action's terms, score, rank and quadrant.

use crate::{
    language::{Text, count::Count, list::List, number::Number, text},
    report::document::{Block, Cell, Column, Document, Sign, Table},
    strategy::rank::{Quadrant, RankedAction, Ranking, UnratedAction},
};

/// Lays out the actions by priority, and those that lack a term.
pub(crate) fn rank(ranking: &Ranking<'_>) -> Document {
    Document {
        title: text!("Priorités — {name}", "Priorities — {name}", name = ranking.mission),
        blocks: blocks(ranking),
    }
}

/// Lays out the same, for a report that shows it among other things.
pub(crate) fn blocks(ranking: &Ranking<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(formula(ranking))];
    if ranking.weights.sum() <= 0.0 {
        blocks.push(Block::Paragraph(text!(
            "Tous les poids de [priorities] sont à zéro : rien ne distingue les actions.",
            "All the weights of [priorities] are zero: nothing tells the actions apart."
        )));
    }
    if ranking.actions.is_empty() {
        blocks.push(Block::Paragraph(text!("Aucune action à classer.", "No action to rank.")));
    } else {
        blocks.push(Block::Table(table(ranking)));
        blocks.push(Block::Paragraph(legend()));
    }
    if !ranking.unrated.is_empty() {
        blocks.push(Block::Heading(text!(
            "Non classées : {n}",
            "Not ranked: {n}",
            n = Count::new(ranking.unrated.len(), "action", "actions", "action", "actions")
        )));
        let rows = ranking.unrated.iter().map(|action| {
            vec![Cell::Raw(action.title.to_owned()), Cell::Raw(action.id.to_owned()), missing(action)]
        });
        let columns = vec![
            Column::left(text!("Action", "Action")),
            Column::left(text!("Identifiant", "Id")),
            Column::left(text!("Il manque", "Missing")),
        ];
        blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    }
    blocks
}

/// The flat table that CSV gives: every action, those without a rank last.
pub(crate) fn flat(ranking: &Ranking<'_>) -> Document {
    let columns = [
        text!("rang", "rank"),
        text!("à égalité", "equal"),
        text!("meilleur rang", "best rank"),
        text!("pire rang", "worst rank"),
        text!("action", "action"),
        text!("intitulé", "title"),
        text!("objectif", "objective"),
        text!("responsable", "owner"),
        text!("C", "C"),
        text!("X", "X"),
        text!("T", "T"),
        text!("K", "K"),
        text!("effort", "effort"),
        text!("priorité", "priority"),
        text!("cadran", "quadrant"),
        text!("il manque", "missing"),
    ];
    let number = |value: f64| Cell::Number(Number { value, decimals: 3 }, None);
    let raw = |words: Option<&str>| Cell::Raw(words.unwrap_or_default().to_owned());
    let rated = ranking.actions.iter().map(|action| {
        vec![
            Cell::Count(action.rank),
            Cell::Words(if action.equal { text!("oui", "yes") } else { text!("non", "no") }),
            Cell::Count(action.best),
            Cell::Count(action.worst),
            Cell::Raw(action.id.to_owned()),
            Cell::Raw(action.title.to_owned()),
            raw(action.objective),
            raw(action.owner.map(|owner| owner.id)),
            number(action.terms.cost),
            number(action.terms.complexity),
            number(action.terms.time),
            number(action.terms.contribution),
            number(action.effort),
            number(action.score),
            Cell::Words(quadrant(action.quadrant).1),
            Cell::Empty,
        ]
    });
    let width = columns.len();
    let unrated = ranking.unrated.iter().map(|action| {
        let mut row = vec![Cell::Empty; width];
        row[4] = Cell::Raw(action.id.to_owned());
        row[5] = Cell::Raw(action.title.to_owned());
        row[width - 1] = missing(action);
        row
    });
    let table = Table {
        columns: columns.into_iter().map(Column::left).collect(),
        rows: rated.chain(unrated).collect(),
    };
    Document { title: text!("Priorités", "Priorities"), blocks: vec![Block::Table(table)] }
}

/// Says which terms an action lacks, in the words of the reader, not the keys of the file.
fn missing(action: &UnratedAction<'_>) -> Cell {
    let word = |key: &&str| match *key {
        "cost" => text!("coût", "cost"),
        "days" => text!("jours", "days"),
        "complexity" => text!("complexité", "complexity"),
        key => Text::same(key),
    };
    let words: Vec<Text> = action.missing.iter().map(word).collect();
    Cell::Words(text!("{all}", "{all}", all = List::and(&words)))
}

fn formula(ranking: &Ranking<'_>) -> Text {
    let weights = ranking.weights;
    text!(
        "Priorité = ({c} × (6 − C) + {x} × (6 − X) + {t} × (6 − T) + {k} × K) ÷ {sum} ; C coût, X complexité, T temps, K contribution à l'objectif, de 1 à 5. C et T viennent des euros et des jours, par les seuils {cost} et {time}.",
        "Priority = ({c} × (6 − C) + {x} × (6 − X) + {t} × (6 − T) + {k} × K) ÷ {sum}; C cost, X complexity, T time, K contribution to the objective, from 1 to 5. C and T come from euros and days, by the steps {cost} and {time}.",
        c = Number::new(weights.cost),
        x = Number::new(weights.complexity),
        t = Number::new(weights.time),
        k = Number::new(weights.contribution),
        sum = Number::new(weights.sum()),
        cost = steps(&ranking.cost_steps),
        time = steps(&ranking.time_steps)
    )
}

fn steps(steps: &[f64]) -> Text {
    let figures: Vec<Number> = steps.iter().map(|step| Number::new(*step)).collect();
    Text::joined(&figures, " / ")
}

fn table(ranking: &Ranking<'_>) -> Table {
    let columns = vec![
        Column::right(text!("Rang", "Rank")),
        Column::left(text!("Action", "Action")),
        Column::right(text!("C", "C")),
        Column::right(text!("X", "X")),
        Column::right(text!("T", "T")),
        Column::right(text!("K", "K")),
        Column::right(text!("P", "P")),
        Column::left(text!("À ±20 %", "At ±20%")),
        Column::left(text!("Cadran", "Quadrant")),
    ];
    Table { columns, rows: ranking.actions.iter().map(row).collect() }
}

fn row(action: &RankedAction<'_>) -> Vec<Cell> {
    let term = |value: f64| Cell::Number(Number::new(value), None);
    let range = if action.best == action.worst {
        text!("{n}", "{n}", n = action.best)
    } else {
        text!("{a} à {b}", "{a} to {b}", a = action.best, b = action.worst)
    };
    let (sign, quadrant) = quadrant(action.quadrant);
    vec![
        Cell::Raw(place(action)),
        Cell::Words(text!("{title} ({id})", "{title} ({id})", title = action.title, id = action.id)),
        term(action.terms.cost),
        term(action.terms.complexity),
        term(action.terms.time),
        term(action.terms.contribution),
        Cell::Number(Number { value: action.score, decimals: 3 }, None),
        Cell::Words(range),
        Cell::Status(sign, quadrant),
    ]
}

/// Writes a rank, with a sign where others have the same.
pub(super) fn place(action: &RankedAction<'_>) -> String {
    format!("{}{}", action.rank, if action.equal { "=" } else { "" })
}

/// Says what to do with an action.
pub(super) fn quadrant(quadrant: Quadrant) -> (Sign, Text) {
    match quadrant {
        Quadrant::QuickWin => (Sign::Good, text!("gain rapide", "quick win")),
        Quadrant::MajorProject => (Sign::Watch, text!("chantier", "major project")),
        Quadrant::FillIn => (Sign::Unknown, text!("à faire si temps", "fill-in")),
        Quadrant::Drop => (Sign::Bad, text!("à abandonner", "drop")),
    }
}

fn legend() -> Text {
    text!(
        "« = » : à égalité, les notes s'échangent quand un seul poids bouge de 20 % ; « À ±20 % » donne les rangs que l'action prend alors. Gain rapide : K ≥ 3 et effort moyen (C, X, T) < 3 ; chantier : K ≥ 3, effort ≥ 3 ; à faire si temps : K < 3, effort < 3 ; à abandonner : le reste.",
        "“=”: equal, the scores change places when a single weight moves by 20%; “At ±20%” gives the ranks that the action then takes. Quick win: K ≥ 3 and mean effort (C, X, T) < 3; major project: K ≥ 3, effort ≥ 3; fill-in: K < 3, effort < 3; drop: the rest."
    )
}

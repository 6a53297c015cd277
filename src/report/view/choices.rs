//! The choices laid out: options ranked, how sturdy the ranking is, what was decided; and the legal forms compared.

use crate::{
    language::{Text, list::List, number::Number, text},
    report::document::{Block, Cell, Column, Document, Sign, Table},
    strategy::{
        choice::{ChoiceView, Choices, CriterionView, OptionView},
        legal_form::{Comparison, words},
    },
};

/// How options are named at the head of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heads {
    /// By their ids, which are short: at a terminal, below the table that gives both.
    Ids,
    /// By their labels: on a page.
    Labels,
}

/// Lays out every choice: the decision, the ranking, the scores, how far each weight may move.
pub(crate) fn choices(choices: &Choices<'_>) -> Document {
    let mut blocks = Vec::new();
    if choices.choices.is_empty() {
        blocks.push(Block::Paragraph(text!(
            "Aucun choix n'est inscrit. Un choix se note dans plan/*.toml : [[choice]], avec ses options et ses critères ; « otn choices --legal-forms » compare les formes juridiques.",
            "No choice is written down. A choice goes into plan/*.toml: [[choice]], with its options and criteria; “otn choices --legal-forms” compares the legal forms."
        )));
    }
    for choice in &choices.choices {
        blocks.extend(blocks_of(choice, Heads::Ids));
    }
    Document {
        title: text!("Les choix — {name}", "The choices — {name}", name = choices.mission), blocks
    }
}

/// Lays out one choice, for a report that shows it among other things.
pub(crate) fn blocks_of(choice: &ChoiceView<'_>, heads: Heads) -> Vec<Block> {
    let title = if choice.question.is_empty() { choice.id } else { choice.question };
    let mut blocks = vec![Block::Heading(Text::same(title)), Block::Paragraph(decision(choice))];
    if choice.options.is_empty() {
        return blocks;
    }
    blocks.push(Block::Table(ranking(choice)));
    if choice.criteria.is_empty() {
        return blocks;
    }
    if choice.options.iter().any(|option| !option.scores.is_empty()) {
        blocks.push(Block::Table(match heads {
            Heads::Ids => scores(choice, |option| option.id),
            Heads::Labels => scores(choice, |option| option.label),
        }));
    }
    blocks.push(Block::Paragraph(sturdiness(choice)));
    if choice.sturdy.is_some() {
        blocks.push(Block::Table(ranges(choice)));
    }
    blocks
}

/// The flat table of scores that CSV gives: a line per choice, option and criterion.
pub(crate) fn flat(choices: &Choices<'_>) -> Document {
    let columns = [
        text!("choix", "choice"),
        text!("rang", "rank"),
        text!("option", "option"),
        text!("libellé", "label"),
        text!("note globale", "overall score"),
        text!("retenue", "chosen"),
        text!("critère", "criterion"),
        text!("poids", "weight"),
        text!("note", "score"),
        text!("décidé par", "decided by"),
        text!("décidé le", "decided on"),
    ];
    let rows = choices.choices.iter().flat_map(|choice| {
        choice.options.iter().flat_map(move |option| {
            choice.criteria.iter().map(move |criterion| {
                vec![
                    Cell::Raw(choice.id.to_owned()),
                    option.rank.map_or(Cell::Empty, Cell::Count),
                    Cell::Raw(option.id.to_owned()),
                    Cell::Raw(option.label.to_owned()),
                    option.score.map_or(Cell::Empty, |score| Cell::Number(Number::new(score), None)),
                    Cell::Words(if option.chosen { text!("oui", "yes") } else { text!("non", "no") }),
                    Cell::Raw(criterion.id.to_owned()),
                    Cell::Number(Number::new(criterion.weight), None),
                    option
                        .scores
                        .get(criterion.id)
                        .map_or(Cell::Empty, |score| Cell::Number(Number::new(*score), None)),
                    Cell::Raw(choice.decided_by.unwrap_or_default().to_owned()),
                    choice.decided_on.map_or(Cell::Empty, Cell::Date),
                ]
            })
        })
    });
    let table = Table { columns: columns.into_iter().map(Column::left).collect(), rows: rows.collect() };
    Document { title: text!("Les choix", "The choices"), blocks: vec![Block::Table(table)] }
}

fn decision(choice: &ChoiceView<'_>) -> Text {
    let Some(chosen) = choice.chosen else {
        return text!("Ce choix n'est pas encore fait.", "This choice is not made yet.");
    };
    let option = choice.options.iter().find(|option| option.id == chosen);
    let label = option.map_or(chosen, |option| option.label);
    if let Some(on) = choice.decided_on.filter(|_| !choice.made) {
        return text!(
            "Proposé : {label} ; la décision est à venir, le {on}.",
            "Proposed: {label}; the decision is still to come, on {on}.",
            label = label,
            on = on
        );
    }
    let what = text!("Retenu : {label}", "Chosen: {label}", label = label);
    let by = match decided_by(choice) {
        Some(by) => text!("{what}. Décidé : {by}.", "{what}. Decided: {by}.", what = what, by = by),
        None => text!(
            "{what} ; il n'est pas dit par qui ni quand.",
            "{what}; by whom and when is not said.",
            what = what
        ),
    };
    match (choice.why.filter(|why| !why.trim().is_empty()), choice.against_ranking) {
        (Some(why), _) => text!("{by} Pourquoi : {why}", "{by} Why: {why}", by = by, why = why),
        (None, true) => text!(
            "{by} Cette option n'est pas la première du classement, et la raison n'est pas dite.",
            "{by} This option does not rank first, and why is not said.",
            by = by
        ),
        (None, false) => by,
    }
}

/// Says who decided a choice, and when; a body keeps its name as the mission writes it, without an article.
pub(super) fn decided_by(choice: &ChoiceView<'_>) -> Option<Text> {
    Some(match (choice.decided_by, choice.decided_on) {
        (Some(by), Some(on)) => text!("{by}, le {on}", "{by}, on {on}", by = by, on = on),
        (Some(by), None) => Text::same(by),
        (None, Some(on)) => text!("le {on}", "on {on}", on = on),
        (None, None) => return None,
    })
}

fn ranking(choice: &ChoiceView<'_>) -> Table {
    let best = choice.options.iter().filter_map(|option| option.score).fold(0.0_f64, f64::max);
    let rows = choice.options.iter().map(|option| {
        let score = option.score.map_or_else(|| range_of(option), |value| Cell::Number(score(value), None));
        let cost = option.cost.map_or(Cell::Empty, Cell::Money);
        let bar =
            option.score.map_or(Cell::Empty, |score| Cell::Bar(if best > 0.0 { score / best } else { 0.0 }));
        let mut row = vec![
            option.rank.map_or(Cell::Words(Text::fixed("—", "—")), Cell::Count),
            Cell::Raw(option.label.to_owned()),
            Cell::Raw(option.id.to_owned()),
            score,
            bar,
            note(choice, option),
        ];
        if has_costs(choice) {
            row.insert(3, cost);
        }
        row
    });
    let mut columns = vec![
        Column::right(text!("Rang", "Rank")),
        Column::left(text!("Option", "Option")),
        Column::left(text!("Identifiant", "Id")),
        Column::right(text!("Note", "Score")),
        Column::left(text!("En barre", "As a bar")),
        Column::left(text!("Remarque", "Remark")),
    ];
    if has_costs(choice) {
        columns.insert(3, yearly_cost());
    }
    Table { columns, rows: rows.collect() }
}

/// Tells whether some option says what it costs.
pub(super) fn has_costs(choice: &ChoiceView<'_>) -> bool {
    choice.options.iter().any(|option| option.cost.is_some())
}

/// The column of what options cost.
pub(super) fn yearly_cost() -> Column {
    Column::right(text!("Coût par an", "Cost a year"))
}

/// Names an option by its label, in quotation marks.
fn quoted(choice: &ChoiceView<'_>, id: &str) -> Text {
    let option = choice.options.iter().find(|option| option.id == id);
    let label = option.map_or(id, |option| option.label);
    text!("« {label} »", "“{label}”", label = label)
}

fn note(choice: &ChoiceView<'_>, option: &OptionView<'_>) -> Cell {
    if option.scores.is_empty() {
        return Cell::Status(Sign::Watch, text!("pas encore notée", "not scored yet"));
    }
    if option.missing.is_empty() {
        return if option.chosen {
            Cell::Status(Sign::Good, text!("retenue", "chosen"))
        } else {
            Cell::Empty
        };
    }
    let named = choice.criteria.iter().filter(|criterion| option.missing.contains(&criterion.id));
    let named: Vec<&str> = named.map(|criterion| criterion.label).collect();
    let missing = List::and(&named);
    // A criterion without weight takes no option its rank.
    let missing = match option.rank {
        Some(_) => text!("sans note pour {missing}", "no score for {missing}", missing = missing),
        None => text!(
            "non classée, sans note pour {missing}",
            "not ranked, no score for {missing}",
            missing = missing
        ),
    };
    let words = if option.chosen {
        text!("retenue ; {missing}", "chosen; {missing}", missing = missing)
    } else {
        missing
    };
    Cell::Status(Sign::Watch, words)
}

/// An option's score as it is shown, known or still within bounds.
const fn score(value: f64) -> Number {
    Number { value, decimals: 1 }
}

/// Says between what an option's score will be, once those that it lacks are given.
fn range_of(option: &OptionView<'_>) -> Cell {
    let range = option.at_least.zip(option.at_most);
    range.map_or(Cell::Empty, |(from, to)| {
        Cell::Words(text!(
            "{from}\u{a0}à\u{a0}{to}",
            "{from}\u{a0}to\u{a0}{to}",
            from = score(from),
            to = score(to)
        ))
    })
}

/// Criteria down, options across, by rank.
pub(super) fn scores<'a>(choice: &ChoiceView<'a>, name: fn(&OptionView<'a>) -> &'a str) -> Table {
    let mut columns =
        vec![Column::left(text!("Critère", "Criterion")), Column::right(text!("Poids", "Weight"))];
    columns.extend(choice.options.iter().map(|option| Column::right(Text::same(name(option)))));
    let rows = choice.criteria.iter().map(|criterion| {
        let mut row =
            vec![Cell::Raw(criterion.label.to_owned()), Cell::Number(Number::new(criterion.weight), None)];
        row.extend(choice.options.iter().map(|option| {
            let score = option.scores.get(criterion.id);
            score.map_or(Cell::Words(Text::fixed("?", "?")), |score| Cell::Number(Number::new(*score), None))
        }));
        row
    });
    Table { columns, rows: rows.collect() }
}

fn sturdiness(choice: &ChoiceView<'_>) -> Text {
    if !choice.may_rank_first.is_empty() {
        let others: Vec<Text> = choice.may_rank_first.iter().map(|id| quoted(choice, id)).collect();
        return text!(
            "Classement incomplet : selon les notes qui manquent, de 1 à 5, la première place peut encore revenir à {others}.",
            "An incomplete ranking: with the scores that are missing, from 1 to 5, the first place may still go to {others}.",
            others = List::or(&others)
        );
    }
    let first: Vec<Text> = choice.first.iter().map(|id| quoted(choice, id)).collect();
    match (choice.sturdy, first.as_slice()) {
        (None, []) => text!(
            "Rien n'est classé : il manque des notes, ou tous les poids sont à zéro.",
            "Nothing is ranked: scores are missing, or all weights are zero."
        ),
        (None, _) => text!("Il n'y a qu'une option.", "There is one option only."),
        (Some(_), [_, _, ..]) => text!(
            "{first} sont à égalité : à moins d'un centième, deux notes se valent.",
            "{first} are equal: scores closer than a hundredth tell nothing.",
            first = List::and(&first)
        ),
        (Some(true), _) => text!(
            "Classement solide : {first} reste première quand on augmente ou diminue de 20 % n'importe quel poids, les autres fixes.",
            "A sturdy ranking: {first} stays first when any one weight moves by 20%, the others fixed.",
            first = List::and(&first)
        ),
        (Some(false), _) => text!(
            "Classement fragile : {first} perd la première place si un seul poids bouge de 20 %.",
            "A fragile ranking: {first} loses the first place when a single weight moves by 20%.",
            first = List::and(&first)
        ),
    }
}

fn ranges(choice: &ChoiceView<'_>) -> Table {
    let columns = vec![
        Column::left(text!("Critère", "Criterion")),
        Column::right(text!("Poids", "Weight")),
        Column::left(text!("Première de … à …", "First from … to …")),
        Column::left(text!("À ±20 %", "At ±20%")),
        Column::left(text!("Sinon, première", "Else first")),
    ];
    Table { columns, rows: choice.criteria.iter().map(|criterion| range(choice, criterion)).collect() }
}

fn range(choice: &ChoiceView<'_>, criterion: &CriterionView<'_>) -> Vec<Cell> {
    let from = criterion.from.unwrap_or_default();
    let words = match criterion.to {
        None if from == 0.0 => text!("quel que soit le poids", "whatever the weight"),
        None => text!("à partir de {from}", "from {from} up", from = Number::new(from)),
        Some(to) => {
            text!("de {from} à {to}", "{from} to {to}", from = Number::new(from), to = Number::new(to))
        }
    };
    let holds = match criterion.holds_within_20_percent {
        Some(true) => Cell::Status(Sign::Good, text!("tient", "holds")),
        Some(false) => Cell::Status(Sign::Bad, text!("cède", "gives way")),
        None => Cell::Empty,
    };
    let below = criterion
        .first_below
        .map(|id| text!("{option} en dessous", "{option} below", option = quoted(choice, id)));
    let above = criterion
        .first_above
        .map(|id| text!("{option} au-dessus", "{option} above", option = quoted(choice, id)));
    let rivals: Vec<Text> = below.into_iter().chain(above).collect();
    vec![
        Cell::Raw(criterion.label.to_owned()),
        Cell::Number(Number::new(criterion.weight), None),
        Cell::Words(words),
        holds,
        if rivals.is_empty() {
            Cell::Empty
        } else {
            Cell::Words(text!("{all}", "{all}", all = List::and(&rivals)))
        },
    ]
}

/// Lays out the comparison of the legal forms.
pub(crate) fn legal_forms(comparison: &Comparison) -> Document {
    let mut columns = vec![Column::left(text!("Forme", "Form"))];
    columns.extend(comparison.aspect.iter().map(|aspect| Column::left(words(&aspect.fr, &aspect.en))));
    let number = |id: &str| comparison.source.iter().position(|source| source.id == id).map(|at| at + 1);
    let rows = comparison.form.iter().map(|form| {
        let mut row = vec![Cell::Words(text!(
            "{name} · {id}",
            "{name} · {id}",
            name = words(&form.fr, &form.en),
            id = form.id
        ))];
        row.extend(comparison.aspect.iter().map(|aspect| {
            let Some(line) = form.line(&aspect.id) else { return Cell::Empty };
            let said = words(&line.fr, &line.en);
            match line.source.as_deref().and_then(number) {
                Some(number) => Cell::Words(text!("{said} [{n}]", "{said} [{n}]", said = said, n = number)),
                None => Cell::Words(said),
            }
        }));
        row
    });
    let forms = Table { rows: rows.collect(), columns };
    let sources = comparison
        .source
        .iter()
        .enumerate()
        .map(|(index, source)| vec![Cell::Count(index + 1), Cell::Words(words(&source.fr, &source.en))]);
    let sources = Table {
        columns: vec![Column::right(text!("N°", "No.")), Column::left(text!("Source", "Source"))],
        rows: sources.collect(),
    };
    let criteria = Table {
        columns: vec![Column::left(text!("Critère", "Criterion")), Column::left(text!("Identifiant", "Id"))],
        rows: comparison
            .criterion
            .iter()
            .map(|criterion| {
                vec![
                    Cell::Words(words(&criterion.fr, &criterion.en)),
                    Cell::Words(words(&criterion.id.fr, &criterion.id.en)),
                ]
            })
            .collect(),
    };
    Document {
        title: text!("Les formes juridiques d'un office de tourisme", "The legal forms of a tourist office"),
        blocks: vec![
            Block::Paragraph(text!(
                "Aucune forme n'est idéale : elle se choisit après la stratégie, « quel outil pour quel projet ». Un chiffre entre crochets renvoie à la source ; ce qui n'en a pas est d'usage courant et reste à vérifier par un juriste. Code du tourisme lu dans sa version du {checked}.",
                "No form is ideal: it is chosen after the strategy, “which tool for which project”. A figure in brackets names the source; what has none is common knowledge, to be verified by a lawyer. Tourism Code read as of {checked}.",
                checked = comparison.checked.map_or(Text::fixed("?", "?"), |day| text!(
                    "{day}",
                    "{day}",
                    day = day
                ))
            )),
            Block::Table(forms),
            Block::Heading(text!("Critères pour noter les options", "Criteria to score the options by")),
            Block::Paragraph(text!(
                "« otn init --with legal-forms » écrit ce choix, sans note : les notes sont aux élus.",
                "“otn init --with legal-forms” writes this choice, without scores: these are for the elected officials to give."
            )),
            Block::Table(criteria),
            Block::Heading(text!("Sources", "Sources")),
            Block::Table(sources),
        ],
    }
}

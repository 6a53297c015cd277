//! What changed in a mission since a revision, in words.

use crate::{
    comparison::{Change, Comparison, Detail, FigureChange, Kind},
    language::{Text, count::Count, number::Number, text, value::Value},
    report::document::{Block, Cell, Column, Document, Sign, Table},
    state_of_play::{
        figures::{Change as Move, change},
        unit::Figure,
    },
};

/// Lays out what changed, part by part.
pub(crate) fn diff(comparison: &Comparison) -> Document {
    let mut blocks = vec![Block::Paragraph(summary(comparison))];
    for (title, changes) in sections(comparison) {
        if changes.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(text!(
            "{title} ({n})",
            "{title} ({n})",
            title = title,
            n = changes.len()
        )));
        let rows = changes.iter().map(|change| {
            vec![
                changed(change),
                Cell::Raw(if change.id.is_empty() {
                    change.label.clone()
                } else {
                    format!("{} ({})", change.label, change.id)
                }),
                Cell::Words(Text::set_apart(change.details.iter().map(detail))),
            ]
        });
        let columns = vec![
            Column::left(text!("Changement", "Change")),
            Column::left(text!("Quoi", "What")),
            Column::left(text!("Avant → maintenant", "Before → now")),
        ];
        blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    }
    if !comparison.figures.is_empty() {
        blocks.push(Block::Heading(text!("Chiffres", "Figures")));
        blocks.push(Block::Table(figures(&comparison.figures)));
    }
    Document { title: title(comparison), blocks }
}

/// Lays out one line a changed key, for a spreadsheet.
pub(crate) fn flat(comparison: &Comparison) -> Document {
    let titles = [
        text!("Partie", "Part"),
        text!("Identifiant", "Id"),
        text!("Quoi", "What"),
        text!("Changement", "Change"),
        text!("Clé", "Key"),
        text!("Avant", "Before"),
        text!("Maintenant", "Now"),
        text!("Raison", "Reason"),
    ];
    let mut rows = Vec::new();
    for (title, changes) in sections(comparison) {
        for change in changes {
            let start = [
                Cell::Words(title.clone()),
                Cell::Raw(change.id.clone()),
                Cell::Raw(change.label.clone()),
                Cell::Words(kind(&change.kind)),
            ];
            if change.details.is_empty() {
                rows.push([&start[..], &[const { Cell::Empty }; 4]].concat());
            }
            for detail in &change.details {
                let key = Cell::Words(detail.name.clone());
                let why = detail.why.as_ref().map_or(Cell::Empty, |why| Cell::Raw(why.clone()));
                rows.push([&start[..], &[key, cell(&detail.from), cell(&detail.to), why]].concat());
            }
        }
    }
    for figure in &comparison.figures {
        let number =
            |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(Number::new(value), None));
        rows.push(vec![
            Cell::Words(text!("Chiffres", "Figures")),
            Cell::Raw(figure.subject.clone()),
            Cell::Raw(figure.label.clone().unwrap_or_default()),
            Cell::Words(kind(&Kind::Changed)),
            Cell::Words(match figure.unit {
                Some(_) => text!("valeur", "value"),
                None => text!("dernière mesure", "latest measure"),
            }),
            number(figure.from),
            number(figure.to),
            Cell::Empty,
        ]);
    }
    let columns = titles.into_iter().map(Column::left).collect();
    Document { title: title(comparison), blocks: vec![Block::Table(Table { columns, rows })] }
}

fn sections(comparison: &Comparison) -> [(Text, &[Change]); 7] {
    [
        (text!("Cadre", "Frame"), &comparison.frame),
        (text!("Faits", "Facts"), &comparison.facts),
        (text!("Choix", "Choices"), &comparison.choices),
        (text!("Organisation", "Organisation"), &comparison.organisation),
        (text!("Objectifs", "Objectives"), &comparison.objectives),
        (text!("Actions", "Actions"), &comparison.actions),
        (text!("Risques", "Risks"), &comparison.risks),
    ]
}

fn title(comparison: &Comparison) -> Text {
    text!(
        "Ce qui a changé depuis {revision} — {name}",
        "What changed since {revision} — {name}",
        revision = comparison.revision,
        name = comparison.mission
    )
}

fn summary(comparison: &Comparison) -> Text {
    let revision = match comparison.date.parse::<jiff::civil::Date>() {
        Ok(date) => text!("{commit}, {date}", "{commit}, {date}", commit = comparison.commit, date = date),
        Err(_) => Text::same(&comparison.commit),
    };
    let all: Vec<&Change> = sections(comparison).into_iter().flat_map(|(_, changes)| changes).collect();
    if all.is_empty() && comparison.figures.is_empty() {
        return text!(
            "Rien n'a changé depuis cette révision ({revision}).",
            "Nothing has changed since that revision ({revision}).",
            revision = revision
        );
    }
    let of = |wanted: fn(&Kind) -> bool| all.iter().filter(|change| wanted(&change.kind)).count();
    let words = text!(
        "Depuis cette révision ({revision}) : {added}, {removed}, {changed}, {figures}.",
        "Since that revision ({revision}): {added}, {removed}, {changed}, {figures}.",
        revision = revision,
        added = Count::new(of(|kind| *kind == Kind::Added), "ajout", "ajouts", "addition", "additions"),
        removed = Count::new(of(|kind| *kind == Kind::Removed), "retrait", "retraits", "removal", "removals"),
        changed = Count::new(
            of(|kind| matches!(kind, Kind::Changed | Kind::Renamed { .. })),
            "modification",
            "modifications",
            "change",
            "changes"
        ),
        figures = Count::new(
            comparison.figures.len(),
            "chiffre qui a bougé",
            "chiffres qui ont bougé",
            "figure that moved",
            "figures that moved"
        )
    );
    let untold = |of: fn(&Detail) -> bool| all.iter().filter(|change| change.details.iter().any(of)).count();
    let (moved, eased) = (untold(|detail| detail.silently_later), untold(|detail| detail.silently_lowered));
    let late = Count::new(
        moved,
        "échéance repoussée",
        "échéances repoussées",
        "deadline moved later",
        "deadlines moved later",
    );
    let lowered = Count::new(
        eased,
        "cible moins exigeante",
        "cibles moins exigeantes",
        "target that asks for less",
        "targets that ask for less",
    );
    let (what, key) = match (moved, eased) {
        (0, 0) => return words,
        (_, 0) => (text!("{n}", "{n}", n = late), "deadline"),
        (0, _) => (text!("{n}", "{n}", n = lowered), "target"),
        (_, _) => (text!("{late} et {lowered}", "{late} and {lowered}", late = late, lowered = lowered), "…"),
    };
    text!(
        "{words} {what} sans révision qui le dise : ajoutez revised = [{{ date = …, what = \"{key}\", from = …, to = …, why = \"…\" }}].",
        "{words} {what} without a revision that says so: add revised = [{{ date = …, what = \"{key}\", from = …, to = …, why = \"…\" }}].",
        words = words,
        what = what,
        key = key
    )
}

/// A sign beside what no revision tells of; the rest is neither good nor bad.
fn changed(change: &Change) -> Cell {
    let words = kind(&change.kind);
    let silent = change.details.iter().any(|detail| detail.silently_later || detail.silently_lowered);
    if silent { Cell::Status(Sign::Watch, words) } else { Cell::Words(words) }
}

fn kind(kind: &Kind) -> Text {
    match kind {
        Kind::Added => text!("ajouté", "added"),
        Kind::Removed => text!("retiré", "removed"),
        Kind::Renamed { from } => text!("renommé, était {from}", "renamed, was {from}", from = from),
        Kind::Changed => text!("modifié", "changed"),
    }
}

fn detail(detail: &Detail) -> Text {
    let nothing = || text!("rien", "nothing");
    let shown = |value: &Option<Value>| {
        value.as_ref().map_or_else(nothing, |value| match value {
            Value::Words(words) => text!("« {words} »", "“{words}”", words = words),
            other => text!("{value}", "{value}", value = other),
        })
    };
    let words = text!(
        "{name} : {from} → {to}",
        "{name}: {from} → {to}",
        name = detail.name,
        from = shown(&detail.from),
        to = shown(&detail.to)
    );
    let mut notes: Vec<Text> = later(detail).into_iter().collect();
    if detail.silently_lowered {
        notes.push(text!("moins exigeante", "asks for less"));
    }
    if detail.silently_later || detail.silently_lowered {
        notes.push(text!("sans révision qui le dise", "without a revision that says so"));
    }
    notes.extend(detail.why.as_ref().map(|why| text!("raison : {why}", "reason: {why}", why = why)));
    if notes.is_empty() {
        return words;
    }
    text!("{words} ({notes})", "{words} ({notes})", words = words, notes = Text::joined(&notes, ", "))
}

/// Says by how many days a date moved.
fn later(detail: &Detail) -> Option<Text> {
    let (Some(Value::Date(from)), Some(Value::Date(to))) = (&detail.from, &detail.to) else { return None };
    let days = from.until(*to).map_or(0, |span| span.get_days());
    let count = Count::new(usize::try_from(days.unsigned_abs()).unwrap_or(0), "jour", "jours", "day", "days");
    Some(if days > 0 {
        text!("{count} plus tard", "{count} later", count = count)
    } else {
        text!("{count} plus tôt", "{count} earlier", count = count)
    })
}

fn cell(value: &Option<Value>) -> Cell {
    match value {
        None => Cell::Empty,
        Some(Value::Words(words)) => Cell::Raw(words.clone()),
        Some(Value::Word(_, name)) => Cell::Words(name.clone()),
        Some(Value::Number(value)) => Cell::Number(Number::new(*value), None),
        Some(Value::Money(money)) => Cell::Money(*money),
        Some(Value::Date(date)) => Cell::Date(*date),
    }
}

fn figures(figures: &[FigureChange]) -> Table {
    let rows = figures.iter().map(|figure| {
        vec![Cell::Raw(named(figure)), value(figure, figure.from), value(figure, figure.to), moved(figure)]
    });
    Table {
        columns: vec![
            Column::left(text!("Indicateur", "Indicator")),
            Column::right(text!("Avant", "Before")),
            Column::right(text!("Maintenant", "Now")),
            Column::right(text!("Écart", "Difference")),
        ],
        rows: rows.collect(),
    }
}

fn named(figure: &FigureChange) -> String {
    match &figure.label {
        Some(label) => format!("{label} ({})", figure.subject),
        None => figure.subject.clone(),
    }
}

fn value(figure: &FigureChange, value: Option<f64>) -> Cell {
    match (value, &figure.unit) {
        (None, _) => Cell::Empty,
        (Some(value), None) => Cell::Number(Number::new(value), None),
        (Some(value), Some(unit)) => {
            Cell::Words(text!("{figure}", "{figure}", figure = Figure { value, unit }))
        }
    }
}

/// The difference: in points between two shares, in hundredths of what it was for the others.
fn moved(figure: &FigureChange) -> Cell {
    let Some(unit) = &figure.unit else {
        let moved = figure.from.zip(figure.to).map(|(from, to)| to - from);
        return moved.map_or(Cell::Empty, |moved| Cell::Number(Number::new(moved), None));
    };
    match change(figure.from, figure.to, unit) {
        None => Cell::Empty,
        Some(Move::Points(points)) => Cell::Words(text!(
            "{points} points",
            "{points} points",
            points = Number { value: points, decimals: 1 }
        )),
        Some(Move::Relative(share)) => Cell::Share(share),
        Some(Move::Difference(moved)) => value(figure, Some(moved)),
    }
}

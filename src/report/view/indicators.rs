//! The indicators laid out: tool by tool, by a column, or one explained.

use crate::{
    language::{
        Text,
        count::Count,
        list::List,
        money::Money,
        number::{Number, Share},
        text,
    },
    report::document::{Block, Cell, Column, Document, Sign, Spark, Table},
    state_of_play::{
        breakdown::{Broken, BrokenValue},
        catalogue::Tool,
        figures::{Change, IndicatorView, Indicators, change},
        indicator::{FEWEST_ANSWERS, Verdict},
        unit::{Bare, CENTS_BELOW, Figure, Unit, UnitKind},
    },
};

/// Lays out the indicators that have a value, tool by tool, then what the others wait for.
pub(crate) fn all(indicators: &Indicators, tools: &[Tool]) -> Document {
    let known = indicators.indicators.iter().filter(|view| view.value.is_some()).count();
    let mut blocks = vec![Block::Paragraph(text!(
        "{known} sur {all}. Une valeur d'enquête porte son intervalle de confiance à 95 % ; « otn indicators --explain ID » donne la requête, les tables et la source.",
        "{known} of {all}. A survey's value has its 95% confidence interval; “otn indicators --explain ID” gives the query, the tables and the source.",
        known = Count::new(
            known,
            "indicateur calculé",
            "indicateurs calculés",
            "indicator computed",
            "indicators computed"
        ),
        all = indicators.indicators.len()
    ))];
    for tool in tools {
        let views: Vec<&IndicatorView> = indicators
            .indicators
            .iter()
            .filter(|view| view.tool.as_deref() == Some(tool.id.as_str()))
            .collect();
        section(&mut blocks, &tool.title, &views, Naming::Id, Layout::Pages);
    }
    let own: Vec<&IndicatorView> = indicators.indicators.iter().filter(|view| view.tool.is_none()).collect();
    section(
        &mut blocks,
        &text!("Indicateurs de la mission", "The mission's own indicators"),
        &own,
        Naming::Id,
        Layout::Pages,
    );
    let waiting = waiting(indicators, tools);
    if !waiting.rows.is_empty() {
        blocks.push(Block::Heading(text!("Ce qui manque", "What is missing")));
        blocks.push(Block::Table(waiting));
    }
    Document { title: text!("Indicateurs de l'état des lieux", "Indicators of the state of play"), blocks }
}

/// How an indicator is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// By its name and its id.
    Id,
    /// By its name alone.
    Label,
}

/// How the figures of an indicator are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// For pages: what belongs together in one cell, a history as a picture.
    Pages,
    /// For a spreadsheet: each figure in its own cell.
    Cells,
}

/// What a column shows of an indicator.
type Shown = fn(&IndicatorView) -> Cell;

/// Returns the columns of a section after its names, each with the cell that it shows.
fn section_columns(layout: Layout) -> Vec<(Column, Shown)> {
    let value = Column::right(text!("Valeur", "Value"));
    let year = Column::right(text!("Année", "Year"));
    let change = Column::right(text!("Évolution", "Change"));
    let benchmark = Column::left(text!("Repère", "Benchmark"));
    match layout {
        Layout::Pages => vec![
            (value, value_cell),
            (year, |view| year_cell(view.period)),
            (change, history_cell),
            (benchmark, verdict_cell),
        ],
        Layout::Cells => vec![
            (value, |view| view.value.map_or(Cell::Empty, |value| figure_cell(value, &view.unit))),
            (year, |view| year_cell(view.period)),
            (Column::right(text!("Bas (95 %)", "Low (95%)")), |view| {
                view.low.map_or(Cell::Empty, |low| figure_cell(low, &view.unit))
            }),
            (Column::right(text!("Haut (95 %)", "High (95%)")), |view| {
                view.high.map_or(Cell::Empty, |high| figure_cell(high, &view.unit))
            }),
            (Column::right(text!("Réponses", "Answers")), |view| {
                let answers = view.answers.and_then(|answers| usize::try_from(answers).ok());
                answers.map_or(Cell::Empty, Cell::Count)
            }),
            (change, change_cell),
            (Column::right(text!("Depuis", "Since")), |view| {
                latest(view).map_or(Cell::Empty, |(_, since)| year_cell(since))
            }),
            (benchmark, verdict_cell),
        ],
    }
}

/// Lays out the indicators for a spreadsheet: one a line, each figure in its own cell.
pub(crate) fn flat(indicators: &Indicators) -> Document {
    let left = |title| Column::left(title);
    let columns = vec![
        left(text!("identifiant", "id")),
        left(text!("indicateur", "indicator")),
        Column::right(text!("valeur", "value")),
        left(text!("unité", "unit")),
        left(text!("année", "year")),
        Column::right(text!("bas (95 %)", "low (95%)")),
        Column::right(text!("haut (95 %)", "high (95%)")),
        Column::right(text!("réponses", "answers")),
        left(text!("repère", "benchmark")),
        left(text!("verdict", "verdict")),
        left(text!("manque", "missing")),
    ];
    let figure =
        |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(Number::new(value), None));
    let rows = indicators.indicators.iter().map(|view| {
        vec![
            Cell::Raw(view.id.clone()),
            Cell::Raw(view.label.clone()),
            figure(view.value),
            Cell::Raw(view.unit.id.clone()),
            year_cell(view.period),
            figure(view.low),
            figure(view.high),
            view.answers.map_or(Cell::Empty, |answers| Cell::Raw(answers.to_string())),
            view.benchmark.as_ref().map_or(Cell::Empty, |benchmark| Cell::Raw(benchmark.label.clone())),
            view.verdict.map_or(Cell::Empty, |verdict| Cell::Raw(verdict.to_owned())),
            Cell::Raw(view.missing.join(" ")),
        ]
    });
    let table = Table { columns, rows: rows.collect() };
    Document {
        title: text!("Indicateurs de l'état des lieux", "Indicators of the state of play"),
        blocks: vec![Block::Table(table)],
    }
}

/// Adds a tool's indicators; a column in which nothing is known is left out.
pub(super) fn section(
    blocks: &mut Vec<Block>,
    title: &Text,
    views: &[&IndicatorView],
    naming: Naming,
    layout: Layout,
) {
    let known: Vec<&IndicatorView> = views.iter().copied().filter(|view| view.value.is_some()).collect();
    if known.is_empty() {
        return;
    }
    let mut rows: Vec<Vec<Cell>> = known.iter().map(|view| vec![name_cell(view, naming)]).collect();
    let mut columns = vec![Column::left(text!("Indicateur", "Indicator"))];
    for (title, cell) in section_columns(layout) {
        let cells: Vec<Cell> = known.iter().map(|view| cell(view)).collect();
        if cells.iter().all(|cell| matches!(cell, Cell::Empty)) {
            continue;
        }
        columns.push(title);
        rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
    }
    blocks.push(Block::Heading(title.clone()));
    blocks.push(Block::Table(Table { columns, rows }));
}

fn name_cell(view: &IndicatorView, naming: Naming) -> Cell {
    match naming {
        Naming::Id => {
            Cell::Words(text!("{label} ({id})", "{label} ({id})", label = view.label, id = view.id))
        }
        Naming::Label => Cell::Raw(view.label.clone()),
    }
}

fn year_cell(year: Option<i64>) -> Cell {
    year.map_or(Cell::Empty, Cell::Year)
}

/// Returns the value, with its interval and its number of answers where it comes from a survey.
fn value_cell(view: &IndicatorView) -> Cell {
    let Some(value) = view.value else { return Cell::Empty };
    let figure = Figure { value, unit: &view.unit };
    match (view.low.zip(view.high), view.answers) {
        (None, None) => plain_cell(value, &view.unit),
        (Some((low, high)), answers) => Cell::Words(text!(
            "{figure} ({low} à {high}{answers})",
            "{figure} ({low} to {high}{answers})",
            figure = figure,
            low = Bare(Figure { value: low, unit: &view.unit }),
            high = Bare(Figure { value: high, unit: &view.unit }),
            answers = answers_words(answers)
        )),
        (None, answers) => Cell::Words(text!(
            "{figure} {answers}",
            "{figure} {answers}",
            figure = figure,
            answers = answers_words(answers)
        )),
    }
}

fn answers_words(answers: Option<u64>) -> Text {
    match answers {
        None => Text::fixed("", ""),
        Some(answers) if answers < FEWEST_ANSWERS => {
            text!(" ; {n} réponses, fragile", "; {n} answers, fragile", n = answers)
        }
        Some(answers) => text!(" ; {n} réponses", "; {n} answers", n = answers),
    }
}

fn plain_cell(value: f64, unit: &Unit) -> Cell {
    match (unit.kind, &unit.words) {
        (UnitKind::Share, None) => Cell::Share(value),
        (UnitKind::Plain, None) => Cell::Number(Number::new(value), None),
        _ => Cell::Words(text!("{figure}", "{figure}", figure = Figure { value, unit })),
    }
}

/// Returns a figure as one number with its unit, for a spreadsheet.
pub(super) fn figure_cell(value: f64, unit: &Unit) -> Cell {
    let decimals = if value.abs() >= 100.0 { 0 } else { 2 };
    let words = unit.words_for(value);
    match (unit.kind, words) {
        (UnitKind::Share, None) => Cell::Share(value),
        (UnitKind::Share, Some(words)) => {
            let unit = text!("% {words}", "% {words}", words = words);
            Cell::Number(Number { value: value * 100.0, decimals: 1 }, Some(unit))
        }
        (UnitKind::Money, None) => {
            let euros = if value.abs() >= CENTS_BELOW { value.round() } else { value };
            Money::from_f64(euros).map_or(Cell::Empty, Cell::Money)
        }
        (UnitKind::Money, Some(words)) => {
            let unit = text!("€ {words}", "€ {words}", words = words);
            Cell::Number(Number { value, decimals }, Some(unit))
        }
        (UnitKind::Plain, words) => Cell::Number(Number { value, decimals }, words),
    }
}

/// Returns the change between the two latest values, and since which year.
fn latest(view: &IndicatorView) -> Option<(Change, Option<i64>)> {
    let known = view.history.iter().filter(|dated| dated.period.is_some() && dated.value.is_some());
    let [.., before, after] = known.collect::<Vec<_>>()[..] else { return None };
    Some((change(before.value, after.value, &view.unit)?, before.period))
}

fn change_cell(view: &IndicatorView) -> Cell {
    match latest(view) {
        None => Cell::Empty,
        Some((Change::Points(value), _)) => {
            Cell::Number(Number { value, decimals: 1 }, Some(text!("pt", "pt")))
        }
        Some((Change::Relative(share), _)) => Cell::Share(share),
        Some((Change::Difference(value), _)) => figure_cell(value, &view.unit),
    }
}

/// Returns the change since the year before that has a value, beside a picture where there are three or more.
fn history_cell(view: &IndicatorView) -> Cell {
    let known: Vec<&crate::state_of_play::figures::Dated> =
        view.history.iter().filter(|dated| dated.period.is_some() && dated.value.is_some()).collect();
    let Some((change, since)) = latest(view) else { return Cell::Empty };
    let words = text!(
        "{change} depuis {year}",
        "{change} since {year}",
        change = change_words(change, &view.unit),
        year = since.unwrap_or_default().to_string()
    );
    let [first, _, .., last] = known.as_slice() else { return Cell::Words(words) };
    let values = view.history.iter().map(|dated| dated.value).collect();
    let alternative = text!(
        "{label} : de {from} en {first} à {to} en {last}",
        "{label}: from {from} in {first} to {to} in {last}",
        label = view.label,
        from = Figure { value: first.value.unwrap_or_default(), unit: &view.unit },
        first = first.period.unwrap_or_default().to_string(),
        to = Figure { value: last.value.unwrap_or_default(), unit: &view.unit },
        last = last.period.unwrap_or_default().to_string()
    );
    Cell::Spark(Spark { values, alternative, note: Some(words) })
}

fn change_words(change: Change, unit: &Unit) -> Text {
    let sign = |value: f64| if value > 0.0 { "+" } else { "" };
    match change {
        Change::Points(points) => text!(
            "{sign}{points}\u{a0}pt",
            "{sign}{points}\u{a0}pt",
            sign = sign(points),
            points = Number { value: points, decimals: 1 }
        ),
        Change::Relative(share) => {
            text!("{sign}{share}", "{sign}{share}", sign = sign(share), share = Share(share))
        }
        Change::Difference(value) => {
            text!("{sign}{figure}", "{sign}{figure}", sign = sign(value), figure = Figure { value, unit })
        }
    }
}

fn verdict_cell(view: &IndicatorView) -> Cell {
    let Some(benchmark) = &view.benchmark else { return Cell::Empty };
    let all = [Verdict::Favourable, Verdict::Unfavourable, Verdict::Within, Verdict::Below, Verdict::Above];
    let Some(verdict) = all.into_iter().find(|verdict| view.verdict == Some(verdict.key())) else {
        return Cell::Empty;
    };
    let sign = match verdict {
        Verdict::Favourable => Sign::Good,
        Verdict::Unfavourable => Sign::Bad,
        Verdict::Within | Verdict::Below | Verdict::Above => Sign::Unknown,
    };
    Cell::Status(
        sign,
        text!(
            "{verdict} : {label}",
            "{verdict}: {label}",
            verdict = verdict.words(),
            label = benchmark.label
        ),
    )
}

/// Returns, tool by tool, the tables that are missing and the number of indicators that wait for them.
fn waiting(indicators: &Indicators, tools: &[Tool]) -> Table {
    let columns = vec![
        Column::left(text!("outil", "tool")),
        Column::left(text!("tables à remplir", "tables to fill in")),
        Column::right(text!("indicateurs en attente", "indicators waiting")),
    ];
    let rows = tools.iter().filter_map(|tool| {
        let waiting: Vec<&IndicatorView> = indicators
            .indicators
            .iter()
            .filter(|view| view.tool.as_deref() == Some(tool.id.as_str()) && !view.missing.is_empty())
            .collect();
        let mut tables: Vec<&str> =
            waiting.iter().flat_map(|view| &view.missing).map(String::as_str).collect();
        tables.sort_unstable();
        tables.dedup();
        (!waiting.is_empty()).then(|| {
            vec![Cell::Words(tool.title.clone()), Cell::Raw(tables.join(", ")), Cell::Count(waiting.len())]
        })
    });
    Table { columns, rows: rows.collect() }
}

/// Lays out indicators by a column, or year by year; where there are none, why.
pub(crate) fn by(broken: &[Broken], nothing: Option<Text>) -> Document {
    let mut blocks: Vec<Block> = nothing.into_iter().map(Block::Paragraph).collect();
    for one in broken {
        let surveyed = one.values.iter().any(|line| line.answers.is_some());
        let compared = one.values.iter().any(|line| line.before.is_some());
        let widest = one.values.iter().filter_map(|line| line.value).fold(0.0_f64, f64::max);
        blocks.push(Block::Heading(match one.period {
            Some(year) => {
                text!("{label} ({year})", "{label} ({year})", label = one.label, year = year.to_string())
            }
            None => Text::same(&one.label),
        }));
        let mut columns = vec![Column::left(text!("", "")), Column::right(text!("valeur", "value"))];
        if compared {
            columns.push(Column::right(text!("évolution", "change")));
        }
        if surveyed {
            columns.push(Column::right(text!("intervalle à 95 %", "95% interval")));
            columns.push(Column::right(text!("réponses", "answers")));
        }
        columns.push(Column::left(text!("", "")));
        let rows = one.values.iter().map(|line| {
            let mut row = vec![
                Cell::Raw(line.label.clone()),
                line.value.map_or(Cell::Empty, |value| plain_cell(value, &one.unit)),
            ];
            if compared {
                let change = change(line.before, line.value, &one.unit);
                row.push(change.map_or(Cell::Empty, |change| Cell::Words(change_words(change, &one.unit))));
            }
            if surveyed {
                row.push(interval_cell(line, &one.unit));
                row.push(line.answers.map_or(Cell::Empty, answers_cell));
            }
            row.push(match line.value {
                Some(value) if widest > 0.0 && value >= 0.0 => Cell::Bar(value / widest),
                Some(_) | None => Cell::Empty,
            });
            row
        });
        blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    }
    Document { title: text!("Indicateurs de l'état des lieux", "Indicators of the state of play"), blocks }
}

fn interval_cell(line: &BrokenValue, unit: &Unit) -> Cell {
    line.low.zip(line.high).map_or(Cell::Empty, |(low, high)| {
        Cell::Words(text!(
            "{low} à {high}",
            "{low} to {high}",
            low = Bare(Figure { value: low, unit }),
            high = Bare(Figure { value: high, unit })
        ))
    })
}

fn answers_cell(answers: u64) -> Cell {
    if answers < FEWEST_ANSWERS {
        Cell::Status(Sign::Watch, text!("{n}, fragile", "{n}, fragile", n = answers))
    } else {
        Cell::Words(text!("{n}", "{n}", n = answers))
    }
}

/// Lays out what an indicator rests on: formula, tables, query, benchmark, values.
pub(crate) fn explained(view: &IndicatorView, sql: Option<&str>, tables: &[(String, u64)]) -> Document {
    let mut blocks = Vec::new();
    if let Some(formula) = &view.formula {
        blocks.push(Block::Paragraph(Text::same(formula)));
    }
    let mut rows = vec![
        pair(text!("valeur", "value"), value_cell(view)),
        pair(text!("année", "year"), year_cell(view.period)),
    ];
    let side =
        |figure: Option<f64>| figure.map_or(Cell::Empty, |figure| Cell::Number(Number::new(figure), None));
    if view.denominator.is_some() {
        rows.push(pair(text!("numérateur", "numerator"), side(view.numerator)));
        rows.push(pair(text!("dénominateur", "denominator"), side(view.denominator)));
    }
    for (table, count) in tables {
        let words = Count::new(
            usize::try_from(*count).unwrap_or(usize::MAX),
            "ligne utilisée",
            "lignes utilisées",
            "row used",
            "rows used",
        );
        rows.push(pair(Text::same(table), Cell::Words(text!("{words}", "{words}", words = words))));
    }
    if let Some(benchmark) = &view.benchmark {
        rows.push(pair(text!("repère", "benchmark"), verdict_or_label(view)));
        rows.push(pair(
            text!("source du repère", "the benchmark's source"),
            Cell::Raw(benchmark.source.clone()),
        ));
    }
    if !view.missing.is_empty() {
        rows.push(pair(
            text!("manque", "missing"),
            Cell::Words(text!("{tables}", "{tables}", tables = List::and(&view.missing))),
        ));
    }
    let columns = vec![Column::left(text!("", "")), Column::left(text!("", ""))];
    blocks.push(Block::Table(Table { columns, rows }));
    if view.history.iter().filter(|dated| dated.value.is_some()).count() > 1 {
        blocks.push(Block::Table(history(view)));
    }
    if let Some(sql) = sql {
        blocks.push(Block::Heading(text!("Requête", "Query")));
        blocks.push(Block::Code(sql.trim().to_owned()));
    }
    Document { title: text!("{label} ({id})", "{label} ({id})", label = view.label, id = view.id), blocks }
}

fn pair(title: Text, cell: Cell) -> Vec<Cell> {
    vec![Cell::Words(title), cell]
}

fn verdict_or_label(view: &IndicatorView) -> Cell {
    match (verdict_cell(view), &view.benchmark) {
        (Cell::Empty, Some(benchmark)) => Cell::Raw(benchmark.label.clone()),
        (cell, _) => cell,
    }
}

fn history(view: &IndicatorView) -> Table {
    let columns = vec![
        Column::right(text!("Année", "Year")),
        Column::right(text!("Valeur", "Value")),
        Column::right(text!("Évolution", "Change")),
    ];
    let mut before = None;
    let rows = view.history.iter().map(|dated| {
        let change = change(before, dated.value, &view.unit);
        before = dated.value;
        vec![
            year_cell(dated.period),
            dated.value.map_or(Cell::Empty, |value| plain_cell(value, &view.unit)),
            change.map_or(Cell::Empty, |change| Cell::Words(change_words(change, &view.unit))),
        ]
    });
    Table { columns, rows: rows.collect() }
}

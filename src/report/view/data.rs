//! What the state of play holds: the tools' completeness, and a table's columns.

use crate::{
    language::{Text, count::Count, money::Money, number::Number, text},
    report::{
        document::{Block, Cell, Column, Document, Sign, Spark, Table},
        view::import::why,
    },
    state_of_play::{
        profile::{LARGEST_SAMPLE, MOST_DISTINCT, Profile, Shown as At},
        show::{Completeness, Shown, TableState},
    },
};

/// Lays out how complete the tools are.
pub(crate) fn completeness(found: &Completeness) -> Document {
    let titles = [
        Column::right(text!("Outil", "Tool")),
        Column::left(text!("Table", "Table")),
        Column::right(text!("Lignes", "Rows")),
        Column::right(text!("Oblig.", "Required")),
        Column::right(text!("Facult.", "Optional")),
        Column::left(text!("État", "State")),
    ];
    let mut rows = Vec::new();
    for tool in &found.tools {
        rows.extend(tool.tables.iter().map(|table| row(Cell::Count(tool.number.into()), table)));
    }
    rows.extend(found.own.iter().map(|table| row(Cell::Empty, table)));
    let names = found.tools.iter().map(|tool| {
        let number = tool.number.to_string();
        text!("{number} {title}", "{number} {title}", number = number, title = tool.title)
    });
    let (fr, en): (Vec<_>, Vec<_>) = names.map(|name| (name.fr, name.en)).unzip();
    let names = Text { fr: fr.join(" · ").into(), en: en.join(" · ").into() };
    let all = || found.tools.iter().flat_map(|tool| &tool.tables).chain(&found.own);
    let filled = all().filter(|table| table.rows > 0).count();
    let mut blocks = vec![
        Block::Paragraph(text!(
            "{filled} sur {all}. Parts des cellules remplies et comprises, dans les colonnes obligatoires et dans les autres.",
            "{filled} of {all}. Shares of the cells that are filled and understood, in the required columns and in the others.",
            filled =
                Count::new(filled, "table remplie", "tables remplies", "table filled in", "tables filled in"),
            all = all().count()
        )),
        Block::Table(Table { columns: titles.into(), rows }),
        Block::Paragraph(text!("Outils : {names}", "Tools: {names}", names = names)),
    ];
    blocks.extend(next(found).map(Block::Paragraph));
    Document { title: text!("L'état des lieux", "The state of play"), blocks }
}

fn row(tool: Cell, table: &TableState) -> Vec<Cell> {
    let share = |share: Option<f64>| share.map_or(Cell::Empty, Cell::Share);
    let rows = usize::try_from(table.rows).unwrap_or(usize::MAX);
    vec![
        tool,
        Cell::Raw(table.table.clone()),
        if table.rows > 0 { Cell::Count(rows) } else { Cell::Empty },
        share(table.required_filled),
        share(table.optional_filled),
        state(table),
    ]
}

fn state(table: &TableState) -> Cell {
    let missing = table.missing.join(", ");
    match table {
        TableState { present: false, .. } => Cell::Status(Sign::Unknown, text!("pas de fichier", "no file")),
        TableState { rows: 0, .. } => Cell::Status(Sign::Unknown, text!("à remplir", "to be filled in")),
        TableState { missing: names, .. } if !names.is_empty() => {
            Cell::Status(Sign::Bad, text!("il manque {missing}", "{missing} missing", missing = missing))
        }
        TableState { faults: 0, .. } => Cell::Status(Sign::Good, text!("remplie", "filled in")),
        TableState { faults, .. } => Cell::Status(
            Sign::Watch,
            text!(
                "{faults}",
                "{faults}",
                faults = Count::new(
                    *faults,
                    "défaut à corriger",
                    "défauts à corriger",
                    "fault to mend",
                    "faults to mend"
                )
            ),
        ),
    }
}

/// What to do next: mend what is there, else fill the first table that is empty.
fn next(found: &Completeness) -> Option<Text> {
    let all = || found.tools.iter().flat_map(|tool| &tool.tables).chain(&found.own);
    if let Some(table) = all().find(|table| table.faults > 0 || !table.missing.is_empty()) {
        return Some(text!(
            "Ensuite : « otn data check » montre les défauts de la table {table} et comment les corriger.",
            "Next: “otn data check” shows the faults of {table} and how to mend them.",
            table = table.table
        ));
    }
    let empty = all().find(|table| table.rows == 0)?;
    Some(text!(
        "Ensuite : remplir state-of-play/{table}.csv, ou « otn data import FICHIER --table {table} ».",
        "Next: fill in state-of-play/{table}.csv, or “otn data import FILE --table {table}”.",
        table = empty.table
    ))
}

/// Lays out what a table holds.
pub(crate) fn table(shown: &Shown) -> Document {
    let mut blocks = vec![Block::Paragraph(understood(shown)), Block::Table(columns(shown))];
    let absent: Vec<&str> =
        shown.columns.iter().filter(|column| !column.present).map(|column| column.column.as_str()).collect();
    if !absent.is_empty() {
        blocks.push(Block::Paragraph(text!(
            "Colonnes que le fichier n'a pas : {names}",
            "Columns that the file does not have: {names}",
            names = absent.join(", ")
        )));
    }
    if !shown.unknown_columns.is_empty() {
        blocks.push(Block::Paragraph(text!(
            "Colonnes que la table ne connaît pas : {names}",
            "Columns that the table does not know: {names}",
            names = shown.unknown_columns.join(" · ")
        )));
    }
    blocks.extend(left_out(shown).map(Block::Table));
    if let Some(faults) = shown.faults.filter(|faults| *faults > 0) {
        blocks.push(Block::Paragraph(text!(
            "{faults} : « otn data check » montre où, et comment corriger.",
            "{faults}: “otn data check” shows where, and how to mend it.",
            faults = Count::new(faults, "défaut", "défauts", "fault", "faults")
        )));
    }
    if shown.columns.iter().any(|column| column.sampled) {
        blocks.push(Block::Paragraph(text!(
            "Médianes et répartitions estimées sur {sample} valeurs tirées régulièrement.",
            "Medians and pictures estimated from {sample} values drawn evenly.",
            sample = LARGEST_SAMPLE
        )));
    }
    Document { title: Text::same(&shown.file), blocks }
}

fn understood(shown: &Shown) -> Text {
    let place = match (&shown.sheet, &shown.encoding, shown.delimiter) {
        (Some(sheet), _, _) => text!("feuille « {sheet} »", "sheet “{sheet}”", sheet = sheet),
        (None, Some(encoding), Some(delimiter)) => {
            let tab = delimiter == '\t';
            let mark = if tab { "tab".to_owned() } else { delimiter.to_string() };
            text!(
                "{encoding}, cellules séparées par « {mark} »",
                "{encoding}, cells parted by “{mark}”",
                encoding = encoding,
                mark = mark
            )
        }
        _ => Text::fixed("", ""),
    };
    let decimal = if shown.comma_columns > 0 {
        text!("virgule décimale", "decimal comma")
    } else {
        text!("point décimal", "decimal point")
    };
    let table = match &shown.table {
        Some(table) => text!("table {table}", "table {table}", table = table),
        None => text!("aucune table connue", "no table that is known"),
    };
    text!(
        "Compris : {table}, {place}, {decimal}, en-tête à la ligne {header} ; {rows}, {left_out}.",
        "Understood: {table}, {place}, {decimal}, header on line {header}; {rows}, {left_out}.",
        table = table,
        place = place,
        decimal = decimal,
        header = usize::try_from(shown.header_line).unwrap_or(0),
        rows = count(shown.rows, ["ligne", "lignes", "row", "rows"]),
        left_out =
            count(shown.left_out_count, ["laissée de côté", "laissées de côté", "left out", "left out"])
    )
}

fn count(number: u64, [fr, frs, en, ens]: [&'static str; 4]) -> Count {
    Count::new(usize::try_from(number).unwrap_or(usize::MAX), fr, frs, en, ens)
}

fn columns(shown: &Shown) -> Table {
    let titles = [
        Column::left(text!("Colonne", "Column")),
        Column::right(text!("Rempli", "Filled")),
        Column::right(text!("Valeurs", "Values")),
        Column::right(text!("Min.", "Min.")),
        Column::right(text!("Médiane", "Median")),
        Column::right(text!("Max.", "Max.")),
        Column::left(text!("Répartition", "Spread")),
    ];
    let profiles = shown.columns.iter().zip(&shown.titles).zip(&shown.money);
    let rows = profiles.filter(|((profile, _), _)| profile.present).map(|((profile, title), money)| {
        let at = |at: &Option<At>| at.as_ref().map_or(Cell::Empty, |at| placed(at, *money, profile.kind));
        // The title where the words are French, the name where they are English.
        let title = Text { fr: title.fr.clone(), en: profile.column.clone().into() };
        vec![
            Cell::Words(title),
            filled(profile, shown.rows),
            distinct(profile),
            at(&profile.min),
            at(&profile.median),
            at(&profile.max),
            spread(profile),
        ]
    });
    Table { columns: titles.into(), rows: rows.collect() }
}

fn filled(profile: &Profile, rows: u64) -> Cell {
    #[expect(clippy::cast_precision_loss, reason = "a share shown in hundredths")]
    let share = profile.filled as f64 / rows as f64;
    if rows == 0 { Cell::Empty } else { Cell::Share(share) }
}

fn distinct(profile: &Profile) -> Cell {
    if profile.distinct_more {
        Cell::Words(text!("plus de {most}", "more than {most}", most = MOST_DISTINCT))
    } else {
        Cell::Count(profile.distinct)
    }
}

fn placed(at: &At, money: bool, kind: &str) -> Cell {
    match at {
        At::Number(euros) if money => Money::from_f64(*euros).map_or(Cell::Empty, Cell::Money),
        // A year is no quantity: its thousands are not parted.
        At::Number(year) if kind == "year" => Cell::Raw(year.to_string()),
        At::Number(number) => Cell::Number(Number::new(*number), None),
        At::Day(day) => day.parse().map_or_else(|_| Cell::Raw(day.clone()), Cell::Date),
    }
}

/// A little picture for figures and days, the commonest words for a closed list.
fn spread(profile: &Profile) -> Cell {
    if !profile.commonest.is_empty() {
        let words = profile.commonest.iter().map(|word| {
            let count = usize::try_from(word.count).unwrap_or(usize::MAX);
            text!("{name} ({count})", "{name} ({count})", name = word.name, count = count)
        });
        let (fr, en): (Vec<_>, Vec<_>) = words.map(|word| (word.fr, word.en)).unzip();
        return Cell::Words(Text { fr: fr.join(", ").into(), en: en.join(", ").into() });
    }
    if profile.histogram.is_empty() {
        return Cell::Empty;
    }
    #[expect(clippy::cast_precision_loss, reason = "heights of a picture")]
    let values = profile.histogram.iter().map(|count| (*count > 0).then_some(*count as f64)).collect();
    let counts = profile.histogram.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    let alternative = text!(
        "de la plus petite valeur à la plus grande, en dix parts égales : {counts}",
        "from the least value to the greatest, in ten equal parts: {counts}",
        counts = counts
    );
    Cell::Spark(Spark { values, alternative, note: None })
}

fn left_out(shown: &Shown) -> Option<Table> {
    if shown.left_out.is_empty() {
        return None;
    }
    let titles = [
        Column::right(text!("Ligne laissée de côté", "Line left out")),
        Column::left(text!("Pourquoi", "Why")),
    ];
    let rows =
        shown.left_out.iter().map(|line| vec![Cell::Raw(line.line.to_string()), Cell::Words(why(line.why))]);
    Some(Table { columns: titles.into(), rows: rows.collect() })
}

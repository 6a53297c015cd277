//! What an import understood: columns, lines left out, cells kept as they were.

mod incomplete;

pub(crate) use incomplete::incomplete;

use crate::{
    language::{Text, count::Count, text},
    report::document::{Block, Cell, Column, Document, Table},
    state_of_play::{
        import::{
            Import, Missing,
            columns::How,
            conversion::{Seen, Why},
        },
        problems::Reading,
    },
};

/// The most labels, lines or words named in one place.
const MOST_NAMED: usize = 12;

/// Lays an import out.
pub(crate) fn import(import: &Import) -> Document {
    let mut blocks = vec![Block::Paragraph(understood(import)), Block::Table(columns(import))];
    blocks.extend(left_out_columns(import).into_iter().map(Block::Paragraph));
    blocks.extend(missing_columns(import).map(Block::Paragraph));
    blocks.extend(left_out_lines(&import.seen));
    blocks.extend(emptied(&import.seen));
    blocks.extend(unknown_words(&import.seen));
    blocks.extend(kept(&import.seen));
    blocks.extend(notes(import).into_iter().map(Block::Paragraph));
    if !import.written {
        blocks.push(Block::Heading(text!("Les premières lignes", "The first rows")));
        blocks.push(Block::Table(preview(import)));
    }
    // A refusal is told as what it is, not as an end.
    if !import.refused {
        blocks.push(Block::Paragraph(end(import)));
    }
    let title = text!("{source} → {file}", "{source} → {file}", source = import.source, file = import.file);
    Document { title, blocks }
}

fn lines(count: u64) -> Count {
    Count::new(usize::try_from(count).unwrap_or(usize::MAX), "ligne", "lignes", "line", "lines")
}

fn understood(import: &Import) -> Text {
    let place = match (&import.sheet, import.encoding, import.delimiter) {
        (Some(sheet), _, _) => text!("feuille « {sheet} »", "sheet “{sheet}”", sheet = sheet),
        (None, Some(encoding), Some(delimiter)) => {
            let delimiter = if delimiter == '\t' {
                text!("tabulation", "tab")
            } else {
                let mark = delimiter.to_string();
                text!("« {mark} »", "“{mark}”", mark = mark)
            };
            text!(
                "{encoding}, cellules séparées par {delimiter}",
                "{encoding}, cells parted by {delimiter}",
                encoding = encoding,
                delimiter = delimiter
            )
        }
        _ => Text::same(&import.table),
    };
    let header = number(import.header_line);
    let left_out: u64 = import.seen.left_out_count.values().sum();
    text!(
        "Lu : {place}, en-tête à la ligne {header}. {rows} pour la table {table}, {left_out}.",
        "Read: {place}, header on line {header}. {rows} for the table {table}, {left_out}.",
        place = place,
        header = header,
        rows = lines(import.seen.rows),
        table = import.table,
        left_out =
            Count::new(number(left_out), "laissée de côté", "laissées de côté", "left out", "left out")
    )
}

fn number(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

fn columns(import: &Import) -> Table {
    let titles = [
        text!("Colonne du fichier", "Column of the file"),
        text!("Colonne de la table", "Column of the table"),
        text!("Reconnue", "Known"),
    ];
    let how = |how: How| match how {
        How::Title => text!("par son titre", "by its title"),
        How::Asked => text!("par --map", "by --map"),
        How::Set => text!("valeur fixe, --set", "fixed value, --set"),
        How::Answered => text!("par votre réponse", "by your answer"),
    };
    let made = import.made_column.iter().map(|column| {
        vec![Cell::Empty, Cell::Raw(column.clone()), Cell::Words(text!("composée, --ids", "made, --ids"))]
    });
    let fed = import.columns.iter().map(|fed| {
        vec![Cell::Raw(fed.label.clone()), Cell::Raw(fed.column.clone()), Cell::Words(how(fed.how))]
    });
    Table { columns: titles.into_iter().map(Column::left).collect(), rows: made.chain(fed).collect() }
}

fn left_out_columns(import: &Import) -> Vec<Text> {
    let mut texts = Vec::new();
    let others: Vec<&str> = import
        .left_out_columns
        .iter()
        .filter(|unfed| unfed.nearest.is_none())
        .map(|unfed| unfed.label.as_str())
        .collect();
    if !others.is_empty() {
        texts.push(text!(
            "Colonnes laissées de côté : {labels}",
            "Columns left out: {labels}",
            labels = named(&others)
        ));
    }
    for unfed in &import.left_out_columns {
        if let Some(nearest) = &unfed.nearest {
            texts.push(text!(
                "« {label} » ressemble à la colonne {nearest} ; pour la reprendre : --map \"{label}={nearest}\"",
                "“{label}” looks like the column {nearest}; to take it: --map \"{label}={nearest}\"",
                label = unfed.label,
                nearest = nearest
            ));
        }
    }
    texts
}

/// The first names of a list, and how many more there are.
fn named(names: &[&str]) -> String {
    let mut shown = names.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(" · ");
    if names.len() > MOST_NAMED {
        shown.push_str(&format!(" … (+ {})", names.len() - MOST_NAMED));
    }
    shown
}

fn missing_columns(import: &Import) -> Option<Text> {
    if import.missing_columns.is_empty() {
        return None;
    }
    Some(text!(
        "Colonnes obligatoires que le fichier n'a pas : {names} (--map, --set ou --ids les donnent)",
        "Required columns that the file does not have: {names} (--map, --set or --ids give them)",
        names = missing_names(import)
    ))
}

/// A missing column by its French title and its name, or by its name.
fn name(missing: &Missing) -> Text {
    let fr = if missing.fr == missing.column {
        missing.column.clone()
    } else {
        format!("{} ({})", missing.fr, missing.column)
    };
    Text { fr: fr.into(), en: missing.column.clone().into() }
}

/// The names of the required columns that are missing.
fn missing_names(import: &Import) -> Text {
    let names: Vec<Text> = import.missing_columns.iter().map(name).collect();
    Text::joined(&names, ", ")
}

/// Returns why a line was left out.
pub(super) fn why(why: Why) -> Text {
    match why {
        Why::AboveHeader => text!("au-dessus de l'en-tête", "above the header"),
        Why::Total => text!("total", "total"),
        Why::HeaderAgain => text!("en-tête répété", "header again"),
        Why::NothingKnown => text!("rien dans les colonnes reprises", "nothing in the columns taken"),
    }
}

fn left_out_lines(seen: &Seen) -> Vec<Block> {
    if seen.left_out.is_empty() {
        return Vec::new();
    }
    let titles = [
        Column::right(text!("Ligne", "Line")),
        Column::left(text!("Pourquoi", "Why")),
        Column::left(text!("Ses premiers mots", "Its first words")),
    ];
    let rows = seen.left_out.iter().map(|line| {
        vec![Cell::Raw(line.line.to_string()), Cell::Words(why(line.why)), Cell::Raw(line.words.clone())]
    });
    let mut blocks = vec![
        Block::Heading(text!("Lignes laissées de côté", "Lines left out")),
        Block::Table(Table { columns: titles.into(), rows: rows.collect() }),
    ];
    let all: u64 = seen.left_out_count.values().sum();
    let more = number(all).saturating_sub(seen.left_out.len());
    if more > 0 {
        blocks.push(Block::Paragraph(text!("… et {more} autres", "… and {more} more", more = more)));
    }
    blocks
}

/// Lists the words for which a cell is left empty, and what that means.
fn emptied(seen: &Seen) -> Vec<Block> {
    if seen.emptied.is_empty() {
        return Vec::new();
    }
    let titles = [
        Column::left(text!("Colonne", "Column")),
        Column::left(text!("Mot du fichier", "Word of the file")),
        Column::right(text!("Cellules", "Cells")),
        Column::left(text!("Lu comme", "Read as")),
    ];
    let rows = seen.emptied.iter().map(|emptied| {
        let meaning = emptied.meaning.clone();
        vec![
            Cell::Raw(emptied.column.clone()),
            Cell::Raw(emptied.word.clone()),
            Cell::Count(number(emptied.count)),
            Cell::Words(meaning.unwrap_or(text!("valeur non connue", "value not known"))),
        ]
    });
    vec![
        Block::Heading(text!("Mots qui laissent la cellule vide", "Words that leave the cell empty")),
        Block::Table(Table { columns: titles.into(), rows: rows.collect() }),
    ]
}

fn unknown_words(seen: &Seen) -> Vec<Block> {
    if seen.unknown_words.is_empty() {
        return Vec::new();
    }
    let titles = [
        Column::left(text!("Colonne", "Column")),
        Column::left(text!("Mot du fichier", "Word of the file")),
        Column::right(text!("Cellules", "Cells")),
        Column::left(text!("Pour le traduire", "To translate it")),
    ];
    let mut rows = Vec::new();
    let mut more = 0;
    for (column, words) in &seen.unknown_words {
        let mut words: Vec<_> = words.iter().collect();
        words.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.word.cmp(&b.word)));
        more += words.len().saturating_sub(MOST_NAMED);
        for unknown in words.into_iter().take(MOST_NAMED) {
            let meaning = unknown.nearest.as_deref().unwrap_or("…");
            rows.push(vec![
                Cell::Raw(column.clone()),
                Cell::Raw(unknown.word.clone()),
                Cell::Count(number(unknown.count)),
                Cell::Raw(format!("--value \"{}={meaning}\"", unknown.word)),
            ]);
        }
    }
    let mut blocks = vec![
        Block::Heading(text!(
            "Mots qui ne sont pas de la liste, gardés tels quels",
            "Words that are not in the list, kept as they were"
        )),
        Block::Table(Table { columns: titles.into(), rows }),
    ];
    if more > 0 {
        blocks.push(Block::Paragraph(text!("… et {more} autres", "… and {more} more", more = more)));
    }
    blocks
}

fn kept(seen: &Seen) -> Vec<Block> {
    if seen.kept.is_empty() {
        return Vec::new();
    }
    let titles = [
        Column::right(text!("Ligne", "Line")),
        Column::left(text!("Colonne", "Column")),
        Column::left(text!("Cellule", "Cell")),
    ];
    let rows = seen.kept.iter().map(|kept| {
        vec![Cell::Raw(kept.line.to_string()), Cell::Raw(kept.column.clone()), Cell::Raw(kept.cell.clone())]
    });
    let mut blocks = vec![
        Block::Heading(text!(
            "Cellules qui n'ont pas été comprises, gardées telles quelles",
            "Cells that were not understood, kept as they were"
        )),
        Block::Table(Table { columns: titles.into(), rows: rows.collect() }),
    ];
    let lists = |column: &&String| !seen.unknown_words.contains_key(*column);
    let all: u64 = seen.kept_count.keys().filter(lists).map(|column| seen.kept_count[column]).sum();
    let more = number(all).saturating_sub(seen.kept.len());
    if more > 0 {
        blocks.push(Block::Paragraph(text!("… et {more} autres", "… and {more} more", more = more)));
    }
    blocks
}

/// What else was done, one sentence each.
fn notes(import: &Import) -> Vec<Text> {
    let seen = &import.seen;
    let mut notes = Vec::new();
    for (column, count) in &seen.zeros {
        notes.push(text!(
            "{column} : zéros de tête remis dans {cells} (le tableur les avait perdus).",
            "{column}: leading zeros put back in {cells} (the spreadsheet had lost them).",
            column = column,
            cells = Count::new(number(*count), "cellule", "cellules", "cell", "cells")
        ));
    }
    for (column, count) in &seen.years {
        notes.push(text!(
            "{column} : année laissée de côté dans {cells} (la colonne n'a que le mois et le jour).",
            "{column}: year left out in {cells} (the column holds the month and the day only).",
            column = column,
            cells = Count::new(number(*count), "cellule", "cellules", "cell", "cells")
        ));
    }
    for (column, read_as) in &seen.open {
        notes.push(text!(
            "{column} : la colonne se lit de deux façons ; {read_as}.",
            "{column}: the column can be read in two ways; {read_as}.",
            column = column,
            read_as = reading(*read_as)
        ));
    }
    if seen.failed_formulas > 0 {
        notes.push(text!(
            "Formules en erreur (#N/A, #DIV/0! …) : {cells}.",
            "Formulas that failed (#N/A, #DIV/0! …): {cells}.",
            cells = Count::new(number(seen.failed_formulas), "cellule", "cellules", "cell", "cells")
        ));
    }
    if import.merged > 0 {
        notes.push(text!(
            "Cellules fusionnées : {merged} ({places}) ; la valeur reste à la première, les autres sont vides.",
            "Merged cells: {merged} ({places}); the value stays in the first, the others are empty.",
            merged = import.merged,
            places = places(import)
        ));
    }
    if !import.other_sheets.is_empty() {
        let names: Vec<&str> = import.other_sheets.iter().map(String::as_str).collect();
        notes.push(text!(
            "Autres feuilles, non lues : {names} (--sheet en choisit une).",
            "Other sheets, not read: {names} (--sheet picks one).",
            names = named(&names)
        ));
    }
    notes
}

/// The first places of merged cells.
fn places(import: &Import) -> String {
    let more = if import.merged > import.merged_places.len() { ", …" } else { "" };
    import.merged_places.join(", ") + more
}

/// An example of how a column was read.
fn reading(reading: Reading) -> Text {
    match reading {
        Reading::PointIsDecimal => {
            text!("1.234 a été lu un et 234 millièmes", "1.234 was read as one and 234 thousandths")
        }
        Reading::CommaIsDecimal => {
            text!("1,234 a été lu un et 234 millièmes", "1,234 was read as one and 234 thousandths")
        }
        Reading::DayFirst => text!("03/04/2025 a été lu 3 avril", "03/04/2025 was read as 3 April"),
    }
}

fn preview(import: &Import) -> Table {
    let columns = import.preview.columns.iter().map(|title| Column::left(Text::same(title)));
    let rows = import.preview.rows.iter().map(|row| row.iter().map(|cell| Cell::Raw(cell.clone())).collect());
    Table { columns: columns.collect(), rows: rows.collect() }
}

fn end(import: &Import) -> Text {
    let next = if import.table == "facts" { "otn check" } else { "otn data check" };
    match import.written {
        true => text!(
            "Écrit : {file}, {rows}. Ensuite : « {next} » dit ce qui reste à corriger.",
            "Written: {file}, {rows}. Next: “{next}” says what is left to mend.",
            file = import.file,
            rows = lines(import.seen.rows),
            next = next
        ),
        false => text!(
            "Rien n'a été écrit (--dry-run) : {rows} iraient dans {file}.",
            "Nothing was written (--dry-run): {rows} would go to {file}.",
            file = import.file,
            rows = lines(import.seen.rows)
        ),
    }
}

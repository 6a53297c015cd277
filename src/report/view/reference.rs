//! The file reference: every key of the mission's TOML files, what it holds and what it means.

use crate::{
    language::{Text, text},
    mission::{
        key::{Key, Need, Shape},
        schema,
    },
    report::document::{Block, Cell, Column, Document, Table},
    state_of_play::{
        catalogue,
        table_schema::{Field, TableSchema},
    },
};

/// Lays out the keys of one kind of file, or of all.
pub(crate) fn keys(only: Option<&str>) -> Document {
    let mut blocks = vec![Block::Paragraph(text!(
        "Une clé marquée * est obligatoire. Les mots des listes fermées sont acceptés en anglais et en français, sans regard aux accents ni à la casse.",
        "A key marked * is required. The words of closed lists are accepted in English and in French, without regard to accents and case."
    ))];
    for (name, _) in schema::NAMES.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)) {
        let mut tables = Vec::new();
        collect("", schema::keys(name).unwrap_or_default(), &mut tables);
        blocks.extend(tables.into_iter().flat_map(|(path, keys)| {
            let title = if path.is_empty() { file(name) } else { Text::same(&format!("[{path}]")) };
            [Block::Heading(title), Block::Table(table(keys))]
        }));
    }
    Document { title: text!("Les clés des fichiers", "The keys of the files"), blocks }
}

/// Lays out the columns of a table: how each is titled, what it holds, which words it takes.
pub(crate) fn columns(table: &catalogue::Table, schema: &TableSchema) -> Document {
    let titles = vec![
        Column::left(text!("colonne", "column")),
        Column::left(text!("nom", "name")),
        Column::left(text!("contient", "holds")),
        Column::left(text!("mots acceptés, ou exemple", "accepted words, or an example")),
    ];
    let rows = schema.fields.iter().map(|field| {
        let required = if field.constraints.required { " *" } else { "" };
        let title = field.title.clone().unwrap_or_else(|| Text::same(&field.name));
        vec![
            Cell::Words(text!("{title}{star}", "{title}{star}", title = title, star = required)),
            Cell::Raw(field.name.clone()),
            Cell::Words(field.kind.words()),
            if field.labels.is_empty() {
                field.example.as_ref().map_or(Cell::Empty, |example| Cell::Raw(example.clone()))
            } else {
                Cell::Words(words(field))
            },
        ]
    });
    let intro = text!(
        "Une colonne marquée * est à remplir à chaque ligne. Les titres français et les noms anglais sont acceptés, comme les mots, sans regard aux accents ni à la casse.",
        "A column marked * is filled in on each line. French titles and English names are accepted, as are the words, without regard to accents and case."
    );
    let file = Text::same(&format!("state-of-play/{}.csv", table.name));
    let blocks = vec![Block::Paragraph(intro), Block::Table(Table { columns: titles, rows: rows.collect() })];
    Document { title: file, blocks }
}

/// Returns the names of a closed list, in its order, in both languages.
fn words(field: &Field) -> Text {
    let names: Vec<&Text> = field.constraints.words.iter().filter_map(|key| field.labels.get(key)).collect();
    let listed = Text::joined(&names, ", ");
    match &field.empty_means {
        Some(meaning) => text!(
            "{listed} ; vide ou « {meaning} »",
            "{listed}; empty or “{meaning}”",
            listed = listed,
            meaning = meaning
        ),
        None => listed,
    }
}

fn file(name: &str) -> Text {
    Text::same(match name {
        "mission" => "mission.toml",
        "facts" => "facts/*.toml",
        "plan" => "plan/*.toml",
        _ => "indicators/*.toml",
    })
}

/// Gathers a file's tables, the outer ones first; a list of tables is written `[[path]]`.
fn collect(path: &str, keys: &'static [Key], out: &mut Vec<(String, &'static [Key])>) {
    out.push((path.to_owned(), keys));
    for key in keys {
        let below = if path.is_empty() {
            key.name.to_owned()
        } else {
            format!("{}.{}", path.trim_matches(['[', ']']), key.name)
        };
        match key.shape {
            Shape::Table(keys) => collect(&below, keys, out),
            Shape::Tables(keys) => collect(&format!("[{below}]"), keys, out),
            _ => {}
        }
    }
}

fn table(keys: &[Key]) -> Table {
    let columns = [text!("Clé", "Key"), text!("Contient", "Holds"), text!("Sens", "Meaning")];
    let rows = keys.iter().map(|key| {
        let mark = if key.need == Need::Required { " *" } else { "" };
        vec![
            Cell::Raw(format!("{}{mark}", key.name)),
            Cell::Words(holds(key.shape)),
            Cell::Words(key.help.clone()),
        ]
    });
    Table { columns: columns.into_iter().map(Column::left).collect(), rows: rows.collect() }
}

fn holds(shape: Shape) -> Text {
    match shape {
        Shape::Text => text!("un texte", "a text"),
        Shape::Id => text!("un identifiant", "an id"),
        Shape::Reference => text!("l'identifiant d'autre chose", "the id of something else"),
        Shape::Path => text!("un chemin", "a path"),
        Shape::Integer(lowest, highest) => text!(
            "un entier, de {lowest} à {highest}",
            "a whole number, from {lowest} to {highest}",
            lowest = lowest.to_string(),
            highest = highest.to_string()
        ),
        Shape::Number => text!("un nombre", "a number"),
        Shape::Days => text!("un nombre de jours, à partir de 0", "a number of days, from 0 on"),
        Shape::Money => text!("des euros", "euros"),
        Shape::Date => text!("une date, AAAA-MM-JJ", "a date, YYYY-MM-DD"),
        Shape::Scalar => text!("un texte, un nombre ou une date", "a text, a number or a date"),
        Shape::Word(spellings) => Text::same(&spellings().join(", ")),
        Shape::Texts => text!("une liste de textes", "a list of texts"),
        Shape::References => text!("une liste d'identifiants", "a list of ids"),
        Shape::Numbers => text!("une liste de nombres", "a list of numbers"),
        Shape::Table(_) => text!("une table", "a table"),
        Shape::Tables(_) => text!("une liste de tables", "a list of tables"),
        Shape::Figures => text!("des nombres par identifiant", "numbers by id"),
        Shape::Amounts => text!("des euros par intitulé", "euros by name"),
    }
}

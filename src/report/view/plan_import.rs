//! What a plan brought back from a spreadsheet changes: cell by cell, what is in conflict, what was not understood.

use crate::{
    language::{
        Language, Text, count::Count, list::List, text, typography::shortened, vocabulary::Vocabulary as _,
    },
    mission::vocabulary::Status,
    report::document::{Block, Cell, Column, Document, Sign, Table},
    strategy::{
        import::{PlanImport, Why, said},
        register,
    },
};

/// Lays an import of the plan out.
pub(crate) fn plan_import(import: &PlanImport, language: Language) -> Document {
    let mut blocks = vec![Block::Paragraph(summary(import))];
    if !import.based && !import.foreign {
        blocks.push(Block::Paragraph(text!(
            "Le fichier ne dit pas ce qu'il contenait à l'export : chaque différence est prise pour un changement, même si c'est la mission qui a changé depuis.",
            "The file does not say what it held when it was exported: each difference is taken for a change, even where it is the mission that has changed since."
        )));
    }
    blocks.extend(changes(import, language));
    blocks.extend(conflicts(import, language));
    blocks.extend(added(import));
    blocks.extend(problems(import));
    blocks.extend(notes(import).into_iter().map(Block::Paragraph));
    Document { title: text!("{source} → plan/", "{source} → plan/", source = import.source), blocks }
}

fn summary(import: &PlanImport) -> Text {
    let count =
        |n: usize, fr: [&'static str; 2], en: [&'static str; 2]| Count::new(n, fr[0], fr[1], en[0], en[1]);
    let changes = count(import.changes.len(), ["changement", "changements"], ["change", "changes"]);
    let added =
        count(import.added.len(), ["action nouvelle", "actions nouvelles"], ["new action", "new actions"]);
    let place = if import.sheet.is_empty() {
        text!("ligne {n}", "line {n}", n = line(import.header_line))
    } else {
        text!("feuille « {sheet} »", "sheet “{sheet}”", sheet = import.sheet)
    };
    if import.foreign {
        return text!(
            "{place} : {added} ; {kept}.",
            "{place}: {added}; {kept}.",
            place = place,
            added = added,
            kept = count(
                import.problems.len(),
                [
                    "cellule gardée dans le commentaire, faute d'avoir été comprise",
                    "cellules gardées dans le commentaire, faute d'avoir été comprises"
                ],
                [
                    "cell kept in the comment, for want of being understood",
                    "cells kept in the comment, for want of being understood"
                ]
            )
        );
    }
    text!(
        "{place} : {changes}, {added}, {conflicts}, {problems}.",
        "{place}: {changes}, {added}, {conflicts}, {problems}.",
        place = place,
        changes = changes,
        added = added,
        conflicts = count(import.conflicts.len(), ["conflit", "conflits"], ["conflict", "conflicts"]),
        problems = count(
            import.problems.len(),
            ["cellule à revoir", "cellules à revoir"],
            ["cell to mend", "cells to mend"]
        )
    )
}

fn title(key: &str) -> Text {
    let known = register::Column::ALL.into_iter().find(|column| column.key() == key);
    known.map_or(Text::same(key), register::Column::title)
}

fn value(key: &str, written: &str, language: Language) -> Cell {
    if written.is_empty() {
        return Cell::Words(text!("(rien)", "(nothing)"));
    }
    Cell::Raw(said(key, written, language))
}

fn changes(import: &PlanImport, language: Language) -> Vec<Block> {
    let rows = import.changes.iter().map(|change| {
        vec![
            Cell::Raw(change.id.clone()),
            Cell::Words(title(change.key)),
            value(change.key, &change.from, language),
            value(change.key, &change.to, language),
            Cell::Raw(format!("{}:{}", change.file, change.line)),
        ]
    });
    section(
        text!("Ce qui change", "What changes"),
        [
            text!("Action", "Action"),
            text!("Colonne", "Column"),
            text!("De", "From"),
            text!("À", "To"),
            text!("Où", "Where"),
        ],
        rows.collect(),
    )
}

fn conflicts(import: &PlanImport, language: Language) -> Vec<Block> {
    let rows = import.conflicts.iter().map(|conflict| {
        vec![
            Cell::Status(Sign::Bad, Text::same(&conflict.cell)),
            Cell::Raw(conflict.id.clone()),
            Cell::Words(title(conflict.key)),
            value(conflict.key, &conflict.base, language),
            value(conflict.key, &conflict.mission, language),
            value(conflict.key, &conflict.sheet, language),
        ]
    });
    let mut blocks = section(
        text!("Changé des deux côtés : rien n'est repris", "Changed on both sides: nothing is taken"),
        [
            text!("Cellule", "Cell"),
            text!("Action", "Action"),
            text!("Colonne", "Column"),
            text!("À l'export", "When exported"),
            text!("Mission", "Mission"),
            text!("Classeur", "Workbook"),
        ],
        rows.collect(),
    );
    if !blocks.is_empty() {
        blocks.push(Block::Paragraph(text!(
            "Écrivez dans le TOML la valeur qui convient, puis refaites un export.",
            "Write the right value into the TOML, then export again."
        )));
    }
    blocks
}

fn added(import: &PlanImport) -> Vec<Block> {
    let rows = import.added.iter().map(|added| {
        vec![
            Cell::Raw(line(added.row)),
            Cell::Raw(added.title.clone()),
            Cell::Raw(added.id.clone()),
            Cell::Raw(added.file.clone()),
        ]
    });
    section(
        text!("Actions nouvelles", "New actions"),
        [
            text!("Ligne", "Row"),
            text!("Action", "Action"),
            text!("Identifiant", "Id"),
            text!("Fichier", "File"),
        ],
        rows.collect(),
    )
}

fn problems(import: &PlanImport) -> Vec<Block> {
    let rows = import.problems.iter().map(|problem| {
        vec![
            Cell::Status(Sign::Watch, Text::same(&problem.cell)),
            Cell::Raw(problem.column.clone()),
            Cell::Raw(short(&problem.found)),
            Cell::Words(why(&problem.why)),
        ]
    });
    let heading = if import.foreign {
        text!("Pas compris : gardé dans le commentaire", "Not understood: kept in the comment")
    } else {
        text!("Pas compris : la valeur du fichier reste", "Not understood: the file's value stays")
    };
    section(
        heading,
        [
            text!("Cellule", "Cell"),
            text!("Colonne", "Column"),
            text!("Contient", "Holds"),
            text!("Pourquoi", "Why"),
        ],
        rows.collect(),
    )
}

/// The longest text of a cell that is shown.
const LONGEST: usize = 60;

fn short(words: &str) -> String {
    shortened(words, LONGEST).into_owned()
}

fn why(why: &Why) -> Text {
    let near = |nearest: Option<&str>| {
        nearest.map_or(Text::fixed("", ""), |near| {
            text!(" ; vouliez-vous dire « {near} » ?", "; did you mean “{near}”?", near = near)
        })
    };
    match why {
        Why::Failed => text!("la formule a échoué", "the formula failed"),
        Why::Uncomputed => text!(
            "le résultat de la formule n'est pas dans le fichier : ouvrez-le dans un tableur et enregistrez-le",
            "the file does not hold the formula's result: open it in a spreadsheet and save it"
        ),
        Why::BadId => text!(
            "ce ne peut pas être un identifiant : laissez la case vide, il sera fait d'après l'intitulé",
            "it cannot be an id: leave the cell empty, it will be made of the title"
        ),
        Why::NoDate => text!(
            "ce n'est pas une date : écrivez par exemple 31/12/2027",
            "this is no date: write for instance 31/12/2027"
        ),
        Why::NoAmount => text!("ce n'est pas un montant", "no amount"),
        Why::NoNumber => text!(
            "ce n'est pas un nombre positif à la portée d'un plan",
            "no positive number within the reach of a plan"
        ),
        Why::NoFunding => text!(
            "écrivez chaque financeur et son montant, séparés par un point-virgule : Région 54\u{202f}000 ; Office 12\u{202f}000",
            "write each payer and its amount, divided by semicolons: Region 54000; Office 12000"
        ),
        Why::Spread => text!(
            "le fichier l'écrit en tables [[action.funding]] : changez-le dans le TOML",
            "the file writes it as tables [[action.funding]]: change it in the TOML"
        ),
        Why::NoScore => text!("ce n'est pas un nombre entier de 1 à 5", "no whole number from 1 to 5"),
        Why::NoStatus { nearest } => nearest.and_then(Status::parse).map_or_else(
            || {
                text!(
                    "ce n'est pas un statut : écrivez {statuses}",
                    "no status: write {statuses}",
                    statuses = List::or(&Status::spellings())
                )
            },
            |near| {
                text!(
                    "ce n'est pas un statut ; vouliez-vous dire « {near} » ?",
                    "no status; did you mean “{near}”?",
                    near = near.name()
                )
            },
        ),
        Why::NoPerson { nearest } => {
            let near = near(nearest.as_deref());
            text!(
                "aucune personne de ce nom dans mission.toml{near}",
                "nobody of this name in mission.toml{near}",
                near = near
            )
        }
        Why::NoObjective { nearest } => {
            let near = near(nearest.as_deref());
            text!("aucun objectif de ce nom{near}", "no objective of this name{near}", near = near)
        }
        Why::NoAction { id } => text!("aucune action « {id} »", "no action “{id}”", id = id),
        Why::Needed => text!("une action ne peut pas s'en passer", "an action cannot do without it"),
        Why::Twice => {
            text!(
                "une autre ligne a cet identifiant : celle-ci n'est pas lue",
                "another row has this id: this one is not read"
            )
        }
        Why::NoTitle => text!("une action nouvelle a besoin d'un intitulé", "a new action needs a title"),
    }
}

/// What is told beside the changes, a sentence each.
fn notes(import: &PlanImport) -> Vec<Text> {
    let mut notes = untaken(import);
    if !import.removed.is_empty() {
        notes.push(text!(
            "Sans ligne dans le classeur : {ids}. Rien n'est effacé ; pour abandonner une action, donnez-lui le statut « abandonnée ».",
            "Without a row in the workbook: {ids}. Nothing is deleted; to give an action up, give it the status “dropped”.",
            ids = import.removed.join(", ")
        ));
    }
    for (label, nearest) in &import.unknown_columns {
        notes.push(match nearest {
            Some(key) => text!(
                "La colonne « {label} » n'est pas lue ; si c'est « {title} » : --map \"{label}={key}\".",
                "The column “{label}” is not read; if it is “{title}”: --map \"{label}={key}\".",
                label = label,
                title = title(key),
                key = *key
            ),
            // It may be one of those that are missing, under another name.
            None => match import.missing_columns.first().filter(|_| !import.foreign) {
                Some(key) => text!(
                    "La colonne « {label} » n'est pas lue ; si c'est une colonne renommée, dites laquelle, par exemple --map \"{label}={key}\" pour « {title} ».",
                    "The column “{label}” is not read; if it is a renamed one, say which, for instance --map \"{label}={key}\" for “{title}”.",
                    label = label,
                    title = title(key),
                    key = *key
                ),
                None => text!(
                    "La colonne « {label} » n'est pas lue.",
                    "The column “{label}” is not read.",
                    label = label
                ),
            },
        });
    }
    if !import.missing_columns.is_empty() && !import.foreign {
        notes.push(text!(
            "Absent du classeur, laissé tel quel : {titles}.",
            "Not in the workbook, left as it is: {titles}.",
            titles =
                Text::joined(&import.missing_columns.iter().map(|key| title(key)).collect::<Vec<_>>(), ", ")
        ));
    }
    if !import.formulas.is_empty() {
        notes.push(text!(
            "Valeurs données par une formule, prises comme le tableur les a calculées : {cells}.",
            "Values that a formula gives, taken as the spreadsheet computed them: {cells}.",
            cells = import.formulas.join(", ")
        ));
    }
    if !import.skipped.is_empty() {
        let rows: Vec<String> = import.skipped.iter().map(|row| line(*row)).collect();
        notes.push(text!(
            "Lignes laissées de côté, sans action : {rows}.",
            "Rows left out, without an action: {rows}.",
            rows = rows.join(", ")
        ));
    }
    notes
}

/// What was changed in the workbook and is not taken, or would be lost.
fn untaken(import: &PlanImport) -> Vec<Text> {
    let mut notes: Vec<Text> = import
        .changed_sheets
        .iter()
        .map(|sheet| {
            text!(
                "La feuille « {sheet} » a été changée depuis l'export : elle ne revient pas, seule « {read} » est lue.",
                "The sheet “{sheet}” was changed since it was exported: it does not come back, only “{read}” is read.",
                sheet = sheet,
                read = import.sheet
            )
        })
        .collect();
    if !import.computed.is_empty() {
        notes.push(text!(
            "Cellules calculées, rien n'en revient : {cells} ; les indicateurs se changent dans le TOML, les résultats viennent du journal (« otn plan measure »).",
            "Computed cells, nothing of them comes back: {cells}; indicators are changed in the TOML, results come from the log (“otn plan measure”).",
            cells = import.computed.join(", ")
        ));
    }
    notes.extend(import.twice.iter().map(|(label, first, second)| {
        text!(
            "Deux colonnes « {label} » : {first} est lue, {second} ne l'est pas.",
            "Two columns “{label}”: {first} is read, {second} is not.",
            label = label,
            first = first,
            second = second
        )
    }));
    notes.extend(import.added.iter().filter_map(|added| {
        Some(text!(
            "« {id} » : identifiant inconnu, donc action nouvelle ; « {gone} », du même intitulé, n'a plus de ligne : renommée ? Un identifiant ne se change pas dans le classeur.",
            "“{id}”: an unknown id, so a new action; “{gone}”, of the same title, has no row any more: renamed? An id is not changed in the workbook.",
            id = added.id,
            gone = added.renamed.as_ref()?
        ))
    }));
    notes.extend(import.unbalanced.iter().map(|one| {
        text!(
            "« {id} » coûterait {cost}, financée à hauteur de {funding} : reprenez la colonne « Financement ».",
            "“{id}” would cost {cost}, funded for {funding}: mend the column “Funding”.",
            id = one.id,
            cost = one.cost,
            funding = one.funding
        )
    }));
    notes.extend(import.lost.iter().map(|one| {
        text!(
            "Un commentaire du fichier part avec ce qu'il annotait ({id}, {column}) : {comment}",
            "A comment of the file goes with what it was about ({id}, {column}): {comment}",
            id = one.id,
            column = title(one.key),
            comment = one.comment
        )
    }));
    notes
}

fn line(number: u64) -> String {
    number.to_string()
}

fn section<const N: usize>(title: Text, columns: [Text; N], rows: Vec<Vec<Cell>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = columns.into_iter().map(Column::left).collect();
    vec![Block::Heading(title), Block::Table(Table { columns, rows })]
}

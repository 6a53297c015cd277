//! Why a file cannot be imported, in words that say what to do.

use super::heading::DEEPEST_HEADER;
use crate::language::{Text, text};

/// Why nothing was imported.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The system refused, or what is there is no file.
    Unreadable(Text),
    /// The name says workbook, the content is something else.
    NotAWorkbook,
    /// A web page saved under a spreadsheet's name.
    WebPage,
    /// A workbook of a kind that is not read.
    OtherKind(&'static str),
    /// The workbook asks for a password.
    Password,
    /// A part of the workbook is larger, once unpacked, than any real one.
    TooLarge(String),
    /// The file is damaged.
    Broken(String),
    /// No sheet has this name.
    UnknownSheet {
        /// The name asked for.
        name: String,
        /// The sheets that are there.
        sheets: Vec<String>,
    },
    /// A quote opened on this line is never closed.
    Unclosed(u64),
    /// Nothing is in the file.
    Empty,
    /// No row looks like a header.
    NoHeader,
    /// No table has this name.
    UnknownTable {
        /// The name asked for.
        name: String,
        /// The tables that are known.
        tables: Vec<String>,
    },
    /// The columns could be those of several tables, or of none.
    TableUnsure(Vec<String>),
    /// `--map` names a label that the file does not have.
    UnknownLabel {
        /// The label asked for.
        label: String,
        /// The one that was probably meant.
        nearest: Option<String>,
    },
    /// `--map` names a column that the table does not have.
    UnknownColumn {
        /// The column asked for.
        column: String,
        /// The columns of the table.
        columns: Vec<String>,
    },
    /// `--value` gives a word a meaning that no column knows.
    UnknownMeaning {
        /// The word of the file.
        word: String,
        /// The meaning asked for.
        meaning: String,
        /// The words that the columns know.
        accepted: Text,
    },
    /// Two labels are mapped to one column.
    MappedTwice(String),
    /// No column of the file is one of the table's.
    NoColumn(String),
    /// A file is there already.
    There(String),
    /// No sheet looks like an action plan.
    NoPlan,
    /// The workbook is a report's for those who read it: nothing of it comes back.
    ToBeRead,
    /// The workbook is a report's, and the column of ids is not in it any more.
    NoIds,
    /// A file of the mission does not parse, and cannot be changed where it stands.
    Unmendable {
        /// The file.
        file: String,
        /// What the parser says.
        reason: String,
    },
    /// An action is written on one line, and cannot be changed where it stands.
    OneLine {
        /// The file.
        file: String,
        /// The action.
        id: String,
    },
    /// The schema beside the CSV cannot be used.
    Schema(String),
}

impl Refusal {
    /// Returns what went wrong and what to do.
    pub(crate) fn words(&self) -> Text {
        match self {
            Self::Unreadable(reason) => {
                text!("lecture impossible : {reason}", "it cannot be read: {reason}", reason = reason)
            }
            Self::Unclosed(line) => text!(
                "un guillemet (\") ouvert à la ligne {line} n'est jamais fermé : les lignes qui suivent seraient prises dans une cellule ; fermez-le, ou doublez-le s'il fait partie du texte",
                "a quote (\") opened on line {line} is never closed: the lines below would be taken into one cell; close it, or double it if it is part of the text",
                line = line.to_string()
            ),
            Self::NotAWorkbook => text!(
                "ce n'est pas un classeur, malgré son nom : ouvrez-le dans un tableur et enregistrez-le en .xlsx ou en .ods",
                "it is no workbook, in spite of its name: open it in a spreadsheet and save it as .xlsx or .ods"
            ),
            Self::WebPage => text!(
                "c'est une page web sous un nom de classeur : ouvrez-la dans un tableur et enregistrez-la en .xlsx ou en .ods",
                "it is a web page under a workbook's name: open it in a spreadsheet and save it as .xlsx or .ods"
            ),
            Self::OtherKind(kind) => text!(
                "c'est un fichier {kind}, qui n'est pas lu : enregistrez-le en .xlsx, en .ods ou en CSV",
                "it is a {kind} file, which is not read: save it as .xlsx, .ods or CSV",
                kind = *kind
            ),
            Self::Empty => text!("le fichier ne contient rien", "the file holds nothing"),
            Self::Password => text!(
                "le classeur est protégé par un mot de passe : enregistrez-en une copie sans mot de passe",
                "the workbook is protected by a password: save a copy without one"
            ),
            Self::TooLarge(part) => text!(
                "{part} dépasse, une fois décompressé, la taille d'un vrai classeur : rien n'a été lu",
                "{part} is larger, once unpacked, than any real workbook: nothing was read",
                part = part
            ),
            Self::Broken(reason) => text!(
                "le fichier est abîmé ({reason}) : ouvrez-le dans un tableur et enregistrez-le à nouveau",
                "the file is damaged ({reason}): open it in a spreadsheet and save it again",
                reason = reason
            ),
            Self::There(file) => text!(
                "{file} existe déjà : rien n'a été écrit",
                "{file} is there already: nothing was written",
                file = file
            ),
            Self::Schema(reason) => text!(
                "le schéma de la table est inutilisable : {reason}",
                "the table's schema cannot be used: {reason}",
                reason = reason
            ),
            Self::NoPlan => text!(
                "aucune feuille ne ressemble à un plan d'action : il faut une ligne d'en-tête avec une colonne Identifiant (export de « otn plan report --format xlsx ») ou Titre ; --map \"Libellé=title\" dit laquelle",
                "no sheet looks like an action plan: a header line is needed with a column Id (as “otn plan report --format xlsx” writes it) or Title; --map \"Label=title\" says which"
            ),
            Self::ToBeRead => text!(
                "ce classeur se lit, rien n'en revient dans la mission : complétez celui de « otn plan report --for technicians --format xlsx --output plan.xlsx »",
                "this workbook is to be read, nothing of it comes back into the mission: fill in that of “otn plan report --for technicians --format xlsx --output plan.xlsx”"
            ),
            Self::NoIds => text!(
                "ce classeur vient de « otn plan report », mais sa colonne Identifiant n'y est plus : sans elle, chaque action entrerait une seconde fois ; remettez-la, ou repartez d'un nouvel export",
                "this workbook comes from “otn plan report”, but its column Id is gone: without it every action would come in a second time; put it back, or start from a new export"
            ),
            Self::Unmendable { file, reason } => text!(
                "{file} ne se lit pas ({reason}) : corrigez-le d'abord, « otn check » montre où",
                "{file} cannot be parsed ({reason}): mend it first, “otn check” shows where",
                file = file,
                reason = reason
            ),
            Self::OneLine { file, id } => text!(
                "l'action « {id} » de {file} n'est pas écrite en [[action]] : changez-la à la main",
                "the action “{id}” of {file} is not written as [[action]]: change it by hand",
                file = file,
                id = id
            ),
            Self::UnknownSheet { .. }
            | Self::NoHeader
            | Self::UnknownTable { .. }
            | Self::TableUnsure(_)
            | Self::UnknownLabel { .. }
            | Self::UnknownColumn { .. }
            | Self::UnknownMeaning { .. }
            | Self::MappedTwice(_)
            | Self::NoColumn(_) => self.unmatched(),
        }
    }

    /// What went wrong between the file's words and the tables'.
    fn unmatched(&self) -> Text {
        match self {
            Self::UnknownSheet { name, sheets } => text!(
                "aucune feuille ne s'appelle « {name} » ; feuilles : {sheets}",
                "no sheet is called “{name}”; sheets: {sheets}",
                name = name,
                sheets = sheets.join(", ")
            ),
            Self::UnknownTable { name, tables } => text!(
                "aucune table ne s'appelle « {name} » ; tables : {tables}",
                "no table is called “{name}”; tables: {tables}",
                name = name,
                tables = tables.join(", ")
            ),
            Self::TableUnsure(tables) if tables.is_empty() => text!(
                "les colonnes ne ressemblent à celles d'aucune table : dites laquelle avec --table (« otn schema » les donne toutes)",
                "the columns look like those of no table: say which with --table (“otn schema” lists them)"
            ),
            Self::TableUnsure(tables) => text!(
                "les colonnes peuvent être celles de plusieurs tables ({tables}) : dites laquelle avec --table",
                "the columns may be those of several tables ({tables}): say which with --table",
                tables = tables.join(", ")
            ),
            Self::UnknownLabel { label, nearest: Some(nearest) } => text!(
                "aucune colonne du fichier ne s'appelle « {label} » ; vouliez-vous dire « {nearest} » ?",
                "no column of the file is called “{label}”; did you mean “{nearest}”?",
                label = label,
                nearest = nearest
            ),
            Self::UnknownLabel { label, nearest: None } => text!(
                "aucune colonne du fichier ne s'appelle « {label} »",
                "no column of the file is called “{label}”",
                label = label
            ),
            Self::UnknownColumn { column, columns } => text!(
                "la table n'a pas de colonne « {column} » ; colonnes : {columns}",
                "the table has no column “{column}”; columns: {columns}",
                column = column,
                columns = columns.join(", ")
            ),
            Self::UnknownMeaning { word, meaning, accepted } if accepted.fr.is_empty() => text!(
                "--value \"{word}={meaning}\" : aucune des colonnes reprises n'a de mot « {meaning} »",
                "--value \"{word}={meaning}\": none of the columns taken has a word “{meaning}”",
                word = word,
                meaning = meaning
            ),
            Self::UnknownMeaning { word, meaning, accepted } => text!(
                "--value \"{word}={meaning}\" : « {meaning} » n'est un mot d'aucune colonne ; mots acceptés : {accepted} ; rien après le signe égal vide la cellule",
                "--value \"{word}={meaning}\": “{meaning}” is a word of no column; words accepted: {accepted}; nothing after the equals sign empties the cell",
                word = word,
                meaning = meaning,
                accepted = accepted
            ),
            Self::MappedTwice(column) => text!(
                "deux colonnes du fichier sont destinées à « {column} » : n'en gardez qu'une avec --map",
                "two columns of the file are meant for “{column}”: keep one of them with --map",
                column = column
            ),
            Self::NoColumn(table) => text!(
                "aucune colonne du fichier n'est reconnue dans la table {table} : dites lesquelles avec --map \"Libellé=colonne\" (« otn schema {table} » donne les colonnes)",
                "no column of the file is known in the table {table}: say which with --map \"Label=column\" (“otn schema {table}” gives the columns)",
                table = table
            ),
            _ => text!(
                "aucune ligne d'en-tête n'a été trouvée dans les {lines} premières lignes : dites laquelle avec --header",
                "no header line was found in the first {lines} lines: say which with --header",
                lines = DEEPEST_HEADER.to_string()
            ),
        }
    }
}

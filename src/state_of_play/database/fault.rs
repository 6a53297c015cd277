//! Why a query gave no answer, and its words.

use super::MOST_ROWS;
use crate::language::{Text, text};

/// Why a query gave no answer.
#[derive(Clone, Debug)]
pub(crate) enum QueryError {
    /// It is not SQL, or names what is not there: the database's own words, and the byte they are about.
    Wrong {
        /// The database's words, in English.
        message: String,
        /// The byte of the query.
        offset: Option<usize>,
        /// The table or column that was probably meant.
        nearest: Option<String>,
    },
    /// It would do more than read.
    Forbidden,
    /// It takes longer than allowed.
    TooLong,
    /// It takes more memory, or returns more rows, than allowed.
    TooLarge,
    /// Nothing, or more than one statement.
    NotOne,
    /// An indicator's query without a column `value`.
    NoValue,
}

impl QueryError {
    /// Returns what is wrong with a query.
    pub(crate) fn words(&self) -> Text {
        match self {
            Self::Wrong { message, nearest: Some(near), .. } => text!(
                "la requête n'est pas comprise : {message} ; vouliez-vous dire « {near} » ?",
                "the query is not understood: {message}; did you mean “{near}”?",
                message = message,
                near = near
            ),
            Self::Wrong { message, nearest: None, .. } => text!(
                "la requête n'est pas comprise : {message}",
                "the query is not understood: {message}",
                message = message
            ),
            Self::Forbidden => text!(
                "cette requête ferait plus que lire ; seul SELECT est permis",
                "this query would do more than read; only SELECT is allowed"
            ),
            Self::TooLong => text!(
                "la requête demande trop de travail et a été arrêtée ; restreignez-la (WHERE, JOIN … ON)",
                "the query takes too much work and was stopped; narrow it (WHERE, JOIN … ON)"
            ),
            Self::TooLarge => text!(
                "la requête demande trop de mémoire ou rend plus de {most} lignes ; ajoutez LIMIT, ou passez par « otn export sqlite »",
                "the query takes too much memory or returns more than {most} rows; add LIMIT, or use “otn export sqlite”",
                most = MOST_ROWS
            ),
            Self::NotOne => {
                text!("il faut une requête, et une seule", "one query is needed, and one only")
            }
            Self::NoValue => text!(
                "la requête d'un indicateur doit rendre une colonne « value »",
                "an indicator's query must return a column “value”"
            ),
        }
    }
}

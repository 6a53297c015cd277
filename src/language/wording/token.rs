//! A statement cut into words.

use std::ops::Range;

use crate::language::order::folded;

/// A word: its place in the statement, and its letters without case and accents.
pub(super) struct Token {
    /// The bytes of the word.
    pub(super) range: Range<usize>,
    /// The folded word.
    pub(super) folded: String,
}

/// Words beyond this many say nothing about a statement's head or object.
const MOST_WORDS: usize = 60;

/// Cuts a statement at everything but letters, digits and inner hyphens; apostrophes cut ("l'", "d'").
pub(super) fn tokens(statement: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (index, c) in statement.char_indices().chain([(statement.len(), ' ')]) {
        let inside = c.is_alphanumeric() || (c == '-' && start.is_some());
        match (inside, start) {
            (true, None) => start = Some(index),
            (false, Some(from)) => {
                let word = statement[from..index].trim_end_matches('-');
                tokens.push(Token { range: from..from + word.len(), folded: folded(word) });
                start = None;
                if tokens.len() == MOST_WORDS {
                    break;
                }
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    tokens
}

//! A statement cut into words.

use std::ops::Range;

use crate::language::order::folded;

/// A word: its place in the statement, and its letters without case and accents.
#[derive(Debug)]
pub(super) struct Token {
    /// The bytes of the word.
    pub(super) range: Range<usize>,
    /// The folded word.
    pub(super) folded: String,
    /// Whether a comma or a stronger mark follows it.
    pub(super) breaks: bool,
}

/// Words beyond this many say nothing about a statement's head or object.
const MOST_WORDS: usize = 60;

/// Cuts a statement at everything but letters, digits and inner hyphens; apostrophes cut ("l'", "d'").
///
/// A prefix in brackets is part of its word: "(re)formuler", "(co-)create".
pub(super) fn tokens(statement: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut start = None;
    let mut glued = 0;
    for (index, c) in statement.char_indices().chain([(statement.len(), ' ')]) {
        if c == '(' && start.is_none() {
            glued = glued_prefix(&statement[index..]);
        }
        let bracket = matches!(c, '(' | ')') && glued > 0;
        glued = glued.saturating_sub(1);
        let inside = bracket || c.is_alphanumeric() || (c == '-' && start.is_some());
        match (inside, start) {
            (true, None) => start = Some(index),
            (false, Some(from)) => {
                let word = statement[from..index].trim_end_matches('-');
                tokens.push(Token {
                    range: from..from + word.len(),
                    folded: folded(word).replace(['(', ')'], ""),
                    breaks: false,
                });
                start = None;
                if tokens.len() == MOST_WORDS {
                    break;
                }
            }
            (true, Some(_)) | (false, None) => {}
        }
        let mark = matches!(c, ',' | ';' | ':' | '.' | '(' | ')' | '–' | '—' | '/' | '!' | '?');
        if let Some(last) = tokens.last_mut().filter(|_| mark && !inside) {
            last.breaks = true;
        }
    }
    tokens
}

/// Returns how many characters a prefix in brackets takes when letters follow it at once, or 0.
fn glued_prefix(text: &str) -> usize {
    let prefix = text.chars().skip(1).take_while(|c| c.is_alphabetic() || *c == '-').count();
    let mut rest = text.chars().skip(1 + prefix);
    let closed = rest.next() == Some(')') && rest.next().is_some_and(char::is_alphabetic);
    if closed && (1..=4).contains(&prefix) { prefix + 2 } else { 0 }
}

/// Tells whether an indefinite article stands before a token.
pub(super) fn follows_indefinite(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(|token| matches!(token.folded.as_str(), "un" | "une" | "des" | "a" | "an"))
}

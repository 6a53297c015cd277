//! Comparing words without accents and case.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Returns `text` in lower case, without accents; `œ` is `oe`, `’` is `'`.
///
/// The key by which vocabulary is recognised and lists are sorted.
pub(crate) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // The letters that French texts are made of need no table.
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'à' | 'â' => out.push('a'),
            'ç' => out.push('c'),
            'î' | 'ï' => out.push('i'),
            'ô' => out.push('o'),
            'ù' | 'û' => out.push('u'),
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            '’' | 'ʼ' => out.push('\''),
            '\u{a0}' | '\u{202f}' => out.push(c),
            _ => out.extend(c.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)),
        }
    }
    out
}

/// Returns the folded letters and digits of `text` joined by single hyphens.
///
/// `"Ressources humaines"`, `ressources_humaines` and `ressources-humaines` give the same key.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in folded(text).chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_separators_do_not_count() {
        assert_eq!(slug("Défavorable "), "defavorable");
        assert_eq!(slug("Ressources_Humaines"), "ressources-humaines");
        assert_eq!(folded("Œuvre d’Été"), "oeuvre d'ete");
    }
}

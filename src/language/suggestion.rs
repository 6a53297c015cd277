//! "Did you mean": the nearest of the words that would have been right.

use super::order::slug;

/// Returns the candidate that looks most like `word`, if one is close enough.
///
/// Close enough is a Jaro–Winkler similarity of 0.8 on the folded words, the level at which
/// rustc's and clap's suggestions are useful rather than odd.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A word of more than 100 characters is no misspelling of ours; comparing costs its square.
    if word.len() > 100 {
        return None;
    }
    let word = slug(word);
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &slug(candidate)), candidate))
        .filter(|(similarity, _)| *similarity >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_finds_its_neighbour() {
        assert_eq!(nearest("ntaure", ["nature", "statement"]), Some("nature"));
        assert_eq!(nearest("zzz", ["nature", "statement"]), None);
    }
}

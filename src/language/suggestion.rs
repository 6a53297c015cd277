//! "Did you mean": the nearest of the words that would have been right.

use super::order::slug;

/// The most words compared with one; beyond, a suggestion costs more than it helps.
const MOST_CANDIDATES: usize = 2_000;

/// The most comparisons for all the words of a list: a second at most, however many are wrong.
const MOST_COMPARISONS: usize = 4_000_000;

/// The words that would have been right, ready to be compared with many wrong ones.
pub(crate) struct Candidates<'a> {
    folded: Vec<(String, &'a str)>,
    compared: usize,
}

impl<'a> Candidates<'a> {
    /// Takes the words that would have been right.
    pub(crate) fn new(words: impl IntoIterator<Item = &'a str>) -> Self {
        let words = words.into_iter().take(MOST_CANDIDATES);
        Self { folded: words.map(|word| (slug(word), word)).collect(), compared: 0 }
    }

    /// Returns the one that looks most like `word`, if one is close enough; none once too many were compared.
    ///
    /// Close enough is a Jaro–Winkler similarity of 0.8 on the folded words, the level at which
    /// rustc's and clap's suggestions are useful rather than odd.
    pub(crate) fn nearest(&mut self, word: &str) -> Option<&'a str> {
        // A word of more than 100 characters is no misspelling of ours; comparing costs its square.
        if word.len() > 100 || self.compared > MOST_COMPARISONS {
            return None;
        }
        self.compared += self.folded.len();
        let word = slug(word);
        let similar = self.folded.iter().map(|(folded, right)| (strsim::jaro_winkler(&word, folded), *right));
        let best = similar.filter(|(similarity, _)| *similarity >= 0.8).max_by(|a, b| a.0.total_cmp(&b.0));
        best.map(|(_, right)| right)
    }
}

/// Returns the candidate that looks most like `word`, if one is close enough; see [`Candidates::nearest`].
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Candidates::new(candidates).nearest(word)
}

/// Tells whether a word is another but for a few slips of the hand; words that begin alike often mean other things.
pub(crate) fn is_slip(word: &str, right: &str) -> bool {
    let (word, right) = (slug(word), slug(right));
    strsim::osa_distance(&word, &right) <= (right.len() / 4).max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_leaves_most_of_the_word() {
        for (word, right) in
            [("personel", "personnel"), ("Chambre hôte", "chambre d'hôtes"), ("étdues", "études")]
        {
            assert!(is_slip(word, right), "{word}");
        }
        assert!(!is_slip("salaires", "sales"));
    }

    #[test]
    fn a_misspelt_key_finds_its_neighbour() {
        assert_eq!(nearest("ntaure", ["nature", "statement"]), Some("nature"));
        assert_eq!(nearest("zzz", ["nature", "statement"]), None);
    }
}

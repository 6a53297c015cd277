//! The words that tell an objective from a means: data files, read once.

use std::{collections::HashMap, sync::LazyLock};

use rustc_hash::FxBuildHasher;

use crate::language::Language;

/// What the head of a statement (its leading verb or noun of action) says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// An effect: to raise, to reach.
    Effect,
    /// Better, whatever it names: to improve, to strengthen.
    Improve,
    /// Grown or made, as its object says: to develop, to build.
    Develop,
    /// A promise of what it names: to ensure, to guarantee.
    Ensure,
    /// An effect on a result, nothing otherwise: to boost, to stimulate.
    Boost,
    /// Nothing by itself: to have, to offer, to go on with.
    Neutral,
    /// A promise without an effect of its own: to promote, to support.
    Vague,
    /// As the vague ones; a thing promoted is a means: to promote, to encourage.
    Promote,
    /// The giving of what it names: to provide.
    Give,
    /// The bringing about of what it names: to create, to set up.
    Make,
    /// Something one does, unless a result is its object: to organise, to launch, to market.
    Act,
    /// Something one does: to study, to train, to recruit.
    Means,
    /// A verb that no list knows.
    Unknown,
}

/// What the noun of an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something made: a site, a guide, a committee.
    Deliverable,
    /// Something that can be read both ways: an offer, a service, a network.
    Either,
    /// Something that changes: attendance, spending, trust.
    Result,
    /// Those whom a plan serves: visitors, hosts.
    People,
}

/// The letters that a word takes in a file, about, with its space.
const LETTERS_A_WORD: usize = 10;

/// Words of one language; phrases are joined by `_`.
type Words<T> = HashMap<&'static str, T, FxBuildHasher>;

/// One language's words.
pub(super) struct Lexicon {
    verbs: Words<Head>,
    nouns: Words<Head>,
    objects: Words<Kind>,
    states: Words<()>,
    comparatives: Words<()>,
}

/// The French words.
static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::read([
        include_str!("lexicon/verbs.fr.txt"),
        include_str!("lexicon/nouns.fr.txt"),
        include_str!("lexicon/objects.fr.txt"),
    ])
});

/// The English words.
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::read([
        include_str!("lexicon/verbs.en.txt"),
        include_str!("lexicon/nouns.en.txt"),
        include_str!("lexicon/objects.en.txt"),
    ])
});

/// Returns the words of a language.
pub(super) fn lexicon(language: Language) -> &'static Lexicon {
    match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    }
}

impl Lexicon {
    /// Reads the files of leading verbs, of leading nouns and of objects.
    fn read([verbs, nouns, objects]: [&'static str; 3]) -> Self {
        let mut lexicon = Self {
            verbs: heads(verbs),
            nouns: heads(nouns),
            objects: room(objects),
            states: Words::default(),
            comparatives: Words::default(),
        };
        for (class, word) in entries(objects) {
            match (class, kind(class)) {
                (_, Some(kind)) => drop(lexicon.objects.insert(word, kind)),
                ("state", None) => drop(lexicon.states.insert(word, ())),
                (_, None) => drop(lexicon.comparatives.insert(word, ())),
            }
        }
        lexicon
    }

    /// Returns the class of a leading verb, a phrase or a word; "plus d'" counts as "plus de".
    pub(super) fn verb(&self, phrase: &str) -> Option<Head> {
        let whole = || self.verbs.get(phrase.strip_suffix("_d").map(|start| format!("{start}_de"))?.as_str());
        self.verbs.get(phrase).or_else(whole).copied()
    }

    /// Returns the class of a leading noun of action.
    pub(super) fn noun(&self, phrase: &str) -> Option<Head> {
        self.nouns.get(phrase).copied()
    }

    /// Returns what an object's noun is; plurals count as their singular.
    pub(super) fn object(&self, phrase: &str) -> Option<Kind> {
        let singular = || phrase.strip_suffix(['s', 'x']).and_then(|singular| self.objects.get(singular));
        self.objects.get(phrase).or_else(singular).copied()
    }

    /// Tells whether a word describes a situation wanted: "thriving", "accueillant".
    pub(super) fn describes(&self, word: &str) -> bool {
        self.states.contains_key(word)
    }

    /// Tells whether a word compares a situation with today's: "fewer", "mieux".
    pub(super) fn compares(&self, word: &str) -> bool {
        self.comparatives.contains_key(word)
    }
}

/// Returns the verbs or the nouns of action of a file.
fn heads(text: &'static str) -> Words<Head> {
    let mut heads = room(text);
    heads.extend(entries(text).filter_map(|(class, word)| Some((word, head(class)?))));
    heads
}

/// Makes room for all the words of a file: to grow step by step takes as long again as to read them.
fn room<T>(text: &str) -> Words<T> {
    Words::with_capacity_and_hasher(text.len() / LETTERS_A_WORD, FxBuildHasher)
}

/// Returns each word of a file with its class; a class is a line that ends with `:`.
fn entries(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut class = "";
    text.lines().filter(|line| !line.starts_with('#')).flat_map(move |line| {
        let words = match line.strip_suffix(':') {
            Some(name) => {
                class = name;
                ""
            }
            None => line,
        };
        words.split_whitespace().map(move |word| (class, word))
    })
}

/// Returns the head that a class of verbs or nouns stands for.
fn head(class: &str) -> Option<Head> {
    Some(match class {
        "effect" => Head::Effect,
        "improve" => Head::Improve,
        "develop" => Head::Develop,
        "ensure" => Head::Ensure,
        "boost" => Head::Boost,
        "neutral" => Head::Neutral,
        "vague" => Head::Vague,
        "promote" => Head::Promote,
        "give" => Head::Give,
        "make" => Head::Make,
        "act" => Head::Act,
        "means" => Head::Means,
        _ => return None,
    })
}

/// Returns the kind that a class of objects stands for.
fn kind(class: &str) -> Option<Kind> {
    Some(match class {
        "deliverable" => Kind::Deliverable,
        "either" => Kind::Either,
        "result" => Kind::Result,
        "people" => Kind::People,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A word stands once in a file, and each class is sorted: a word is found, or its place is.
    #[test]
    fn every_class_is_known_sorted_and_says_a_word_once() {
        let files = [
            include_str!("lexicon/verbs.fr.txt"),
            include_str!("lexicon/nouns.fr.txt"),
            include_str!("lexicon/objects.fr.txt"),
            include_str!("lexicon/verbs.en.txt"),
            include_str!("lexicon/nouns.en.txt"),
            include_str!("lexicon/objects.en.txt"),
        ];
        for text in files {
            let all: Vec<_> = entries(text).collect();
            for pair in all.windows(2) {
                assert!(pair[0].0 != pair[1].0 || pair[0].1 < pair[1].1, "{pair:?}");
            }
            let mut words: Vec<_> = all.iter().map(|(_, word)| word).collect();
            words.sort_unstable();
            let twice: Vec<_> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            assert_eq!(twice, Vec::<&[&&str]>::new());
            assert!(all.iter().all(|(class, _)| {
                head(class).is_some() || kind(class).is_some() || matches!(*class, "state" | "compared")
            }));
        }
    }
}

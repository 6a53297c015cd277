//! The words that tell an objective from a means: data files, read once.

use std::{collections::HashMap, sync::LazyLock};

/// What the head of a statement (its leading verb or noun) says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// An effect: to raise, to reach.
    Effect,
    /// An effect or a deliverable, as its object says: to develop, to improve.
    Weak,
    /// A promise without an effect of its own: to promote, to support.
    Vague,
    /// Something one does or delivers: to create, to set up.
    Means,
}

/// What the noun of an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Object {
    /// Something made: a site, a guide, a committee.
    Deliverable,
    /// Something that changes: attendance, spending, trust.
    Result,
}

/// One language's words; phrases are joined by `_`.
pub(super) struct Lexicon {
    verbs: HashMap<&'static str, Head>,
    nouns: HashMap<&'static str, Head>,
    objects: HashMap<&'static str, Object>,
}

/// The French words.
pub(super) static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_str!("lexicon.fr.txt")));
/// The English words.
pub(super) static ENGLISH: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_str!("lexicon.en.txt")));

impl Lexicon {
    fn read(text: &'static str) -> Self {
        let mut lexicon = Self { verbs: HashMap::new(), nouns: HashMap::new(), objects: HashMap::new() };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((class, words)) = line.split_once(':') else { continue };
            for word in words.split_whitespace() {
                lexicon.add(class, word);
            }
        }
        lexicon
    }

    fn add(&mut self, class: &str, word: &'static str) {
        let head = |class: &str| match class {
            "effect" => Some(Head::Effect),
            "weak" => Some(Head::Weak),
            "vague" => Some(Head::Vague),
            "means" => Some(Head::Means),
            _ => None,
        };
        match class {
            "deliverable" => {
                self.objects.entry(word).or_insert(Object::Deliverable);
            }
            "result" => {
                self.objects.entry(word).or_insert(Object::Result);
            }
            class => {
                if let Some(noun) = class.strip_prefix("noun_").and_then(head) {
                    self.nouns.entry(word).or_insert(noun);
                } else if let Some(verb) = head(class) {
                    self.verbs.entry(word).or_insert(verb);
                }
            }
        }
    }

    /// Returns the class of a leading verb, a phrase or a word.
    pub(super) fn verb(&self, phrase: &str) -> Option<Head> {
        self.verbs.get(phrase).copied()
    }

    /// Returns the class of a leading noun of action.
    pub(super) fn noun(&self, phrase: &str) -> Option<Head> {
        self.nouns.get(phrase).copied()
    }

    /// Returns what an object's noun is; plurals count as their singular.
    pub(super) fn object(&self, word: &str) -> Option<Object> {
        let singular = || word.strip_suffix('s').and_then(|singular| self.objects.get(singular));
        self.objects.get(word).or_else(singular).copied()
    }
}

//! The leading verb or noun of action: which words it takes, and what it says.

use std::ops::Range;

use super::{
    lexicon::{Head, Lexicon},
    object::closes,
    token::Token,
};
use crate::language::Language;

/// A head found in a statement.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it says.
    pub(super) class: Head,
    /// Whether it is a verb or a noun.
    pub(super) part: Part,
}

/// The part of speech of a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A verb: its object follows at once.
    Verb,
    /// A noun: its object follows "de" or "of".
    Noun,
}

/// The most words of a phrase in the lexicon.
const LONGEST: usize = 4;

/// Returns the head that begins at a token: as it is written first, the longest phrase first.
pub(super) fn head(tokens: &[Token], at: usize, lexicon: &Lexicon, language: Language) -> Option<Found> {
    let first = &tokens.get(at)?.folded;
    let longest = LONGEST.min(tokens.len() - at);
    let phrase = |first: &str, length: usize| {
        let rest = tokens[at + 1..at + length].iter().flat_map(|token| ["_", token.folded.as_str()]);
        std::iter::once(first).chain(rest).collect::<String>()
    };
    let found = |length, class, part| Found { tokens: at..at + length, class, part };
    let written = (1..=longest).rev().find_map(|length| {
        let phrase = phrase(first, length);
        let verb = lexicon.verb(&phrase).map(|class| found(length, class, Part::Verb));
        let plural = || phrase.strip_suffix('s').filter(|_| language == Language::French && length == 1);
        let noun = || lexicon.noun(&phrase).or_else(|| lexicon.noun(plural()?));
        verb.or_else(|| noun().map(|class| found(length, class, Part::Noun)))
    });
    let inflected = written.or_else(|| {
        let bases = bases(tokens, at, language);
        (1..=longest).rev().find_map(|length| {
            let class = bases.iter().find_map(|base| lexicon.verb(&phrase(base, length)))?;
            Some(found(length, class, Part::Verb))
        })
    });
    inflected.or_else(|| {
        let class = nominal_bases(tokens, at, language).iter().find_map(|base| lexicon.verb(base))?;
        Some(found(1, class, Part::Noun))
    })
}

/// Returns the verbs that a noun of action may come from, where what is acted on follows: "renaturation de", "pooling of".
fn nominal_bases(tokens: &[Token], at: usize, language: Language) -> Vec<String> {
    let word = tokens[at].folded.as_str();
    let next = tokens.get(at + 1).map_or("", |token| token.folded.as_str());
    let (follows, endings): (&[&str], &[(&str, &[&str])]) = match language {
        Language::French => (
            &["de", "d", "du", "des"],
            &[
                ("ification", &["ifier"]),
                ("ation", &["er"]),
                ("ition", &["ir", "er"]),
                ("ction", &["re", "ire"]),
                ("issement", &["ir"]),
                ("ement", &["er"]),
                ("age", &["er"]),
                ("ure", &["er"]),
            ],
        ),
        Language::English => (
            &["of"],
            &[
                ("isation", &["ise"]),
                ("ization", &["ize"]),
                ("ation", &["ate", "e", ""]),
                ("ment", &[""]),
                ("al", &["", "e"]),
            ],
        ),
    };
    if !follows.contains(&next) {
        return Vec::new();
    }
    let stem =
        |(ending, verbs): &(&str, &'static [&str])| Some((word.strip_suffix(*ending)?.to_owned(), *verbs));
    let derived = endings.iter().filter_map(stem).filter(|(stem, _)| stem.len() > 2);
    derived.flat_map(|(stem, verbs)| verbs.iter().map(move |verb| format!("{stem}{verb}"))).collect()
}

/// Returns a head for a verb that no list knows: a French infinitive, an English word before an article.
pub(super) fn unknown_verb(
    tokens: &[Token],
    at: usize,
    lexicon: &Lexicon,
    language: Language,
) -> Option<Found> {
    let word = tokens.get(at)?.folded.as_str();
    let next = tokens.get(at + 1).map_or("", |token| token.folded.as_str());
    let verb = match language {
        Language::French => {
            // "Calendrier des fêtes", "observatoire du pays" name a thing.
            lexicon.object(word).is_none()
                && word.len() > 4
                && ["er", "ir", "re"].iter().any(|ending| word.ends_with(ending))
                && matches!(next, "le" | "la" | "l" | "les" | "un" | "une" | "des" | "du" | "de" | "d" | "et")
        }
        Language::English => matches!(
            next,
            "a" | "an"
                | "the"
                | "our"
                | "its"
                | "their"
                | "all"
                | "any"
                | "each"
                | "existing"
                | "new"
                | "additional"
        ),
    };
    let small = word == "of" || word == "entre" || closes(word);
    (verb && !small).then_some(Found { tokens: at..at + 1, class: Head::Unknown, part: Part::Verb })
}

/// Returns the forms that an inflected head may come from: infinitive, prefix removed.
fn bases(tokens: &[Token], at: usize, language: Language) -> Vec<String> {
    let word = tokens[at].folded.as_str();
    match language {
        Language::French => {
            let next = tokens.get(at + 1).map_or("", |token| token.folded.as_str());
            let ruled = matches!(
                next,
                "le" | "la"
                    | "l"
                    | "les"
                    | "un"
                    | "une"
                    | "des"
                    | "du"
                    | "nos"
                    | "notre"
                    | "son"
                    | "sa"
                    | "ses"
                    | "leur"
                    | "leurs"
                    | "en"
                    | "a"
                    | "au"
                    | "aux"
            );
            french_bases(word, ruled)
        }
        Language::English => {
            // "Creates a guide" is a verb, "hosts" and "markets" alone are nouns.
            let next = tokens.get(at + 1).map_or("", |token| token.folded.as_str());
            let ruled = matches!(next, "a" | "an" | "the" | "our" | "new");
            if word.ends_with('s') && !ruled { Vec::new() } else { english_bases(word) }
        }
    }
}

/// Returns the infinitives of a French form; one in "-e" only before an article ("équipe" is a noun).
pub(super) fn french_bases(word: &str, ruled: bool) -> Vec<String> {
    let mut bases = Vec::new();
    let mut ending = |ending: &str, infinitive: &str| {
        bases.extend(word.strip_suffix(ending).map(|stem| format!("{stem}{infinitive}")));
    };
    ending("erons", "er");
    ending("irons", "ir");
    ending("eons", "er");
    ending("issons", "ir");
    ending("issant", "ir");
    ending("issent", "ir");
    ending("ons", "er");
    ending("ez", "er");
    ending("eant", "er");
    ending("ant", "er");
    if ruled {
        ending("ent", "er");
        ending("e", "er");
        ending("it", "ir");
    }
    let irregular = match word {
        "met" | "mettent" | "mettons" | "mettez" | "mettant" => Some("mettre"),
        "fait" | "font" | "faisons" | "faites" | "faisant" => Some("faire"),
        "conduit" | "conduisons" => Some("conduire"),
        "construit" | "construisons" | "construisant" => Some("construire"),
        "reduit" | "reduisons" | "reduisant" => Some("reduire"),
        "produit" | "produisons" | "produisant" if ruled => Some("produire"),
        "maintient" | "maintenons" | "maintenant" if ruled => Some("maintenir"),
        "devient" | "devenons" => Some("devenir"),
        _ => None,
    };
    bases.extend(irregular.map(str::to_owned));
    for prefix in ["co-", "re-", "auto-", "sur-", "co", "re", "de"] {
        bases.extend(word.strip_prefix(prefix).filter(|rest| rest.len() > 4).map(str::to_owned));
    }
    bases
}

/// Returns the base forms of an English form: "-ing", "-ed", "-s", prefix removed.
pub(super) fn english_bases(word: &str) -> Vec<String> {
    let mut bases = Vec::new();
    for ending in ["ing", "ed"] {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) else { continue };
        bases.push(stem.to_owned());
        bases.push(format!("{stem}e"));
        bases.extend(stem.strip_suffix('i').map(|stem| format!("{stem}y")));
        let last = stem.chars().last();
        let doubled =
            last.and_then(|last| stem.strip_suffix(last)).filter(|short| short.chars().last() == last);
        bases.extend(doubled.map(str::to_owned));
    }
    bases.extend(word.strip_suffix("ies").map(|stem| format!("{stem}y")));
    bases.extend(word.strip_suffix("es").map(str::to_owned));
    bases.extend(word.strip_suffix('s').map(str::to_owned));
    for prefix in ["co-", "re-", "pre-", "self-", "re"] {
        bases.extend(word.strip_prefix(prefix).filter(|rest| rest.len() > 3).map(str::to_owned));
    }
    bases
}

//! What a head's object is: its first noun in French, the last noun of its group in English.

use super::{
    head::{Found, Part},
    lexicon::{Head, Kind, Lexicon},
    token::Token,
};
use crate::language::Language;

/// What follows a head.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Object {
    /// What its telling noun is, if a list knows one.
    pub(super) kind: Option<Kind>,
    /// Whether its article is "un", "des", "a", "new", or a number.
    pub(super) indefinite: bool,
    /// Whether its article is "le", "the".
    pub(super) definite: bool,
    /// What its noun is when it names an action: "la création", "le suivi".
    pub(super) action: Option<Head>,
    /// Whether a word describes a situation wanted: "accueillant", "thriving".
    pub(super) state: bool,
    /// Whether a word compares it with today: "plus long", "fewer".
    pub(super) compared: bool,
    /// Whether it begins with a figure: "£5m", "20,000".
    pub(super) money: bool,
}

/// The words of an object looked at before its noun is given up.
const REACH: usize = 9;

/// Words after which another idea begins: the purpose or the way.
pub(super) const PURPOSE: [&str; 33] = [
    "pour",
    "afin",
    "grace",
    "via",
    "en",
    "par",
    "avec",
    "dans",
    "visant",
    "permettant",
    "lors",
    "aupres",
    "dedie",
    "dediee",
    "dedies",
    "dediees",
    "destine",
    "destinee",
    "qui",
    "que",
    "through",
    "by",
    "so",
    "thanks",
    "that",
    "which",
    "who",
    "with",
    "while",
    "including",
    "via",
    "where",
    "when",
];

/// English words that end a group of nouns without ending the object.
const JOINTS: [&str; 5] = ["of", "and", "or", "both", "as"];

/// English words that say how much there is of what follows "of".
const QUANTITIES: [&str; 6] = ["range", "variety", "diversity", "number", "mix", "choice"];

/// English words that end the object.
const ENDS: [&str; 35] = [
    "to",
    "for",
    "in",
    "at",
    "on",
    "into",
    "from",
    "across",
    "among",
    "amongst",
    "between",
    "within",
    "about",
    "throughout",
    "during",
    "over",
    "under",
    "against",
    "all",
    "each",
    "every",
    "per",
    "without",
    "beyond",
    "outside",
    "towards",
    "after",
    "before",
    "until",
    "more",
    "year",
    "this",
    "these",
    "annually",
    "than",
];

/// Articles and small words before a noun.
const INDEFINITE: [&str; 18] = [
    "un",
    "une",
    "des",
    "de",
    "d",
    "nouveau",
    "nouvelle",
    "nouveaux",
    "nouvelles",
    "plusieurs",
    "a",
    "an",
    "new",
    "several",
    "additional",
    "some",
    "one",
    "two",
];

/// Articles and possessives of a thing already known.
const DEFINITE: [&str; 20] = [
    "le", "la", "l", "les", "du", "au", "aux", "notre", "nos", "son", "sa", "ses", "leur", "leurs", "cette",
    "ce", "the", "our", "its", "their",
];

/// Verbs that take those who are given something before the thing given.
const GIVES: [&str; 6] = ["provide", "providing", "supply", "supplying", "equip", "furnish"];

/// Reads the object of a head.
pub(super) fn object(tokens: &[Token], head: &Found, lexicon: &Lexicon, language: Language) -> Object {
    let mut from = head.tokens.end;
    let word = |at: usize| tokens.get(at).map_or("", |token| token.folded.as_str());
    let mut object = Object::default();
    // "Distribuer aux habitants des autocollants": what is given stands after those it is given to.
    if head.part == Part::Verb && matches!(word(from), "aux" | "au") {
        let article = |at: &usize| matches!(word(*at), "un" | "une" | "des" | "le" | "la" | "les" | "l");
        from = (from + 2..from + 5).find(article).unwrap_or(from);
    }
    // "Provide visitors with maps": what is given stands behind "with".
    if head.part == Part::Verb && GIVES.contains(&word(head.tokens.start)) {
        let with = (from + 1..tokens.len().min(from + REACH)).find(|at| word(*at) == "with");
        let to_people = |at: &usize| {
            tokens[from..*at].iter().any(|token| lexicon.object(&token.folded) == Some(Kind::People))
        };
        from = with.filter(to_people).map_or(from, |at| at + 1);
    }
    if head.part == Part::Noun {
        // "Création des sites" speaks of known sites, "création de sites" and "d'un site" do not.
        object.definite = matches!(word(from), "du" | "des" | "au" | "aux");
        if matches!(word(from), "de" | "d" | "du" | "des" | "of" | "a" | "au" | "aux") {
            from += 1;
        }
        object.indefinite = !object.definite && !DEFINITE.contains(&word(from));
    }
    if !object.definite && !object.indefinite {
        let counted = word(from).starts_with(|c: char| c.is_ascii_digit());
        object.money = counted && word(from).len() > 1;
        object.indefinite = counted || INDEFINITE.contains(&word(from));
    }
    object.definite |= !object.indefinite && DEFINITE.contains(&word(from));
    let last = last(tokens, from, language);
    object.state = tokens[from.min(last)..last].iter().any(|token| lexicon.describes(&token.folded));
    let near = &tokens[from.min(last)..last];
    object.compared = near.iter().any(|token| lexicon.compares(&token.folded));
    object.action = (from..last.min(from + 3))
        .filter(|at| language == Language::French || ends_its_group(tokens, *at))
        .find_map(|at| action(tokens, at, lexicon));
    object.kind = match language {
        Language::French => (from..last).find_map(|at| french(tokens, at, lexicon)),
        Language::English => english(&tokens[from.min(last)..last], lexicon),
    };
    object
}

/// Returns where the object ends: at a purpose, at a strong mark, or out of reach.
fn last(tokens: &[Token], from: usize, language: Language) -> usize {
    let end = tokens.len().min(from + REACH);
    let stops = |at: &usize| {
        let word = tokens[*at].folded.as_str();
        // "as" and "par" may also stand where no object does: at the very beginning they are passed.
        *at > from && (PURPOSE.contains(&word) || (language == Language::English && closes(word)))
    };
    (from..end).find(stops).unwrap_or(end)
}

/// Tells whether an English word ends an object: no verb does.
pub(super) fn closes(word: &str) -> bool {
    PURPOSE.contains(&word) || ENDS.contains(&word)
}

/// Returns the kind of the noun, or of the phrase, at a French token.
fn french(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Kind> {
    let word = tokens[at].folded.as_str();
    let phrase = |length: usize| {
        let slice = tokens.get(at..at + length)?;
        let phrase = slice.iter().map(|token| token.folded.as_str()).collect::<Vec<_>>().join("_");
        lexicon.object(&phrase)
    };
    let kind = phrase(3).or_else(|| phrase(2)).or_else(|| lexicon.object(word)).or_else(|| {
        // "Un chèque-vacances" is a cheque.
        if let Some((first, second)) = word.split_once('-') {
            return lexicon.object(first).or_else(|| lexicon.object(second));
        }
        let abstracted = ["isme", "ite", "ites", "ance", "ances", "ence"];
        (word.len() > 6 && abstracted.iter().any(|ending| word.ends_with(ending))).then_some(Kind::Result)
    });
    // "Un réseau de bornes", "une offre de guides": what they are made of tells what they are.
    let made_of = || {
        tokens.get(at + 1).filter(|next| matches!(next.folded.as_str(), "de" | "d"))?;
        lexicon.object(&tokens.get(at + 2)?.folded).filter(|kind| *kind == Kind::Deliverable)
    };
    if kind == Some(Kind::Either) { made_of().or(kind) } else { kind }
}

/// Returns the kind of an English object: that of the last noun of its first telling group.
///
/// "A visitor survey" is a survey. A group of one noun may share the last noun of the next one:
/// "food and drink trails" are trails.
fn english(tokens: &[Token], lexicon: &Lexicon) -> Option<Kind> {
    let mut first: Option<Kind> = None;
    let mut kind = None;
    let mut nouns = 0;
    let mut skipped = false;
    for (at, token) in tokens.iter().enumerate() {
        let word = token.folded.as_str();
        if std::mem::take(&mut skipped) {
            continue;
        }
        let pair = tokens.get(at + 1).and_then(|next| lexicon.object(&format!("{word}_{}", next.folded)));
        if pair.is_some() {
            (kind, skipped) = (pair, true);
            nouns += 1;
            continue;
        }
        // "A range of jobs" are jobs.
        if QUANTITIES.contains(&word) && tokens.get(at + 1).is_some_and(|next| next.folded == "of") {
            (kind, skipped) = (None, true);
            continue;
        }
        if word == "of" && kind == Some(Kind::Either) && first.is_none() {
            // "A network of trails": what it is made of tells what it is.
            let made_of = english(&tokens[at + 1..], lexicon).filter(|kind| *kind == Kind::Deliverable);
            return made_of.or(kind);
        }
        if matches!(word, "and" | "or") && kind.is_some() && nouns == 1 && first.is_none() {
            first = kind.take();
            continue;
        }
        if JOINTS.contains(&word) {
            if kind.is_some() || first.is_some() {
                break;
            }
            continue;
        }
        let read = noun(word, lexicon);
        nouns += usize::from(read.is_some());
        let other =
            lexicon.describes(word) || ["ed", "ing", "ly"].iter().any(|ending| word.ends_with(ending));
        // An unknown last noun leaves the group unknown: "a visitor giveaway".
        kind = read.or(kind.filter(|_| other || word.len() < 4));
        if token.breaks && (kind.is_some() || nouns > 0) {
            break;
        }
    }
    match (first, kind) {
        (Some(first), Some(Kind::Deliverable)) if nouns < 3 => Some(first),
        (Some(_), Some(Kind::Deliverable)) => Some(Kind::Deliverable),
        (Some(first), _) => Some(first),
        (None, kind) => kind,
    }
}

/// Returns the kind of an English noun; "-ity", "-ness", "-ism" name something that changes.
fn noun(word: &str, lexicon: &Lexicon) -> Option<Kind> {
    lexicon.object(word).or_else(|| {
        let abstracted = ["ity", "ities", "ness", "ism", "ance", "ence"];
        (word.len() > 6 && abstracted.iter().any(|ending| word.ends_with(ending))).then_some(Kind::Result)
    })
}

/// Tells whether an English word ends a group of nouns: "the creation of", not "the creation fund".
fn ends_its_group(tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).map_or("", |token| token.folded.as_str());
    tokens[at].breaks
        || next.is_empty()
        || JOINTS.contains(&next)
        || ENDS.contains(&next)
        || PURPOSE.contains(&next)
}

/// Returns what a noun of action says: "la création", "le suivi".
fn action(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Head> {
    let phrase = |length: usize| {
        let slice = tokens.get(at..at + length)?;
        let phrase = slice.iter().map(|token| token.folded.as_str()).collect::<Vec<_>>().join("_");
        lexicon.noun(&phrase)
    };
    phrase(3).or_else(|| phrase(2)).or_else(|| phrase(1))
}

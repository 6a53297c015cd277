//! Verbs joined to the leading one: an effect behind "and", what is worked at behind "with … to".

use super::{
    head::{Found, Part, head},
    lexicon::{Head, Kind, Lexicon, lexicon},
    object::object,
    token::Token,
    told::SITUATIONS,
};
use crate::language::Language;

/// Tells whether a second verb, joined by "and", names an effect: "… et alléger la pression".
pub(super) fn joined_effect(tokens: &[Token], found: &Found, language: Language) -> bool {
    let lexicon = lexicon(language);
    let purpose = |word: &str| {
        matches!(word, "pour" | "afin" | "to" | "en" | "by" | "via" | "qui" | "that" | "which" | "who")
    };
    for at in found.tokens.end..tokens.len() {
        let word = tokens[at].folded.as_str();
        if purpose(word) {
            return false;
        }
        if matches!(word, "et" | "and") {
            let next = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|token| token.folded == "mieux"));
            let joined = head(tokens, next, lexicon, language);
            let infinitive = tokens.get(next).is_some_and(|token| match language {
                Language::French => token.folded.ends_with(['r', 'e']),
                Language::English => lexicon.verb(&token.folded).is_some(),
            });
            if infinitive && joined.is_some_and(|joined| joined.class == Head::Effect) {
                return true;
            }
        }
    }
    false
}

/// Verbs of working with others.
const TOGETHER: [&str; 10] = [
    "work",
    "working",
    "collaborate",
    "collaborating",
    "partner",
    "partnering",
    "cooperate",
    "travailler",
    "collaborer",
    "cooperer",
];

/// Verbs by which others are brought to do something.
const URGES: [&str; 12] = [
    "encourage",
    "encouraging",
    "engage",
    "engaging",
    "invite",
    "enable",
    "enabling",
    "help",
    "helping",
    "empower",
    "empowering",
    "allow",
];

/// The words among which "to" is looked for.
const JOINT_REACH: usize = 20;

/// Returns the verb after "work … to", "collaborer … pour", "encourage … to": what is worked at.
pub(super) fn worked_at(
    tokens: &[Token],
    found: &Found,
    lexicon: &Lexicon,
    language: Language,
) -> Option<Found> {
    let word = tokens[found.tokens.start].folded.as_str();
    let (together, urges) = (TOGETHER.contains(&word), URGES.contains(&word));
    (together || urges).then_some(())?;
    // To work with others is something one does, whatever for.
    let company =
        |at: usize| tokens.get(at).is_some_and(|token| matches!(token.folded.as_str(), "with" | "avec"));
    let rest = tokens.len().min(found.tokens.end + JOINT_REACH);
    let joint =
        (found.tokens.end..rest).find(|at| matches!(tokens[*at].folded.as_str(), "to" | "a" | "pour"));
    if together && (found.tokens.end - 1..joint.unwrap_or(rest)).take(5).any(company) {
        return Some(Found { class: Head::Means, ..found.clone() });
    }
    let joint = joint?;
    let next = tokens.get(joint + 1)?;
    if urges && SITUATIONS.contains(&next.folded.as_str()) {
        // "Enabling young people to have the best start": a situation is wanted.
        return Some(Found { tokens: joint + 1..joint + 2, class: Head::Effect, part: Part::Verb });
    }
    let worked = head(tokens, joint + 1, lexicon, language).filter(|found| found.part == Part::Verb)?;
    let known =
        matches!(object(tokens, &worked, lexicon, language).kind, Some(Kind::Deliverable | Kind::Result));
    let sure = match worked.class {
        Head::Effect | Head::Means => true,
        Head::Make => urges || known,
        Head::Ensure => together,
        // "Encourage businesses to open all year": what others do may be the effect that is wanted.
        _ => together && known,
    };
    sure.then_some(worked)
}

/// Returns the verb that does something beside one that only promises: "promote and publicise", "accompagner et financer".
pub(super) fn joined_means(
    tokens: &[Token],
    found: &Found,
    lexicon: &Lexicon,
    language: Language,
) -> Option<Found> {
    matches!(found.class, Head::Vague | Head::Promote | Head::Neutral | Head::Boost | Head::Improve)
        .then_some(())?;
    let mut before = found.clone();
    loop {
        let joint = matches!(tokens.get(before.tokens.end)?.folded.as_str(), "and" | "et");
        let next = before.tokens.end + usize::from(joint);
        let listed = joint || tokens[before.tokens.end - 1].breaks;
        before = head(tokens, next, lexicon, language).filter(|head| listed && head.part == found.part)?;
        if before.class == Head::Means {
            return Some(before);
        }
    }
}

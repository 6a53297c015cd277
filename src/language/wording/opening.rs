//! What stands before a statement proper: a label, a circumstance, small words.

use super::{head::head, lexicon::lexicon, token::Token};
use crate::language::Language;

/// Words that name the rank of what follows: "Objectif 3 :", "Axis 2 –".
const LABELS: [&str; 36] = [
    "objectif",
    "objectifs",
    "objective",
    "objectives",
    "goal",
    "goals",
    "aim",
    "aims",
    "axe",
    "axes",
    "axis",
    "os",
    "oo",
    "os1",
    "orientation",
    "orientations",
    "action",
    "fiche",
    "enjeu",
    "enjeux",
    "ambition",
    "ambitions",
    "priorite",
    "priority",
    "strategy",
    "mesure",
    "theme",
    "pillar",
    "outcome",
    "tactic",
    "cible",
    "target",
    "defi",
    "levier",
    "chantier",
    "sous-objectif",
];

/// Words that go with a label.
const QUALIFIERS: [&str; 22] = [
    "strategique",
    "strategiques",
    "operationnel",
    "operationnels",
    "general",
    "generaux",
    "global",
    "specifique",
    "specifiques",
    "prioritaire",
    "principal",
    "strategic",
    "operational",
    "specific",
    "overall",
    "key",
    "n",
    "no",
    "numero",
    "transversal",
    "action",
    "prealable",
];

/// Words that open a circumstance, closed by a comma: "D'ici 2030, …", "In the short term, …".
const CIRCUMSTANCES: [&str; 22] = [
    "d", "a", "en", "avant", "pour", "chaque", "dans", "afin", "grace", "apres", "des", "by", "in", "over",
    "before", "from", "within", "at", "during", "through", "on", "tout",
];

/// Words within which a label or a circumstance ends.
const LONGEST_OPENING: usize = 10;

/// Returns where the statement proper begins: after "Objectif 3 :", "3.2", "b)", "D'ici 2030,".
pub(super) fn start(statement: &str, tokens: &[Token], language: Language) -> usize {
    let mut at = 0;
    loop {
        let next = after_number(statement, tokens, at)
            .or_else(|| after_label(statement, tokens, at))
            .or_else(|| after_circumstance(tokens, at, language));
        match next {
            Some(next) if next > at && next < tokens.len() => at = next,
            _ => return at,
        }
    }
}

/// Returns what stands between a token and the next one.
fn gap<'a>(statement: &'a str, tokens: &[Token], at: usize) -> &'a str {
    let end = tokens.get(at + 1).map_or(statement.len(), |token| token.range.start);
    tokens.get(at).map_or("", |token| &statement[token.range.end..end])
}

/// Steps over "3.2", "b)", "OS2 –".
fn after_number(statement: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let word = tokens.get(at)?.folded.as_str();
    let number = word.chars().all(|c| c.is_ascii_digit());
    let code = word.len() <= 4 && (word.len() == 1 || word.ends_with(|c: char| c.is_ascii_digit()));
    // "2.4": the point stands between two numbers, and nothing after the second.
    let second = at > 0
        && number
        && tokens[at - 1].range.end + 1 == tokens[at].range.start
        && statement[tokens[at - 1].range.end..].starts_with('.')
        && tokens[at - 1].folded.chars().all(|c| c.is_ascii_digit());
    let roman = word.len() <= 4 && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let gap = gap(statement, tokens, at).trim();
    let marked = gap.starts_with(['.', ')', ':', '–', '—', '°']) || gap == "-";
    let ranks = second || ((number || code || roman) && marked);
    (ranks && word.len() <= 4).then_some(at + 1)
}

/// Steps over "Objectif 3 :", "Axe 2", "Goal: 2.3".
fn after_label(statement: &str, tokens: &[Token], at: usize) -> Option<usize> {
    if !LABELS.contains(&tokens.get(at)?.folded.as_str()) {
        return None;
    }
    let marked = (at..tokens.len().min(at + LONGEST_OPENING)).find(|index| {
        let gap = gap(statement, tokens, *index);
        gap.contains([':', '–', '—']) || gap.contains(" - ")
    });
    if let Some(marked) = marked {
        return Some(marked + 1);
    }
    let numbered = |token: &Token| {
        token.folded.chars().all(|c| c.is_ascii_digit()) || QUALIFIERS.contains(&token.folded.as_str())
    };
    let qualified = tokens[at + 1..].iter().take_while(|token| numbered(token)).count();
    let digits = tokens[at + 1..].iter().take(qualified);
    let ranked = digits.into_iter().any(|token| token.folded.starts_with(|c: char| c.is_ascii_digit()));
    ranked.then_some(at + 1 + qualified)
}

/// Steps over a circumstance that a comma closes, if a head follows.
fn after_circumstance(tokens: &[Token], at: usize, language: Language) -> Option<usize> {
    let word = tokens.get(at)?.folded.as_str();
    // "À terme, …" opens with a circumstance, "A place where …, …" does not.
    if !CIRCUMSTANCES.contains(&word) || (word == "a" && language == Language::English) {
        return None;
    }
    let closed = (at..tokens.len().min(at + LONGEST_OPENING)).find(|index| tokens[*index].breaks)?;
    let leads = |language| {
        let next = small_words(tokens, closed + 1, language);
        head(tokens, next, lexicon(language), language).is_some()
    };
    (leads(Language::French) || leads(Language::English)).then_some(closed + 1)
}

/// Small words that a head may follow in French.
const SMALL_FR: [&str; 48] = [
    "des",
    "se",
    "s",
    "ne",
    "pas",
    "plus",
    "mieux",
    "de",
    "d",
    "a",
    "pour",
    "afin",
    "il",
    "nous",
    "devons",
    "voulons",
    "souhaitons",
    "l",
    "la",
    "le",
    "les",
    "une",
    "un",
    "notre",
    "nos",
    "objectif",
    "but",
    "est",
    "vise",
    "visent",
    "viser",
    "agit",
    "faut",
    "faudra",
    "continuer",
    "encore",
    "toujours",
    "vouloir",
    "chercher",
    "tendre",
    "vers",
    "aussi",
    "parvenir",
    "allons",
    "ambition",
    "finalite",
    "volonte",
    "souhait",
];

/// Small words that a head may follow in English.
const SMALL_EN: [&str; 37] = [
    "ambition",
    "vision",
    "mission",
    "to",
    "we",
    "will",
    "the",
    "our",
    "a",
    "an",
    "further",
    "please",
    "sustainably",
    "actively",
    "aim",
    "aims",
    "objective",
    "goal",
    "is",
    "in",
    "order",
    "seek",
    "endeavour",
    "continue",
    "help",
    "shall",
    "must",
    "should",
    "want",
    "would",
    "like",
    "intend",
    "try",
    "not",
    "do",
    "also",
    "jointly",
];

/// Words of a date that opens a statement without a comma.
const OPENING_DATES: [&str; 14] = [
    "fin", "end", "of", "debut", "juin", "june", "decembre", "december", "avant", "en", "in", "before", "l",
    "horizon",
];

/// Steps over "to", "se", "ne", "mieux", "d'ici 2027", "notre objectif est de" before the head.
pub(super) fn small_words(tokens: &[Token], start: usize, language: Language) -> usize {
    let small: &[&str] = match language {
        Language::French => &SMALL_FR,
        Language::English => &SMALL_EN,
    };
    let lexicon = lexicon(language);
    let mut at = start;
    let mut dated = false;
    while let Some(token) = tokens.get(at) {
        let word = token.folded.as_str();
        let next = tokens.get(at + 1).map_or("", |next| next.folded.as_str());
        let phrase = format!("{word}_{next}");
        let auxiliary = matches!(next, "a" | "to" | "de" | "d");
        if lexicon.verb(&phrase).is_some() || lexicon.noun(&phrase).is_some() {
            break;
        }
        if lexicon.verb(word).is_some() && !auxiliary {
            break;
        }
        dated |= matches!(word, "ici" | "horizon" | "by" | "before" | "avant" | "en" | "in");
        let number = word.chars().all(|c| c.is_ascii_digit());
        let date = dated && (OPENING_DATES.contains(&word) || number);
        let adverb = lexicon.noun(word).is_none()
            && match language {
                Language::French => {
                    word.ends_with("ement") && word.len() > 8 && lexicon.object(word).is_none()
                }
                Language::English => word.ends_with("ly") && word.len() > 4,
            };
        if !(small.contains(&word) || date || adverb || matches!(word, "ici" | "horizon" | "by")) {
            break;
        }
        at += 1;
    }
    at
}

//! Statements without a leading verb: a thing told in the future, a situation described, a bare noun.

use super::{
    Reason, Verdict,
    head::{Found, Part, english_bases, french_bases},
    lexicon::{Head, Kind, Lexicon, lexicon},
    object::object,
    token::{Token, follows_indefinite},
};
use crate::language::Language;

/// A verdict and its reason.
type Judgement = (Verdict, Reason);

/// Words that put the verb in the future or in the obligation.
const FUTURE: [&str; 4] = ["will", "shall", "must", "should"];

/// The same in French.
const FUTUR: [&str; 9] =
    ["sera", "seront", "devra", "devront", "aura", "doit", "doivent", "devrait", "devraient"];

/// English verbs of a situation: what "will" says of residents, not of a body that acts.
pub(super) const SITUATIONS: [&str; 12] =
    ["be", "have", "feel", "become", "enjoy", "know", "see", "stay", "spend", "benefit", "remain", "come"];

/// Other verbs of a situation, as a group of nouns has them: "residents are proud".
const LIVES: [&str; 10] =
    ["are", "say", "find", "rate", "sont", "ont", "trouvent", "restent", "reviennent", "declarent"];

/// Verbs that tell of a situation whatever their subject: "tourism is recognised", "le territoire est accueillant".
const TELLS: [&str; 22] = [
    "is",
    "are",
    "has",
    "can",
    "becomes",
    "become",
    "remains",
    "remain",
    "enjoys",
    "benefits",
    "flourish",
    "flourishes",
    "thrive",
    "thrives",
    "feels",
    "continues",
    "est",
    "sont",
    "peut",
    "peuvent",
    "devient",
    "reste",
];

/// The words of a group among which its verb is looked for.
const CLAUSE: usize = 10;

/// Bodies that a plan makes act: "L'office crée…", "The council publishes…".
const BODIES: [&str; 22] = [
    "office",
    "ot",
    "oti",
    "collectivite",
    "ville",
    "commune",
    "communaute",
    "region",
    "departement",
    "agglomeration",
    "metropole",
    "conseil",
    "syndicat",
    "council",
    "committee",
    "agency",
    "board",
    "government",
    "county",
    "partnership",
    "authority",
    "dmo",
];

/// What a statement in the future tells.
pub(super) enum Told {
    /// This verdict.
    Judged(Judgement),
    /// A verb acts: the statement is read from it.
    Acts(usize),
}

/// Reads "residents will feel safe", "a plan will be implemented", "the office will open a shop".
pub(super) fn told(tokens: &[Token]) -> Option<Told> {
    let recommended = |pair: &[Token]| pair[0].folded == "recommended" && pair[1].folded == "that";
    if tokens.windows(2).take(5).any(recommended) {
        return Some(Told::Judged((Verdict::Means, Reason::ActivityHead)));
    }
    let at = tokens.iter().position(|token| {
        let word = token.folded.as_str();
        FUTURE.contains(&word) || FUTUR.contains(&word)
    })?;
    // "A strategy for areas that will be affected" tells of the areas.
    if tokens[..at].iter().any(relates) {
        return None;
    }
    // At the very beginning, or after "we", the verb leads as usual.
    if at == 0 || (at == 1 && tokens[0].folded == "we") {
        return None;
    }
    let french = FUTUR.contains(&tokens[at].folded.as_str());
    let language = if french { Language::French } else { Language::English };
    let lexicon = lexicon(language);
    let next = tokens.get(at + 1)?.folded.as_str();
    let done = || matches!(lexicon.verb(next), Some(Head::Means | Head::Act | Head::Make));
    if (french && done()) || (!french && !SITUATIONS.contains(&next)) {
        return Some(Told::Acts(at + 1));
    }
    let wanted = tokens.iter().skip(at + 1).take(3).any(|token| lexicon.describes(&token.folded));
    if wanted {
        return Some(Told::Judged((Verdict::Objective, Reason::ResultObject)));
    }
    let participles = tokens.iter().skip(at + 1).take(4);
    let class = participles.filter_map(|token| participle(&token.folded, lexicon, language)).next();
    Some(Told::Judged(match class {
        Some(Head::Means | Head::Act | Head::Make) => (Verdict::Means, Reason::ActivityHead),
        Some(Head::Develop | Head::Neutral) if name(Kind::Deliverable, &tokens[..at], lexicon) => {
            (Verdict::Means, Reason::DeliverableObject)
        }
        // "New homes will be built": nothing that changes is named.
        Some(Head::Develop) if !name(Kind::Result, &tokens[..at], lexicon) => {
            (Verdict::Doubtful, Reason::UnknownObject)
        }
        Some(Head::Vague) => (Verdict::Doubtful, Reason::VagueHead),
        _ if counts(&tokens[0]) => (Verdict::Objective, Reason::ResultObject),
        _ if next == "be" && class.is_none() && name(Kind::Deliverable, &tokens[..at], lexicon) => {
            (Verdict::Doubtful, Reason::DeliverableObject)
        }
        _ => (Verdict::Objective, Reason::ResultObject),
    }))
}

/// Returns the class of the verb that a past participle comes from.
fn participle(word: &str, lexicon: &Lexicon, language: Language) -> Option<Head> {
    match language {
        Language::French => {
            let stem = word.trim_end_matches('s');
            let stem = stem.strip_suffix("ee").or_else(|| stem.strip_suffix('e'))?;
            lexicon.verb(&format!("{stem}er"))
        }
        Language::English => {
            let irregular = match word {
                "built" => "build",
                "held" => "hold",
                "made" | "set" => "set_up",
                "written" => "write",
                "drawn" => "draw_up",
                "put" => "put_in_place",
                "given" => "provide",
                "shown" => "display",
                "run" => "run",
                "undertaken" => "undertake",
                "sought" => "seek",
                "sent" => "send",
                _ => "",
            };
            let regular = || english_bases(word).iter().find_map(|base| lexicon.verb(base));
            lexicon.verb(irregular).or_else(|| word.ends_with("ed").then(regular).flatten())
        }
    }
}

/// Tells whether a word of these is a noun of a kind.
fn name(kind: Kind, tokens: &[Token], lexicon: &Lexicon) -> bool {
    tokens.iter().any(|token| lexicon.object(&token.folded) == Some(kind))
}

/// Returns where the verb stands in "L'office de tourisme crée…", "The council publishes…".
pub(super) fn acting(tokens: &[Token], language: Language) -> Option<usize> {
    let subject = tokens.iter().take(3).position(|token| BODIES.contains(&token.folded.as_str()))?;
    let lexicon = lexicon(language);
    let third_person = |word: &str| match language {
        Language::French => {
            word.ends_with(['e', 't'])
                && french_bases(word, true).iter().any(|base| lexicon.verb(base).is_some())
        }
        Language::English => {
            word.ends_with('s') && english_bases(word).iter().any(|base| lexicon.verb(base).is_some())
        }
    };
    let end = tokens.len().min(subject + 6);
    (subject + 1..end).find(|at| third_person(&tokens[*at].folded) && ruled(tokens, *at))
}

/// Tells whether an article follows: a verb governs it.
fn ruled(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| {
        matches!(
            next.folded.as_str(),
            "le" | "la" | "l" | "les" | "un" | "une" | "des" | "a" | "an" | "the" | "en" | "its"
        )
    })
}

/// Judges a group of nouns: "Schéma directeur vélo", "a thriving visitor economy", "visitor survey".
pub(super) fn described(
    tokens: &[Token],
    from: usize,
    figure: bool,
    language: Language,
) -> Option<Judgement> {
    let lexicon = lexicon(language);
    let group = tokens.get(from..)?;
    let first = group.first()?.folded.as_str();
    if matches!(first, "no" | "zero" | "aucun" | "aucune" | "sans") {
        return Some((Verdict::Objective, Reason::EffectHead));
    }
    let vision = follows_indefinite(tokens, from);
    let before = from.checked_sub(1).map_or("", |at| tokens[at].folded.as_str());
    let named = matches!(before, "the" | "le" | "la" | "les" | "l");
    let found = Found { tokens: from..from, class: Head::Unknown, part: Part::Verb };
    let object = object(tokens, &found, lexicon, language);
    let action = match language {
        Language::French => None,
        Language::English => last_action(group, lexicon),
    };
    let compared = object.compared || (vision && ends_compared(group));
    let lives =
        |token: &Token| SITUATIONS.contains(&token.folded.as_str()) || LIVES.contains(&token.folded.as_str());
    let told = group.iter().take(CLAUSE).skip(1).position(|token| TELLS.contains(&token.folded.as_str()));
    match (action, object.kind) {
        _ if told.is_some_and(|at| !made(&group[at + 2..], lexicon, language)) => {
            Some((Verdict::Objective, Reason::ResultObject))
        }
        (_, Some(Kind::Result)) if vision => Some((Verdict::Objective, Reason::ResultObject)),
        (_, Some(Kind::Result | Kind::People)) if group.iter().any(counts) => {
            Some((Verdict::Objective, Reason::ResultObject))
        }
        (_, Some(Kind::People)) if group.iter().take(5).any(lives) => {
            Some((Verdict::Objective, Reason::ResultObject))
        }
        _ if figure => Some((Verdict::Objective, Reason::ResultObject)),
        (Some(Head::Effect), _) => Some((Verdict::Objective, Reason::EffectHead)),
        // "Des sentiers entretenus" is a situation; "sentiers entretenus" may be what is to be done.
        (_, Some(Kind::Deliverable))
            if (object.state || compared) && !(vision && language == Language::French) =>
        {
            None
        }
        (Some(Head::Means | Head::Make), _) => Some((Verdict::Means, Reason::ActivityHead)),
        // "People enjoying the park" are no park.
        _ if lexicon.object(first) == Some(Kind::People) && !group.iter().any(counts) => {
            let live = group.iter().take(3).any(|token| token.folded.ends_with("ing"))
                || group.iter().take(5).any(lives);
            live.then_some((Verdict::Objective, Reason::ResultObject))
        }
        _ if object.state || compared => Some((Verdict::Objective, Reason::ResultObject)),
        // "Des itinéraires directs, sûrs": a situation is described further on; "a place that welcomes" may be one.
        (_, Some(Kind::Deliverable))
            if vision && group.iter().any(|token| lexicon.describes(&token.folded)) =>
        {
            Some((Verdict::Objective, Reason::ResultObject))
        }
        (None, Some(Kind::Deliverable)) if group.iter().take(CLAUSE).any(relates) => None,
        (None, Some(Kind::Deliverable)) if leads_with_it(group, lexicon, language) && !named => {
            Some((Verdict::Means, Reason::DeliverableObject))
        }
        // "Pouvoir d'achat des familles": what changes is named, not whether and how.
        (None, Some(Kind::Result)) => Some((Verdict::Doubtful, Reason::ResultObject)),
        _ => None,
    }
}

/// Tells whether a word begins a relative clause, which may describe what is wanted.
fn relates(token: &Token) -> bool {
    matches!(token.folded.as_str(), "that" | "which" | "who" | "where" | "qui" | "que" | "dont")
}

/// Tells whether a comparison closes a group: "des passages pour piétons plus sûrs".
fn ends_compared(group: &[Token]) -> bool {
    let end = group.iter().position(|token| token.breaks).map_or(group.len(), |at| at + 1);
    let word = |back: usize| end.checked_sub(back).map_or("", |at| group[at].folded.as_str());
    matches!(word(2), "plus" | "moins" | "mieux" | "more" | "less")
}

/// Tells whether the first words are a participle of something done: "(is) installed", "(sont) organisés".
fn made(tokens: &[Token], lexicon: &Lexicon, language: Language) -> bool {
    let class = tokens.iter().take(3).find_map(|token| participle(&token.folded, lexicon, language));
    matches!(class, Some(Head::Means | Head::Act | Head::Make))
}

/// Tells whether a word is a figure, years apart.
fn counts(token: &Token) -> bool {
    let word = token.folded.as_str();
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    word.starts_with(|c: char| c.is_ascii_digit()) && !year
}

/// Returns what the last noun of an English group says when it names an action: "website redesign".
fn last_action(group: &[Token], lexicon: &Lexicon) -> Option<Head> {
    let stops =
        ["of", "for", "to", "in", "on", "with", "about", "and", "by", "at", "from", "that", "between"];
    let end = group.iter().position(|token| stops.contains(&token.folded.as_str())).unwrap_or(group.len());
    let broken = group.iter().position(|token| token.breaks).map_or(end, |at| end.min(at + 1));
    lexicon.noun(&group.get(..broken)?.last()?.folded)
}

/// Tells whether the thing made stands at the head of its group, not in a complement.
fn leads_with_it(group: &[Token], lexicon: &Lexicon, language: Language) -> bool {
    match language {
        Language::French => {
            let first = group.iter().find(|token| !token.folded.starts_with(|c: char| c.is_ascii_digit()));
            first.is_some_and(|token| lexicon.object(&token.folded) == Some(Kind::Deliverable))
        }
        Language::English => true,
    }
}

/// Tells whether a head that is also a noun stands in a group of nouns: "market share", "host satisfaction".
pub(super) fn noun_in_a_group(tokens: &[Token], found: &Found, lexicon: &Lexicon) -> bool {
    let both = [
        "market", "host", "place", "train", "guide", "staff", "plan", "program", "tour", "map", "pool",
        "match", "report", "package", "book", "label", "trade",
    ];
    let word = tokens[found.tokens.start].folded.as_str();
    let Some(next) = tokens.get(found.tokens.end).map(|token| token.folded.as_str()) else { return false };
    let noun = found.part == Part::Noun || both.contains(&word);
    let base = found.part == Part::Verb && found.tokens.len() == 1 && !word.ends_with("ing");
    (noun && lexicon.object(next) == Some(Kind::Result)) || (base && next == "of")
}

/// Tells whether an article makes a noun of a word that may be a verb: "a place where", "the market".
pub(super) fn named(tokens: &[Token], found: &Found) -> bool {
    let before = found.tokens.start.checked_sub(1).map_or("", |at| tokens[at].folded.as_str());
    let word = tokens[found.tokens.start].folded.as_str();
    found.part == Part::Verb
        && matches!(before, "a" | "an" | "the" | "our" | "its" | "their")
        && !["ed", "ing"].iter().any(|ending| word.ends_with(ending))
}

/// Tells whether a participle describes what it precedes: "informed visitors", not "created a brand".
pub(super) fn participle_of(tokens: &[Token], found: &Found, language: Language) -> bool {
    let word = tokens[found.tokens.start].folded.as_str();
    let next = tokens.get(found.tokens.end).map_or("", |token| token.folded.as_str());
    let ruled = matches!(next, "a" | "an" | "the" | "our" | "its" | "up" | "out");
    language == Language::English && word.ends_with("ed") && word.len() > 4 && !ruled
}

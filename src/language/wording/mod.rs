//! Objective or means: what a statement's leading verb and what follows it say.
//!
//! An objective names an effect on people, the territory or a figure; a means is something one does
//! or delivers. "Develop attendance" is the first, "develop an application" the second.
//! Source: European Commission, Project Cycle Management Guidelines (objectives are benefits to the
//! target group; to prepare, to design, to build are activities).

mod lexicon;
mod token;

use std::ops::Range;

use super::Language;
use lexicon::{ENGLISH, FRENCH, Head, Lexicon, Object};
use token::{Token, tokens};

/// What a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It names an effect.
    Objective,
    /// It names something one does or delivers.
    Means,
    /// It cannot be told, or says both.
    Doubtful,
}

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The head names an effect.
    EffectHead,
    /// The object is something that changes.
    ResultObject,
    /// The head names an activity.
    ActivityHead,
    /// The object is something made.
    DeliverableObject,
    /// The head promises without an effect: to promote, to support.
    VagueHead,
    /// The object is neither known as an effect nor as a deliverable.
    UnknownObject,
    /// No verb or noun of action leads.
    NoHead,
}

/// How a statement reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    /// What it is.
    pub(crate) verdict: Verdict,
    /// Why.
    pub(crate) reason: Reason,
    /// The bytes of the leading verb or noun.
    pub(crate) head: Option<Range<usize>>,
}

/// The words of an object looked at before its noun is given up.
const OBJECT_REACH: usize = 7;

/// Reads a statement; the language is tried first, the other where the head is not known in it.
pub(crate) fn wording(statement: &str, language: Language) -> Wording {
    let tokens = tokens(statement);
    // "A plan will be implemented", "residents will feel safe": the verb in the future decides.
    if told(&tokens).is_some() {
        return without_head(statement, &tokens);
    }
    let order = match language {
        Language::French => [(&*FRENCH, Language::French), (&*ENGLISH, Language::English)],
        Language::English => [(&*ENGLISH, Language::English), (&*FRENCH, Language::French)],
    };
    let start = skip_label(statement, &tokens);
    for (lexicon, language) in order {
        if let Some(wording) = read(statement, &tokens, start, lexicon, language) {
            return wording;
        }
    }
    without_head(statement, &tokens)
}

/// Reads with one language's words; `None` where the head is not one of them.
fn read(
    statement: &str,
    tokens: &[Token],
    start: usize,
    lexicon: &Lexicon,
    language: Language,
) -> Option<Wording> {
    let start = skip_opening(tokens, start, lexicon, language);
    let head = (start..tokens.len().min(start + 2)).find_map(|at| head(tokens, at, lexicon, language))?;
    let place = tokens[head.from].range.start..tokens[head.to - 1].range.end;
    let object = object(tokens, head.to, lexicon);
    let figure = statement.chars().any(|c| c == '%') || has_change(tokens);
    let (verdict, reason) = judge(head.class, object, figure, indefinite(tokens, head.to), head.creates);
    Some(Wording { verdict, reason, head: Some(place) })
}

/// The leading verb or noun: its tokens and its class.
struct Found {
    from: usize,
    to: usize,
    class: Head,
    /// Whether it is "to create" or the like, which makes of a result an effect.
    creates: bool,
}

fn head(tokens: &[Token], at: usize, lexicon: &Lexicon, language: Language) -> Option<Found> {
    for length in (1..=3).rev() {
        let Some(slice) = tokens.get(at..at + length) else { continue };
        let phrase = slice.iter().map(|token| token.folded.as_str()).collect::<Vec<_>>().join("_");
        let first = &tokens[at].folded;
        let bases = bases(first, language);
        let class = lexicon.verb(&phrase).or_else(|| lexicon.noun(&phrase)).or_else(|| {
            bases.iter().find_map(|base| {
                let based = phrase.replacen(first.as_str(), base, 1);
                lexicon.verb(&based).or_else(|| lexicon.noun(&based))
            })
        });
        if let Some(class) = class {
            let creates = CREATING.iter().any(|verb| first.starts_with(verb));
            return Some(Found { from: at, to: at + length, class, creates });
        }
    }
    None
}

/// Beginnings of the verbs that bring a result about: "create 200 jobs" is an effect.
const CREATING: [&str; 6] = ["cre", "obtenir", "gener", "acquer", "build", "deliver"];

/// Returns the forms that an inflected head may come from: infinitive, prefix removed.
fn bases(word: &str, language: Language) -> Vec<String> {
    let mut bases = Vec::new();
    match language {
        Language::French => {
            for (ending, infinitive) in
                [("ons", "er"), ("ez", "er"), ("e", "er"), ("ant", "er"), ("issons", "ir"), ("it", "ir")]
            {
                bases.extend(word.strip_suffix(ending).map(|stem| format!("{stem}{infinitive}")));
            }
            for prefix in ["co-", "re-", "auto-", "co", "re"] {
                bases.extend(word.strip_prefix(prefix).filter(|rest| rest.len() > 4).map(str::to_owned));
            }
        }
        Language::English => {
            if let Some(stem) = word.strip_suffix("ing") {
                bases.push(stem.to_owned());
                bases.push(format!("{stem}e"));
                let doubled = stem.len() > 2
                    && stem.as_bytes().iter().rev().take(2).all(|b| stem.ends_with(char::from(*b)));
                bases.extend(doubled.then(|| stem.strip_suffix(|_: char| true).unwrap_or(stem).to_owned()));
            }
            bases.extend(word.strip_suffix("s").map(str::to_owned));
            bases.extend(word.strip_suffix("ed").map(str::to_owned));
            bases.extend(word.strip_suffix("d").map(str::to_owned));
            bases.extend(
                ["co-", "re-"].iter().filter_map(|prefix| word.strip_prefix(prefix)).map(str::to_owned),
            );
        }
    }
    bases
}

/// Steps over "Objectif 3 :", "3.2", "b)", "D'ici 2030," : what stands before the statement proper.
fn skip_label(statement: &str, tokens: &[Token]) -> usize {
    let after = |offset: usize| tokens.iter().position(|token| token.range.start >= offset).unwrap_or(0);
    let first = statement.split_whitespace().next().unwrap_or_default();
    let numbered = first.ends_with([')', '.', ':']) || first.contains('.');
    let marks = first.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | ':' | '-'));
    let letter = first.chars().count() <= 4 && first.contains(['.', ')']);
    if numbered && (marks || letter) {
        return after(statement.find(first).unwrap_or(0) + first.len());
    }
    let Some(opening) = tokens.first().map(|token| token.folded.as_str()) else { return 0 };
    let marks: &[char] = if LABELS.contains(&opening) { &[':', '–', '—'] } else { &[','] };
    if !LABELS.contains(&opening) && !CIRCUMSTANCES.contains(&opening) {
        return 0;
    }
    let head_of_statement =
        tokens.get(LONGEST_LABEL).map_or(statement, |token| &statement[..token.range.start]);
    head_of_statement.find(marks).map_or(0, after)
}

/// Words within which a label or a circumstance ends.
const LONGEST_LABEL: usize = 8;

/// Words that open a circumstance, closed by a comma: "D'ici 2030, …", "In the short term, …".
const CIRCUMSTANCES: [&str; 12] =
    ["d", "a", "en", "avant", "pour", "chaque", "by", "in", "over", "before", "from", "within"];

const LABELS: [&str; 13] = [
    "objectif",
    "objectifs",
    "objective",
    "goal",
    "axe",
    "axis",
    "os",
    "oo",
    "orientation",
    "strategique",
    "operationnel",
    "action",
    "enjeu",
];

/// Steps over "to", "se", "ne", "mieux", "d'ici 2027," before the head.
fn skip_opening(tokens: &[Token], start: usize, lexicon: &Lexicon, language: Language) -> usize {
    let small: &[&str] = match language {
        Language::French => &[
            "se", "s", "ne", "pas", "plus", "mieux", "de", "d", "a", "pour", "afin", "il", "nous", "devons",
            "voulons", "l", "la", "le", "les", "une", "un",
        ],
        Language::English => &[
            "to",
            "we",
            "will",
            "the",
            "our",
            "a",
            "an",
            "better",
            "further",
            "please",
            "sustainably",
            "actively",
        ],
    };
    let mut at = start;
    let mut dated = false;
    while let Some(token) = tokens.get(at) {
        let word = token.folded.as_str();
        let phrase = tokens.get(at + 1).map(|next| format!("{word}_{}", next.folded));
        if phrase.is_some_and(|phrase| lexicon.verb(&phrase).is_some()) {
            break;
        }
        dated |= matches!(word, "ici" | "horizon" | "by" | "before" | "avant" | "en" | "in");
        let date = dated && (OPENING_DATES.contains(&word) || word.chars().all(|c| c.is_ascii_digit()));
        if !(small.contains(&word) || date || matches!(word, "ici" | "horizon" | "by")) {
            break;
        }
        at += 1;
    }
    at
}

const OPENING_DATES: [&str; 12] =
    ["fin", "end", "of", "debut", "juin", "june", "decembre", "december", "avant", "en", "in", "before"];

/// Returns what the object's first telling noun is.
fn object(tokens: &[Token], from: usize, lexicon: &Lexicon) -> Option<Object> {
    let reach = tokens.get(from..)?.iter().take(OBJECT_REACH);
    reach
        .take_while(|token| !PURPOSE.contains(&token.folded.as_str()))
        .find_map(|token| lexicon.object(&token.folded))
}

/// Words after which another idea begins: the purpose or the way.
const PURPOSE: [&str; 9] = ["pour", "afin", "grace", "via", "through", "by", "so", "thanks", "en"];

/// Tells whether the object begins with an indefinite article: "an application", "des commissions".
fn indefinite(tokens: &[Token], from: usize) -> bool {
    tokens.get(from).is_some_and(|token| {
        matches!(token.folded.as_str(), "un" | "une" | "des" | "a" | "an" | "nouveau" | "new")
    })
}

/// Tells whether a statement counts a change: "de 12 à 18", "from 12 to 18".
fn has_change(tokens: &[Token]) -> bool {
    let number = |token: &Token| token.folded.starts_with(|c: char| c.is_ascii_digit());
    tokens.windows(4).any(|w| {
        matches!(w[0].folded.as_str(), "de" | "from")
            && number(&w[1])
            && w[2..].iter().any(|token| matches!(token.folded.as_str(), "a" | "to"))
    })
}

fn judge(
    head: Head,
    object: Option<Object>,
    figure: bool,
    indefinite: bool,
    creates: bool,
) -> (Verdict, Reason) {
    match (head, object) {
        (Head::Effect, Some(Object::Deliverable)) if indefinite && !figure => {
            (Verdict::Doubtful, Reason::DeliverableObject)
        }
        (Head::Effect, _) => (Verdict::Objective, Reason::EffectHead),
        (Head::Weak, Some(Object::Deliverable)) if !figure => {
            let verdict = if indefinite { Verdict::Means } else { Verdict::Doubtful };
            (verdict, Reason::DeliverableObject)
        }
        (Head::Weak, Some(Object::Result)) => (Verdict::Objective, Reason::ResultObject),
        (Head::Weak, _) if figure => (Verdict::Objective, Reason::ResultObject),
        (Head::Weak, _) if indefinite => (Verdict::Doubtful, Reason::UnknownObject),
        (Head::Weak, _) => (Verdict::Objective, Reason::UnknownObject),
        (Head::Vague, _) if figure => (Verdict::Objective, Reason::ResultObject),
        (Head::Vague, _) => (Verdict::Doubtful, Reason::VagueHead),
        (Head::Means, Some(Object::Result)) if creates && !indefinite => {
            (Verdict::Objective, Reason::ResultObject)
        }
        // A share of a public reached ("train 80 % of hosts") lies between the two.
        (Head::Means, Some(Object::Result) | None) if figure => (Verdict::Doubtful, Reason::ActivityHead),
        (Head::Means, _) => (Verdict::Means, Reason::ActivityHead),
    }
}

/// Judges a statement that no known head leads: a result told as such, or nothing that can be told.
fn without_head(statement: &str, tokens: &[Token]) -> Wording {
    let figure = statement.contains('%') || has_change(tokens);
    let (verdict, reason) = match told(tokens) {
        Some(Told::Made) => (Verdict::Means, Reason::ActivityHead),
        Some(Told::State) => (Verdict::Objective, Reason::ResultObject),
        None if figure => (Verdict::Objective, Reason::ResultObject),
        None => (Verdict::Doubtful, Reason::NoHead),
    };
    Wording { verdict, reason, head: None }
}

/// What a statement in the future tells.
enum Told {
    /// Something will be made.
    Made,
    /// Something will be so.
    State,
}

/// Reads "residents will feel safe" (a state) and "a plan will be implemented" (a thing made).
fn told(tokens: &[Token]) -> Option<Told> {
    let will = tokens.iter().position(|token| matches!(token.folded.as_str(), "will" | "sera" | "seront"))?;
    let next = tokens.get(will + 1)?.folded.as_str();
    let made =
        tokens[will..].iter().take(4).any(|token| MADE.iter().any(|stem| token.folded.starts_with(stem)));
    let auxiliary = matches!(tokens[will].folded.as_str(), "sera" | "seront")
        || matches!(
            next,
            "be" | "have" | "feel" | "become" | "make" | "enjoy" | "know" | "see" | "stay" | "spend"
        );
    if made { Some(Told::Made) } else { auxiliary.then_some(Told::State) }
}

/// Beginnings of the participles of things made, in both languages.
const MADE: [&str; 20] = [
    "implement",
    "creat",
    "develop",
    "establish",
    "produc",
    "launch",
    "prepar",
    "organi",
    "publish",
    "install",
    "recruit",
    "etabli",
    "cree",
    "realise",
    "elabor",
    "lance",
    "mis",
    "defini",
    "redig",
    "construi",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(statement: &str) -> Verdict {
        wording(statement, Language::French).verdict
    }

    #[test]
    fn an_effect_is_an_objective() {
        for statement in [
            "Développer la fréquentation hors saison",
            "Développer les relations entre l'office et ses socio-professionnels",
            "Augmenter de 15 % le produit de la taxe de séjour d'ici fin 2028",
            "D'ici 2027, réduire la part des nuitées de juillet et août de 52 à 45 %",
            "Objectif 2 : Allonger la durée moyenne de séjour",
            "Hausse de 10 % des nuitées de printemps",
            "80 % des hébergeurs déclarent leur taxe en ligne",
            "Créer 20 emplois permanents d'ici 2030",
            "Lengthen the average stay from 2.4 to 2.8 nights by the end of 2028",
            "To increase visitor spending by 10% by 2029",
            "Faire de la baie une grande destination de nature",
        ] {
            assert_eq!(verdict(statement), Verdict::Objective, "{statement}");
        }
    }

    #[test]
    fn an_activity_or_a_deliverable_is_a_means() {
        for statement in [
            "Développer une application mobile",
            "Mettre en place des commissions de travail",
            "Création d'un observatoire local",
            "Recruter un chargé de promotion",
            "3. Rédiger une charte d'accueil",
            "Créer un pass pour augmenter les recettes",
            "Set up a working group with hosts",
            "Developing a new website",
            "Launch a campaign in neighbouring markets",
        ] {
            assert_eq!(verdict(statement), Verdict::Means, "{statement}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_doubtful() {
        for statement in
            ["Pouvoir d'achat des familles", "Valoriser le terroir", "Former 80 % des saisonniers", ""]
        {
            assert_eq!(verdict(statement), Verdict::Doubtful, "{statement}");
        }
    }
}

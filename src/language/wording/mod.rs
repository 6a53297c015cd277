//! Objective or means: what a statement's leading verb and what follows it say.
//!
//! An objective names an effect on people, the territory or a figure; a means is something one does
//! or delivers. "Develop attendance" is the first, "develop an application" the second.
//! Source: European Commission, Project Cycle Management Guidelines (objectives are benefits to the
//! target group; to prepare, to design, to build are activities). What it is worth is measured on
//! published plans: `docs/wording.md`.

mod head;
mod joined;
mod judge;
mod lexicon;
mod likelihood;
mod object;
mod opening;
mod token;
mod told;

use std::ops::Range;

use super::{Language, figure::change};
use head::{Found, Part, head, unknown_verb};
use judge::{Evidence, judge};
use lexicon::{Head, Kind, lexicon};
use object::object;
use opening::small_words;
use token::{Token, follows_indefinite, tokens};
use told::Told;

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
    /// The rules leave a doubt; its words are those of such statements.
    Likelihood,
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

/// What the rules read in a statement.
#[derive(Debug)]
struct Reading {
    /// Its words.
    tokens: Vec<Token>,
    /// Where the statement proper begins.
    from: usize,
    /// The language that it is read in.
    language: Language,
    /// What the rules say of it.
    ruled: Wording,
}

/// Reads a statement in the language that its small words show; `language` decides where they do not.
pub(crate) fn wording(statement: &str, language: Language) -> Wording {
    likelihood::settle(reading(statement, language))
}

/// Returns what a statement's words are weighed by; see `likelihood`.
pub(crate) fn features(statement: &str, language: Language) -> (Language, Vec<String>) {
    let reading = reading(statement, language);
    (reading.language, likelihood::features(&reading))
}

/// Reads a statement by the rules.
fn reading(statement: &str, language: Language) -> Reading {
    let tokens = tokens(statement);
    let figure = statement.contains('%') || change(statement).is_some();
    let spoken = spoken(&tokens);
    let first = spoken.unwrap_or(language);
    let second = match first {
        Language::French => Language::English,
        Language::English => Language::French,
    };
    // Many nouns are the same in both languages: "plan", "service".
    let languages = if spoken.is_some() { &[first][..] } else { &[first, second] };
    let told = told::told(&tokens);
    let start = match told {
        Some(Told::Acts(verb)) => verb,
        Some(Told::Judged(_)) | None => opening::start(statement, &tokens, first),
    };
    let judged = |(verdict, reason)| (first, Wording { verdict, reason, head: None });
    let led = || {
        let mut languages = languages.iter();
        languages.find_map(|language| Some((*language, read(&tokens, start, figure, *language)?)))
    };
    let described = || {
        let judgement = languages.iter().find_map(|language| {
            let from = small_words(&tokens, start, *language);
            told::described(&tokens, from, figure, *language)
        });
        judged(judgement.unwrap_or((Verdict::Doubtful, Reason::NoHead)))
    };
    let (language, ruled) = match told {
        Some(Told::Judged(judgement)) => judged(judgement),
        Some(Told::Acts(_)) | None => led().unwrap_or_else(described),
    };
    let from = small_words(&tokens, start, language);
    Reading { tokens, from, language, ruled }
}

/// Reads with one language's words; `None` where no head is one of them.
fn read(tokens: &[Token], start: usize, figure: bool, language: Language) -> Option<Wording> {
    let words = lexicon(language);
    let from = small_words(tokens, start, language);
    let found = head(tokens, from, words, language)
        .filter(|found| {
            let noun = || told::noun_in_a_group(tokens, found, words) || told::named(tokens, found);
            language == Language::French || !noun()
        })
        .or_else(|| told::acting(tokens, language).and_then(|at| head(tokens, at, words, language)))
        .or_else(|| unknown_verb(tokens, from, words, language))?;
    // "Work with partners to develop a trail": what is worked at decides.
    let found = joined::worked_at(tokens, &found, words, language)
        .or_else(|| joined::joined_means(tokens, &found, words, language))
        .unwrap_or(found);
    let object = object(tokens, &found, words, language);
    let evidence = Evidence {
        object,
        figure,
        joined_effect: joined::joined_effect(tokens, &found, language),
        position: position(tokens, &found),
        clause: tokens
            .get(found.tokens.end)
            .is_some_and(|next| matches!(next.folded.as_str(), "that" | "que")),
        language,
    };
    // "Une communication lisible" describes, "communiquer" does something; "s'imposer" is not "imposer".
    let alone = found.tokens.end == tokens.len();
    let next = tokens.get(found.tokens.end).is_some_and(|token| words.describes(&token.folded));
    let related = tokens.iter().any(|token| matches!(token.folded.as_str(), "qui" | "that" | "which"));
    let articled = follows_indefinite(tokens, found.tokens.start) && (object.state || related);
    let noun = found.part == Part::Noun && (articled || (object.state && next));
    let softened = noun || alone || reflexive(tokens, &found) || bettered(tokens, &found);
    let participle = told::participle_of(tokens, &found, language);
    let wanted = matches!(object.kind, Some(Kind::Result | Kind::People));
    let (verdict, reason) = match judge(found.class, &evidence) {
        (Verdict::Means | Verdict::Doubtful, _) if participle && wanted => {
            (Verdict::Objective, Reason::ResultObject)
        }
        (Verdict::Means, _) if participle => (Verdict::Doubtful, Reason::UnknownObject),
        // "Mieux distribuer les flux" wants an effect, whatever is done for it.
        (Verdict::Doubtful, _) if object.kind == Some(Kind::Result) && bettered(tokens, &found) => {
            (Verdict::Objective, Reason::ResultObject)
        }
        (Verdict::Means, _) if softened => (Verdict::Doubtful, Reason::UnknownObject),
        judgement => judgement,
    };
    let head = tokens[found.tokens.start].range.start..tokens[found.tokens.end - 1].range.end;
    Some(Wording { verdict, reason, head: Some(head) })
}

/// Tells whether a verb is turned on its subject and no list knows it so: "se lancer".
fn reflexive(tokens: &[Token], found: &Found) -> bool {
    let before = found.tokens.start.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|token| matches!(token.folded.as_str(), "se" | "s"))
}

/// Tells whether a verb is to be done better, not done: "mieux informer", "sell more".
fn bettered(tokens: &[Token], found: &Found) -> bool {
    let at = |index: usize| tokens.get(index).map_or("", |token| token.folded.as_str());
    let before = found.tokens.start.checked_sub(1).map_or("", at);
    let after = at(found.tokens.end);
    let known = at(found.tokens.start) == "mieux";
    // "Recruit more guides", "create better links" do something; "sell more" is an effect.
    let object = !matches!(
        at(found.tokens.end + 1),
        "" | "to" | "with" | "about" | "in" | "on" | "and" | "avec" | "sur" | "et"
    );
    let named = matches!(found.class, Head::Means | Head::Make) && object;
    let after = !named && matches!(after, "mieux" | "plus" | "moins" | "davantage" | "more" | "better");
    !known && (matches!(before, "mieux" | "better") || after)
}

/// Tells whether a place is wanted for the territory: "as a leading destination", "comme une référence".
fn position(tokens: &[Token], found: &Found) -> bool {
    let after = &tokens[found.tokens.end..];
    // "Make the town a centre of culture".
    let until = |token: &&Token| {
        !matches!(token.folded.as_str(), "to" | "of" | "for" | "in" | "with" | "by" | "on" | "and")
    };
    let named = after
        .iter()
        .skip(1)
        .take(6)
        .take_while(until)
        .any(|token| matches!(token.folded.as_str(), "a" | "an"));
    let first = after.first().map_or("", |token| token.folded.as_str());
    let makes = matches!(tokens[found.tokens.start].folded.as_str(), "make" | "making")
        && !matches!(first, "a" | "an");
    if makes && (named || after.iter().take(8).any(|token| token.folded == "more")) {
        return true;
    }
    let Some(at) = after.iter().position(|token| matches!(token.folded.as_str(), "as" | "comme")) else {
        return false;
    };
    after[at..].iter().take(8).any(|token| {
        matches!(token.folded.as_str(), "destination" | "destinations" | "leader" | "reference" | "place")
    })
}

/// Returns the language that a statement's small words are of, if they tell.
fn spoken(tokens: &[Token]) -> Option<Language> {
    let count = |words: &[&str]| tokens.iter().filter(|token| words.contains(&token.folded.as_str())).count();
    let french = count(&[
        "de", "la", "le", "les", "des", "du", "et", "un", "une", "pour", "au", "aux", "sur", "dans", "par",
        "l", "d", "avec", "en", "nos", "notre", "leur",
    ]);
    let english = count(&[
        "the", "of", "and", "to", "for", "by", "with", "in", "our", "from", "an", "will", "is", "be", "that",
        "their", "as", "at", "more",
    ]);
    match french.cmp(&english) {
        std::cmp::Ordering::Greater => Some(Language::French),
        std::cmp::Ordering::Less => Some(Language::English),
        std::cmp::Ordering::Equal => None,
    }
}

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
            "Des hébergements mieux remplis",
            "Être le premier office de la région",
            "Ne pas dépasser 30 000 visiteurs par jour",
            "Créer du lien entre habitants et visiteurs",
            "Augmenter les recettes en créant une boutique",
            "Notre ambition est de devenir une destination vélo",
            "Improved visitor satisfaction",
            "A thriving year-round visitor economy",
            "Residents will be proud of their town",
            "No loss of biodiversity",
            "1 million visitors by 2030",
            "Plan satisfaction at 4 out of 5",
            "Tourism is valued by residents",
            "Ensure that the design of new houses is appropriate",
            "Maintain and enhance the town centre",
            "Enabling young people to have the best start",
            "Making services more accessible",
            "Make the harbour a centre of culture",
            "90% of the fleet will be electric by 2030",
            "A place where children cycle to school",
            "Work to ensure that every beach is clean",
            "Encourage visitors to stay longer",
            "Provide visitors with a better experience",
            "Mieux répartir les flux de visiteurs",
            "La baie doit devenir une destination vélo",
            "Des sentiers entretenus et accessibles",
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
            "Pour augmenter les recettes, créer une boutique en ligne",
            "(Re)définir une stratégie",
            "Disposer d'un outil de suivi",
            "Schéma directeur vélo",
            "L'office de tourisme crée une boutique en ligne",
            "Axe 2 – Objectif 3 : réaliser une étude",
            "A signage plan will be drawn up",
            "Food and drink trails app",
            "Work with partners to develop a trail",
            "Consider introducing a visitor fee",
            "Work with hoteliers and the county to draw up a charter",
            "Encourage hosts to create packages",
            "Provide hosts with a toolkit",
            "Hiring two more rangers",
            "Work with industry to improve experiences",
            "Provide access to the trailheads",
            "Promote and publicise the town centre",
            "Promouvoir, concerter et évaluer la démarche",
            "It is recommended that the town adopt a policy",
            "A blueprint for the harbour",
            "20 workshops will be organised",
            "Develop a strategy for the areas that will be flooded",
            "Promote the loyalty schemes",
            "Press kit creation and distribution",
            "Instaurer un chèque-vacances local",
            "Développer de nouveaux services",
            "Gérer un système de réservation",
            "Soutenir à hauteur de 20 000 € les festivals",
            "Photographie du patrimoine",
            "Achats de mobilier",
            "Nous ouvrirons un lieu d'accueil",
            "La commune doit créer une boutique",
        ] {
            assert_eq!(verdict(statement), Verdict::Means, "{statement}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_doubtful() {
        for statement in [
            "Pouvoir d'achat des familles",
            "Valoriser le terroir",
            "",
            "Mieux informer",
            "Promouvoir la destination",
            "La baie autrement",
            "Zzyzx",
            "Governance",
            "Une signalisation qui répond aux attentes",
        ] {
            assert_eq!(verdict(statement), Verdict::Doubtful, "{statement}");
        }
    }
}

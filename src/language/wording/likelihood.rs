//! What a statement's words make likely where the rules leave a doubt.
//!
//! A multinomial logistic regression: each feature of a statement (a stem of its main clause, one of
//! its first words at its place, the first words together) adds its weight to the log-odds of
//! "objective" and of "means" against "doubtful". The weights are data, `weights/*.txt`; how they
//! are fitted, on which statements, and what they are worth: `docs/*/wording.md`.

use std::{collections::HashMap, sync::LazyLock};

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxBuildHasher;

use super::{Reading, Reason, Verdict, Wording, object::PURPOSE, token::Token};
use crate::language::Language;

/// The words of a main clause that are weighed.
const MAIN_CLAUSE: usize = 12;

/// The first words whose place is weighed too.
const FIRST: usize = 3;

/// The name under which a file gives the weights of every statement.
const EVERY_STATEMENT: &str = "=";

/// The least probability of a means for which a statement that the rules doubt is called one.
const SURE_OF_MEANS: f64 = 0.55;

/// The least probability of an objective for which such a statement is called one.
const SURE_OF_OBJECTIVE: f64 = 0.5;

/// The least probability of either where no verb or noun of action leads: a name, a description, a slogan.
const SURE_WITHOUT_HEAD: f64 = 0.65;

/// The least probability of an objective for which what the rules call a means is doubted after all.
const SURE_OF_MISTAKE: f64 = 0.6;

/// One language's weights.
struct Weights {
    /// The log-odds of a statement without any known feature.
    bias: LogOdds,
    /// What each feature adds.
    features: HashMap<&'static str, LogOdds, FxBuildHasher>,
}

/// Log-odds against "doubtful", natural logarithms: of "objective", of "means".
type LogOdds = [f64; 2];

/// Returns the wording of a statement that the rules have read: theirs, but for a doubt or a likely false accusation.
pub(super) fn settle(reading: Reading) -> Wording {
    if reading.ruled.verdict == Verdict::Objective {
        return reading.ruled;
    }
    let Some([objective, means]) = weights(reading.language).probabilities(&features(&reading)) else {
        return reading.ruled;
    };
    let named = reading.ruled.reason == Reason::ResultObject;
    let (sure_of_means, sure_of_objective) = match reading.ruled.head {
        Some(_) => (SURE_OF_MEANS, SURE_OF_OBJECTIVE),
        None => (SURE_WITHOUT_HEAD, SURE_WITHOUT_HEAD),
    };
    let verdict = match reading.ruled.verdict {
        Verdict::Means if objective > SURE_OF_MISTAKE => Verdict::Doubtful,
        Verdict::Doubtful if means > sure_of_means && !named => Verdict::Means,
        Verdict::Doubtful if objective > sure_of_objective => Verdict::Objective,
        Verdict::Doubtful | Verdict::Means | Verdict::Objective => return reading.ruled,
    };
    Wording { verdict, reason: Reason::Likelihood, head: reading.ruled.head }
}

/// Returns a language's weights, read once.
fn weights(language: Language) -> &'static Weights {
    static FRENCH: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("weights/fr.txt")));
    static ENGLISH: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("weights/en.txt")));
    match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    }
}

/// Returns the features of a statement: the stems of its main clause, and its first ones, each at its place and together.
pub(super) fn features(reading: &Reading) -> Vec<String> {
    let stemmer = Stemmer::create(match reading.language {
        Language::French => Algorithm::French,
        Language::English => Algorithm::English,
    });
    let words = &reading.tokens[reading.from.min(reading.tokens.len().saturating_sub(1))..];
    let stems: Vec<String> =
        words[..main_clause(words)].iter().map(|token| stemmer.stem(&token.folded).into_owned()).collect();
    let first = &stems[..stems.len().min(FIRST)];
    let placed = (1..).zip(first).map(|(place, stem)| format!("{place}:{stem}"));
    let together = (2..=first.len()).map(|length| first[..length].join(" "));
    let mut features: Vec<String> = placed.chain(together).collect();
    features.extend(stems);
    features.sort_unstable();
    features.dedup();
    features
}

/// Returns how many words a statement's main clause takes: up to a purpose or a way.
fn main_clause(words: &[Token]) -> usize {
    let purpose = |token: &Token| PURPOSE.contains(&token.folded.as_str()) || token.folded == "to";
    let end = words.iter().skip(1).position(purpose).map_or(words.len(), |at| at + 1);
    end.min(MAIN_CLAUSE)
}

impl Weights {
    /// Reads a file of weights: a feature, then what it adds to "objective" and to "means", in hundredths.
    fn read(text: &'static str) -> Self {
        let mut features = HashMap::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default();
            let mut weight =
                || fields.next().and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0) / 100.0;
            features.insert(name, [weight(), weight()]);
        }
        Self { bias: features.remove(EVERY_STATEMENT).unwrap_or_default(), features }
    }

    /// Returns the probabilities that a statement is an objective and that it is a means; `None` where no feature is known.
    fn probabilities(&self, features: &[String]) -> Option<[f64; 2]> {
        let mut known = features.iter().filter_map(|feature| self.features.get(feature.as_str())).peekable();
        known.peek()?;
        let sum = known.fold(self.bias, |sum, added| [sum[0] + added[0], sum[1] + added[1]]);
        let odds = sum.map(f64::exp);
        Some(odds.map(|of| of / (1.0 + odds[0] + odds[1])))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::wording, *};

    #[test]
    fn a_doubt_is_settled_by_the_words_where_they_tell() {
        for (statement, verdict) in [
            ("Ouvrir une seconde auberge en montagne", Verdict::Means),
            ("Sensibiliser les habitants au tri", Verdict::Means),
            ("Favoriser la mixité sociale", Verdict::Objective),
            ("Support the creation of workshops for artists", Verdict::Means),
            ("Promouvoir la destination", Verdict::Doubtful),
            ("Et si on ralentissait ?", Verdict::Doubtful),
        ] {
            assert_eq!(wording(statement, Language::French).verdict, verdict, "{statement}");
        }
    }

    #[test]
    fn probabilities_are_shares_and_unknown_words_have_none() {
        let weights = weights(Language::French);
        let [objective, means] =
            weights.probabilities(&["1:ouvr".to_owned(), "ouvr".to_owned()]).expect("known");
        assert!(objective > 0.0 && means > objective && objective + means < 1.0, "{objective} {means}");
        assert!(weights.probabilities(&["zzz".to_owned()]).is_none() && weights.probabilities(&[]).is_none());
    }
}

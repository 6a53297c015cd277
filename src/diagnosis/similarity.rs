//! Facts that say the same, or that give two values for one thing; in linear time.
//!
//! Near-duplicates are found as A. Broder does ("On the resemblance and containment of documents",
//! 1997): the smallest hashes of a statement's words are the same for most pairs that are alike.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use crate::{language::order::folded, mission::fact::Fact};

/// How two facts are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// They say the same.
    Same,
    /// They give two values for one thing in one year.
    Contradiction,
}

/// Two facts that are alike, by their index; the second is the later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The earlier fact.
    pub(crate) first: usize,
    /// The later fact.
    pub(crate) second: usize,
    /// How they are alike.
    pub(crate) likeness: Likeness,
}

/// The words and the figures of a statement.
struct Gist {
    words: HashSet<u64>,
    figures: Vec<String>,
    years: Vec<String>,
}

/// Facts compared with each newcomer of a bucket: more would make crowded buckets quadratic.
const MOST_COMPARED: usize = 8;

/// The share of common words from which two statements say the same.
const ALIKE: f64 = 0.8;

/// Returns each fact that is like an earlier one, with the first such.
pub(crate) fn pairs(facts: &[Fact]) -> Vec<Pair> {
    let gists: Vec<Gist> = facts.iter().map(gist).collect();
    let mut buckets: HashMap<(usize, u64), Vec<usize>> = HashMap::new();
    let mut pairs = measured_twice(facts);
    let known: HashSet<usize> = pairs.iter().map(|pair| pair.second).collect();
    for (second, gist) in gists.iter().enumerate() {
        let keys = keys(gist);
        let candidates: Vec<usize> =
            keys.iter().filter_map(|key| buckets.get(key)).flatten().copied().collect();
        let found = candidates
            .into_iter()
            .find_map(|first| likeness(&gists[first], gist).map(|likeness| Pair { first, second, likeness }));
        pairs.extend(found.filter(|_| !known.contains(&second)));
        for key in keys {
            let bucket = buckets.entry(key).or_default();
            if bucket.len() < MOST_COMPARED {
                bucket.push(second);
            }
        }
    }
    pairs
}

/// Finds facts whose evidence gives one indicator two values for one year.
fn measured_twice(facts: &[Fact]) -> Vec<Pair> {
    let mut values: HashMap<(&str, i64), (usize, f64)> = HashMap::new();
    let mut pairs = Vec::new();
    for (second, fact) in facts.iter().enumerate() {
        for evidence in &fact.evidence {
            let (Some(indicator), Some(value), Some(year)) =
                (&evidence.indicator, &evidence.value, &evidence.year)
            else {
                continue;
            };
            let (first, known) =
                *values.entry((&indicator.value, year.value)).or_insert((second, value.value));
            if first != second && (known - value.value).abs() > f64::EPSILON * known.abs() {
                pairs.push(Pair { first, second, likeness: Likeness::Contradiction });
            }
        }
    }
    pairs
}

fn gist(fact: &Fact) -> Gist {
    let mut gist = Gist { words: HashSet::new(), figures: Vec::new(), years: Vec::new() };
    let statement = fact.statement.as_ref().map_or("", |statement| &statement.value);
    let folded = folded(statement);
    let pieces = folded.split(|c: char| !(c.is_alphanumeric() || c == ',' || c == '.'));
    for piece in pieces.map(|piece| piece.trim_matches([',', '.'])).filter(|piece| !piece.is_empty()) {
        let digits = piece.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
        if digits && piece.len() == 4 && (piece.starts_with("19") || piece.starts_with("20")) {
            gist.years.push(piece.to_owned());
        } else if digits {
            gist.figures.push(piece.to_owned());
        } else if piece.len() > 2 {
            gist.words.insert(hash(piece));
        }
    }
    gist
}

fn likeness(a: &Gist, b: &Gist) -> Option<Likeness> {
    // Two or three words are too few to tell one thing from another.
    if a.words.len() < 2 || b.words.len() < 2 || a.years != b.years {
        return None;
    }
    if a.figures == b.figures {
        return (resemblance(a, b) >= ALIKE).then_some(Likeness::Same);
    }
    let comparable = !a.figures.is_empty() && a.figures.len() == b.figures.len();
    // A different figure is a contradiction only where a year is named and every word is the same.
    (comparable && !a.years.is_empty() && a.words == b.words).then_some(Likeness::Contradiction)
}

#[expect(clippy::cast_precision_loss, reason = "a statement has few words")]
fn resemblance(a: &Gist, b: &Gist) -> f64 {
    let common = a.words.intersection(&b.words).count();
    common as f64 / (a.words.len() + b.words.len() - common).max(1) as f64
}

/// Returns the buckets of a statement: its smallest hash under each of four orders.
fn keys(gist: &Gist) -> Vec<(usize, u64)> {
    const SEEDS: [u64; 4] =
        [0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f, 0x1656_67b1_9e37_79f9, 0x27d4_eb2f_1656_67c5];
    let figures = gist.years.join(" ");
    SEEDS
        .iter()
        .enumerate()
        .filter_map(|(order, seed)| {
            let mut smallest: Vec<u64> =
                gist.words.iter().map(|word| (word ^ seed).wrapping_mul(*seed)).collect();
            smallest.sort_unstable();
            let mut hasher = DefaultHasher::new();
            smallest.get(..2.min(smallest.len()))?.hash(&mut hasher);
            figures.hash(&mut hasher);
            Some((order, hasher.finish()))
        })
        .collect()
}

fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

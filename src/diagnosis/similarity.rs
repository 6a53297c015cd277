//! Facts that say the same, or that give two values for one thing; in linear time.
//!
//! Near-duplicates are found as A. Broder does ("On the resemblance and containment of documents",
//! 1997): the smallest hashes of a statement's words are the same for most pairs that are alike.

use std::{
    collections::{HashMap, HashSet},
    hash::{Hash as _, Hasher as _},
};

use rustc_hash::{FxHashMap, FxHasher};

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
    /// Hashes of the words, sorted, each once.
    words: Vec<u64>,
    /// Hashes of the figures, in the order of the statement.
    figures: Vec<u64>,
    /// The years named, likewise.
    years: Vec<u64>,
}

/// Facts compared with each newcomer of a bucket: more would make crowded buckets quadratic.
const MOST_COMPARED: usize = 8;

/// The share of common words from which two statements say the same.
const ALIKE: f64 = 0.8;

/// Returns each fact that is like an earlier one, with the first such.
pub(crate) fn pairs(facts: &[Fact]) -> Vec<Pair> {
    let gists: Vec<Gist> = facts.iter().map(gist).collect();
    let mut buckets: FxHashMap<(usize, u64), Vec<usize>> = FxHashMap::default();
    let mut pairs = measured_twice(facts);
    let known: HashSet<usize> = pairs.iter().map(|pair| pair.second).collect();
    for (second, gist) in gists.iter().enumerate() {
        let keys = keys(gist);
        let mut candidates = keys.iter().filter_map(|key| buckets.get(key)).flatten().copied();
        let found = candidates
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
    let mut gist = Gist { words: Vec::with_capacity(16), figures: Vec::new(), years: Vec::new() };
    let statement = fact.statement.as_ref().map_or("", |statement| &statement.value);
    let folded = folded(statement);
    let pieces = folded.split(|c: char| !(c.is_alphanumeric() || c == ',' || c == '.'));
    for piece in pieces.map(|piece| piece.trim_matches([',', '.'])).filter(|piece| !piece.is_empty()) {
        let digits = piece.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
        if digits && piece.len() == 4 && (piece.starts_with("19") || piece.starts_with("20")) {
            gist.years.push(hash(piece));
        } else if digits {
            gist.figures.push(hash(piece));
        } else if piece.len() > 2 {
            gist.words.push(hash(piece));
        }
    }
    gist.words.sort_unstable();
    gist.words.dedup();
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
    let common = a.words.iter().filter(|word| b.words.binary_search(word).is_ok()).count();
    common as f64 / (a.words.len() + b.words.len() - common).max(1) as f64
}

/// The orders under which the smallest hashes are taken.
const ORDERS: usize = 4;

/// Returns the buckets of a statement: its two smallest hashes under each order, with its years.
fn keys(gist: &Gist) -> [(usize, u64); ORDERS] {
    const SEEDS: [u64; ORDERS] =
        [0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f, 0x1656_67b1_9e37_79f9, 0x27d4_eb2f_1656_67c5];
    std::array::from_fn(|order| {
        let mixed = gist.words.iter().map(|word| mix(word ^ SEEDS[order]));
        let smallest = mixed.fold([u64::MAX; 2], |[first, second], next| match next {
            next if next < first => [next, first],
            next if next < second => [first, next],
            _ => [first, second],
        });
        let mut hasher = FxHasher::default();
        smallest.hash(&mut hasher);
        gist.years.hash(&mut hasher);
        (order, hasher.finish())
    })
}

/// Spreads a hash over all its bits, so that each order is another one (finaliser of MurmurHash3).
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    hasher.finish()
}

//! The changes that a statement may ask for, each by its own words.

use std::ops::Range;

use super::{Change, ChangeKind, Text, Word, number::Figure};

/// Words that ask for more; with `FALLING`, the nearest before a figure gives its sign.
const RISING: [&str; 40] = [
    "augmenter",
    "augmentation",
    "accroitre",
    "accroissement",
    "hausse",
    "progression",
    "progresser",
    "croissance",
    "croitre",
    "developper",
    "ameliorer",
    "amelioration",
    "elever",
    "relever",
    "gagner",
    "gain",
    "allonger",
    "doper",
    "renforcer",
    "majorer",
    "etendre",
    "increase",
    "increasing",
    "increased",
    "grow",
    "growth",
    "growing",
    "raise",
    "rise",
    "boost",
    "improve",
    "expand",
    "lift",
    "gain",
    "lengthen",
    "extend",
    "uplift",
    "generer",
    "drive",
    "deliver",
];

/// Words that ask for less.
const FALLING: [&str; 29] = [
    "reduire",
    "reduction",
    "diminuer",
    "diminution",
    "baisser",
    "baisse",
    "abaisser",
    "limiter",
    "alleger",
    "economiser",
    "economie",
    "economies",
    "recul",
    "raccourcir",
    "reduce",
    "reducing",
    "reduction",
    "reduced",
    "decrease",
    "decreasing",
    "cut",
    "cutting",
    "lower",
    "shorten",
    "save",
    "drop",
    "decline",
    "fall",
    "minimise",
];

/// Words that name a level wanted.
const LEVELS: [&str; 42] = [
    "atteindre",
    "porter",
    "passer",
    "ramener",
    "maintenir",
    "stabiliser",
    "viser",
    "depasser",
    "obtenir",
    "compter",
    "limiter",
    "plafonner",
    "contenir",
    "garantir",
    "conserver",
    "etre",
    "avoir",
    "franchir",
    "augmenter",
    "reduire",
    "elever",
    "relever",
    "allonger",
    "reach",
    "attain",
    "achieve",
    "raise",
    "bring",
    "increase",
    "grow",
    "reduce",
    "cut",
    "lower",
    "maintain",
    "keep",
    "cap",
    "exceed",
    "limit",
    "lengthen",
    "extend",
    "lift",
    "hold",
];

/// Tells whether a word of change asks for less; `None` for any other word.
pub(super) fn turn(word: &str) -> Option<bool> {
    FALLING.contains(&word).then_some(true).or_else(|| RISING.contains(&word).then_some(false))
}

/// Tells whether a word names a level wanted.
pub(super) fn names_a_level(word: &str) -> bool {
    LEVELS.contains(&word)
}

/// Tells whether what follows a figure spreads it over the years: "3 % par an".
fn yearly(text: &Text<'_>, figure: &Figure) -> bool {
    let after: Vec<_> = text.after(figure.range.end).take(3).collect();
    let each =
        |word: &&str| matches!(*word, "an" | "annee" | "year" | "annum" | "annually" | "annuel" | "annuels");
    let per = |word: &&str| {
        matches!(*word, "par" | "chaque" | "a" | "per" | "each" | "every" | "annually" | "annuel")
    };
    after.iter().any(per) && after.iter().any(each)
        || text
            .before(figure.range.start)
            .take(4)
            .any(|word| matches!(word, "annuelle" | "annuel" | "annual" | "yearly"))
}

/// "de 12 à 18 %", "from 2.4 to 2.8 nights"; "de 2 à 5 jours" without a word of change is a range.
pub(super) fn from_to(text: &Text<'_>, figures: &[Figure]) -> Option<Change> {
    let wanted = !text.levels.is_empty() || text.words.iter().any(|word| word.folded == "move");
    figures.windows(2).find_map(|pair| {
        let (first, second) = (&pair[0], &pair[1]);
        let opening = text.before(first.range.start).next().is_some_and(|word| matches!(word, "de" | "from"));
        let between = text.statement.get(first.range.end..second.range.start)?;
        let joined = text.before(second.range.start).next().is_some_and(|word| matches!(word, "a" | "to"));
        let unit = text.after(second.range.end).next().unwrap_or_default();
        let lasting =
            matches!(unit, "jours" | "heures" | "ans" | "days" | "hours" | "years" | "km" | "personnes");
        let changes = wanted || text.falls(first.range.start).is_some();
        (opening && joined && between.len() < 40 && (changes || !lasting)).then_some(Change {
            range: first.range.start..second.range.end,
            kind: ChangeKind::FromTo(first.value, second.value),
        })
    })
}

/// "gagner 5 points", "+3 points", "by 2 percentage points".
pub(super) fn points(text: &Text<'_>, figures: &[Figure]) -> Option<Change> {
    figures.iter().find_map(|figure| {
        let after: Vec<_> = text.after(figure.range.end).take(2).collect();
        let named = matches!(after.first(), Some(&("points" | "point" | "pts" | "pt")))
            || matches!(after[..], ["percentage", "points" | "point"]);
        // "20 points d'accueil" are places, not percentages.
        let place = text.after(figure.range.end).skip(1).take(2).any(|word| {
            matches!(
                word,
                "accueil" | "info" | "information" | "information-" | "vente" | "sale" | "recharge" | "vue"
            )
        });
        let signed = sign(text, figure);
        let asked = signed.or_else(|| text.falls(figure.range.start));
        (named && !place && !yearly(text, figure)).then_some(())?;
        let value = if asked? { -figure.value } else { figure.value };
        Some(Change { range: figure.range.clone(), kind: ChangeKind::Points(value) })
    })
}

/// Returns whether a sign before a figure asks for less: "+15", "- 10".
fn sign(text: &Text<'_>, figure: &Figure) -> Option<bool> {
    let before = text.statement[..figure.range.start].trim_end();
    let free = before.trim_end_matches(['-', '–', '\u{2212}', '+']);
    let alone =
        free.is_empty() || free.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | ':' | ','));
    if before.ends_with('+') {
        Some(false)
    } else if before.ends_with(['-', '–', '\u{2212}']) && alone && figure.percent {
        Some(true)
    } else {
        None
    }
}

/// "augmenter de 15 %", "by 15%", "+15 %", "a 10% increase", "10 % de visiteurs en plus".
pub(super) fn by(text: &Text<'_>, figures: &[Figure]) -> Option<Change> {
    figures.iter().filter(|figure| figure.percent && !yearly(text, figure)).find_map(|figure| {
        let signed = sign(text, figure);
        let (bare, _) = bound(text, figure);
        let joint = text.before(bare).next().unwrap_or_default();
        let asked = text.falls(bare);
        let after: Vec<_> = text.after(figure.range.end).take(5).collect();
        let noun = after.first().copied().unwrap_or_default();
        let compared = after.iter().find_map(|word| match *word {
            "plus" | "more" | "supplementaires" | "additional" => Some(false),
            "moins" | "less" | "fewer" => Some(true),
            _ => None,
        });
        let said = match joint {
            "de" | "d" | "by" | "of" => asked,
            "gagner" | "economiser" | "save" | "cut" | "reduce" | "gain" => asked,
            _ if RISING.contains(&noun) && noun != "improve" => Some(false),
            _ if FALLING.contains(&noun) => Some(true),
            _ => compared,
        };
        let negative = signed.or(said)?;
        let value = figure.value / 100.0;
        Some(Change {
            range: figure.range.clone(),
            kind: ChangeKind::Relative(if negative { -value } else { value }),
        })
    })
}

/// "doubler", "halve", "multiplier par 3", "x2".
pub(super) fn factor(text: &Text<'_>, figures: &[Figure]) -> Option<Change> {
    let relative =
        |range: Range<usize>, times: f64| Some(Change { range, kind: ChangeKind::Relative(times - 1.0) });
    let counted = |word: &str| match word {
        "deux" | "two" => Some(2.0),
        "trois" | "three" => Some(3.0),
        "quatre" | "four" => Some(4.0),
        "cinq" | "five" => Some(5.0),
        "dix" | "ten" => Some(10.0),
        _ => word.parse().ok().filter(|times| (1.1..=100.0).contains(times)),
    };
    // It only moves on: each "multiplier" without a "par" behind it would search the rest again.
    let mut by = 0;
    for (at, word) in text.words.iter().enumerate() {
        let leads = at == 0 || {
            let before = text.words[at - 1].range.end;
            let gap = &text.statement[before..word.range.start];
            gap.contains([',', ':', '–'])
                || matches!(text.words[at - 1].folded.as_str(), "to" | "and" | "will")
        };
        let times = match word.folded.as_str() {
            "doubler" | "doublement" => Some(2.0),
            "tripler" | "triplement" => Some(3.0),
            "quadrupler" | "quadruplement" => Some(4.0),
            "double" | "doubling" if leads => Some(2.0),
            "triple" | "treble" | "tripling" if leads => Some(3.0),
            "quadruple" if leads => Some(4.0),
            "halve" | "halving" if leads => Some(0.5),
            "multiplier" | "multiply" | "multiplication" | "diviser" | "divide" => {
                by = by.max(at);
                let joint = |word: &&Word| matches!(word.folded.as_str(), "par" | "by");
                by += text.words[by..].iter().take_while(|word| !joint(word)).count();
                let times = text.words.get(by + 1).and_then(|word| counted(&word.folded));
                let divides = matches!(word.folded.as_str(), "diviser" | "divide");
                times.map(|times| if divides { 1.0 / times } else { times })
            }
            folded => folded.strip_prefix('x').filter(|rest| !rest.is_empty()).and_then(counted),
        };
        if let Some(times) = times {
            return relative(word.range.clone(), times);
        }
    }
    let figure = figures.iter().find(|figure| {
        text.statement[..figure.range.start].trim_end().ends_with('×')
            || text.before(figure.range.start).next() == Some("x")
    })?;
    relative(figure.range.clone(), figure.value)
}

/// "d'un tiers", "de moitié", "by a quarter", "by half".
pub(super) fn fraction(text: &Text<'_>) -> Option<Change> {
    text.words.iter().enumerate().find_map(|(at, word)| {
        let share = match word.folded.as_str() {
            "moitie" | "half" => 0.5,
            "tiers" | "third" | "thirds" => 1.0 / 3.0,
            "quart" | "quarter" => 0.25,
            "cinquieme" | "fifth" => 0.2,
            _ => return None,
        };
        let mut before = text.words[..at].iter().rev().map(|word| word.folded.as_str());
        let first = before.next()?;
        let (times, joint) = match first {
            "un" | "a" | "one" => (1.0, before.next()?),
            "deux" | "two" => (2.0, before.next()?),
            joint => (1.0, joint),
        };
        // "Un tiers des hébergeurs", "the third quarter" ask for no change.
        matches!(joint, "d" | "de" | "des" | "by").then_some(())?;
        let negative = text.falls(word.range.start)?;
        let value: f64 = share * times;
        Some(Change {
            range: word.range.clone(),
            kind: ChangeKind::Relative(if negative { -value } else { value }),
        })
    })
}

/// What stands around a figure as a bound.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// "au moins", "more than".
    Least,
    /// "au plus", "less than".
    Most,
    /// "environ", or nothing.
    Plain,
}

/// Returns where a figure with its bound begins: "au moins 80 %", "plus de 80 %".
fn bound(text: &Text<'_>, figure: &Figure) -> (usize, Bound) {
    let bounds: [(&[&str], Bound); 21] = [
        (&["au", "moins"], Bound::Least),
        (&["at", "least"], Bound::Least),
        (&["plus", "de"], Bound::Least),
        (&["more", "than"], Bound::Least),
        (&["superieur", "a"], Bound::Least),
        (&["superieure", "a"], Bound::Least),
        (&["au", "minimum"], Bound::Least),
        (&["a", "minimum", "of"], Bound::Least),
        (&["minimum"], Bound::Least),
        (&["above"], Bound::Least),
        (&["over"], Bound::Least),
        (&["au", "plus"], Bound::Most),
        (&["at", "most"], Bound::Most),
        (&["moins", "de"], Bound::Most),
        (&["no", "more", "than"], Bound::Most),
        (&["less", "than"], Bound::Most),
        (&["below"], Bound::Most),
        (&["under"], Bound::Most),
        (&["inferieur", "a"], Bound::Most),
        (&["environ"], Bound::Plain),
        (&["pres", "de"], Bound::Plain),
    ];
    let before = &text.words[..text.begun(figure.range.start)];
    let found = bounds.iter().filter(|(phrase, _)| {
        let tail = before.len().checked_sub(phrase.len()).map(|from| &before[from..]);
        tail.is_some_and(|tail| tail.iter().zip(*phrase).all(|(word, wanted)| word.folded == **wanted))
    });
    match found.max_by_key(|(phrase, _)| phrase.len()) {
        Some((phrase, bound)) => (before[before.len() - phrase.len()].range.start, *bound),
        None => (figure.range.start, Bound::Plain),
    }
}

/// "atteindre 400 000 nuitées", "porter à 18 %", "reach 80%", "au moins 80 % d'hébergeurs".
pub(super) fn level(text: &Text<'_>, figures: &[Figure]) -> Option<Change> {
    figures.iter().rev().filter(|figure| !yearly(text, figure)).find_map(|figure| {
        let (start, bound) = bound(text, figure);
        let joint = text.before(start).next().unwrap_or_default();
        let verb = text.level(start);
        let named = match joint {
            "a" | "to" | "at" => verb.is_some(),
            // "un taux de 90 %", "a rate of 90%": a level, when no word of change asks for more.
            "de" | "d" | "of" => verb.is_some() && figure.percent && text.falls(start).is_none(),
            "un" | "une" | "the" | "above" | "below" => false,
            joint => {
                verb == Some(joint)
                    && !matches!(joint, "augmenter" | "reduire" | "increase" | "reduce" | "cut")
            }
        };
        let kind = match bound {
            Bound::Least if named || figure.percent => ChangeKind::AtLeast(figure.value),
            Bound::Most if named || figure.percent => ChangeKind::AtMost(figure.value),
            _ if named => ChangeKind::Level(figure.value),
            _ => return None,
        };
        Some(Change { range: figure.range.clone(), kind })
    })
}

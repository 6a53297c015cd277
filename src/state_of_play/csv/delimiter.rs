//! Which character parts the cells, from the first lines of a file.
//!
//! [`sniffed`] follows Python's `csv.Sniffer`, which the reference implementation of Table Schema uses,
//! so that the same files are read in the same way; [`likeliest`] judges by the records themselves.

use std::{collections::BTreeMap, sync::LazyLock};

use fancy_regex::{Regex, RegexBuilder};

/// The delimiters that are looked for.
const CANDIDATES: [char; 4] = [',', '\t', ';', '|'];

/// How the cells are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// The delimiter, an ASCII character.
    pub(crate) delimiter: u8,
    /// Whether a space after a delimiter is left out.
    pub(crate) skip_space: bool,
}

/// What is taken where nothing tells.
const COMMA: Dialect = Dialect { delimiter: b',', skip_space: false };

/// Returns the delimiter under which most of the first records have the same number of cells, more than one.
///
/// Quoted cells count as one whatever they hold; among equals the one with more cells wins.
pub(crate) fn likeliest(sample: &str) -> u8 {
    let score = |delimiter: char| {
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        let byte = u8::try_from(delimiter).unwrap_or(b',');
        let mut records = super::Records::new(sample.as_bytes(), byte);
        for _ in 0..50 {
            let Ok(super::Step::Record(record, _)) = records.step() else { break };
            *widths.entry(record.len()).or_default() += 1;
        }
        let same =
            widths.iter().filter(|(width, _)| **width > 1).max_by_key(|(width, count)| (**count, **width));
        same.map_or((0, 0), |(width, count)| (*count, *width))
    };
    let best = CANDIDATES.iter().rev().max_by_key(|delimiter| score(**delimiter));
    best.filter(|delimiter| score(**delimiter).0 > 0).and_then(|c| u8::try_from(*c).ok()).unwrap_or(b',')
}

/// Returns the dialect as Python's sniffer guesses it.
pub(crate) fn sniffed(sample: &str) -> Dialect {
    by_quotes(sample).or_else(|| by_regularity(sample)).unwrap_or(COMMA)
}

/// The sniffer's four patterns around quoted cells, tried in order.
static QUOTED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r#"(?P<delim>[^\w\n"'])(?P<space> ?)(?P<quote>["']).*?(?P=quote)(?P=delim)"#,
        r#"(?:^|\n)(?P<quote>["']).*?(?P=quote)(?P<delim>[^\w\n"'])(?P<space> ?)"#,
        r#"(?P<delim>[^\w\n"'])(?P<space> ?)(?P<quote>["']).*?(?P=quote)(?:$|\n)"#,
        r#"(?:^|\n)(?P<quote>["']).*?(?P=quote)(?:$|\n)"#,
    ]
    .iter()
    .filter_map(|pattern| {
        RegexBuilder::new(&format!("(?sm){pattern}")).backtrack_limit(20_000_000).build().ok()
    })
    .collect()
});

fn by_quotes(sample: &str) -> Option<Dialect> {
    let pattern = QUOTED.iter().find(|pattern| pattern.is_match(sample).unwrap_or(false))?;
    let (mut counts, mut order, mut spaces) = (BTreeMap::new(), Vec::new(), 0);
    for found in pattern.captures_iter(sample).filter_map(Result::ok) {
        let delimiter = found.name("delim").and_then(|delim| delim.as_str().chars().next())?;
        if !CANDIDATES.contains(&delimiter) {
            continue;
        }
        if !order.contains(&delimiter) {
            order.push(delimiter);
        }
        *counts.entry(delimiter).or_insert(0_usize) += 1;
        spaces += usize::from(found.name("space").is_some_and(|space| !space.as_str().is_empty()));
    }
    // The first seen wins among equals.
    let best = order.iter().rev().max_by_key(|delimiter| counts.get(delimiter))?;
    Some(Dialect { delimiter: u8::try_from(*best).ok()?, skip_space: counts.get(best) == Some(&spaces) })
}

/// Looks for the character that stands as often on nearly every line.
fn by_regularity(sample: &str) -> Option<Dialect> {
    let lines: Vec<&str> = sample.split('\n').filter(|line| !line.is_empty()).collect();
    let mut frequencies: BTreeMap<char, BTreeMap<usize, usize>> = BTreeMap::new();
    let mut found: BTreeMap<char, (usize, i64)> = BTreeMap::new();
    let mut seen = 0;
    for chunk in lines.chunks(10) {
        for line in chunk {
            for candidate in CANDIDATES {
                let count = line.matches(candidate).count();
                *frequencies.entry(candidate).or_default().entry(count).or_default() += 1;
            }
        }
        seen += chunk.len();
        regular(&frequencies, seen, &mut found);
        if found.len() == 1 {
            let delimiter = *found.keys().next()?;
            return dialect(delimiter, lines.first()?);
        }
    }
    let preferred = [',', '\t', ';', ' ', ':'];
    let chosen = preferred.into_iter().find(|c| found.contains_key(c));
    dialect(chosen.or_else(|| found.keys().next().copied())?, lines.first()?)
}

/// Adds the candidates whose commonest count per line is common enough, at the strictest level that any meets.
fn regular(
    frequencies: &BTreeMap<char, BTreeMap<usize, usize>>,
    seen: usize,
    found: &mut BTreeMap<char, (usize, i64)>,
) {
    let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let mut modes = Vec::new();
    for (candidate, counts) in frequencies {
        if counts.len() == 1 && counts.contains_key(&0) {
            continue;
        }
        // The first of the commonest counts, less the lines that have another.
        let Some((count, lines)) = counts.iter().rev().max_by_key(|(_, lines)| **lines) else { continue };
        let others: usize = counts.values().sum::<usize>() - lines;
        modes.push((*candidate, *count, signed(*lines) - signed(others)));
    }
    for level in (90..=100_i64).rev() {
        if !found.is_empty() {
            return;
        }
        for (candidate, count, agreeing) in &modes {
            if *count > 0 && *agreeing > 0 && agreeing * 100 >= level * signed(seen) {
                found.insert(*candidate, (*count, *agreeing));
            }
        }
    }
}

fn dialect(delimiter: char, first: &str) -> Option<Dialect> {
    let spaced = first.matches(&format!("{delimiter} ")).count();
    let skip_space = first.matches(delimiter).count() == spaced;
    Some(Dialect { delimiter: u8::try_from(delimiter).ok()?, skip_space })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_parts_the_lines_alike() {
        for (sample, delimiter) in
            [("a;b;c\n1,5;2;3\n", b';'), ("a,b\n1,2\n", b','), ("a\tb\n1\t2\n", b'\t'), ("a|b\n1|2\n", b'|')]
        {
            assert_eq!(likeliest(sample), delimiter, "{sample}");
            assert_eq!(sniffed(sample).delimiter, delimiter, "{sample}");
        }
        assert_eq!(likeliest("a\n1\n"), b',');
    }
}

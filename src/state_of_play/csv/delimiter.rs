//! Which character parts the cells, from the first lines of a file.
//!
//! [`sniffed`] follows Python's `csv.Sniffer`, which the reference implementation of Table Schema uses,
//! so that the same files are read in the same way; [`likeliest`] judges by the records themselves.

use std::{cmp::Reverse, collections::BTreeMap, sync::LazyLock};

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
/// Quoted cells count as one whatever they hold; among equals the one with more cells wins. A delimiter under
/// which fewer quotes stand inside cells goes before: cells of several lines, read under the wrong one, fall
/// apart into many lines that look alike.
pub(crate) fn likeliest(sample: &str) -> u8 {
    let score = |delimiter: u8| {
        let (mut widths, mut strays): (BTreeMap<usize, usize>, usize) = (BTreeMap::new(), 0);
        for (width, stray) in widths_of(sample.as_bytes(), delimiter) {
            *widths.entry(width).or_default() += 1;
            strays += stray;
        }
        let same =
            widths.iter().filter(|(width, _)| **width > 1).max_by_key(|(width, count)| (**count, **width));
        let (width, count) = same.map_or((0, 0), |(width, count)| (*width, *count));
        (count > 0, Reverse(strays), count, width)
    };
    let candidates = CANDIDATES.iter().rev().filter_map(|delimiter| u8::try_from(*delimiter).ok());
    // What stands nowhere parts nothing; to see that takes less than to count.
    let candidates = candidates.filter(|delimiter| memchr::memchr(*delimiter, sample.as_bytes()).is_some());
    let scored = candidates.map(|delimiter| (score(delimiter), delimiter));
    let best = scored.max_by_key(|(score, _)| *score).filter(|((found, ..), _)| *found);
    best.map_or(b',', |(_, delimiter)| delimiter)
}

/// The records from which the delimiter is guessed.
const FIRST_RECORDS: usize = 50;

/// Returns the number of cells of each of the first records, and of quotes in the middle of a cell: delimiters and
/// line ends inside quotes do not count.
fn widths_of(sample: &[u8], delimiter: u8) -> impl Iterator<Item = (usize, usize)> {
    let mut bytes = sample.iter().copied();
    let records = std::iter::from_fn(move || {
        let (mut width, mut strays) = (1, 0);
        let (mut quoted, mut opens, mut any, mut closed) = (false, true, false, false);
        for byte in bytes.by_ref() {
            if !quoted && byte == b'\n' {
                return Some(if any { (width, strays) } else { (0, 0) });
            }
            any |= byte != b'\r';
            // A quote just after a closing one is a doubled quote.
            let takes = byte == b'"' && (opens || quoted || closed);
            strays += usize::from(byte == b'"' && !takes);
            closed = takes && quoted;
            quoted ^= takes;
            let parts = !quoted && byte == delimiter;
            width += usize::from(parts);
            opens = parts;
        }
        any.then_some((width, strays))
    });
    records.filter(|(width, _)| *width > 0).take(FIRST_RECORDS)
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
        // Spaces are counted behind every sign, also where it is no delimiter.
        spaces += usize::from(found.name("space").is_some_and(|space| !space.as_str().is_empty()));
        if !CANDIDATES.contains(&delimiter) {
            continue;
        }
        if !order.contains(&delimiter) {
            order.push(delimiter);
        }
        *counts.entry(delimiter).or_insert(0_usize) += 1;
    }
    // The first seen wins among equals.
    let best = order.iter().rev().max_by_key(|delimiter| counts.get(delimiter))?;
    Some(Dialect { delimiter: u8::try_from(*best).ok()?, skip_space: counts.get(best) == Some(&spaces) })
}

/// How many lines have how many of a candidate, in the order in which the counts were first seen.
type Counts = Vec<(usize, usize)>;

/// Looks for the character that stands as often on nearly every line.
fn by_regularity(sample: &str) -> Option<Dialect> {
    let lines: Vec<&str> = sample.split('\n').filter(|line| !line.is_empty()).collect();
    let mut frequencies: [(char, Counts); 4] = CANDIDATES.map(|candidate| (candidate, Counts::new()));
    let (mut found, mut seen) = (Vec::new(), 0);
    for chunk in lines.chunks(10) {
        for line in chunk {
            for (candidate, counts) in &mut frequencies {
                let count = line.matches(*candidate).count();
                match counts.iter_mut().find(|(known, _)| *known == count) {
                    Some((_, lines)) => *lines += 1,
                    None => counts.push((count, 1)),
                }
            }
        }
        seen += chunk.len();
        if found.is_empty() {
            found = regular(&frequencies, seen);
        }
        if let [delimiter] = found.as_slice() {
            return dialect(*delimiter, lines.first()?);
        }
    }
    let preferred = [',', '\t', ';'].into_iter().find(|candidate| found.contains(candidate));
    dialect(preferred.or_else(|| found.first().copied())?, lines.first()?)
}

/// Returns the candidates whose commonest count per line is common enough, at the strictest level that any meets.
fn regular(frequencies: &[(char, Counts)], seen: usize) -> Vec<char> {
    let share = |counts: &Counts| {
        // The first seen of the commonest counts, less the lines that have another.
        let (count, lines) = counts.iter().rev().max_by_key(|(_, lines)| *lines)?;
        let others = counts.iter().map(|(_, lines)| lines).sum::<usize>() - lines;
        #[expect(clippy::cast_precision_loss, reason = "a hundred lines")]
        (*count > 0 && *lines > others).then(|| (lines - others) as f64 / seen as f64)
    };
    let shares: Vec<(char, f64)> =
        frequencies.iter().filter_map(|(candidate, counts)| Some((*candidate, share(counts)?))).collect();
    // Lowered as Python lowers it, with a float's errors.
    let mut level = 1.0;
    while level >= 0.9 {
        let found: Vec<char> =
            shares.iter().filter(|(_, share)| *share >= level).map(|(candidate, _)| *candidate).collect();
        if !found.is_empty() {
            return found;
        }
        level -= 0.01;
    }
    Vec::new()
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
        assert_eq!(likeliest("a;b\n\"1,2,3\n4,5\";6\n7;8\n"), b';');
    }
}

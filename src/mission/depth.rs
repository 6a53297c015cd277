//! Keys with too many parts, at which the TOML parser stops without a word on where.

use std::{iter, ops::Range};

/// The parts of a dotted key from which the parser stops reading.
const DEEPEST_KEY: usize = 80;

/// Returns the lines whose key has more parts than the parser takes.
pub(super) fn deep_lines(text: &str) -> Vec<Range<usize>> {
    let lines = text.split_inclusive('\n').scan(0, |start, line| {
        let from = std::mem::replace(start, *start + line.len());
        Some((from, line.trim_end()))
    });
    let deep = |line: &str| {
        let key = line.split_once('=').map_or(line, |(key, _)| key);
        (key.len() < line.len() || line.starts_with('[')) && key.matches('.').count() + 1 >= DEEPEST_KEY
    };
    lines.filter(|(_, line)| deep(line)).map(|(from, line)| from..from + line.len()).collect()
}

/// Returns a text with spaces in the place of some lines, so that the rest is read and keeps its places.
pub(super) fn without(text: &str, lines: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    for line in lines {
        out.push_str(&text[out.len()..line.start]);
        out.extend(iter::repeat_n(' ', line.len()));
    }
    out.push_str(&text[out.len()..]);
    out
}

//! JSON as Python reads it: with `NaN` and `Infinity`, and numbers of any size.

use serde_json::Value as Json;

/// What stands for a number that JSON cannot write, so that it is still a number.
const BEYOND: &str = "1.7976931348623157e308";

/// Reads JSON; `None` where it is none.
pub(super) fn read(cell: &str) -> Option<Json> {
    match serde_json::from_str(cell) {
        Ok(json) => Some(json),
        Err(_) if may_be_python(cell) => serde_json::from_str(&plain(cell)).ok(),
        Err(_) => None,
    }
}

/// Tells whether a text has what Python reads and JSON does not know.
fn may_be_python(cell: &str) -> bool {
    cell.contains("NaN") || cell.contains("Infinity") || cell.contains("\\u") || cell.contains(['e', 'E'])
}

/// Writes what JSON does not know as something that it does.
fn plain(cell: &str) -> String {
    let (mut out, mut rest, mut quoted) = (String::with_capacity(cell.len()), cell, false);
    while let Some(c) = rest.chars().next() {
        let known = if quoted { half_pair(rest) } else { number(rest) };
        if let Some((length, written)) = known {
            out.push_str(written);
            rest = &rest[length..];
            continue;
        }
        let mut taken = c.len_utf8();
        if quoted && c == '\\' {
            taken += rest[1..].chars().next().map_or(0, char::len_utf8);
        } else if c == '"' {
            quoted = !quoted;
        }
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    out
}

/// Half of a surrogate pair in a text, and what is written instead; whole pairs are left.
fn half_pair(rest: &str) -> Option<(usize, &'static str)> {
    let code = |text: &str| u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok();
    let first = code(rest)?;
    let low = |code: u16| (0xdc00..0xe000).contains(&code);
    let followed = rest.get(6..).and_then(code).is_some_and(low);
    match first {
        0xd800..0xdc00 if followed => Some((12, "\u{fffd}")),
        0xd800..0xe000 => Some((6, "\u{fffd}")),
        _ => None,
    }
}

/// A number that JSON does not know, and what is written instead.
fn number(rest: &str) -> Option<(usize, &'static str)> {
    for (word, written) in [("NaN", BEYOND), ("Infinity", BEYOND), ("-Infinity", "-1.7976931348623157e308")] {
        if rest.starts_with(word) {
            return Some((word.len(), written));
        }
    }
    let length = rest.bytes().take_while(|b| b.is_ascii_digit() || b"+-.eE".contains(b)).count();
    let token = &rest[..length];
    let large = token.parse::<f64>().is_ok_and(f64::is_infinite);
    (large && serde_json::from_str::<Json>(token).is_err()).then_some((length, BEYOND))
}

/// Tells whether two values are the same to Python: `1`, `1.0` and `true` are.
pub(super) fn same(a: &Json, b: &Json) -> bool {
    match (a, b) {
        (Json::Array(a), Json::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(one, other)| same(one, other))
        }
        (Json::Object(a), Json::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, one)| b.get(key).is_some_and(|other| same(one, other)))
        }
        (Json::Number(_) | Json::Bool(_), Json::Number(_) | Json::Bool(_)) => figure(a) == figure(b),
        _ => a == b,
    }
}

fn figure(json: &Json) -> Option<f64> {
    json.as_bool().map(|flag| f64::from(u8::from(flag))).or_else(|| json.as_f64())
}

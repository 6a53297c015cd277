//! Regular expressions as Python writes them, made into those of the engine here.

use fancy_regex::{Regex, RegexBuilder};

/// Compiles the pattern of a column; it must fit the whole cell.
///
/// # Errors
/// What is wrong with it.
pub(super) fn compile(written: &str) -> Result<Regex, String> {
    // As the reference implementation joins it: the alternatives of a pattern are not grouped.
    let translated = translate(&format!("^{written}$"))?;
    RegexBuilder::new(&format!("\\A(?:{translated})"))
        .backtrack_limit(100_000)
        .build()
        .map_err(|error| error.to_string())
}

/// Tells whether a text fits; a line end at its end counts for nothing, as with Python's `$`.
pub(super) fn fits(regex: &Regex, text: &str) -> bool {
    // A pattern too hard to decide on is not held against the cell.
    let is_match = |text: &str| regex.is_match(text).unwrap_or(true);
    is_match(text) || text.strip_suffix('\n').is_some_and(is_match)
}

fn translate(pattern: &str) -> Result<String, String> {
    let mut out = String::with_capacity(pattern.len() + 8);
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '\\' => escape(rest, false, &mut out)?,
            '[' => class(rest, &mut out)?,
            '(' if rest.starts_with("(?") => group(rest, &mut out)?,
            '{' => match repetition(rest) {
                Some((length, written)) => {
                    out.push_str(&written);
                    length
                }
                None => {
                    out.push_str("\\{");
                    1
                }
            },
            '}' | ']' => {
                out.push('\\');
                out.push(c);
                1
            }
            '$' => {
                out.push_str("\\z");
                1
            }
            _ => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    Ok(out)
}

/// Reads `{2}`, `{2,}`, `{,2}` or `{2,3}`; other braces are themselves.
fn repetition(rest: &str) -> Option<(usize, String)> {
    let inside = &rest[1..rest.find('}')?];
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (low, high) = inside.split_once(',').map_or((inside, None), |(low, high)| (low, Some(high)));
    if !digits(low) || !high.is_none_or(digits) || (low.is_empty() && high.is_none()) {
        return None;
    }
    let low = if low.is_empty() { "0" } else { low };
    let written = high.map_or_else(|| format!("{{{low}}}"), |high| format!("{{{low},{high}}}"));
    Some((inside.len() + 2, written))
}

/// Reads `(?` and what says the kind of the group.
fn group(rest: &str, out: &mut String) -> Result<usize, String> {
    if let Some(comment) = rest.strip_prefix("(?#") {
        return comment.find(')').map(|end| end + 4).ok_or_else(|| "a comment without end".to_owned());
    }
    if let Some(name) = rest.strip_prefix("(?P=") {
        let end = name.find(')').ok_or("a name without end")?;
        out.push_str("\\k<");
        out.push_str(&name[..end]);
        out.push('>');
        return Ok(end + 5);
    }
    if rest.starts_with("(?P<") {
        out.push_str("(?P<");
        return Ok(4);
    }
    for known in ["(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"] {
        if rest.starts_with(known) {
            out.push_str(known);
            return Ok(known.len());
        }
    }
    // Flags hold for a group only: those for the whole would have to stand first, where the anchor is.
    let flags = rest[2..].bytes().take_while(|b| b"aiLmsux-".contains(b)).count();
    if rest[2 + flags..].starts_with(':') && flags > 0 {
        let known: String = rest[2..2 + flags].chars().filter(|c| !"aLu".contains(*c)).collect();
        out.push_str("(?");
        out.push_str(&known);
        out.push(':');
        return Ok(flags + 3);
    }
    Err(format!("unknown group {}", rest.chars().take(4).collect::<String>()))
}

/// Reads an escape.
fn escape(rest: &str, in_class: bool, out: &mut String) -> Result<usize, String> {
    let c = rest[1..].chars().next().ok_or("a backslash at the end")?;
    let code = |from: usize, count: usize| -> Result<usize, String> {
        let digits = rest.get(from..from + count).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        digits.map(|_| from + count).ok_or_else(|| format!("bad escape \\{c}"))
    };
    let taken = match c {
        'x' => code(2, 2)?,
        'u' => code(2, 4)?,
        'U' => code(2, 8)?,
        'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'n' | 'r' | 't' | 'f' | 'v' | 'a' => 2,
        'b' if in_class => {
            out.push_str("\\x08");
            return Ok(2);
        }
        'b' | 'B' | 'A' if !in_class => 2,
        'Z' if !in_class => {
            out.push_str("\\z");
            return Ok(2);
        }
        '0' => {
            let more = rest[2..].bytes().take(2).take_while(|b| (b'0'..=b'7').contains(b)).count();
            let value = u8::from_str_radix(&rest[1..2 + more], 8).map_err(|error| error.to_string())?;
            out.push_str(&format!("\\x{value:02x}"));
            return Ok(2 + more);
        }
        '1'..='9' if !in_class => 1 + rest[1..].bytes().take(2).take_while(u8::is_ascii_digit).count(),
        c if c.is_ascii_alphanumeric() => return Err(format!("bad escape \\{c}")),
        // Any other character is itself.
        c => {
            if c.is_ascii_punctuation() && c != '<' && c != '>' {
                out.push('\\');
            }
            out.push(c);
            return Ok(1 + c.len_utf8());
        }
    };
    match c {
        'u' | 'U' => {
            out.push_str("\\x{");
            out.push_str(&rest[2..taken]);
            out.push('}');
        }
        _ => out.push_str(&rest[..taken]),
    }
    Ok(taken)
}

/// Reads a class of characters; inside it, brackets and doubled signs are themselves.
fn class(rest: &str, out: &mut String) -> Result<usize, String> {
    out.push('[');
    let mut at = 1;
    if rest[at..].starts_with('^') {
        out.push('^');
        at += 1;
    }
    let first = at;
    while let Some(c) = rest[at..].chars().next() {
        match c {
            ']' if at > first => {
                out.push(']');
                return Ok(at + 1);
            }
            '\\' => at += escape(&rest[at..], true, out)?,
            '[' | ']' | '&' | '~' => {
                out.push('\\');
                out.push(c);
                at += 1;
            }
            // Twice the same would be a difference of classes.
            '-' if rest[at..].starts_with("--") || at == first => {
                out.push_str("\\-");
                at += 1;
            }
            _ => {
                out.push(c);
                at += c.len_utf8();
            }
        }
    }
    Err("a class without end".to_owned())
}

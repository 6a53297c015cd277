//! Whether a text is of its format: an address, an identifier, base64.

use super::{StringFormat, email, number};

/// Tells whether a text is of a format.
pub(super) fn is_string(cell: &str, format: StringFormat) -> bool {
    match format {
        StringFormat::Plain | StringFormat::Wkt => true,
        StringFormat::Email => email::is_email(cell),
        StringFormat::Uri => cell.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
        }),
        StringFormat::Uuid => is_uuid(cell),
        StringFormat::Binary => is_base64(cell),
    }
}

/// Thirty-two hexadecimal digits once the marks are left out, read as Python's `int(…, 16)` does.
fn is_uuid(cell: &str) -> bool {
    let plain = cell.replace("urn:", "").replace("uuid:", "");
    let plain = plain.trim_matches(['{', '}']).replace('-', "");
    if plain.chars().count() != 32 {
        return false;
    }
    let digits = number::in_ascii(number::strip(&plain)).into_owned();
    let unsigned = digits.strip_prefix('+').unwrap_or(&digits);
    let prefixed = unsigned.strip_prefix("0x").or_else(|| unsigned.strip_prefix("0X"));
    let rest = prefixed.map_or(unsigned, |rest| rest.strip_prefix('_').unwrap_or(rest));
    let ends = |c: Option<char>| c.is_some_and(|c| c.is_ascii_hexdigit());
    ends(rest.chars().next())
        && ends(rest.chars().next_back())
        && rest.chars().all(|c| c.is_ascii_hexdigit() || c == '_')
        && !rest.contains("__")
}

/// Base64 as Python reads it without validation: other characters are left out, the padding must be right,
/// and what follows the padding is not looked at.
fn is_base64(cell: &str) -> bool {
    if !cell.is_ascii() {
        return false;
    }
    let (mut quad, mut padding) = (0_usize, 0_usize);
    for b in cell.bytes() {
        if b == b'=' {
            if quad >= 2 {
                padding += 1;
                if quad + padding >= 4 {
                    return true;
                }
            }
        } else if b.is_ascii_alphanumeric() || b == b'+' || b == b'/' {
            padding = 0;
            quad = (quad + 1) % 4;
        }
    }
    quad == 0
}

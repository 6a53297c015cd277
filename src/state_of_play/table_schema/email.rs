//! Whether a text is an e-mail address, as the `validators` library (MIT licence) decides.

/// The longest parts, in characters (RFC 3696).
const LONGEST_LOCAL: usize = 64;
/// See [`LONGEST_LOCAL`].
const LONGEST_DOMAIN: usize = 253;

/// Tells whether a text is an e-mail address with a dotted domain.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !domain.contains('@')
        && local.chars().count() <= LONGEST_LOCAL
        && domain.chars().count() <= LONGEST_DOMAIN
        && is_local(local)
        && is_domain(domain)
}

fn is_local(local: &str) -> bool {
    let extended = |c: char| ('\u{a0}'..='\u{24f}').contains(&c);
    let mut chars = local.chars();
    if chars.next().is_some_and(extended) && chars.next().is_none() {
        return true;
    }
    if let Some(quoted) = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        return is_quoted(quoted);
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{}|~-".contains(c) || extended(c);
    local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(allowed))
}

/// What may stand between quotes: no space, and a backslash before a tab or a point only.
fn is_quoted(quoted: &str) -> bool {
    let plain = |c: char| {
        matches!(c, '\x01'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '!' | '#'..='[' | ']'..='\x7f')
            || ('\u{a0}'..='\u{24f}').contains(&c)
    };
    let mut chars = quoted.chars();
    while let Some(c) = chars.next() {
        let fits = if c == '\\' { matches!(chars.next(), Some('\t' | '.')) } else { plain(c) };
        if !fits {
            return false;
        }
    }
    true
}

fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let fits = |label: &&str| {
        let inside = |c: char| c.is_alphanumeric() || c == '-';
        !label.is_empty()
            && label.chars().count() <= 63
            && label.chars().all(inside)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = labels.last().copied().unwrap_or_default();
    let ends_in_letter =
        last.chars().count() >= 2 && last.chars().next_back().is_some_and(char::is_alphabetic);
    labels.len() > 1 && labels.iter().all(fits) && ends_in_letter
}

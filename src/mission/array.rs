//! Writes the items of an array anew where it stands: those that stay keep their comments and their lines.

use std::str::FromStr as _;

use toml_edit::{Document, Value};

/// An array with its new items, and the comments that go with the items taken away.
pub(super) struct Rewritten {
    /// The text, from bracket to bracket.
    pub(super) text: String,
    /// The comments that are lost.
    pub(super) lost: Vec<String>,
}

/// An item as it stands: what is before it, its comment after it.
struct Standing<'t> {
    value: &'t Value,
    lead: &'t str,
    body: &'t str,
    /// Comments between the item and its comma.
    between: &'t str,
    /// What stands on the item's line behind its comma.
    tail: &'t str,
}

/// Puts new items, each as TOML, into an array; none where the text is no array of items.
pub(super) fn rewritten(text: &str, items: &[String], line: &str) -> Option<Rewritten> {
    const KEY: &str = "a=";
    let whole = format!("{KEY}{text}");
    let document = Document::parse(whole.as_str()).ok()?;
    let array = document.get("a")?.as_array()?;
    let spans: Option<Vec<_>> = array.iter().map(Value::span).collect();
    let spans = spans?;
    let close = whole.rfind(']')?;
    // What stands on the line of the opening bracket stays there.
    let first = spans.first().map_or(close, |span| span.start);
    let open = KEY.len() + 1;
    let (head, mut lead) = whole[open..first].split_at(line_of(&whole[open..first]));
    let mut standing = Vec::with_capacity(spans.len());
    let mut end = lead;
    let mut trailing_comma = false;
    for (index, (value, span)) in array.iter().zip(&spans).enumerate() {
        let next = spans.get(index + 1).map_or(close, |span| span.start);
        let gap = &whole[span.end..next];
        let comma = comma(gap);
        let (between, behind) = comma.map_or(("", gap), |at| (&gap[..at], &gap[at + 1..]));
        let (tail, rest) = behind.split_at(line_of(behind));
        standing.push(Standing { value, lead, body: &whole[span.clone()], between, tail });
        (lead, end, trailing_comma) = (rest, rest, comma.is_some());
    }
    Some(written(head, &standing, end, trailing_comma, items, line))
}

/// Returns how much of a gap is the comment at the end of a line, if one stands there.
fn line_of(gap: &str) -> usize {
    let end = gap.find('\n').unwrap_or(gap.len());
    let end = if gap[..end].ends_with('\r') { end - 1 } else { end };
    if gap[..end].contains('#') { end } else { 0 }
}

/// Finds the comma of a gap, outside its comments.
fn comma(gap: &str) -> Option<usize> {
    let mut in_comment = false;
    gap.bytes().position(|byte| {
        in_comment = (in_comment || byte == b'#') && byte != b'\n';
        byte == b',' && !in_comment
    })
}

fn written(
    head: &str,
    standing: &[Standing<'_>],
    end: &str,
    trailing_comma: bool,
    items: &[String],
    line: &str,
) -> Rewritten {
    let kept = kept(standing, items);
    // The white space before an item, for those that are new: that of the second, or of the first.
    let lead = standing.get(1).or(standing.first()).map_or("", |one| one.lead);
    let indent: String = lead.rsplit('\n').next().unwrap_or_default().to_owned();
    let fresh = if lead.contains('\n') { format!("{line}{indent}") } else { " ".to_owned() };
    let is_first_kept = kept.contains(&Some(0));
    let mut text = format!("[{head}");
    let mut in_comment = !head.is_empty();
    for (index, (item, kept)) in items.iter().zip(&kept).enumerate() {
        let old = kept.map(|at| &standing[at]);
        let first = standing.first().map_or("", |one| one.lead);
        let lead = match old {
            // On one line, the first item's place is not the others'.
            Some(old) if index > 0 && *kept == Some(0) && old.lead.is_empty() => &fresh,
            Some(old) if index == 0 && !old.lead.contains('\n') && !first.contains('#') => first,
            Some(old) => old.lead,
            None if index > 0 || (is_first_kept && first.contains('\n')) => &fresh,
            None => first,
        };
        if in_comment && !lead.contains('\n') {
            text.push_str(line);
        }
        text.push_str(lead);
        let is_same = old.is_some_and(|old| is_same(old.value, item));
        text.push_str(if is_same { old.map_or("", |old| old.body) } else { item });
        text.push_str(old.map_or("", |old| old.between));
        if index + 1 < items.len() || trailing_comma {
            text.push(',');
        }
        let tail = old.map_or("", |old| old.tail);
        text.push_str(tail);
        in_comment = tail.contains('#');
    }
    if in_comment && !end.contains('\n') {
        text.push_str(line);
    }
    text.push_str(end);
    text.push(']');
    let gone = standing.iter().enumerate().filter(|(at, _)| !kept.contains(&Some(*at)));
    let lost = gone.flat_map(|(at, one)| {
        // What stands before the first new item stays before it.
        let lead = if at == 0 && kept.first() == Some(&None) { "" } else { one.lead };
        [lead, one.between, one.tail].map(comments).concat()
    });
    let lost = lost.collect();
    Rewritten { text, lost }
}

/// Finds the standing item of each new one: the same value, or the same payer with another amount.
fn kept(standing: &[Standing<'_>], items: &[String]) -> Vec<Option<usize>> {
    let mut taken = vec![false; standing.len()];
    let mut kept = vec![None; items.len()];
    for alike in [is_same as fn(&Value, &str) -> bool, is_payer] {
        for (item, kept) in items.iter().zip(&mut kept).filter(|(_, kept)| kept.is_none()) {
            let found = (0..standing.len()).find(|at| !taken[*at] && alike(standing[*at].value, item));
            if let Some(at) = found {
                taken[at] = true;
                *kept = Some(at);
            }
        }
    }
    kept
}

fn is_same(old: &Value, new: &str) -> bool {
    let Ok(new) = Value::from_str(new) else { return false };
    match (old, &new) {
        (Value::InlineTable(old), Value::InlineTable(new)) => {
            let amount = |table: &toml_edit::InlineTable| {
                let amount = table.get("amount")?;
                amount.as_float().or(amount.as_integer().map(as_float))
            };
            is_payer(&Value::from(old.clone()), &Value::from(new.clone()).to_string())
                && amount(old) == amount(new)
        }
        (old, new) => old.as_str().is_some() && old.as_str() == new.as_str(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "amounts of a plan are far below what a float holds")]
fn as_float(amount: i64) -> f64 {
    amount as f64
}

fn is_payer(old: &Value, new: &str) -> bool {
    let Ok(new) = Value::from_str(new) else { return false };
    let source = |value: &Value| value.as_inline_table()?.get("source")?.as_str().map(str::to_owned);
    source(old).is_some() && source(old) == source(&new)
}

/// Returns the comments of a text that is TOML: a sign within a string begins none.
pub(super) fn comments(text: &str) -> Vec<String> {
    let (mut all, mut rest) = (Vec::new(), text);
    while let Some(at) = rest.find(['#', '"', '\'']) {
        rest = &rest[at..];
        if rest.starts_with('#') {
            let end = rest.find('\n').unwrap_or(rest.len());
            all.push(rest[..end].trim_end().to_owned());
            rest = &rest[end..];
            continue;
        }
        let quote =
            if rest.starts_with("\"\"\"") || rest.starts_with("'''") { &rest[..3] } else { &rest[..1] };
        rest = &rest[quote.len()..];
        while !rest.is_empty() && !rest.starts_with(quote) {
            let escaped = rest.starts_with('\\') && quote.starts_with('"');
            let mut signs = rest.chars();
            signs.by_ref().take(if escaped { 2 } else { 1 }).for_each(drop);
            rest = signs.as_str();
        }
        rest = rest.strip_prefix(quote).unwrap_or(rest);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, items: &[&str]) -> (String, Vec<String>) {
        let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
        let out = rewritten(text, &items, "\n").expect("an array");
        (out.text, out.lost)
    }

    #[test]
    fn items_that_stay_keep_their_comments_and_those_of_the_others_are_told() {
        let text = "[ # who\n  \"a\", # one, the first\n  # of b\n  \"b\" # two\n]";
        let b = "[ # who\n  # of b\n  \"b\" # two\n]";
        assert_eq!(of(text, &["\"a\"", "\"b\""]), (text.to_owned(), vec![]));
        assert_eq!(of(text, &["\"b\""]), (b.to_owned(), vec!["# one, the first".to_owned()]));
        let a = "[ # who\n  \"a\" # one, the first\n]";
        assert_eq!(of(text, &["\"a\""]), (a.to_owned(), vec!["# of b".to_owned(), "# two".to_owned()]));
        let more = "[ # who\n  \"a\", # one, the first\n  # of b\n  \"b\", # two\n  \"c\"\n]";
        assert_eq!(of(text, &["\"a\"", "\"b\"", "\"c\""]), (more.to_owned(), vec![]));
    }

    #[test]
    fn an_array_on_one_line_stays_on_one_and_a_comment_never_swallows_an_item() {
        assert_eq!(of("[\"a\", \"b\"]", &["\"b\"", "\"c\""]).0, "[\"b\", \"c\"]");
        assert_eq!(of("[ \"a\", \"b\", ]", &["\"a\"", "\"c\""]).0, "[ \"a\", \"c\", ]");
        assert_eq!(of("[]", &["\"a\"", "\"b\""]).0, "[\"a\", \"b\"]");
        let text = "[\"a\", # voted\n \"b\", \"c\"]";
        assert_eq!(of(text, &["\"a\"", "\"c\""]).0, "[\"a\", # voted\n \"c\"]");
        assert_eq!(of(text, &["\"a\""]).0, "[\"a\" # voted\n]");
        assert_eq!(of("[\"a\" # x\n, \"b\"]", &["\"a\"", "\"b\"", "\"c\""]).0, "[\"a\" # x\n, \"b\", \"c\"]");
    }

    #[test]
    fn a_payer_whose_amount_changes_keeps_its_place() {
        let text = "[\n  { source = \"Office\", amount = 1_000 }, # voted\n  { amount = 5, source = \"Région\" },\n]";
        let items = ["{ source = \"Office\", amount = 2_000 }", "{ source = \"Région\", amount = 5 }"];
        assert_eq!(of(text, &items), (text.replace("1_000", "2_000"), vec![]));
    }

    #[test]
    fn a_sign_within_a_string_begins_no_comment() {
        let text = "a = \"#1 \\\" # no\" # yes\nb = '''# no''' # \"too\"\n";
        assert_eq!(comments(text), ["# yes", "# \"too\""]);
    }
}

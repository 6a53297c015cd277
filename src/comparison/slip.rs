//! What the new lines of `revised` tell of a key that changed, and which changes should be told.

use super::Part;
use crate::{
    language::value::Value,
    mission::revision::{BASELINE, DEADLINE, Revision, TARGET, TIME_BOUND, revisable},
};

/// What the new lines of `revised` say of a key.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Whether the last of them leads to where the key stands now.
    pub(super) leads: bool,
    /// The reason that it gives.
    pub(super) why: Option<String>,
}

/// Returns what the lines of `revised` that were added since say of a key.
///
/// A reason given for one slip says nothing of the next: the last line must lead to the value that stands now.
pub(super) fn told(key: &str, to: Option<&Value>, [old, new]: [&[Revision]; 2]) -> Told {
    let leads = |line: &Revision| {
        line.to.as_ref().map(|said| to.is_some_and(|to| said.value.read_as(to).as_ref() == Some(to)))
    };
    let (of_many, last) = key.rsplit_once('.').map_or((false, key), |(_, last)| (true, last));
    let names = revisable(last).map(|key| key.names).unwrap_or_default();
    // Of several indicators, a line is about the one whose target it gives.
    let speaks = |line: &&Revision| match (of_many, leads(line) == Some(true)) {
        (false, true) => line.is_of(&[key]) || !names.is_empty(),
        (false, false) => line.is_of(&[key]) || line.is_of(names),
        (true, leads) => leads && line.is_of(names),
    };
    let is_new = new.iter().filter(speaks).count() > old.iter().filter(speaks).count();
    let last = Revision::last(new.iter().filter(speaks)).filter(|line| is_new && leads(line) != Some(false));
    Told { leads: last.is_some(), why: last.and_then(|line| line.why.as_ref()).map(|why| why.value.clone()) }
}

/// Tells whether a deadline moved later.
pub(super) fn is_later(key: &str, values: [&Option<Value>; 2]) -> bool {
    let [Some(Value::Date(from)), Some(Value::Date(to))] = values else { return false };
    [DEADLINE.key, TIME_BOUND.key].contains(&key) && to > from
}

/// Tells whether a target asks for less: it came nearer to the baseline, on whichever side it stands.
pub(super) fn is_lowered(key: &str, values: [&Option<Value>; 2], new: &Part<'_>) -> bool {
    let [Some(Value::Number(from)), Some(Value::Number(to))] = values else { return false };
    let (target, baseline) = match key.rsplit_once('.') {
        Some((path, last)) => (last, format!("{path}.{}", BASELINE.key)),
        None => (key, BASELINE.key.to_owned()),
    };
    let baseline = new.keys.iter().find(|entry| entry.key == baseline).and_then(|entry| entry.value.as_ref());
    let Some(Value::Number(baseline)) = baseline else { return false };
    target == TARGET.key && (to - baseline) / (from - baseline) < 1.0
}

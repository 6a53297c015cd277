//! What the values of a column must meet.

use std::cmp::Ordering;

use super::{SchemaProblem, Value, pattern};

/// The constraints of a column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Constraints {
    /// No cell may be missing.
    pub(crate) required: bool,
    /// No value may come twice.
    pub(crate) unique: bool,
    /// The lowest value.
    pub(crate) minimum: Option<Value<'static>>,
    /// The highest value.
    pub(crate) maximum: Option<Value<'static>>,
    /// Values must be above this one.
    pub(crate) above: Option<Value<'static>>,
    /// Values must be below this one.
    pub(crate) below: Option<Value<'static>>,
    /// The fewest characters or items.
    pub(crate) min_length: Option<i64>,
    /// The most characters or items.
    pub(crate) max_length: Option<i64>,
    /// The pattern, as written and as it runs.
    pub(crate) pattern: Option<(String, fancy_regex::Regex)>,
    /// The values of the closed list; those that the type cannot read are left out.
    pub(crate) list: Option<Vec<Value<'static>>>,
    /// What makes the constraints impossible to check as soon as there is a value.
    pub(crate) unusable: Option<SchemaProblem>,
    /// The closed list as written.
    pub(crate) words: Vec<String>,
}

/// A constraint that a value does not meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Broken {
    /// Missing.
    Required,
    /// Below the minimum.
    Minimum,
    /// Above the maximum.
    Maximum,
    /// Not above the exclusive minimum.
    Above,
    /// Not below the exclusive maximum.
    Below,
    /// Too short.
    MinLength,
    /// Too long.
    MaxLength,
    /// Not after the pattern.
    Pattern,
    /// Not in the closed list.
    Enum,
    /// Given before.
    Unique,
}

impl Constraints {
    /// Returns what a value does not meet.
    pub(crate) fn broken<'s>(&'s self, value: &'s Value<'_>) -> impl Iterator<Item = Broken> + 's {
        let is = move |bound: &Option<Value<'static>>, bad: fn(Option<Ordering>) -> bool| {
            bound.as_ref().is_some_and(|bound| bad(value.compare(bound)))
        };
        // A value that cannot be ordered, such as NaN, meets no bound.
        let low = is(&self.minimum, |order| !matches!(order, Some(Ordering::Greater | Ordering::Equal)));
        let high = is(&self.maximum, |order| !matches!(order, Some(Ordering::Less | Ordering::Equal)));
        let above = is(&self.above, |order| order != Some(Ordering::Greater));
        let below = is(&self.below, |order| order != Some(Ordering::Less));
        let length =
            if self.min_length.is_some() || self.max_length.is_some() { value.length() } else { None };
        let short = length.zip(self.min_length).is_some_and(|(length, least)| length < least);
        let long = length.zip(self.max_length).is_some_and(|(length, most)| length > most);
        let pattern = self.pattern.as_ref().is_some_and(|(_, regex)| match value {
            Value::Text(text) => !pattern::fits(regex, text),
            _ => false,
        });
        let outside = self.list.as_ref().is_some_and(|list| !list.iter().any(|known| known.same(value)));
        [
            (low, Broken::Minimum),
            (high, Broken::Maximum),
            (above, Broken::Above),
            (below, Broken::Below),
            (short, Broken::MinLength),
            (long, Broken::MaxLength),
            (pattern, Broken::Pattern),
            (outside, Broken::Enum),
        ]
        .into_iter()
        .filter_map(|(bad, broken)| bad.then_some(broken))
    }
}

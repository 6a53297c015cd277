//! What is there and could not be read is not missing: one fault, one finding.

use std::collections::HashSet;

use super::{Finding, Rule};
use crate::mission::{Mission, source::FileId};

/// The rules that say only that something is missing, each with the key that would hold it.
const ABSENCES: [(&str, &str); 20] = [
    ("action-without-cost", "cost"),
    ("action-without-deadline", "deadline"),
    ("action-without-expected-result", "expected"),
    ("action-without-indicator", "indicators"),
    ("action-without-means", "means"),
    ("action-without-owner", "owner"),
    ("action-without-target", "target"),
    ("ambition-missing", "statement"),
    ("charter-missing", "signed"),
    ("expectations-missing", "expectations"),
    ("fact-without-evidence", "evidence"),
    ("fact-without-impact", "impact"),
    ("fact-without-nature", "nature"),
    ("fact-without-theme", "theme"),
    ("objective-not-time-bound", "time_bound"),
    ("objective-without-owner", "owner"),
    ("order-document-missing", "document"),
    ("order-missing", "date"),
    ("risk-without-response", "response"),
    ("vote-missing", "vote"),
];

/// The keys whose values could not be read, each with its file and the id that it stands under.
pub(super) struct Unread<'a>(HashSet<(&'a str, FileId, Option<&'a str>)>);

impl<'a> Unread<'a> {
    /// Collects them.
    pub(super) fn of(mission: &'a Mission) -> Self {
        let unread = mission.problems.iter().filter_map(|problem| Some((problem.unread_key()?, problem)));
        Self(unread.map(|(key, problem)| (key, problem.place.file, problem.id.as_deref())).collect())
    }

    /// Tells whether a finding says only that a key is missing whose value could not be read, which is said already.
    pub(super) fn explains(&self, rule: &Rule, finding: &Finding) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let key = ABSENCES.iter().find(|(name, _)| *name == rule.name).map(|(_, key)| *key);
        key.is_some_and(|key| self.0.contains(&(key, finding.place.file, finding.id.as_deref())))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::registry::FAMILIES, *};

    #[test]
    fn every_rule_named_exists() {
        let rules = || FAMILIES.iter().flat_map(|(_, rules)| rules.iter());
        for (name, _) in ABSENCES {
            assert!(rules().any(|rule| rule.name == name), "{name}");
        }
    }
}

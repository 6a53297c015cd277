//! The list of all rules: the families' own lists, one after the other.

use super::{
    Family, Rule, actions, choices, facts, follow_up, frame, objectives, organisation, reading, state_of_play,
};
use crate::language::suggestion;

/// The families and their rules, in the method's order.
pub(crate) static FAMILIES: &[(Family, &[&Rule])] = &[
    (Family::Reading, reading::RULES),
    (Family::Frame, frame::RULES),
    (Family::StateOfPlay, state_of_play::RULES),
    (Family::Facts, facts::RULES),
    (Family::Choices, choices::RULES),
    (Family::Organisation, organisation::RULES),
    (Family::Objectives, objectives::RULES),
    (Family::Actions, actions::RULES),
    (Family::FollowUp, follow_up::RULES),
];

/// Returns every rule.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|(_, rules)| rules.iter().copied())
}

/// Returns the rule with a name.
pub(crate) fn find(name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.name == name)
}

/// Returns the name of the rule that a misspelt one was probably meant to be.
pub(crate) fn nearest(name: &str) -> Option<&'static str> {
    suggestion::nearest(name, rules().map(|rule| rule.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_given_once() {
        let mut names: Vec<&str> = rules().map(|rule| rule.name).collect();
        for name in &names {
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
        }
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn every_family_lists_its_rules_in_order() {
        for (family, rules) in FAMILIES {
            assert!(rules.is_sorted_by_key(|rule| rule.name), "{family:?}");
        }
    }

    #[test]
    fn both_explanations_of_a_rule_have_the_same_headings() {
        let headings = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
        for rule in rules() {
            assert!(!rule.fr.trim().is_empty() && !rule.en.trim().is_empty(), "{}", rule.name);
            assert_eq!(headings(rule.fr), headings(rule.en), "{}", rule.name);
        }
    }
}

//! `unused-allow`: an accepted finding that no longer exists. Found by `levels`, which alone knows.

use crate::check::{Rule, Severity};

pub(in crate::check) static RULE: Rule = Rule {
    name: "unused-allow",
    severity: Severity::Warning,
    fr: include_str!("unused_allow.fr.md"),
    en: include_str!("unused_allow.en.md"),
    check: |_| Vec::new(),
};

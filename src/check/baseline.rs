//! The findings that a team has agreed to live with for now: only new ones fail.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Diagnostic;
use crate::mission::source::Sources;

/// A file of known findings. Lines are left out on purpose: they move with every edit.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Baseline {
    findings: Vec<Known>,
}

/// One known finding, and how often it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    rule: String,
    file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    message: String,
}

impl Baseline {
    /// Records all of `diagnostics`.
    pub(crate) fn of(diagnostics: &[Diagnostic], sources: &Sources) -> Self {
        let mut findings: Vec<Known> = diagnostics.iter().map(|found| known(found, sources)).collect();
        findings.sort();
        Self { findings }
    }

    /// Returns the diagnostics that the baseline does not know; one known twice covers two.
    pub(crate) fn new_among(&self, diagnostics: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
        let mut left: HashMap<&Known, usize> = HashMap::new();
        for finding in &self.findings {
            *left.entry(finding).or_default() += 1;
        }
        let is_new = |diagnostic: &Diagnostic| match left.get_mut(&known(diagnostic, sources)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            Some(_) | None => true,
        };
        let mut is_new = is_new;
        diagnostics.into_iter().filter(|diagnostic| is_new(diagnostic)).collect()
    }
}

/// The message is kept in English, so that a baseline serves both languages.
fn known(diagnostic: &Diagnostic, sources: &Sources) -> Known {
    Known {
        rule: diagnostic.rule.name.to_owned(),
        file: sources.get(diagnostic.finding.place.file).name(),
        id: diagnostic.finding.id.clone(),
        message: diagnostic.finding.message.en.to_string(),
    }
}

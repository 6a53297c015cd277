//! Diagnostics as text: one format a file, all from the same [`Review`].

mod github;
mod human;
mod json;
mod junit;
mod sarif;

use serde::Serialize;

use super::{Diagnostic, Severity, review::Scope};
use crate::{
    language::Language,
    mission::{Mission, source::Sources},
    state_of_play::StateOfPlay,
};

/// What a check found, ready to be written.
pub(crate) struct Review<'a> {
    /// The texts that the findings point into.
    pub(crate) sources: &'a Sources,
    /// How much was reviewed.
    pub(crate) reviewed: Reviewed,
    /// What was found, in the order of the files.
    pub(crate) diagnostics: &'a [Diagnostic],
    /// The lowest severity that fails.
    pub(crate) deny: Severity,
    /// How many findings were left out since they were known before.
    pub(crate) known: usize,
}

/// How much was reviewed; what is none of a review's business is not counted.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Reviewed {
    /// Facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) facts: Option<usize>,
    /// Objectives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) objectives: Option<usize>,
    /// Actions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) actions: Option<usize>,
    /// Tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tables: Option<usize>,
    /// Rows of all tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rows: Option<u64>,
}

impl Reviewed {
    /// Counts what a scope looks at.
    pub(crate) fn of(mission: &Mission, state: &StateOfPlay, scope: Scope) -> Self {
        let plan = matches!(scope, Scope::Mission | Scope::Plan);
        let tables = matches!(scope, Scope::Mission | Scope::StateOfPlay | Scope::Table);
        Self {
            facts: plan.then_some(mission.facts.len()),
            objectives: plan.then_some(mission.objectives.len()),
            actions: plan.then_some(mission.actions.len()),
            tables: tables.then_some(state.tables.len()),
            rows: tables.then_some(state.rows()),
        }
    }
}

impl Review<'_> {
    /// Returns how many findings have a severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let of_it = self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity);
        of_it.map(|diagnostic| 1 + diagnostic.finding.more).sum()
    }

    /// Tells whether the check fails.
    pub(crate) fn fails(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| super::levels::fails(diagnostic.severity, self.deny))
    }
}

/// The formats of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people: source underlined, cause, how to mend it.
    Human,
    /// For scripts.
    Json,
    /// For code-scanning pages (SARIF 2.1.0).
    Sarif,
    /// For GitHub's workflow annotations.
    Github,
    /// For test reports (JUnit).
    Junit,
}

/// How a human format is laid out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    /// The terminal's width, in columns.
    pub(crate) width: usize,
}

/// Returns the review in a format; the text may hold colours, which the output strips where unwanted.
pub(crate) fn render(review: &Review<'_>, format: Format, language: Language, layout: Layout) -> String {
    match format {
        Format::Human => human::render(review, language, layout),
        Format::Json => json::render(review, language),
        Format::Sarif => sarif::render(review, language),
        Format::Github => github::render(review, language),
        Format::Junit => junit::render(review, language),
    }
}

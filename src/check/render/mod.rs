//! Diagnostics as text: one format a file, all from the same [`Review`].

mod github;
mod human;
mod json;
mod junit;
mod sarif;

use super::{Diagnostic, Severity};
use crate::{language::Language, mission::Mission};

/// What a check found, ready to be written.
pub(crate) struct Review<'a> {
    /// The mission reviewed.
    pub(crate) mission: &'a Mission,
    /// What was found, in the order of the files.
    pub(crate) diagnostics: &'a [Diagnostic],
    /// The lowest severity that fails.
    pub(crate) deny: Severity,
}

impl Review<'_> {
    /// Returns how many findings have a severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
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

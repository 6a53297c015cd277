//! For scripts: one object, keys fixed.

use serde::Serialize;

use super::{Review, Reviewed, Severity};
use crate::language::{Language, safe};

#[derive(Serialize)]
struct Output<'a> {
    summary: Summary,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    /// Left out since a baseline holds them; none without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<usize>,
    #[serde(flatten)]
    reviewed: Reviewed,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    severity: &'a str,
    message: String,
    help: Option<String>,
    id: Option<&'a str>,
    file: String,
    line: usize,
    column: usize,
}

/// Returns the review as JSON.
pub(super) fn render(review: &Review<'_>, language: Language) -> String {
    let sources = review.sources;
    let diagnostics = review.diagnostics.iter().map(|diagnostic| {
        let finding = &diagnostic.finding;
        let position = sources.position(finding.place);
        let help: Vec<_> = finding.help_in(language).collect();
        Entry {
            rule: diagnostic.rule.name,
            severity: diagnostic.severity.key(),
            message: finding.message.in_(language).into_owned(),
            help: (!help.is_empty()).then(|| help.join("\n")),
            id: finding.id.as_deref(),
            file: sources.get(finding.place.file).name(),
            line: position.line,
            column: position.column,
        }
    });
    let output = Output {
        summary: Summary {
            errors: review.count(Severity::Error),
            warnings: review.count(Severity::Warning),
            notes: review.count(Severity::Note),
            known: Some(review.known).filter(|known| *known > 0),
            reviewed: review.reviewed,
        },
        diagnostics: diagnostics.collect(),
    };
    let mut json = safe::json(serde_json::to_string_pretty(&output).unwrap_or_default());
    json.push('\n');
    json
}

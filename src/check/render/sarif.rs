//! For code-scanning pages: SARIF 2.1.0 (OASIS standard, 2020).

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use serde::Serialize;
use serde_json::{Value, json};

use super::{Review, Severity};
use crate::{
    check::{Diagnostic, Rule},
    language::{Language, safe},
    mission::source::{Place, Sources},
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Value,
    locations: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Value>,
    partial_fingerprints: BTreeMap<&'static str, String>,
}

/// Returns the review as a SARIF log of one run.
pub(super) fn render(review: &Review<'_>, language: Language) -> String {
    let mut rules: Vec<&'static Rule> = review.diagnostics.iter().map(|found| found.rule).collect();
    rules.sort_by_key(|rule| rule.name);
    rules.dedup_by_key(|rule| rule.name);
    let results: Vec<Entry> = review
        .diagnostics
        .iter()
        .map(|diagnostic| entry(diagnostic, &rules, review.sources, language))
        .collect();
    let described: Vec<Value> = rules.iter().map(|rule| describe(rule, language)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "otn",
                "version": env!("CARGO_PKG_VERSION"),
                "language": language.code(),
                "rules": described,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut json = safe::json(serde_json::to_string_pretty(&log).unwrap_or_default());
    json.push('\n');
    json
}

fn describe(rule: &Rule, language: Language) -> Value {
    let explanation = rule.explanation(language);
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary(language) },
        "help": { "text": explanation, "markdown": explanation },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn entry(diagnostic: &Diagnostic, rules: &[&'static Rule], sources: &Sources, language: Language) -> Entry {
    let finding = &diagnostic.finding;
    let help: String = finding.help_in(language).map(|help| format!("\n{help}")).collect();
    let name = diagnostic.rule.name;
    Entry {
        rule_id: name,
        rule_index: rules.iter().position(|rule| rule.name == name).unwrap_or_default(),
        level: level(diagnostic.severity),
        message: json!({ "text": format!("{}{help}", finding.message.in_(language)) }),
        locations: vec![location(finding.place, sources)],
        related_locations: finding
            .related
            .iter()
            .map(|(place, words)| {
                let mut related = location(*place, sources);
                related["message"] = json!({ "text": words.in_(language) });
                related
            })
            .collect(),
        partial_fingerprints: BTreeMap::from([("otn/v1", fingerprint(diagnostic, sources))]),
    }
}

fn level(severity: Severity) -> &'static str {
    severity.key()
}

fn location(place: Place, sources: &Sources) -> Value {
    let start = sources.position(place);
    let end = sources.position(Place { start: place.end.max(place.start), ..place });
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&sources.get(place.file).name()) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    } })
}

/// Percent-encodes what a relative reference cannot hold (RFC 3986).
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Lines are left out, so that a finding keeps its identity when text moves.
fn fingerprint(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut hasher = DefaultHasher::new();
    diagnostic.rule.name.hash(&mut hasher);
    sources.get(diagnostic.finding.place.file).name().hash(&mut hasher);
    diagnostic.finding.id.hash(&mut hasher);
    diagnostic.finding.message.en.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_spaces_and_accents_is_a_valid_reference() {
        assert_eq!(uri("facts/é a.toml"), "facts/%C3%A9%20a.toml");
    }
}

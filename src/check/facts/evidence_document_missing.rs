//! `evidence-document-missing`: a document that is not in the folder.

use std::collections::HashMap;

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "evidence-document-missing",
    severity: Severity::Error,
    fr: include_str!("evidence_document_missing.fr.md"),
    en: include_str!("evidence_document_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut findings = Vec::new();
    for fact in &mission.facts {
        for document in fact.evidence.iter().filter_map(|evidence| evidence.document.as_ref()) {
            let path = document.value.as_str();
            if *known.entry(path).or_insert_with(|| mission.holds(path)) {
                continue;
            }
            let finding = Finding::about(
                &fact.id.value,
                document.place,
                text!(
                    "le dossier ne contient pas « {path} »",
                    "the folder does not hold “{path}”",
                    path = path
                ),
            );
            findings.push(finding.help(text!(
                "rangez-y le document, ou corrigez le chemin (il part du dossier de la mission)",
                "put the document there, or correct the path (it starts from the mission's folder)"
            )));
        }
    }
    findings
}

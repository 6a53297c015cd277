//! `order-document-missing`: the order cannot be shown.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "order-document-missing",
    severity: Severity::Warning,
    fr: include_str!("order_document_missing.fr.md"),
    en: include_str!("order_document_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let Some(order) = &mission.frame.order else { return Vec::new() };
    match &order.document {
        None => vec![
            Finding::at(
                order.place,
                text!("aucun document ne porte la commande", "no document holds the order"),
            )
            .help(text!(
                "rangez la délibération dans documents/ et ajoutez document = \"documents/…\"",
                "put the decision into documents/ and add document = \"documents/…\""
            )),
        ],
        Some(document) if mission.holds(&document.value) => Vec::new(),
        Some(document) => vec![
            Finding::at(
                document.place,
                text!(
                    "le dossier ne contient pas « {path} »",
                    "the folder does not hold “{path}”",
                    path = document.value
                ),
            )
            .help(text!(
                "rangez-y la délibération, ou corrigez le chemin (il part du dossier de la mission)",
                "put the decision there, or correct the path (it starts from the mission's folder)"
            )),
        ],
    }
}

//! `order-missing`: nothing may start without the written order.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "order-missing",
    severity: Severity::Error,
    fr: include_str!("order_missing.fr.md"),
    en: include_str!("order_missing.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let frame = &snapshot.mission.frame;
    let Some(order) = &frame.order else {
        return vec![
            Finding::at(
                frame.place,
                text!(
                    "la commande écrite manque : rien ne peut commencer sans elle",
                    "the written order is missing: nothing may start without it"
                ),
            )
            .help(text!(
                "ajoutez, une clé par ligne :\n[order]\nbody = \"…\"  # l'instance\ndate = 2026-03-12\ndocument = \"…\"",
                "add, one key a line:\n[order]\nbody = \"…\"\ndate = 2026-03-12\ndocument = \"…\""
            )),
        ];
    };
    if let Some(date) = order.date.as_ref().filter(|date| date.value > snapshot.today) {
        let message = text!(
            "la commande est du {date}, qui est encore à venir : rien n'est commandé jusque-là",
            "the order is of {date}, which is still to come: nothing is ordered until then",
            date = date.value
        );
        let help = text!("corrigez l'année ou le jour", "correct the year or the day");
        return vec![Finding::at(date.place, message).help(help)];
    }
    let body = order.body.as_ref().is_some_and(|body| !body.value.trim().is_empty());
    let missing = match (body, order.date.is_some()) {
        (true, true) => return Vec::new(),
        (false, true) => text!("l'instance qui commande (body)", "the body that orders (body)"),
        (true, false) => text!("sa date (date)", "its date (date)"),
        (false, false) => text!(
            "l'instance qui commande (body) et sa date (date)",
            "the body that orders (body) and the date (date)"
        ),
    };
    vec![
        Finding::at(
            order.place,
            text!(
                "la commande écrite ne dit pas {missing}",
                "the written order lacks {missing}",
                missing = missing
            ),
        )
        .help(text!(
            "recopiez de la délibération, une clé par ligne :\nbody = \"Comité de direction\"\ndate = 2026-03-12",
            "copy from the decision, one key a line:\nbody = \"Board\"\ndate = 2026-03-12"
        )),
    ]
}

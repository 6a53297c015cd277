//! `fact-vague`: a fact without figure, date or name.

use crate::{
    check::{Finding, Rule, Severity},
    diagnosis::statement::is_vague,
    language::text,
    mission::fact::Fact,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-vague",
    severity: Severity::Warning,
    fr: include_str!("fact_vague.fr.md"),
    en: include_str!("fact_vague.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.facts.iter().filter_map(finding).collect()
}

fn finding(fact: &Fact) -> Option<Finding> {
    let statement = fact.statement.as_ref().filter(|statement| !statement.value.trim().is_empty())?;
    if !is_vague(&statement.value) {
        return None;
    }
    let id = &fact.id.value;
    Some(
        Finding::about(
            id,
            statement.place,
            text!(
                "« {id} » ne donne ni chiffre, ni date, ni nom",
                "“{id}” gives no figure, no date, no name",
                id = id
            ),
        )
        .help(text!(
            "dites combien, quand, ou qui : « a ouvert 142 jours en 2025 »",
            "say how many, when, or who: “opened 142 days in 2025”"
        )),
    )
}

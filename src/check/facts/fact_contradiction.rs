//! `fact-contradiction`: two facts give one indicator two values for one year.

use crate::{
    check::{Finding, Rule, Severity},
    diagnosis::similarity::Likeness,
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-contradiction",
    severity: Severity::Warning,
    fr: include_str!("fact_contradiction.fr.md"),
    en: include_str!("fact_contradiction.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let facts = &snapshot.mission.facts;
    let found = snapshot.alike().iter().filter(|pair| pair.likeness == Likeness::Contradiction);
    found
        .filter_map(|pair| {
            let (first, second) = (facts.get(pair.first)?, facts.get(pair.second)?);
            let (a, b) = (&first.id.value, &second.id.value);
            let place = second.statement.as_ref().map_or(second.place, |statement| statement.place);
            let other = first.statement.as_ref().map_or(first.place, |statement| statement.place);
            let finding = Finding::about(
                b,
                place,
                text!(
                    "« {b} » et « {a} » donnent deux valeurs pour la même chose",
                    "“{b}” and “{a}” give two values for the same thing",
                    a = a,
                    b = b
                ),
            );
            Some(finding.related(other, text!("l'autre est ici", "the other is here")).help(text!(
                "précisez le périmètre et l'année de chacun, ou retirez le moins sûr",
                "say the perimeter and the year of each, or remove the less sure one"
            )))
        })
        .collect()
}

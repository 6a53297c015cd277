//! `fact-duplicate`: two facts say the same.

use crate::{
    check::{Finding, Rule, Severity},
    diagnosis::similarity::Likeness,
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "fact-duplicate",
    severity: Severity::Warning,
    fr: include_str!("fact_duplicate.fr.md"),
    en: include_str!("fact_duplicate.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let facts = &snapshot.mission.facts;
    let found = snapshot.alike().iter().filter(|pair| pair.likeness == Likeness::Same);
    found
        .filter_map(|pair| {
            let (first, second) = (facts.get(pair.first)?, facts.get(pair.second)?);
            let (a, b) = (&first.id.value, &second.id.value);
            let place = second.statement.as_ref().map_or(second.place, |statement| statement.place);
            let other = first.statement.as_ref().map_or(first.place, |statement| statement.place);
            let finding = Finding::about(
                b,
                place,
                text!("« {b} » dit la même chose que « {a} »", "“{b}” says the same as “{a}”", a = a, b = b),
            );
            Some(
                finding
                    .related(other, text!("l'autre est ici", "the other is here"))
                    .help(text!("gardez le mieux prouvé des deux", "keep the better proved of the two")),
            )
        })
        .collect()
}

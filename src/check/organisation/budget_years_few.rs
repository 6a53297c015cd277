//! `budget-years-few`: the budget covers fewer than three years.

use std::collections::BTreeSet;

use crate::{
    check::{Finding, Rule, Severity},
    language::{count::Count, text},
    snapshot::Snapshot,
    strategy::organisation::BUDGET_YEARS,
};

pub(super) static RULE: Rule = Rule {
    name: "budget-years-few",
    severity: Severity::Note,
    fr: include_str!("budget_years_few.fr.md"),
    en: include_str!("budget_years_few.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let budgets = &snapshot.mission.organisation.budgets;
    let years: BTreeSet<i64> =
        budgets.iter().filter_map(|budget| budget.year.as_ref()).map(|year| year.value).collect();
    let last = budgets.iter().rfind(|budget| budget.year.is_some());
    let Some(last) = last.filter(|_| (1..BUDGET_YEARS).contains(&years.len())) else {
        return Vec::new();
    };
    let message = text!(
        "le budget ne couvre que {years}",
        "the budget covers {years} only",
        years = Count::new(years.len(), "année", "années", "year", "years")
    );
    vec![Finding::about(&last.id.value, last.id.place, message).help(text!(
        "ajoutez un [[budget]] par année, jusqu'à trois : une transition coûte la première année et rapporte les suivantes",
        "add a [[budget]] for each year, up to three: a transition costs in the first year and pays in the next ones"
    ))]
}

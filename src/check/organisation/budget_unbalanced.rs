//! `budget-unbalanced`: the income of a year is not its expenses.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "budget-unbalanced",
    severity: Severity::Warning,
    fr: include_str!("budget_unbalanced.fr.md"),
    en: include_str!("budget_unbalanced.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let budgets = snapshot.mission.organisation.budgets.iter();
    let unbalanced = budgets.filter(|budget| budget.total_income() != budget.total_expenses());
    unbalanced
        .map(|budget| {
            let which = budget.year.as_ref().map_or_else(
                || text!("le budget sans année", "the budget without a year"),
                |year| text!("le budget de {year}", "the budget of {year}", year = year.value.to_string()),
            );
            let message = text!(
                "{which} n'est pas équilibré : {income} de recettes, {expenses} de dépenses",
                "{which} does not balance: income of {income}, expenses of {expenses}",
                which = which,
                income = budget.total_income(),
                expenses = budget.total_expenses()
            );
            Finding::about(&budget.id.value, budget.id.place, message).help(text!(
                "ajoutez ce qui manque ; un excédent attendu ou une reprise de réserve est aussi une ligne",
                "add what is missing; a surplus that is expected or a reserve drawn on is a line too"
            ))
        })
        .collect()
}

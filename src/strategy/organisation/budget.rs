//! The budget aimed at, beside the latest year of the accounts.

use serde::Serialize;

use super::Naming;
use crate::{
    language::{Language, money::Money, order::slug},
    mission::organisation::{Budget, Line},
    state_of_play::{
        catalogue::Catalogue,
        present::{Accounts, Present},
    },
    strategy::plan::some_euros,
};

/// A year's money.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct YearView {
    /// The year.
    pub(crate) year: i64,
    /// Whether it is of the accounts, not of the budget.
    pub(crate) is_accounts: bool,
    /// All that comes in.
    #[serde(serialize_with = "some_euros")]
    pub(crate) income: Money,
    /// All that is spent.
    #[serde(serialize_with = "some_euros")]
    pub(crate) expenses: Money,
    /// What is left.
    #[serde(serialize_with = "some_euros")]
    pub(crate) balance: Money,
    /// The subsidy.
    #[serde(serialize_with = "some_euros")]
    pub(crate) subsidy: Money,
    /// Its share of the income; none where nothing comes in.
    pub(crate) subsidy_share: Option<f64>,
    /// What comes in, line by line.
    pub(crate) income_lines: Vec<LineView>,
    /// What is spent, line by line.
    pub(crate) expense_lines: Vec<LineView>,
    /// Free words.
    pub(crate) comment: Option<String>,
}

/// A line of a year.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LineView {
    /// What it is of: the accounts' name in the language asked for, else the budget's own words.
    pub(crate) name: String,
    /// How much.
    #[serde(serialize_with = "some_euros")]
    pub(crate) amount: Money,
}

/// Returns the latest year of the accounts, then the years of the budget.
pub(super) fn years(
    budgets: &[Budget],
    present: &Present,
    catalogue: &Catalogue,
    language: Language,
) -> Vec<YearView> {
    let naming = Naming::of(catalogue, "accounts", "category");
    let mut planned: Vec<(i64, &Budget)> =
        budgets.iter().filter_map(|budget| Some((budget.year.as_ref()?.value, budget))).collect();
    planned.sort_by_key(|(year, _)| *year);
    let accounts = present.accounts.iter().map(|accounts| of_accounts(accounts, &naming, language));
    let named = |lines: &[Line]| {
        let line =
            |line: &Line| LineView { name: naming.name(&line.name, language), amount: line.amount.value };
        lines.iter().map(line).collect()
    };
    let planned = planned.into_iter().map(|(year, budget)| YearView {
        comment: budget.comment.as_ref().map(|comment| comment.value.clone()),
        ..view(year, named(&budget.income), named(&budget.expenses))
    });
    accounts.chain(planned).collect()
}

fn of_accounts(accounts: &Accounts, naming: &Naming<'_>, language: Language) -> YearView {
    let named = |lines: &[(String, Money)]| {
        lines
            .iter()
            .map(|(key, amount)| LineView { name: naming.name(key, language), amount: *amount })
            .collect()
    };
    let income: Vec<LineView> = named(&accounts.income);
    YearView { is_accounts: true, ..view(accounts.year, income, named(&accounts.expenses)) }
}

fn view(year: i64, income_lines: Vec<LineView>, expense_lines: Vec<LineView>) -> YearView {
    let total = |lines: &[LineView]| lines.iter().map(|line| line.amount).sum::<Money>();
    let (income, expenses) = (total(&income_lines), total(&expense_lines));
    let subsidy: Money =
        income_lines.iter().filter(|line| is_subsidy(&line.name)).map(|line| line.amount).sum();
    YearView {
        year,
        is_accounts: false,
        income,
        expenses,
        balance: Money { cents: income.cents.saturating_sub(expenses.cents) },
        subsidy,
        subsidy_share: (income.cents > 0).then(|| subsidy.as_euros() / income.as_euros()),
        income_lines,
        expense_lines,
        comment: None,
    }
}

/// Tells whether a line of income is the authority's subsidy.
fn is_subsidy(name: &str) -> bool {
    let name = slug(name);
    ["subvention", "subsid"].iter().any(|word| name.starts_with(word))
}

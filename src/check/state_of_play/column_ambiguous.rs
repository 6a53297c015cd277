//! `column-ambiguous`: marks in a column that can be read in two ways.

use super::tables;
use crate::{
    check::{Finding, Rule, Severity},
    language::{Text, text},
    snapshot::Snapshot,
    state_of_play::problems::{Reading, TableCheck, TableFault, TableProblem},
};

pub(super) static RULE: Rule = Rule {
    name: "column-ambiguous",
    severity: Severity::Warning,
    fr: include_str!("column_ambiguous.fr.md"),
    en: include_str!("column_ambiguous.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    tables(snapshot, finding)
}

fn finding(table: &TableCheck, problem: &TableProblem) -> Option<Finding> {
    let TableFault::Ambiguous { name, read_as } = &problem.fault else { return None };
    let (reading, help) = words(*read_as);
    let column = super::column_named(table, name);
    Some(
        super::at(
            table,
            problem,
            text!(
                "les valeurs de « {column} » peuvent se lire de deux façons : {reading}",
                "the values of “{column}” can be read in two ways: {reading}",
                column = column,
                reading = reading
            ),
        )
        .help(help),
    )
}

/// Returns how the column was read, and how to write it so that nobody can doubt.
fn words(reading: Reading) -> (Text, Text) {
    let number = || {
        Text::fixed(
            "écrivez 1234 sans rien entre les milliers, ou 1,2340 avec une décimale de plus",
            "write 1234 with nothing between the thousands, or 1.2340 with one more decimal",
        )
    };
    match reading {
        Reading::PointIsDecimal => (
            Text::fixed(
                "1.234 a été lu un et 234 millièmes, non mille deux cent trente-quatre",
                "1.234 was read as one and 234 thousandths, not as one thousand two hundred and thirty-four",
            ),
            number(),
        ),
        Reading::CommaIsDecimal => (
            Text::fixed(
                "1,234 a été lu un et 234 millièmes, non mille deux cent trente-quatre",
                "1,234 was read as one and 234 thousandths, not as one thousand two hundred and thirty-four",
            ),
            number(),
        ),
        Reading::DayFirst => (
            Text::fixed(
                "03/04/2025 a été lu 3 avril, non 4 mars",
                "03/04/2025 was read as 3 April, not 4 March",
            ),
            Text::fixed("écrivez les dates ainsi : 2025-04-03", "write dates so: 2025-04-03"),
        ),
    }
}

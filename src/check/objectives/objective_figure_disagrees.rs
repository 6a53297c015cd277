//! `objective-figure-disagrees`: the statement and `measurable` ask for different figures.

use crate::{
    check::{Finding, Rule, Severity},
    language::{
        figure::{Change, ChangeKind, change},
        number::Number,
        text,
    },
    mission::objective::Objective,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "objective-figure-disagrees",
    severity: Severity::Error,
    fr: include_str!("objective_figure_disagrees.fr.md"),
    en: include_str!("objective_figure_disagrees.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    snapshot.mission.objectives.iter().filter_map(finding).collect()
}

fn finding(objective: &Objective) -> Option<Finding> {
    let statement = objective.statement.as_ref()?;
    let measurable = objective.smart.as_ref()?.measurable.as_ref()?;
    let (baseline, target) = (measurable.baseline.as_ref()?, measurable.target.as_ref()?);
    let asked = change(&statement.value)?;
    let percent = measurable.unit.as_ref().is_some_and(|unit| unit.value.contains('%'));
    if agrees(&asked, baseline.value, target.value, percent) {
        return None;
    }
    let words = statement.value.get(asked.range).unwrap_or_default();
    let id = &objective.id.value;
    Some(
        Finding::about(
            id,
            statement.place,
            text!(
                "l'énoncé de « {id} » dit « {words} », mais measurable va de {baseline} à {target}",
                "the statement of “{id}” says “{words}”, but measurable goes from {baseline} to {target}",
                id = id,
                words = words,
                baseline = Number::new(baseline.value),
                target = Number::new(target.value)
            ),
        )
        .related(target.place, text!("la cible est ici", "the target is here"))
        .help(text!(
            "corrigez l'énoncé, ou baseline et target, pour qu'ils disent la même chose",
            "correct the statement, or baseline and target, so that they say the same"
        )),
    )
}

/// Half a point: what writing "15 %" for 14.8 % rounds away.
const ROUNDING: f64 = 0.0055;

/// Tells whether a change is the one from `baseline` to `target`, up to rounding.
fn agrees(asked: &Change, baseline: f64, target: f64, percent: bool) -> bool {
    let same = |a: f64, b: f64| {
        // A share may be written 18 (per cent) in one place and 0.18 in the other.
        [1.0, 0.01, 100.0].iter().any(|scale| (a * scale - b).abs() <= 0.005 * b.abs().max(1e-9))
    };
    match asked.kind {
        ChangeKind::FromTo(from, to) => same(from, baseline) && same(to, target),
        ChangeKind::Level(level) => same(level, target),
        ChangeKind::AtLeast(level) => {
            same(level, target) || target >= level || percent && target * 100.0 >= level
        }
        ChangeKind::AtMost(level) => same(level, target) || target <= level,
        ChangeKind::Points(points) => same(points, target - baseline),
        ChangeKind::Relative(share) => {
            let relative =
                baseline != 0.0 && ((target - baseline) / baseline.abs() - share).abs() <= ROUNDING;
            // "by 10 %" of something that is itself in per cent may mean points.
            let points = percent && same(share * 100.0, target - baseline);
            relative || points
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_per_cent_of_182_000_is_209_000_up_to_rounding() {
        let asked = Change { range: 0..0, kind: ChangeKind::Relative(0.15) };
        // 209 000 ÷ 182 000 − 1 = 14.84 %, which is written 15 %.
        assert!(agrees(&asked, 182_000.0, 209_000.0, false));
        assert!(!agrees(&asked, 182_000.0, 220_000.0, false));
    }
}

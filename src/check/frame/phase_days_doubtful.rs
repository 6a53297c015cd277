//! `phase-days-doubtful`: the days agreed phase by phase are not those of four phases, or not those agreed in all.

use crate::{
    check::{Finding, Rule, Severity},
    language::{number::Number, text},
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "phase-days-doubtful",
    severity: Severity::Error,
    fr: include_str!("phase_days_doubtful.fr.md"),
    en: include_str!("phase_days_doubtful.en.md"),
    check,
};

/// The phases of the method.
const PHASES: usize = 4;

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let Some(charter) = &snapshot.mission.frame.charter else { return Vec::new() };
    let Some(first) = charter.phase_days.first() else { return Vec::new() };
    let mut findings = Vec::new();
    if charter.phase_days.len() != PHASES {
        let message = text!(
            "phase_days a {count} valeurs, la méthode a quatre phases",
            "phase_days has {count} values, the method has four phases",
            count = charter.phase_days.len()
        );
        let help = text!(
            "écrivez quatre nombres, de la première phase à la quatrième, 0 où rien n'est convenu",
            "write four numbers, from the first phase to the fourth, 0 where nothing is agreed"
        );
        findings.push(Finding::at(first.place, message).help(help));
    }
    let sum: f64 = charter.phase_days.iter().map(|days| days.value).sum();
    if let Some(days) = charter.days.as_ref().filter(|days| (days.value - sum).abs() > 1e-9) {
        let message = text!(
            "la charte dit {days} jours, ses phases en font {sum}",
            "the charter says {days} days, its phases make {sum}",
            days = Number::new(days.value),
            sum = Number::new(sum)
        );
        let help = text!(
            "corrigez days ou phase_days, d'après la charte signée",
            "correct days or phase_days, from the charter that was signed"
        );
        findings.push(Finding::at(days.place, message).help(help));
    }
    findings
}

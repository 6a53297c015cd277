//! Runs the rules over a mission and settles what counts.

use super::{Diagnostic, Family, Rule, levels, registry::FAMILIES};
use crate::snapshot::Snapshot;

/// What is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everything.
    Mission,
    /// Phase 4: choices, objectives, actions, risks, follow-up, and what cannot be read there.
    Plan,
}

impl Scope {
    fn holds(self, family: Family) -> bool {
        match self {
            Self::Mission => true,
            Self::Plan => !matches!(family, Family::Frame | Family::Facts),
        }
    }
}

/// Returns the findings in the order of the files, those that `[check] allow` accepts left out.
pub(crate) fn review(snapshot: &Snapshot<'_>, scope: Scope) -> Vec<Diagnostic> {
    let rules: Vec<&'static Rule> = FAMILIES
        .iter()
        .filter(|(family, _)| scope.holds(*family))
        .flat_map(|(_, rules)| rules.iter().copied())
        .collect();
    let mut diagnostics: Vec<Diagnostic> = rules
        .iter()
        .flat_map(|rule| {
            (rule.check)(snapshot).into_iter().map(|finding| Diagnostic {
                rule,
                severity: rule.severity,
                finding,
            })
        })
        .collect();
    if scope == Scope::Plan {
        diagnostics.retain(|diagnostic| is_of_the_plan(snapshot, diagnostic));
    }
    levels::apply(snapshot, scope, &mut diagnostics);
    diagnostics.sort_by(|a, b| {
        (a.finding.place, b.severity, a.rule.name).cmp(&(b.finding.place, a.severity, b.rule.name))
    });
    diagnostics
}

/// Tells whether a finding stands in `plan/`; problems of other files are not the plan's.
fn is_of_the_plan(snapshot: &Snapshot<'_>, diagnostic: &Diagnostic) -> bool {
    let path = &snapshot.mission.sources.get(diagnostic.finding.place.file).path;
    path.starts_with("plan") || !super::reading::RULES.iter().any(|rule| rule.name == diagnostic.rule.name)
}

//! Runs the rules over a mission and settles what counts.

use super::{Diagnostic, Family, Rule, Severity, absence, levels, registry::FAMILIES};
use crate::{mission::cores, snapshot::Snapshot, state_of_play::reading::FOLDER};

/// What is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everything.
    Mission,
    /// Phase 2: the tables, and what cannot be read there.
    StateOfPlay,
    /// A table by itself, against the standard alone: what its reference implementation refuses is an error.
    Table,
    /// Phase 4: choices, objectives, actions, risks, follow-up, and what cannot be read there.
    Plan,
}

impl Scope {
    fn holds(self, family: Family) -> bool {
        match self {
            Self::Mission => true,
            Self::StateOfPlay | Self::Table => matches!(family, Family::Reading | Family::StateOfPlay),
            Self::Plan => !matches!(family, Family::Frame | Family::StateOfPlay | Family::Facts),
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
    let mut diagnostics = findings(snapshot, &rules);
    match scope {
        Scope::Mission => {}
        Scope::Plan => diagnostics.retain(|diagnostic| is_of(snapshot, diagnostic, "plan")),
        Scope::StateOfPlay => diagnostics.retain(|diagnostic| is_of(snapshot, diagnostic, FOLDER)),
        Scope::Table => {
            diagnostics.retain(|diagnostic| diagnostic.rule.name != "table-missing");
            diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
        }
    }
    absence::settle(snapshot.mission, &mut diagnostics);
    levels::apply(snapshot, scope, &mut diagnostics);
    diagnostics.sort_by(|a, b| {
        (a.finding.place, b.severity, a.rule.name).cmp(&(b.finding.place, a.severity, b.rule.name))
    });
    diagnostics
}

/// Facts from which sharing the rules among the cores is worth the threads.
const MANY_FACTS: usize = 2_000;

/// Runs the rules; on a large mission each core takes the next rule that nobody has taken.
fn findings(snapshot: &Snapshot<'_>, rules: &[&'static Rule]) -> Vec<Diagnostic> {
    let run = |rule: &'static Rule| {
        let findings = (rule.check)(snapshot).into_iter();
        findings.map(move |finding| Diagnostic { rule, severity: rule.severity, finding })
    };
    if snapshot.mission.facts.len() < MANY_FACTS {
        return rules.iter().copied().flat_map(run).collect();
    }
    let found = cores::map(rules.to_vec(), |rule| run(rule).collect::<Vec<_>>());
    found.into_iter().flatten().collect()
}

/// Tells whether a finding is a folder's: what cannot be read elsewhere is not its business.
fn is_of(snapshot: &Snapshot<'_>, diagnostic: &Diagnostic, folder: &str) -> bool {
    let path = &snapshot.mission.sources.get(diagnostic.finding.place.file).path;
    path.starts_with(folder) || !super::reading::RULES.iter().any(|rule| rule.name == diagnostic.rule.name)
}

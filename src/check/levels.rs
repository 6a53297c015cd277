//! Severities as the mission wants them: `[check] allow` takes findings out, with a reason.

use std::sync::atomic::{AtomicBool, Ordering};

use super::{Diagnostic, Finding, Rule, Severity, reading::unused_allow, registry};
use crate::{
    language::text,
    mission::{Mission, settings::Allow},
};

/// The lines of `[check] allow`, and which of them have accepted something.
pub(super) struct Allowed<'a> {
    lines: &'a [Allow],
    /// Rules may run on several cores.
    used: Vec<AtomicBool>,
}

impl<'a> Allowed<'a> {
    /// Takes a mission's lines.
    pub(super) fn of(mission: &'a Mission) -> Self {
        let lines = &mission.settings.allow;
        Self { lines, used: lines.iter().map(|_| AtomicBool::new(false)).collect() }
    }

    /// Tells whether the mission accepts a finding.
    pub(super) fn accepts(&self, rule: &Rule, finding: &Finding) -> bool {
        let matching = self.matching(rule, finding);
        if let Some(index) = matching {
            self.used[index].store(true, Ordering::Relaxed);
        }
        matching.is_some()
    }

    /// Tells whether some line names a rule.
    pub(super) fn names(&self, rule: &Rule) -> bool {
        self.lines.iter().any(|allow| names(allow, rule))
    }

    /// Returns the line that accepts a finding, by its place among the lines.
    pub(super) fn matching(&self, rule: &Rule, finding: &Finding) -> Option<usize> {
        self.lines.iter().position(|allow| accepts(allow, rule, finding))
    }

    /// Returns a finding for each line that has accepted nothing.
    pub(super) fn unused(&self) -> impl Iterator<Item = Diagnostic> {
        // One without a reason is said to lack it: whether it would serve is not known.
        let reasoned = self.lines.iter().zip(&self.used).filter(|(allow, _)| allow.reason.is_some());
        let unused = reasoned.filter(|(_, used)| !used.load(Ordering::Relaxed));
        unused.map(|(allow, _)| unused_finding(allow))
    }
}

/// An `allow` counts only with its reason; errors of reading cannot be accepted.
fn accepts(allow: &Allow, rule: &Rule, finding: &Finding) -> bool {
    let id = allow.id.as_ref().is_none_or(|id| finding.id.as_deref().is_some_and(|found| found == id.value));
    let reason = allow.reason.as_ref().is_some_and(|reason| !reason.value.trim().is_empty());
    names(allow, rule) && id && reason
}

fn names(allow: &Allow, rule: &Rule) -> bool {
    allow.rule.as_ref().is_some_and(|named| named.value == rule.name)
}

fn unused_finding(allow: &Allow) -> Diagnostic {
    let name = allow.rule.as_ref().map_or("", |rule| rule.value.as_str());
    let finding = match registry::find(name) {
        Some(_) => Finding::at(
            allow.place,
            text!("« {name} » n'a plus rien à accepter", "“{name}” has nothing left to allow", name = name),
        )
        .help(text!("retirez cette ligne de [check] allow", "remove this line from [check] allow")),
        None => {
            let finding = Finding::at(
                allow.place,
                text!("aucune règle ne s'appelle « {name} »", "no rule is called “{name}”", name = name),
            );
            match registry::nearest(name) {
                Some(near) => finding.help(text!(
                    "vouliez-vous dire « {near} » ?",
                    "did you mean “{near}”?",
                    near = near
                )),
                None => finding
                    .help(text!("« otn rules » donne la liste des règles", "“otn rules” lists the rules")),
            }
        }
    };
    Diagnostic { rule: &unused_allow::RULE, severity: Severity::Warning, finding }
}

/// Tells whether a severity fails the check.
pub(crate) fn fails(severity: Severity, deny: Severity) -> bool {
    severity >= deny
}

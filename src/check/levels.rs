//! Severities as the mission wants them: `[check] allow` takes findings out, with a reason.

use super::{Diagnostic, Finding, Severity, reading::unused_allow, registry, review::Scope};
use crate::{language::text, mission::settings::Allow, snapshot::Snapshot};

/// Takes out the findings that the mission accepts, and adds one for each `allow` that accepts nothing.
pub(super) fn apply(snapshot: &Snapshot<'_>, scope: Scope, diagnostics: &mut Vec<Diagnostic>) {
    let allowed = &snapshot.mission.settings.allow;
    let mut used = vec![false; allowed.len()];
    diagnostics.retain(|diagnostic| {
        let matching = allowed.iter().position(|allow| accepts(allow, diagnostic));
        if let Some(index) = matching {
            used[index] = true;
        }
        matching.is_none()
    });
    // A review of the plan alone cannot tell whether an `allow` for a fact still serves.
    if scope == Scope::Mission {
        // One without a reason is said to lack it: whether it would serve is not known.
        let unused = allowed.iter().zip(used).filter(|(allow, used)| !used && allow.reason.is_some());
        diagnostics.extend(unused.map(|(allow, _)| unused_finding(allow)));
    }
}

/// An `allow` counts only with its reason; errors of reading cannot be accepted.
fn accepts(allow: &Allow, diagnostic: &Diagnostic) -> bool {
    let rule = allow.rule.as_ref().is_some_and(|rule| rule.value == diagnostic.rule.name);
    let id = allow
        .id
        .as_ref()
        .is_none_or(|id| diagnostic.finding.id.as_deref().is_some_and(|found| found == id.value));
    let reason = allow.reason.as_ref().is_some_and(|reason| !reason.value.trim().is_empty());
    rule && id && reason
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

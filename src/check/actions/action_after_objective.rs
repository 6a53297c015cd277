//! `action-after-objective`: the action ends after its objective.

use crate::{
    check::{Finding, Rule, Severity},
    language::text,
    snapshot::Snapshot,
};

pub(super) static RULE: Rule = Rule {
    name: "action-after-objective",
    severity: Severity::Error,
    fr: include_str!("action_after_objective.fr.md"),
    en: include_str!("action_after_objective.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let mission = snapshot.mission;
    let kept = mission.actions.iter().filter(|action| action.is_kept());
    kept.filter_map(|action| {
        let deadline = action.deadline.as_ref()?;
        let objective = mission.objective(&action.objective.as_ref()?.value)?;
        let bound = objective.smart.as_ref()?.time_bound.as_ref()?;
        (deadline.value > bound.value).then(|| {
            let message = text!(
                "« {action} » finit le {deadline}, après son objectif « {objective} » ({bound})",
                "“{action}” ends on {deadline}, after its objective “{objective}” ({bound})",
                action = action.id.value,
                deadline = deadline.value,
                objective = objective.id.value,
                bound = bound.value
            );
            Finding::about(&action.id.value, deadline.place, message)
                .related(bound.place, text!("l'objectif finit ici", "the objective ends here"))
                .help(text!(
                    "avancez l'action, ou reculez l'échéance de l'objectif",
                    "bring the action forward, or put the objective's deadline back"
                ))
        })
    })
    .collect()
}

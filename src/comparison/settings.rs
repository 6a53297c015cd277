//! The keys by which the settings of `mission.toml` are compared.

use super::{
    Entry,
    keys::{entry, label, numbers},
};
use crate::{
    language::{text, value::Value, vocabulary::Vocabulary as _},
    mission::settings::{FollowUpThresholds, Priorities, Settings},
};

/// Returns what a team has set for itself.
pub(super) fn keys(settings: &Settings) -> Vec<Entry> {
    let mut keys = Vec::from(priorities(&settings.priorities));
    keys.extend(thresholds(&settings.follow_up));
    let deny: Vec<&str> = settings.deny.iter().map(|deny| deny.key()).collect();
    keys.push(entry(
        "check.deny",
        text!("ce qui fait échouer le contrôle", "what fails the check"),
        (!deny.is_empty()).then(|| Value::Words(deny.join(", "))),
    ));
    keys.extend(settings.allow.iter().map(|allow| {
        let (rule, id) = (label(allow.rule.as_ref()), label(allow.id.as_ref()));
        let reason = Some(Value::Words(label(allow.reason.as_ref()).to_owned()));
        if id.is_empty() {
            let name = text!("constat accepté « {rule} »", "finding accepted “{rule}”", rule = rule);
            return entry(format!("check.allow.{rule}"), name, reason);
        }
        let name = text!(
            "constat accepté « {rule} » pour « {id} »",
            "finding accepted “{rule}” for “{id}”",
            rule = rule,
            id = id
        );
        entry(format!("check.allow.{rule}.{id}"), name, reason)
    }));
    keys
}

/// Returns the weights of the priorities, by which actions are ranked, and the steps of their scales.
fn priorities(priorities: &Priorities) -> [Entry; 6] {
    let weight = |value| Some(Value::Number(value));
    [
        entry("priorities.cost", text!("poids du coût", "weight of the cost"), weight(priorities.cost)),
        entry(
            "priorities.complexity",
            text!("poids de la complexité", "weight of the complexity"),
            weight(priorities.complexity),
        ),
        entry("priorities.time", text!("poids du délai", "weight of the time"), weight(priorities.time)),
        entry(
            "priorities.contribution",
            text!("poids de la contribution", "weight of the contribution"),
            weight(priorities.contribution),
        ),
        entry(
            "priorities.cost_steps",
            text!("seuils de coût", "steps of cost"),
            numbers(&priorities.cost_steps),
        ),
        entry(
            "priorities.time_steps",
            text!("seuils de temps", "steps of time"),
            numbers(&priorities.time_steps),
        ),
    ]
}

fn thresholds(thresholds: &FollowUpThresholds) -> [Entry; 3] {
    #[expect(clippy::cast_precision_loss, reason = "from 1 to 3650")]
    let stale_days = thresholds.stale_days as f64;
    [
        entry(
            "follow_up.on_track",
            text!("écart admis au chemin", "lag allowed"),
            Some(Value::Number(thresholds.on_track)),
        ),
        entry(
            "follow_up.at_risk",
            text!("écart au-delà duquel un indicateur décroche", "lag beyond which a measure is off track"),
            Some(Value::Number(thresholds.at_risk)),
        ),
        entry(
            "follow_up.stale_days",
            text!("jours sans mesure avant alerte", "days without a measure before it is stale"),
            Some(Value::Number(stale_days)),
        ),
    ]
}

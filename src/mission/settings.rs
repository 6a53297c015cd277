//! The settings that `mission.toml` carries: `[check]`, `[priorities]`, `[follow_up]`.

use super::{
    key::{Key, Shape},
    source::{Located, Place},
    table::TableReader,
    vocabulary::Deny,
};

/// What a team has set for itself.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// What fails a check beside errors.
    pub(crate) deny: Vec<Deny>,
    /// Findings that the team accepts, with its reasons.
    pub(crate) allow: Vec<Allow>,
    /// The weights of priorities.
    pub(crate) priorities: Priorities,
    /// The thresholds of follow-up.
    pub(crate) follow_up: FollowUpThresholds,
}

/// A finding that the team accepts.
#[derive(Clone, Debug)]
pub(crate) struct Allow {
    /// Where it stands.
    pub(crate) place: Place,
    /// The rule's name.
    pub(crate) rule: Option<Located<String>>,
    /// The id of the thing that it is accepted for; all if absent.
    pub(crate) id: Option<Located<String>>,
    /// Why.
    pub(crate) reason: Option<Located<String>>,
}

/// The weights of an action's priority, and the steps of its scales.
///
/// P = (w_c(6−C) + w_x(6−X) + w_t(6−T) + w_k·K) ÷ Σw, with the weights 2, 1, 1, 4 by default.
#[derive(Clone, Debug)]
pub(crate) struct Priorities {
    /// w_c.
    pub(crate) cost: f64,
    /// w_x.
    pub(crate) complexity: f64,
    /// w_t.
    pub(crate) time: f64,
    /// w_k.
    pub(crate) contribution: f64,
    /// Euros up to which C is 1, 2, 3, 4; 5 above.
    pub(crate) cost_steps: Vec<f64>,
    /// Working days up to which T is 1, 2, 3, 4; 5 above.
    pub(crate) time_steps: Vec<f64>,
}

/// The thresholds by which a measure is on track, at risk or off track.
#[derive(Clone, Debug)]
pub(crate) struct FollowUpThresholds {
    /// The share of the way by which a measure may lag and still be on track.
    pub(crate) on_track: f64,
    /// The share of the way by which a measure may lag and still be at risk only.
    pub(crate) at_risk: f64,
    /// Days without a measure after which a follow-up is stale.
    pub(crate) stale_days: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            deny: Vec::new(),
            allow: Vec::new(),
            priorities: Priorities {
                cost: 2.0,
                complexity: 1.0,
                time: 1.0,
                contribution: 4.0,
                cost_steps: vec![1_000.0, 5_000.0, 20_000.0, 50_000.0],
                time_steps: vec![5.0, 20.0, 60.0, 120.0],
            },
            follow_up: FollowUpThresholds { on_track: 0.10, at_risk: 0.25, stale_days: 90 },
        }
    }
}

/// The keys of `[check]`.
pub(super) const CHECK_KEYS: &[Key] = &[
    Key::optional(
        "deny",
        Shape::Texts,
        "ce qui fait échouer le contrôle : \"warnings\", \"notes\"",
        "what fails the check: \"warnings\", \"notes\"",
    ),
    Key::optional(
        "allow",
        Shape::Tables(ALLOW_KEYS),
        "constats acceptés, avec leur raison",
        "findings accepted, with their reason",
    ),
];
const ALLOW_KEYS: &[Key] = &[
    Key::required("rule", Shape::Text, "nom de la règle", "the rule's name"),
    Key::optional(
        "id",
        Shape::Text,
        "identifiant concerné (tous si absent)",
        "the id concerned (all if absent)",
    ),
    Key::required("reason", Shape::Text, "pourquoi l'équipe l'accepte", "why the team accepts it"),
];
/// The keys of `[priorities]`.
pub(super) const PRIORITY_KEYS: &[Key] = &[
    Key::optional("cost", Shape::Number, "poids du coût (2)", "weight of the cost (2)"),
    Key::optional("complexity", Shape::Number, "poids de la complexité (1)", "weight of the complexity (1)"),
    Key::optional("time", Shape::Number, "poids du temps (1)", "weight of the time (1)"),
    Key::optional(
        "contribution",
        Shape::Number,
        "poids de la contribution (4)",
        "weight of the contribution (4)",
    ),
    Key::optional("cost_steps", Shape::Numbers, "seuils de coût, en euros", "steps of cost, in euros"),
    Key::optional("time_steps", Shape::Numbers, "seuils de temps, en jours", "steps of time, in days"),
];
/// The keys of `[follow_up]`.
pub(super) const FOLLOW_UP_KEYS: &[Key] = &[
    Key::optional(
        "on_track",
        Shape::Number,
        "écart admis, en part du chemin (0.10)",
        "the lag allowed, as a share of the way (0.10)",
    ),
    Key::optional(
        "at_risk",
        Shape::Number,
        "écart au-delà duquel l'indicateur décroche (0.25)",
        "the lag beyond which a measure is off track (0.25)",
    ),
    Key::optional(
        "stale_days",
        Shape::Integer(1, 3650),
        "jours sans mesure avant alerte (90)",
        "days without a measure before it is stale (90)",
    ),
];

impl Settings {
    /// Reads the three tables; what is absent keeps its default.
    pub(super) fn read(root: &mut TableReader<'_, '_>) -> Self {
        let mut settings = Self::default();
        if let Some(mut table) = root.table("check", CHECK_KEYS) {
            settings.deny = table.words("deny");
            settings.allow = table.tables("allow", ALLOW_KEYS, |mut allow| {
                allow.require("allow");
                Allow {
                    place: allow.place,
                    rule: allow.text("rule"),
                    id: allow.text("id"),
                    reason: allow.text("reason"),
                }
            });
        }
        if let Some(mut table) = root.table("priorities", PRIORITY_KEYS) {
            let priorities = &mut settings.priorities;
            for (key, weight) in [
                ("cost", &mut priorities.cost),
                ("complexity", &mut priorities.complexity),
                ("time", &mut priorities.time),
                ("contribution", &mut priorities.contribution),
            ] {
                *weight = table.number(key).map_or(*weight, |number| number.value);
            }
            for (key, steps) in
                [("cost_steps", &mut priorities.cost_steps), ("time_steps", &mut priorities.time_steps)]
            {
                let written = table.numbers(key);
                if !written.is_empty() {
                    *steps = written.into_iter().map(|step| step.value).collect();
                }
            }
        }
        if let Some(mut table) = root.table("follow_up", FOLLOW_UP_KEYS) {
            let follow_up = &mut settings.follow_up;
            let at_risk = table.share("at_risk", 1.0);
            follow_up.at_risk = at_risk.map_or(follow_up.at_risk, |share| share.value);
            // What is on track is not at risk: the first threshold comes before the second.
            let on_track = table.share("on_track", follow_up.at_risk);
            follow_up.on_track =
                on_track.map_or(follow_up.on_track.min(follow_up.at_risk), |share| share.value);
            follow_up.stale_days =
                table.integer("stale_days").map_or(follow_up.stale_days, |days| days.value);
        }
        settings
    }
}

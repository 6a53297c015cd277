//! The method's own steps: data, in `steps.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

pub(crate) use crate::mission::vocabulary::StepKind as Kind;
use crate::{
    language::vocabulary::Vocabulary as _, mission::vocabulary::Role, state_of_play::catalogue::Names,
};

/// A step as the method has it.
#[derive(Debug, Deserialize)]
pub(crate) struct MethodStep {
    /// Its id; stable.
    pub(crate) id: String,
    /// The method's phase, 1 to 4.
    pub(crate) phase: i64,
    /// Its name.
    pub(crate) label: Names,
    /// Working days.
    pub(crate) duration: i64,
    /// The steps that must end first.
    #[serde(default)]
    pub(crate) after: Vec<String>,
    /// Days of federation support.
    pub(crate) support: f64,
    by: String,
    #[serde(default)]
    to: Vec<String>,
    /// What happens in it.
    pub(crate) kind: Kind,
    /// What in the mission shows that it is done.
    #[serde(default)]
    pub(crate) shown_by: Option<ShownBy>,
}

/// What in the mission shows that a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ShownBy {
    /// The order is recorded.
    Order,
    /// The charter is signed.
    Charter,
    /// The ambition, the subject and the expectations are written.
    Ambition,
    /// The day of the vote is set.
    VoteDate,
    /// The tables of the tool with the step's id are filled.
    Tool,
    /// The tables of all nine tools are filled.
    Tools,
    /// Facts are there, all classified.
    Facts,
    /// Choices are there, all decided.
    Choices,
    /// Objectives are there, each measured and dated.
    Objectives,
    /// Actions are there, each with an owner and a deadline.
    Plan,
}

#[derive(Deserialize)]
struct StepsFile {
    step: Vec<MethodStep>,
}

impl MethodStep {
    /// Returns who does it.
    pub(crate) fn by(&self) -> Option<Role> {
        Role::parse(&self.by)
    }

    /// Returns to whom it is presented.
    pub(crate) fn presented_to(&self) -> Vec<Role> {
        self.to.iter().filter_map(|role| Role::parse(role)).collect()
    }
}

/// Returns the method's steps in order; read once, the first time they are asked for.
pub(crate) fn method_steps() -> &'static [MethodStep] {
    static STEPS: LazyLock<Vec<MethodStep>> = LazyLock::new(|| {
        // A test proves that the file is read whole.
        let file: Result<StepsFile, _> = toml::from_str(include_str!("steps.toml"));
        file.map(|file| file.step).unwrap_or_default()
    });
    &STEPS
}

/// Returns the method's step with an id.
pub(crate) fn method_step(id: &str) -> Option<&'static MethodStep> {
    method_steps().iter().find(|step| step.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{mission::calendar::METHOD_STEPS, state_of_play::catalogue::catalogue};

    #[test]
    fn the_steps_are_those_that_a_mission_may_name_and_wait_for_each_other() {
        let ids: Vec<&str> = method_steps().iter().map(|step| step.id.as_str()).collect();
        assert_eq!(ids, METHOD_STEPS);
        for (at, step) in method_steps().iter().enumerate() {
            assert!(step.after.iter().all(|before| ids[..at].contains(&before.as_str())), "{}", step.id);
            assert!(step.by().is_some() && step.presented_to().len() == step.to.len(), "{}", step.id);
            assert!((1..=4).contains(&step.phase) && step.duration > 0 && step.support >= 0.0);
        }
    }

    #[test]
    fn each_tool_has_its_step() {
        let shown: Vec<&str> = method_steps()
            .iter()
            .filter(|step| step.shown_by == Some(ShownBy::Tool))
            .map(|step| step.id.as_str())
            .collect();
        let tools: Vec<&str> = catalogue().tools.iter().map(|tool| tool.id.as_str()).collect();
        assert_eq!(shown, tools);
    }
}

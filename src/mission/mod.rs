//! The folder read into one typed value, every value with its place; no judgement.
//!
//! Reading never fails because of content: it gives a [`Mission`] and its problems. Only a folder
//! that is no mission, or cannot be read at all, is an error.

pub(crate) mod action;
mod array;
pub(crate) mod calendar;
pub(crate) mod choice;
pub(crate) mod cores;
mod depth;
pub(crate) mod draft;
pub(crate) mod edit;
pub(crate) mod fact;
pub(crate) mod folder;
pub(crate) mod follow_up;
pub(crate) mod frame;
pub(crate) mod history;
pub(crate) mod indicator;
pub(crate) mod key;
pub(crate) mod lock;
pub(crate) mod log;
pub(crate) mod objective;
pub(crate) mod organisation;
pub(crate) mod problem;
mod reading;
mod reference;
pub(crate) mod revision;
pub(crate) mod schema;
pub(crate) mod settings;
pub(crate) mod source;
mod table;
pub(crate) mod vocabulary;
pub(crate) mod write;

use std::{collections::HashMap, path::PathBuf};

use action::{Action, Risk};
use choice::Choice;
use fact::Fact;
use follow_up::Measure;
use frame::Frame;
use indicator::OwnIndicator;
use objective::Objective;
use organisation::Organisation;
use problem::Problem;
use settings::Settings;
use source::Sources;

use crate::language::Language;

pub(crate) use folder::{MISSION_FILE, OpenError, read_bounded};
pub(crate) use reading::{from_memory, language_at, open, root_of};

/// A mission, as its folder holds it.
#[derive(Debug)]
pub(crate) struct Mission {
    /// The folder.
    pub(crate) root: PathBuf,
    /// The files' texts.
    pub(crate) sources: Sources,
    /// `mission.toml`.
    pub(crate) frame: Frame,
    /// The settings in `mission.toml`.
    pub(crate) settings: Settings,
    /// `facts/**/*.toml`, in path order.
    pub(crate) facts: Vec<Fact>,
    /// The choices of `plan/**/*.toml`.
    pub(crate) choices: Vec<Choice>,
    /// The organisation aimed at.
    pub(crate) organisation: Organisation,
    /// The objectives.
    pub(crate) objectives: Vec<Objective>,
    /// The actions.
    pub(crate) actions: Vec<Action>,
    /// The risks.
    pub(crate) risks: Vec<Risk>,
    /// `plan/follow-up.csv`, line by line.
    pub(crate) measures: Vec<Measure>,
    /// `indicators/**/*.toml`.
    pub(crate) indicators: Vec<OwnIndicator>,
    /// What reading found wrong.
    pub(crate) problems: Vec<Problem>,
    index: Index,
}

/// Where each id stands; the first one where an id was given twice.
#[derive(Debug, Default)]
struct Index {
    facts: HashMap<String, usize>,
    objectives: HashMap<String, usize>,
    actions: HashMap<String, usize>,
}

impl Mission {
    /// Returns the language that the mission is written in: a figure in one of its sentences is written as that
    /// language writes it, whoever reads it; the reader's where the mission does not say.
    pub(crate) fn written_in(&self, reader: Language) -> Language {
        match self.frame.language.as_ref().map(|code| code.value.as_str()) {
            Some("en") => Language::English,
            Some(_) => Language::French,
            None => reader,
        }
    }

    /// Returns the fact with an id.
    pub(crate) fn fact(&self, id: &str) -> Option<&Fact> {
        self.index.facts.get(id).map(|index| &self.facts[*index])
    }

    /// Returns the objective with an id.
    pub(crate) fn objective(&self, id: &str) -> Option<&Objective> {
        self.index.objectives.get(id).map(|index| &self.objectives[*index])
    }

    /// Returns the action with an id.
    pub(crate) fn action(&self, id: &str) -> Option<&Action> {
        self.index.actions.get(id).map(|index| &self.actions[*index])
    }

    /// Returns the name of a person, or the id where the mission does not name one.
    pub(crate) fn person_name<'a>(&'a self, id: &'a str) -> &'a str {
        let person = self.frame.people.iter().find(|person| person.id.value == id);
        person.and_then(|person| person.name.as_ref()).map_or(id, |name| &name.value)
    }

    /// Tells whether a path leads to a file of the mission's folder; one that leads out does not.
    pub(crate) fn holds(&self, path: &str) -> bool {
        use std::path::{Component, Path};
        let path = Path::new(path);
        let inside = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        inside && self.root.join(path).is_file()
    }

    /// Returns the label of a theme, or its id where it has none.
    pub(crate) fn theme_label<'a>(&'a self, id: &'a str) -> &'a str {
        let theme = self.frame.themes.iter().find(|theme| theme.id.value == id);
        theme.and_then(|theme| theme.label.as_ref()).map_or(id, |label| &label.value)
    }
}

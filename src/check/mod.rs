//! Rules and what they find. A rule is a file, its explanation beside it in both languages, whose
//! examples are its tests; computing what a rule says belongs to the phases below.

pub(crate) mod baseline;
pub(crate) mod levels;
pub(crate) mod registry;
pub(crate) mod render;
pub(crate) mod review;

mod absence;
mod actions;
mod choices;
mod facts;
mod follow_up;
mod frame;
mod objectives;
mod organisation;
mod reading;
mod state_of_play;

use std::borrow::Cow;

use crate::{
    language::{Language, Text, count::Count, text},
    mission::source::Place,
    snapshot::Snapshot,
};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    /// Worth knowing.
    Note,
    /// To be mended before the plan is presented.
    Warning,
    /// The mission cannot stand as it is.
    Error,
}

impl Severity {
    /// Returns the English key used in JSON and in options.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// Returns the name shown.
    pub(crate) fn name(self) -> Text {
        match self {
            Self::Note => Text::fixed("remarque", "note"),
            Self::Warning => Text::fixed("avertissement", "warning"),
            Self::Error => Text::fixed("erreur", "error"),
        }
    }
}

/// The part of a mission that a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Family {
    /// Files that cannot be understood.
    Reading,
    /// `mission.toml`.
    Frame,
    /// Phase 2: the tables.
    StateOfPlay,
    /// Phase 3.
    Facts,
    /// Phase 4: choices.
    Choices,
    /// Phase 4: the organisation aimed at.
    Organisation,
    /// Phase 4: objectives.
    Objectives,
    /// Phase 4: actions.
    Actions,
    /// Phase 4: risks and follow-up.
    FollowUp,
}

impl Family {
    /// Returns the name shown.
    pub(crate) fn name(self) -> Text {
        match self {
            Self::Reading => Text::fixed("Lecture", "Reading"),
            Self::Frame => Text::fixed("Cadre", "Frame"),
            Self::StateOfPlay => Text::fixed("État des lieux", "State of play"),
            Self::Facts => Text::fixed("Faits", "Facts"),
            Self::Choices => Text::fixed("Choix", "Choices"),
            Self::Organisation => Text::fixed("Organisation", "Organisation"),
            Self::Objectives => Text::fixed("Objectifs", "Objectives"),
            Self::Actions => Text::fixed("Actions", "Actions"),
            Self::FollowUp => Text::fixed("Risques et suivi", "Risks and follow-up"),
        }
    }
}

/// Something that is checked.
#[derive(Debug)]
pub(crate) struct Rule {
    /// The stable kebab-case name; it names the fault.
    pub(crate) name: &'static str,
    /// How bad it is, unless the mission says otherwise.
    pub(crate) severity: Severity,
    /// The explanation in French, Markdown; its first line is the summary.
    pub(crate) fr: &'static str,
    /// The explanation in English.
    pub(crate) en: &'static str,
    /// Looks at a mission and returns what is wrong.
    pub(crate) check: fn(&Snapshot<'_>) -> Vec<Finding>,
}

impl Rule {
    /// Returns the explanation in one language.
    pub(crate) fn explanation(&self, language: Language) -> &'static str {
        match language {
            Language::French => self.fr,
            Language::English => self.en,
        }
    }

    /// Returns the one-line summary.
    pub(crate) fn summary(&self, language: Language) -> &'static str {
        self.explanation(language).lines().next().unwrap_or_default().trim_start_matches(['#', ' '])
    }
}

/// What a rule returns.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// Where.
    pub(crate) place: Place,
    /// What is wrong, in the writer's words; one phrase, no full stop.
    pub(crate) message: Text,
    /// How to mend it, in the imperative; empty in a language that has nothing to say there.
    help: Vec<Text>,
    /// Other places that the finding speaks of.
    pub(crate) related: Vec<(Place, Text)>,
    /// The id of the fact, objective, action … concerned; the name of a table.
    pub(crate) id: Option<String>,
    /// How many more of its kind there are, counted but not shown.
    pub(crate) more: usize,
}

impl Finding {
    /// Builds a finding about the thing with an id.
    pub(crate) fn about(id: &str, place: Place, message: Text) -> Self {
        Self { id: Some(id.to_owned()), ..Self::at(place, message) }
    }

    /// Builds a finding about the mission as a whole.
    pub(crate) fn at(place: Place, message: Text) -> Self {
        Self { place, message, help: Vec::new(), related: Vec::new(), id: None, more: 0 }
    }

    /// Adds how to mend it.
    pub(crate) fn help(mut self, help: Text) -> Self {
        // Most have one; a list makes room for four.
        self.help.reserve_exact(1);
        self.help.push(help);
        self
    }

    /// Returns how to mend it, in one language.
    pub(crate) fn help_in(&self, language: Language) -> impl Iterator<Item = Cow<'_, str>> {
        self.help.iter().map(move |help| help.in_(language)).filter(|help| !help.is_empty())
    }

    /// Counts others of its kind that are not shown, and says how to see them.
    fn and_more(&mut self, more: usize) {
        self.more += more;
        self.help.push(text!(
            "… et {more} ; « --all » montre tout",
            "… and {more}; “--all” shows all",
            more = Count::new(
                more,
                "autre de cette sorte",
                "autres de cette sorte",
                "more of this kind",
                "more of this kind"
            )
        ));
    }

    /// Adds another place that the finding speaks of.
    pub(crate) fn related(mut self, place: Place, words: Text) -> Self {
        self.related.push((place, words));
        self
    }
}

/// A finding with its rule and its final severity.
#[derive(Clone, Debug)]
pub(crate) struct Diagnostic {
    /// The rule.
    pub(crate) rule: &'static Rule,
    /// The severity.
    pub(crate) severity: Severity,
    /// The finding.
    pub(crate) finding: Finding,
}

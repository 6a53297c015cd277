//! The SWOT: facts by quadrant, the weightiest first.

use std::borrow::Cow;

use serde::Serialize;

use super::quadrant::{Quadrant, quadrant};
use crate::{
    language::{Language, vocabulary::Vocabulary as _},
    mission::{
        fact::{Evidence, Fact},
        vocabulary::Nature,
    },
    snapshot::Snapshot,
    state_of_play::placeholder::filled,
};

/// The matrix, as a plain value; its serialised form is the JSON contract.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Swot<'a> {
    /// The mission's name.
    pub(crate) mission: &'a str,
    /// The mission's language.
    pub(crate) language: &'a str,
    /// Internal and favourable.
    pub(crate) strengths: Vec<FactView<'a>>,
    /// Internal and unfavourable.
    pub(crate) weaknesses: Vec<FactView<'a>>,
    /// External and favourable.
    pub(crate) opportunities: Vec<FactView<'a>>,
    /// External and unfavourable.
    pub(crate) threats: Vec<FactView<'a>>,
    /// Facts whose effect or origin the team has not decided.
    pub(crate) unclassified: Vec<FactView<'a>>,
}

/// A fact, as views show it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FactView<'a> {
    /// The fact's id.
    pub(crate) id: &'a str,
    /// The statement, with the figures that it names.
    pub(crate) statement: Cow<'a, str>,
    /// The nature's key.
    pub(crate) nature: Option<&'static str>,
    /// The effect's key.
    pub(crate) effect: Option<&'static str>,
    /// The origin's key, as written in the file.
    pub(crate) origin: Option<&'static str>,
    /// The theme's id.
    pub(crate) theme: Option<&'a str>,
    /// What it changes for the future organisation.
    pub(crate) impact: Option<&'a str>,
    /// From 1 to 5.
    pub(crate) importance: Option<i64>,
    /// What it rests on.
    pub(crate) evidence: Vec<EvidenceView<'a>>,
    /// Where it stands.
    pub(crate) source: SourceView,
}

/// An evidence line, as views show it; what is absent is left out.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EvidenceView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    above: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    below: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    means: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<jiff::civil::Date>,
}

/// A file and a line.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SourceView {
    /// The path from the mission's folder.
    pub(crate) file: String,
    /// The line, from 1.
    pub(crate) line: usize,
}

/// Which facts are shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// Only facts of this nature.
    pub(crate) nature: Option<Nature>,
    /// Only facts of this theme (its id).
    pub(crate) theme: Option<String>,
}

impl Filter {
    /// Tells whether a fact is shown.
    pub(crate) fn keeps(&self, fact: &Fact) -> bool {
        let nature = |wanted: Nature| fact.nature.as_ref().is_some_and(|found| found.value == wanted);
        let theme = |wanted: &String| fact.theme.as_ref().is_some_and(|found| found.value == *wanted);
        self.nature.is_none_or(nature) && self.theme.as_ref().is_none_or(theme)
    }
}

/// Returns the mission's SWOT, each list by importance (high first), then id.
pub(crate) fn swot<'a>(snapshot: &Snapshot<'a>, filter: &Filter, language: Language) -> Swot<'a> {
    let mission = snapshot.mission;
    let mut swot = Swot {
        mission: mission.frame.name.as_ref().map_or("", |name| &name.value),
        language: mission.frame.language.as_ref().map_or("fr", |language| &language.value),
        ..Swot::default()
    };
    for fact in mission.facts.iter().filter(|fact| filter.keeps(fact)) {
        let list = match quadrant(fact, mission) {
            Some(quadrant) => swot.quadrant_mut(quadrant),
            None => &mut swot.unclassified,
        };
        list.push(view(fact, snapshot, language));
    }
    let lists = [
        &mut swot.strengths,
        &mut swot.weaknesses,
        &mut swot.opportunities,
        &mut swot.threats,
        &mut swot.unclassified,
    ];
    for list in lists {
        list.sort_by(|a, b| b.importance.cmp(&a.importance).then_with(|| a.id.cmp(b.id)));
    }
    swot
}

impl<'a> Swot<'a> {
    /// Returns the facts of a quadrant.
    pub(crate) fn quadrant(&self, quadrant: Quadrant) -> &[FactView<'a>] {
        match quadrant {
            Quadrant::Strength => &self.strengths,
            Quadrant::Weakness => &self.weaknesses,
            Quadrant::Opportunity => &self.opportunities,
            Quadrant::Threat => &self.threats,
        }
    }

    fn quadrant_mut(&mut self, quadrant: Quadrant) -> &mut Vec<FactView<'a>> {
        match quadrant {
            Quadrant::Strength => &mut self.strengths,
            Quadrant::Weakness => &mut self.weaknesses,
            Quadrant::Opportunity => &mut self.opportunities,
            Quadrant::Threat => &mut self.threats,
        }
    }

    /// Returns the number of facts, classified or not.
    pub(crate) fn len(&self) -> usize {
        Quadrant::ALL.iter().map(|quadrant| self.quadrant(*quadrant).len()).sum::<usize>()
            + self.unclassified.len()
    }
}

/// Returns a fact as views show it.
pub(crate) fn view<'a>(fact: &'a Fact, snapshot: &Snapshot<'a>, language: Language) -> FactView<'a> {
    let sources = &snapshot.mission.sources;
    let statement = fact.statement.as_ref().map_or("", |statement| statement.value.as_str());
    FactView {
        id: &fact.id.value,
        statement: filled(statement, snapshot.state, snapshot.mission.written_in(language)),
        nature: fact.nature.as_ref().map(|nature| nature.value.key()),
        effect: fact.effect.as_ref().map(|effect| effect.value.key()),
        origin: fact.origin.as_ref().map(|origin| origin.value.key()),
        theme: fact.theme.as_ref().map(|theme| theme.value.as_str()),
        impact: fact.impact.as_ref().map(|impact| impact.value.as_str()),
        importance: fact.importance.as_ref().map(|importance| importance.value),
        evidence: fact.evidence.iter().map(evidence).collect(),
        source: SourceView {
            file: sources.get(fact.id.place.file).name(),
            line: sources.position(fact.id.place).line,
        },
    }
}

fn evidence(evidence: &Evidence) -> EvidenceView<'_> {
    EvidenceView {
        indicator: evidence.indicator.as_ref().map(|indicator| indicator.value.as_str()),
        above: evidence.above.as_ref().map(|above| above.value),
        below: evidence.below.as_ref().map(|below| below.value),
        means: evidence.means.as_ref().map(|means| means.value.key()),
        value: evidence.value.as_ref().map(|value| value.value),
        year: evidence.year.as_ref().map(|year| year.value),
        document: evidence.document.as_ref().map(|document| document.value.as_str()),
        page: evidence.page.as_ref().map(|page| page.value),
        source: evidence.source.as_ref().map(|source| source.value.as_str()),
        url: evidence.url.as_ref().map(|url| url.value.as_str()),
        date: evidence.date.as_ref().map(|date| date.value),
    }
}

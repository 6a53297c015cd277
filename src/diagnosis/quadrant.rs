//! Where a fact stands in the SWOT.

use crate::{
    language::vocabulary::{Vocabulary, Word},
    mission::{
        Mission,
        fact::Fact,
        vocabulary::{Effect, Origin},
    },
};

/// One of the four quadrants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Quadrant {
    /// Internal and favourable.
    Strength,
    /// Internal and unfavourable.
    Weakness,
    /// External and favourable.
    Opportunity,
    /// External and unfavourable.
    Threat,
}

impl Vocabulary for Quadrant {
    const ALL: &'static [Self] = &[Self::Strength, Self::Weakness, Self::Opportunity, Self::Threat];

    fn word(self) -> Word {
        match self {
            Self::Strength => Word::new("strength", "force", "strength", &["forces", "strengths"]),
            Self::Weakness => Word::new("weakness", "faiblesse", "weakness", &["faiblesses", "weaknesses"]),
            Self::Opportunity => {
                Word::new("opportunity", "opportunité", "opportunity", &["opportunités", "opportunities"])
            }
            Self::Threat => Word::new("threat", "menace", "threat", &["menaces", "threats"]),
        }
    }
}

/// Returns a fact's quadrant; `None` while its effect or its origin is not decided.
///
/// A fact of the territory is external, as the method has it, unless `[diagnosis]` says otherwise.
pub(crate) fn quadrant(fact: &Fact, mission: &Mission) -> Option<Quadrant> {
    let effect = fact.effect.as_ref()?.value;
    let origin = match fact.origin.as_ref()?.value {
        Origin::Territory => {
            mission.frame.territory_counts.as_ref().map_or(Origin::External, |counts| counts.value)
        }
        origin => origin,
    };
    Some(match (origin, effect) {
        (Origin::Internal, Effect::Favourable) => Quadrant::Strength,
        (Origin::Internal, Effect::Unfavourable) => Quadrant::Weakness,
        (Origin::External | Origin::Territory, Effect::Favourable) => Quadrant::Opportunity,
        (Origin::External | Origin::Territory, Effect::Unfavourable) => Quadrant::Threat,
    })
}

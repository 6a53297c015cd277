//! What each public is shown of a thing: the words are the same, the ids and the persons are not.

use super::basis::Basis;
use crate::{
    diagnosis::swot::FactView,
    language::{order::folded, vocabulary::Vocabulary as _},
    mission::vocabulary::Nature,
    state_of_play::figures::IndicatorView,
    strategy::plan::ActionView,
};

/// The tools whose figures are of the office's staff.
const STAFF_TOOLS: [&str; 2] = ["staff", "skills"];

/// Tells whether a fact may be shown: what is said of the office's staff stays in the office.
pub(super) fn shows_fact(basis: &Basis<'_>, fact: &FactView<'_>) -> bool {
    !(basis.is_public() && fact.nature == Some(Nature::HumanResources.key()))
}

/// Tells whether a figure may be shown.
pub(super) fn shows_figure(basis: &Basis<'_>, figure: &IndicatorView) -> bool {
    let of_staff = figure.tool.as_deref().is_some_and(|tool| STAFF_TOOLS.contains(&tool));
    !(basis.is_public() && of_staff)
}

/// The beginnings of the words, folded, by which a plan names the socio-professionals it is for or made with.
const PROFESSIONALS: [&str; 28] = [
    "professionnel",
    "prestataire",
    "hebergeur",
    "hotel",
    "loueur",
    "meuble",
    "camping",
    "restaura",
    "commerc",
    "adherent",
    "producteur",
    "artisan",
    "guide",
    "gite",
    "chambre d'hote",
    "site touristique",
    "sites touristiques",
    "professional",
    "host",
    "producer",
    "provider",
    "owner",
    "landlord",
    "campsite",
    "restaurant",
    "shop",
    "trader",
    "member",
];

/// Tells whether an action is aimed at the socio-professionals, or made with them.
pub(super) fn concerns_professionals(action: &ActionView<'_>) -> bool {
    let words = action.target.into_iter().chain(action.partners.iter().copied());
    let mut words = words.map(folded);
    words.any(|words| {
        let starts = |at: usize| words[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        PROFESSIONALS.iter().any(|word| words.match_indices(word).any(|(at, _)| starts(at)))
    })
}

//! Phase 3: the facts and the quadrants they fill.

mod evidence_document_missing;
mod fact_contradiction;
mod fact_duplicate;
mod fact_is_a_solution;
mod fact_opinion;
mod fact_overturned;
mod fact_unclassified;
mod fact_vague;
mod fact_without_evidence;
mod fact_without_impact;
mod fact_without_nature;
mod fact_without_theme;
mod figure_missing;
mod quadrant_crowded;
mod quadrant_empty;

pub(super) use figure_missing::placeholder_places;

use super::Rule;

/// The rules of this family, by name.
pub(super) static RULES: &[&Rule] = &[
    &evidence_document_missing::RULE,
    &fact_contradiction::RULE,
    &fact_duplicate::RULE,
    &fact_is_a_solution::RULE,
    &fact_opinion::RULE,
    &fact_overturned::RULE,
    &fact_unclassified::RULE,
    &fact_vague::RULE,
    &fact_without_evidence::RULE,
    &fact_without_impact::RULE,
    &fact_without_nature::RULE,
    &fact_without_theme::RULE,
    &figure_missing::RULE,
    &quadrant_crowded::RULE,
    &quadrant_empty::RULE,
];

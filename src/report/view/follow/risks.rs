//! The risks laid out, the gravest first.

use super::{person, sign, tables::section};
use crate::{
    language::{Text, text},
    mission::Mission,
    report::document::{Block, Cell, Column},
    strategy::{
        follow_up::{FollowUp, RiskView},
        standing::Standing,
    },
};

/// Lays out the risks, the gravest first.
pub(crate) fn risks(view: &FollowUp<'_>, mission: &Mission) -> Vec<Block> {
    let rows = view.risks.iter().map(|risk| {
        vec![
            risk_score(risk),
            Cell::Raw(match risk.action {
                Some(action) => format!("{} ({action})", risk.statement),
                None => risk.statement.to_owned(),
            }),
            person(risk.owner, mission),
            Cell::Raw(risk.response.unwrap_or_default().to_owned()),
        ]
    });
    let columns = vec![
        Column::left(risk_heading()),
        Column::left(text!("Risque", "Risk")),
        Column::left(text!("Responsable", "Owner")),
        Column::left(text!("Réponse", "Response")),
    ];
    section(
        text!("Risques, par probabilité × gravité", "Risks, by likelihood × impact"),
        columns,
        rows.collect(),
    )
}

/// Returns the heading of the column of the risks' scores.
pub(crate) fn risk_heading() -> Text {
    text!("Probabilité × gravité, sur 25", "Likelihood × impact, of 25")
}

/// Says a risk's score, what it is made of, and what it asks for.
pub(crate) fn risk_score(risk: &RiskView<'_>) -> Cell {
    let (Some(likelihood), Some(impact), Some(score)) = (risk.likelihood, risk.impact, risk.score) else {
        return Cell::Status(sign(risk.standing), text!("à coter", "to rate"));
    };
    let asks = match risk.standing {
        Standing::OffTrack => text!("agir", "act now"),
        Standing::AtRisk => text!("à surveiller", "watch"),
        Standing::OnTrack | Standing::Unknown => text!("acceptable", "acceptable"),
    };
    let words = text!(
        "{likelihood} × {impact} = {score} : {asks}",
        "{likelihood} × {impact} = {score}: {asks}",
        likelihood = likelihood,
        impact = impact,
        score = score,
        asks = asks
    );
    Cell::Status(sign(risk.standing), words)
}

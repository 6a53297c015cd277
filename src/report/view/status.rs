//! Where the mission stands, laid out: one screen.

use super::schedule::phase_name;
use crate::{
    frame::status::{Phase, Requirement, Standing, Verdict},
    language::{Text, count::Count, date::Short, list::List, number::Number, text},
    report::document::{Block, Checked, Checklist, Document, Sign},
};

/// Lays out where a mission stands.
pub(crate) fn document(standing: &Standing) -> Document {
    // What is missing in a phase to come is not wrong yet.
    let current = standing.phases.iter().find(|phase| phase.met() < phase.requirements.len());
    let current = current.map_or(i64::MAX, |phase| phase.phase);
    let mut blocks: Vec<Block> =
        standing.phases.iter().map(|phase| Block::Checklist(checklist(phase, current))).collect();
    blocks.push(Block::Checklist(next(standing)));
    Document {
        title: text!(
            "Où en est la mission — {name}",
            "Where the mission stands — {name}",
            name = standing.mission
        ),
        blocks,
    }
}

fn checklist(phase: &Phase, current: i64) -> Checklist {
    let name = match phase.phase {
        0 => text!("Le cadre", "The frame"),
        number => phase_name(Some(number)),
    };
    let title = text!(
        "{name} ({met} sur {all})",
        "{name} ({met} of {all})",
        name = name,
        met = phase.met(),
        all = phase.requirements.len()
    );
    let items = if phase.phase == 2 {
        tools(phase, current)
    } else {
        phase.requirements.iter().map(|requirement| item(requirement, phase.phase > current)).collect()
    };
    Checklist { title, items }
}

fn item(requirement: &Requirement, is_to_come: bool) -> Checked {
    let sign = sign(requirement.status, is_to_come);
    Checked { sign, words: Text::same(&requirement.words), next: requirement.next.clone() }
}

fn sign(status: Verdict, is_to_come: bool) -> Sign {
    match status {
        Verdict::Met => Sign::Good,
        Verdict::Partly => Sign::Watch,
        Verdict::Missing if is_to_come => Sign::Unknown,
        Verdict::Missing => Sign::Bad,
    }
}

/// Lays out the nine tools in as many lines as they have states, so that all stays on one screen.
fn tools(phase: &Phase, current: i64) -> Vec<Checked> {
    let groups = [
        (Verdict::Met, text!("Remplis ou dits faits", "Filled, or said to be done")),
        (Verdict::Partly, text!("Commencés", "Begun")),
        (Verdict::Missing, text!("À remplir", "To be filled")),
    ];
    let of = |(status, title): (Verdict, Text)| {
        let tools: Vec<&Requirement> =
            phase.requirements.iter().filter(|requirement| requirement.status == status).collect();
        let first = tools.first()?;
        let names: Vec<Text> = tools.iter().map(|tool| Text::same(&tool.words)).collect();
        let words = if names.len() == phase.requirements.len() {
            text!("{title} : les neuf outils", "{title}: all nine tools", title = title)
        } else {
            text!("{title} : {names}", "{title}: {names}", title = title, names = Text::set_apart(names))
        };
        Some(Checked { sign: sign(status, phase.phase > current), words, next: first.next.clone() })
    };
    groups.into_iter().filter_map(of).collect()
}

fn next(standing: &Standing) -> Checklist {
    let mut items = Vec::new();
    if let Some(next) = &standing.next {
        let (sign, words) = if next.late_days > 0 {
            let late = usize::try_from(next.late_days).unwrap_or(usize::MAX);
            let late = Count::new(late, "jour ouvré", "jours ouvrés", "working day", "working days");
            let words = text!(
                "{label} : en retard de {late}",
                "{label}: late by {late}",
                label = next.label,
                late = late
            );
            (Sign::Bad, words)
        } else {
            let words = text!(
                "{label} : à finir pour le {end}",
                "{label}: to be ended by {end}",
                label = next.label,
                end = Short(next.latest_end)
            );
            (Sign::Unknown, words)
        };
        items.push(Checked { sign, words, next: Some("otn schedule".to_owned()) });
    }
    let support = &standing.support;
    let phases: Vec<Text> = support
        .phases
        .iter()
        .map(|phase| {
            let of = phase.agreed.unwrap_or(phase.days);
            let mark = if phase.overrun().is_some() { " (!)" } else { "" };
            let (used, of) = (Number::new(phase.used), Number::new(of));
            text!("{used}/{of}{mark}", "{used}/{of}{mark}", used = used, of = of, mark = mark)
        })
        .collect();
    let phases = List::and(&phases);
    let words = if support.phases.iter().any(|phase| phase.agreed.is_some()) {
        text!(
            "Jours utilisés/convenus par phase : {phases}",
            "Days used/agreed by phase: {phases}",
            phases = phases
        )
    } else {
        text!(
            "Jours utilisés/prévus par phase : {phases}",
            "Days used/planned by phase: {phases}",
            phases = phases
        )
    };
    let is_over = support.overrun().is_some() || support.phases.iter().any(|phase| phase.overrun().is_some());
    let sign = if is_over { Sign::Watch } else { Sign::Unknown };
    items.push(Checked { sign, words, next: None });
    Checklist { title: text!("Ensuite", "Next"), items }
}

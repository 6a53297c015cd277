//! `post-mission-misspelt`: a mission of a post that is nearly one of the table of missions.

use crate::{
    check::{Finding, Rule, Severity},
    language::{Text, order::slug, suggestion::is_slip, text},
    mission::{organisation::Post, source::Located},
    snapshot::Snapshot,
    state_of_play::catalogue::Catalogue,
};

pub(super) static RULE: Rule = Rule {
    name: "post-mission-misspelt",
    severity: Severity::Warning,
    fr: include_str!("post_mission_misspelt.fr.md"),
    en: include_str!("post_mission_misspelt.en.md"),
    check,
};

fn check(snapshot: &Snapshot<'_>) -> Vec<Finding> {
    let known = names(snapshot.catalogue);
    let posts = snapshot.mission.organisation.posts.iter();
    let all = posts.flat_map(|post| post.missions.iter().map(move |(mission, fte)| (post, mission, fte)));
    let finding = |(post, mission, fte): (&Post, &String, &Located<f64>)| {
        let name = slug(mission);
        if known.iter().any(|(key, label)| [*key, &label.fr, &label.en].iter().any(|one| slug(one) == name)) {
            return None;
        }
        let near = |label: &Text| is_slip(mission, &label.fr) || is_slip(mission, &label.en);
        let (_, meant) = known.iter().find(|(_, label)| near(label))?;
        let message = text!(
            "« {mission} » n'est pas une mission de la table des missions",
            "“{mission}” is no mission of the table of missions",
            mission = mission
        );
        let help = text!("vouliez-vous dire « {meant} » ?", "did you mean “{meant}”?", meant = meant);
        Some(Finding::about(&post.id.value, fte.place, message).help(help))
    };
    all.filter_map(finding).collect()
}

/// Returns the missions of the table's closed list, each by its key and its name.
fn names(catalogue: &Catalogue) -> Vec<(&str, Text)> {
    let column = catalogue.table("missions").and_then(|table| {
        let mut columns = table.columns().iter();
        columns.find(|column| column.name == "mission")
    });
    let labels = column.into_iter().flat_map(|column| &column.labels);
    labels.map(|(key, names)| (key.as_str(), names.text())).collect()
}

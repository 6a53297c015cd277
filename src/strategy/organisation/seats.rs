//! The missions and the seats of today beside those aimed at.

use std::collections::HashMap;

use serde::Serialize;

use super::{Naming, chart::rounded};
use crate::{
    language::{Language, order::slug},
    mission::organisation::{Body, Post},
    state_of_play::{catalogue::Catalogue, present::Present},
};

/// The full-time equivalents of a mission.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct MissionView {
    /// Its name: the table's in the language asked for, else the posts' own word.
    pub(crate) name: String,
    /// Today's; none where the table does not say.
    pub(crate) today: Option<f64>,
    /// What is aimed at; none where no post has it.
    pub(crate) target: Option<f64>,
}

/// A body, today and as aimed at.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BodyView {
    /// Its name.
    pub(crate) title: String,
    /// Whether it is one of today's.
    pub(crate) is_today: bool,
    /// Whether it is one of the organisation aimed at.
    pub(crate) is_target: bool,
    /// Who sits in it.
    pub(crate) colleges: Vec<CollegeView>,
    /// Meetings in the year, today.
    pub(crate) meetings_today: Option<i64>,
    /// Meetings a year aimed at.
    pub(crate) meetings_target: Option<i64>,
}

impl BodyView {
    /// Returns all its seats, today's and those aimed at; none where no college says any.
    pub(crate) fn seats(&self) -> [Option<i64>; 2] {
        let sum = |seats: fn(&CollegeView) -> Option<i64>| {
            let known: Vec<i64> = self.colleges.iter().filter_map(seats).collect();
            (!known.is_empty()).then(|| known.into_iter().fold(0, i64::saturating_add))
        };
        [sum(|college| college.today), sum(|college| college.target)]
    }
}

/// A college of a body.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CollegeView {
    /// Its name.
    pub(crate) name: String,
    /// Today's seats.
    pub(crate) today: Option<i64>,
    /// The seats aimed at.
    pub(crate) target: Option<i64>,
}

/// Returns the missions, in the order of the table, those that only posts name last; what nobody does is left out.
pub(super) fn missions(
    posts: &[Post],
    present: &Present,
    naming: &Naming<'_>,
    language: Language,
) -> Vec<MissionView> {
    let mut all: Vec<MissionView> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    let mut at = |all: &mut Vec<MissionView>, word: &str| {
        *index.entry(naming.key(word)).or_insert_with(|| {
            all.push(MissionView { name: naming.name(word, language), today: None, target: None });
            all.len() - 1
        })
    };
    for mission in &present.missions {
        let at = at(&mut all, &mission.key);
        all[at].today = mission.fte;
    }
    for (name, fte) in posts.iter().flat_map(|post| &post.missions) {
        let at = at(&mut all, name);
        all[at].target = Some(rounded(all[at].target.unwrap_or_default() + fte.value));
    }
    let is_nobody_s = |view: &MissionView| {
        view.today.is_none_or(|fte| fte == 0.0) && view.target.is_none_or(|fte| fte == 0.0)
    };
    all.retain(|view| !is_nobody_s(view));
    all
}

/// Returns the bodies aimed at, in the order of the files, then those of today that are not among them.
pub(super) fn bodies(
    bodies: &[Body],
    present: &Present,
    catalogue: &Catalogue,
    language: Language,
) -> Vec<BodyView> {
    let naming = Naming::of(catalogue, "governance", "college");
    let mut all: Vec<BodyView> = bodies.iter().map(|body| aimed_at(body, &naming, language)).collect();
    let mut index: HashMap<String, usize> =
        all.iter().enumerate().map(|(at, body)| (slug(&body.title), at)).collect();
    for seats in &present.seats {
        let at = *index.entry(slug(&seats.body)).or_insert_with(|| {
            all.push(BodyView::new(seats.body.clone()));
            all.len() - 1
        });
        let body = &mut all[at];
        body.is_today = true;
        body.meetings_today = body.meetings_today.max(seats.meetings);
        body.college(naming.name(&seats.college, language)).today = seats.seats;
    }
    all
}

fn aimed_at(body: &Body, naming: &Naming<'_>, language: Language) -> BodyView {
    let title = body.title.as_ref().map_or(&body.id.value, |title| &title.value);
    let mut view = BodyView::new(title.clone());
    view.is_target = true;
    view.meetings_target = body.meetings.as_ref().map(|meetings| meetings.value);
    for college in &body.colleges {
        let Some(name) = &college.name else { continue };
        let seats = college.seats.as_ref().map(|seats| seats.value);
        let target = &mut view.college(naming.name(&name.value, language)).target;
        *target = seats.map(|seats| seats.saturating_add(target.unwrap_or_default())).or(*target);
    }
    view
}

impl BodyView {
    fn new(title: String) -> Self {
        Self {
            title,
            is_today: false,
            is_target: false,
            colleges: Vec::new(),
            meetings_today: None,
            meetings_target: None,
        }
    }

    /// Returns the college with a name; a new one where there is none.
    fn college(&mut self, name: String) -> &mut CollegeView {
        let at = self.colleges.iter().position(|college| slug(&college.name) == slug(&name));
        let at = at.unwrap_or_else(|| {
            self.colleges.push(CollegeView { name, today: None, target: None });
            self.colleges.len() - 1
        });
        &mut self.colleges[at]
    }
}

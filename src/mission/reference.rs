//! References between the parts of a mission: finds those that lead to nothing.

use std::{
    cell::{OnceCell, RefCell},
    collections::HashSet,
};

use super::{
    Mission,
    calendar::METHOD_STEPS,
    problem::{Entity, Problem, ProblemKind},
    source::Located,
};
use crate::language::suggestion::{self, Candidates};

/// A set of ids that can be referred to.
struct Known<'a> {
    entity: Entity,
    ids: HashSet<&'a str>,
    /// Made at the first reference that leads to nothing.
    candidates: OnceCell<RefCell<Candidates<'a>>>,
}

impl<'a> Known<'a> {
    fn new(entity: Entity, ids: impl Iterator<Item = &'a Located<String>>) -> Self {
        let ids = ids.map(|id| id.value.as_str()).collect();
        Self { entity, ids, candidates: OnceCell::new() }
    }

    fn nearest(&self, id: &str) -> Option<&'a str> {
        let candidates = self.candidates.get_or_init(|| {
            let mut ids: Vec<&str> = self.ids.iter().copied().collect();
            ids.sort_unstable();
            RefCell::new(Candidates::new(ids))
        });
        candidates.borrow_mut().nearest(id)
    }
}

/// The collector of references that lead to nothing.
struct Seeker {
    problems: Vec<Problem>,
}

impl Seeker {
    fn check(&mut self, owner: &str, reference: &Located<String>, known: &Known<'_>) {
        if !known.ids.contains(reference.value.as_str()) {
            self.report(owner, reference, known.entity, known.nearest(&reference.value));
        }
    }

    fn report(&mut self, owner: &str, reference: &Located<String>, entity: Entity, nearest: Option<&str>) {
        let nearest = nearest.map(str::to_owned);
        let kind = ProblemKind::UnknownReference { id: reference.value.clone(), entity, nearest };
        self.problems.push(Problem { place: reference.place, kind, id: Some(owner.to_owned()) });
    }
}

/// Returns a problem for each reference to an id that nothing bears.
///
/// Themes are free words while `mission.toml` declares none; the follow-up's subjects and the
/// indicators have rules of their own.
pub(super) fn unknown(mission: &Mission) -> Vec<Problem> {
    let mut seeker = Seeker { problems: Vec::new() };
    let people = Known::new(Entity::Person, mission.frame.people.iter().map(|person| &person.id));
    let facts = Known::new(Entity::Fact, mission.facts.iter().map(|fact| &fact.id));
    let objectives = Known::new(Entity::Objective, mission.objectives.iter().map(|objective| &objective.id));
    let actions = Known::new(Entity::Action, mission.actions.iter().map(|action| &action.id));
    themes(mission, &mut seeker);
    steps(mission, &people, &mut seeker);
    choices(mission, &mut seeker);
    posts(mission, &people, &mut seeker);
    for objective in &mission.objectives {
        let owner = &objective.id.value;
        objective.owner.iter().for_each(|person| seeker.check(owner, person, &people));
        objective.parent.iter().for_each(|parent| seeker.check(owner, parent, &objectives));
        objective.answers.iter().for_each(|fact| seeker.check(owner, fact, &facts));
        objective.supports.iter().for_each(|orientation| support(mission, owner, orientation, &mut seeker));
    }
    for action in &mission.actions {
        let owner = &action.id.value;
        action.owner.iter().for_each(|person| seeker.check(owner, person, &people));
        action.objective.iter().for_each(|objective| seeker.check(owner, objective, &objectives));
        action.after.iter().for_each(|before| seeker.check(owner, before, &actions));
    }
    for risk in &mission.risks {
        risk.owner.iter().for_each(|person| seeker.check(&risk.id.value, person, &people));
        risk.action.iter().for_each(|action| seeker.check(&risk.id.value, action, &actions));
    }
    seeker.problems
}

fn themes(mission: &Mission, seeker: &mut Seeker) {
    let known = Known::new(Entity::Theme, mission.frame.themes.iter().map(|theme| &theme.id));
    if known.ids.is_empty() {
        return;
    }
    for fact in &mission.facts {
        fact.theme.iter().for_each(|theme| seeker.check(&fact.id.value, theme, &known));
    }
}

fn steps(mission: &Mission, people: &Known<'_>, seeker: &mut Seeker) {
    let known = Known::new(Entity::Step, mission.frame.steps.iter().map(|step| &step.id));
    for step in &mission.frame.steps {
        step.owner.iter().for_each(|person| seeker.check(&step.id.value, person, people));
        let others = step.after.iter().filter(|before| !is_method_step(before));
        others.for_each(|before| seeker.check(&step.id.value, before, &known));
        if let Some(method) = step.method.as_ref().filter(|method| !is_method_step(method)) {
            let nearest = suggestion::nearest(&method.value, METHOD_STEPS);
            seeker.report(&step.id.value, method, Entity::Step, nearest);
        }
    }
    for step in mission.frame.calendar.done.iter().filter_map(|done| done.step.as_ref()) {
        if !is_method_step(step) {
            seeker.check(&step.value, step, &known);
        }
    }
}

fn is_method_step(id: &Located<String>) -> bool {
    METHOD_STEPS.contains(&id.value.as_str())
}

fn choices(mission: &Mission, seeker: &mut Seeker) {
    for choice in &mission.choices {
        let owner = &choice.id.value;
        let options = Known::new(Entity::ChoiceOption, choice.options.iter().map(|option| &option.id));
        let criteria = Known::new(Entity::Criterion, choice.criteria.iter().map(|criterion| &criterion.id));
        choice.chosen.iter().for_each(|chosen| seeker.check(owner, chosen, &options));
        for (criterion, score) in choice.options.iter().flat_map(|option| &option.scores) {
            let reference = Located { value: criterion.clone(), place: score.place };
            seeker.check(owner, &reference, &criteria);
        }
    }
}

fn posts(mission: &Mission, people: &Known<'_>, seeker: &mut Seeker) {
    let posts = &mission.organisation.posts;
    let known = Known::new(Entity::Post, posts.iter().map(|post| &post.id));
    for post in posts {
        let owner = &post.id.value;
        post.reports_to.iter().for_each(|above| seeker.check(owner, above, &known));
        post.people.iter().for_each(|person| seeker.check(owner, person, people));
    }
}

fn support(mission: &Mission, owner: &str, reference: &Located<String>, seeker: &mut Seeker) {
    let strategies = &mission.frame.strategies;
    let known = reference.value.split_once('/').is_some_and(|(strategy, orientation)| {
        strategies
            .iter()
            .filter(|known| known.id.value == strategy)
            .any(|known| known.orientations.iter().any(|candidate| candidate.id.value == orientation))
    });
    if known {
        return;
    }
    let names: Vec<String> = strategies
        .iter()
        .flat_map(|strategy| {
            strategy
                .orientations
                .iter()
                .map(|orientation| format!("{}/{}", strategy.id.value, orientation.id.value))
        })
        .collect();
    let nearest = suggestion::nearest(&reference.value, names.iter().map(String::as_str));
    seeker.report(owner, reference, Entity::Orientation, nearest);
}

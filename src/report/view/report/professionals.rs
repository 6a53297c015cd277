//! What concerns the socio-professionals: the words that name them, their actions, their objectives.

use std::sync::LazyLock;

use super::{basis::Basis, public};
use crate::{
    language::{Text, date::Short, number::Number, order::folded, text},
    report::document::{Cell, KeyFigure},
    state_of_play::unit::{UnitKind, own},
    strategy::{
        plan::{ActionView, ObjectiveView},
        standing::Standing,
    },
};

/// Tells whether an action is aimed at the socio-professionals, made with them, or serves an objective that names them.
pub(super) fn concerns(action: &ActionView<'_>, basis: &Basis<'_>) -> bool {
    let objective = action.objective.and_then(|id| basis.mission().objective(id));
    let statement = objective.and_then(|objective| objective.statement.as_ref());
    let words = [Some(action.title), action.target, statement.map(|statement| statement.value.as_str())];
    words.into_iter().flatten().chain(action.partners.iter().copied()).any(names)
}

/// The tool whose figures are of the office's own money.
const ACCOUNTS_TOOL: &str = "operations";

/// Returns the objectives that concern the professionals, those that name them first, then by how many actions do;
/// the office's own money is not what they read first.
pub(super) fn objectives<'b, 'a>(basis: &'b Basis<'a>) -> Vec<&'b ObjectiveView<'a>> {
    let concerning = |objective: &ObjectiveView<'_>| {
        objective.actions.iter().filter(|action| concerns(action, basis)).count()
    };
    let is_of_money = |objective: &ObjectiveView<'_>| {
        let figure = public::figure_of(basis, objective.id);
        own(objective.unit).kind == UnitKind::Money
            || figure.and_then(|figure| figure.tool.as_deref()) == Some(ACCOUNTS_TOOL)
    };
    let mut all: Vec<(bool, usize, &ObjectiveView<'_>)> = basis
        .plan
        .objectives
        .iter()
        .filter(|objective| !is_of_money(objective) && public::shows_measure(basis, objective.id))
        .map(|objective| (names(objective.statement), concerning(objective), objective))
        .filter(|(named, actions, _)| *named || *actions > 0)
        .collect();
    all.sort_by_key(|(named, actions, _)| std::cmp::Reverse((*named, *actions)));
    all.into_iter().map(|(_, _, objective)| objective).collect()
}

/// Returns what was measured of what concerns the professionals, and how their actions stand.
pub(super) fn standing(basis: &Basis<'_>) -> Vec<KeyFigure> {
    let measured = objectives(basis).into_iter().filter_map(|objective| {
        let followed = basis.follow_up.objectives.iter().find(|known| known.id == objective.id)?;
        let latest = followed.latest?;
        Some(KeyFigure {
            number: Cell::Number(Number::new(latest.value), objective.unit.map(Text::same)),
            value: text!(
                "{value} {unit}",
                "{value} {unit}",
                value = Number::new(latest.value),
                unit = objective.unit.unwrap_or_default()
            ),
            words: text!(
                "mesuré le {date} ; {statement}",
                "measured on {date}; {statement}",
                date = Short(latest.date),
                statement = objective.statement
            ),
        })
    });
    let actions = basis.plan.objectives.iter().flat_map(|objective| &objective.actions);
    let ids: Vec<&str> = actions
        .chain(&basis.plan.without_objective)
        .filter(|action| concerns(action, basis))
        .map(|action| action.id)
        .collect();
    let begun = || {
        let actions = basis.follow_up.actions.iter();
        actions.filter(|action| action.is_current() && ids.contains(&action.id))
    };
    let on_track = begun().filter(|action| action.standing == Standing::OnTrack).count();
    let standing = KeyFigure {
        number: Cell::Empty,
        value: text!("{on} sur {begun}", "{on} of {begun}", on = on_track, begun = begun().count()),
        words: text!(
            "actions qui vous concernent en bonne voie, parmi celles qui ont commencé ou l'auraient dû",
            "actions that concern you on track, of those that have begun or should have"
        ),
    };
    measured.take(2).chain([standing]).collect()
}

/// The words by which a plan names the socio-professionals, and those that only look so.
static PROFESSIONALS: LazyLock<[Vec<Pattern>; 2]> = LazyLock::new(|| {
    let lines = include_str!("professionals.txt").lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (not, are): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with('-'));
    [are, not].map(|lines| lines.into_iter().map(Pattern::read).collect())
});

/// Words in a row, each whole or only the beginning of one.
struct Pattern(Vec<(&'static str, bool)>);

impl Pattern {
    fn read(line: &'static str) -> Self {
        let words = line.trim_start_matches('-').split_whitespace();
        Self(words.map(|word| (word.trim_end_matches('*'), word.ends_with('*'))).collect())
    }

    /// Tells whether the words begin with the pattern.
    fn begins(&self, words: &[&str]) -> bool {
        let is = |(word, (asked, begins)): (&&str, &(&str, bool))| {
            if *begins { word.starts_with(asked) } else { word == asked }
        };
        words.len() >= self.0.len() && words.iter().zip(&self.0).all(is)
    }
}

/// Tells whether words name the socio-professionals.
pub(super) fn names(text: &str) -> bool {
    let [are, not] = &*PROFESSIONALS;
    let text = folded(text);
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut taken_until = 0;
    (0..words.len()).any(|at| {
        let longest = not.iter().filter(|not| not.begins(&words[at..])).map(|not| not.0.len()).max();
        taken_until = taken_until.max(at + longest.unwrap_or(0));
        at >= taken_until && are.iter().any(|pattern| pattern.begins(&words[at..]))
    })
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_provider_of_tourism_is_told_from_one_of_services() {
        for words in [
            "Visiter chez eux 240 prestataires",
            "Remises à l'arrivée par 120 hébergeurs",
            "Hôteliers",
            "Augmenter le produit de la taxe de séjour",
            "Chambres d'hôtes et gîtes",
            "Le prestataire du site et les loueurs",
            "Accommodation providers",
        ] {
            assert!(names(words), "{words}");
        }
        for words in [
            "Prestataire informatique",
            "Prestataires du site",
            "Hôtel de ville",
            "Ajouter 12 visites guidées",
            "Responsable de la commercialisation",
            "A service provider",
            "Hosting",
            "",
        ] {
            assert!(!names(words), "{words}");
        }
    }
}

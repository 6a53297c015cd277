//! The organisation aimed at: its legal form, and what the law asks of its management committee.

use crate::{
    language::{order::folded, vocabulary::Vocabulary as _},
    mission::{
        Mission,
        choice::Choice,
        organisation::{Body, College},
        vocabulary::LegalForm,
    },
};

/// Returns the legal form aimed at: the one chosen where forms are compared, else today's; none while it is undecided.
pub(crate) fn legal_form(mission: &Mission) -> Option<LegalForm> {
    let form = |id: &str| LegalForm::parse(id).filter(|form| *form != LegalForm::Other);
    // Of two options that bear the name of a form, one is not there by chance.
    let compares = |choice: &&Choice| {
        choice.options.iter().filter(|option| form(&option.id.value).is_some()).count() > 1
    };
    match mission.choices.iter().find(compares) {
        Some(choice) => choice.chosen.as_ref().and_then(|chosen| form(&chosen.value)),
        None => mission.frame.legal_form.as_ref().map(|form| form.value),
    }
}

/// The years over which the organisation aimed at is costed: the transition weighs on the first, the third shows what it costs.
pub(crate) const BUDGET_YEARS: usize = 3;

/// How the management committee is called, folded.
const COMMITTEE: [&str; 3] = ["comite de direction", "codir", "management committee"];

/// The beginnings of the words, folded, by which a college of elected officials is called.
const ELECTED: [&str; 11] = [
    "elu",
    "elected",
    "conseillers communautaires",
    "conseillers municipaux",
    "conseillers metropolitains",
    "delegues communautaires",
    "representants de la collectivite",
    "representants de la communaute",
    "representants des communes",
    "councillor",
    "council member",
];

/// Returns the management committee: the body that is called so, else the only one.
pub(crate) fn committee(bodies: &[Body]) -> Option<&Body> {
    let is_called = |body: &&Body| {
        let title = body.title.as_ref().map(|title| folded(&title.value)).unwrap_or_default();
        COMMITTEE.iter().any(|name| title.contains(name))
    };
    bodies.iter().find(is_called).or(match bodies {
        [only] => Some(only),
        _ => None,
    })
}

/// Tells whether a college is one of elected officials.
pub(crate) fn is_elected(name: &str) -> bool {
    let name = folded(name);
    ELECTED.iter().any(|word| name.trim_start().starts_with(word))
}

/// Returns the seats of the elected officials and of all; none where no college says that it is theirs.
pub(crate) fn elected_seats(body: &Body) -> Option<(i64, i64)> {
    let is_theirs = |college: &&College| college.name.as_ref().is_some_and(|name| is_elected(&name.value));
    let seats = |college: &College| college.seats.as_ref().map_or(0, |seats| seats.value);
    body.colleges.iter().any(|college| is_theirs(&college)).then(|| {
        let elected = body.colleges.iter().filter(is_theirs).map(seats).sum();
        (elected, body.colleges.iter().map(seats).sum())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mission(plan: &str) -> Mission {
        let frame = b"[mission]\nname = \"A\"\nlegal_form = \"association\"\n".to_vec();
        let files = [("mission.toml", frame), ("plan/a.toml", plan.as_bytes().to_vec())];
        crate::mission::from_memory(files.map(|(path, bytes)| (path.into(), bytes)).into())
    }

    #[test]
    fn the_form_aimed_at_is_the_one_chosen_and_else_today_s() {
        assert_eq!(legal_form(&mission("")), Some(LegalForm::Association));
        let choice =
            "[[choice]]\nid = \"a\"\nquestion = \"?\"\noptions = [{ id = \"epic\" }, { id = \"spl\" }]\n";
        assert_eq!(legal_form(&mission(choice)), None);
        assert_eq!(legal_form(&mission(&format!("{choice}chosen = \"epic\"\n"))), Some(LegalForm::Epic));
    }

    #[test]
    fn seats_of_elected_officials_are_counted_where_a_college_says_that_it_is_theirs() {
        let seats = |colleges: &str| {
            let plan =
                format!("[[body]]\nid = \"a\"\ntitle = \"Comité de direction\"\ncolleges = [{colleges}]\n");
            let mission = mission(&plan);
            committee(&mission.organisation.bodies).and_then(elected_seats)
        };
        let [elected, others] = ["{ name = \"Élus\", seats = 6 }", "{ name = \"Hôteliers\", seats = 5 }"];
        assert_eq!(seats(&format!("{elected}, {others}")), Some((6, 11)));
        assert_eq!(seats(others), None);
    }
}

//! The organisation aimed at: its legal form, what the law asks of its management committee, and what it changes of today's.

mod budget;
mod chart;
mod seats;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    language::{
        Language,
        order::{folded, slug},
        vocabulary::Vocabulary as _,
    },
    mission::{
        Mission,
        choice::Choice,
        organisation::{Body, College},
        vocabulary::LegalForm,
    },
    snapshot::Snapshot,
    state_of_play::catalogue::{Catalogue, Names},
};

pub(crate) use budget::{LineView, YearView};
pub(crate) use chart::PostView;
pub(crate) use seats::{BodyView, MissionView};

/// The organisation aimed at beside today's, as a plain value; its serialised form is the JSON contract.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OrganisationView<'a> {
    /// The legal form aimed at, where it is decided.
    pub(crate) legal_form: Option<&'static str>,
    /// The posts, from the top of the chart down.
    pub(crate) posts: Vec<PostView<'a>>,
    /// Full-time equivalents by mission.
    pub(crate) missions: Vec<MissionView>,
    /// The bodies.
    pub(crate) bodies: Vec<BodyView>,
    /// The latest year of the accounts, then the years of the budget.
    pub(crate) years: Vec<YearView>,
}

impl OrganisationView<'_> {
    /// Returns all full-time equivalents, today's and those aimed at; none where nothing says any.
    pub(crate) fn fte(&self) -> [Option<f64>; 2] {
        let sum = |fte: fn(&MissionView) -> Option<f64>| {
            let known: Vec<f64> = self.missions.iter().filter_map(fte).collect();
            (!known.is_empty()).then(|| chart::rounded(known.iter().sum()))
        };
        [sum(|mission| mission.today), sum(|mission| mission.target)]
    }
}

/// Returns the organisation aimed at beside today's, named in one language.
pub(crate) fn organisation<'a>(snapshot: &Snapshot<'a>, language: Language) -> OrganisationView<'a> {
    let (target, present) = (&snapshot.mission.organisation, &snapshot.state.present);
    let naming = Naming::of(snapshot.catalogue, "missions", "mission");
    OrganisationView {
        legal_form: legal_form(snapshot.mission).map(LegalForm::key),
        posts: chart::chart(&target.posts, |word| naming.name(word, language)),
        missions: seats::missions(&target.posts, present, &naming, language),
        bodies: seats::bodies(&target.bodies, present, snapshot.catalogue, language),
        years: budget::years(&target.budgets, present, snapshot.catalogue, language),
    }
}

/// The names of a column's closed list, by which a mission's own words are recognised.
struct Naming<'c> {
    names: Option<&'c BTreeMap<String, Names>>,
}

impl<'c> Naming<'c> {
    fn of(catalogue: &'c Catalogue, table: &str, column: &str) -> Self {
        let columns = catalogue.table(table).map(|table| table.columns()).unwrap_or_default();
        Self { names: columns.iter().find(|known| known.name == column).map(|column| &column.labels) }
    }

    fn find(&self, word: &str) -> Option<(&'c String, &'c Names)> {
        let word = slug(word);
        let is_it = |(key, names): &(&String, &Names)| {
            [*key, &names.fr, &names.en].iter().any(|one| slug(one) == word)
        };
        self.names?.iter().find(is_it)
    }

    /// Returns what a word and its translations have in common.
    fn key(&self, word: &str) -> String {
        self.find(word).map_or_else(|| slug(word), |(key, _)| key.clone())
    }

    /// Returns the name of a word of the list, and any other word as it is.
    fn name(&self, word: &str, language: Language) -> String {
        self.find(word).map_or_else(|| word.to_owned(), |(_, names)| names.in_(language).to_owned())
    }
}

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

    pub(super) fn mission(plan: &str) -> Mission {
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

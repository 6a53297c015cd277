//! `otn plan show`: the standard table, and the coherence with other strategies.

use std::path::PathBuf;

use super::{exit::Exit, output, session::Session};
use crate::{
    language::{Text, list::List, order::slug, suggestion, text, vocabulary::Vocabulary as _},
    mission::{Mission, action::Action, source::Located, vocabulary::Status},
    report::{
        format::{Format, render},
        view::{coherence as coherence_view, plan as view},
    },
    state_of_play::StateOfPlay,
    strategy::{
        coherence::coherence,
        plan::{Filter, plan, years},
    },
};

/// Options of `otn plan show`.
#[derive(clap::Args, Debug)]
pub(crate) struct ShowArgs {
    /// Only the actions of this person
    #[arg(long, value_name = "PERSON")]
    owner: Option<String>,
    /// Only this objective and those that serve it
    #[arg(long, value_name = "ID")]
    objective: Option<String>,
    /// Only actions with this status
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Only actions of this year
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(0..=9999))]
    year: Option<i16>,
    /// Group otherwise
    #[arg(long, value_enum, value_name = "GROUP", conflicts_with_all = ["objective", "status", "year"])]
    by: Option<Group>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What the plan is grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Group {
    /// By objective
    Objective,
    /// By the orientations of other strategies that objectives support
    Strategy,
}

/// Shows the standard table.
pub(crate) fn run(session: &Session, args: &ShowArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let Some(filter) = filter(session, args, &mission) else { return Ok(Exit::Misuse) };
    let state = StateOfPlay::default();
    let snapshot = session.snapshot(&mission, &state);
    let language = session.language_of(&mission);
    let text = if args.by == Some(Group::Strategy) {
        let mut coherence = coherence(&snapshot);
        if let Some(owner) = &filter.owner {
            coherence = coherence.only(|objective| is_of(&mission, objective, owner));
        }
        match args.format {
            Format::Json => output::json(&coherence)?,
            Format::Csv => render(&coherence_view::flat(&coherence), args.format, language, session.width),
            Format::Table | Format::Markdown | Format::Html => {
                render(&coherence_view::coherence(&coherence), args.format, language, session.width)
            }
        }
    } else {
        let plan = plan(&snapshot, &filter);
        match args.format {
            Format::Json => output::json(&plan)?,
            Format::Csv => render(&view::flat(&plan), args.format, language, session.width),
            Format::Table | Format::Markdown | Format::Html => {
                render(&view::plan(&plan, &snapshot), args.format, language, session.width)
            }
        }
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

/// Returns the filter asked for; `None` where a word of it means nothing, which is then said.
fn filter(session: &Session, args: &ShowArgs, mission: &Mission) -> Option<Filter> {
    let mut filter = Filter::default();
    if let Some(asked) = args.year {
        filter.year = Some(year(session, asked, mission)?);
    }
    if let Some(word) = &args.owner {
        filter.owner = Some(owner(session, word, mission)?);
    }
    if let Some(word) = &args.objective {
        let ids = || mission.objectives.iter().map(|objective| objective.id.value.as_str());
        let found = ids().find(|id| slug(id) == slug(word));
        if found.is_none() {
            unknown(session, word, suggestion::nearest(word, ids()));
        }
        filter.objective = Some(found?.to_owned());
    }
    if let Some(word) = &args.status {
        filter.status = Status::parse(word);
        if filter.status.is_none() {
            session.complain(&text!(
                "« {word} » n'est pas un statut ; les statuts sont : {keys}",
                "“{word}” is no status; the statuses are: {keys}",
                word = word,
                keys = Status::keys().join(", ")
            ));
            return None;
        }
    }
    Some(filter)
}

/// Returns the year asked for; `None` where no action has a day of it, which is then said with the years that are.
fn year(session: &Session, asked: i16, mission: &Mission) -> Option<i16> {
    let runs = years(mission);
    if runs.iter().any(|run| run.contains(&asked)) {
        return Some(asked);
    }
    let known: Vec<Text> = runs
        .iter()
        .map(|run| match (run.start().to_string(), run.end().to_string()) {
            (first, last) if first == last => Text::same(&first),
            (first, last) => text!("{first} à {last}", "{first} to {last}", first = first, last = last),
        })
        .collect();
    session.complain(&if known.is_empty() {
        text!(
            "aucune action du plan n'a de date : --year ne peut rien choisir",
            "no action of the plan has a date: --year has nothing to choose from"
        )
    } else {
        text!(
            "aucune action du plan n'a de jour en {asked} ; ses années : {known}",
            "no action of the plan has a day in {asked}; its years: {known}",
            asked = asked.to_string(),
            known = List::and(&known)
        )
    });
    None
}

/// Tells whether a person has an objective in charge, or an action that serves it.
fn is_of(mission: &Mission, objective: &str, person: &str) -> bool {
    let is = |owner: &Option<Located<String>>| owner.as_ref().is_some_and(|owner| owner.value == person);
    let serves = |action: &Action| action.objective.as_ref().is_some_and(|id| id.value == objective);
    mission.objective(objective).is_some_and(|objective| is(&objective.owner))
        || mission.actions.iter().any(|action| serves(action) && is(&action.owner))
}

/// Finds an owner by id or name; `None` where no action and no person has it, which is then said.
fn owner(session: &Session, word: &str, mission: &Mission) -> Option<String> {
    let wanted = slug(word);
    let people = mission.frame.people.iter();
    let named = people.clone().find(|person| {
        let name = person.name.as_ref().map(|name| slug(&name.value));
        slug(&person.id.value) == wanted || name.as_ref() == Some(&wanted)
    });
    let owners = || mission.actions.iter().filter_map(|action| action.owner.as_ref());
    let found = named
        .map(|person| person.id.value.clone())
        .or_else(|| owners().find(|owner| slug(&owner.value) == wanted).map(|owner| owner.value.clone()));
    if found.is_none() {
        unknown(session, word, suggestion::nearest(word, people.map(|person| person.id.value.as_str())));
    }
    found
}

/// Says that an id is unknown, and which one may have been meant.
pub(super) fn unknown(session: &Session, word: &str, nearest: Option<&str>) {
    session.complain(&match nearest {
        Some(nearest) => text!(
            "la mission ne connaît pas « {word} » ; peut-être « {nearest} » ?",
            "the mission does not know “{word}”; did you mean “{nearest}”?",
            word = word,
            nearest = nearest
        ),
        None => {
            text!("la mission ne connaît pas « {word} »", "the mission does not know “{word}”", word = word)
        }
    });
}

//! `otn plan rank`: priorities; with `--budget`, `--days` or `--what-if`, the set that the means allow.

use std::path::PathBuf;

use super::{exit::Exit, output, plan::unknown, session::Session};
use crate::{
    language::{number::typed_euros, suggestion, text},
    mission::Mission,
    report::{
        format::{Format, render},
        view::{rank as view, selection as selection_view},
    },
    state_of_play::StateOfPlay,
    strategy::{
        means::{Means, Yearly},
        rank::ranking,
        what_if::{Change, Changed, capacity, comparison},
    },
};

/// Options of `otn plan rank`.
#[derive(clap::Args, Debug)]
pub(crate) struct RankArgs {
    /// Choose the actions that contribute most within these euros a year, or 2027=30000,2028=20000
    #[arg(long, value_name = "EUROS", allow_hyphen_values = true)]
    budget: Option<String>,
    /// … within these working days a year, or 2027=80,2028=60
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    days: Option<String>,
    /// … within the days a year that each person has (capacity)
    #[arg(long)]
    people: bool,
    /// Show what falls out if means change: budget=-20%, days=-10%, person=lea:-50%; repeatable
    #[arg(long, value_name = "CHANGE")]
    what_if: Vec<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Shows the priorities, or the set that the means allow.
pub(crate) fn run(session: &Session, args: &RankArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let state = StateOfPlay::default();
    let snapshot = session.snapshot(&mission, &state);
    let language = session.language_of(&mission);
    let chooses = args.budget.is_some() || args.days.is_some() || args.people || !args.what_if.is_empty();
    let text = if chooses {
        let Some((means, changes)) = understood(session, args, &mission) else { return Ok(Exit::Misuse) };
        if !people_are_known(session, &changes, &mission) {
            return Ok(Exit::Misuse);
        }
        let comparison = comparison(&snapshot, &means, &changes);
        let name = mission.frame.name.as_ref().map_or("", |name| &name.value);
        match args.format {
            Format::Json => output::json(&comparison)?,
            Format::Csv => render(&selection_view::flat(&comparison), args.format, language, session.width),
            Format::Table | Format::Markdown | Format::Html => {
                render(&selection_view::selection(&comparison, name), args.format, language, session.width)
            }
        }
    } else {
        let ranking = ranking(&snapshot);
        match args.format {
            Format::Json => output::json(&ranking)?,
            Format::Csv => render(&view::flat(&ranking), args.format, language, session.width),
            Format::Table | Format::Markdown | Format::Html => {
                render(&view::rank(&ranking), args.format, language, session.width)
            }
        }
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

/// Returns the means and the changes asked for; `None` where one of them means nothing, which is then said.
fn understood(session: &Session, args: &RankArgs, mission: &Mission) -> Option<(Means, Vec<Change>)> {
    let people = mission.frame.people.iter().filter(|_| args.people);
    let people = people.filter_map(|person| {
        let id = &person.id.value;
        Some((id.clone(), capacity(mission, id)?))
    });
    let mut means = Means { people: people.collect(), ..Means::default() };
    for (asked, figures) in [(&args.budget, &mut means.budget), (&args.days, &mut means.days)] {
        let Some(asked) = asked else { continue };
        let Some(read) = yearly(asked) else {
            session.complain(&text!(
                "« {asked} » n'est pas un montant par an : écrivez 30000 (sans virgule ni point) pour chaque année, ou 2027=30000,2028=20000",
                "“{asked}” is no figure a year: write 30000 (no comma, no point) for every year, or 2027=30000,2028=20000",
                asked = asked
            ));
            return None;
        };
        *figures = read;
    }
    let mut changes = Vec::new();
    for asked in &args.what_if {
        let Some(read) = change(asked) else {
            session.complain(&text!(
                "« {asked} » n'est pas un changement : écrivez budget=-20%, days=-10% ou person=lea:-50%",
                "“{asked}” is no change: write budget=-20%, days=-10% or person=lea:-50%",
                asked = asked
            ));
            return None;
        };
        changes.push(read);
    }
    Some((means, changes))
}

/// Tells whether each person of a change exists and has a capacity; says so where not.
fn people_are_known(session: &Session, changes: &[Change], mission: &Mission) -> bool {
    for change in changes {
        let Changed::Person(id) = &change.what else { continue };
        let ids = || mission.frame.people.iter().map(|person| person.id.value.as_str());
        if !ids().any(|known| known == id) {
            unknown(session, id, suggestion::nearest(id, ids()));
            return false;
        }
        if capacity(mission, id).is_none() {
            session.complain(&text!(
                "« {id} » n'a pas de capacité : ajoutez capacity = … (jours par an) à sa table [[person]]",
                "“{id}” has no capacity: add capacity = … (days a year) to the [[person]] table",
                id = id
            ));
            return false;
        }
    }
    true
}

/// Reads a figure a year: one for all, or `year=figure` joined by commas.
fn yearly(text: &str) -> Option<Yearly> {
    let mut yearly = Yearly::default();
    if !text.contains('=') {
        yearly.every = Some(figure(text)?);
        return Some(yearly);
    }
    for part in text.split(',') {
        let (year, value) = part.split_once('=')?;
        let year: i16 = year.trim().parse().ok().filter(|year| (0..=9999).contains(year))?;
        if yearly.named.insert(year, figure(value)?).is_some() {
            return None;
        }
    }
    Some(yearly)
}

/// Reads a figure that is not negative.
fn figure(text: &str) -> Option<f64> {
    typed_euros(text).filter(|figure| *figure >= 0.0)
}

/// Reads a change: `budget=-20%`, `days=+10%`, `person=lea:-50%`.
fn change(text: &str) -> Option<Change> {
    let (what, share) = text.split_once('=')?;
    let (what, share) = match (what.trim(), share.rsplit_once(':')) {
        ("budget", None) => (Changed::Budget, share),
        ("days" | "jours", None) => (Changed::Days, share),
        ("person" | "personne", Some((id, share))) if !id.trim().is_empty() => {
            (Changed::Person(id.trim().to_owned()), share)
        }
        _ => return None,
    };
    let share = share.trim().strip_suffix('%')?.trim().replace(['−', '–'], "-").replace(',', ".");
    let share: Option<f64> = share.parse().ok();
    // Nothing can lose more than all of it, and a hundred times more is no question.
    let share = share.filter(|share| (-100.0..=10_000.0).contains(share))?;
    Some(Change { what, share: share / 100.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_are_read_as_people_write_them() {
        assert_eq!(yearly("30 000").expect("a figure").of(2031), Some(30_000.0));
        assert_eq!(yearly("12,5").expect("a figure").of(2031), Some(12.5));
        let two = yearly("2027=30000, 2028=20_000").expect("two years");
        assert_eq!((two.of(2027), two.of(2028), two.of(2029)), (Some(30_000.0), Some(20_000.0), None));
        for wrong in ["-1", "NaN", "inf", "", "2027=", "2027=1,2027=2", "99999=1", "2027=1,2"] {
            assert_eq!(yearly(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn changes_are_read_as_people_write_them() {
        let read = |text| change(text).map(|change| (change.what, change.share));
        assert_eq!(read("budget=-20%"), Some((Changed::Budget, -0.2)));
        assert_eq!(read("days=+10 %"), Some((Changed::Days, 0.1)));
        assert_eq!(read("person=lea:−50%"), Some((Changed::Person("lea".to_owned()), -0.5)));
        for wrong in [
            "budget",
            "budget=-20",
            "budget=lea:-2%",
            "person=-50%",
            "person=:-5%",
            "days=-101%",
            "x=-5%",
            "days=NaN%",
        ] {
            assert_eq!(change(wrong), None, "{wrong}");
        }
    }
}

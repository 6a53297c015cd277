//! `otn swot`: the matrix of the diagnosis.

use std::path::PathBuf;

use super::{exit::Exit, output, session::Session};
use crate::{
    diagnosis::{
        cross::cross,
        swot::{Filter, swot},
    },
    language::{order::slug, suggestion, text, vocabulary::Vocabulary as _},
    mission::{Mission, vocabulary::Nature},
    report::{
        document::Document,
        format::{Format, render},
        view::swot::{Group, crossed, flat, grouped, matrix},
    },
};

/// Options of `otn swot`.
#[derive(clap::Args, Debug)]
pub(crate) struct SwotArgs {
    /// Group the facts
    #[arg(long, value_enum, value_name = "GROUP")]
    by: Option<Group>,
    /// Show the crossed matrix: which pairs of facts an objective answers
    #[arg(long, conflicts_with_all = ["by", "nature", "theme"])]
    cross: bool,
    /// Only facts of this nature
    #[arg(long, value_name = "NATURE")]
    nature: Option<String>,
    /// Only facts of this theme
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Shows the SWOT.
pub(crate) fn run(session: &Session, args: &SwotArgs) -> anyhow::Result<Exit> {
    let mut mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let Some(filter) = filter(session, args, &mission) else { return Ok(Exit::Misuse) };
    let state = session.figures(&mut mission);
    let snapshot = session.snapshot(&mission, &state);
    let language = session.language_of(&mission);
    let text = if args.format == Format::Json {
        let json = if args.cross {
            serde_json::to_string_pretty(&cross(&snapshot, language))
        } else {
            serde_json::to_string_pretty(&swot(&snapshot, &filter, language))
        };
        json? + "\n"
    } else {
        let document = if args.cross {
            crossed(&cross(&snapshot, language), &mission)
        } else {
            laid_out(&swot(&snapshot, &filter, language), &mission, args)
        };
        render(&document, args.format, language, session.width)
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

fn laid_out(swot: &crate::diagnosis::swot::Swot<'_>, mission: &Mission, args: &SwotArgs) -> Document {
    match (args.format, args.by) {
        (Format::Csv, _) => flat(swot, mission),
        (_, Some(group)) => grouped(swot, mission, group),
        (_, None) => matrix(swot, mission),
    }
}

/// Returns the filter asked for; `None` where a word of it means nothing, which is then said.
fn filter(session: &Session, args: &SwotArgs, mission: &Mission) -> Option<Filter> {
    let mut filter = Filter::default();
    if let Some(word) = &args.nature {
        filter.nature = Nature::parse(word);
        if filter.nature.is_none() {
            let keys = Nature::keys().join(", ");
            session.complain(&text!(
                "« {word} » n'est pas une nature ; les natures sont : {keys}",
                "“{word}” is no nature; the natures are: {keys}",
                word = word,
                keys = keys
            ));
            return None;
        }
    }
    if let Some(word) = &args.theme {
        filter.theme = theme(word, mission);
        if filter.theme.is_none() {
            let themes: Vec<&str> = themes(mission).collect();
            let near = suggestion::nearest(word, themes.iter().copied()).unwrap_or_default();
            session.complain(&text!(
                "aucun fait n'a le thème « {word} » ; thèmes : {themes} {near}",
                "no fact has the theme “{word}”; themes: {themes} {near}",
                word = word,
                themes = themes.join(", "),
                near = if near.is_empty() { String::new() } else { format!("({near} ?)") }
            ));
            return None;
        }
    }
    Some(filter)
}

/// Finds a theme by id or label, without regard to accents and case.
fn theme(word: &str, mission: &Mission) -> Option<String> {
    let wanted = slug(word);
    let found = themes(mission).find(|id| slug(id) == wanted || slug(mission.theme_label(id)) == wanted);
    found.map(str::to_owned)
}

fn themes(mission: &Mission) -> impl Iterator<Item = &str> {
    let mut seen = std::collections::BTreeSet::new();
    let used = mission.facts.iter().filter_map(|fact| fact.theme.as_ref());
    let declared = mission.frame.themes.iter().map(|theme| &theme.id);
    seen.extend(used.chain(declared).map(|theme| theme.value.as_str()));
    seen.into_iter()
}

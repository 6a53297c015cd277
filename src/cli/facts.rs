//! `otn facts`: list them, add one, or have the figures suggest some.

use std::{
    collections::HashSet,
    fs,
    io::{self, IsTerminal as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use jiff::civil::Date;
use serde::Serialize;

use super::{exit::Exit, filter::FilterArgs, output, session::Session};
use crate::{
    diagnosis::{
        quadrant::{Quadrant, quadrant},
        suggestion::{Suggestion, suggestions},
        swot::{FactView, view},
    },
    language::{Language, Text, list::List, order::slug, system::refusal, text, vocabulary::Vocabulary},
    mission::{
        Mission,
        draft::{Draft, appended, identifier, is_id, quoted},
        lock::{Lock, LockError},
        read_bounded,
        vocabulary::{Effect, Nature, Origin},
        write::{Existing, write},
    },
    report::{
        format::{Format, render},
        view::facts as laid_out,
    },
    state_of_play::{catalogue::catalogue, indicator},
};

/// Options of `otn facts`.
#[derive(clap::Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct FactsArgs {
    #[command(subcommand)]
    command: Option<FactsCommand>,
    #[command(flatten)]
    filter: FilterArgs,
    /// Only facts of this quadrant
    #[arg(long, value_name = "QUADRANT", conflicts_with = "unclassified")]
    quadrant: Option<String>,
    /// Only facts that are still to classify
    #[arg(long)]
    unclassified: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(clap::Subcommand, Debug)]
enum FactsCommand {
    /// Add a fact at the end of a file
    Add(Box<AddArgs>),
    /// Propose facts from indicators beyond their benchmark or getting worse
    Suggest(SuggestArgs),
}

/// Options of `otn facts add`.
#[derive(clap::Args, Debug)]
struct AddArgs {
    /// The fact in one sentence; asked for on a terminal
    statement: Option<String>,
    /// Its id; made from the statement if not given
    #[arg(long)]
    id: Option<String>,
    /// Its nature
    #[arg(long)]
    nature: Option<String>,
    /// Favourable or unfavourable; left out while the team has not decided
    #[arg(long)]
    effect: Option<String>,
    /// Internal, external or territory; left out while the team has not decided
    #[arg(long)]
    origin: Option<String>,
    /// The id of its theme
    #[arg(long)]
    theme: Option<String>,
    /// What it changes for the future organisation
    #[arg(long)]
    impact: Option<String>,
    /// From 1 to 5
    #[arg(long, value_parser = clap::value_parser!(i64).range(1..=5))]
    importance: Option<i64>,
    /// What proves it: an indicator's id
    #[arg(long)]
    indicator: Option<String>,
    /// What proves it: a document's path in the mission
    #[arg(long)]
    document: Option<String>,
    /// What proves it: another source
    #[arg(long)]
    source: Option<String>,
    /// The day of the source
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    date: Option<Date>,
    /// The file to add it to, in facts/
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Only say what would be written
    #[arg(long)]
    dry_run: bool,
}

/// Options of `otn facts suggest`.
#[derive(clap::Args, Debug)]
struct SuggestArgs {
    /// Only the facts about these indicators
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Add the suggested facts to the file
    #[arg(long)]
    write: bool,
    /// The file to add them to, in facts/
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// How to write them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Lists, adds or suggests facts.
pub(crate) fn run(session: &Session, args: &FactsArgs) -> anyhow::Result<Exit> {
    match &args.command {
        None => list(session, args),
        Some(FactsCommand::Add(add)) => self::add(session, add),
        Some(FactsCommand::Suggest(suggest)) => self::suggest(session, suggest),
    }
}

fn list(session: &Session, args: &FactsArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let Some(filter) = args.filter.resolve(session, &mission) else { return Ok(Exit::Misuse) };
    let Ok(wanted) = word::<Quadrant>(session, args.quadrant.as_deref()) else { return Ok(Exit::Misuse) };
    let shown = mission.facts.iter().filter(|fact| filter.keeps(fact));
    let state = session.figures(&mission, shown.filter_map(|fact| fact.statement.as_ref()));
    let snapshot = session.snapshot(&mission, &state);
    let language = session.language_of(&mission);
    let mut facts: Vec<(Option<Quadrant>, FactView<'_>)> = mission
        .facts
        .iter()
        .filter(|fact| filter.keeps(fact))
        .map(|fact| (quadrant(fact, &mission), view(fact, &snapshot, language)))
        .filter(|(place, _)| wanted.is_none_or(|wanted| *place == Some(wanted)))
        .filter(|(place, _)| !args.unclassified || place.is_none())
        .collect();
    // As in the matrix: quadrant by quadrant, the weightiest first; those to classify at the end.
    facts.sort_by(|(a, x), (b, y)| {
        (a.is_none(), a, y.importance).cmp(&(b.is_none(), b, x.importance)).then_with(|| x.id.cmp(y.id))
    });
    let text = if args.format == Format::Json {
        json(&facts)?
    } else {
        render(&laid_out::list(&facts, &mission), args.format, language, session.width)
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

fn json(facts: &[(Option<Quadrant>, FactView<'_>)]) -> anyhow::Result<String> {
    #[derive(Serialize)]
    struct Placed<'a> {
        quadrant: Option<&'static str>,
        #[serde(flatten)]
        fact: &'a FactView<'a>,
    }
    #[derive(Serialize)]
    struct Facts<'a> {
        facts: Vec<Placed<'a>>,
    }
    let facts = facts.iter().map(|(quadrant, fact)| Placed { quadrant: quadrant.map(Quadrant::key), fact });
    Ok(output::json(&Facts { facts: facts.collect() })?)
}

/// Reads a word of a closed list; one that means nothing is said.
fn word<V: Vocabulary>(session: &Session, word: Option<&str>) -> Result<Option<V>, Exit> {
    let Some(word) = word else { return Ok(None) };
    V::parse(word).map(Some).ok_or_else(|| {
        session.complain(&text!(
            "« {word} » n'est pas un de ces mots : {keys}",
            "“{word}” is none of these words: {keys}",
            word = word,
            keys = List::or(&V::spellings())
        ));
        Exit::Misuse
    })
}

fn add(session: &Session, args: &AddArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let language = session.language_of(&mission);
    let Some(statement) = statement(args, language)? else {
        session.complain(&text!(
            "dites le fait : otn facts add \"142 jours d'ouverture en 2025\"",
            "say the fact: otn facts add \"open 142 days in 2025\""
        ));
        return Ok(Exit::Misuse);
    };
    let Ok(draft) = draft(session, args, &mission, statement) else { return Ok(Exit::Misuse) };
    let file = args.file.clone().unwrap_or_else(|| match (draft.nature, language) {
        (Some(nature), _) => PathBuf::from(format!("{}.toml", slug(&nature.name().in_(language)))),
        (None, Language::French) => PathBuf::from("faits.toml"),
        (None, Language::English) => PathBuf::from("facts.toml"),
    });
    put(session, &mission, &file, &draft.text(language), args.dry_run)
}

/// Returns the statement: the option's, else what is typed on a terminal.
fn statement(args: &AddArgs, language: Language) -> anyhow::Result<Option<String>> {
    let said = match &args.statement {
        Some(statement) => statement.clone(),
        None if io::stdin().is_terminal() && io::stdout().is_terminal() => {
            let question = text!("Le fait, en une phrase", "The fact, in one sentence");
            inquire::Text::new(&question.in_(language)).prompt()?
        }
        None => String::new(),
    };
    Ok(Some(said.trim().to_owned()).filter(|said| !said.is_empty()))
}

fn draft(session: &Session, args: &AddArgs, mission: &Mission, statement: String) -> Result<Draft, Exit> {
    let mut taken: HashSet<String> = mission.facts.iter().map(|fact| fact.id.value.clone()).collect();
    if let Some(id) = args.id.as_ref().filter(|id| !is_id(id)) {
        session.complain(&text!(
            "« {id} » n'est pas un identifiant : des lettres, des chiffres, - _ .",
            "“{id}” is no id: letters, digits, - _ .",
            id = crate::language::safe::visible(id).into_owned()
        ));
        return Err(Exit::Misuse);
    }
    if let Some(id) = args.id.as_ref().filter(|id| taken.contains(*id)) {
        session.complain(&text!(
            "un fait s'appelle déjà « {id} »",
            "a fact is already called “{id}”",
            id = id
        ));
        return Err(Exit::Misuse);
    }
    let id = args.id.clone().unwrap_or_else(|| identifier(&statement, &mut taken));
    Ok(Draft {
        id,
        statement,
        nature: word::<Nature>(session, args.nature.as_deref())?,
        effect: word::<Effect>(session, args.effect.as_deref())?,
        origin: word::<Origin>(session, args.origin.as_deref())?,
        theme: args.theme.clone(),
        impact: args.impact.clone(),
        importance: args.importance,
        evidence: evidence(args),
    })
}

/// Returns the evidence lines that the options give, as TOML.
fn evidence(args: &AddArgs) -> Vec<String> {
    let dated = |inside: String| match args.date {
        Some(date) => format!("{inside}, date = {date}"),
        None => inside,
    };
    let indicator = args.indicator.as_deref().map(|id| format!("indicator = {}", quoted(id)));
    let document = args.document.as_deref().map(|path| format!("document = {}", quoted(path)));
    let source = args.source.as_deref().map(|source| dated(format!("source = {}", quoted(source))));
    indicator.into_iter().chain(document).chain(source).collect()
}

/// Adds facts at the end of a file of the mission, or says what would be added.
fn put(
    session: &Session,
    mission: &Mission,
    file: &Path,
    facts: &str,
    dry_run: bool,
) -> anyhow::Result<Exit> {
    let language = session.language_of(mission);
    if file.extension().is_none_or(|extension| extension != "toml") || !inside(file) {
        session.complain(&text!(
            "un fichier de faits finit par .toml et reste dans facts/ : {file}",
            "a file of facts ends in .toml and stays in facts/: {file}",
            file = file.display().to_string()
        ));
        return Ok(Exit::Misuse);
    }
    let shown = Path::new("facts").join(file.strip_prefix("facts").unwrap_or(file));
    let path = mission.root.join(&shown);
    if dry_run {
        output::print(facts, session.color)?;
        return Ok(Exit::Clean);
    }
    let folder = mission.root.join("facts");
    fs::create_dir_all(path.parent().unwrap_or(&folder)).with_context(|| path.display().to_string())?;
    let _lock = match Lock::take(&folder, ".otn-facts.lock") {
        Ok(lock) => lock,
        Err(LockError::Busy) => {
            session.complain(&text!(
                "une autre commande écrit dans facts/ ; recommencez dans un instant",
                "another command is writing to facts/; try again in a moment"
            ));
            return Ok(Exit::Misuse);
        }
        Err(LockError::Io(error)) => return Err(error).with_context(|| folder.display().to_string()),
    };
    let after = match grown(&path, facts) {
        Ok(after) => after,
        Err(words) => {
            session.complain(&words);
            return Ok(Exit::Misuse);
        }
    };
    write(&path, after.as_bytes(), Existing::Replace).with_context(|| path.display().to_string())?;
    let words = text!(
        "ajouté à {file} ; « otn check » dit ce qu'il y manque",
        "added to {file}; “otn check” says what it lacks",
        file = shown.display().to_string()
    );
    output::print(&format!("{facts}\n{}\n", words.in_(language)), session.color)?;
    Ok(Exit::Clean)
}

/// Returns a file's text with facts at its end; or why the file cannot take them.
fn grown(path: &Path, facts: &str) -> Result<String, Text> {
    let name = || path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let before = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Ok(metadata) if metadata.is_file() => {
            // What cannot be read is not empty: it would be written over.
            let bytes = read_bounded(path).map_err(|error| {
                text!("{file} : {why}", "{file}: {why}", file = name(), why = refusal(&error))
            })?;
            String::from_utf8(bytes).map_err(|_| {
                text!(
                    "{file} n'est pas en UTF-8 : enregistrez-le ainsi d'abord",
                    "{file} is not UTF-8: save it so first",
                    file = name()
                )
            })?
        }
        Ok(_) | Err(_) => {
            return Err(text!(
                "{file} n'est pas un fichier ordinaire : donnez-en un autre avec --file",
                "{file} is not an ordinary file: name another one with --file",
                file = name()
            ));
        }
    };
    let after = appended(&before, facts);
    match after.parse::<toml::Table>() {
        Ok(_) => Ok(after),
        Err(_) => Err(text!(
            "{file} ne peut pas recevoir un fait de plus : il a des erreurs (« otn check » les montre), ou ses faits ne sont pas écrits en [[fact]]",
            "{file} cannot take another fact: it has errors (“otn check” shows them), or its facts are not written as [[fact]]",
            file = name()
        )),
    }
}

/// Tells whether a path stays in the folder that it is put in, and is one that is read.
fn inside(path: &Path) -> bool {
    path.components().all(|part| match part {
        std::path::Component::Normal(name) => !name.as_encoded_bytes().starts_with(b"."),
        _ => false,
    })
}

fn suggest(session: &Session, args: &SuggestArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let state = session.indicators(&mission, &indicator::definitions(catalogue(), &mission));
    let language = session.language_of(&mission);
    let mut suggestions = suggestions(&session.snapshot(&mission, &state), language);
    if let Some(id) = args.ids.iter().find(|id| suggestions.iter().all(|one| one.indicator != **id)) {
        session.complain(&text!(
            "aucun fait n'est proposé sur « {id} » ; proposés : {known}",
            "no fact is suggested about “{id}”; suggested: {known}",
            id = id,
            known = suggestions.iter().map(|one| one.indicator.as_str()).collect::<Vec<_>>().join(", ")
        ));
        return Ok(Exit::Misuse);
    }
    suggestions.retain(|one| args.ids.is_empty() || args.ids.contains(&one.indicator));
    if args.write && !suggestions.is_empty() {
        let facts: Vec<&str> = suggestions.iter().map(|suggestion| suggestion.toml.as_str()).collect();
        let file = args.file.clone().unwrap_or_else(|| match language {
            Language::French => PathBuf::from("proposes.toml"),
            Language::English => PathBuf::from("suggested.toml"),
        });
        return put(session, &mission, &file, &facts.join("\n"), false);
    }
    #[derive(Serialize)]
    struct Json<'a> {
        suggestions: &'a [Suggestion],
    }
    let text = match args.format {
        Format::Json => output::json(&Json { suggestions: &suggestions })?,
        format => render(&laid_out::suggested(&suggestions), format, language, session.width),
    };
    output::deliver(&text, args.output.as_deref(), session.color)?;
    session.warn_of_problems(&mission);
    Ok(Exit::Clean)
}

//! `otn data import`: a spreadsheet or any CSV, brought in as a tool's clean CSV or as facts.

use std::{
    fs,
    io::{self, IsTerminal as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;

use crate::{
    cli::{exit::Exit, output, session::Session},
    language::{Language, Text, order::slug, safe, text},
    mission::{
        Mission,
        write::{Existing, write},
    },
    report::{
        format::{Format, render},
        view,
    },
    state_of_play::{
        catalogue::catalogue,
        import::{
            self, Identifiers, Planned, Request, Target,
            columns::{Columns, Mapping, columns, constants},
            facts,
            heading::{self, Candidate, Head},
            refusal::Refusal,
            values::{FreeText, Value, meanings},
            workbook::{self, Workbook},
        },
    },
};

/// Options of `otn data import`.
#[derive(clap::Args, Debug)]
pub(crate) struct ImportArgs {
    /// The workbook (.xlsx, .xls, .ods) or the CSV
    file: PathBuf,
    /// The table to fill, instead of the one that the columns look like
    #[arg(long, value_name = "TABLE", conflicts_with = "fact")]
    table: Option<String>,
    /// Import facts: a line each, into a file of facts/
    #[arg(long)]
    fact: bool,
    /// The name of the file of facts; that of the imported file if absent
    #[arg(long, value_name = "NAME", requires = "fact")]
    name: Option<String>,
    /// The sheet to read, instead of the one that fits best
    #[arg(long, value_name = "SHEET")]
    sheet: Option<String>,
    /// The line of the header, instead of the one that fits best
    #[arg(long, value_name = "LINE", value_parser = clap::value_parser!(u64).range(1..))]
    header: Option<u64>,
    /// Which column of the file is which of the table, as "Label=column"; "Label=" leaves it out
    #[arg(long = "map", value_name = "LABEL=COLUMN", value_parser = mapping)]
    maps: Vec<Mapping>,
    /// What a column that the file lacks holds on every line, as "column=value"
    #[arg(long = "set", value_name = "COLUMN=VALUE", value_parser = mapping)]
    sets: Vec<Mapping>,
    /// What a word of the file means, as "word=key"
    #[arg(long = "value", value_name = "WORD=KEY", value_parser = value)]
    values: Vec<Value>,
    /// Make identifiers where the file has none
    #[arg(long)]
    ids: bool,
    /// Only say what would be written
    #[arg(long)]
    dry_run: bool,
    /// Write over the table that is there
    #[arg(long)]
    replace: bool,
    /// How to write what was understood
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

fn mapping(text: &str) -> Result<Mapping, String> {
    Mapping::parse(text).ok_or_else(|| "Label=column".to_owned())
}

fn value(text: &str) -> Result<Value, String> {
    Value::parse(text).ok_or_else(|| "word=key".to_owned())
}

/// Imports a file, or says why it cannot.
pub(crate) fn run(session: &Session, args: &ImportArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let language = session.language_of(&mission);
    let asking = Asking { language, interactive: io::stdin().is_terminal() && io::stdout().is_terminal() };
    let planned = match plan(&mission, args, asking)? {
        Ok(planned) => planned,
        Err(refusal) => {
            refuse(session, &args.file, &refusal.words());
            return Ok(Exit::Misuse);
        }
    };
    let Planned { text, mut told } = planned;
    let path = mission.root.join(&told.file);
    let free = !args.fact && import::is_free(&path).unwrap_or(false);
    let existing = if free || (args.replace && !args.fact) { Existing::Replace } else { Existing::Keep };
    let refusal = if !told.missing_columns.is_empty() {
        Some(view::import::incomplete(&told))
    } else if existing == Existing::Keep && path.symlink_metadata().is_ok() {
        Some(already_there(args, &told.file))
    } else {
        None
    };
    told.refused = refusal.is_some();
    if !args.dry_run && refusal.is_none() {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        write(&path, text.as_bytes(), existing).with_context(|| path.display().to_string())?;
        told.written = true;
    }
    // What was understood is shown beforehand whatever becomes of it; a refused import says only why.
    if args.dry_run || refusal.is_none() {
        let shown = match args.format {
            Format::Json => output::json(&told)?,
            format => render(&view::import::import(&told), format, language, session.width),
        };
        output::print(&shown, session.color)?;
    }
    Ok(match refusal {
        Some(why) => {
            refuse(session, &args.file, &why);
            Exit::Misuse
        }
        None => Exit::Clean,
    })
}

fn refuse(session: &Session, file: &Path, why: &Text) {
    session.complain(&text!("{file} : {why}", "{file}: {why}", file = file.display().to_string(), why = why));
}

/// Says that what would be written over is there.
fn already_there(args: &ImportArgs, file: &str) -> Text {
    if args.fact {
        text!(
            "rien n'a été écrit : {file} existe déjà\n  --name donne un autre nom",
            "nothing was written: {file} is there already\n  --name gives another name",
            file = file
        )
    } else {
        text!(
            "rien n'a été écrit : {file} contient déjà des lignes\n  --replace les remplace, --dry-run montre ce qui serait écrit",
            "nothing was written: {file} already holds lines\n  --replace replaces them, --dry-run shows what would be written",
            file = file
        )
    }
}

/// Whether there is someone to ask, and in which language.
#[derive(Clone, Copy)]
struct Asking {
    language: Language,
    interactive: bool,
}

/// Answers every question, then plans what is written.
fn plan(mission: &Mission, args: &ImportArgs, asking: Asking) -> anyhow::Result<Result<Planned, Refusal>> {
    let mut book = match workbook::open(&args.file) {
        Ok(book) => book,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let heads = match heading::heads(&mut book, args.sheet.as_deref()) {
        Ok(heads) => heads,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let choice = match choose(mission, args, &heads, asking)? {
        Ok(choice) => choice,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let head = &heads[choice.sheet];
    let Some(row) = head.rows.get(choice.header) else { return Ok(Err(Refusal::NoHeader)) };
    let labels = heading::labels(row);
    let mut columns = match columns(&labels, &choice.target.schema, &args.maps) {
        Ok(columns) => columns,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if asking.interactive {
        confirm(&mut columns, &choice.target, asking.language)?;
    }
    let constants = match constants(&columns, &choice.target.schema, &args.sets) {
        Ok(constants) => constants,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if columns.matches.is_empty() {
        return Ok(Err(Refusal::NoColumn(choice.target.name)));
    }
    let free = if args.fact { FreeText::Any } else { FreeText::No };
    let values = match meanings(&args.values, &columns.matches, &choice.target.schema, free) {
        Ok(values) => values,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let request = Request {
        source: &args.file,
        head,
        header: choice.header,
        columns: &columns,
        target: &choice.target,
        values: &values,
        constants: &constants,
        identifiers: if args.ids { Identifiers::Made } else { Identifiers::Given },
        language: asking.language,
    };
    Ok(planned(&mut book, &request, mission, args))
}

fn planned(
    book: &mut Workbook,
    request: &Request<'_>,
    mission: &Mission,
    args: &ImportArgs,
) -> Result<Planned, Refusal> {
    if !args.fact {
        return import::plan(book, request);
    }
    let stem = args.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = slug(args.name.as_deref().unwrap_or(&stem));
    facts::plan(book, request, mission, if name.is_empty() { "facts" } else { &name })
}

/// A table, a sheet and a header.
struct Choice {
    target: Target,
    sheet: usize,
    header: usize,
}

/// Chooses the table, the sheet and the header: as asked, else the likeliest, asked where two are near.
fn choose(
    mission: &Mission,
    args: &ImportArgs,
    heads: &[Head],
    asking: Asking,
) -> anyhow::Result<Result<Choice, Refusal>> {
    if heads.iter().all(|head| head.rows.is_empty()) {
        return Ok(Err(Refusal::Empty));
    }
    let stem = args.file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mapped: Vec<String> = args.maps.iter().map(|mapping| mapping.label.clone()).collect();
    let rank = |targets: &[Target]| {
        let tables: Vec<_> = targets.iter().map(|target| (target.name.clone(), &*target.schema)).collect();
        heading::ranking(heads, &tables, &mapped, &stem)
    };
    let asked = match (&args.table, args.fact) {
        (_, true) => Some(facts::target()),
        (Some(name), false) => match import::target(&mission.root, catalogue(), name) {
            Ok(target) => Some(target),
            Err(refusal) => return Ok(Err(refusal)),
        },
        (None, false) => None,
    };
    let (target, ranking) = match asked {
        Some(target) => {
            let ranking = rank(std::slice::from_ref(&target));
            (target, ranking)
        }
        None => {
            let targets = import::targets(&mission.root, catalogue());
            let ranking = rank(&targets);
            let name = match guessed(&ranking, &targets, asking)? {
                Ok(name) => name,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let Some(target) = targets.into_iter().find(|target| target.name == name) else {
                return Ok(Err(Refusal::TableUnsure(Vec::new())));
            };
            (target, ranking)
        }
    };
    let best = ranking.iter().find(|candidate| candidate.table == target.name);
    Ok(placed(best, args.header, heads, target))
}

/// Returns the name of the likeliest table; asks where two are near.
fn guessed(
    ranking: &[Candidate],
    targets: &[Target],
    asking: Asking,
) -> anyhow::Result<Result<String, Refusal>> {
    if heading::stands_out(ranking) {
        return Ok(Ok(ranking[0].table.clone()));
    }
    let mut near = heading::near(ranking);
    if !asking.interactive {
        return Ok(Err(Refusal::TableUnsure(near)));
    }
    let others = targets.iter().map(|target| target.name.clone()).filter(|name| !near.contains(name));
    let others: Vec<String> = others.collect();
    near.extend(others);
    let question = text!("Quelle table remplir ?", "Which table to fill?");
    let keys = text!(
        "↑↓ pour choisir, Entrée pour prendre, des lettres pour filtrer",
        "↑↓ to move, Enter to take, letters to filter"
    );
    let keys = keys.in_(asking.language);
    Ok(Ok(inquire::Select::new(&question.in_(asking.language), near).with_help_message(&keys).prompt()?))
}

/// Finds the header's row: the one asked for, else the likeliest.
fn placed(
    best: Option<&Candidate>,
    asked: Option<u64>,
    heads: &[Head],
    target: Target,
) -> Result<Choice, Refusal> {
    let sheet = best.map_or(0, |best| best.sheet);
    let head = heads.get(sheet).ok_or(Refusal::NoHeader)?;
    let header = match asked {
        Some(line) => head.rows.iter().position(|row| row.number == line).ok_or(Refusal::NoHeader)?,
        None => match best {
            Some(best) => best.header,
            None => head.rows.iter().position(|row| row.cells.len() > 1).ok_or(Refusal::NoHeader)?,
        },
    };
    Ok(Choice { target, sheet, header })
}

/// Asks of each label that looks like a column whether it is that column.
fn confirm(columns: &mut Columns, target: &Target, language: Language) -> anyhow::Result<()> {
    for near in columns.near.clone() {
        let title = target.schema.fields[near.field].title_in(language);
        let question: Text = text!(
            "« {label} » est-elle la colonne « {title} » ?",
            "Is “{label}” the column “{title}”?",
            label = safe::visible(&near.label),
            title = title
        );
        if yes(&question.in_(language), language)? {
            columns.accept(&near);
        }
    }
    Ok(())
}

/// Asks a question whose answer is yes or no, yes if nothing is typed.
pub(crate) fn yes(question: &str, language: Language) -> anyhow::Result<bool> {
    let named = |flag: bool| match (language, flag) {
        (Language::French, true) => "oui",
        (Language::French, false) => "non",
        (Language::English, true) => "yes",
        (Language::English, false) => "no",
    };
    let choice = match language {
        Language::French => "O/n",
        Language::English => "Y/n",
    };
    let parser = |answer: &str| match slug(answer).as_str() {
        "o" | "oui" | "y" | "yes" => Ok(true),
        "n" | "non" | "no" => Ok(false),
        _ => Err(()),
    };
    let formatter = move |flag: bool| named(flag).to_owned();
    let default = move |_: bool| choice.to_owned();
    let asked = inquire::Confirm::new(question).with_default(true).with_parser(&parser);
    let error = format!("{} / {}", named(true), named(false));
    let asked = asked.with_formatter(&formatter).with_default_value_formatter(&default);
    Ok(asked.with_error_message(&error).prompt()?)
}

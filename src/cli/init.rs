//! `otn init`: a new mission, or a bundled example.

use std::{
    fs,
    io::{self, IsTerminal as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use jiff::civil::Date;

use super::{Lang, exit::Exit, output, session::Session};
use crate::{
    language::{Language, count::Count, text},
    mission::{
        MISSION_FILE,
        write::{Existing, write},
    },
    scaffold::{self, Answers, Planned},
    state_of_play::catalogue::catalogue,
};

/// Options of `otn init`.
#[derive(clap::Args, Debug)]
pub(crate) struct InitArgs {
    /// Where to write; the current folder if absent
    dir: Option<PathBuf>,
    /// The name of the mission or of the office
    #[arg(long)]
    name: Option<String>,
    /// The language of the mission
    #[arg(long, value_enum)]
    language: Option<Lang>,
    /// The day of the council's vote
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    vote: Option<Date>,
    /// Write a filled-in example instead: baie-fictive, cotentin or small
    #[arg(long, value_name = "EXAMPLE", num_args = 0..=1, default_missing_value = "")]
    example: Option<String>,
    /// Also write what may be of use: legal-forms, the choice of a legal form ready to be scored
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with = "example")]
    with: Vec<With>,
    /// Only say what would be written
    #[arg(long)]
    dry_run: bool,
}

/// What may be written beside the mission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum With {
    /// The choice of a legal form, ready to be scored
    LegalForms,
}

/// Writes a new mission; never over what is there.
pub(crate) fn run(session: &Session, args: &InitArgs) -> anyhow::Result<Exit> {
    let folder = session.folder.join(args.dir.as_deref().unwrap_or(Path::new(".")));
    let language = args.language.map_or_else(|| session.language(), Into::into);
    if folder.join(MISSION_FILE).symlink_metadata().is_ok() {
        session.complain(&text!(
            "{folder} contient déjà une mission : rien n'a été écrit",
            "{folder} already holds a mission: nothing was written",
            folder = folder.display().to_string()
        ));
        return Ok(Exit::Misuse);
    }
    let Some(files) = plan(session, args, &folder, language)? else { return Ok(Exit::Misuse) };
    let mut report = String::new();
    let mut written = 0;
    for file in &files {
        let kept = !args.dry_run && !put(&folder, file)?;
        if kept {
            let words = text!(
                "gardé tel quel : {path}",
                "kept as it was: {path}",
                path = file.path.display().to_string()
            );
            report.push_str(&format!("{}\n", words.in_(language)));
        } else {
            written += 1;
            report.push_str(&format!("  {}\n", file.path.display()));
        }
    }
    let files = Count::new(written, "fichier", "fichiers", "file", "files");
    let shown = folder.display().to_string();
    let end = if args.dry_run {
        text!(
            "{files} seraient écrits dans {folder}",
            "{files} would be written to {folder}",
            files = files,
            folder = shown
        )
    } else {
        text!(
            "{files} écrits dans {folder}\n\nEnsuite :\n  otn -C {folder} check    ce qu'il reste à remplir\n  otn -C {folder} swot     la matrice, à mesure que les faits arrivent",
            "{files} written to {folder}\n\nNext:\n  otn -C {folder} check    what is still to be filled in\n  otn -C {folder} swot     the matrix, as facts come in",
            files = files,
            folder = shown
        )
    };
    report.push_str(&format!("{}\n", end.in_(language)));
    output::print(&report, session.color)?;
    Ok(Exit::Clean)
}

/// Returns the files to write; `None` where the example asked for does not exist, which is then said.
fn plan(
    session: &Session,
    args: &InitArgs,
    folder: &Path,
    language: Language,
) -> anyhow::Result<Option<Vec<Planned>>> {
    let Some(name) = &args.example else {
        let answers = ask(args, folder, language)?;
        return Ok(Some(scaffold::mission(&answers, catalogue())));
    };
    let name = match (name.as_str(), language) {
        ("", Language::French) => "baie-fictive",
        ("", Language::English) => "small",
        (name, _) => name,
    };
    let files = scaffold::example(name);
    if files.is_none() {
        session.complain(&text!(
            "aucun exemple ne s'appelle « {name} » ; exemples : {names}",
            "no example is called “{name}”; examples: {names}",
            name = name,
            names = scaffold::examples().join(", ")
        ));
    }
    Ok(files)
}

/// Asks on a terminal for what the options do not say; elsewhere takes what the folder suggests.
fn ask(args: &InitArgs, folder: &Path, language: Language) -> anyhow::Result<Answers> {
    let suggested = fs::canonicalize(folder)
        .ok()
        .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .or_else(|| Some(folder.file_name()?.to_string_lossy().into_owned()))
        .unwrap_or_else(|| "Mission".to_owned());
    let interactive = io::stdin().is_terminal() && io::stdout().is_terminal();
    let name = match &args.name {
        Some(name) => name.clone(),
        None if interactive => {
            let question = text!("Nom de l'office", "Name of the office");
            inquire::Text::new(&question.in_(language)).with_default(&suggested).prompt()?
        }
        None => suggested,
    };
    let vote = match args.vote {
        None if interactive => ask_vote(language)?,
        vote => vote,
    };
    let asked = args.with.contains(&With::LegalForms);
    let legal_forms = asked || (interactive && ask_legal_forms(language)?);
    Ok(Answers { name, language, vote, legal_forms })
}

fn ask_legal_forms(language: Language) -> anyhow::Result<bool> {
    let question = text!(
        "Écrire le choix de la forme juridique, prêt à noter ?",
        "Write the choice of a legal form, ready to be scored?"
    );
    Ok(inquire::Confirm::new(&question.in_(language)).with_default(false).prompt()?)
}

fn ask_vote(language: Language) -> anyhow::Result<Option<Date>> {
    let question = text!(
        "Date du vote du conseil (JJ/MM/AAAA ou AAAA-MM-JJ, vide si inconnue)",
        "Day of the council's vote (DD/MM/YYYY or YYYY-MM-DD, empty if unknown)"
    );
    loop {
        let answer = inquire::Text::new(&question.in_(language)).prompt()?;
        if answer.trim().is_empty() {
            return Ok(None);
        }
        if let Ok(date) = super::day::day(&answer) {
            return Ok(Some(date));
        }
    }
}

/// Writes one file; returns false where it was there already and was kept.
fn put(folder: &Path, file: &Planned) -> anyhow::Result<bool> {
    let path = folder.join(&file.path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
    }
    match write(&path, file.text.as_bytes(), Existing::Keep) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

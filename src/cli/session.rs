//! What a command is run with, resolved once from the options, the environment and the terminal.

use std::{cell::RefCell, collections::BTreeSet, env, ffi::OsString, io::IsTerminal as _, path::PathBuf};

use anstream::ColorChoice;
use jiff::civil::Date;

use super::{Color, Global, exit::Exit, output};
use crate::{
    language::{Language, Text, count::Count, list::List, safe, text},
    mission::{self, Mission, OpenError, source::Located},
    snapshot::Snapshot,
    state_of_play::{
        StateOfPlay,
        catalogue::catalogue,
        database::Database,
        indicator::Definition,
        loading::{self, Wanted},
        reading::{self, Keep},
    },
};

/// The width where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 100;

/// Where, in which language, in colour or not, how wide, and on which day.
#[derive(Debug)]
pub(crate) struct Session {
    /// The folder to start from.
    pub(crate) folder: PathBuf,
    /// The language asked for; the mission's own if none.
    pub(crate) asked: Option<Language>,
    /// Colours or not.
    pub(crate) color: ColorChoice,
    /// The terminal's width, in columns.
    pub(crate) width: usize,
    /// The day that lateness is counted from.
    pub(crate) today: Date,
    /// Whether less is to be said.
    pub(crate) quiet: bool,
    /// Whether more is to be said.
    pub(crate) verbose: bool,
    /// The tables of which rows were not read.
    half_read: RefCell<BTreeSet<PathBuf>>,
}

impl Session {
    /// Resolves the global options.
    pub(crate) fn new(global: &Global) -> Self {
        Self {
            folder: global.directory.clone().unwrap_or_else(|| PathBuf::from(".")),
            asked: global.lang.map(Into::into),
            color: color(global.color),
            width: width(),
            today: global.today.unwrap_or_else(today),
            quiet: global.quiet,
            verbose: global.verbose,
            half_read: RefCell::default(),
        }
    }

    /// Returns the language in which to speak where no mission was read: the one around, else the system's.
    pub(crate) fn language(&self) -> Language {
        let around = || mission::language_at(&self.folder);
        self.asked.or_else(around).unwrap_or_else(system_language)
    }

    /// Returns the language in which to speak of a mission.
    pub(crate) fn language_of(&self, mission: &Mission) -> Language {
        let own = mission.frame.language.as_ref().map(|code| match code.value.as_str() {
            "en" => Language::English,
            _ => Language::French,
        });
        self.asked.or(own).unwrap_or(Language::French)
    }

    /// Opens the mission, or says why there is none.
    pub(crate) fn open(&self) -> Result<Mission, Exit> {
        let opened = mission::open(&self.folder).map_err(|error| {
            self.complain(&describe(&error));
            Exit::Misuse
        });
        if let (true, Ok(mission)) = (self.verbose, &opened) {
            let words = text!(
                "lu : {folder} ({files}, {facts})",
                "read: {folder} ({files}, {facts})",
                folder = mission.root.display().to_string(),
                files = Count::new(mission.sources.len(), "fichier", "fichiers", "file", "files"),
                facts = Count::new(mission.facts.len(), "fait", "faits", "fact", "facts")
            );
            output::complain(&words.in_(self.language_of(mission)), self.color);
        }
        opened
    }

    /// Reads and checks the tables of a mission, and computes the indicators that are wanted.
    pub(crate) fn checked(&self, mission: &mut Mission, keep: Keep, wanted: Wanted) -> StateOfPlay {
        self.noting(loading::check(mission, catalogue(), keep, wanted))
    }

    /// Reads the tables of a mission without computing anything from them.
    pub(crate) fn tables(&self, mission: &mut Mission, keep: Keep) -> StateOfPlay {
        self.noting(reading::read(&mission.root, catalogue(), &mut mission.sources, keep, &|_, _, _| {}))
    }

    /// Counts the rows of a mission's tables, without checking them.
    pub(crate) fn outline(&self, mission: &Mission) -> StateOfPlay {
        reading::outline(&mission.root, catalogue())
    }

    /// Returns the figures that the statements to be shown name; where they name none, no table is read.
    pub(crate) fn figures<'s>(
        &self,
        mission: &Mission,
        statements: impl Iterator<Item = &'s Located<String>>,
    ) -> StateOfPlay {
        self.noting(loading::figures(mission, catalogue(), statements))
    }

    /// Computes indicators of a mission.
    pub(crate) fn indicators(&self, mission: &Mission, definitions: &[Definition<'_>]) -> StateOfPlay {
        self.noting(loading::indicators(mission, catalogue(), definitions))
    }

    /// Reads what indicators of a mission need into a database that gives them, by a column too.
    pub(crate) fn indicators_by_column(&self, mission: &Mission, definitions: &[Definition<'_>]) -> Database {
        let (state, database) = loading::by_column(mission, catalogue(), definitions);
        self.noting(state);
        database
    }

    /// Reads the tables of a mission into a database that can be asked anything.
    pub(crate) fn database(&self, mission: &mut Mission) -> Database {
        let (state, database) = loading::database(mission, catalogue());
        self.noting(state);
        database
    }

    /// Notes which tables were not read whole, for `warn_of_problems`.
    fn noting(&self, state: StateOfPlay) -> StateOfPlay {
        self.half_read.borrow_mut().extend(state.half_read().cloned());
        state
    }

    /// Returns a mission on this session's day, with its tables as far as they were read.
    pub(crate) fn snapshot<'a>(&self, mission: &'a Mission, state: &'a StateOfPlay) -> Snapshot<'a> {
        Snapshot::new(mission, state, catalogue(), self.today)
    }

    /// Says on standard error that parts of the mission could not be read, so that no view misleads.
    pub(crate) fn warn_of_problems(&self, mission: &Mission) {
        if self.quiet {
            return;
        }
        let half_read = self.half_read.borrow();
        if !half_read.is_empty() {
            let files: Vec<String> = half_read.iter().map(|path| path.display().to_string()).collect();
            let words = text!(
                "{files} : lu en partie ou pas du tout, ce qui précède est faux d'autant ; « otn data check » dit pourquoi",
                "{files}: read in part or not at all, what is above is wrong by as much; “otn data check” says why",
                files = List::and(&files)
            );
            output::complain(&safe::visible(&words.in_(self.language_of(mission))), self.color);
        }
        if mission.problems.is_empty() {
            return;
        }
        let problems = Count::new(mission.problems.len(), "problème", "problèmes", "problem", "problems");
        let words = text!(
            "{problems} de lecture : ce qui précède peut être incomplet ; « otn check » les montre",
            "{problems} while reading: what is above may be incomplete; “otn check” shows them",
            problems = problems
        );
        output::complain(&words.in_(self.language_of(mission)), self.color);
    }

    /// Says on standard error what went wrong.
    pub(crate) fn complain(&self, words: &Text) {
        complain(words, self.language(), self.color);
    }
}

/// Says on standard error what went wrong.
pub(crate) fn complain(words: &Text, language: Language, color: ColorChoice) {
    let error = match language {
        Language::French => "erreur\u{202f}:",
        Language::English => "error:",
    };
    let words = safe::visible_lines(&words.in_(language));
    output::complain(&format!("\x1b[1;31m{error}\x1b[0m {words}"), color);
}

/// Returns the language that a command line asks for, before it is understood; else the system's.
pub(crate) fn language_asked(arguments: &[OsString]) -> Language {
    let words = || arguments.iter().map(|argument| argument.to_string_lossy());
    let after = words().skip_while(|word| word != "--lang").nth(1);
    let joined = words().find_map(|word| word.strip_prefix("--lang=").map(str::to_owned));
    match joined.or_else(|| after.map(std::borrow::Cow::into_owned)).as_deref() {
        Some("fr") => Language::French,
        Some("en") => Language::English,
        _ => system_language(),
    }
}

fn describe(error: &OpenError) -> Text {
    match error {
        OpenError::NotFound(folder) => text!(
            "aucune mission ici : ni {folder} ni les dossiers qui le contiennent n'ont de mission.toml\n  « otn init » en crée une ; « otn -C DOSSIER … » en ouvre une autre",
            "no mission here: neither {folder} nor the folders above hold a mission.toml\n  “otn init” makes one; “otn -C DIR …” opens another",
            folder = folder.display().to_string()
        ),
        OpenError::NotAFile(path) => text!(
            "{path} n'est pas un fichier : une mission est un dossier qui contient un fichier mission.toml",
            "{path} is not a file: a mission is a folder that holds a file mission.toml",
            path = path.display().to_string()
        ),
        OpenError::Unreadable(path, reason) => text!(
            "impossible de lire {path} : {reason}",
            "cannot read {path}: {reason}",
            path = path.display().to_string(),
            reason = reason
        ),
    }
}

/// Returns the language of the system's settings; French where it is neither of ours.
fn system_language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    match locale {
        Some(locale) if locale.starts_with("en") => Language::English,
        _ => Language::French,
    }
}

fn color(asked: Color) -> ColorChoice {
    match asked {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    }
}

/// Returns the width that `COLUMNS` or the terminal gives.
fn width() -> usize {
    let asked = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || {
        let size = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
        size.map(|(width, _)| usize::from(width.0))
    };
    asked.or_else(terminal).unwrap_or(DEFAULT_WIDTH).clamp(40, 400)
}

/// The clock is read here only; everywhere else today is an argument.
fn today() -> Date {
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock enters")]
    let seconds = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs());
    let days = i32::try_from(seconds / 86_400).unwrap_or(0);
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap_or(Date::constant(1970, 1, 1))
}

//! The edge: options in, bytes out. One file a command.

mod check;
mod choices;
mod data;
mod day;
mod diff;
mod exit;
mod explain;
mod facts;
mod filter;
mod follow;
mod gantt;
mod help_fr;
mod indicators;
mod init;
mod measure;
mod misuse;
mod output;
mod plan;
mod plan_import;
mod query;
mod rank;
mod report;
mod schedule;
mod schema;
mod session;
mod status;
mod swot;

use std::{ffi::OsString, path::PathBuf, process::ExitCode, thread};

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand, error::ErrorKind};
use jiff::civil::Date;

use crate::{
    check::review::Scope,
    language::{Language, Text, system::refusal, text},
    state_of_play::catalogue::catalogue,
};
use exit::Exit;
use session::Session;

/// From the elected officials' ambition to a followed action plan, in plain text
#[derive(Parser, Debug)]
#[command(name = "otn", version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options that every command takes.
#[derive(clap::Args, Debug)]
pub(crate) struct Global {
    /// Start from this folder instead of the current one
    #[arg(short = 'C', value_name = "DIR", global = true)]
    directory: Option<PathBuf>,
    /// Speak this language instead of the mission's
    #[arg(long, value_enum, global = true)]
    lang: Option<Lang>,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true, value_name = "WHEN")]
    color: Color,
    /// Count lateness from this day instead of today
    #[arg(long, value_name = "DATE", global = true, value_parser = day::day)]
    today: Option<Date>,
    /// Say more
    #[arg(short, long, global = true)]
    verbose: bool,
    /// Say less
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
}

/// A language, on the command line.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Lang {
    /// French
    Fr,
    /// English
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::French,
            Lang::En => Self::English,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that shows them
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Start a mission: commented files, never over what is there
    Init(init::InitArgs),
    /// Show where the mission stands, phase by phase
    Status(status::StatusArgs),
    /// Show the calendar, counted back from the council's vote
    Schedule(schedule::ScheduleArgs),
    /// Show the figures of the state of play, their benchmarks and where they come from
    Indicators(indicators::IndicatorsArgs),
    /// Ask the state of play any question, in SQL
    Query(query::QueryArgs),
    /// Hand the state of play to another tool
    #[command(subcommand)]
    Export(query::ExportCommand),
    /// List the facts, add one, or have the figures suggest some
    Facts(Box<facts::FactsArgs>),
    /// Show the strengths, weaknesses, opportunities and threats
    Swot(swot::SwotArgs),
    /// Show the options of each choice, scored, ranked, and how sturdy the ranking is
    Choices(choices::ChoicesArgs),
    /// Review the whole mission
    Check(check::MissionCheckArgs),
    /// Work with the tables of the state of play
    #[command(subcommand)]
    Data(data::DataCommand),
    /// Work with the objectives and the action plan
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Write the report of the mission for a public: the definition of the new mode of organisation
    Report(report::ReportArgs),
    /// Show what changed in the mission since a git revision
    Diff(diff::DiffArgs),
    /// Explain a rule: why it exists, a wrong and a right example
    Explain(explain::ExplainArgs),
    /// List the rules
    Rules(explain::RulesArgs),
    /// Print the schema of a file, for editors and validators
    Schema(schema::SchemaArgs),
    /// Print a shell's completions
    Completions(schema::CompletionsArgs),
    /// Print the manual page
    Man(schema::ManArgs),
}

#[derive(Subcommand, Debug)]
enum PlanCommand {
    /// Show the standard table: objectives, actions, totals
    Show(plan::ShowArgs),
    /// Rank the actions, or choose those that the means allow
    Rank(rank::RankArgs),
    /// Show the plan over time
    Gantt(gantt::GanttArgs),
    /// Review the choices, the objectives, the actions and the risks
    Check(check::MissionCheckArgs),
    /// Show progress, lateness, spending, risks, and what to adjust
    Follow(follow::FollowArgs),
    /// Add a measure to the log, plan/follow-up.csv
    Measure(measure::MeasureArgs),
    /// Bring a changed workbook back, or another tool's plan in
    Import(plan_import::PlanImportArgs),
    /// Write the report of the plan
    Report(report::PlanReportArgs),
}

/// Returns the command line's description, its help in one language.
fn command(language: Language) -> clap::Command {
    match language {
        Language::French => help_fr::french(Cli::command()),
        Language::English => Cli::command(),
    }
}

/// Says what is wrong with a command line, or prints the help or the version that it asks for.
fn misused(error: &clap::Error, language: Language) -> Exit {
    match misuse::describe(error) {
        Some(words) => {
            session::complain(&words, language, anstream::ColorChoice::Auto);
            Exit::Misuse
        }
        None => {
            // Nowhere is left to complain if the terminal is gone.
            let _ = error.print();
            if error.use_stderr() { Exit::Misuse } else { Exit::Clean }
        }
    }
}

/// Begins to read the tools' descriptions, in which nearly every command looks something up, while it is made out which.
fn read_ahead(arguments: &[OsString]) {
    let is_option = |argument: &OsString| argument.as_encoded_bytes().starts_with(b"-");
    if arguments.iter().skip(1).any(|argument| !is_option(argument)) {
        // Without a thread they are read when they are asked for.
        let _ = thread::Builder::new().spawn(catalogue);
    }
}

/// Runs a command line.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = session::language_asked(&arguments);
    read_ahead(&arguments);
    // A right command line is understood without the words of its help, which take a while to put into French.
    let parsed = Cli::command().try_get_matches_from(&arguments);
    let parsed = parsed.or_else(|error| match error.kind() {
        ErrorKind::DisplayVersion => Err(error),
        _ => command(language).try_get_matches_from(&arguments),
    });
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return misused(&error, language).into(),
    };
    let session = Session::new(&cli.global);
    let done = match &cli.command {
        Command::Indicators(args) => indicators::run(&session, args),
        Command::Query(args) => query::query(&session, args),
        Command::Export(query::ExportCommand::Sqlite(args)) => query::export(&session, args),
        Command::Facts(args) => facts::run(&session, args),
        Command::Status(args) => status::run(&session, args),
        Command::Schedule(args) => schedule::run(&session, args),
        Command::Swot(args) => swot::run(&session, args),
        Command::Choices(args) => choices::run(&session, args),
        Command::Plan(PlanCommand::Show(args)) => plan::run(&session, args),
        Command::Plan(PlanCommand::Rank(args)) => rank::run(&session, args),
        Command::Plan(PlanCommand::Gantt(args)) => gantt::run(&session, args),
        Command::Check(args) => check::mission(&session, args, Scope::Mission),
        Command::Data(command) => data::run(&session, command),
        Command::Plan(PlanCommand::Check(args)) => check::mission(&session, args, Scope::Plan),
        Command::Plan(PlanCommand::Follow(args)) => follow::run(&session, args),
        Command::Plan(PlanCommand::Measure(args)) => measure::run(&session, args),
        Command::Plan(PlanCommand::Import(args)) => plan_import::run(&session, args),
        Command::Plan(PlanCommand::Report(args)) => report::plan(&session, args),
        Command::Report(args) => report::run(&session, args),
        Command::Diff(args) => diff::run(&session, args),
        Command::Explain(args) => explain::explain(&session, args),
        Command::Rules(args) => explain::rules(&session, args),
        Command::Init(args) => init::run(&session, args),
        Command::Schema(args) => schema::schema(&session, args),
        Command::Completions(args) => schema::completions(&session, args),
        Command::Man(args) => schema::man(&session, args),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(error) => {
            session.complain(&failure(&error));
            Exit::Misuse.into()
        }
    }
}

/// Returns what went wrong and where, outermost first, the system's refusals in words.
fn failure(error: &anyhow::Error) -> Text {
    let words = |cause: &(dyn std::error::Error + 'static)| match cause.downcast_ref::<std::io::Error>() {
        Some(error) => refusal(error),
        None if cause.is::<output::IsASource>() => text!(
            "la mission se lit dans ce fichier : il n'est pas écrasé",
            "the mission is read from this file: it is not written over"
        ),
        None => Text::same(&cause.to_string()),
    };
    let causes = error.chain().map(words);
    let joined =
        causes.reduce(|all, cause| text!("{all} : {cause}", "{all}: {cause}", all = all, cause = cause));
    joined.unwrap_or_else(|| Text::same(""))
}

//! `otn plan measure`: one more line in the log.

use jiff::civil::Date;

use super::{exit::Exit, output, session::Session};
use crate::{
    language::{
        Language, Text,
        list::List,
        number::{Number, typed, typed_by_hand, typed_euros},
        safe, suggestion,
        system::refusal,
        text,
        vocabulary::Vocabulary as _,
    },
    mission::{
        Mission,
        follow_up::{COST, EARLIEST, LOG, date, is_measure},
        log::{Added, Entry, LogError, append},
        vocabulary::Status,
    },
    state_of_play::unit,
    strategy::subject::{figures_of, subjects, unit},
};

/// Options of `otn plan measure`.
#[derive(clap::Args, Debug)]
pub(crate) struct MeasureArgs {
    /// What is measured: an action, action/indicator, action/cost (euros spent so far, in all) or an objective
    subject: String,
    /// The figure: 12.5, 12,5 or "1 234"; may be left out where --status says what there is to say
    #[arg(allow_hyphen_values = true, required_unless_present = "status")]
    value: Option<String>,
    /// The day of the measure; today if absent
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Where the action stands: planned, running, done or dropped
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,
    /// Free words
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    comment: Option<String>,
    /// Accept a day that is still to come
    #[arg(long)]
    future: bool,
}

/// Adds the measure, or says why not.
pub(crate) fn run(session: &Session, args: &MeasureArgs) -> anyhow::Result<Exit> {
    let mission = match session.open() {
        Ok(mission) => mission,
        Err(exit) => return Ok(exit),
    };
    let language = session.language_of(&mission);
    let entry = match entry(session, args, &mission) {
        Ok(entry) => entry,
        Err(words) => return Ok(refused(session, &words, language)),
    };
    match append(&mission.root, &entry, own_language(&mission)) {
        Ok(added) => {
            let words = report(&entry, &added, session);
            output::print(&format!("{}\n", safe::visible_lines(&words.in_(language))), session.color)?;
            Ok(Exit::Clean)
        }
        Err(error) => Ok(refused(session, &describe(&error), language)),
    }
}

fn refused(session: &Session, words: &Text, language: Language) -> Exit {
    super::session::complain(words, language, session.color);
    Exit::Misuse
}

/// Returns the language of the mission's files, whatever the one spoken.
fn own_language(mission: &Mission) -> Language {
    match mission.frame.language.as_ref().map(|code| code.value.as_str()) {
        Some("en") => Language::English,
        _ => Language::French,
    }
}

fn entry(session: &Session, args: &MeasureArgs, mission: &Mission) -> Result<Entry, Text> {
    let subject = subject(&args.subject, mission)?;
    let subject = if args.value.is_some() { followed(subject, mission)? } else { subject };
    let value = args.value.as_deref().map(|value| measured(value, &subject, mission)).transpose()?;
    let status = args.status.as_deref().map(status).transpose()?;
    let day = match &args.date {
        None => session.today,
        Some(text) => date(text).ok_or_else(|| {
            text!(
                "« {text} » n'est pas une date : écrivez 2026-11-24 ou 24/11/2026",
                "“{text}” is no date: write 2026-11-24 or 24/11/2026",
                text = text
            )
        })?,
    };
    if day > session.today && !args.future {
        return Err(text!(
            "le {day} est encore à venir : une mesure se prend, elle ne se prévoit pas\n  --future l'accepte quand même",
            "{day} is still to come: a measure is taken, not foreseen\n  --future accepts it all the same",
            day = day
        ));
    }
    if day < EARLIEST {
        return Err(text!(
            "le {day} est trop ancien pour être le jour d'une mesure",
            "{day} is too old to be the day of a measure",
            day = day
        ));
    }
    let comment = args.comment.clone().filter(|comment| !comment.trim().is_empty());
    Ok(Entry { date: day, subject, value, status, comment })
}

/// Subjects compared for a suggestion.
const MOST_CANDIDATES: usize = 2_000;

fn subject(word: &str, mission: &Mission) -> Result<String, Text> {
    let subjects = subjects(mission);
    let word = word.trim();
    if subjects.iter().any(|subject| subject == word) {
        return Ok(word.to_owned());
    }
    let near = suggestion::nearest(word, subjects.iter().take(MOST_CANDIDATES).map(String::as_str));
    Err(match near {
        Some(near) => text!(
            "« {word} » n'est ni une action, ni un de ses indicateurs, ni un objectif ; vouliez-vous dire « {near} » ?",
            "“{word}” is no action, none of its indicators and no objective; did you mean “{near}”?",
            word = word,
            near = near
        ),
        None => text!(
            "« {word} » n'est ni une action, ni un de ses indicateurs, ni un objectif\n  « otn plan follow --all » donne les actions et les objectifs",
            "“{word}” is no action, none of its indicators and no objective\n  “otn plan follow --all” gives the actions and the objectives",
            word = word
        ),
    })
}

/// Returns the subject under which a figure is followed: for an action with one indicator, that one.
fn followed(subject: String, mission: &Mission) -> Result<String, Text> {
    let Some(action) = mission.action(&subject) else { return Ok(subject) };
    let mut figures = figures_of(action);
    match figures.len() {
        1 => Ok(figures.remove(0)),
        0 => Err(text!(
            "l'action « {subject} » n'a pas d'indicateur : un chiffre n'y compterait nulle part\n  donnez-lui un indicateur dans le plan, ou dites où elle en est : --status, --comment",
            "the action “{subject}” has no indicator: a figure would count nowhere\n  give it an indicator in the plan, or say where it stands: --status, --comment",
            subject = subject
        )),
        _ => Err(text!(
            "l'action « {subject} » a plusieurs indicateurs : dites lequel, {figures}",
            "the action “{subject}” has several indicators: say which, {figures}",
            subject = subject,
            figures = List::or(&figures)
        )),
    }
}

/// Reads a figure, alone or with the subject's own unit after it.
fn measured(value: &str, subject: &str, mission: &Mission) -> Result<f64, Text> {
    let value = value.trim();
    let is_cost = subject.strip_suffix(COST).is_some_and(|bearer| bearer.ends_with('/'));
    let read = if is_cost { typed_euros } else { typed_by_hand };
    let figure = |text: &str| read(text).filter(|value| is_measure(*value));
    if is_cost && value.starts_with(['-', '\u{2212}']) {
        return Err(text!(
            "« {value} » : ce qui est dépensé en tout ne peut pas être négatif",
            "“{value}”: what is spent in all cannot be negative",
            value = value
        ));
    }
    if let Some(alone) = figure(value) {
        return Ok(alone);
    }
    let in_number =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '.' | '-' | '\u{2212}');
    let end = value.find(|c| !in_number(c)).unwrap_or(value.len());
    let (number, written) = value.split_at(end);
    let number =
        figure(number).ok_or_else(|| no_figure(if number.trim().is_empty() { value } else { number }))?;
    match unit(subject, mission) {
        Some(unit) if unit::own(Some(unit)).is_written(written) => Ok(number),
        Some(unit) => Err(text!(
            "« {value} » : {subject} se mesure en « {unit} » ; écrivez le nombre seul, ou suivi de cette unité",
            "“{value}”: {subject} is measured in “{unit}”; write the number alone, or that unit after it",
            value = value,
            subject = subject,
            unit = unit
        )),
        None => Err(text!(
            "« {value} » : le plan ne donne pas d'unité à {subject} ; écrivez le nombre seul",
            "“{value}”: the plan gives {subject} no unit; write the number alone",
            value = value,
            subject = subject
        )),
    }
}

fn no_figure(value: &str) -> Text {
    if value.contains([',', '.']) && typed(&value.replace([',', '.'], "")).is_some() {
        return text!(
            "« {value} » peut se lire de deux façons : écrivez les milliers sans signe (1200), les décimales derrière un point et pas par trois (1.2, 1.2340)",
            "“{value}” can be read in two ways: write thousands without a mark (1200), decimals behind a point and not by three (1.2, 1.2340)",
            value = value
        );
    }
    text!(
        "« {value} » n'est pas un nombre que l'on puisse suivre : écrivez par exemple 12,5 ou \"1 234\"",
        "“{value}” is no figure that can be followed: write for instance 12.5 or \"1 234\"",
        value = value
    )
}

fn status(word: &str) -> Result<Status, Text> {
    Status::parse(word).ok_or_else(|| {
        text!(
            "« {word} » n'est pas un statut ; les statuts sont : {keys}",
            "“{word}” is no status; the statuses are: {keys}",
            word = word,
            keys = List::or(&Status::spellings())
        )
    })
}

fn report(entry: &Entry, added: &Added, session: &Session) -> Text {
    let written = text!(
        "{log}, ligne {line} : {text}",
        "{log}, line {line}: {text}",
        log = LOG,
        line = added.line,
        text = added.text
    );
    if session.quiet {
        return written;
    }
    let (past, to_come): (Vec<Date>, Vec<Date>) =
        added.later.iter().partition(|later| **later <= session.today);
    match (added.same_day, past.last().or(to_come.first())) {
        (Some(value), _) if entry.value.is_some() => text!(
            "{written}\nCe sujet avait déjà une mesure ce jour-là, {value} : la nouvelle la remplace, l'ancienne reste dans le journal.",
            "{written}\nThis subject already had a measure that day, {value}: the new one replaces it, the old one stays in the log.",
            written = written,
            value = Number::new(value)
        ),
        (_, Some(later)) if *later > session.today => text!(
            "{written}\nLe journal a aussi, pour ce sujet, une ligne du {later}, encore à venir : elle ne compte pas avant ce jour.",
            "{written}\nThe log also has, for this subject, a line of {later}, still to come: it does not count before that day.",
            written = written,
            later = *later
        ),
        (_, Some(later)) => text!(
            "{written}\nCe sujet a été mesuré depuis, le {later} : c'est cette mesure-là qui compte aujourd'hui.",
            "{written}\nThis subject has been measured since, on {later}: that measure is the one that counts today.",
            written = written,
            later = *later
        ),
        _ => written,
    }
}

fn describe(error: &LogError) -> Text {
    let reason = match error {
        LogError::Busy => text!(
            "quelqu'un d'autre écrit dans le journal depuis trente secondes ; réessayez",
            "someone else has been writing the log for thirty seconds; try again"
        ),
        LogError::LinkOutside => text!(
            "le journal est un lien qui sort du dossier de la mission",
            "the log is a link that leads out of the mission's folder"
        ),
        LogError::Column(name) => text!(
            "l'en-tête du journal n'a pas de colonne « {name} » : la première ligne doit être date,subject,value,status,comment",
            "the log's header has no column “{name}”: its first line must be date,subject,value,status,comment",
            name = name
        ),
        LogError::Encoding => text!(
            "le journal est en Windows-1252, qui n'a pas toutes les lettres de ce commentaire : enregistrez-le en UTF-8",
            "the log is in Windows-1252, which lacks letters of this comment: save it as UTF-8"
        ),
        LogError::Quotes(line) => text!(
            "un guillemet (\") ouvert à la ligne {line} n'est jamais fermé, ou la ligne est abîmée : corrigez-la d'abord",
            "a quotation mark (\") opened on line {line} is never closed, or the line is damaged: mend it first",
            line = line
        ),
        LogError::Io(error) => refusal(error),
    };
    text!(
        "rien n'a été ajouté, {log} est tel qu'il était : {reason}",
        "nothing was added, {log} is as it was: {reason}",
        log = LOG,
        reason = reason
    )
}

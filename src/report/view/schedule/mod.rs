//! The backward schedule laid out: steps by phase, dates to reckon with, support, bars over days.

mod dates;
mod exported;

use crate::{
    frame::{
        schedule::{Schedule, Status, StepView},
        steps::bare,
    },
    language::{Text, count::Count, date::Short, list::List, text},
    report::document::{Block, Cell, Column, Document, Line, Sign, Table, Timeline},
};

pub(super) use dates::{dates, support};
pub(crate) use exported::{events, flat, name};

/// Marks what is on the critical path.
const CRITICAL: &str = "◆";

/// Lays out the whole schedule.
pub(crate) fn document(schedule: &Schedule<'_>) -> Document {
    let mut blocks = vec![Block::Paragraph(summary(schedule))];
    blocks.extend(replaced(schedule).map(Block::Paragraph));
    blocks.push(Block::Paragraph(legend()));
    for phase in phases(schedule) {
        blocks.push(Block::Heading(phase_name(phase)));
        blocks.push(Block::Table(steps(schedule.steps.iter().filter(|step| step.phase == phase))));
    }
    blocks.extend(unsaid(schedule).map(Block::Paragraph));
    blocks.push(Block::Heading(text!("Du vote à aujourd'hui", "From the vote back to today")));
    blocks.push(Block::Timeline(bars(schedule)));
    blocks.push(Block::Heading(text!("Dates à connaître", "Dates to know")));
    blocks.extend(dates(schedule));
    blocks.push(Block::Heading(text!("Accompagnement de la fédération", "The federation's support")));
    blocks.push(Block::Table(support(&schedule.support)));
    Document { title: title(schedule), blocks }
}

fn title(schedule: &Schedule<'_>) -> Text {
    text!("Rétro-planning — {name}", "Backward schedule — {name}", name = schedule.mission)
}

fn days(number: i64) -> Count {
    let number = usize::try_from(number.unsigned_abs()).unwrap_or(usize::MAX);
    Count::new(number, "jour ouvré", "jours ouvrés", "working day", "working days")
}

/// Says whether all can be ready, and what is late.
pub(super) fn summary(schedule: &Schedule<'_>) -> Text {
    let left = schedule.steps.iter().filter(|step| step.status != Status::Done).count();
    let left = text!(
        "{left} à faire sur {all}",
        "{left} of {all} to do",
        left = Count::new(left, "étape", "étapes", "step", "steps"),
        all = schedule.steps.len()
    );
    let Some(vote) = schedule.vote else {
        return text!(
            "{left}. Le vote n'a pas de date ([calendar] vote) : il peut se tenir au plus tôt le {earliest}, d'où le calendrier est compté.",
            "{left}. The vote has no day ([calendar] vote): it can be held on {earliest} at the earliest, from which the schedule is counted.",
            left = left,
            earliest = schedule.earliest_vote
        );
    };
    let late = schedule.steps.iter().filter(|step| step.status == Status::Late).count();
    let state = match () {
        () if vote < schedule.today => text!(
            "il est passé : ce que rien ne dit fait est montré « non dit »",
            "it is past: what nothing says done is shown as “not said”"
        ),
        () if schedule.missing_days > 0 => text!(
            "il manque {missing} : tout ne peut être prêt que le {earliest}",
            "{missing} missing: all can be ready on {earliest} only",
            missing = days(schedule.missing_days),
            earliest = schedule.earliest_vote
        ),
        () => text!(
            "tout peut être prêt le {earliest}",
            "all can be ready on {earliest}",
            earliest = schedule.earliest_vote
        ),
    };
    let late = if late == 0 {
        Text::fixed("", "")
    } else {
        text!(
            " {late} en retard.",
            " {late} late.",
            late = Count::new(late, "étape est", "étapes sont", "step is", "steps are")
        )
    };
    text!(
        "Vote le {vote} ; {state}. {left}.{late}",
        "Vote on {vote}; {state}. {left}.{late}",
        vote = vote,
        state = state,
        left = left,
        late = late
    )
}

/// Says which phases the schedule counts nothing of, and how to bring them back.
pub(super) fn replaced(schedule: &Schedule<'_>) -> Option<Text> {
    Some(text!(
        "Les [[step]] de mission.toml remplacent toutes les étapes de la méthode : {bare}, rien n'en est compté ici. Écrivez les leurs, ou donnez phase = ou method = à celles qui en sont ; une étape qui en attend une de la méthode (after) la fait venir, avec tout ce qu'elle attend.",
        "The [[step]] tables of mission.toml replace all of the method's steps: {bare}, and nothing of them is counted here. Write theirs, or give phase = or method = to those that belong there; a step that waits for one of the method's (after) brings it in, with all that it waits for.",
        bare = bare(&schedule.phases_without_step)?
    ))
}

/// Says what the dates and the marks of the steps' table mean.
pub(super) fn legend() -> Text {
    text!(
        "Début et fin au plus tard ; pour une étape commencée ou faite, le jour où elle l'a été. Marges et retards en jours ouvrés, sans week-ends, jours fériés ni jours fermés. {mark} : chemin critique, les étapes qui ont le moins de marge. → : à qui le résultat est présenté.",
        "Latest start and end; for a step that has begun or is done, the day it was. Slack and lateness in working days, without week-ends, public holidays and closed days. {mark}: critical path, the steps with the least slack. →: to whom the result is presented.",
        mark = CRITICAL
    )
}

/// Returns the phases that have steps, in order; steps without a phase come first.
fn phases(schedule: &Schedule<'_>) -> Vec<Option<i64>> {
    let mut phases: Vec<Option<i64>> = schedule.steps.iter().map(|step| step.phase).collect();
    phases.sort_unstable();
    phases.dedup();
    phases
}

/// Returns the name of one of the method's phases.
pub(super) fn phase_name(phase: Option<i64>) -> Text {
    match phase {
        Some(1) => text!(
            "Phase 1 — sensibiliser, fixer le calendrier",
            "Phase 1 — raise awareness, set the calendar"
        ),
        Some(2) => text!("Phase 2 — état des lieux", "Phase 2 — state of play"),
        Some(3) => text!("Phase 3 — diagnostic", "Phase 3 — diagnosis"),
        Some(4) => {
            text!("Phase 4 — choix, objectifs, plan d'actions", "Phase 4 — choices, objectives, action plan")
        }
        Some(_) | None => text!("Sans phase", "No phase"),
    }
}

/// Returns how to say that a step was done, where nothing tells of some.
fn unsaid(schedule: &Schedule<'_>) -> Option<Text> {
    let first = schedule.steps.iter().find(|step| step.status == Status::Unrecorded)?;
    Some(text!(
        "« non dit » : rien dans le dossier ne dit si l'étape a été faite. Si elle l'a été, ajoutez à mission.toml : [[calendar.done]], puis à la ligne step = \"{id}\", puis à la ligne date = {today}, le jour où elle l'a été.",
        "“not said”: nothing in the folder says whether the step was done. If it was, add to mission.toml: [[calendar.done]], then on the next line step = \"{id}\", then on the next date = {today}, the day it was.",
        id = first.id,
        today = schedule.today.to_string()
    ))
}

fn phase_number(phase: Option<i64>) -> Text {
    phase.map_or(text!("Sans phase", "No phase"), |phase| {
        text!("Phase {phase}", "Phase {phase}", phase = phase)
    })
}

/// Lays out all the steps as one table.
pub(super) fn all_steps(schedule: &Schedule<'_>) -> Table {
    steps(schedule.steps.iter())
}

/// Lays out the steps that are left; none where nothing is.
pub(super) fn left(schedule: &Schedule<'_>) -> Option<Table> {
    let columns = vec![
        Column::left(text!("Étape", "Step")),
        Column::left(text!("Responsable", "Owner")),
        Column::left(text!("Quand", "When")),
        Column::left(text!("État", "Status")),
    ];
    let open = |step: &&StepView<'_>| !matches!(step.status, Status::Done | Status::Unrecorded);
    let rows = schedule.steps.iter().filter(open).map(|step| {
        let state = Cell::Status(sign(step.status), status(step));
        vec![Cell::Raw(step.label.clone()), people(step), Cell::Words(when(step)), state]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    (!rows.is_empty()).then_some(Table { columns, rows })
}

/// Names the steps of which nothing says whether they were done; none where there are none.
pub(super) fn unrecorded(schedule: &Schedule<'_>) -> Option<Text> {
    let silent = schedule.steps.iter().filter(|step| step.status == Status::Unrecorded);
    let names: Vec<Text> = silent.map(|step| Text::same(&step.label)).collect();
    (!names.is_empty()).then(|| {
        text!(
            "Rien ne dit si ces étapes ont été faites : {names}.",
            "Nothing says whether these steps were done: {names}.",
            names = Text::set_apart(names)
        )
    })
}

/// Says when a step was done, or when it must be.
pub(super) fn when(step: &StepView<'_>) -> Text {
    let latest = Short(step.latest_end);
    match (step.status, step.done, step.started) {
        (Status::Done, Some(done), _) => text!("faite le {done}", "done on {done}", done = Short(done)),
        (Status::Done, None, _) => text!("faite", "done"),
        (Status::Unrecorded, _, _) => {
            text!("rien ne dit si elle a été faite", "nothing says whether it was done")
        }
        (_, _, Some(started)) => text!(
            "commencée le {started}, à finir le {latest} au plus tard",
            "begun on {started}, to be ended on {latest} at the latest",
            started = Short(started),
            latest = latest
        ),
        (_, _, None) if step.id == "vote" => text!("le {latest}", "on {latest}", latest = latest),
        (_, _, None) => text!("au plus tard le {latest}", "on {latest} at the latest", latest = latest),
    }
}

fn steps<'a>(steps: impl Iterator<Item = &'a StepView<'a>>) -> Table {
    let columns = vec![
        Column::left(text!("Étape", "Step")),
        Column::left(text!("Responsable", "Owner")),
        Column::right(text!("Début", "Start")),
        Column::right(text!("Fin", "End")),
        Column::right(text!("Marge", "Slack")),
        Column::left(text!("État", "Status")),
    ];
    let rows = steps.map(|step| {
        vec![
            Cell::Raw(step.label.clone()),
            people(step),
            match step.status {
                Status::Done => Cell::Empty,
                _ => Cell::Date(step.started.unwrap_or(step.latest_start)),
            },
            match (step.status, step.done) {
                (Status::Done, done) => done.map_or(Cell::Empty, Cell::Date),
                (_, _) => Cell::Date(step.latest_end),
            },
            slack(step),
            Cell::Status(sign(step.status), status(step)),
        ]
    });
    Table { columns, rows: rows.collect() }
}

/// Returns who does a step, and to whom it is presented.
fn people(step: &StepView<'_>) -> Cell {
    let owner = step.owner_name.as_ref().map_or("", |name| short(name));
    if step.audience.is_empty() {
        return Cell::Raw(owner.to_owned());
    }
    let audience = List::and(&step.audience);
    Cell::Words(text!("{owner} → {audience}", "{owner} → {audience}", owner = owner, audience = audience))
}

/// Returns a person's name without the function that follows a comma.
fn short(name: &str) -> &str {
    name.split_once(',').map_or(name, |(name, _)| name)
}

fn slack(step: &StepView<'_>) -> Cell {
    let Some(slack) = step.slack_days else { return Cell::Empty };
    let mark = if step.critical { format!("{CRITICAL}\u{a0}") } else { String::new() };
    Cell::Words(text!("{mark}{slack}", "{mark}{slack}", mark = mark, slack = slack))
}

fn slack_words(slack: i64, is_critical: bool) -> Text {
    let words = if slack < 0 {
        text!("Il manque {days}", "{days} missing", days = days(slack))
    } else {
        text!("Marge : {days}", "Slack: {days}", days = days(slack))
    };
    if is_critical {
        text!("{words} (chemin critique)", "{words} (critical path)", words = words)
    } else {
        words
    }
}

fn sign(status: Status) -> Sign {
    match status {
        Status::Done => Sign::Good,
        Status::Running => Sign::Running,
        Status::Late => Sign::Bad,
        Status::Delayed => Sign::Watch,
        Status::Planned | Status::Unrecorded => Sign::Unknown,
    }
}

fn status_name(status: Status) -> Text {
    match status {
        Status::Done => text!("faite", "done"),
        Status::Late => text!("en retard", "late"),
        Status::Delayed => text!("retardée", "delayed"),
        Status::Running => text!("engagée", "running"),
        Status::Planned => text!("prévue", "planned"),
        Status::Unrecorded => text!("non dit", "not said"),
    }
}

fn status(step: &StepView<'_>) -> Text {
    match step.status {
        Status::Late => text!("en retard de {late} j", "late by {late} d", late = step.late_days),
        Status::Delayed => text!("retardée par d'autres", "delayed by others"),
        status => status_name(status),
    }
}

/// Lays out the steps as bars over days.
pub(super) fn bars(schedule: &Schedule<'_>) -> Timeline {
    let vote = schedule.vote.unwrap_or(schedule.earliest_vote);
    let bars = || schedule.steps.iter().filter_map(|step| step.bar);
    let from = bars().map(|(first, _)| first).min().unwrap_or(schedule.today).min(schedule.today);
    let to = bars().map(|(_, last)| last).max().unwrap_or(vote).max(vote);
    let mut lines = Vec::new();
    for phase in phases(schedule) {
        lines.push(Line::heading(phase_number(phase)));
        lines.extend(schedule.steps.iter().filter(|step| step.phase == phase).map(|step| {
            let mark = if step.critical { format!("{CRITICAL} ") } else { String::new() };
            Line {
                label: Text::same(&format!("{mark}{}", step.label)),
                is_heading: false,
                span: step.bar,
                slack_until: step.slack_until,
                sign: sign(step.status),
                done: None,
            }
        }));
    }
    let alternative = text!(
        "Les étapes, du {from} au vote du {vote} : {counts}",
        "The steps, from {from} to the vote of {vote}: {counts}",
        from = from,
        vote = vote,
        counts = counts(schedule)
    );
    Timeline { alternative, from, to, today: schedule.today, lines, legend: key(schedule) }
}

/// Returns how many steps stand where, in words.
fn counts(schedule: &Schedule<'_>) -> Text {
    let of = |status: Status, fr: [&'static str; 2], en: &'static str| {
        let count = schedule.steps.iter().filter(|step| step.status == status).count();
        let words = Count::new(count, fr[0], fr[1], en, en);
        (count > 0).then(|| text!("{words}", "{words}", words = words))
    };
    let counts = [
        of(Status::Done, ["faite", "faites"], "done"),
        of(Status::Running, ["engagée", "engagées"], "running"),
        of(Status::Late, ["en retard", "en retard"], "late"),
        of(Status::Delayed, ["retardée par d'autres", "retardées par d'autres"], "delayed by others"),
        of(Status::Planned, ["à venir", "à venir"], "to come"),
        of(
            Status::Unrecorded,
            ["dont rien ne dit l'état", "dont rien ne dit l'état"],
            "of which nothing is said",
        ),
    ];
    let counts: Vec<Text> = counts.into_iter().flatten().collect();
    text!("{all}", "{all}", all = List::and(&counts))
}

/// Says what the signs, the bars and the lines of the steps mean.
fn key(schedule: &Schedule<'_>) -> Text {
    text!(
        "✓ faite, ▸ engagée, · à venir ou non dite, ! retardée par d'autres, ✗ en retard ; {mark} : chemin critique. Les barres de ce qui est fait ou engagé sont aux jours connus, les autres aux dates au plus tard ; pointillé : la marge de ce qui est engagé ; trait vertical : aujourd'hui, {today}.",
        "✓ done, ▸ running, · to come or not said, ! delayed by others, ✗ late; {mark}: critical path. The bars of what is done or running stand on the days that are known, the others on the latest dates; dots: the slack of what is running; upright line: today, {today}.",
        mark = CRITICAL,
        today = schedule.today
    )
}

//! The tables of the follow-up; each with its heading, or nothing where there is nothing to say.

use jiff::civil::Date;

use super::{super::plan::amount, Shown, named as titled, person, reason, weather};
use crate::{
    language::{
        Text,
        count::Count,
        date::Short,
        number::{Number, Share},
        text,
        vocabulary::Vocabulary as _,
    },
    mission::Mission,
    report::document::{Block, Cell, Column, Sign, Spark, Table},
    strategy::{
        follow_up::{ActionProgress, FollowUp, IndicatorProgress, ObjectiveProgress, Reason},
        progress::{Point, days_between},
        standing::Standing,
    },
};

/// The most lines of what to adjust: a longer list is not read.
const MOST_ADJUSTMENTS: usize = 12;

/// Lays out what to adjust, the worst first.
pub(crate) fn adjustments(view: &FollowUp<'_>, mission: &Mission) -> Vec<Block> {
    let heading = Block::Heading(text!("À ajuster", "To adjust"));
    if view.adjust.is_empty() {
        return vec![
            heading,
            Block::Paragraph(text!("Rien : le plan suit son chemin.", "Nothing: the plan follows its path.")),
        ];
    }
    let rows = view.adjust.iter().take(MOST_ADJUSTMENTS).map(|adjustment| {
        vec![
            match adjustment.reason {
                Reason::StatusDiffers { .. } => {
                    Cell::Status(Sign::Unknown, text!("à accorder", "to be agreed"))
                }
                _ => weather(adjustment.standing),
            },
            Cell::Words(text!(
                "{name} : {why}. {owner}",
                "{name}: {why}. {owner}",
                name = titled(adjustment.id, mission),
                why = reason::words(&adjustment.reason),
                owner = adjustment.owner.map_or("", |owner| mission.person_name(owner))
            )),
            Cell::Words(reason::how(&adjustment.reason, adjustment.id)),
        ]
    });
    let table = Table {
        columns: vec![
            Column::left(text!("Météo", "Weather")),
            Column::left(text!("Pourquoi", "Why")),
            Column::left(text!("Que faire", "What to do")),
        ],
        rows: rows.collect(),
    };
    let mut blocks = vec![heading, Block::Table(table)];
    if view.adjust.len() > MOST_ADJUSTMENTS {
        blocks.push(Block::Paragraph(text!(
            "Et {more} de moindre gravité : --format json les donne toutes.",
            "And {more} less grave: --format json gives them all.",
            more = Count::new(view.adjust.len() - MOST_ADJUSTMENTS, "autre", "autres", "other", "others")
        )));
    }
    blocks
}

/// Lays out the objectives, each with its actions rolled up.
pub(crate) fn objectives(view: &FollowUp<'_>) -> Vec<Block> {
    let rows = view.objectives.iter().map(|objective| {
        let actions = done_words(view, objective);
        vec![
            weather(objective.standing),
            Cell::Raw(format!("{} ({})", objective.statement, objective.id)),
            Cell::Words(measure_words(objective, view.today)),
            objective.done.map_or(Cell::Empty, Cell::Bar),
            Cell::Words(actions),
        ]
    });
    let columns = vec![
        Column::left(text!("Météo", "Weather")),
        Column::left(text!("Objectif", "Objective")),
        Column::left(measure_heading(view.today)),
        Column::left(done_heading()),
        Column::left(text!("Ses actions", "Its actions")),
    ];
    section(text!("Objectifs", "Objectives"), columns, rows.collect())
}

/// Returns the heading of the column of what objectives measure.
pub(crate) fn measure_heading(today: Date) -> Text {
    text!(
        "Sa mesure, et l'attendu au {day}",
        "Its measure, and what is expected by {day}",
        day = Short(today)
    )
}

/// Says what an objective measures, and what is expected today.
pub(crate) fn measure_words(objective: &ObjectiveProgress<'_>, today: Date) -> Text {
    let (Some(latest), Some(expected), Some(target)) =
        (objective.latest, objective.expected, objective.target)
    else {
        return text!("pas encore mesuré", "not measured yet");
    };
    text!(
        "{measured} ; attendu {expected} ; cible {target}",
        "{measured}; expected {expected}; target {target}",
        measured = measured(latest, objective.unit, today),
        expected = amount(expected, objective.unit),
        target = amount(target, objective.unit)
    )
}

/// Adds what was said beside a measure: who was asked, what is counted.
pub(crate) fn commented(words: Text, measure: Point<'_>) -> Text {
    match measure.comment {
        Some(comment) => {
            text!("{words} ; « {comment} »", "{words}; “{comment}”", words = words, comment = comment)
        }
        None => words,
    }
}

/// The days after which a measure's age is told: it no longer says where things stand today.
const RECENT_DAYS: i64 = 30;

/// Says what was measured, when, and how long ago where it is old.
fn measured(latest: Point<'_>, unit: Option<&str>, today: Date) -> Text {
    let words = text!(
        "{value} le {date}",
        "{value} on {date}",
        value = amount(latest.value, unit),
        date = Short(latest.date)
    );
    let age = days_between(latest.date, today);
    if age <= RECENT_DAYS {
        return words;
    }
    text!("{words}, il y a {age}", "{words}, {age} ago", words = words, age = reason::day_count(age))
}

/// Returns the heading of the column of the share of actions done.
pub(crate) fn done_heading() -> Text {
    text!("Part des actions faite", "Share of actions done")
}

/// Says the share done, and whose actions it is of where the objective has those of others.
pub(crate) fn share_words(objective: &ObjectiveProgress<'_>, done: f64) -> Text {
    if objective.strategic {
        text!(
            "actions des objectifs liés : {share}",
            "actions of the objectives below: {share}",
            share = Share(done)
        )
    } else {
        text!("{share}", "{share}", share = Share(done))
    }
}

fn done_words(view: &FollowUp<'_>, objective: &ObjectiveProgress<'_>) -> Text {
    let Some(done) = objective.done else { return text!("aucune action", "no action") };
    let mut words = text!(
        "{share} ; {done} sur {all} faites",
        "{share}; {done} of {all} done",
        share = share_words(objective, done),
        done = objective.actions_done,
        all = objective.actions
    );
    if objective.unmeasured > 0 {
        let n = objective.unmeasured;
        words = text!("{words}, {n} sans mesure", "{words}, {n} not measured", words = words, n = n);
    }
    match objective.because {
        Some(worst) if worst != objective.id && objective.standing > Standing::OnTrack => {
            let action = view.actions.iter().find(|action| action.id == worst);
            let worst = action.map_or(worst, |action| action.title);
            text!("{words} ; la pire : {worst}", "{words}; the worst: {worst}", words = words, worst = worst)
        }
        _ => words,
    }
}

/// Names what is measured: an objective by its statement, its id beside; what has no name by its id.
fn named(view: &FollowUp<'_>, subject: &str) -> String {
    let objective = view.objectives.iter().find(|objective| objective.id == subject);
    match objective.map(|objective| objective.statement.as_ref()).filter(|statement| !statement.is_empty()) {
        Some(statement) => format!("{statement} ({subject})"),
        None => subject.to_owned(),
    }
}

/// Lays out the actions.
pub(crate) fn actions(view: &FollowUp<'_>, mission: &Mission, shown: Shown) -> Vec<Block> {
    let kept: Vec<&ActionProgress<'_>> =
        view.actions.iter().filter(|action| shown == Shown::All || action.is_current()).collect();
    let rows = kept.iter().map(|action| {
        vec![
            weather(action.standing),
            Cell::Raw(format!("{} ({})", action.title, action.id)),
            person(action.owner, mission),
            action.deadline.map_or(Cell::Empty, Cell::Date),
            action.done.map_or(Cell::Empty, Cell::Share),
            Cell::Words(why(action)),
        ]
    });
    let columns = vec![
        Column::left(text!("Météo", "Weather")),
        Column::left(text!("Action", "Action")),
        Column::left(text!("Responsable", "Owner")),
        Column::left(text!("Échéance", "Deadline")),
        Column::right(text!("Fait", "Done")),
        Column::left(text!("Pourquoi", "Why")),
    ];
    let title = match shown {
        Shown::All => text!("Actions", "Actions"),
        Shown::Current => {
            text!("Actions commencées ou qui devraient l'être", "Actions begun, or that should have")
        }
    };
    let mut blocks = section(title, columns, rows.collect());
    let hidden = view.actions.len() - kept.len();
    if hidden > 0 {
        blocks.push(Block::Paragraph(text!(
            "{hidden} : faites, ou pas encore à commencer (--all).",
            "{hidden}: done, or not to begin yet (--all).",
            hidden = Count::new(
                hidden,
                "autre action n'est pas montrée",
                "autres actions ne sont pas montrées",
                "other action is not shown",
                "other actions are not shown"
            )
        )));
    }
    blocks
}

fn why(action: &ActionProgress<'_>) -> Text {
    if action.reasons.is_empty() {
        let status = action.status.name();
        return match action.measured {
            Some(date) => text!(
                "{status} ; mesuré le {date}",
                "{status}; measured on {date}",
                status = status,
                date = Short(date)
            ),
            None => status,
        };
    }
    Text::set_apart(action.reasons.iter().map(reason::words))
}

/// Lays out every action for a spreadsheet.
pub(super) fn every_action(view: &FollowUp<'_>, mission: &Mission) -> Table {
    let rows = view.actions.iter().map(|action| {
        let money = |money: Option<_>| money.map_or(Cell::Empty, Cell::Money);
        vec![
            Cell::Raw(action.id.to_owned()),
            Cell::Raw(action.title.to_owned()),
            Cell::Raw(action.objective.unwrap_or_default().to_owned()),
            person(action.owner, mission),
            Cell::Words(action.status.name()),
            weather(action.standing),
            action.start.map_or(Cell::Empty, Cell::Date),
            action.deadline.map_or(Cell::Empty, Cell::Date),
            action.late_days.map_or(Cell::Empty, |days| Cell::Count(usize::try_from(days).unwrap_or(0))),
            action.done.map_or(Cell::Empty, Cell::Share),
            money(action.cost),
            money(action.spent),
            action.measured.map_or(Cell::Empty, Cell::Date),
            Cell::Words(why(action)),
        ]
    });
    let titles = [
        text!("Identifiant", "Id"),
        text!("Action", "Action"),
        text!("Objectif", "Objective"),
        text!("Responsable", "Owner"),
        text!("Statut", "Status"),
        text!("Météo", "Weather"),
        text!("Début", "Start"),
        text!("Échéance", "Deadline"),
        text!("Jours de retard", "Days late"),
        text!("Fait", "Done"),
        text!("Coût", "Cost"),
        text!("Dépensé", "Spent"),
        text!("Dernière mesure", "Last measure"),
        text!("Pourquoi", "Why"),
    ];
    Table { columns: titles.into_iter().map(Column::left).collect(), rows: rows.collect() }
}

/// Lays out the indicators measured, each with its history.
pub(crate) fn indicators(view: &FollowUp<'_>) -> Vec<Block> {
    let rows = view.indicators.iter().map(|indicator| {
        vec![
            weather(indicator.standing),
            Cell::Raw(match indicator.label {
                Some(label) => format!("{label} ({})", indicator.subject),
                None => named(view, &indicator.subject),
            }),
            Cell::Words(indicator.latest.map_or(text!("jamais", "never"), |latest| {
                commented(measured(latest, indicator.unit, view.today), latest)
            })),
            Cell::Number(Number::new(indicator.expected), None),
            Cell::Number(Number::new(indicator.target), None),
            history(indicator),
        ]
    });
    let columns = vec![
        Column::left(text!("Météo", "Weather")),
        Column::left(text!("Indicateur", "Indicator")),
        Column::left(text!("Mesuré", "Measured")),
        Column::right(text!("Attendu au {day}", "Expected by {day}", day = Short(view.today))),
        Column::right(text!("Cible", "Target")),
        Column::left(text!("Évolution", "Trend")),
    ];
    section(text!("Indicateurs", "Indicators"), columns, rows.collect())
}

/// The most points of a history that are drawn: the latest.
const MOST_POINTS: usize = 12;

fn history(indicator: &IndicatorProgress<'_>) -> Cell {
    let Some(latest) = indicator.latest else { return Cell::Empty };
    let skipped = indicator.history.len().saturating_sub(MOST_POINTS);
    let values = std::iter::once(indicator.baseline)
        .chain(indicator.history.iter().skip(skipped).map(|point| point.value));
    Cell::Spark(Spark {
        values: values.map(Some).collect(),
        alternative: text!(
            "de {baseline} au départ à {latest}, en {points}",
            "from {baseline} at the start to {latest}, in {points}",
            baseline = Number::new(indicator.baseline),
            latest = Number::new(latest.value),
            points = Count::new(indicator.history.len(), "mesure", "mesures", "measure", "measures")
        ),
        note: None,
    })
}

/// Says what is planned and what is spent.
pub(crate) fn spending(view: &FollowUp<'_>) -> Vec<Block> {
    let cost = &view.cost;
    let words = if cost.told == 0 {
        text!(
            "{planned} prévus. Le journal ne dit rien de la dépense : otn plan measure ACTION/cost EUROS y inscrit ce qu'une action a coûté jusqu'ici, en tout.",
            "{planned} planned. The log says nothing of the spending: otn plan measure ACTION/cost EUROS records what an action has cost so far, in all.",
            planned = cost.planned
        )
    } else {
        text!(
            "{planned} prévus ; {spent} dépensés : dépense connue pour {actions} sur {all}, qui en prévoient {told}.",
            "{planned} planned; {spent} spent: spending known for {actions} of {all}, planned to cost {told}.",
            planned = cost.planned,
            spent = cost.spent,
            told = cost.planned_of_told,
            actions = Count::new(cost.told, "action", "actions", "action", "actions"),
            all = view.summary.actions
        )
    };
    vec![Block::Heading(text!("Dépense", "Spending")), Block::Paragraph(words)]
}

/// Returns a table under its heading; nothing where the table has no rows.
pub(super) fn section(title: Text, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(title), Block::Table(Table { columns, rows })]
}

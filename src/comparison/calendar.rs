//! The keys by which the calendar of `mission.toml` is compared: the vote, the steps, the days of support.

use std::collections::BTreeMap;

use super::{
    Entry,
    keys::{called, date, entry, label, list, number, person, whole},
    words,
};
use crate::{
    language::{Text, text, value::Value, vocabulary::Vocabulary as _},
    mission::{
        Mission,
        calendar::{OwnDate, Step, Support},
    },
};

/// Returns what the way to the vote is made of.
pub(super) fn keys(mission: &Mission) -> Vec<Entry> {
    let calendar = &mission.frame.calendar;
    let mut keys = vec![
        entry("vote", text!("jour du vote", "day of the vote"), date(calendar.vote.as_ref())),
        entry("calendar.closed", text!("jours fermés", "closed days"), list(&calendar.closed)),
    ];
    keys.extend(calendar.dates.iter().flat_map(own_date));
    keys.extend(calendar.done.iter().map(|done| {
        let step = label(done.step.as_ref());
        entry(
            format!("calendar.done.{step}"),
            text!("étape « {step} » faite", "step “{step}” done", step = step),
            date(done.date.as_ref()),
        )
    }));
    keys.extend(mission.frame.steps.iter().flat_map(|step| of_step(step, mission)));
    keys.extend(support(&mission.frame.support));
    keys
}

fn own_date(own: &OwnDate) -> [Entry; 3] {
    let id = &own.id.value;
    let name = called(id, own.label.as_ref());
    [
        entry(
            format!("calendar.date.{id}.label"),
            text!("nom de la date « {id} »", "name of the date “{id}”", id = id),
            words(own.label.as_ref()),
        ),
        entry(
            format!("calendar.date.{id}.from"),
            text!("début de « {name} »", "start of “{name}”", name = name),
            date(own.from.as_ref()),
        ),
        entry(
            format!("calendar.date.{id}.to"),
            text!("fin de « {name} »", "end of “{name}”", name = name),
            date(own.to.as_ref()),
        ),
    ]
}

fn of_step(step: &Step, mission: &Mission) -> [Entry; 10] {
    let id = &step.id.value;
    let name = called(id, step.label.as_ref());
    let of_step = |key: &str, what: Text, value: Option<Value>| {
        let name =
            text!("{what} de l'étape « {name} »", "{what} of the step “{name}”", what = what, name = name);
        entry(format!("step.{id}.{key}"), name, value)
    };
    let publics: Vec<&str> = step.presented_to.iter().map(|role| role.key()).collect();
    let publics = (!publics.is_empty()).then(|| Value::Words(publics.join(", ")));
    [
        entry(
            format!("step.{id}.label"),
            text!("nom de l'étape « {id} »", "name of the step “{id}”", id = id),
            words(step.label.as_ref()),
        ),
        of_step("method", text!("étape de la méthode", "step of the method"), words(step.method.as_ref())),
        of_step("phase", text!("phase", "phase"), whole(step.phase.as_ref())),
        of_step("duration", text!("durée", "duration"), whole(step.duration.as_ref())),
        of_step("after", text!("étapes préalables", "steps before"), list(&step.after)),
        of_step("owner", text!("responsable", "owner"), person(step.owner.as_ref(), mission)),
        of_step("presented_to", text!("publics", "publics"), publics),
        of_step(
            "support_days",
            text!("jours d'accompagnement", "days of support"),
            number(step.support_days.as_ref()),
        ),
        of_step("started", text!("commencement", "beginning"), date(step.started.as_ref())),
        of_step("done", text!("achèvement", "end"), date(step.done.as_ref())),
    ]
}

/// Returns the days of support given, by day, phase and subject; of what is told twice, the sum.
fn support(given: &[Support]) -> impl Iterator<Item = Entry> {
    let mut sums: BTreeMap<String, (Text, f64)> = BTreeMap::new();
    for support in given {
        let day =
            support.date.as_ref().map_or(Text::same("…"), |day| text!("{day}", "{day}", day = day.value));
        let what = label(support.what.as_ref());
        let phase = support.phase.as_ref().map_or("…".to_owned(), |phase| phase.value.to_string());
        let key = support.date.as_ref().map_or_else(String::new, |day| day.value.to_string());
        let name = text!(
            "accompagnement du {day}, phase {phase}, « {what} », en jours",
            "support of {day}, phase {phase}, “{what}”, in days",
            day = day,
            phase = phase,
            what = what
        );
        let sum = sums.entry(format!("support.{key}.{phase}.{what}")).or_insert((name, 0.0));
        sum.1 += support.days.as_ref().map_or(0.0, |days| days.value);
    }
    sums.into_iter().map(|(key, (name, days))| entry(key, name, Some(Value::Number(days))))
}

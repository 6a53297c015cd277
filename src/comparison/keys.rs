//! The keys by which each part of a mission's plan and facts is compared, each with its name.
//!
//! What has an id in a list has keys of its own: of two scores that changed, two are told, not the whole table.

use std::{borrow::Cow, collections::BTreeMap};

use super::{Entry, Part, words};
use crate::{
    diagnosis::quadrant::quadrant,
    language::{Text, money::Money, text, value::Value, vocabulary::Vocabulary},
    mission::{
        Mission,
        action::{Action, ActionIndicator, Risk},
        choice::{Choice, ChoiceOption},
        fact::{Evidence, Fact},
        objective::Objective,
        revision::{BASELINE, COST, DAYS, DEADLINE, OWNER, Revisable, START, TARGET, TIME_BOUND},
        source::Located,
    },
    strategy::progress::Log,
};

pub(super) fn entry(key: impl Into<Cow<'static, str>>, name: Text, value: Option<Value>) -> Entry {
    Entry { key: key.into(), name, value }
}

pub(super) fn word<V: Vocabulary>(word: Option<&Located<V>>) -> Option<Value> {
    word.map(|word| Value::word(word.value))
}

pub(super) fn date(date: Option<&Located<jiff::civil::Date>>) -> Option<Value> {
    date.map(|date| Value::Date(date.value))
}

pub(super) fn number(number: Option<&Located<f64>>) -> Option<Value> {
    number.map(|number| Value::Number(number.value))
}

/// Returns a person by the id, and by the name that the mission gives them.
pub(super) fn person(id: Option<&Located<String>>, mission: &Mission) -> Option<Value> {
    id.map(|id| Value::named(&id.value, mission.person_name(&id.value)))
}

/// Returns a key that revisions are made of, by the name that they give it.
fn revised(key: &'static Revisable, value: Option<Value>) -> Entry {
    entry(key.key, key.name(), value)
}

pub(super) fn numbers(numbers: &[f64]) -> Option<Value> {
    let numbers: Vec<String> = numbers.iter().map(f64::to_string).collect();
    (!numbers.is_empty()).then(|| Value::Words(numbers.join(", ")))
}

/// Returns a score, a phase, a number of days.
pub(super) fn whole(number: Option<&Located<i64>>) -> Option<Value> {
    #[expect(clippy::cast_precision_loss, reason = "small numbers that people write")]
    number.map(|number| Value::Number(number.value as f64))
}

pub(super) fn list(items: &[Located<String>]) -> Option<Value> {
    let ids: Vec<&str> = items.iter().map(|item| item.value.as_str()).collect();
    (!ids.is_empty()).then(|| Value::Words(ids.join(", ")))
}

pub(super) fn label(text: Option<&Located<String>>) -> &str {
    text.map_or("", |text| &text.value)
}

/// Returns the facts, each with its quadrant.
pub(super) fn facts(mission: &Mission) -> Vec<Part<'_>> {
    mission.facts.iter().map(|fact| fact_part(fact, mission)).collect()
}

fn fact_part<'a>(fact: &'a Fact, mission: &Mission) -> Part<'a> {
    Part {
        id: &fact.id.value,
        label: label(fact.statement.as_ref()),
        keys: vec![
            entry("statement", text!("énoncé", "statement"), words(fact.statement.as_ref())),
            entry("quadrant", text!("cadran", "quadrant"), quadrant(fact, mission).map(Value::word)),
            entry("nature", text!("nature", "nature"), word(fact.nature.as_ref())),
            entry("effect", text!("effet", "effect"), word(fact.effect.as_ref())),
            entry("origin", text!("origine", "origin"), word(fact.origin.as_ref())),
            entry("theme", text!("thème", "theme"), words(fact.theme.as_ref())),
            entry("impact", text!("impact", "impact"), words(fact.impact.as_ref())),
            entry("importance", text!("importance", "importance"), whole(fact.importance.as_ref())),
            entry("evidence", text!("preuves", "evidence"), evidence(&fact.evidence)),
        ],
        revised: &[],
    }
}

/// Returns what a fact rests on, line by line, in words of no language.
fn evidence(lines: &[Evidence]) -> Option<Value> {
    let lines: Vec<String> = lines.iter().map(evidence_line).collect();
    (!lines.is_empty()).then(|| Value::Words(lines.join("; ")))
}

fn evidence_line(line: &Evidence) -> String {
    let bound = |sign: &str, value: &Option<Located<f64>>| {
        value.as_ref().map(|value| format!("{sign} {}", value.value))
    };
    let own = |words: &Option<Located<String>>| words.as_ref().map(|words| words.value.clone());
    let parts = [
        own(&line.indicator),
        bound(">", &line.above),
        bound("<", &line.below),
        line.means.as_ref().map(|means| means.value.key().to_owned()),
        bound("=", &line.value),
        line.year.as_ref().map(|year| year.value.to_string()),
        own(&line.document),
        line.page.as_ref().map(|page| format!("p. {}", page.value)),
        own(&line.source),
        own(&line.url),
        line.date.as_ref().map(|date| date.value.to_string()),
    ];
    parts.into_iter().flatten().collect::<Vec<String>>().join(" ")
}

/// Returns the choices.
pub(super) fn choices(mission: &Mission) -> Vec<Part<'_>> {
    mission.choices.iter().map(choice_part).collect()
}

fn choice_part(choice: &Choice) -> Part<'_> {
    let options: Vec<Located<String>> = choice.options.iter().map(|option| option.id.clone()).collect();
    let decided = choice.decided.as_ref();
    let mut keys = vec![
        entry("question", text!("question", "question"), words(choice.question.as_ref())),
        entry("options", text!("options", "options"), list(&options)),
    ];
    keys.extend(weights(choice));
    keys.extend(choice.options.iter().flat_map(|option| scores(choice, option)));
    keys.extend([
        entry("chosen", text!("option retenue", "chosen option"), words(choice.chosen.as_ref())),
        entry(
            "decided.by",
            text!("décidé par", "decided by"),
            words(decided.and_then(|decided| decided.by.as_ref())),
        ),
        entry(
            "decided.date",
            text!("décidé le", "decided on"),
            date(decided.and_then(|decided| decided.date.as_ref())),
        ),
        entry(
            "decided.why",
            text!("raison de la décision", "reason of the decision"),
            words(decided.and_then(|decided| decided.why.as_ref())),
        ),
    ]);
    Part { id: &choice.id.value, label: label(choice.question.as_ref()), keys, revised: &[] }
}

/// Returns the criteria of a choice, each by its name and its weight, which counts for 1 where it is not written.
fn weights(choice: &Choice) -> impl Iterator<Item = Entry> {
    choice.criteria.iter().flat_map(|criterion| {
        let id = &criterion.id.value;
        let weight = criterion.weight.as_ref().map_or(1.0, |weight| weight.value);
        [
            entry(
                format!("criteria.{id}.label"),
                text!("nom du critère « {id} »", "name of the criterion “{id}”", id = id),
                words(criterion.label.as_ref()),
            ),
            entry(
                format!("criteria.{id}.weight"),
                text!("poids de « {id} »", "weight of “{id}”", id = called(id, criterion.label.as_ref())),
                Some(Value::Number(weight)),
            ),
        ]
    })
}

/// Returns the name, the cost and the scores of an option.
fn scores<'a>(choice: &'a Choice, option: &'a ChoiceOption) -> impl Iterator<Item = Entry> {
    let id = &option.id.value;
    let name = entry(
        format!("options.{id}.label"),
        text!("nom de l'option « {id} »", "name of the option “{id}”", id = id),
        words(option.label.as_ref()),
    );
    let cost = entry(
        format!("options.{id}.cost"),
        text!("coût par an de « {id} »", "yearly cost of “{id}”", id = id),
        option.cost.as_ref().map(|cost| Value::Money(cost.value)),
    );
    let scores = option.scores.iter().map(move |(criterion, score)| {
        let known = choice.criteria.iter().find(|known| known.id.value == *criterion);
        entry(
            format!("options.{id}.scores.{criterion}"),
            text!(
                "note de « {option} » pour « {criterion} »",
                "score of “{option}” for “{criterion}”",
                option = called(id, option.label.as_ref()),
                criterion = called(criterion, known.and_then(|known| known.label.as_ref()))
            ),
            Some(Value::Number(score.value)),
        )
    });
    [name, cost].into_iter().chain(scores)
}

/// Returns what people call a thing: its label, else its id.
pub(super) fn called<'a>(id: &'a str, label: Option<&'a Located<String>>) -> &'a str {
    label.map_or(id, |label| &label.value)
}

/// Returns the objectives.
pub(super) fn objectives(mission: &Mission) -> Vec<Part<'_>> {
    mission.objectives.iter().map(|objective| objective_part(objective, mission)).collect()
}

fn objective_part<'a>(objective: &'a Objective, mission: &Mission) -> Part<'a> {
    let smart = objective.smart.as_ref();
    let measurable = smart.and_then(|smart| smart.measurable.as_ref());
    Part {
        id: &objective.id.value,
        label: label(objective.statement.as_ref()),
        keys: vec![
            entry("statement", text!("énoncé", "statement"), words(objective.statement.as_ref())),
            entry("kind", text!("niveau", "kind"), word(objective.kind.as_ref())),
            entry("parent", text!("objectif parent", "parent"), words(objective.parent.as_ref())),
            entry("answers", text!("faits auxquels il répond", "facts it answers"), list(&objective.answers)),
            entry(
                "supports",
                text!("orientations servies", "orientations supported"),
                list(&objective.supports),
            ),
            revised(&OWNER, person(objective.owner.as_ref(), mission)),
            entry(
                "specific",
                text!("spécifique", "specific"),
                words(smart.and_then(|smart| smart.specific.as_ref())),
            ),
            entry(
                "indicator",
                text!("indicateur", "indicator"),
                words(measurable.and_then(|m| m.indicator.as_ref())),
            ),
            entry("unit", text!("unité", "unit"), words(measurable.and_then(|m| m.unit.as_ref()))),
            revised(&BASELINE, number(measurable.and_then(|m| m.baseline.as_ref()))),
            revised(&TARGET, number(measurable.and_then(|m| m.target.as_ref()))),
            entry(
                "achievable",
                text!("atteignable", "achievable"),
                words(smart.and_then(|smart| smart.achievable.as_ref())),
            ),
            entry(
                "realistic",
                text!("réaliste", "realistic"),
                words(smart.and_then(|smart| smart.realistic.as_ref())),
            ),
            revised(&TIME_BOUND, date(smart.and_then(|smart| smart.time_bound.as_ref()))),
        ],
        revised: &objective.revised,
    }
}

/// Returns the actions.
pub(super) fn actions(mission: &Mission) -> Vec<Part<'_>> {
    let log = Log::of(&mission.measures, jiff::civil::Date::MAX);
    mission.actions.iter().map(|action| action_part(action, mission, &log)).collect()
}

fn action_part<'a>(action: &'a Action, mission: &Mission, log: &Log<'_>) -> Part<'a> {
    let mut keys = vec![
        entry("title", text!("intitulé", "title"), words(action.title.as_ref())),
        entry("objective", text!("objectif", "objective"), words(action.objective.as_ref())),
        entry("status", text!("statut", "status"), word(action.status.as_ref())),
        entry(
            "follow_up.status",
            text!("statut dans le journal", "status in the log"),
            log.said(action).map(Value::word),
        ),
        revised(&OWNER, person(action.owner.as_ref(), mission)),
        entry("partners", text!("partenaires", "partners"), list(&action.partners)),
        revised(&START, date(action.start.as_ref())),
        revised(&DEADLINE, date(action.deadline.as_ref())),
        revised(&COST, action.cost.as_ref().map(|cost| Value::Money(cost.value))),
        revised(&DAYS, number(action.days.as_ref())),
        entry("means", text!("moyens", "means"), words(action.means.as_ref())),
        entry("target", text!("cible", "public aimed at"), words(action.target.as_ref())),
        entry("expected", text!("résultat attendu", "expected result"), words(action.expected.as_ref())),
        entry("after", text!("après", "after"), list(&action.after)),
        entry("complexity", text!("complexité", "complexity"), whole(action.complexity.as_ref())),
        entry("contribution", text!("contribution", "contribution"), whole(action.contribution.as_ref())),
        entry("comment", text!("commentaire", "comment"), words(action.comment.as_ref())),
    ];
    keys.extend(action.indicators.iter().flat_map(indicator));
    keys.extend(funding(action));
    Part { id: &action.id.value, label: label(action.title.as_ref()), keys, revised: &action.revised }
}

/// Returns the path of an indicator of an action; its baseline is 0 where none is written.
fn indicator(indicator: &ActionIndicator) -> Vec<Entry> {
    let Some(id) = indicator.id.as_ref().map(|id| &id.value) else { return Vec::new() };
    let name = called(id, indicator.label.as_ref());
    vec![
        entry(
            format!("indicators.{id}.baseline"),
            text!("départ de « {name} »", "baseline of “{name}”", name = name),
            Some(Value::Number(indicator.baseline.as_ref().map_or(0.0, |baseline| baseline.value))),
        ),
        entry(
            format!("indicators.{id}.target"),
            text!("cible de « {name} »", "target of “{name}”", name = name),
            number(indicator.target.as_ref()),
        ),
        entry(
            format!("indicators.{id}.unit"),
            text!("unité de « {name} »", "unit of “{name}”", name = name),
            words(indicator.unit.as_ref()),
        ),
    ]
}

/// Returns who pays for an action; of a funder named twice, the sum.
fn funding(action: &Action) -> impl Iterator<Item = Entry> {
    let mut amounts: BTreeMap<&str, Money> = BTreeMap::new();
    for line in &action.funding {
        let amount = line.amount.as_ref().map(|amount| amount.value).unwrap_or_default();
        let sum = amounts.entry(label(line.source.as_ref())).or_default();
        *sum = *sum + amount;
    }
    amounts.into_iter().map(|(source, amount)| {
        let name = text!("financement par « {source} »", "funding by “{source}”", source = source);
        entry(format!("funding.{source}"), name, Some(Value::Money(amount)))
    })
}

/// Returns the risks.
pub(super) fn risks(mission: &Mission) -> Vec<Part<'_>> {
    mission.risks.iter().map(|risk| risk_part(risk, mission)).collect()
}

fn risk_part<'a>(risk: &'a Risk, mission: &Mission) -> Part<'a> {
    Part {
        id: &risk.id.value,
        label: label(risk.statement.as_ref()),
        keys: vec![
            entry("statement", text!("énoncé", "statement"), words(risk.statement.as_ref())),
            entry("action", text!("action", "action"), words(risk.action.as_ref())),
            entry("likelihood", text!("probabilité", "likelihood"), whole(risk.likelihood.as_ref())),
            entry("impact", text!("gravité", "impact"), whole(risk.impact.as_ref())),
            entry("response", text!("réponse", "response"), words(risk.response.as_ref())),
            revised(&OWNER, person(risk.owner.as_ref(), mission)),
        ],
        revised: &[],
    }
}

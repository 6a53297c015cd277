//! The keys by which each part of a mission is compared, each with its name.

use super::{Change, Entry, Kind, Part, details, words};
use crate::{
    diagnosis::quadrant::quadrant,
    language::{Text, text, value::Value, vocabulary::Vocabulary},
    mission::{
        Mission,
        action::{Action, Risk},
        choice::Choice,
        fact::Fact,
        objective::Objective,
        source::Located,
    },
};

fn entry(key: &'static str, name: Text, value: Option<Value>) -> Entry {
    Entry { key, name, value }
}

fn word<V: Vocabulary>(word: Option<&Located<V>>) -> Option<Value> {
    word.map(|word| Value::word(word.value))
}

fn date(date: Option<&Located<jiff::civil::Date>>) -> Option<Value> {
    date.map(|date| Value::Date(date.value))
}

fn number(number: Option<&Located<f64>>) -> Option<Value> {
    number.map(|number| Value::Number(number.value))
}

fn score(score: Option<&Located<i64>>) -> Option<Value> {
    #[expect(clippy::cast_precision_loss, reason = "from 1 to 5")]
    score.map(|score| Value::Number(score.value as f64))
}

fn list(items: &[Located<String>]) -> Option<Value> {
    let ids: Vec<&str> = items.iter().map(|item| item.value.as_str()).collect();
    (!ids.is_empty()).then(|| Value::Words(ids.join(", ")))
}

fn label(text: Option<&Located<String>>) -> &str {
    text.map_or("", |text| &text.value)
}

/// Compares `mission.toml`, as one part.
pub(super) fn frame(old: &Mission, new: &Mission) -> Vec<Change> {
    let (before, now) = (frame_part(old), frame_part(new));
    let details = details(&before, &now);
    if details.is_empty() {
        return Vec::new();
    }
    let id = crate::mission::MISSION_FILE.to_owned();
    vec![Change { id, label: now.label.to_owned(), kind: Kind::Changed, details }]
}

fn frame_part(mission: &Mission) -> Part<'_> {
    let frame = &mission.frame;
    let ambition = frame.ambition.as_ref();
    let expectations = ambition.map(|ambition| ambition.expectations.as_slice()).unwrap_or_default();
    Part {
        id: "",
        label: label(frame.name.as_ref()),
        keys: vec![
            entry("name", text!("nom", "name"), words(frame.name.as_ref())),
            entry("legal_form", text!("forme juridique", "legal form"), word(frame.legal_form.as_ref())),
            entry(
                "statement",
                text!("ambition", "ambition"),
                words(ambition.and_then(|ambition| ambition.statement.as_ref())),
            ),
            entry(
                "subject",
                text!("sujet", "subject"),
                words(ambition.and_then(|ambition| ambition.subject.as_ref())),
            ),
            entry("expectations", text!("attentes", "expectations"), list(expectations)),
            entry("vote", text!("jour du vote", "day of the vote"), date(frame.calendar.vote.as_ref())),
        ],
        revised: &[],
    }
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
            entry("importance", text!("importance", "importance"), score(fact.importance.as_ref())),
        ],
        revised: &[],
    }
}

/// Returns the choices.
pub(super) fn choices(mission: &Mission) -> Vec<Part<'_>> {
    mission.choices.iter().map(choice_part).collect()
}

fn choice_part(choice: &Choice) -> Part<'_> {
    let options: Vec<Located<String>> = choice.options.iter().map(|option| option.id.clone()).collect();
    let decided = choice.decided.as_ref();
    Part {
        id: &choice.id.value,
        label: label(choice.question.as_ref()),
        keys: vec![
            entry("question", text!("question", "question"), words(choice.question.as_ref())),
            entry("options", text!("options", "options"), list(&options)),
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
        ],
        revised: &[],
    }
}

/// Returns the objectives.
pub(super) fn objectives(mission: &Mission) -> Vec<Part<'_>> {
    mission.objectives.iter().map(objective_part).collect()
}

fn objective_part(objective: &Objective) -> Part<'_> {
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
            entry("owner", text!("responsable", "owner"), words(objective.owner.as_ref())),
            entry(
                "baseline",
                text!("départ", "baseline"),
                number(measurable.and_then(|m| m.baseline.as_ref())),
            ),
            entry("target", text!("cible", "target"), number(measurable.and_then(|m| m.target.as_ref()))),
            entry(
                "time_bound",
                text!("échéance", "date"),
                date(smart.and_then(|smart| smart.time_bound.as_ref())),
            ),
        ],
        revised: &objective.revised,
    }
}

/// Returns the actions.
pub(super) fn actions(mission: &Mission) -> Vec<Part<'_>> {
    mission.actions.iter().map(action_part).collect()
}

fn action_part(action: &Action) -> Part<'_> {
    let targets: Vec<String> = action
        .indicators
        .iter()
        .filter_map(|indicator| {
            Some(format!("{} {}", indicator.id.as_ref()?.value, indicator.target.as_ref()?.value))
        })
        .collect();
    Part {
        id: &action.id.value,
        label: label(action.title.as_ref()),
        keys: vec![
            entry("title", text!("intitulé", "title"), words(action.title.as_ref())),
            entry("objective", text!("objectif", "objective"), words(action.objective.as_ref())),
            entry("status", text!("statut", "status"), word(action.status.as_ref())),
            entry("owner", text!("responsable", "owner"), words(action.owner.as_ref())),
            entry("start", text!("début", "start"), date(action.start.as_ref())),
            entry("deadline", text!("échéance", "deadline"), date(action.deadline.as_ref())),
            entry("cost", text!("coût", "cost"), action.cost.as_ref().map(|cost| Value::Money(cost.value))),
            entry("days", text!("jours", "days"), number(action.days.as_ref())),
            entry(
                "indicators",
                text!("cibles des indicateurs", "indicators' targets"),
                (!targets.is_empty()).then(|| Value::Words(targets.join(", "))),
            ),
            entry("expected", text!("résultat attendu", "expected result"), words(action.expected.as_ref())),
            entry("after", text!("après", "after"), list(&action.after)),
            entry("complexity", text!("complexité", "complexity"), score(action.complexity.as_ref())),
            entry("contribution", text!("contribution", "contribution"), score(action.contribution.as_ref())),
        ],
        revised: &action.revised,
    }
}

/// Returns the risks.
pub(super) fn risks(mission: &Mission) -> Vec<Part<'_>> {
    mission.risks.iter().map(risk_part).collect()
}

fn risk_part(risk: &Risk) -> Part<'_> {
    Part {
        id: &risk.id.value,
        label: label(risk.statement.as_ref()),
        keys: vec![
            entry("statement", text!("énoncé", "statement"), words(risk.statement.as_ref())),
            entry("action", text!("action", "action"), words(risk.action.as_ref())),
            entry("likelihood", text!("probabilité", "likelihood"), score(risk.likelihood.as_ref())),
            entry("impact", text!("gravité", "impact"), score(risk.impact.as_ref())),
            entry("response", text!("réponse", "response"), words(risk.response.as_ref())),
            entry("owner", text!("responsable", "owner"), words(risk.owner.as_ref())),
        ],
        revised: &[],
    }
}

//! The follow-up laid out: what to adjust first, then objectives, actions, indicators, money, risks.

mod changes;
mod reason;
mod revisions;
mod risks;
mod silence;
mod tables;

use crate::{
    language::{Text, count::Count, text},
    mission::Mission,
    report::document::{Block, Cell, Document, Sign},
    strategy::{
        follow_up::{FollowUp, Summary},
        standing::Standing,
    },
};

pub(crate) use changes::changes;
pub(crate) use reason::words as reason_words;
pub(crate) use revisions::{revision_words, revisions};
pub(crate) use risks::{risk_heading, risk_score, risks};
pub(crate) use silence::silences;
pub(crate) use tables::{
    actions, adjustments, commented, done_heading, indicators, measure_heading, measure_words, objectives,
    share_words, spending,
};

/// Which actions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Those that have begun, or should have.
    Current,
    /// All that are kept.
    All,
}

/// Lays out the whole follow-up.
pub(crate) fn follow(view: &FollowUp<'_>, mission: &Mission, shown: Shown) -> Document {
    let mut blocks = vec![Block::Paragraph(summary(view))];
    if let Some(since) = &view.changes {
        blocks.extend(changes(since, mission));
    }
    blocks.extend(adjustments(view, mission));
    blocks.extend(objectives(view));
    blocks.extend(actions(view, mission, shown));
    blocks.extend(indicators(view));
    blocks.extend(spending(view));
    blocks.extend(risks(view, mission));
    blocks.extend(silences(view, mission));
    blocks.extend(revisions(view, mission));
    blocks.push(Block::Paragraph(key(mission)));
    Document { title: title(view), blocks }
}

/// Lays out one table for a spreadsheet: every action, or what changed where that is asked for.
pub(crate) fn flat(view: &FollowUp<'_>, mission: &Mission) -> Document {
    let blocks = match &view.changes {
        Some(since) => changes(since, mission),
        None => vec![Block::Table(tables::every_action(view, mission))],
    };
    Document { title: title(view), blocks }
}

fn title(view: &FollowUp<'_>) -> Text {
    text!("Suivi du plan — {name}", "Follow-up of the plan — {name}", name = view.mission)
}

/// Says how many actions stand how.
pub(crate) fn summary(view: &FollowUp<'_>) -> Text {
    let Summary { actions, done, running, planned, dropped, late, on_track, at_risk, off_track } =
        view.summary;
    let weather = text!(
        "☀ {sun} · ☁ {cloud} · ☇ {storm}",
        "☀ {sun} · ☁ {cloud} · ☇ {storm}",
        sun = Count::new(on_track, "en bonne voie", "en bonne voie", "on track", "on track"),
        cloud = Count::new(at_risk, "à surveiller", "à surveiller", "at risk", "at risk"),
        storm = Count::new(off_track, "qui décroche", "qui décrochent", "off track", "off track")
    );
    text!(
        "Au {today} : {actions}, {done}, {running}, {planned}, {dropped}. Des actions commencées ou qui devraient l'être : {weather}. {late}.",
        "On {today}: {actions}, {done}, {running}, {planned}, {dropped}. Of the actions that have begun or should have: {weather}. {late}.",
        today = view.today,
        actions = Count::new(actions, "action", "actions", "action", "actions"),
        done = Count::new(done, "faite", "faites", "done", "done"),
        running = Count::new(running, "en cours", "en cours", "under way", "under way"),
        planned = Count::new(planned, "non commencée", "non commencées", "not begun", "not begun"),
        dropped = Count::new(dropped, "abandonnée", "abandonnées", "dropped", "dropped"),
        weather = weather,
        late =
            Count::new(late, "échéance dépassée", "échéances dépassées", "deadline past", "deadlines past")
    )
}

/// Returns how the signs are to be read, with the mission's own thresholds.
pub(crate) fn key(mission: &Mission) -> Text {
    let thresholds = &mission.settings.follow_up;
    text!(
        "☀ soleil : la dernière mesure est en retard sur ce qui est attendu aujourd'hui (la droite du départ à la cible) d'au plus {good} du chemin ; ☁ nuages : au plus {watch} ; ☇ orage : au-delà, ou échéance dépassée. Sans mesure depuis {days} jours, une action en cours passe aux nuages. Un objectif prend le pire de sa mesure et de ses actions, et n'a de soleil que de sa mesure ; sa part faite est la moyenne de ses actions, chacune pesée par sa contribution.",
        "☀ sun: the latest measure lags behind what is expected today (the line from baseline to target) by at most {good} of the way; ☁ clouds: at most {watch}; ☇ storm: more, or a deadline past. Not measured for {days} days, an action under way turns to clouds. An objective takes the worst of its measure and its actions, and the sun from its measure only; its share done is the mean of its actions, each weighed by its contribution.",
        good = crate::language::number::Share(thresholds.on_track),
        watch = crate::language::number::Share(thresholds.at_risk),
        days = thresholds.stale_days
    )
}

/// Returns the weather of a standing: a sign, a picture and a word, since fonts and eyes differ.
pub(crate) fn weather(standing: Standing) -> Cell {
    match standing {
        Standing::OnTrack => Cell::Status(Sign::Good, text!("☀ soleil", "☀ sun")),
        Standing::AtRisk => Cell::Status(Sign::Watch, text!("☁ nuages", "☁ clouds")),
        Standing::OffTrack => Cell::Status(Sign::Bad, text!("☇ orage", "☇ storm")),
        Standing::Unknown => Cell::Status(Sign::Unknown, text!("non mesuré", "not measured")),
    }
}

/// Returns a person's name; the id where the mission does not name the person.
fn person(id: Option<&str>, mission: &Mission) -> Cell {
    match id {
        Some(id) => Cell::Raw(mission.person_name(id).to_owned()),
        None => Cell::Words(text!("personne", "nobody")),
    }
}

/// Returns the title of an action, or the statement of an objective or a risk, with its id.
fn named(id: &str, mission: &Mission) -> String {
    title_of(id, mission).map_or_else(|| id.to_owned(), |words| format!("{words} ({id})"))
}

/// Returns the title of an action, or the statement of an objective or a risk.
pub(crate) fn title_of<'a>(id: &str, mission: &'a Mission) -> Option<&'a str> {
    let action = mission.action(id).and_then(|action| action.title.as_ref());
    let objective = || mission.objective(id).and_then(|objective| objective.statement.as_ref());
    let risk = || mission.risks.iter().find(|risk| risk.id.value == id)?.statement.as_ref();
    action.or_else(objective).or_else(risk).map(|words| words.value.as_str())
}

/// Returns the sign of a standing.
pub(crate) fn sign(standing: Standing) -> Sign {
    match standing {
        Standing::OnTrack => Sign::Good,
        Standing::AtRisk => Sign::Watch,
        Standing::OffTrack => Sign::Bad,
        Standing::Unknown => Sign::Unknown,
    }
}

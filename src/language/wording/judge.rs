//! The verdict that a head and its object give together.

use super::{
    Reason, Verdict,
    lexicon::{Head, Kind},
    object::Object,
};
use crate::language::Language;

/// What a statement says besides its head.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    /// The head's object.
    pub(super) object: Object,
    /// Whether a change or a share is counted: "+15 %", "de 12 à 18".
    pub(super) figure: bool,
    /// Whether a second verb, joined by "and", names an effect.
    pub(super) joined_effect: bool,
    /// Whether a place is wanted for the territory: "as a leading destination".
    pub(super) position: bool,
    /// Whether the head is followed by "that": what is to be true is told.
    pub(super) clause: bool,
    /// The language that the head was found in.
    pub(super) language: Language,
}

/// A verdict and its reason.
type Judgement = (Verdict, Reason);

/// An effect is wanted, as the head says.
const EFFECT: Judgement = (Verdict::Objective, Reason::EffectHead);
/// An effect is wanted, as the object says.
const RESULT: Judgement = (Verdict::Objective, Reason::ResultObject);
/// Something is done.
const ACTIVITY: Judgement = (Verdict::Means, Reason::ActivityHead);
/// Something is made.
const MADE: Judgement = (Verdict::Means, Reason::DeliverableObject);
/// The head promises, the object does not help.
const VAGUE: Judgement = (Verdict::Doubtful, Reason::VagueHead);
/// The object may be a thing or a change.
const UNKNOWN: Judgement = (Verdict::Doubtful, Reason::UnknownObject);
/// The head wants an effect of something made.
const MADE_BETTER: Judgement = (Verdict::Doubtful, Reason::DeliverableObject);

/// Returns the verdict of a head, given what follows it.
pub(super) fn judge(head: Head, evidence: &Evidence) -> Judgement {
    match head {
        Head::Effect => effect(evidence),
        Head::Improve => improve(evidence),
        Head::Develop => develop(evidence),
        Head::Ensure => ensure(evidence),
        Head::Boost => boost(evidence),
        Head::Neutral => neutral(evidence),
        Head::Vague => vague(evidence),
        Head::Promote => promote(evidence),
        Head::Give => give(evidence),
        Head::Make => make(evidence),
        Head::Act => act(evidence),
        Head::Means => means(evidence),
        Head::Unknown => unknown(evidence),
    }
}

/// "Augmenter…": an objective, but for "attirer un salon".
fn effect(evidence: &Evidence) -> Judgement {
    let made = evidence.object.kind == Some(Kind::Deliverable);
    let object = evidence.object;
    let thing = made && object.indefinite && !object.state && object.action.is_none();
    // "Increase the promotion of": more is done, to what effect is not said.
    let done =
        matches!(object.action, Some(Head::Act | Head::Means)) && evidence.language == Language::English;
    if (thing || done) && !evidence.figure { MADE_BETTER } else { EFFECT }
}

/// "Améliorer…": an objective on a result; a thing made better may be either.
fn improve(evidence: &Evidence) -> Judgement {
    let object = evidence.object;
    match object.kind {
        _ if evidence.figure => RESULT,
        Some(Kind::Result | Kind::People) => RESULT,
        Some(Kind::Deliverable) => MADE_BETTER,
        Some(Kind::Either) | None if object.indefinite && !object.state => UNKNOWN,
        Some(Kind::Either) | None => (Verdict::Objective, Reason::UnknownObject),
    }
}

/// "Développer…": the object decides.
fn develop(evidence: &Evidence) -> Judgement {
    let object = evidence.object;
    match object.kind {
        _ if evidence.figure || evidence.position => RESULT,
        Some(Kind::Result | Kind::People) => RESULT,
        Some(Kind::Deliverable) => MADE,
        Some(Kind::Either) if delivered(evidence) => MADE,
        Some(Kind::Either) => UNKNOWN,
        None if object.state => RESULT,
        None if evidence.language == Language::French && !object.indefinite => {
            (Verdict::Objective, Reason::UnknownObject)
        }
        None => UNKNOWN,
    }
}

/// Tells whether what may be a thing or a change is one that is delivered: "de nouveaux services", "information on trails".
fn delivered(evidence: &Evidence) -> bool {
    let object = evidence.object;
    match evidence.language {
        Language::French => object.indefinite && !object.state,
        // English has no article before many things.
        Language::English => !object.definite && !object.compared,
    }
}

/// "Assurer…": what is promised may be an activity.
fn ensure(evidence: &Evidence) -> Judgement {
    let object = evidence.object;
    match object.action {
        _ if evidence.clause => EFFECT,
        Some(Head::Act | Head::Means) => ACTIVITY,
        Some(Head::Vague | Head::Make | Head::Neutral) => VAGUE,
        Some(Head::Effect | Head::Improve) => EFFECT,
        _ if object.state || !object.indefinite => EFFECT,
        _ => match object.kind {
            Some(Kind::Deliverable) => MADE_BETTER,
            Some(Kind::Either) | None => UNKNOWN,
            Some(Kind::Result | Kind::People) => EFFECT,
        },
    }
}

/// "Stimuler…": an objective on a result.
fn boost(evidence: &Evidence) -> Judgement {
    let wanted = matches!(evidence.object.kind, Some(Kind::Result | Kind::People));
    if evidence.figure || wanted || evidence.position { RESULT } else { vague(evidence) }
}

/// "Offrir…", "poursuivre…": the object alone decides.
fn neutral(evidence: &Evidence) -> Judgement {
    let object = evidence.object;
    match (object.action, object.kind) {
        _ if evidence.figure || evidence.position => RESULT,
        (Some(Head::Effect | Head::Improve), _) => RESULT,
        (Some(Head::Develop), Some(Kind::Result | Kind::People) | None) => RESULT,
        (Some(Head::Act | Head::Means), _) => ACTIVITY,
        (_, Some(Kind::Result)) => RESULT,
        // "Have 11,700 hotel rooms": how much there is to be is told.
        (_, Some(Kind::Deliverable)) if object.money => UNKNOWN,
        (_, Some(Kind::Deliverable)) => MADE,
        (_, Some(Kind::Either)) if delivered(evidence) => MADE,
        (_, None) if object.state => RESULT,
        (_, Some(Kind::Either | Kind::People) | None) => UNKNOWN,
    }
}

/// "Promouvoir…": doubtful, unless an effect is named or counted.
fn vague(evidence: &Evidence) -> Judgement {
    let counted = evidence.figure && evidence.object.kind != Some(Kind::People);
    let named = matches!(evidence.object.action, Some(Head::Effect));
    let compared = evidence.object.compared && evidence.object.kind == Some(Kind::Result);
    if counted || named || compared || evidence.joined_effect { RESULT } else { VAGUE }
}

/// "Promote…": doubtful, but for a thing: a scheme, not a place.
fn promote(evidence: &Evidence) -> Judgement {
    let thing = evidence.object.kind == Some(Kind::Deliverable) && !evidence.object.state;
    match vague(evidence) {
        VAGUE if thing => MADE,
        judgement => judgement,
    }
}

/// "Provide…": a means, unless it is counted or better than today, or only those who are given it are named.
fn give(evidence: &Evidence) -> Judgement {
    let object = evidence.object;
    let wanted = evidence.figure || object.state || object.compared || object.action == Some(Head::Effect);
    match object.kind {
        _ if wanted => neutral(evidence),
        Some(Kind::People) => neutral(evidence),
        Some(Kind::Result) => UNKNOWN,
        Some(Kind::Deliverable | Kind::Either) | None => ACTIVITY,
    }
}

/// "Créer…": a means, unless what is created is a result: jobs, trust.
fn make(evidence: &Evidence) -> Judgement {
    let object = evidence.object;
    match object.kind {
        Some(Kind::Result) => RESULT,
        _ if evidence.position => RESULT,
        _ if evidence.figure || evidence.joined_effect => UNKNOWN,
        Some(Kind::Deliverable) => MADE,
        None if object.state => RESULT,
        None if object.compared || object.money => UNKNOWN,
        Some(Kind::Either) | None => ACTIVITY,
        Some(Kind::People) => UNKNOWN,
    }
}

/// "Lancer…": a means, doubtful where what it names is a result or a public.
fn act(evidence: &Evidence) -> Judgement {
    let object = evidence.object;
    let wanted = object.kind == Some(Kind::Result) || object.action == Some(Head::Effect);
    match object.kind {
        _ if wanted && evidence.figure => RESULT,
        Some(Kind::Result | Kind::People) => UNKNOWN,
        _ if wanted => UNKNOWN,
        Some(Kind::Either) | None if object.state || object.compared || object.money => UNKNOWN,
        Some(Kind::Deliverable | Kind::Either) | None => means(evidence),
    }
}

/// "Organiser…": a means; a share of a public reached ("train 80 % of hosts") lies between the two, and so does a result
/// counted ("réaliser 120 M€ de recettes").
fn means(evidence: &Evidence) -> Judgement {
    let counted = evidence.object.money && evidence.object.kind == Some(Kind::Result);
    if evidence.figure || evidence.joined_effect || counted {
        (Verdict::Doubtful, Reason::ActivityHead)
    } else {
        ACTIVITY
    }
}

/// A verb that no list knows: its object decides.
fn unknown(evidence: &Evidence) -> Judgement {
    match evidence.object.kind {
        _ if evidence.figure => RESULT,
        Some(Kind::Result) => RESULT,
        Some(Kind::Deliverable) => MADE,
        Some(Kind::Either | Kind::People) | None => UNKNOWN,
    }
}

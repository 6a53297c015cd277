//! What must be there before anything begins: the order, the charter, its cost, who takes part.

use super::{super::support::support, Asked, Verdict, met};
use crate::{
    language::{
        Text, count::Count, list::List, money::Money, number::Number, text, vocabulary::Vocabulary as _,
    },
    mission::{frame::Frame, vocabulary::Role},
    snapshot::Snapshot,
};

pub(super) fn conditions(snapshot: &Snapshot<'_>, asked: &mut Asked) {
    let frame = &snapshot.mission.frame;
    let order = frame.order.as_ref();
    let date = order.and_then(|order| order.date.as_ref());
    let body = order.and_then(|order| order.body.as_ref());
    let (status, words) = match (date, body) {
        (Some(date), Some(body)) => (
            if date.value > snapshot.today { Verdict::Partly } else { Verdict::Met },
            text!(
                "Commande écrite : {body}, {date}",
                "Written order: {body}, {date}",
                body = body.value,
                date = date.value
            ),
        ),
        (None, None) => {
            (Verdict::Missing, text!("Commande écrite de l'instance", "Written order of the body"))
        }
        (_, _) => (
            Verdict::Partly,
            text!(
                "Commande écrite : l'instance ou la date manque",
                "Written order: the body or the date is missing"
            ),
        ),
    };
    asked.add("order", status, words, "otn explain order-missing");
    let signed = frame.charter.as_ref().and_then(|charter| charter.signed.as_ref());
    let words = signed.map_or(text!("Charte d'accompagnement signée", "Support charter signed"), |date| {
        text!(
            "Charte d'accompagnement : signée le {date}",
            "Support charter: signed on {date}",
            date = date.value
        )
    });
    let signed = signed.is_some_and(|date| date.value <= snapshot.today);
    asked.add("charter", met(signed), words, "otn explain charter-missing");
    cost(snapshot, asked);
    people(frame, asked);
}

fn cost(snapshot: &Snapshot<'_>, asked: &mut Asked) {
    let support = support(snapshot, &snapshot.plan().steps);
    let euros = |euros: f64| Money::nearest(euros);
    let used = text!(
        "{days} j utilisés ({euros})",
        "{days} days used ({euros})",
        days = Number::new(support.used_days),
        euros = euros(support.used_euros)
    );
    match support.agreed_days {
        Some(agreed) => {
            let words = text!(
                "Coût de l'accompagnement : {used}, sur {agreed} jours convenus ({total})",
                "Cost of the support: {used}, of {agreed} days agreed ({total})",
                used = used,
                agreed = Number::new(agreed),
                total = euros(agreed * support.daily_rate)
            );
            let status = if support.used_days > agreed { Verdict::Partly } else { Verdict::Met };
            asked.add("cost", status, words, "otn schedule");
        }
        None => {
            let words = text!(
                "Coût : jours convenus à inscrire ([charter] days) ; {days} prévus, {used}",
                "Cost: days agreed to be written ([charter] days); {days} planned, {used}",
                days = Number::new(support.days),
                used = used
            );
            asked.add("cost", Verdict::Missing, words, "otn explain support-overrun");
        }
    }
}

/// Returns the roles that a mission cannot do without, and that nobody has.
pub(crate) fn missing_roles(frame: &Frame) -> Vec<Role> {
    let has = |wanted: Role| {
        frame.people.iter().any(|person| person.role.as_ref().is_some_and(|role| role.value == wanted))
    };
    [Role::Elected, Role::Technician].into_iter().filter(|role| !has(*role)).collect()
}

fn people(frame: &Frame, asked: &mut Asked) {
    let missing: Vec<Text> = missing_roles(frame).into_iter().map(Role::name).collect();
    let status = match missing.len() {
        0 => Verdict::Met,
        _ if frame.people.is_empty() => Verdict::Missing,
        _ => Verdict::Partly,
    };
    let people = Count::new(frame.people.len(), "personne", "personnes", "person", "people");
    let words = if missing.is_empty() {
        text!(
            "Qui participe : {people}, dont un élu et un technicien au moins",
            "Who takes part: {people}, an elected official and a technician at least",
            people = people
        )
    } else {
        text!(
            "Qui participe : {people} ; manque : {missing}",
            "Who takes part: {people}; missing: {missing}",
            people = people,
            missing = List::and(&missing)
        )
    };
    asked.add("people", status, words, "otn explain role-missing");
}

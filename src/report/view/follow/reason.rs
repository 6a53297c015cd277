//! Why a thing stands as it does, and what may be done about it, in words.

use crate::{
    language::{Text, count::Count, date::Short, number::Number, text, vocabulary::Named},
    strategy::follow_up::Reason,
};

/// Returns a reason in a few words.
pub(crate) fn words(reason: &Reason) -> Text {
    match reason {
        Reason::Late { deadline, days } => text!(
            "échéance du {deadline} dépassée de {days}",
            "deadline of {deadline} past by {days}",
            deadline = deadline,
            days = day_count(*days)
        ),
        Reason::NotBegun { start, days } => text!(
            "devait commencer le {start}, il y a {days}",
            "was to begin on {start}, {days} ago",
            start = start,
            days = day_count(*days)
        ),
        Reason::Lags { value, date, expected, standing, .. } => text!(
            "{standing} : {value} mesuré le {date}, {expected} attendu à ce jour",
            "{standing}: {value} measured on {date}, {expected} expected by now",
            standing = Named(*standing),
            value = Number::new(*value),
            date = Short(*date),
            expected = Number::new(*expected)
        ),
        Reason::Silent { since, days, measured: true, .. } => text!(
            "sans mesure depuis le {since} ({days})",
            "not measured since {since} ({days})",
            since = since,
            days = day_count(*days)
        ),
        Reason::Silent { since, days, measured: false, .. } => text!(
            "jamais mesuré depuis le début, le {since} ({days})",
            "never measured since it began, on {since} ({days})",
            since = since,
            days = day_count(*days)
        ),
        Reason::Overspent { cost, spent, .. } => text!(
            "{spent} dépensés pour un coût de {cost}",
            "{spent} spent for a cost of {cost}",
            spent = spent,
            cost = cost
        ),
        Reason::Reached { .. } => {
            text!("cible atteinte, action encore en cours", "target reached, still under way")
        }
        Reason::StatusDiffers { plan, log } => text!(
            "le plan dit « {plan} », le journal « {log} »",
            "the plan says “{plan}”, the log “{log}”",
            plan = Named(*plan),
            log = Named(*log)
        ),
        Reason::ActNow { score, answered: true } => text!(
            "risque de {score} sur 25 : mettre la réponse en œuvre",
            "risk of {score} out of 25: carry out the response",
            score = score
        ),
        Reason::ActNow { score, answered: false } => text!(
            "risque de {score} sur 25, sans réponse prévue",
            "risk of {score} out of 25, nothing planned against it",
            score = score
        ),
    }
}

/// Returns the command to type or the key to change.
pub(crate) fn how(reason: &Reason, id: &str) -> Text {
    match reason {
        Reason::Late { .. } => text!(
            "otn plan measure {id} --status faite, ou deadline = … et revised",
            "otn plan measure {id} --status done, or deadline = … and revised",
            id = id
        ),
        Reason::NotBegun { .. } => text!(
            "otn plan measure {id} --status \"en cours\", ou start = … et revised",
            "otn plan measure {id} --status running, or start = … and revised",
            id = id
        ),
        Reason::Lags { .. } => text!(
            "corriger ce qui freine, ou target = … et revised",
            "correct what holds it back, or target = … and revised"
        ),
        Reason::Silent { subject, .. } => {
            text!("otn plan measure {subject} VALEUR", "otn plan measure {subject} VALUE", subject = subject)
        }
        Reason::Overspent { .. } => {
            text!("cost = …, funding = … et revised", "cost = …, funding = … and revised")
        }
        Reason::Reached { .. } => {
            text!("otn plan measure {id} --status faite", "otn plan measure {id} --status done", id = id)
        }
        Reason::StatusDiffers { log, .. } => text!(
            "dans plan/, à l'action {id} : status = \"{log}\"",
            "in plan/, at the action {id}: status = \"{log}\"",
            id = id,
            log = Named(*log)
        ),
        Reason::ActNow { answered: true, .. } => {
            text!("après coup, revoir likelihood et impact", "afterwards, rate likelihood and impact anew")
        }
        Reason::ActNow { answered: false, .. } => {
            text!("response = \"…\" et owner = \"…\"", "response = \"…\" and owner = \"…\"")
        }
    }
}

/// Returns a number of days with its noun.
pub(super) fn day_count(days: i64) -> Count {
    Count::new(usize::try_from(days).unwrap_or(0), "jour", "jours", "day", "days")
}

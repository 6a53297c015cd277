//! For a calendar program: iCalendar (RFC 5545), days without hours.

use jiff::{ToSpan as _, civil::Date};

use crate::language::safe::is_hidden;

/// A day, or days, of a calendar.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// The same in every version of the calendar, so that a program updates what it has.
    pub(crate) uid: String,
    /// The first day.
    pub(crate) first: Date,
    /// The last day.
    pub(crate) last: Date,
    /// What is shown.
    pub(crate) summary: String,
    /// What is shown when it is opened.
    pub(crate) description: String,
    /// Whether it is only for information: other appointments may stand on the same days.
    pub(crate) is_transparent: bool,
}

/// Returns a calendar; `stamp` is the day on which it was made.
pub(crate) fn render(name: &str, stamp: Date, events: &[Event]) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&folded(&text));
        out.push_str("\r\n");
    };
    line("BEGIN:VCALENDAR".to_owned());
    line("VERSION:2.0".to_owned());
    line(format!("PRODID:-//otn//{}//EN", env!("CARGO_PKG_VERSION")));
    line("CALSCALE:GREGORIAN".to_owned());
    line("METHOD:PUBLISH".to_owned());
    line(format!("X-WR-CALNAME:{}", escaped(name)));
    for event in events {
        line("BEGIN:VEVENT".to_owned());
        line(format!("UID:{}", escaped(&event.uid)));
        line(format!("DTSTAMP:{}T000000Z", basic(stamp)));
        line(format!("DTSTART;VALUE=DATE:{}", basic(event.first)));
        // The end is the first day after; after the last day of all there is none, and one day is the default.
        if let Ok(end) = event.last.max(event.first).checked_add(1.day()) {
            line(format!("DTEND;VALUE=DATE:{}", basic(end)));
        }
        line(format!("SUMMARY:{}", escaped(&event.summary)));
        if !event.description.is_empty() {
            line(format!("DESCRIPTION:{}", escaped(&event.description)));
        }
        line(format!("TRANSP:{}", if event.is_transparent { "TRANSPARENT" } else { "OPAQUE" }));
        line("END:VEVENT".to_owned());
    }
    line("END:VCALENDAR".to_owned());
    out
}

fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year().max(0), day.month(), day.day())
}

/// Escapes a text (RFC 5545, 3.3.11); control characters, which no text may hold, become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if is_hidden(c) => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The longest line, in bytes, its end not counted (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// Folds a line before it is longer than allowed, never inside a character.
fn folded(line: &str) -> String {
    let (mut out, mut used) = (String::with_capacity(line.len() + 8), 0);
    for c in line.chars() {
        if used + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_bytes_and_characters_stay_whole() {
        let line = format!("SUMMARY:{}", "é".repeat(200));
        let folded = folded(&line);
        assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST));
        assert_eq!(folded.replace("\r\n ", ""), line);
    }

    #[test]
    fn a_calendar_is_written_as_the_standard_has_it() {
        let event = Event {
            uid: "vote@x".to_owned(),
            first: Date::constant(2027, 6, 24),
            last: Date::constant(2027, 6, 24),
            summary: "Vote; choix, plan\r\nBEGIN:VALARM".to_owned(),
            description: String::new(),
            is_transparent: false,
        };
        let calendar = render("Baie", Date::constant(2026, 11, 24), &[event]);
        let expected = [
            "BEGIN:VEVENT",
            "UID:vote@x",
            "DTSTAMP:20261124T000000Z",
            "DTSTART;VALUE=DATE:20270624",
            "DTEND;VALUE=DATE:20270625",
            "SUMMARY:Vote\\; choix\\, plan \\nBEGIN:VALARM",
            "TRANSP:OPAQUE",
            "END:VEVENT",
        ];
        assert!(calendar.contains(&expected.join("\r\n")), "{calendar}");
    }
}

//! What a cell of the plan means: a day, an amount, a person, a status, in French or in English.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    language::{
        deadline::{Deadline, deadline},
        money::Money,
        number::typed_euros,
        order::slug,
        suggestion,
        vocabulary::Vocabulary as _,
    },
    mission::{
        Mission,
        follow_up::{date, figure},
        vocabulary::Status,
    },
    state_of_play::import::workbook::{self, Cell},
    strategy::register::{Column, DASH, Kind, Value, cell_words},
};

/// Why a cell is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub(crate) enum Why {
    /// A formula that failed, or no number that a spreadsheet computes.
    Failed,
    /// A formula whose result the file does not hold.
    Uncomputed,
    /// It is no day.
    NoDate,
    /// It is no amount.
    NoAmount,
    /// It is no number.
    NoNumber,
    /// It is no list of payers, each with what it pays.
    NoFunding,
    /// The file has it in tables of its own, which are changed there.
    Spread,
    /// It is no whole number from 1 to 5.
    NoScore,
    /// It is no status.
    NoStatus {
        /// The status that it looks like.
        nearest: Option<&'static str>,
    },
    /// Nobody of the mission has the name.
    NoPerson {
        /// The id that it looks like.
        nearest: Option<String>,
    },
    /// No objective has the id.
    NoObjective {
        /// The id that it looks like.
        nearest: Option<String>,
    },
    /// No action has the id.
    NoAction {
        /// The id.
        id: String,
    },
    /// The action cannot do without it.
    Needed,
    /// Another row has the same id.
    Twice,
    /// It is no id.
    BadId,
    /// A new row needs a title.
    NoTitle,
}

/// Reads a cell; none where it is empty.
pub(super) fn value(column: Column, cell: &Cell, mission: &Mission) -> Result<Option<Value>, Why> {
    if matches!(cell, Cell::Error(_)) {
        return Err(Why::Failed);
    }
    let words = cell.written().replace("\r\n", "\n").trim().to_owned();
    if words.is_empty() {
        return Ok(None);
    }
    let value = match column.kind() {
        Kind::Words if column == Column::Objective => Value::Words(objective(&words, mission)?),
        Kind::Words => Value::Words(words),
        Kind::List => Value::List(list(&words)),
        Kind::Person => Value::Words(person(&words, mission)?),
        Kind::Date => Value::Date(day(cell).ok_or(Why::NoDate)?),
        Kind::Money => Value::Money(amount(cell).ok_or(Why::NoAmount)?),
        Kind::Funding => Value::Funding(funding(&words).ok_or(Why::NoFunding)?),
        Kind::Number => {
            let number = number(cell).filter(|number| (0.0..MOST).contains(number));
            Value::Number(number.ok_or(Why::NoNumber)?)
        }
        Kind::Score => Value::Score(score(cell).ok_or(Why::NoScore)?),
        Kind::Status => {
            let status = Status::parse(&words);
            Value::Status(status.ok_or_else(|| Why::NoStatus { nearest: near_status(&words) })?)
        }
    };
    Ok(Some(value))
}

fn list(words: &str) -> Vec<String> {
    let items = words.split([';', '\n']).map(str::trim).filter(|item| !item.is_empty());
    items.map(str::to_owned).collect()
}

/// The largest figure: TOML has no whole number of more than some nineteen digits.
const MOST: f64 = 1e15;

/// Reads payers, each with what it pays: `Région 54 000; Office : 12 k€`.
fn funding(words: &str) -> Option<Vec<(String, Option<Money>)>> {
    let payer = |item: &String| {
        let (source, euros) = match item.rsplit_once(':') {
            Some((source, euros)) => (source, amount(&Cell::Text(euros.trim().to_owned()))),
            None => {
                let begins = |at: &usize| item[*at..].starts_with(|c: char| c.is_ascii_digit());
                let mut words = item.char_indices().filter(|(_, c)| c.is_whitespace());
                words.find_map(|(at, space)| {
                    let at = Some(at + space.len_utf8()).filter(begins)?;
                    let euros = amount(&Cell::Text(item[at..].to_owned()))?;
                    Some((&item[..at], Some(euros)))
                })?
            }
        };
        let source = source.trim();
        let is_payer = euros.is_some() && source.chars().any(char::is_alphabetic);
        is_payer.then(|| (source.to_owned(), euros))
    };
    list(words).iter().map(payer).collect()
}

/// Finds an objective by its id, with or without its statement behind it, or by its statement.
fn objective(words: &str, mission: &Mission) -> Result<String, Why> {
    let find = |wanted: &str| {
        let wanted = slug(wanted);
        mission.objectives.iter().find(|objective| {
            let statement = objective.statement.as_ref().map(|statement| slug(&statement.value));
            slug(&objective.id.value) == wanted || statement.as_ref() == Some(&wanted)
        })
    };
    let id = words.split_once(DASH.trim()).map_or(words, |(id, _)| id.trim());
    let found = find(words).or_else(|| find(id));
    let words = id;
    found.map(|objective| objective.id.value.clone()).ok_or_else(|| Why::NoObjective {
        nearest: suggestion::nearest(words, mission.objectives.iter().map(|one| one.id.value.as_str()))
            .map(str::to_owned),
    })
}

/// Finds a person by id or by name.
pub(super) fn person(words: &str, mission: &Mission) -> Result<String, Why> {
    let wanted = slug(words);
    let people = || mission.frame.people.iter();
    let named = |id: &str| slug(&cell_words(mission.person_name(id))) == wanted;
    let found = people().find(|person| slug(&person.id.value) == wanted);
    let found = found.or_else(|| people().find(|person| named(&person.id.value)));
    found.map(|person| person.id.value.clone()).ok_or_else(|| {
        let names = people().flat_map(|person| {
            [person.id.value.as_str(), mission.person_name(&person.id.value)]
                .map(|name| (name, &person.id.value))
        });
        let names: Vec<(&str, &String)> = names.collect();
        let nearest = suggestion::nearest(words, names.iter().map(|(name, _)| *name));
        let id = nearest.and_then(|nearest| names.iter().find(|(name, _)| *name == nearest));
        Why::NoPerson { nearest: id.map(|(_, id)| (*id).clone()) }
    })
}

/// Days that a spreadsheet counts, between 1954 and 2119: others are amounts in a column of days.
const SERIALS: std::ops::Range<f64> = 20_000.0..80_000.0;

/// Reads a day: as such, as a spreadsheet counts it, as French or, where no month has the number, Americans write it.
pub(super) fn day(cell: &Cell) -> Option<Date> {
    match cell {
        Cell::Date(iso) => iso.get(..10)?.parse().ok(),
        Cell::Number(serial) => counted(*serial),
        Cell::Text(text) => {
            let text = text.trim();
            date(text)
                .or_else(|| short_year(text))
                .or_else(|| in_words(text))
                .or_else(|| counted(text.parse().ok()?))
        }
        Cell::Flag(_) | Cell::Error(_) => None,
    }
}

fn counted(serial: f64) -> Option<Date> {
    let serial = Some(serial).filter(|serial| SERIALS.contains(serial))?;
    workbook::serial_date(serial, workbook::Epoch::Y1900)?.get(..10)?.parse().ok()
}

/// Reads `14/12/20`, and `12/14/20` where only the second can be a day.
fn short_year(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let (first, second): (i8, i8) = (first.trim().parse().ok()?, second.trim().parse().ok()?);
    let year: i16 = match year.trim() {
        short if short.len() == 2 => short.parse::<i16>().ok()? + 2000,
        long if long.len() == 4 => long.parse().ok()?,
        _ => return None,
    };
    Date::new(year, second, first).or_else(|_| Date::new(year, first, second)).ok()
}

/// Reads `30 juin 2029`, `30 June 2029`, `June 30, 2029`; a month or a year alone is no day.
fn in_words(text: &str) -> Option<Date> {
    let Deadline { range, first, last } = deadline(text)?;
    (range == (0..text.len()) && first == last).then_some(last)
}

/// Reads an amount; `1 234 €`, `12 k€` and the like are understood.
pub(super) fn amount(cell: &Cell) -> Option<Money> {
    let euros = match cell {
        Cell::Number(number) => *number,
        Cell::Text(text) => {
            let plain = text.to_lowercase().replace("euros", "").replace("ht", "").replace("ttc", "");
            let plain = plain.trim().trim_end_matches(['€', ' ', '\u{a0}', '\u{202f}']);
            let (plain, times) = match plain.strip_suffix('k') {
                Some(thousands) => (thousands.trim(), 1_000.0),
                None => (plain, 1.0),
            };
            typed_euros(plain)? * times
        }
        Cell::Date(_) | Cell::Flag(_) | Cell::Error(_) => return None,
    };
    Money::from_f64(euros).filter(|money| money.cents >= 0)
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(text) => figure(text.trim()),
        Cell::Date(_) | Cell::Flag(_) | Cell::Error(_) => None,
    }
}

fn score(cell: &Cell) -> Option<i64> {
    let number = number(cell)?;
    (1..=5).find(|score: &i8| f64::from(*score) == number).map(i64::from)
}

/// Tells whether two written values are the same; spreadsheets keep fifteen digits of a figure.
pub(super) fn same(kind: Kind, one: &str, other: &str) -> bool {
    let lines = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    if lines(one) == lines(other) {
        return true;
    }
    match (kind, one.parse::<f64>(), other.parse::<f64>()) {
        (Kind::Money | Kind::Number, Ok(one), Ok(other)) => {
            (one - other).abs() <= 1e-12 * one.abs().max(other.abs())
        }
        _ => false,
    }
}

/// Returns the key of the status that some words were probably meant to be.
pub(super) fn near_status(words: &str) -> Option<&'static str> {
    let near = Status::nearest(words)?;
    // The nearest word's English side is the key.
    Status::parse(&near.en).map(Status::key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_and_spreadsheets_write_them() {
        let expected = Some(Date::constant(2020, 12, 14));
        for text in [
            "2020-12-14",
            "14/12/2020",
            "14/12/20",
            "12/14/20",
            "44179",
            "14 décembre 2020",
            "14 December 2020",
            "December 14, 2020",
        ] {
            assert_eq!(day(&Cell::Text(text.to_owned())), expected, "{text}");
        }
        assert_eq!(day(&Cell::Number(44_179.0)), expected);
        assert_eq!(day(&Cell::Date("2020-12-14T10:00:00".to_owned())), expected);
        assert_eq!(day(&Cell::Text("1er juillet 2029".to_owned())), Some(Date::constant(2029, 7, 1)));
        for text in [
            "fin 2026",
            "juin 2029",
            "2029",
            "avant le 30 juin 2029",
            "31 juin 2029",
            "32/13/2020",
            "12",
            "2020-02-30",
            "é/é/é",
        ] {
            assert_eq!(day(&Cell::Text(text.to_owned())), None, "{text}");
        }
    }

    #[test]
    fn payers_are_read_each_with_what_it_pays() {
        let paid = |payers: &[(&str, i64)]| {
            let payer = |(source, cents): &(&str, i64)| ((*source).to_owned(), Some(Money { cents: *cents }));
            Some(payers.iter().map(payer).collect::<Vec<_>>())
        };
        assert_eq!(
            funding("Région 54 000 ; Office: 12 k€"),
            paid(&[("Région", 5_400_000), ("Office", 1_200_000)])
        );
        assert_eq!(funding("Région 2: 1\u{202f}234,50 €"), paid(&[("Région 2", 123_450)]));
        for text in ["Région", "54 000", "Région beaucoup", ": 12", "Région -5"] {
            assert_eq!(funding(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_are_read_with_their_marks_and_a_range_is_none() {
        let text = |text: &str| amount(&Cell::Text(text.to_owned())).map(Money::as_euros);
        assert_eq!(text("1 234,50 €"), Some(1234.5));
        assert_eq!(text("12 k€"), Some(12_000.0));
        assert_eq!(text("50000 € HT"), Some(50_000.0));
        assert_eq!(text("Entre 200 et 500"), None);
        assert_eq!(text("-5"), None);
        assert_eq!(amount(&Cell::Number(f64::NAN)), None);
    }
}

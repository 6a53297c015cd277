//! Days as people write them.

use std::fmt;

use jiff::civil::Date;

use super::{Language, Localised};

/// The months as they are compared: French, English and English cut short, without capitals or accents.
pub(crate) const MONTHS_FOLDED: [[&str; 3]; 12] = [
    ["janvier", "january", "jan"],
    ["fevrier", "february", "feb"],
    ["mars", "march", "mar"],
    ["avril", "april", "apr"],
    ["mai", "may", "may"],
    ["juin", "june", "jun"],
    ["juillet", "july", "jul"],
    ["aout", "august", "aug"],
    ["septembre", "september", "sept"],
    ["octobre", "october", "oct"],
    ["novembre", "november", "nov"],
    ["decembre", "december", "dec"],
];

/// The months in French.
pub(super) const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Localised for Date {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let index = usize::try_from(self.month() - 1).unwrap_or_default();
        match language {
            Language::French => {
                let ordinal = if self.day() == 1 { "er" } else { "" };
                write!(f, "{}{ordinal} {} {}", self.day(), MONTHS_FR[index], self.year())
            }
            Language::English => write!(f, "{} {} {}", self.day(), MONTHS_EN[index], self.year()),
        }
    }
}

/// A day in a table, where there is no room for the month's name: `31/12/2028`, `31 Dec 2028`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Short(pub(crate) Date);

impl Localised for Short {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.0;
        match language {
            Language::French => write!(f, "{:02}/{:02}/{:04}", date.day(), date.month(), date.year()),
            Language::English => {
                let index = usize::try_from(date.month() - 1).unwrap_or_default();
                write!(f, "{} {} {:04}", date.day(), &MONTHS_EN[index][..3], date.year())
            }
        }
    }
}

/// The month of a day, as the head of a picture's column: `mars 26`, `Mar 26`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Month(pub(crate) Date);

impl Localised for Month {
    fn write(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHORT_FR: [&str; 12] = [
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ];
        let index = usize::try_from(self.0.month() - 1).unwrap_or_default();
        let month = match language {
            Language::French => SHORT_FR[index],
            Language::English => &MONTHS_EN[index][..3],
        };
        write!(f, "{month} {:02}", self.0.year().rem_euclid(100))
    }
}

#[cfg(test)]
mod tests {
    use super::super::In;
    use super::*;

    #[test]
    fn the_first_of_a_month_is_an_ordinal_in_french() {
        let first = Date::constant(2027, 3, 1);
        assert_eq!(In(&first, Language::French).to_string(), "1er mars 2027");
        assert_eq!(In(&first, Language::English).to_string(), "1 March 2027");
        assert_eq!(In(&Short(first), Language::French).to_string(), "01/03/2027");
        assert_eq!(In(&Month(first), Language::English).to_string(), "Mar 27");
    }
}

//! Days as people write them.

use std::fmt;

use jiff::civil::Date;

use super::{Language, Localised};

const MONTHS_FR: [&str; 12] = [
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

#[cfg(test)]
mod tests {
    use super::super::In;
    use super::*;

    #[test]
    fn the_first_of_a_month_is_an_ordinal_in_french() {
        let first = Date::constant(2027, 3, 1);
        assert_eq!(In(&first, Language::French).to_string(), "1er mars 2027");
        assert_eq!(In(&first, Language::English).to_string(), "1 March 2027");
    }
}

//! A day on the command line: `2025-12-31` or `31/12/2025`.

use jiff::civil::Date;

use crate::mission::follow_up::date;

/// What stands for a day in the help.
pub(super) const NAME: &str = "<DATE>";

/// Reads a day; what is said of a wrong one is the misuse's matter, in both languages.
pub(super) fn day(text: &str) -> Result<Date, String> {
    date(text.trim()).ok_or_else(|| "YYYY-MM-DD, DD/MM/YYYY".to_owned())
}

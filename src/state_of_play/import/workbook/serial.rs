//! The days that spreadsheets count.

use jiff::{Span, civil::Date};

/// The day from which a workbook counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Epoch {
    /// 1 January 1900 is day 1, and the 29 February that never was is counted.
    Y1900,
    /// 1 January 1904 is day 0: old Macintosh workbooks.
    Y1904,
}

/// Returns a counted day as ISO 8601, with its time where it has one; `None` where no calendar has it.
pub(crate) fn date(serial: f64, epoch: Epoch) -> Option<String> {
    // The last day that spreadsheets know is 31 December 9999.
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "below 2^42 by the bound above")]
    let seconds = (serial * 86_400.0).round() as i64;
    let (days, seconds) = (seconds / 86_400, seconds % 86_400);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if days == 0 && seconds > 0 && epoch == Epoch::Y1900 {
        return Some(format!("{hour:02}:{minute:02}:{second:02}"));
    }
    let origin = match epoch {
        Epoch::Y1904 => Date::constant(1904, 1, 1),
        // Days before the one that never was stand one further.
        Epoch::Y1900 if days < 60 => Date::constant(1899, 12, 31),
        Epoch::Y1900 => Date::constant(1899, 12, 30),
    };
    let day = origin.checked_add(Span::new().try_days(days).ok()?).ok()?;
    match seconds {
        0 => Some(day.to_string()),
        _ => Some(format!("{day}T{hour:02}:{minute:02}:{second:02}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked days are those of ECMA-376, part 1, 18.17.4.1.
    #[test]
    fn days_count_from_1900_or_from_1904() {
        for (serial, epoch, expected) in [
            (1.0, Epoch::Y1900, Some("1900-01-01")),
            (61.0, Epoch::Y1900, Some("1900-03-01")),
            (45_658.0, Epoch::Y1900, Some("2025-01-01")),
            (45_658.5, Epoch::Y1900, Some("2025-01-01T12:00:00")),
            (0.75, Epoch::Y1900, Some("18:00:00")),
            (0.0, Epoch::Y1904, Some("1904-01-01")),
            (44_196.0, Epoch::Y1904, Some("2025-01-01")),
            (-1.0, Epoch::Y1900, None),
            (1e12, Epoch::Y1900, None),
        ] {
            assert_eq!(date(serial, epoch).as_deref(), expected, "{serial}");
        }
    }
}

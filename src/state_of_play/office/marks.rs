//! What the marks of a column mean, decided by all its cells: points and commas in numbers, days and months in dates.

use crate::state_of_play::{problems::Reading, table_schema::Kind};

/// What was seen of a column's marks, and what they were settled to mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    point: Mark,
    comma: Mark,
    day_first: bool,
    month_first: bool,
    either_first: bool,
    /// Whether a point parts thousands.
    pub(super) point_parts: bool,
    /// Whether a comma parts thousands.
    pub(super) comma_parts: bool,
    /// Whether dates begin with the month.
    pub(super) months_first: bool,
}

/// What was seen of one mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    /// It surely parts thousands somewhere: `1.234.567`, `1.234,5`.
    parts: bool,
    /// It surely is the decimal mark somewhere: `12.5`, `0.125`, `1,234.5`.
    decimal: bool,
    /// It could be either: `1.234`.
    either: bool,
}

impl Marks {
    /// Looks at a cell.
    pub(crate) fn see(&mut self, cell: &str) {
        if cell.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        if let Some((first, second)) = day_and_month(cell) {
            self.day_first |= first > 12 && second <= 12;
            self.month_first |= second > 12 && first <= 12;
            self.either_first |= first <= 12 && second <= 12 && first != second;
            return;
        }
        let Some(last) = cell.rfind(['.', ',']) else { return };
        let (mut points, mut commas, mut before, mut after, mut leading) = (0, 0, 0, 0, 0);
        for (at, byte) in cell.bytes().enumerate() {
            match byte {
                b'.' => points += 1,
                b',' => commas += 1,
                b'0'..=b'9' if at > last => after += 1,
                b'0' if before == leading => (before, leading) = (before + 1, leading + 1),
                b'0'..=b'9' => before += 1,
                _ => {}
            }
        }
        let is_point = cell[last..].starts_with('.');
        let (this, other) =
            if is_point { (&mut self.point, &mut self.comma) } else { (&mut self.comma, &mut self.point) };
        match (points, commas) {
            (1.., 1..) => {
                this.decimal = true;
                other.parts = true;
            }
            (2.., 0) | (0, 2..) => this.parts = true,
            // Three digits after, one to three before, none of them a lone zero: either.
            _ if after == 3 && (1..=3).contains(&before) && leading == 0 => this.either = true,
            _ => this.decimal = true,
        }
    }

    /// Settles what the marks mean; returns the reading where the column leaves it open.
    pub(crate) fn settle(&mut self, kind: &Kind) -> Option<Reading> {
        self.months_first = self.month_first && !self.day_first;
        if matches!(kind, Kind::Date(_)) {
            let open = self.either_first && !self.day_first && !self.month_first;
            return open.then_some(Reading::DayFirst);
        }
        let whole = matches!(kind, Kind::Integer(_));
        // One mark cannot do both; the other's sure use tells this one's.
        self.point_parts =
            self.point.parts || (!self.point.decimal && self.comma.decimal && self.point.either);
        self.comma_parts =
            self.comma.parts || (!self.comma.decimal && self.point.decimal && self.comma.either);
        let open_point = self.point.either && !self.point_parts && !self.point.decimal;
        let open_comma = self.comma.either && !self.comma_parts && !self.comma.decimal;
        if whole {
            // A whole number has no decimals: the mark parts thousands, and nothing stays open.
            self.point_parts |= open_point;
            self.comma_parts |= open_comma;
            return None;
        }
        if open_point {
            return Some(Reading::PointIsDecimal);
        }
        open_comma.then_some(Reading::CommaIsDecimal)
    }

    /// Tells whether the column's decimal mark is a comma.
    pub(crate) fn decimal_comma(&self) -> bool {
        self.comma.decimal && !self.comma_parts
    }
}

/// Reads the two first numbers of `31/12/2025`, `31-12-25`, `31.12.2025`.
pub(super) fn day_and_month(cell: &str) -> Option<(u8, u8)> {
    let mut parts = cell.split(['/', '-', '.']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let year = year.split([' ', 'T']).next().unwrap_or(year);
    let known_year = matches!(year.len(), 2 | 4) && year.bytes().all(|b| b.is_ascii_digit());
    (parts.next().is_none() && short(first) && short(second) && known_year)
        .then(|| (first.parse().unwrap_or(0), second.parse().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state_of_play::table_schema::{Bare, Format, NumberFormat};

    fn settled(cells: &[&str], kind: &Kind) -> (Marks, Option<Reading>) {
        let mut marks = Marks::default();
        cells.iter().for_each(|cell| marks.see(cell));
        let open = marks.settle(kind);
        (marks, open)
    }

    #[test]
    fn the_whole_column_decides_what_a_point_means() {
        let number = Kind::Number(NumberFormat::default());
        let (marks, open) = settled(&["1.234", "9.476.248"], &number);
        assert!(marks.point_parts && open.is_none());
        let (marks, open) = settled(&["1.234", "12.5"], &number);
        assert!(!marks.point_parts && open.is_none());
        assert_eq!(settled(&["1.234", "2.345"], &number).1, Some(Reading::PointIsDecimal));
        let (marks, open) = settled(&["1.234"], &Kind::Integer(Bare::Yes));
        assert!(marks.point_parts && open.is_none());
    }

    #[test]
    fn the_whole_column_decides_what_comes_first_in_dates() {
        let date = Kind::Date(Format::Iso);
        assert!(settled(&["03/04/2025", "12/14/20"], &date).0.months_first);
        assert!(!settled(&["03/04/2025", "31/12/2025"], &date).0.months_first);
        assert_eq!(settled(&["03/04/2025"], &date).1, Some(Reading::DayFirst));
    }
}

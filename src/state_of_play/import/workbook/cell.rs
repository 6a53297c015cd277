//! A cell of a spreadsheet, whatever kind of file it comes from.

/// What a cell holds; formulas are their last computed value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Text, as it stands.
    Text(String),
    /// A number: no mark is left to guess.
    Number(f64),
    /// A day, with its time where it has one, in the form of ISO 8601.
    Date(String),
    /// True or false.
    Flag(bool),
    /// A formula that failed: `#N/A`, `#DIV/0!`.
    Error(String),
}

/// The cells of a row that hold something, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// The row's number in its sheet, or its line in its file, from 1.
    pub(crate) number: u64,
    /// The columns, from 0, and their cells.
    pub(crate) cells: Vec<(usize, Cell)>,
}

impl Row {
    /// Returns the cell of a column.
    pub(crate) fn get(&self, column: usize) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(at, _)| *at).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }
}

impl Cell {
    /// Returns the cell as a reader of the sheet would copy it by hand.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::Text(text) | Self::Date(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => plain_number(*number),
            Self::Flag(flag) => flag.to_string(),
        }
    }

    /// Tells whether the cell is a number, or a text that is one.
    pub(crate) fn is_figure(&self) -> bool {
        match self {
            Self::Number(_) | Self::Error(_) => true,
            Self::Text(text) => {
                let digits = text.chars().filter(char::is_ascii_digit).count();
                let marks = |c: char| !c.is_alphabetic() || c == 'E';
                (digits > 0 && text.chars().all(marks)) || matches!(text.trim(), "-" | "–" | "")
            }
            Self::Date(_) | Self::Flag(_) => false,
        }
    }
}

/// Returns a spreadsheet's number without the noise of binary fractions: fifteen digits, as spreadsheets show.
pub(crate) fn plain_number(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // No minus before a zero.
    (rounded + 0.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_carry_no_noise_and_whole_ones_no_decimals() {
        for (number, expected) in
            [(12.0, "12"), (0.1 + 0.2, "0.3"), (-0.0, "0"), (1_234.5, "1234.5"), (0.125, "0.125")]
        {
            assert_eq!(plain_number(number), expected);
        }
    }

    #[test]
    fn figures_are_told_from_words() {
        let text = |words: &str| Cell::Text(words.to_owned());
        for (cell, expected) in
            [(text("2,035"), true), (text("-"), true), (text("1 234 €"), true), (text("Hôtel 3"), false)]
        {
            assert_eq!(cell.is_figure(), expected, "{cell:?}");
        }
    }
}

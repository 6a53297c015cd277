//! What a sheet of a report held, as one figure: by it an import tells that a sheet which is not read was changed.

/// The sum of what the cells hold and where: their order does not count, since writers and readers have their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fingerprint(u64);

/// The digits of a figure that are compared: spreadsheets keep fifteen, and not all of them the last.
const DIGITS: usize = 11;

impl Fingerprint {
    /// Adds the words of a cell, row and column counted from 0; white space does not count.
    pub(crate) fn words(&mut self, row: u64, column: usize, words: &str) {
        let words: Vec<&str> = words.split_whitespace().collect();
        if !words.is_empty() {
            self.0 = self.0.wrapping_add(hash(&format!("{row} {column} {}", words.join(" "))));
        }
    }

    /// Adds the figure of a cell.
    pub(crate) fn figure(&mut self, row: u64, column: usize, figure: f64) {
        self.words(row, column, &format!("{figure:.DIGITS$e}"));
    }

    /// Returns the figure as a cell holds it.
    pub(crate) fn written(self) -> String {
        format!("x{:016x}", self.0)
    }
}

/// The 64-bit hash of Fowler, Noll and Vo (1a): the same on every machine and in every version.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cells: &[(u64, usize, &str)]) -> Fingerprint {
        let mut print = Fingerprint::default();
        cells.iter().for_each(|(row, column, words)| print.words(*row, *column, words));
        print
    }

    #[test]
    fn the_order_and_white_space_do_not_count_and_words_and_places_do() {
        let print = of(&[(0, 0, "Risques"), (3, 1, "un  retard\n")]);
        assert_eq!(print, of(&[(3, 1, "un retard"), (0, 0, "Risques"), (1, 1, " ")]));
        assert_ne!(print, of(&[(3, 1, "un retards"), (0, 0, "Risques")]));
        assert_ne!(print, of(&[(2, 1, "un retard"), (0, 0, "Risques")]));
        let (mut one, mut other) = (Fingerprint::default(), Fingerprint::default());
        one.figure(0, 0, 0.1 + 0.2);
        other.figure(0, 0, 0.3);
        assert_eq!(one, other);
    }
}

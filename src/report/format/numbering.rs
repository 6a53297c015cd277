//! The numbers of a report's parts and of their sections: a council cites "§ 5.2".

use crate::report::document::Paper;

/// Counts parts, and sections in each.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The parts numbered so far.
    part: usize,
    /// The sections of the current part so far; none outside of a numbered part.
    section: Option<usize>,
}

impl Numbering {
    /// Returns the number that stands before a part's title; none for the first page, which stands before the contents.
    pub(super) fn part(&mut self, paper: Paper) -> String {
        if paper == Paper::First {
            self.section = None;
            return String::new();
        }
        self.part += 1;
        self.section = Some(0);
        format!("{}.\u{a0}", self.part)
    }

    /// Returns the number that stands before a section's title; none outside of a numbered part.
    pub(super) fn section(&mut self) -> String {
        let part = self.part;
        self.section.as_mut().map_or_else(String::new, |section| {
            *section += 1;
            format!("{part}.{section}.\u{a0}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_numbered_in_their_part_and_the_first_page_is_not() {
        let mut numbers = Numbering::default();
        let all = [
            numbers.section(),
            numbers.part(Paper::First),
            numbers.section(),
            numbers.part(Paper::Upright),
            numbers.section(),
            numbers.section(),
            numbers.part(Paper::Turned),
            numbers.section(),
        ];
        assert_eq!(
            all.map(|number| number.replace('\u{a0}', "")),
            ["", "", "", "1.", "1.1.", "1.2.", "2.", "2.1."]
        );
    }
}

//! For GitHub: workflow commands, which become annotations on the lines of a change.

use super::{Review, Severity};
use crate::language::{Language, safe};

/// Returns one workflow command a finding.
pub(super) fn render(review: &Review<'_>, language: Language) -> String {
    let sources = review.sources;
    let mut out = String::new();
    for diagnostic in review.diagnostics {
        let finding = &diagnostic.finding;
        let position = sources.position(finding.place);
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let help = finding.help_in(language).map(|help| format!("\n{help}")).collect::<String>();
        out.push_str(&format!(
            "::{command} file={},line={},col={},title={}::{}\n",
            property(&sources.get(finding.place.file).name()),
            position.line,
            position.column,
            diagnostic.rule.name,
            data(&format!("{}{help}", finding.message.in_(language)))
        ));
    }
    out
}

/// Escapes a message, as GitHub's runner reads it.
fn data(text: &str) -> String {
    safe::visible_lines(text).replace('%', "%25").replace('\n', "%0A")
}

/// Escapes a property, in which `:` and `,` also mean something.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_begin_another_command() {
        assert_eq!(data("a\n::error::b 5%"), "a%0A::error::b 5%25");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}

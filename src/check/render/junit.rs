//! For test reports: JUnit's XML, one case a finding, a failure where the check fails.

use super::Review;
use crate::{
    check::levels,
    language::{Language, safe},
};

/// Returns the review as a JUnit report; a review without findings is one passed case.
pub(super) fn render(review: &Review<'_>, language: Language) -> String {
    let failures =
        review.diagnostics.iter().filter(|found| levels::fails(found.severity, review.deny)).count();
    let count = review.diagnostics.len().max(1);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{count}\" failures=\"{failures}\">\n  \
         <testsuite name=\"otn\" tests=\"{count}\" failures=\"{failures}\" errors=\"0\">\n"
    );
    if review.diagnostics.is_empty() {
        out.push_str("    <testcase name=\"check\" classname=\"otn\"/>\n");
    }
    for diagnostic in review.diagnostics {
        out.push_str(&case(review, diagnostic, language));
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

fn case(review: &Review<'_>, diagnostic: &crate::check::Diagnostic, language: Language) -> String {
    let finding = &diagnostic.finding;
    let sources = review.sources;
    let position = sources.position(finding.place);
    let file = escaped(&sources.get(finding.place.file).name());
    let message = escaped(&finding.message.in_(language));
    let help: Vec<String> = finding.help_in(language).map(|help| escaped(&help)).collect();
    let (rule, line) = (diagnostic.rule.name, position.line);
    let details = format!("{file}:{line}:{}\n{message}\n{}", position.column, help.join("\n"));
    let severity = diagnostic.severity.key();
    let inner = if levels::fails(diagnostic.severity, review.deny) {
        format!("<failure type=\"{severity}\" message=\"{message}\">{details}</failure>")
    } else {
        format!("<system-out>{severity}: {details}</system-out>")
    };
    format!("    <testcase name=\"{rule} {file}:{line}\" classname=\"{rule}\">{inner}</testcase>\n")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in safe::visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_cannot_break_the_report() {
        assert_eq!(escaped("<a b=\"c\">&\u{1}"), "&lt;a b=&quot;c&quot;&gt;&amp;\\u{1}");
    }
}
